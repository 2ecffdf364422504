"""The packaged day: every row rests on a source, an inference or an admitted invention."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from checkfire.desk.replay.day import Day, Mark, load_day
from checkfire.errors import CheckfireError

PACKAGED = load_day()
PACKAGED_TEXT = files("checkfire.desk.replay").joinpath("deir_ez_zor.toml").read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    """Return a file with the text of a day."""
    path = folder / "day.toml"
    path.write_text(text, encoding="utf-8")
    return path


def code_of(call: Any, *args: Any) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args)
    return refused.value.code


def changed(**figures: Any) -> Day:
    """Return the packaged day with other figures."""
    plain = copy.deepcopy(PACKAGED.plain)
    for name, value in figures.items():
        plain["figures"][name]["value"] = value
    return Day(plain)


def test_day_carries_the_figures_of_the_sources() -> None:
    """R28: 27 minutes, 37 strikes and 15 of them during the wait, as the sources give them."""
    figures = {name: PACKAGED.seconds(name) for name in ("wait_s", "strikes_total", "strikes_during_wait")}
    assert figures == {"wait_s": 1620, "strikes_total": 37, "strikes_during_wait": 15}
    assert all(PACKAGED.plain["figures"][name]["mark"] == "sourced" for name in figures)


def test_day_marks_every_row_and_names_every_source() -> None:
    """Nobody can take an invention for a finding: each row says what it rests on."""
    plain = PACKAGED.plain
    rows = [*plain["figures"].values(), *plain["as_it_happened"], *plain["afterwards"]]
    rows += [*plain["parties"], *plain["desks"], *plain["register"]]
    rows += [plain["notice"], plain["with_a_desk"], plain["roster"]]
    assert all(Mark(row["mark"]) is Mark.INVENTED or row["sources"] for row in rows)
    used = {source for row in rows for source in row.get("sources", ())}
    assert used <= plain["sources"].keys()
    assert all("caution" in plain[part] for part in ("with_a_desk",))
    assert "invented" in plain["caution"]


@pytest.mark.parametrize(
    "name",
    ["parties", "desks", "register", "as_it_happened", "afterwards", "roster", "notice", "with_a_desk"],
)
def test_day_with_a_row_that_lacks_its_mark_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing of a day is played that does not say whether it is sourced, inferred or invented."""
    text = PACKAGED_TEXT
    assert load_day(written(tmp_path, text)).plain == PACKAGED.plain
    before, found, after = text.partition(f"[[{name}]]\n" if f"[[{name}]]" in text else f"[{name}]\n")
    unmarked = before + found + re.sub(r"^mark = .*\n", "", after, count=1, flags=re.MULTILINE)
    assert code_of(load_day, written(tmp_path, unmarked)) == "day-wrong"


@pytest.mark.parametrize(
    ("terms", "mark"),
    [
        (["briefing_at", 60], Mark.INVENTED),
        (["first_call_at"], Mark.INFERRED),
        (["first_call_at", "wait_s", "stop_within_s"], Mark.INFERRED),
        (["wait_s", 5], Mark.SOURCED),
        (["wait_s", "briefing_at"], Mark.INVENTED),
    ],
)
def test_day_marks_an_hour_by_its_weakest_figure(terms: list[str | int], mark: Mark) -> None:
    """An hour that somebody made up is not taken for sourced because the words beside it are."""
    assert PACKAGED.mark_of(terms) is mark


def test_day_instants_add_up() -> None:
    """A row happens at its figure plus the seconds that it names."""
    called_at = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)
    assert PACKAGED.at(["first_call_at"]) == called_at
    assert (
        PACKAGED.at(["first_call_at", "wait_s", "stop_within_s"]).isoformat() == "2016-09-17T14:56:00+00:00"
    )
    assert PACKAGED.at(["first_call_at", -24 * 60]).isoformat() == "2016-09-17T14:00:00+00:00"


def test_day_words_carry_the_figures() -> None:
    """A sentence never disagrees with the figure that it rests on."""
    day = changed(strikes_total=20, strikes_during_wait=9)
    row = {"text": "{strikes_during_wait} of the {strikes_total} strikes"}
    assert day.words(row) == "9 of the 20 strikes"


@pytest.mark.parametrize("value", [-1, 1.5, "9", True, None, []])
def test_day_counts_are_whole(value: Any) -> None:
    """A figure that counts something is a whole number, or the day is refused."""
    assert code_of(changed(wait_s=value).seconds, "wait_s") == "figure-wrong"


def test_day_without_a_figure_or_with_another_kind_is_refused() -> None:
    """A row that rests on nothing is never played."""
    assert code_of(PACKAGED.figure, "none") == "figure-unknown"
    assert code_of(PACKAGED.at, ["wait_s"]) == "figure-wrong"
    naive = changed(first_call_at=datetime(2016, 9, 17, 14, 24))  # noqa: DTZ001 - the fault itself
    assert code_of(naive.at, ["first_call_at"]) == "figure-wrong"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"= not toml", "day-wrong"),
        (b"\xff", "day-wrong"),
        (b"", "day-wrong"),
        (b"[figures]\n[sources]\n", "day-wrong"),
        (b"as_it_happened=[]\nafterwards=[]\n[sources]\n[figures.a]\nvalue=1\n", "day-wrong"),
        (b"as_it_happened=[]\nafterwards=[]\n[sources]\n[figures.a]\nmark='guessed'\n", "day-wrong"),
        (b"as_it_happened=[]\nafterwards=[]\n[sources]\n[figures.a]\nmark='sourced'\n", "day-wrong"),
        (
            b"as_it_happened=[]\nafterwards=[]\n[sources]\n[figures.a]\nmark='inferred'\nsources=['S']\n",
            "day-wrong",
        ),
        (b"as_it_happened=[1]\nafterwards=[]\n[sources]\n[figures]\n", "day-wrong"),
        (b"as_it_happened=1\nafterwards=[]\n[sources]\n[figures]\n", "day-wrong"),
    ],
    ids=map(str, range(10)),
)
def test_day_of_somebody_elses_is_held_to_its_form(tmp_path: Path, text: bytes, code: str) -> None:
    """Another day has to mark and source its rows as ours does."""
    path = tmp_path / "day.toml"
    path.write_bytes(text)
    assert code_of(load_day, path) == code


def test_day_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path is told as one."""
    assert code_of(load_day, tmp_path / "none.toml") == "day-missing"
    assert code_of(load_day, tmp_path) == "day-missing"
