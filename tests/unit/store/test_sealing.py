"""Parts at rest open with their own key, and with nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.errors import LostStateError
from checkfire.store.sealing import KEY_BYTES, NONCE_BYTES, seal, unseal

KEY, OTHER_KEY, NONCE = b"k" * KEY_BYTES, b"o" * KEY_BYTES, b"n" * NONCE_BYTES


@given(
    parts=st.binary(max_size=300),
    key=st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES),
    nonce=st.binary(min_size=NONCE_BYTES, max_size=NONCE_BYTES),
)
def test_parts_open_with_their_key(parts: bytes, key: bytes, nonce: bytes) -> None:
    """What was sealed comes back byte for byte."""
    assert unseal(seal(parts, key, nonce), key) == parts


def test_sealed_parts_show_nothing() -> None:
    """Whoever steals the data alone reads no word of it."""
    assert b"Field clinic" not in seal(b'{"name":"Field clinic"}', KEY, NONCE)


@given(at=st.integers(0, 60), bit=st.integers(0, 7))
def test_a_changed_bit_is_found(at: int, bit: int) -> None:
    """Sealed parts that were touched never open as something else."""
    sealed = bytearray(seal(b"twenty-one bytes long", KEY, NONCE))
    sealed[at] ^= 1 << bit
    with pytest.raises(LostStateError) as refused:
        unseal(bytes(sealed), KEY)
    assert refused.value.code == "parts-unreadable"


@pytest.mark.parametrize(
    ("sealed", "key"),
    [
        (seal(b"parts", KEY, NONCE), OTHER_KEY),
        (seal(b"parts", KEY, NONCE), b""),
        (seal(b"parts", KEY, NONCE)[:-1], KEY),
        (NONCE, KEY),
        (b"", KEY),
    ],
    ids=["other-key", "no-key", "cut-short", "only-nonce", "empty"],
)
def test_parts_without_their_key_are_unreadable(sealed: bytes, key: bytes) -> None:
    """Parts whose key was destroyed, or that are not whole, are said to be unreadable."""
    with pytest.raises(LostStateError) as refused:
        unseal(sealed, key)
    assert refused.value.code == "parts-unreadable"
