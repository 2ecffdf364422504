"""The golden message of every kind: what was said in this form can be read and written for ever."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import msgspec
import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.ids import Short
from checkfire.wire import canonical
from checkfire.wire.fact import Fact, build
from checkfire.wire.message import Message, parse_submission, print_submission
from checkfire.wire.registry import FACT_OF_KIND

EXAMPLES = Path(__file__).parents[2] / "docs" / "formats" / "examples"
KINDS = pytest.mark.parametrize("kind", FACT_OF_KIND.values(), ids=lambda kind: _name(kind.KIND))


def _name(kind: str) -> str:
    return kind.removeprefix("checkfire.").removesuffix("/1")


def golden(kind: type[Fact]) -> tuple[bytes, Message]:
    """Return the golden bytes of a kind, and the message that they are."""
    raw = (EXAMPLES / f"message-good-{_name(kind.KIND)}.json").read_bytes()
    return raw, parse_submission(raw)


@KINDS
def test_golden_message_is_read_and_written_byte_for_byte(kind: type[Fact]) -> None:
    """A field that was renamed, moved to another part or read otherwise makes this red, for every kind."""
    raw, message = golden(kind)
    assert (message.header.kind, type(message.fact), message.flags) == (kind.KIND, kind, ())
    assert print_submission(message.envelope, message.parts) == raw
    assert message.fact is not None
    written = {name: canonical.encode(content) for name, content in message.fact.contents().items()}
    assert written == {name: canonical.encode(part.content) for name, part in message.parts.items()}


def _unstated(value: Any, path: str) -> list[str]:
    """Return the fields in a value, and in the values in it, that stand at their default."""
    if isinstance(value, tuple):
        return [name for one in value for name in _unstated(one, path)]
    if not isinstance(value, msgspec.Struct):
        return []
    missing = []
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        missing += (
            [f"{path}.{field.name}"] if held == field.default else _unstated(held, f"{path}.{field.name}")
        )
    return missing


@KINDS
def test_golden_message_states_every_field(kind: type[Fact]) -> None:
    """No field of a kind, nor of an object in it, can be renamed unseen because the example lacks it."""
    _, message = golden(kind)
    assert _unstated(message.fact, kind.KIND) == []


def test_a_renamed_field_is_seen() -> None:
    """The check bites: a class whose field has another name does not read the golden bytes."""

    class Renamed(Fact, frozen=True, kw_only=True):
        """A withdrawal whose reason is called otherwise."""

        KIND: ClassVar[str] = "checkfire.site-withdrawn/1"
        cause: Short | None = None

    _, message = golden(FACT_OF_KIND[Renamed.KIND])
    fact, flags = build(Renamed, {name: part.content for name, part in message.parts.items()})
    assert (fact, flags) == (Renamed(), ("unknown:reason",))
    with pytest.raises(MalformedError):
        build(FACT_OF_KIND[Renamed.KIND], {"body": {"cause": "moved"}})


def test_golden_messages_show_every_shape() -> None:
    """Each shape that an area can have is in one of the examples."""
    text = "".join(golden(kind)[0].decode() for kind in FACT_OF_KIND.values())
    assert [shape for shape in ("circle", "polygon", "corridor") if f'"shape":"{shape}"' not in text] == []


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Return tools/make_proof_examples.py as a module that writes elsewhere."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "tools")
    module = importlib.import_module("make_proof_examples")
    monkeypatch.setattr(module, "EXAMPLES", tmp_path)
    monkeypatch.setattr(sys, "argv", ["make_message_examples.py"])
    return module


def test_golden_files_are_never_written_over_by_the_way(
    writer: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever changes a format is stopped, and reads which files would change, before any is written."""
    first = {"message-good-x.json": b"1", "messages.json": b"{}"}
    writer.write(first)
    writer.write(first | {"messages.json": b"[]", "message-good-y.json": b"2"})
    changed = {"message-good-x.json": b"other", "message-good-z.json": b"3"}
    with pytest.raises(SystemExit) as stopped:
        writer.write(changed)
    assert "message-good-x.json" in str(stopped.value.code)
    assert (tmp_path / "message-good-x.json").read_bytes() == b"1"
    assert not (tmp_path / "message-good-z.json").exists()
    monkeypatch.setattr(sys, "argv", ["make_message_examples.py", "--anew"])
    writer.write(changed)
    assert (tmp_path / "message-good-x.json").read_bytes() == b"other"


def test_weak_signatures_are_among_the_examples() -> None:
    """Whoever writes a reader is shown where libraries differ: a key of small order, and S spelled twice."""
    rows = json.loads((EXAMPLES / "messages.json").read_text("utf-8"))["files"]
    codes = {row["file"]: row["code"] for row in rows}
    for name in ("small-order-key", "large-s"):
        assert codes[f"message-bad-{name}.json"] == "signature-wrong"
