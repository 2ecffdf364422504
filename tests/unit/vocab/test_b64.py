"""Base64: one text for the same bytes, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.errors import CheckfireError, MalformedError
from checkfire.vocab.b64 import decode_b64, encode_b64


@pytest.mark.parametrize(
    "data,text",
    [
        (b"", ""),
        (b"f", "Zg=="),
        (b"fo", "Zm8="),
        (b"foo", "Zm9v"),
        (b"foob", "Zm9vYg=="),
        (b"\xfb\xff", "+/8="),
    ],
)
def test_b64_known_texts(data: bytes, text: str) -> None:
    """The texts are those of RFC 4648 section 10, so any other program reads our files."""
    assert encode_b64(data) == text
    assert decode_b64(text) == data


@pytest.mark.parametrize(
    "text",
    [
        "Zh==",  # stray bits after the last byte
        "Zm9=",  # stray bits after the last two bytes
        "Zg",  # no padding
        "Zg=",  # half the padding
        "Zg===",  # too much padding
        "====",
        "Zg==Zg==",  # padding inside
        "Zm9v\n",
        " Zm9v",
        "Zm 9v",
        "Zm9v!",
        "-_8=",  # the other alphabet
        "Zm9vY",  # no such length
        "Zm9\u00fc",
        "Zm9\ud800",
        "\u0130m9v",
    ],
)
def test_b64_other_texts_are_refused(text: str) -> None:
    """A text that a lenient reader would bend into the same bytes is refused."""
    with pytest.raises(MalformedError) as caught:
        decode_b64(text)
    assert (caught.value.code, caught.value.context["field"]) == ("malformed", "base64")


def test_b64_length_is_demanded() -> None:
    """A hash of 31 or 33 bytes is never taken for one of 32."""
    assert decode_b64(encode_b64(bytes(32)), length=32) == bytes(32)
    for length in (0, 31, 33):
        with pytest.raises(MalformedError) as caught:
            decode_b64(encode_b64(bytes(length)), length=32)
        assert (caught.value.context["length"], caught.value.context["expected"]) == (length, 32)


@given(st.binary())
def test_b64_reads_back_what_it_wrote(data: bytes) -> None:
    """Any bytes survive being written and read."""
    assert decode_b64(encode_b64(data), length=len(data)) == data


@given(st.text() | st.text("ABZab019+/= \n", max_size=12))
def test_b64_accepts_only_what_it_prints(text: str) -> None:
    """Whatever is accepted prints as the same text, and nothing but our own refusal comes out."""
    try:
        data = decode_b64(text)
    except CheckfireError as error:
        assert error.code == "malformed"
    else:
        assert encode_b64(data) == text
