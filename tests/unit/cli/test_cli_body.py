"""Files that people write by hand: read in any spelling, refused in any other meaning."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checkfire.cli.body import as_value, read_json
from checkfire.cli.options import require_writable
from checkfire.errors import CheckfireError
from checkfire.testing import world
from checkfire.vocab.activity import Activity


def code_of(call: Any, *args: Any, **more: Any) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args, **more)
    return refused.value.code


def test_body_is_read_in_any_spelling(tmp_path: Path) -> None:
    """A person may write JSON with spaces, lines and keys in any order."""
    path = tmp_path / "body.json"
    path.write_text('\n{ "b" : 1.5,\n\t"a": ["x"] }\n')
    assert read_json(path) == {"b": 1.5, "a": ["x"]}


def test_body_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body can be piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a":1}')))
    assert read_json(Path("-")) == {"a": 1}


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff", b"[" * 100_000, b"{'a': 1}", b"1 2", b"NaN"])
def test_body_that_is_no_json_is_refused(tmp_path: Path, raw: bytes) -> None:
    """What is not JSON is told before anything is sent."""
    path = tmp_path / "body.json"
    path.write_bytes(raw)
    assert code_of(read_json, path) == "malformed"


def test_body_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A wrong path is told as one."""
    assert code_of(read_json, tmp_path / "none.json") == "file-missing"
    assert code_of(read_json, tmp_path) == "file-missing"


def test_body_becomes_what_it_says() -> None:
    """A whole and right body is the value of its type."""
    plain = msgspec.to_builtins(world.activity())
    assert as_value(plain, Activity, what="activity") == world.activity()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reach": "sea"}, "field-wrong"),
        ({"reech": "ground"}, "field-unknown"),
        (
            {"window": {"starts_at": "2026-01-01T00:00:00+01:00", "ends_at": "2026-01-02T00:00:00Z"}},
            "time-not-utc",
        ),
        ({"window": {"starts_at": "2026-01-02T00:00:00Z", "ends_at": "2026-01-01T00:00:00Z"}}, "field-wrong"),
        ({"place": None}, "field-wrong"),
    ],
)
def test_body_with_a_fault_is_never_repaired(change: dict[str, Any], code: str) -> None:
    """A misspelt or impossible field is told by name, instead of being dropped or guessed."""
    plain = msgspec.to_builtins(world.activity()) | change
    assert code_of(as_value, plain, Activity, what="activity") == code


def test_body_outcome_can_be_kept_before_anything_is_sent(tmp_path: Path) -> None:
    """Whether a receipt can be kept is asked before the message goes out, not after."""
    require_writable(tmp_path / "new.json")
    (tmp_path / "old.json").write_text("")
    require_writable(tmp_path / "old.json")
    for path in (tmp_path, tmp_path / "none" / "new.json"):
        assert code_of(require_writable, path) == "file-unusable"
