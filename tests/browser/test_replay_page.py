"""The replay, live: the day runs before people who sit at its desks, and every page says what it is."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from test_journey_notice import EVERYWHERE, file_doubtful
from words import word


def test_replay_plays_the_day_before_people_at_its_desks(sit: Any, room: Any) -> None:
    """Whoever plays the day keeps its desk, sees the call climb, and may act in between."""
    context = room()
    syria, director = (sit(desk, context) for desk in ("syria/duty", "coalition/battle-director"))
    for person in (syria, director):
        person.offline = True
    first = syria.page.evaluate("fetch('/v1/log').then(r => r.json()).then(l => l.origin)")
    syria.press("replay-play")
    syria.page.get_by_role("radio", name="300").check()
    syria.page.get_by_role("button", name="with a desk").click()
    syria.page.locator("dialog[data-play=with-a-desk]").wait_for()
    syria.press("replay-ask-do")
    syria.page.get_by_role("list", name="Timeline, newest first").get_by_text("CHECK FIRE").first.wait_for(
        timeout=60_000
    )
    halt = director.page.locator("a.banner.halt, [data-halt]").first
    halt.wait_for(timeout=60_000)
    assert syria.page.evaluate("fetch('/v1/log').then(r => r.json()).then(l => l.origin)") != first
    for person in (syria, director):
        assert person.page.get_by_text("REPLAY", exact=True).is_visible()
        assert person.page.locator("[data-ready=true]").first.is_visible()
    syria.page.get_by_text("Closes the halt.").first.wait_for(timeout=60_000)


ORIGIN = "fetch('/v1/log').then(r => r.json()).then(l => l.origin)"


@EVERYWHERE
def test_replay_asks_before_a_log_is_put_aside(
    served: Any, sit: Any, room: Any, size: str, language: str
) -> None:
    """R28: nobody loses the open log by a slip; every page says where its message went, if one goes on."""
    context = room(size=size, language=language)
    syria, russia = (sit(desk, context, language=language) for desk in ("syria/duty", "russia/duty"))
    for person in (syria, russia):
        person.offline = True
    first = syria.page.evaluate(ORIGIN)
    with served.client("russia/duty") as line:
        notice = line.notices()["notices"][0]["id"]
    russia.go(f"notice/{notice}")
    russia.page.locator(f"[data-notice='{notice}']").wait_for()
    syria.press("replay-play")
    begin = syria.page.get_by_role("button", name=word(language, "replay-branch-with-a-desk"))
    begin.click()
    dialog = syria.page.locator("dialog[data-play=with-a-desk]")
    dialog.wait_for()
    syria.look()
    syria.press("replay-ask-not")
    dialog.wait_for(state="detached")
    assert syria.page.evaluate(ORIGIN) == first
    begin.click()
    syria.press("replay-ask-do")
    russia.page.locator("[data-page=put-aside]").wait_for()
    russia.page.locator("[data-anew]").wait_for()
    assert russia.page.evaluate(ORIGIN) != first
    russia.look()
    russia.page.reload()
    russia.page.locator("[data-page=put-aside]").wait_for()
    russia.page.locator("main").get_by_role("link", name=word(language, "frame-nowhere-now")).click()
    russia.page.get_by_role("heading", level=1, name=word(language, "now-title")).wait_for()
    assert russia.page.locator("[data-page=put-aside], [data-anew]").count() == 0


def test_replay_that_begins_anew_is_no_other_history(served: Any, sit: Any) -> None:
    """R28: a head that is looked at just while the day is played anew raises no alarm."""
    person = sit("syria/duty")
    person.offline = True
    sit("russia/duty")
    person.page.route("**/v1/log/consistency**", lambda route: (play_anew(served), route.continue_()))
    with person.page.expect_response("**/v1/log/consistency**") as asked:
        person.page.reload()
    assert asked.value.status == 400
    person.page.locator("[data-anew]").wait_for()
    person.go("log")
    person.page.locator("[data-standing=first], [data-standing=grown]").first.wait_for()
    assert person.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('checkfire.fork'))") == []
    assert person.page.locator("[data-alarm]").count() == 0


def play_anew(served: Any) -> None:
    """Begin the day anew, as somebody in another browser would."""
    asked = {"action": "play", "branch": "as-it-happened"}
    assert httpx.post(f"{served.url}/v1/replay", json=asked).status_code == 200


@EVERYWHERE
def test_tour_sees_what_was_done_and_leads_to_the_next_desk(
    sit: Any, room: Any, size: str, language: str
) -> None:
    """R18, R23: a newcomer is led from desk to desk by one tap each, and has time to be answered."""
    context = room(size=size, language=language)
    coalition = sit("coalition/hotline", context, language=language)
    unfold(coalition, size)
    assert coalition.page.locator("[data-tour=place][data-done=false]").count() == 1
    coalition.look()
    file_doubtful(coalition, starts_now=False)
    next_step(coalition, "place")
    russia = follow(coalition, "russia/duty")
    russia.page.locator("main a[href^='#/notice/']").first.click()
    russia.press("notice-no-concern")
    russia.page.locator("[data-tour=answer][data-done=true]").wait_for()
    next_step(coalition, "answer")
    halt = call(follow(coalition, "syria/duty"))
    next_step(coalition, "call")
    offered = coalition.page.locator("[data-tour=climb] a.button").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    others = ("coalition/battle-director", "russia/duty", "desk/watch")
    assert offered == [f"#/halt/{halt}", *(f"#/sit/{desk}/halt/{halt}" for desk in others)]
    director = follow(coalition, "coalition/battle-director")
    director.page.locator(f"article[data-halt='{halt}']").wait_for()
    director.look()
    director.press("halt-take")
    director.page.locator("[data-tour=climb][data-done=true]").wait_for()
    assert director.faults == russia.faults == []


def next_step(person: Any, step: str) -> None:
    """Go on once the tour has seen that a step was taken."""
    person.page.locator(f"[data-tour={step}][data-done=true]").wait_for()
    person.press("tour-next")


def call(person: Any) -> str:
    """Call to check fire, and return the id of the halt."""
    person.page.keyboard.press("F9")
    person.page.locator("#halt-call-where").fill("By the ridge south-west of the airfield")
    person.page.locator("#halt-call-what").fill("Our troops are being hit.")
    person.page.keyboard.press("Control+Enter")
    return str(person.page.locator("article[data-halt]").get_attribute("data-halt"))


def unfold(person: Any, size: str) -> None:
    """Open the tour where a phone keeps it to one line."""
    person.page.locator("[data-tour]").wait_for()
    if size == "phone":
        assert person.page.locator("[data-tour]").bounding_box()["height"] < 64
        person.press("tour-more")


def follow(person: Any, desk: str) -> Any:
    """Open the tour's link to a desk, and return who sits there then."""
    with person.page.context.expect_page() as opened:
        person.page.locator(f"[data-tour] a[href^='#/sit/{desk}/']").click()
    other = type(person)(opened.value, desk, person.url, person.language)
    other.watch()
    other.page.locator("[data-ready=true]").wait_for()
    assert other.page.get_by_text(desk, exact=True).first.is_visible()
    return other


@pytest.mark.parametrize(
    "address", ["#/halt/%E0%A4%A", "#/notice/..%2f", "#/nowhere", "#/sit/nobody/duty/now"]
)
def test_frame_leads_back_from_an_address_that_leads_nowhere(sit: Any, address: str) -> None:
    """A crafted or broken address leaves nobody before an empty page."""
    person = sit("russia/duty")
    person.page.goto(f"{person.url}/{address}")
    person.press("frame-nowhere-now", role="link")
    person.page.get_by_role("heading", level=1, name=word("en", "now-title")).wait_for()
    person.page.goto("about:blank")
    person.page.goto(f"{person.url}/{address}")
    person.page.get_by_role("link", name=word("en", "frame-nowhere-now")).wait_for()


def test_replay_is_asked_until_it_answers(served: Any, room: Any) -> None:
    """Whoever comes while the desk does not answer is told, and needs no second load."""
    page = room().new_page()
    page.route("**/v1/replay", lambda route: route.abort())
    page.goto(served.url)
    page.get_by_text(word("en", "fault-unreachable")).first.wait_for()
    page.unroute("**/v1/replay")
    page.get_by_role("button", name="Syrian Arab Army").wait_for()


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_replay_offers_its_desks_to_whoever_comes(served: Any, room: Any, size: str) -> None:
    """Somebody with nothing but the address sits down at a desk with one tap."""
    page = room(size=size).new_page()
    page.goto(served.url)
    page.get_by_role("button", name="Syrian Arab Army").click()
    page.locator("[data-ready=true]").first.wait_for()
    assert page.get_by_text("syria/duty", exact=True).is_visible()
