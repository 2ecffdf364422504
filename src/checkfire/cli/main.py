"""The entry point: which command, what went wrong, and the exit status.

Exit status: 0 all is well; 1 a mistake of ours; 2 the input is not what it should be; 3 evidence does
not hold; 4 the desk refused; 5 something does not answer or is in use; 130 stopped by Ctrl-C; 141 the
reader of a pipe went away before the end.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files
from typing import NoReturn

from checkfire import __version__
from checkfire.cli.show import let_every_letter_out
from checkfire.errors import (
    CheckfireError,
    MalformedError,
    ProofError,
    RefusedError,
    UnavailableError,
)

COMMANDS = {
    "demo": "play the Deir ez-Zor day through the desk's own code",
    "verify": "verify a receipt, offline",
    "init": "make a new desk",
    "serve": "run a desk",
    "enrol": "make an enrolment link, or redeem one with a new key",
    "locate": "read a place and list its rival readings",
    "places": "add places to a desk's gazetteer and look them up",
    "check": "check an activity over what you may see",
    "say": "say any message from a JSON body",
    "log": "read, verify and compare a log",
}
"""Every command and what it does; each has a module of the same name."""

_STOPPED = 130
_PIPE_CLOSED = 141
_STATUS = ((ProofError, 3), (MalformedError, 2), (RefusedError, 4))
_UNANSWERED = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    let_every_letter_out()
    status = _PIPE_CLOSED
    try:
        try:
            status = _run(list(sys.argv[1:] if argv is None else argv))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader had enough; flushing at exit would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _run(words: Sequence[str]) -> int:
    as_json = "--json" in words
    try:
        _require_command(words)
        args = _parser(words).parse_args(words or ["--help"])
        status: int = args.run(args)
    except CheckfireError as exc:
        return _explain(exc, as_json=as_json)
    except BrokenPipeError:
        raise
    except OSError as exc:
        unusable = UnavailableError(
            f"{exc.filename or 'A file'}: {exc.strerror}.",
            code="file-unusable",
            hint="Check the path, and who may use it.",
        )
        return _explain(unusable, as_json=as_json)
    except KeyboardInterrupt:
        return _STOPPED
    return status


class _Parser(argparse.ArgumentParser):
    """A parser that tells what is wrong as every other error is told, for people and for programs."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words that were typed."""
        told = message[:1].upper() + message[1:]
        raise MalformedError(
            f"{told}.", code="usage", hint=f"Nothing was done. What can be typed: {self.prog} --help"
        )


def _version() -> str:
    """Return the version, and whether the kernel of a check is compiled here."""
    kernel = files("checkfire.store").joinpath("kernel.so").is_file()
    return f"checkfire {__version__} ({'with' if kernel else 'without'} the compiled kernel)"


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="checkfire",
        description="A deconfliction desk that leaves a provable record.",
        epilog="checkfire COMMAND --help tells more. Absence from a register says nothing about protection.",
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        command.add_argument("--json", action="store_true", help="one JSON object for a program to read")
        # Only the module of the command that was asked for is loaded.
        if name in words:
            module = import_module(f"checkfire.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _require_command(words: Sequence[str]) -> None:
    """Demand that the first word is a command; whoever mistypes one is told which is near.

    Raises:
        MalformedError: There is no such command (``usage``).
    """
    word = next((word for word in words if not word.startswith("-")), None)
    if word is None or word in COMMANDS:
        return
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(COMMANDS)}."
    raise MalformedError(f"There is no command {word}.", code="usage", hint=hint)


def _explain(error: CheckfireError, *, as_json: bool) -> int:
    from checkfire.cli.show import print_json, tell

    status = next((status for kind, status in _STATUS if isinstance(error, kind)), _UNANSWERED)
    if as_json:
        print_json(
            {"error": error.code, "message": error.message, "hint": error.hint(), "context": error.context}
        )
        return status
    tell(f"{error.message} [{error.code}]", hang=2, to=sys.stderr)
    for name, value in error.context.items():
        if not _is_told(value, error.message):
            tell(f"{name}: {_plain(value)}", indent=2, hang=2, to=sys.stderr)
    # A command to be typed stands on a line of its own, so that it can be taken as it is.
    for line in error.hint().split("\n"):
        tell(line, to=sys.stderr)
    return status


def _is_told(value: object, message: str) -> bool:
    """Tell whether a field says only what the sentence says already."""
    return isinstance(value, str | list) and bool(value) and _plain(value) in message


def _plain(value: object) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)
