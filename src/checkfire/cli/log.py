"""Read, verify and compare a log: a desk's own folder, or what a desk shows you."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkfire.cli.options import add_data, add_line

if TYPE_CHECKING:
    from checkfire.client.desk import Desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_data(parser, required=False)
    add_line(parser)
    parser.add_argument("--start", type=_index, default=0, metavar="N", help="from this entry on")
    parser.add_argument(
        "--since",
        type=Path,
        metavar="FILE",
        help="an earlier receipt or checkpoint: prove that the log still holds it",
    )
    parser.add_argument(
        "--recheck", action="store_true", help="with --data: make every recorded check again from the log"
    )


def _index(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is not the index of an entry")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Print entries and digests of the pictures; with --data everything is verified on the way."""
    from checkfire.cli.show import print_json
    from checkfire.errors import MalformedError

    if args.recheck and not args.data:
        raise MalformedError(
            "--recheck needs the desk's own folder, --data.", code="usage", hint="Nothing was read."
        )
    told = _from_folder(args) if args.data else _from_desk(args)
    if args.json:
        print_json(told)
    else:
        _print(told, args)
    return 0 if all(check["same"] for check in told.get("checks", ())) else 3


def _print(told: dict[str, Any], args: argparse.Namespace) -> None:
    for entry in told["entries"]:
        mark = "  DRILL" if entry["drill"] else ""
        late = "" if entry["recorded"] else "  NOT RECORDED"
        sender = f"{entry['sender']['party']}/{entry['sender']['desk']}"
        kind = entry["kind"].removeprefix("checkfire.").removesuffix("/1")
        print(f"{entry['index']:>6}  {entry['received_at']}  {kind:26} {sender}{mark}{late}")
    print(f"{told['size']} entries in {told['origin']}{', all verified' if args.data else ''}")
    for name, digest in told["digests"].items():
        print(f"  {name:12} {digest}")
    if args.since:
        print(f"  The log of {told['since_size']} entries is a beginning of this one.")
    if "checks" in told:
        same = sum(check["same"] for check in told["checks"])
        print(f"  {same} of {len(told['checks'])} recorded checks come out the same again.")


def _from_folder(args: argparse.Namespace) -> dict[str, Any]:
    import msgspec

    from checkfire.api.render import entry_view
    from checkfire.desk.audit import audit
    from checkfire.desk.folder import DeskFolder

    folder = DeskFolder.at(args.data, args.secrets)
    found = audit(folder)
    told = {
        "origin": found.origin,
        "size": found.size,
        "checkpoint": found.checkpoint,
        "verified": True,
        "digests": found.digests,
        "entries": [msgspec.to_builtins(entry_view(e)) for e in found.log[args.start :]],
    }
    if args.recheck:
        from checkfire.desk.recheck import recheck

        told["checks"] = [msgspec.to_builtins(check) for check in recheck(found.log)]
    if args.since:
        told["since_size"] = found.require_holds(args.since.read_bytes())
    return told


def _from_desk(args: argparse.Namespace) -> dict[str, Any]:
    from checkfire.cli.line import open_desk
    from checkfire.client.compare import require_same_history

    with open_desk(args) as line:
        shown = list(_pages(line, args.start))
        state = line.log_state()
        told = {
            "origin": state["origin"],
            "size": state["size"],
            "checkpoint": state["checkpoint"],
            "digests": line.picture()["digests"],
            "entries": shown,
        }
        if args.since:
            told["since_size"] = require_same_history(line, args.since.read_bytes(), args.key)
    return told


def _pages(line: Desk, start: int) -> Iterator[Any]:
    """Yield every entry that the desk shows, page by page."""
    while page := line.entries(start)["entries"]:
        yield from page
        start = page[-1]["index"] + 1
