"""R2: what a Ukrainian or Russian name in another case may be in the nominative."""

import pytest

from checkfire.locate.name_cases import other_cases


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Бахмута", "Бахмут"),
        ("Хомсом", "Хомс"),
        ("Хамой", "Хама"),
        ("Одеси", "Одеса"),
        ("Києва", "Київ"),
        ("Миколаєвом", "Миколаїв"),
        ("Мариуполя", "Мариуполь"),
        ("Кривого Рога", "Кривой Рог"),
        ("Запоріжжя", "Запоріжжя"),
    ],
)
def test_the_nominative_is_among_what_is_looked_up(said: str, named: str) -> None:
    """The name as it stands in a gazetteer is tried, whatever case the phrase puts it in."""
    assert named in {said, *other_cases(said)}


@pytest.mark.parametrize("name", ["Deir ez-Zor", "حلب", "а б в г"])
def test_other_names_are_looked_up_as_they_stand(name: str) -> None:
    """Latin and Arabic names have no such cases, and a long text is no name."""
    assert list(other_cases(name)) == []


def test_no_form_is_tried_twice() -> None:
    """The list is short and holds nothing twice, nor the name as it was said."""
    forms = list(other_cases("Хомсом"))
    assert len(forms) == len(set(forms))
    assert "Хомсом" not in forms
