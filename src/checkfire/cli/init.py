"""Make a new desk: its log, its secrets, the neutral party and the key of its first officer."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from checkfire.cli.options import add_data


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_data(parser)
    parser.add_argument(
        "--origin", required=True, help="the log's name for ever, such as desk.example/mission"
    )
    parser.add_argument("--party", default="desk", help="slug of the neutral party (default: desk)")
    parser.add_argument("--name", default="Neutral desk", help="name of the neutral party")
    parser.add_argument("--desk", default="watch", help="slug of its first duty desk (default: watch)")
    parser.add_argument(
        "--key", type=Path, help="where to write the first officer's key (default: DATA/keys/...)"
    )


def run(args: argparse.Namespace) -> int:
    """Make the desk and say what comes next."""
    from checkfire.cli.hint import hinting
    from checkfire.desk.clock import SystemClock, system_random
    from checkfire.desk.folder import DeskFolder, Founding
    from checkfire.desk.found import found
    from checkfire.errors import MalformedError
    from checkfire.wire import strict

    _require_folder(args.data)

    plain = {
        "origin": args.origin,
        "party": args.party,
        "name": args.name,
        "desk": args.desk,
        "desk_name": args.desk,
    }
    with hinting("Nothing was made. Name it otherwise.", MalformedError):
        founding = strict.convert(plain, Founding, what="desk")
    key_path = args.key or args.data / "keys" / f"{args.party}-{args.desk}.key"
    folder = DeskFolder.at(args.data, args.secrets)
    key = found(folder, founding, key_path, clock=SystemClock(), random=system_random)
    _tell(args, key_path, key.log_key)
    return 0


def _require_folder(path: Path) -> None:
    """Demand that the place of the desk is no file."""
    from checkfire.errors import UnavailableError

    if path.exists() and not path.is_dir():
        raise UnavailableError(
            f"{path} is a file, and a desk lives in a folder.",
            code="file-unusable",
            hint="Nothing was made. Name a folder that is not there yet.",
        )


def _tell(args: argparse.Namespace, key_path: Path, log_key: str) -> None:
    if args.json:
        from checkfire.cli.show import print_json

        print_json({"data": str(args.data), "origin": args.origin, "key": str(key_path), "log_key": log_key})
        return
    from checkfire.cli.show import command, tell

    secrets = args.secrets or args.data / "secrets"
    tell(f"The desk {args.origin} is made in {args.data}.")
    rows = (
        (
            "log key",
            log_key,
            "Give this to everybody who will verify receipts, by another way than this desk.",
        ),
        ("secrets", secrets, "Keep them apart from the data and from its backups (--secrets)."),
        ("key", key_path, f"The first officer of {args.party}/{args.desk}."),
    )
    for name, value, what_for in rows:
        print(f"  {name:9}{value}")
        tell(what_for, indent=11)
    apart = ["--secrets", str(args.secrets)] if args.secrets else []
    print(f"Next: {command()} {shlex.join(['serve', '--data', str(args.data), *apart])}")
