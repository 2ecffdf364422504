"""A check of files on the command line needs no desk, and hides nothing that it could not read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checkfire.cli.main import main


def feature(name: str, lon_deg: float, **properties: Any) -> dict[str, Any]:
    """Return a point of a register."""
    geometry = {"type": "Point", "coordinates": [lon_deg, 35.0]}
    return {"type": "Feature", "geometry": geometry, "properties": {"id": name, "kind": "site"} | properties}


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a check of a notice at 40.0 E against some features."""

    def run(*features: Any, notice: Any = None, as_json: bool = True) -> Any:
        register, asked = tmp_path / "r.geojson", tmp_path / "n.geojson"
        register.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        own = feature("n", 40.0, until="2026-03-01T12:00:00Z")
        asked.write_text(json.dumps(own if notice is None else notice))
        more = ["--json"] if as_json else []
        status = main(["check", "--register", str(register), "--notice", str(asked), *more])
        out = capsys.readouterr()
        return status, json.loads(out.out or out.err) if as_json else out.out

    return run


def test_a_conflict_is_told_with_its_gap_and_time(check: Any) -> None:
    """R15: the program that asks gets the rule, the gap and the time of each conflict, open ends as null."""
    status, told = check(feature("clinic", 40.001, standoff_m=100), feature("far", 40.05))
    assert (0, "conflict") == (status, told["verdict"])
    assert [
        {
            "object": "clinic",
            "rule": "CF-SPC-01",
            "gap_m": 91,
            "overlap_from": None,
            "overlap_until": "2026-03-01T12:00:00Z",
        }
    ] == told["conflicts"]
    assert [("clinic", 91, 90), ("far", 4_564, 90)] == [tuple(near.values()) for near in told["nearest"]]


def test_what_is_not_known_is_unknown(check: Any) -> None:
    """Invariant 7: one object that cannot be read, or one without times, is enough for unknown."""
    assert ("none-known", []) == (check()[1]["verdict"], check()[1]["unread"])
    _, told = check(feature("bad", 99, radius_m=-1))
    assert ("unknown", [("bad", "radius_m")]) == (
        told["verdict"],
        [(one["object"], one["field"]) for one in told["unread"]],
    )
    _, told = check(feature("convoy", 40.0, kind="movement"))
    assert ("unknown", [{"object": "convoy", "rule": "CF-WIN-02"}]) == (told["verdict"], told["unknown"])


def test_a_bad_notice_ends_with_status_2(check: Any) -> None:
    """A notice that cannot be read is a mistake of the input, named by feature and field."""
    status, told = check(notice=feature("n", 40.0, **{"from": "noon"}))
    assert (2, "geojson-wrong", "n", "from") == (
        status,
        told["error"],
        told["context"]["feature"],
        told["context"]["field"],
    )


def test_people_are_told_the_same(check: Any) -> None:
    """Whoever reads the terminal sees the rule, the object and what could not be read."""
    status, told = check(feature("clinic", 40.0), feature("convoy", 40.0, kind="movement"), {}, as_json=False)
    assert 0 == status
    for word in ("CONFLICT", "CF-SPC-01", "clinic", "CF-WIN-02", "convoy", "feature 2"):
        assert word in told


@pytest.mark.parametrize(
    "words", [["--register", "r"], ["--notice", "n"], [], ["a", "--register", "r", "--notice", "n"]]
)
def test_arguments_that_do_not_go_together_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever leaves out a file is told, and nothing is checked."""
    assert 2 == main(["check", *words, "--json"])
    assert "usage" == json.loads(capsys.readouterr().out)["error"]
