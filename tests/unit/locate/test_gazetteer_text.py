"""The text form of a gazetteer is read strictly and printed the same."""

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.gazetteer_text import HEADER, parse_gazetteer, print_gazetteer

ROW = "t:3\tHatla\tvillage\tXX\t353100000\t402100000\ttest\tHatlah|حطلة"


def test_a_gazetteer_survives_its_text(small: Gazetteer) -> None:
    """What an operator exports is what the desk imports."""
    text = print_gazetteer(small.landmarks)
    assert parse_gazetteer(text, name="small").landmarks == small.landmarks
    assert print_gazetteer(parse_gazetteer(text).landmarks) == text


def test_a_row_gives_its_fields() -> None:
    """Each column lands in its place."""
    (landmark,) = parse_gazetteer(f"{HEADER}\n{ROW}\n").landmarks
    assert (landmark.id, landmark.name, landmark.kind, landmark.country) == ("t:3", "Hatla", "village", "XX")
    assert (landmark.point.lat_e7, landmark.point.lon_e7) == (353100000, 402100000)
    assert (landmark.source, landmark.alternates) == ("test", ("Hatlah", "حطلة"))


def test_a_wrong_header_is_refused() -> None:
    """Columns in another order are never taken for ours."""
    with pytest.raises(MalformedError) as caught:
        parse_gazetteer(f"name\tid\n{ROW}\n", name="mine")
    assert (caught.value.code, caught.value.context) == ("gazetteer-header", {"gazetteer": "mine"})


@pytest.mark.parametrize(
    "row",
    [
        "",
        "t:3\tHatla",
        ROW.replace("village", "hamlet"),
        ROW.replace("353100000", "35.31"),
        ROW.replace("353100000", "0353100000"),
        ROW.replace("353100000", "953100000"),
        ROW.replace("402100000", "1802100000"),
        ROW.replace("t:3", ""),
        ROW.replace("Hatla\t", "\t"),
        ROW + "\tmore",
    ],
)
def test_a_bad_row_is_refused_by_its_number(row: str) -> None:
    """A row that is not in the one form stops the import, and its line is named."""
    with pytest.raises(MalformedError) as caught:
        parse_gazetteer(f"{HEADER}\n{ROW.replace('t:3', 't:9')}\n{row}\n", name="mine")
    assert (caught.value.code, caught.value.context) == ("gazetteer-row", {"gazetteer": "mine", "line": 3})


def test_a_row_without_alternates_has_none() -> None:
    """An empty last column is no name."""
    (landmark,) = parse_gazetteer(f"{HEADER}\n{ROW.removesuffix('Hatlah|حطلة')}\n").landmarks
    assert landmark.alternates == ()
