"""Read, verify and compare a log: a desk's own folder, or what a desk shows you."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from checkfire.cli.options import add_data, add_line

if TYPE_CHECKING:
    from checkfire.client.desk import Desk

T = TypeVar("T")

END = 8
"""How many of the last characters of an id the list shows; they are its random ones."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "entry", nargs="?", help="show one entry whole: its number, its id, or the end of its id"
    )
    add_data(parser, required=False)
    add_line(parser)
    parser.add_argument("--start", type=_index, default=0, metavar="N", help="from this entry on")
    parser.add_argument(
        "--parts", action="store_true", help="with every field of every part that you may see"
    )
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
        raise argparse.ArgumentTypeError(f"{text} is not the number of an entry")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Print entries and digests of the pictures; with --data everything is verified on the way."""
    from checkfire.cli.hint import reading
    from checkfire.cli.show import print_json
    from checkfire.errors import MalformedError

    if args.recheck and not args.data:
        raise MalformedError(
            "--recheck needs the desk's own folder, --data.", code="usage", hint="Nothing was read."
        )
    with reading("Nothing was read."):
        told = _from_folder(args) if args.data else _from_desk(args)
    if args.json:
        print_json(told)
    elif args.entry:
        _print_whole(told)
    else:
        _print(told, args)
    return 0 if all(check["same"] for check in told.get("checks", ())) else 3


def _print(told: dict[str, Any], args: argparse.Namespace) -> None:
    from checkfire.cli.show import printable

    for entry in told["entries"]:
        _print_entry(entry, parts=args.parts)
    if not told["entries"]:
        print(f"There is no entry from {args.start} on{'' if args.data else ' that you may see'}.")
    verified = ", all verified" if args.data else ""
    print(printable(f"{told['size']} entries in {told['origin']}{verified}"))
    for name, digest in told["digests"].items():
        print(printable(f"  {name:12} {digest}"))
    if args.since:
        print(f"  The log of {told['since_size']} entries is a beginning of this one.")
    if "checks" in told:
        same = sum(check["same"] for check in told["checks"])
        print(f"  {same} of {len(told['checks'])} recorded checks come out the same again.")


def _print_entry(entry: dict[str, Any], *, parts: bool) -> None:
    from checkfire.cli.parts import print_parts, short_kind, summarise
    from checkfire.cli.show import cut, printable, to_second

    marks = ("  DRILL" if entry["drill"] else "") + ("" if entry["recorded"] else "  NOT RECORDED")
    sender = f"{entry['sender']['party']}/{entry['sender']['desk']}"
    at, kind = to_second(entry["received_at"]), short_kind(entry["kind"])
    print(printable(f"{entry['index']:>6}  {at}  {entry['id'][-END:]}  {kind:22} {sender}{marks}"))
    if parts:
        print_parts(entry["parts"], indent=8)
        return
    about = [f"about {entry['about'][0][-END:]}"] if entry["about"] else []
    summary = summarise(entry["kind"], entry["parts"])
    if said := " | ".join([*about, *filter(None, [summary])]):
        print(cut(f"        {printable(said)}"))


def _print_whole(entry: dict[str, Any]) -> None:
    from checkfire.cli.parts import print_parts
    from checkfire.cli.show import tell, to_millisecond

    tell(entry["id"])
    drill = ", a DRILL" if entry["drill"] else ""
    number = f"entry {entry['index']}" if entry["recorded"] else "not recorded yet"
    tell(f"{entry['kind']}, {number}{drill}", indent=2)
    sender = f"{entry['sender']['party']}/{entry['sender']['desk']}"
    tell(f"said      {to_millisecond(entry['said_at'])} by {sender}", indent=2)
    tell(f"received  {to_millisecond(entry['received_at'])} by the desk's clock", indent=2)
    for about in entry["about"]:
        tell(f"about     {about}", indent=2)
    for flag in entry["flags"]:
        tell(f"left alone: {flag}", indent=2)
    print_parts(entry["parts"], indent=2)


def _from_folder(args: argparse.Namespace) -> dict[str, Any]:
    import msgspec

    from checkfire.api.render import entry_view
    from checkfire.desk.audit import audit
    from checkfire.desk.folder import DeskFolder

    found = audit(DeskFolder.at(args.data, args.secrets))
    if args.entry:
        views = (msgspec.to_builtins(entry_view(logged)) for logged in found.log)
        return _require_one(args.entry, views)
    told: dict[str, Any] = {
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
        told["since_size"] = _compare(args.since, found.require_holds)
    return told


def _from_desk(args: argparse.Namespace) -> dict[str, Any]:
    from checkfire.cli.line import open_desk
    from checkfire.client.answers import DigestsShown, LogShown, shown
    from checkfire.client.compare import require_same_history

    with open_desk(args) as line:
        if args.entry:
            return _one_shown(line, args.entry)
        entries = list(_pages(line, args.start))
        state = shown(line.log_state(), LogShown)
        told = {
            "origin": state["origin"],
            "size": state["size"],
            "checkpoint": state["checkpoint"],
            "digests": shown(line.picture(), DigestsShown)["digests"],
            "entries": entries,
        }
        if args.since:
            told["since_size"] = _compare(
                args.since, lambda earlier: require_same_history(line, earlier, args.key)
            )
    return told


def _pages(line: Desk, start: int) -> Iterator[Any]:
    """Yield every entry that the desk shows, page by page, as long as it goes on."""
    from checkfire.client.answers import EntriesShown, shown

    while page := shown(line.entries(start), EntriesShown)["entries"]:
        yield from page
        if page[-1]["index"] < start:
            return
        start = page[-1]["index"] + 1


def _one_shown(line: Desk, name: str) -> dict[str, Any]:
    """Return an entry that the desk shows by its number, its id or the end of it."""
    from checkfire.client.answers import EntryShown, shown
    from checkfire.vocab.ids import UUID7_PATTERN

    if re.fullmatch(UUID7_PATTERN, name):
        entry: dict[str, Any] = shown(line.message(name), EntryShown)
        return entry
    return _require_one(name, _pages(line, int(name) if _is_number(name) else 0))


def _is_number(name: str) -> bool:
    """Tell whether a name counts an entry; as many digits as the list shows of an id are the end of one."""
    return name.isascii() and name.isdigit() and len(name) < END


def _require_one(name: str, entries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the one entry of a number, an id or the end of one.

    Raises:
        NotFoundError: There is none.
        MalformedError: There are several (``usage``).
    """
    from checkfire.errors import MalformedError, NotFoundError

    if _is_number(name):
        first = next((entry for entry in entries if entry["index"] >= int(name)), None)
        found = [first] if first and first["index"] == int(name) else []
    else:
        found = [entry for entry in entries if entry["id"].endswith(name.lower())]
    if not found:
        hint = "checkfire log lists every entry that you may see, with its number and the end of its id."
        raise NotFoundError(f"There is no entry {name}, as far as you may see.", hint=hint)
    if len(found) > 1:
        ids = [entry["id"] for entry in found]
        raise MalformedError(f"More than one id ends with {name}.", code="usage", hint="Name one.", ids=ids)
    return found[0]


def _compare(path: Path, hold: Callable[[bytes], T]) -> T:
    """Return what comes of holding an earlier piece of evidence against the log.

    Raises:
        UnavailableError: The file cannot be read (``file-missing``).
        MalformedError: It is neither a receipt nor a checkpoint (``not-a-head``).
    """
    from checkfire.errors import MalformedError, UnavailableError

    try:
        raw = path.read_bytes()
    except OSError as exc:
        hint = "Nothing was compared. Check the path."
        raise UnavailableError(f"The file {path} cannot be read.", code="file-missing", hint=hint) from exc
    try:
        return hold(raw)
    except MalformedError as exc:
        hint = "Nothing was compared. Name a receipt or a checkpoint that was kept earlier."
        code = exc.code if raw.startswith(b"{") else "not-a-head"
        raise MalformedError(f"{path} is neither a receipt nor a checkpoint.", code=code, hint=hint) from exc
