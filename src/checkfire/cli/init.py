"""Make a new desk: its log, its secrets, the neutral party and the key of its first officer."""

from __future__ import annotations

import argparse
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
    from checkfire.desk.clock import SystemClock, system_random
    from checkfire.desk.folder import DeskFolder, Founding
    from checkfire.desk.found import found
    from checkfire.wire import strict

    plain = {
        "origin": args.origin,
        "party": args.party,
        "name": args.name,
        "desk": args.desk,
        "desk_name": args.desk,
    }
    founding = strict.convert(plain, Founding, what="desk")
    key_path = args.key or args.data / "keys" / f"{args.party}-{args.desk}.key"
    folder = DeskFolder.at(args.data, args.secrets)
    key = found(folder, founding, key_path, clock=SystemClock(), random=system_random)
    _tell(args, key_path, key.log_key)
    return 0


def _tell(args: argparse.Namespace, key_path: Path, log_key: str) -> None:
    if args.json:
        from checkfire.cli.show import print_json

        print_json({"data": str(args.data), "origin": args.origin, "key": str(key_path), "log_key": log_key})
        return
    secrets = args.secrets or args.data / "secrets"
    print(f"The desk {args.origin} is made in {args.data}.")
    print(f"  log key  {log_key}")
    print("           Give this to everybody who will verify receipts, by another way than this desk.")
    print(f"  secrets  {secrets}: keep them apart from the data and from its backups (--secrets).")
    print(f"  key      {key_path}: the first officer of {args.party}/{args.desk}.")
    apart = f" --secrets {args.secrets}" if args.secrets else ""
    print(f"Next: checkfire serve --data {args.data}{apart}")
