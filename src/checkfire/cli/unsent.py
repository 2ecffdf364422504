"""What could not be sent is kept, and the same bytes are sent again: a repeat is never counted twice."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from checkfire.cli.line import open_desk
from checkfire.cli.show import command, print_json
from checkfire.client.desk import is_carried
from checkfire.errors import CheckfireError, LostStateError, UnavailableError
from checkfire.reach.keyfile import write_owner_only
from checkfire.wire.message import parse_submission


def read_unsent(path: Path) -> bytes:
    """Return kept submission bytes.

    Raises:
        UnavailableError: The file cannot be read (``file-missing``).
    """
    try:
        return path.read_bytes()
    except OSError as exc:
        hint = "Nothing was sent. What could not be sent lies where it was said, as checkfire-unsent-ID.json."
        raise UnavailableError(f"The file {path} cannot be read.", code="file-missing", hint=hint) from exc


def send_or_keep(args: argparse.Namespace, submission: bytes) -> bytes | None:
    """Return the receipt of submission bytes, or keep them where none came, and say so.

    Raises:
        RefusedError: The desk does not take them; they are not kept.
        UnavailableError: The desk does not answer; they are kept.
    """
    try:
        with open_desk(args) as line:
            receipt = line.send(submission)
        # What is no desk's answer is no receipt, and then the message was perhaps not sent.
        carried = is_carried(receipt)
    except (UnavailableError, LostStateError) as exc:
        raise _not_sent(exc, _keep(args, submission), args) from exc
    if carried:
        _tell_carried(args, _keep(args, submission))
        return None
    return receipt


def _keep(args: argparse.Namespace, submission: bytes) -> Path:
    if args.resend:
        return Path(args.resend)
    path = Path(f"checkfire-unsent-{parse_submission(submission).header.id}.json")
    write_owner_only(path, submission)
    return path


def _not_sent(exc: CheckfireError, path: Path, args: argparse.Namespace) -> UnavailableError:
    hint = f"NOT SENT. The message is kept; send it again with:\n{_again(path, args)}"
    return UnavailableError(exc.message, code=exc.code, hint=hint, kept=str(path))


def _again(path: Path, args: argparse.Namespace) -> str:
    words = ["say", "--resend", path, "--key", args.key, "--url", args.url]
    words += ["--out", args.out] if args.out else []
    return f"{command()} {shlex.join(map(str, words))}"


def _tell_carried(args: argparse.Namespace, path: Path) -> None:
    if args.json:
        print_json({"carried": True, "recorded": False, "kept": str(path)})
        return
    print("CARRIED TO EVERY DESK, NOT RECORDED YET: the disk of the desk is full.")
    print(f"For the receipt, later:\n{_again(path, args)}")
