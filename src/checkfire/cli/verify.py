"""Verify a receipt: no server, no database, no network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checkfire.proof.key import VerifierKey
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
    from checkfire.proof.receipt import verify_receipt

    trusted = None if args.log_key is None else _read_log_key(args.log_key)
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


def _read_log_key(text: str) -> VerifierKey:
    from checkfire.errors import MalformedError
    from checkfire.proof.key import parse_vkey

    try:
        return parse_vkey(text)
    except MalformedError as exc:
        hint = "Nothing was verified. A log key is one word, as checkfire init prints it: NAME+ID+KEY."
        raise MalformedError(f"{text or 'An empty text'} is no log key.", hint=hint) from exc


def _read(path: Path) -> bytes:
    from checkfire.errors import UnavailableError

    try:
        return path.read_bytes()
    except OSError as exc:
        told = f"{path} is a folder." if path.is_dir() else f"The file {path} cannot be read."
        hint = (
            "Nothing was verified. Name one file in it."
            if path.is_dir()
            else "Nothing was verified. Check the path."
        )
        raise UnavailableError(told, code="file-missing", hint=hint) from exc


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
    from checkfire.cli.show import tell, to_millisecond

    drill = " (DRILL)" if told["drill"] else ""
    print(f"VERIFIED  {told['kind']}{drill}")
    rows = [
        ("entry", f"{told['index']} of {told['size']} in {told['origin']}"),
        ("said", f"{to_millisecond(told['said_at'])} by {told['from']}"),
        ("signed", f"by key {told['signing_key']}"),
        ("received", f"{to_millisecond(told['received_at'])} by the desk's clock"),
    ]
    if told["recorded_at"]:
        rows.append(("recorded", f"{to_millisecond(told['recorded_at'])}, later than received"))
    rows += [
        ("shown", ", ".join(sorted(verified.parts)) or "no part"),
        ("withheld", ", ".join(told["withheld"]) or "nothing"),
        ("log key", told["log_key"]),
    ]
    for name, value in rows:
        tell(f"{name:10}{value}", indent=2, hang=10)
    if not told["log_key_compared"]:
        tell(
            "Compare the log key with the one that you were given by another way, or use --log-key.", indent=2
        )
    if parts:
        _print_parts(verified)


def _print_parts(verified: VerifiedReceipt) -> None:
    from checkfire.cli.parts import print_parts

    print_parts({name: part.content for name, part in verified.parts.items()}, indent=2)
