"""Ways to show things in a terminal; rich is loaded only when something is shown with it.

* On a terminal, or where ``COLUMNS`` is set, prose is wrapped at its width, with an indent; a word, a
  path or an address is never split. In a pipe every line stays whole.
* Somebody else's text is shown without the characters that would steer a terminal.
"""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_JOINERS = "\u200c\u200d"
"""Needed to spell words in Persian, Urdu and other scripts; they only join or part letters."""

_NARROWEST = 20
_SECONDS, _MILLISECONDS = len("2016-09-17T14:24:00"), len("2016-09-17T14:24:00.000")


def let_every_letter_out() -> None:
    """Spell out what the terminal's encoding does not have, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_json(value: Any, *, one_line: bool = False) -> None:
    """Print one JSON object on standard output, at once; it is UTF-8 whatever the terminal's encoding is."""
    import msgspec

    try:
        raw = msgspec.json.encode(value)
    except UnicodeEncodeError:
        # A stray byte of a path or of a command line, which no JSON can hold.
        raw = json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode(errors="replace")
    line = (raw if one_line else msgspec.json.format(raw, indent=2)) + b"\n"
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(line)
    else:
        sys.stdout.write(line.decode())
    sys.stdout.flush()


def printable(text: str) -> str:
    """Return somebody else's text without the characters that would steer a terminal."""
    return "".join(c if c.isprintable() or c in _JOINERS else f"\\u{ord(c):04x}" for c in text)


def width_of(stream: TextIO) -> int | None:
    """Return how many columns a stream's reader has, or None where lines stay whole."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isascii() and stated.isdigit():
        return max(int(stated), _NARROWEST)
    if not stream.isatty():
        return None
    return max(os.get_terminal_size(stream.fileno()).columns, _NARROWEST)


def tell(text: str, *, indent: int = 0, hang: int = 0, to: TextIO | None = None) -> None:
    """Print a line of prose, wrapped with an indent; words are never split.

    Args:
        text: One line; control characters in it are spelled out.
        indent: How many blanks stand before it.
        hang: How many more stand before what does not fit into the first line.
        to: Standard output, unless it is another stream.
    """
    stream = to or sys.stdout
    line, width = " " * indent + printable(text), width_of(stream)
    if width is not None and len(line) > width:
        line = _wrapped(line, width, " " * (indent + hang))
    print(line, file=stream)


def cut(text: str) -> str:
    """Return a line as far as it fits on standard output, with a mark where it was cut."""
    width = width_of(sys.stdout)
    return text if width is None or len(text) <= width else text[: width - 3].rstrip() + "..."


def to_second(at: str) -> str:
    """Return a time of the wire cut to its second, so that columns line up."""
    return at[:_SECONDS] + "Z"


def to_millisecond(at: str) -> str:
    """Return a time of the wire with three decimals, whether it has six or none."""
    return at.removesuffix("Z").ljust(_MILLISECONDS - 3, ".").ljust(_MILLISECONDS, "0")[:_MILLISECONDS] + "Z"


def command() -> str:
    """Return how this program was called, so that a line that is shown can be typed as it stands."""
    import shlex
    import shutil

    path = Path(sys.argv[0])
    if path.name != "checkfire":
        return "checkfire"
    # A shell that found it by the search path hands on the whole path; what was typed was the name.
    if path.is_absolute() and shutil.which("checkfire") == str(path):
        return "checkfire"
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def console() -> Console:
    """Return a console that respects pipes, width and colour settings."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def _wrapped(line: str, width: int, indent: str) -> str:
    import textwrap

    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
