"""A line to a desk, from a command's arguments."""

from __future__ import annotations

import argparse

from checkfire.cli.hint import hinting
from checkfire.client.desk import Desk
from checkfire.errors import MalformedError
from checkfire.reach.keyfile import KeyFile, read_key_file


def open_desk(args: argparse.Namespace) -> Desk:
    """Return a line to the desk with the caller's key.

    Raises:
        MalformedError: No key file was named (``key-file-missing``).
        UnavailableError: The key file cannot be read.
    """
    return Desk(args.url, require_key(args))


def require_key(args: argparse.Namespace) -> KeyFile:
    """Return the caller's key file.

    Raises:
        MalformedError: No key file was named (``key-file-missing``).
        UnavailableError: The key file cannot be read.
    """
    if args.key is None:
        raise MalformedError(
            "Name your key file with --key or CHECKFIRE_KEY.",
            code="key-file-missing",
            hint="Nothing was sent.",
        )
    with hinting("Nothing was sent. Name the key file that enrolment wrote.", MalformedError):
        return read_key_file(args.key)
