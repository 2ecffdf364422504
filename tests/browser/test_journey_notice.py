"""A doubtful place is seen, chosen, read back and filed; it is answered, and no answer is more than that."""

from __future__ import annotations

from typing import Any

import pytest

PHRASE = "9 km south of Deir ez-Zor airfield"
READ_FROM = "[data-read-from^='Deir ez-Zor Airport']"
CARDS = {"now": "main [data-notice='{}']", "map": "[data-row='{}']"}
"""Where a notice stands on the pages that list it."""
EVERYWHERE = pytest.mark.parametrize(
    ("size", "language"), [("wide", "en"), ("phone", "en"), ("wide", "ar"), ("phone", "ar")]
)


def file_doubtful(person: Any, landmark: str = "Deir ez-Zor Airport", *, starts_now: bool = True) -> str:
    """File a notice for the fatal phrase as its officer would, and return its id.

    One that starts at once says that nobody has time to answer it, and is filed all the same.
    """
    page = person.page
    person.go("file")
    page.locator("main input").first.fill(PHRASE)
    page.locator("[data-option=reading]").first.wait_for()
    rivals = page.locator("[data-option]")
    assert rivals.filter(has_text="Deir ez-Zor").count() >= 2
    assert page.locator("main [data-place=choose]").count() > 0
    rivals.filter(has_text=landmark).first.get_by_role("radio").check()
    if starts_now:
        person.press("file-now")
        page.locator("[data-lasts='2']").click()
    told = page.locator(f"[data-answer-time={'short' if starts_now else 'usual'}]")
    assert told.count() == 2
    page.locator("#summary").fill("Aircraft will strike.")
    page.locator("#confirmed-by").fill("Planning officer")
    person.press("file-do")
    page.locator("[data-filing=done]").wait_for()
    assert page.locator("[data-step][data-state=sent]").count() == 3
    person.press("file-open", role="link")
    notice = page.locator("[data-notice]")
    notice.wait_for()
    return str(notice.get_attribute("data-notice"))


def read_on_every_page(person: Any, notice: str) -> None:
    """Go through the pages that show a notice; each says from which landmark its words were read."""
    for where, card in CARDS.items():
        person.go(where)
        person.page.locator(card.format(notice)).locator(READ_FROM).first.wait_for()
    person.go(f"notice/{notice}")
    person.page.locator("main [data-notice]").locator(READ_FROM).wait_for()


@EVERYWHERE
def test_notice_of_a_doubtful_place(served: Any, sit: Any, size: str, language: str) -> None:
    """R2, R3, R16, R18: the rival is seen before anybody acts; an answer and its concern are kept apart."""
    coalition = sit("coalition/hotline", size=size, language=language)
    coalition.go("file")
    coalition.page.locator("main input").first.fill(PHRASE)
    coalition.page.locator("[data-option=reading]").first.wait_for()
    near = coalition.page.locator("section[data-finding]")
    near.filter(has_text="Field clinic").wait_for()
    assert "Water pumping station" not in coalition.page.locator("main").inner_text()
    coalition.look()
    notice = file_doubtful(coalition)
    coalition.look()
    with served.client("russia/duty") as line:
        (filed,) = [n for n in line.notices()["notices"] if n["id"] == notice]
    assert filed["activity"]["place"]["stated"] == PHRASE
    russia = sit("russia/duty", size=size, language=language)
    read_on_every_page(russia, notice)
    answers = russia.page.locator("[data-answer]").first
    russia.press("notice-no-concern")
    russia.page.locator("[data-answer=no-concern]").first.wait_for()
    russia.press("notice-concern")
    answers.locator("textarea").fill("The same words from the city lead elsewhere.")
    russia.press("notice-concern-do")
    russia.page.locator("[data-answer=concern]").first.wait_for()
    russia.look()
    coalition.page.locator("[data-recipient=russia][data-standing=concern]").wait_for()
    assert coalition.page.locator("[data-open='1']").count() == 1
    with served.client("coalition/hotline") as line:
        given = {r["party"]: [a["answer"] for a in r["answers"]] for r in line.notice(notice)["recipients"]}
    assert given["russia"] == ["no-concern", "concern"]


@EVERYWHERE
def test_late_answer_stands_beside_the_silence_before_it(
    served: Any, sit: Any, size: str, language: str
) -> None:
    """R18: who was silent and answered later is shown with both; no answer makes silence into consent."""
    syria, coalition = (
        sit(desk, size=size, language=language) for desk in ("syria/duty", "coalition/hotline")
    )
    with served.client("coalition/hotline") as line:
        (notice,) = [n["id"] for n in line.notices()["notices"]]
    coalition.go(f"notice/{notice}")
    row = coalition.page.locator("[data-recipient=syria]")
    row.and_(coalition.page.locator("[data-standing=silent]")).wait_for()
    syria.go(f"notice/{notice}")
    syria.press("notice-no-concern")
    row.and_(coalition.page.locator("[data-standing=no-concern]")).wait_for()
    silent = row.locator("[data-silent-first]")
    assert silent.locator("time").get_attribute("datetime") == silent.get_attribute("data-silent-first")
    coalition.look()
    syria.page.locator("[data-recipient=syria] [data-silent-first]").wait_for()
    syria.look()
