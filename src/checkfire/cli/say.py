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
        "kind",
        nargs="?",
        help="such as notice-filed or checkfire.halt-called/1; none lists all, and one alone is explained",
    )
    parser.add_argument(
        "body",
        nargs="?",
        type=Path,
        help="a JSON file with the fields; - reads standard input; none is a body without fields",
    )
    parser.add_argument(
        "--about", action="append", default=[], metavar="ID", help="what it is about; the subject first"
    )
    parser.add_argument("--to", metavar="PARTIES", help="parties, with commas between; default: all")
    parser.add_argument("--drill", action="store_true", help="this is a drill")
    parser.add_argument("--out", type=Path, metavar="FILE", help="keep the receipt there")
    parser.add_argument(
        "--resend", type=Path, metavar="FILE", help="send kept bytes again; a repeat is never counted twice"
    )


def run(args: argparse.Namespace) -> int:
    """Sign, send, and print or keep the receipt."""
    if args.resend is None and not _is_to_be_said(args):
        return _explain(args)
    from checkfire.cli.unsent import read_unsent, send_or_keep

    if args.out:
        require_writable(args.out)
    submission = read_unsent(args.resend) if args.resend else _compose(args)
    receipt = send_or_keep(args, submission)
    if receipt is not None:
        _tell(args, submission, receipt)
        if args.resend:
            args.resend.unlink(missing_ok=True)
            if not args.json:
                print(f"  {args.resend} is not needed any more, and was removed")
    return 0


def _compose(args: argparse.Namespace) -> bytes:
    from checkfire.cli.line import require_key
    from checkfire.client.speaker import Speaker

    audience: Audience = "all" if args.to in (None, "all") else tuple(p for p in args.to.split(",") if p)
    about, fact = tuple(args.about), _read_fact(args)
    return Speaker(require_key(args)).compose(fact, about=about, audience=audience, drill=args.drill)


def _read_fact(args: argparse.Namespace) -> Fact:
    from checkfire.cli.body import as_value, read_json
    from checkfire.cli.hint import hinting
    from checkfire.cli.parts import short_kind
    from checkfire.errors import MalformedError

    kind = _require_kind(args.kind)
    plain = {} if args.body is None else read_json(args.body)
    hint = f"Nothing was sent. Mend the field; checkfire say {short_kind(kind.KIND)} lists them."
    with hinting(hint, MalformedError):
        return as_value(plain, kind, what=kind.KIND)


def _require_kind(name: str) -> type[Fact]:
    """Return the class of a kind.

    Raises:
        MalformedError: There is no such kind (``kind-unknown``).
    """
    from difflib import get_close_matches

    from checkfire.cli.parts import short_kind
    from checkfire.errors import MalformedError
    from checkfire.wire.registry import FACT_OF_KIND, kind_of

    kind = kind_of(name)
    if kind is None:
        near = get_close_matches(short_kind(name), map(short_kind, FACT_OF_KIND), n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise MalformedError(
            f"There is no kind {name}.",
            code="kind-unknown",
            hint=f"Nothing was sent.{meant} checkfire say lists them all.",
        )
    return kind


def _is_to_be_said(args: argparse.Namespace) -> bool:
    """Tell whether something is to be said, or only to be explained: a kind alone says nothing."""
    return bool(args.kind and (args.body or args.about or args.drill or args.out or args.to))


def _explain(args: argparse.Namespace) -> int:
    from checkfire.cli.kinds import explain_kind, list_kinds

    if args.kind is None:
        list_kinds(as_json=args.json)
    else:
        explain_kind(_require_kind(args.kind), as_json=args.json)
    return 0


def _tell(args: argparse.Namespace, submission: bytes, receipt: bytes) -> None:
    import msgspec

    from checkfire.cli.show import print_json
    from checkfire.client.desk import require_receipt_of
    from checkfire.proof.key import parse_vkey
    from checkfire.proof.receipt import verify_receipt
    from checkfire.reach.keyfile import read_key_file

    plain = msgspec.json.decode(receipt)
    verified = verify_receipt(receipt, trusted=parse_vkey(read_key_file(args.key).log_key))
    require_receipt_of(submission, verified)
    if args.out:
        args.out.write_bytes(receipt)
    if args.json:
        print_json({"id": verified.header.id, "index": verified.index, "receipt": plain})
        return
    print(f"{verified.header.id}\n  {verified.header.kind}, entry {verified.index}, receipt verified")
    if args.out:
        print(f"  kept in {args.out}")
