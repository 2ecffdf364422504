"""Signed notes: what parses, what is signed, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checkfire.errors import CheckpointError, MalformedError
from checkfire.proof.key import SigningKey, parse_vkey
from checkfire.proof.note import (
    MAX_NOTE_CHARS,
    MAX_SIGNATURES,
    Note,
    NoteSignature,
    UnverifiedNote,
    decode_text,
    parse_note_unverified,
    print_note,
    sign_note,
    verify_note,
)
from checkfire.vocab.b64 import encode_b64

GO: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "note" / "go_note.json").read_text("utf-8")
)
SIGNER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
OTHER = SigningKey(name="witness.example", seed=bytes(32))
KEY = SIGNER.verifier_key
NOTE = sign_note("a line\n", SIGNER)
LINE = NOTE.split("\n")[2]


def cosigned(text: str, *signers: SigningKey) -> str:
    """Return the note of a text with a line of each signer."""
    lines = [parse_note_unverified(sign_note(text, one)).signatures[0] for one in signers]
    return print_note(UnverifiedNote(text=text, signatures=tuple(lines)))


def test_note_is_the_published_one() -> None:
    """Signing the published text gives the published note, byte for byte."""
    signer = SigningKey(name="PeterNeumann", seed=bytes.fromhex(GO["seed"]))
    assert sign_note(GO["text"], signer) == GO["note"]
    assert verify_note(GO["note"], parse_vkey(GO["vkey"])).text == GO["text"]


def test_note_verified_holds_text_and_signature() -> None:
    """A verified note carries the text and the line that was checked."""
    note = verify_note(NOTE, KEY)
    line = NoteSignature(name=KEY.name, key_id=KEY.key_id, signature=SIGNER.sign(b"a line\n"))
    assert note == Note(text="a line\n", signatures=(line,))
    assert print_note(note) == NOTE


def test_note_text_may_hold_empty_lines() -> None:
    """Only the last empty line parts the text from the signatures."""
    for text in ("\n", "a\n\nb\n", "a\n\n", "\n\n\n"):
        signed = sign_note(text, SIGNER)
        assert verify_note(signed, KEY).text == text
        assert print_note(parse_note_unverified(signed)) == signed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\n\n",
        "a line\n",
        "a line\n\n",
        f"a line\n{LINE}\n",
        f"\n{LINE}\n",
        f"a line\n\n{LINE}",
        f"a line\n\n{LINE}\n\n",
        f"a line\r\n\r\n{LINE}\r\n",
        f"a line\n\n{LINE}\n{LINE}",
        f"a\x00line\n\n{LINE}\n",
        f"a\tline\n\n{LINE}\n",
        f"a\x1fline\n\n{LINE}\n",
        f"a\ud800line\n\n{LINE}\n",
    ],
)
def test_note_of_another_form_is_refused(text: str) -> None:
    """A note that lacks a part, or holds a control character, is refused."""
    with pytest.raises(MalformedError) as caught:
        parse_note_unverified(text)
    assert (caught.value.code, caught.value.context["field"]) == ("malformed", "note")


@pytest.mark.parametrize(
    "line,field",
    [
        (LINE.replace("\u2014", "-"), "signature-line"),
        (LINE.replace("\u2014 ", "\u2014"), "signature-line"),
        (" " + LINE, "signature-line"),
        ("\u2014 desk.example/log", "signature-line"),
        ("\u2014 desk.example/log " + encode_b64(bytes(4)), "signature-line"),
        ("\u2014 desk.example/log ", "signature-line"),
        ("\u2014  " + encode_b64(bytes(68)), "name"),
        ("\u2014 desk+log " + encode_b64(bytes(68)), "name"),
        ("\u2014 desk\u00a0log " + encode_b64(bytes(68)), "name"),
        ("\u2014 desk.example/log  " + encode_b64(bytes(68)), "base64"),
        (LINE + " ", "base64"),
        (LINE.rstrip("="), "base64"),
        ("\u2014 desk.example/log \u2014 " + encode_b64(bytes(68)), "base64"),
    ],
)
def test_note_line_of_another_form_is_refused(line: str, field: str) -> None:
    """A signature line is read in one form only."""
    with pytest.raises(MalformedError) as caught:
        parse_note_unverified(f"a line\n\n{line}\n")
    assert caught.value.context["field"] == field


def test_note_bounds() -> None:
    """A note of any size cannot keep the reader busy."""
    assert (MAX_SIGNATURES, MAX_NOTE_CHARS) == (32, 262_144)
    line = LINE + "\n"
    assert len(parse_note_unverified("a\n\n" + line * MAX_SIGNATURES).signatures) == MAX_SIGNATURES
    with pytest.raises(MalformedError) as caught:
        parse_note_unverified("a\n\n" + line * (MAX_SIGNATURES + 1))
    assert caught.value.context == {"field": "note", "count": MAX_SIGNATURES + 1}
    head = "a" * (MAX_NOTE_CHARS - len(line) - 2)
    assert parse_note_unverified(f"{head}\n\n{line}").text == head + "\n"
    with pytest.raises(MalformedError) as caught:
        parse_note_unverified(f"{head}a\n\n{line}")
    assert caught.value.context == {"field": "note", "length": MAX_NOTE_CHARS + 1}


@pytest.mark.parametrize(
    "text", ["", "a line", "a\x07line\n", "a\r\n", "a\udfff\n", "a" * MAX_NOTE_CHARS + "\n"]
)
def test_note_that_nobody_could_read_is_not_signed(text: str) -> None:
    """The desk never signs a text that a strict reader would refuse."""
    with pytest.raises(MalformedError):
        sign_note(text, SIGNER)


def test_note_of_another_key_is_refused() -> None:
    """A note that the key has not signed is an alarm, even when the name is the same."""
    namesake = SigningKey(name=SIGNER.name, seed=bytes(32))
    for signer in (OTHER, namesake):
        with pytest.raises(CheckpointError) as caught:
            verify_note(sign_note("a line\n", signer), KEY)
        assert (caught.value.code, caught.value.context["field"]) == ("checkpoint-failed", "key")


def test_note_with_a_changed_text_is_refused() -> None:
    """A signature does not hold for another text."""
    with pytest.raises(CheckpointError) as caught:
        verify_note(NOTE.replace("a line", "b line"), KEY)
    assert caught.value.context == {"field": "signature", "name": KEY.name}


def test_note_with_a_signature_of_another_length_is_refused() -> None:
    """A line with the key's name and id, but no Ed25519 signature, is an alarm."""
    note = parse_note_unverified(NOTE)
    cut = replace(note.signatures[0], signature=note.signatures[0].signature[:-1])
    with pytest.raises(CheckpointError) as caught:
        verify_note(print_note(replace(note, signatures=(cut,))), KEY)
    assert caught.value.context["field"] == "signature"


def test_note_line_of_an_unknown_key_is_left_out() -> None:
    """A witness may add its line: it is ignored, and nothing unverified comes through."""
    for text in (cosigned("a line\n", SIGNER, OTHER), cosigned("a line\n", OTHER, SIGNER)):
        assert verify_note(text, KEY) == verify_note(NOTE, KEY)


def test_note_line_of_an_unknown_key_is_refused_where_demanded() -> None:
    """Evidence carries nothing that nobody checked."""
    verify_note(NOTE, KEY, require_only_known=True)
    for text in (cosigned("a line\n", SIGNER, OTHER), cosigned("a line\n", OTHER, SIGNER)):
        with pytest.raises(CheckpointError) as caught:
            verify_note(text, KEY, require_only_known=True)
        assert caught.value.context == {"field": "key", "name": KEY.name}


def test_note_line_must_match_name_and_id() -> None:
    """The right id under another name, or the right name with another id, is another key."""
    note = parse_note_unverified(NOTE)
    line = note.signatures[0]
    for changed in (replace(line, name="desk.example/lob"), replace(line, key_id=b"\x00" * 4)):
        with pytest.raises(CheckpointError) as caught:
            verify_note(print_note(replace(note, signatures=(changed,))), KEY)
        assert caught.value.context["field"] == "key"


def test_note_with_one_wrong_signature_of_the_key_is_refused() -> None:
    """A good line does not cover for a bad one of the same key."""
    note = parse_note_unverified(NOTE)
    bad = replace(note.signatures[0], signature=bytes(64))
    for lines in ((note.signatures[0], bad), (bad, note.signatures[0])):
        with pytest.raises(CheckpointError) as caught:
            verify_note(print_note(replace(note, signatures=lines)), KEY)
        assert caught.value.context["field"] == "signature"


def test_text_must_be_utf8() -> None:
    """Bytes that are not UTF-8 are refused, never replaced."""
    assert decode_text("\u2014 d\u00e9sk".encode()) == "\u2014 d\u00e9sk"
    for data in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xe2\x80"):
        with pytest.raises(MalformedError) as caught:
            decode_text(data)
        assert caught.value.context == {"field": "utf-8"}
