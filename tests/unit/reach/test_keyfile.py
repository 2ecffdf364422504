"""Key files are their owner's alone, are never written over, and are read as they were written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checkfire.errors import CheckfireError
from checkfire.reach.keyfile import KeyFile, make_key_file, read_key_file, write_key_file, write_owner_only
from checkfire.vocab.ids import DeskRef
from checkfire.wire.dsse import DeskKey

SEED = b"s" * 32
CONTENT = make_key_file(
    DeskRef(party="bravo", desk="duty"), "test.checkfire.example/small-world", "a key", SEED
)


def code_of(call: object, *args: object) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args)  # type: ignore[operator]  # whatever can be called
    return refused.value.code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a key file was written, in a folder that was not there."""
    where = tmp_path / "new" / "bravo.key"
    write_key_file(where, CONTENT)
    return where


def test_a_key_file_is_read_as_it_was_written(path: Path) -> None:
    """The key, its desk and the log's key come back as they were given at enrolment."""
    assert read_key_file(path) == CONTENT
    assert read_key_file(path).key == DeskKey(SEED)
    assert path.read_bytes().count(b"\n") == 1


def test_a_key_file_is_its_owners_alone(path: Path) -> None:
    """Nobody else on the machine can read a key, even where the machine would allow it by default."""
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    old = os.umask(0)
    try:
        write_owner_only(path.with_name("open"), b"x")
    finally:
        os.umask(old)
    assert path.with_name("open").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o620, 0o604, 0o602, 0o610, 0o601, 0o644])
def test_a_key_that_others_can_reach_is_refused(path: Path, mode: int) -> None:
    """A key that somebody else could have read or changed is not used, and its owner is told."""
    path.chmod(mode)
    assert code_of(read_key_file, path) == "key-file-open"
    path.chmod(0o400)
    assert read_key_file(path) == CONTENT


def test_a_key_file_is_never_written_over(path: Path) -> None:
    """A key that is there is never lost to a new one."""
    before = path.read_bytes()
    assert code_of(write_key_file, path, CONTENT) == "key-file-exists"
    assert path.read_bytes() == before
    linked = path.with_name("linked")
    linked.symlink_to(path.with_name("elsewhere"))
    assert code_of(write_owner_only, linked, b"x") == "key-file-exists"
    assert not path.with_name("elsewhere").exists()


def test_a_key_file_that_cannot_be_read_or_made_is_told(path: Path) -> None:
    """A wrong path is said to be one."""
    assert code_of(read_key_file, path.with_name("nobody")) == "key-file-missing"
    assert code_of(read_key_file, path.parent) == "key-file-missing"
    assert code_of(write_owner_only, path / "below-a-file", b"x") == "key-file-exists"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "malformed"),
        (b"{}\n", "field-wrong"),
        (b'{"desk":{"desk":"duty","party":"bravo"},"origin":"x.example/y","seed":"s"}\n', "field-wrong"),
        (b"\xff\n", "malformed"),
    ],
)
def test_what_is_no_key_file_is_refused(path: Path, raw: bytes, code: str) -> None:
    """A file that is something else is never taken for a key."""
    path.write_bytes(raw)
    assert code_of(read_key_file, path) == code


def test_a_seed_of_another_length_is_no_key(path: Path) -> None:
    """A key file whose seed was cut short signs nothing."""
    short = KeyFile(desk=CONTENT.desk, origin=CONTENT.origin, log_key=CONTENT.log_key, seed="c2hvcnQ=")
    assert code_of(lambda: short.key) == "malformed"
    assert read_key_file(path).key
