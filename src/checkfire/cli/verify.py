"""Verify a receipt: no server, no database, no network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checkfire.proof.receipt import VerifiedReceipt


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("file", type=Path, help="the receipt")
    parser.add_argument(
        "--log-key", metavar="VKEY", help="the log's public key as you were given it by another way"
    )
    parser.add_argument("--parts", action="store_true", help="also print the parts that the receipt shows")


def run(args: argparse.Namespace) -> int:
    """Verify and tell what is proven; exit status 3 if it does not hold, 2 if it is no receipt."""
    from checkfire.cli.quick import import_msgspec

    import_msgspec()
    from checkfire.errors import MalformedError
    from checkfire.proof.key import parse_vkey
    from checkfire.proof.receipt import verify_receipt

    trusted = None if args.log_key is None else parse_vkey(args.log_key)
    try:
        verified = verify_receipt(_read(args.file), trusted=trusted)
    except MalformedError as exc:
        hint = "Nothing is proven. This is no receipt, or not in its one form any more."
        raise MalformedError(exc.message, code=exc.code, hint=hint, **exc.context) from exc
    told = _told(verified, pinned=trusted is not None)
    if args.json:
        from checkfire.cli.show import print_json

        print_json(told | {"parts": {name: part.content for name, part in verified.parts.items()}})
    else:
        _print(told, verified, parts=args.parts)
    return 0


def _read(path: Path) -> bytes:
    from checkfire.errors import UnavailableError

    try:
        return path.read_bytes()
    except OSError as exc:
        raise UnavailableError(
            f"The file {path} cannot be read.",
            code="file-missing",
            hint="Nothing was verified. Check the path.",
        ) from exc


def _told(verified: VerifiedReceipt, *, pinned: bool) -> dict[str, Any]:
    from checkfire.proof.key import print_vkey
    from checkfire.wire.strict import print_instant

    header = verified.header
    recorded = verified.recorded_at
    return {
        "verified": True,
        "kind": header.kind,
        "id": header.id,
        "from": str(header.sender),
        "drill": header.drill,
        "said_at": print_instant(header.said_at),
        "received_at": print_instant(verified.received_at),
        "recorded_at": print_instant(recorded) if recorded else None,
        "origin": verified.checkpoint.origin,
        "index": verified.index,
        "size": verified.checkpoint.size,
        "signing_key": verified.public_key,
        "log_key": print_vkey(verified.log_key),
        "log_key_compared": pinned,
        "withheld": list(verified.withheld),
    }


def _print(told: dict[str, Any], verified: VerifiedReceipt, *, parts: bool) -> None:
    drill = " (DRILL)" if told["drill"] else ""
    print(f"VERIFIED  {told['kind']}{drill}")
    print(f"  entry {told['index']} of {told['size']} in {told['origin']}")
    print(f"  said      {told['said_at']} by {told['from']}, signed by key {told['signing_key']}")
    print(f"  received  {told['received_at']} by the desk's clock")
    if told["recorded_at"]:
        print(f"  recorded  {told['recorded_at']}, later than received")
    print(f"  shown     {', '.join(sorted(verified.parts)) or 'no part'}")
    print(f"  withheld  {', '.join(told['withheld']) or 'nothing'}")
    print(f"  log key   {told['log_key']}")
    if not told["log_key_compared"]:
        print("  Compare the log key with the one that you were given by another way, or use --log-key.")
    if parts:
        _print_parts(verified)


def _print_parts(verified: VerifiedReceipt) -> None:
    from checkfire.cli.show import printable
    from checkfire.wire import canonical

    for name, part in sorted(verified.parts.items()):
        print(f"  {name}: {printable(canonical.encode(part.content).decode())}")
