"""Enrolment: the neutral desk makes a one-time link, and whoever has it makes a key with it."""

from __future__ import annotations

import argparse
import hashlib
import os
import re
from itertools import count
from pathlib import Path

from checkfire.cli.options import add_line, text

_AGAIN = "Nothing is lost. Is the desk up, and the address right? Type the same line again."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_line(parser)
    parser.add_argument("link", nargs="?", type=text, help="the one-time link that you were given")
    parser.add_argument(
        "--invite", metavar="PARTY/DESK", type=text, help="make a link for this desk (neutral desk's key)"
    )
    parser.add_argument(
        "--label", type=text, default="officer on duty", help="what the new key is called in the log"
    )
    parser.add_argument("--out", type=Path, help="where to write the new key file")


def run(args: argparse.Namespace) -> int:
    """Make a link, or redeem one."""
    from checkfire.errors import MalformedError

    if bool(args.invite) == bool(args.link):
        raise MalformedError(
            "Give either a link to redeem, or --invite PARTY/DESK.",
            code="usage",
            hint="Nothing was done. What can be typed: checkfire enrol --help",
        )
    return _invite(args) if args.invite else _redeem(args)


def _invite(args: argparse.Namespace) -> int:
    from checkfire.cli.hint import reading
    from checkfire.cli.line import open_desk
    from checkfire.cli.show import print_json, tell
    from checkfire.errors import MalformedError
    from checkfire.vocab.ids import DeskRef

    party, slash, desk = args.invite.partition("/")
    if not slash:
        raise MalformedError(
            "A desk is named PARTY/DESK.",
            code="usage",
            hint="Nothing was done. What can be typed: checkfire enrol --help",
        )
    with reading("Nothing was made."), open_desk(args) as line:
        invite = line.invite(DeskRef(party=party, desk=desk))
    link = f"{args.url}/enrol#{invite}"
    if args.json:
        print_json({"link": link, "desk": args.invite})
    else:
        tell(link)
        tell(f"It enrols one key for {args.invite}, once, within 72 hours. Send it by a line you trust.")
    return 0


def _redeem(args: argparse.Namespace) -> int:
    from checkfire.cli.hint import hinting
    from checkfire.cli.show import print_json, tell
    from checkfire.client.desk import Desk
    from checkfire.errors import RefusedError, UnavailableError
    from checkfire.reach.keyfile import SEED_BYTES, write_key_file, write_owner_only

    url, invite = _split(args.link)
    _require_link(invite)
    # Asked before the link is used up: a link is good once.
    if args.out and args.out.exists():
        raise UnavailableError(
            f"There is a file {args.out} already.",
            code="key-file-exists",
            hint="The link is still good. Name another file.",
        )
    # The seed is on disk before the link is used up: if the answer is lost, the same link asks again.
    pending = _pending(args.out, invite)
    if is_new := not pending.exists():
        write_owner_only(pending, os.urandom(SEED_BYTES))
    try:
        with hinting(_AGAIN, UnavailableError), Desk(url or args.url) as line:
            key = line.enrol(invite, args.label, seed=pending.read_bytes())
    except RefusedError:
        # An earlier answer may have been lost: then this is the only copy of a key that is enrolled.
        if is_new:
            pending.unlink()
        raise
    path = args.out or _free(Path(f"{key.desk.party}-{key.desk.desk}.key"))
    write_key_file(path, key)
    pending.unlink()
    if args.json:
        print_json({"key": str(path), "desk": str(key.desk), "origin": key.origin, "log_key": key.log_key})
    else:
        tell(
            f"The key of {key.desk} is in {path}. It is the only copy; nobody can read it back from the desk."
        )
        tell(f"log      {key.origin}", indent=2)
        tell(f"log key  {key.log_key}", indent=2)
    return 0


def _split(link: str) -> tuple[str, str]:
    """Return the address and the secret part of a link, as a terminal or as a browser has it."""
    mark = "/#/enrol/" if "/#/enrol/" in link else "/enrol#"
    url, _, invite = link.rpartition(mark)
    return url, invite


def _require_link(invite: str) -> None:
    """Demand, before anything is written or sent, that this can be a link."""
    from checkfire.errors import MalformedError

    if not re.fullmatch(r"[\w-]+\.[\w-]+", invite, re.ASCII):
        raise MalformedError(
            "This is not an enrolment link of Checkfire.",
            code="invite-wrong",
            hint="Nothing was sent. A link is what checkfire enrol --invite PARTY/DESK prints: URL/enrol#...",
        )


def _pending(out: Path | None, invite: str) -> Path:
    """Return where the seed lies until the key file is written, a file for each link."""
    digest = hashlib.sha256(invite.encode()).hexdigest()
    return (out.parent if out else Path()) / f"checkfire-{digest[:16]}.pending"


def _free(path: Path) -> Path:
    """Return the path, or the next one with a number that is free."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(other for other in numbered if not other.exists())
