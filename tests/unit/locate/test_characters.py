"""Characters of one meaning become one before anything is read."""

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.characters import TEXT_MAX, fold_characters


def test_digits_marks_and_spaces_become_plain() -> None:
    """A text typed on an Arabic, Persian or French keyboard reads the same."""
    assert fold_characters(" ٣٥٫٢٨٥٤،\u00a0 ۴۰٫۱۷۶۰؛ ") == "35.2854, 40.1760;"
    assert fold_characters("35º17′07″") == "35°17'07\""
    assert fold_characters("35°17’07’’ −4") == "35°17'07\" -4"


def test_marks_of_direction_vanish() -> None:
    """What a form adds so that Arabic and digits stand in order is not part of the place."""
    assert fold_characters("\u2066\u200e35.2854\u2069\ufeff") == "35.2854"


def test_letters_stay_as_they_are() -> None:
    """Names keep their case and script."""
    assert fold_characters("Deir ez-Zor دير الزور") == "Deir ez-Zor دير الزور"


@pytest.mark.parametrize("text", ["", "   ", "\u200e", "a\nb", "a\x00b", "\ud800"])
def test_nothing_and_what_does_not_print_are_refused(text: str) -> None:
    """An empty place is no place, and two lines are not one."""
    with pytest.raises(MalformedError) as caught:
        fold_characters(text)
    assert caught.value.code == "place-unreadable"


def test_a_text_has_a_limit() -> None:
    """A page pasted by mistake is refused at once."""
    assert fold_characters("x" * TEXT_MAX)
    with pytest.raises(MalformedError) as caught:
        fold_characters("x" * (TEXT_MAX + 1))
    assert (caught.value.code, caught.value.context["limit"]) == ("place-too-long", TEXT_MAX)
