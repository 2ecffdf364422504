"""What ``checkfire locate`` tells a program (R1, R2, R3, R4)."""

import io
import json
from typing import Any

import pytest


def test_a_reading_has_its_degrees_uncertainty_and_datum(run: Any) -> None:
    """R4: each reading stands flat, the uncertainty is that of the digits at this latitude."""
    told = run("locate", "35.2854, 40.1760", "--json").json
    assert told["stated"] == "35.2854, 40.1760"
    assert "stated_place" not in told
    first, second = told["readings"]
    assert (first["lat_deg"], first["lon_deg"], first["uncertainty_m"]) == (35.2854, 40.176, 7.174)
    assert (first["format"], first["datum"]) == ("decimal", "WGS 84 assumed")
    (doubt,) = first["doubts"]
    assert (doubt["rule"], doubt["suggestion"], doubt["apart_m"]) == ("CF-LOC-13", None, 1)
    assert (second["lat_deg"], second["note"]) == (40.176, "axes-swapped")
    assert told["rivals"] == []
    assert told["nearest_places"][0]["name"] == "Deir ez-Zor Airport"
    assert told["read_back"]["mgrs"] == "37S FV 06940 05327"


def test_a_phrase_has_its_rivals_and_doubts(run: Any) -> None:
    """R2: the rivals of the first reading stand beside it, with how far off they lead."""
    told = run("locate", "9 km south of Deir ez-Zor airfield", "--json").json
    city = next(rival for rival in told["rivals"] if rival["name"] == "Deir ez-Zor")
    assert (city["kind"], city["apart_m"] > 5_000) == ("city", True)
    assert told["readings"][0]["format"] == "phrase"
    doubt = told["readings"][0]["doubts"][0]
    assert (set(doubt), doubt["rule"]) == ({"rule", "message", "suggestion", "apart_m"}, "CF-LOC-03")


def test_sk42_has_its_position_on_wgs84_beside_it(run: Any) -> None:
    """R4: the shifted position is no other reading of the text."""
    (reading,) = run("locate", "48.0159 N 37.8029 E SK-42", "--json").json["readings"]
    assert (reading["lat_deg"], reading["datum"]) == (48.0159, "SK-42")
    assert reading["wgs84"]["lon_deg"] == pytest.approx(37.80137, abs=1e-5)
    (far_off,) = run("locate", "33.9 S 18.4 E SK-42", "--json").json["readings"]
    assert "wgs84" not in far_off


def test_what_is_expected_is_measured_against(run: Any) -> None:
    """R4: a place is held against where it should be; a name that we do not have measures nothing."""
    words = ("--near", "35.3,40.2", "--stated-place", "Raqqa", "--json")
    (reading,) = run("locate", "35.2854 N 40.1760 E", *words).json["readings"]
    elsewhere = next(doubt for doubt in reading["doubts"] if doubt["rule"] == "CF-LOC-16")
    assert 110_000 < elsewhere["apart_m"] < 130_000
    assert elsewhere["suggestion"]["lat_deg"] == pytest.approx(35.95, abs=0.1)
    told = run("locate", "35.2854 N 40.1760 E", "--stated-place", "Hatla", "--json").json
    assert told["stated_place"] == {"name": "Hatla", "in_gazetteer": False}
    assert "CF-LOC-16" not in [doubt["rule"] for doubt in told["readings"][0]["doubts"]]


def test_what_is_expected_is_told_to_people_too(run: Any) -> None:
    """R4: somebody who reads the answer sees the same doubts, and that a name could not be held against."""
    far = run("locate", "35.2854 N 40.1760 E", "--near", "36.3,40.2")
    assert "CF-LOC-16" in far.out
    assert "CF-LOC-16" not in run("locate", "35.2854 N 40.1760 E", "--near", "35.3,40.2").out
    assert "Hatla" in run("locate", "35.2854 N 40.1760 E", "--stated-place", "Hatla").out


@pytest.mark.parametrize("near", ["35.3", "35.3,x", "95.3,40.2"])
def test_a_wrong_expectation_is_a_wrong_input(run: Any, near: str) -> None:
    """What is held against a place has to be a position itself."""
    assert run("locate", "35.2854 N 40.1760 E", "--near", near, "--json").status == 2


@pytest.mark.parametrize("text", ["-33.9,18.4", "-33.9, 18.4", "−33.9, 18.4"])
def test_a_place_in_the_south_is_no_option(run: Any, text: str) -> None:
    """A latitude with a sign is typed as it is."""
    told = run("locate", text, "--json").json
    assert told["readings"][0]["lat_deg"] == -33.9
    assert told["stated"] == text


def test_a_landmark_that_we_do_not_have_is_a_wrong_input(run: Any) -> None:
    """Nothing was asked of a desk, so none refused."""
    ran = run("locate", "9 km south of Marrat", "--json")
    assert (ran.status, ran.json["error"]) == (2, "landmark-unknown")


def test_lines_give_one_object_each_in_their_order(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """R1: a list of texts is read in one go; a refused line has its problem and no readings."""
    lines = "35°17'07\"N 40°10'34\"E\n35°60'00\"N 40°10'34\"E\r\n\n٣٥٫٢٨٥٤، ٤٠٫١٧٦٠"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="ascii"))
    ran = run("locate", "-")
    dms, sixty, empty, arabic = map(json.loads, ran.out.splitlines())
    assert ran.status == 0
    assert [one["stated"] for one in (sixty, empty)] == ["35°60'00\"N 40°10'34\"E", ""]
    assert (sixty["readings"], sixty["problem"]["error"]) == ([], "minutes-out-of-range")
    assert sixty["problem"]["context"]["likely"] == "36°00'00\"N"
    assert empty["problem"]["error"] == "place-unreadable"
    assert (len(dms["readings"]), len(arabic["readings"])) == (1, 2)
    monkeypatch.setattr("sys.stdin", io.StringIO("37SFV069053\n"))
    assert json.loads(run("locate", "-").out)["readings"][0]["uncertainty_m"] == 70.74
