"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from checkfire.errors import UnavailableError

DEFAULT_URL = "http://127.0.0.1:8700"


def add_data(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add where a desk lives on disk."""
    parser.add_argument("--data", type=Path, required=required, metavar="DIR", help="the desk's folder")
    parser.add_argument(
        "--secrets", type=Path, metavar="DIR", help="the folder of its secrets, if they are kept elsewhere"
    )


def add_line(parser: argparse.ArgumentParser) -> None:
    """Add how to reach a desk, and with which key."""
    url = os.environ.get("CHECKFIRE_URL", DEFAULT_URL)
    parser.add_argument(
        "--url", type=text, default=url, help=f"the desk (default: $CHECKFIRE_URL or {DEFAULT_URL})"
    )
    key = os.environ.get("CHECKFIRE_KEY")
    parser.add_argument(
        "--key", type=Path, default=Path(key) if key else None, help="your key file (default: $CHECKFIRE_KEY)"
    )


def port(typed: str) -> int:
    """Return a port that can be listened on; 0 takes a free one."""
    if not (typed.isascii() and typed.isdigit() and int(typed) < 65_536):
        raise argparse.ArgumentTypeError(f"{typed} is not a port; a port is a number from 0 to 65535")
    return int(typed)


def text(typed: str) -> str:
    """Return what was typed, if it is text: a stray byte of another encoding could not be sent or signed."""
    try:
        typed.encode()
    except UnicodeEncodeError as exc:
        raise argparse.ArgumentTypeError("a byte of it is not UTF-8") from exc
    return typed


def require_writable(path: Path) -> None:
    """Demand, before anything is sent, that its outcome can be kept in a file.

    Raises:
        UnavailableError: It cannot (``file-unusable``).
    """
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        hint = "Nothing was sent. Check the path, and who may use it."
        raise UnavailableError(f"The file {path} cannot be written.", code="file-unusable", hint=hint)
