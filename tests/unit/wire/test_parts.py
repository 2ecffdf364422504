"""Parts: each can be shown alone, and none can be another than was signed (R37)."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from checkfire.errors import CommitmentError, MalformedError
from checkfire.wire.parts import Part, require_committed, require_complete

SALT = bytes(range(16))


def part(content: Any = "x", salt: bytes = SALT) -> Part:
    """Return a part."""
    return Part(content=content, salt=base64.b64encode(salt).decode())


def test_part_commitment_is_the_digest_of_tag_salt_and_bytes() -> None:
    """Anybody can compute a commitment with SHA-256 and nothing of ours."""
    digest = hashlib.sha256(b"checkfire/part/1\n" + SALT + b'{"a":1,"b":"\xc3\xa4"}').digest()
    assert part({"b": "\u00e4", "a": 1}).commitment == base64.b64encode(digest).decode()


def test_part_commitment_hides_what_it_holds() -> None:
    """The same words under another salt have another commitment, so nobody can guess and compare (R37)."""
    salts = [bytes([number]) * 16 for number in range(20)]
    assert len({part("yes", salt).commitment for salt in salts}) == 20


@pytest.mark.parametrize("content", [{"a": 1}, {"a": "1"}, {"a": None}, {}, [], "", 0, False, None])
def test_part_commitment_tells_contents_apart(content: Any) -> None:
    """Contents that only look alike have commitments of their own."""
    others = [{"a": 1}, {"a": "1"}, {"a": None}, {}, [], "", 0, False, None]
    same = [other for other in others if part(other).commitment == part(content).commitment]
    assert [(type(one), one) for one in same] == [(type(content), content)]


@pytest.mark.parametrize("length", [0, 1, 15, 17, 32])
def test_part_salt_has_sixteen_bytes(length: int) -> None:
    """A salt that could be guessed, or that runs into the content, is refused."""
    with pytest.raises(MalformedError) as caught:
        part(salt=bytes(length)).commitment  # noqa: B018 - the property raises
    assert caught.value.context["length"] == length


@pytest.mark.parametrize(
    "salt", ["AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB==", "AAAAAAAAAAAAAAAAAAAAAA==\n"]
)
def test_part_salt_has_one_text(salt: str) -> None:
    """A salt in another spelling is refused."""
    with pytest.raises(MalformedError) as caught:
        Part(content="x", salt=salt).commitment  # noqa: B018 - the property raises
    assert caught.value.context == {"field": "base64"}


def test_parts_shown_are_those_that_were_signed() -> None:
    """Parts may be withheld, but a shown one is always the signed one."""
    commitments = {"body": part("x").commitment, "place": part("y").commitment}
    require_committed({"body": part("x"), "place": part("y")}, commitments)
    require_committed({"place": part("y")}, commitments)
    require_committed({}, commitments)


@pytest.mark.parametrize(
    "shown",
    [
        {"body": part("z")},
        {"body": part("x", bytes(16))},
        {"body": part("y")},
        {"place": part("x")},
        {"more": part("x")},
        {"Body": part("x")},
    ],
    ids=["other-content", "other-salt", "content-of-another", "swapped", "never-signed", "other-name"],
)
def test_part_that_was_not_signed_is_refused(shown: dict[str, Part]) -> None:
    """A part that was changed, swapped or slipped in is found, and named."""
    with pytest.raises(CommitmentError) as caught:
        require_committed(shown, {"body": part("x").commitment, "place": part("y").commitment})
    assert (caught.value.code, caught.value.context) == ("commitment-failed", {"part": next(iter(shown))})


def test_parts_are_all_handed_in() -> None:
    """The desk takes no message of which it was not given every part; all that lack are named."""
    commitments = {name: part().commitment for name in ("c", "b", "a")}
    require_complete({name: part() for name in commitments}, commitments)
    with pytest.raises(MalformedError) as caught:
        require_complete({"b": part()}, commitments)
    assert (caught.value.code, caught.value.context) == ("part-missing", {"parts": ["a", "c"]})
