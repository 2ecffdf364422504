"""What is printed can be read at any width, typed as it stands, and compared line by line."""

from __future__ import annotations

import io
import os
import pty
import sys
from pathlib import Path

import pytest

from checkfire.cli.parts import print_parts
from checkfire.cli.show import command, cut, tell, to_millisecond, to_second, width_of

PROSE = "The one word that stands here is followed by /a/very/long/path/to-a-file/that-is-never-split.json"


def printed(text: str, width: int | None, monkeypatch: pytest.MonkeyPatch, **more: int) -> list[str]:
    """Return the lines that a line of prose becomes at a width."""
    if width is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    tell(text, to=stream, **more)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_show_wraps_prose_and_splits_no_path(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines fit the terminal and hang together by their indent; a path is always in one piece."""
    lines = printed(PROSE, width, monkeypatch, indent=2, hang=4)
    assert " ".join(PROSE.split()) == " ".join(" ".join(lines).split())
    assert [line for line in lines if len(line) > width and not line.strip().startswith("/a/very")] == []
    assert lines[0].startswith("  The")
    assert all(line.startswith(" " * 6) for line in lines[1:])


def test_show_leaves_lines_whole_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks through output with a program finds a sentence in one line."""
    assert printed(PROSE, None, monkeypatch) == [PROSE]


@pytest.mark.parametrize("stated", ["", "wide", "-5", "٤٠"])
def test_show_takes_no_width_that_is_none(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that is no number of columns is passed over."""
    monkeypatch.setenv("COLUMNS", stated)
    assert width_of(io.StringIO()) is None


def test_show_finds_the_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal is asked for its width; one that is too narrow to read gets lines all the same."""
    monkeypatch.delenv("COLUMNS", raising=False)
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal:
        assert (width_of(terminal) or 0) >= 20
    os.close(master)


def test_show_cuts_a_line_where_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown in one line says that there is more."""
    monkeypatch.setenv("COLUMNS", "20")
    assert cut("a short line") == "a short line"
    assert cut("word " * 10) == "word word word wo..."
    monkeypatch.setenv("COLUMNS", "")
    assert cut("word " * 10) == "word " * 10


@pytest.mark.parametrize(
    ("at", "second", "millisecond"),
    [
        ("2016-09-17T14:24:00Z", "2016-09-17T14:24:00Z", "2016-09-17T14:24:00.000Z"),
        ("2016-09-17T14:24:00.123456Z", "2016-09-17T14:24:00Z", "2016-09-17T14:24:00.123Z"),
        ("2016-09-17T14:24:59.999999Z", "2016-09-17T14:24:59Z", "2016-09-17T14:24:59.999Z"),
    ],
)
def test_show_times_line_up(at: str, second: str, millisecond: str) -> None:
    """Hours stand below each other, whatever the clock added; no time is shown later than it was."""
    assert (to_second(at), to_millisecond(at)) == (second, millisecond)


def test_show_command_can_be_typed_as_it_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line to be typed begins with what was typed: the name, or the path to it."""
    found = tmp_path / "checkfire"
    found.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    for typed, shown in (
        (".venv/bin/checkfire", ".venv/bin/checkfire"),
        ("my tools/checkfire", "'my tools/checkfire'"),
        (str(found), "checkfire"),
        ("/elsewhere/checkfire", "/elsewhere/checkfire"),
        (str(Path.cwd() / ".venv/bin/checkfire"), ".venv/bin/checkfire"),
        ("/lib/checkfire/__main__.py", "checkfire"),
    ):
        monkeypatch.setattr(sys, "argv", [typed])
        assert command() == shown


def test_show_parts_have_a_line_for_each_field(capsys: pytest.CaptureFixture[str]) -> None:
    """Every field of every part is shown, lists and objects in them too, and none steers the terminal."""
    inner = {"yes": True, "no": False, "null": None, "many": [1, {"x": "a\x1b[2J\nb"}], "none": []}
    print_parts({"core": inner, "body": {}, "list": ["z"]}, indent=2)
    assert capsys.readouterr().out.splitlines() == [
        "  part body",
        "    none",
        "  part core",
        "    yes: yes",
        "    no: no",
        "    null: none",
        "    many[0]: 1",
        "    many[1].x: a\\u001b[2J\\u000ab",
        "    none: none",
        "  part list",
        "    [0]: z",
    ]
