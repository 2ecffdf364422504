"""Say any message: its kind, and a JSON body with its fields."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checkfire.cli.options import add_line, require_writable

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
    parser.add_argument(
        "--resend", type=Path, metavar="FILE", help="send kept bytes again; a repeat is never counted twice"
    )


def run(args: argparse.Namespace) -> int:
    """Sign, send, and print or keep the receipt."""
    from checkfire.cli.unsent import read_unsent, send_or_keep

    if args.kind is None and args.resend is None:
        return _list_kinds(args)
    if args.out:
        require_writable(args.out)
    submission = read_unsent(args.resend) if args.resend else _compose(args)
    receipt = send_or_keep(args, submission)
    if receipt is not None:
        _tell(args, receipt)
        if args.resend:
            args.resend.unlink(missing_ok=True)
    return 0


def _compose(args: argparse.Namespace) -> bytes:
    from checkfire.cli.line import require_key
    from checkfire.client.speaker import Speaker

    audience: Audience = "all" if args.to == "all" else tuple(p for p in args.to.split(",") if p)
    about, fact = tuple(args.about), _read_fact(args)
    return Speaker(require_key(args)).compose(fact, about=about, audience=audience, drill=args.drill)


def _read_fact(args: argparse.Namespace) -> Fact:
    from checkfire.cli.body import as_value, read_json
    from checkfire.errors import MalformedError
    from checkfire.wire.registry import kind_of

    kind = kind_of(args.kind)
    if kind is None:
        raise MalformedError(
            f"There is no kind {args.kind}. checkfire say lists them.",
            code="kind-unknown",
            hint="Nothing was sent.",
        )
    return as_value({} if args.body is None else read_json(args.body), kind, what=kind.KIND)


def _tell(args: argparse.Namespace, receipt: bytes) -> None:
    import msgspec

    from checkfire.cli.show import print_json
    from checkfire.proof.key import parse_vkey
    from checkfire.proof.receipt import verify_receipt
    from checkfire.reach.keyfile import read_key_file

    plain = msgspec.json.decode(receipt)
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
