"""Say any message: its kind, and a JSON body with its fields."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checkfire.cli.options import add_line

if TYPE_CHECKING:
    from checkfire.wire.fact import Fact
    from checkfire.wire.header import Audience


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_line(parser)
    parser.add_argument(
        "kind", nargs="?", help="such as notice-filed or checkfire.halt-called/1; none lists them"
    )
    parser.add_argument(
        "body", nargs="?", type=Path, help="a JSON file with the fields; - reads standard input"
    )
    parser.add_argument(
        "--about", action="append", default=[], metavar="ID", help="what it is about; the subject first"
    )
    parser.add_argument("--to", default="all", help="parties, with commas between; default: all")
    parser.add_argument("--drill", action="store_true", help="this is a drill")
    parser.add_argument("--out", type=Path, metavar="FILE", help="keep the receipt there")


def run(args: argparse.Namespace) -> int:
    """Sign, send, and print or keep the receipt."""
    from checkfire.cli.line import open_desk

    if args.kind is None:
        return _list_kinds(args)
    fact = _read_fact(args)
    audience: Audience = "all" if args.to == "all" else tuple(p for p in args.to.split(",") if p)
    with open_desk(args) as line:
        receipt = line.say(fact, about=tuple(args.about), audience=audience, drill=args.drill)
    _tell(args, receipt)
    return 0


def _read_fact(args: argparse.Namespace) -> Fact:
    from checkfire.cli.body import read_json
    from checkfire.errors import MalformedError
    from checkfire.wire import strict
    from checkfire.wire.registry import kind_of

    kind = kind_of(args.kind)
    if kind is None:
        raise MalformedError(f"There is no kind {args.kind}. checkfire say lists them.", code="kind-unknown")
    plain = {} if args.body is None else read_json(args.body)
    fact = strict.convert(plain, kind, what=kind.KIND)
    if unknown := strict.find_unknown(plain, fact):
        raise MalformedError(f"{kind.KIND} has no such field.", code="field-unknown", fields=list(unknown))
    return fact


def _tell(args: argparse.Namespace, receipt: bytes) -> None:
    import msgspec

    from checkfire.cli.show import print_json
    from checkfire.proof.key import parse_vkey
    from checkfire.proof.receipt import verify_receipt
    from checkfire.reach.keyfile import read_key_file

    if "carried" in (plain := msgspec.json.decode(receipt)):
        print_json(plain) if args.json else print("CARRIED, NOT RECORDED YET. Send it again for the receipt.")
        return
    verified = verify_receipt(receipt, trusted=parse_vkey(read_key_file(args.key).log_key))
    if args.out:
        args.out.write_bytes(receipt)
    if args.json:
        print_json({"id": verified.header.id, "index": verified.index, "receipt": plain})
        return
    print(f"{verified.header.id}\n  {verified.header.kind}, entry {verified.index}, receipt verified")
    if args.out:
        print(f"  kept in {args.out}")


def _list_kinds(args: argparse.Namespace) -> int:
    from checkfire.cli.show import print_json
    from checkfire.wire.registry import FAMILIES

    if args.json:
        print_json({name: [fact.KIND for fact in facts] for name, facts in FAMILIES.items()})
        return 0
    for name, facts in FAMILIES.items():
        print(name)
        for fact in facts:
            summary = (fact.__doc__ or "").strip().splitlines()[0]
            print(f"  {fact.KIND.removeprefix('checkfire.').removesuffix('/1'):28} {summary}")
    return 0
