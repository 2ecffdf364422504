"""checkfire places: an operator adds places, sets the area of operations, and looks names up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ROWS = (
    "name,kind,country,lat,lon,alternates\n"
    "Hatla,village,SY,35.31,40.21,حطلة\n"
    "Marrat,village,SY,35.36,40.22,\n"
)


@pytest.fixture
def data(run: Any, tmp_path: Path) -> Path:
    """Return the folder of a new desk."""
    assert run("init", "--data", tmp_path / "desk", "--origin", "desk.example/places").status == 0
    return tmp_path / "desk"


def test_places_are_added_listed_and_found(run: Any, data: Path, tmp_path: Path) -> None:
    """A village that was missing is found after it was added; adding it twice adds nothing."""
    file = tmp_path / "own.csv"
    file.write_text(ROWS, encoding="utf-8")
    assert run("places", "find", "Hatla", "--data", data).status == 4
    told = run("places", "add", file, "--format", "csv", "--data", data, "--json").json
    assert (told["added"], told["doubled"], told["refused"]) == (2, 0, 0)
    assert "Added 0 places" in run("places", "add", file, "--format", "csv", "--data", data).out
    found = run("places", "find", "حطلة", "--data", data, "--json").json["found"]
    assert [one["name"] for one in found] == ["Hatla"]
    assert "Hatla (village), SY" in run("places", "find", "hatlah", "--data", data).out
    listed = run("places", "list", "--data", data, "--json").json
    assert listed["added"] == [{"source": "own.csv", "country": "SY", "places": 2}]
    assert "own.csv, SY: 2 places" in run("places", "list", "--data", data).out


def test_wrong_lines_add_nothing_unless_skipped(run: Any, data: Path, tmp_path: Path) -> None:
    """One bad line refuses the file with its line and column; the rest is added only where that is meant."""
    file = tmp_path / "own.csv"
    file.write_text(ROWS + "Bad,village,SY,95,40,\n", encoding="utf-8")
    refused = run("places", "add", file, "--format", "csv", "--data", data, "--json")
    assert refused.status == 2
    assert run("places", "find", "Hatla", "--data", data).status == 4
    done = run("places", "add", file, "--format", "csv", "--data", data, "--skip-wrong")
    assert done.status == 0
    assert "line 4, column lat" in done.out
    assert run("places", "find", "Hatla", "--data", data).status == 0


def test_look_ups_keep_to_the_area_of_operations(run: Any, data: Path) -> None:
    """Names outside the area that was set are not in our gazetteer."""
    assert run("places", "list", "--data", data, "--json").json["scope"] is None
    assert run("places", "find", "Baghdad", "--data", data).status == 0
    assert run("places", "scope", "38", "34", "42", "37", "--data", data).status == 0
    assert run("places", "scope", "38", "34", "42", "37", "--data", data, "--json").status == 0
    assert run("places", "find", "Baghdad", "--data", data).status == 4
    assert "38.0, 34.0, 42.0, 37.0" in run("places", "list", "--data", data).out
    assert run("places", "scope", "38", "37", "42", "34", "--data", data).status == 2


def test_many_finds_are_cut(run: Any, data: Path, tmp_path: Path) -> None:
    """A name that many places bear is shown in part, and all of it to programs."""
    file = tmp_path / "own.csv"
    file.write_text("name,lat,lon\n" + "".join(f"Twin,{at},40\n" for at in range(25)), encoding="utf-8")
    run("places", "add", file, "--format", "csv", "--data", data)
    assert "And 5 more" in run("places", "find", "Twin", "--data", data).out
    assert len(run("places", "find", "Twin", "--data", data, "--json").json["found"]) == 25


def test_what_is_no_text_or_no_desk_is_refused(run: Any, data: Path, tmp_path: Path) -> None:
    """A file of other bytes, and a folder without a desk, are told as such."""
    file = tmp_path / "own.csv"
    file.write_bytes(b"\xff\xfe\x00")
    assert run("places", "add", file, "--format", "csv", "--data", data).status == 2
    assert run("places", "list", "--data", tmp_path / "none").status == 5
