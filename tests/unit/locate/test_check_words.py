"""R3: two words tell both ends of a bad line that they hold the same content."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from checkfire.locate.check_word_list import ENGLISH
from checkfire.locate.check_words import ALPHABET, BASE, PRIME, REACH, check_number, check_words

PAGE = Path(__file__).parents[3] / "docs" / "formats" / "check-words.md"
PRIME_FACTORS = (2, 3, 7, 19, 73)


def _random_texts(count: int, length: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(ALPHABET, k=length)) for _ in range(count)]


def test_the_words_of_a_position_never_change() -> None:
    """R3: both ends, with any version, have the same words for the worked example of the page."""
    assert check_words("35.20428N 040.17600E") == "cradle sister"
    assert check_number("") == 0


def test_one_list_has_a_word_for_every_number() -> None:
    """R3: every number below the prime has its own pair, and no word is there twice."""
    assert len(ENGLISH) == len(set(ENGLISH)) == 1_024
    assert PRIME < len(ENGLISH) ** 2
    assert list(ENGLISH) == sorted(ENGLISH)
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in ENGLISH)


def test_no_word_is_one_slip_from_another() -> None:
    """R3: a word heard with one letter wrong, missing or too many is no other word of the list."""
    known = set(ENGLISH)
    slips = {word: {word[:at] + word[at + 1 :] for at in range(len(word))} for word in ENGLISH}
    assert not known & set().union(*slips.values())
    by_gap: dict[tuple[int, str], str] = {}
    for word in ENGLISH:
        for at in range(len(word)):
            gap = at, word[:at] + word[at + 1 :]
            assert by_gap.setdefault(gap, word) == word


def test_the_code_is_over_a_field_with_a_primitive_root() -> None:
    """R3: no weight is zero and neighbours differ, at any length below the order of the root."""
    assert all(PRIME % divisor for divisor in range(2, 1_024))
    rest = PRIME - 1
    for factor in PRIME_FACTORS:
        assert pow(BASE, (PRIME - 1) // factor, PRIME) != 1
        while rest % factor == 0:
            rest //= factor
    assert rest == 1


def test_two_wrong_characters_always_change_the_words() -> None:
    """R3: within the reach no two changes make up for each other, whatever the characters."""
    ratios = set()
    for one in range(1, len(ALPHABET)):
        for other in range(1, len(ALPHABET)):
            ratio = one * pow(other, -1, PRIME) % PRIME
            ratios |= {ratio, PRIME - ratio}
    power = 1
    for _ in range(REACH):
        power = power * BASE % PRIME
        assert power not in ratios
    assert power * BASE % PRIME in ratios


def test_other_changes_pass_at_random_only() -> None:
    """R3: among 20,000 texts as many pairs agree as chance allows at odds of the prime, and no more."""
    numbers = sorted(map(check_number, _random_texts(20_000, 60, seed=1)))
    equal = sum(one == other for one, other in pairwise(numbers))
    # 20,000 * 19,999 / 2 / 1,048,573 is 190.7, and three times its root is 41.
    assert 150 <= equal <= 232


@pytest.mark.parametrize("wrong", [3, 4, 7])
def test_no_change_of_several_characters_passed(wrong: int) -> None:
    """R3: of 30,000 texts with several wrong characters none kept its words; 0.03 would by chance."""
    chance = random.Random(wrong)
    for text in _random_texts(30_000, 40, seed=wrong):
        changed = list(text)
        for at in chance.sample(range(len(text)), wrong):
            changed[at] = chance.choice([char for char in ALPHABET if char != text[at]])
        assert check_words("".join(changed)) != check_words(text)


def test_another_language_has_its_own_words_for_the_same_numbers() -> None:
    """R3: a list of another language says the same two numbers."""
    numbered = tuple(str(number) for number in range(len(ENGLISH)))
    first, second = check_words("35.20428N 040.17600E", numbered).split()
    assert f"{ENGLISH[int(first)]} {ENGLISH[int(second)]}" == check_words("35.20428N 040.17600E")


def test_a_character_beyond_the_alphabet_is_refused() -> None:
    """R3: nothing is left out of the words in silence."""
    with pytest.raises(KeyError):
        check_number("35.2é")


def test_the_worked_examples_come_out_as_on_their_page() -> None:
    """R3: whoever writes another implementation can hold it against the page."""
    rows = re.findall(
        r"^\| `([^`]+)` \| [^|]+ \| (\w+ \w+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) == 4
    assert [check_words(content) for content, _ in rows] == [words for _, words in rows]
