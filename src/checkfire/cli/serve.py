"""Run a desk: HTTP and the event stream, and the clock that its duties hang on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checkfire.cli.options import add_data

if TYPE_CHECKING:
    from checkfire.api.serve import Served

DEFAULT_PORT = 8700


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_data(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}; 0 takes a free one"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until a signal says to stop; exit status 5 if the desk lost its state and must start again."""
    from checkfire.api.serve import serve
    from checkfire.desk.folder import DeskFolder

    folder = DeskFolder.at(args.data, args.secrets)
    return serve(folder, args.host, args.port, lambda served: _announce(served, args))


def _announce(served: Served, args: argparse.Namespace) -> None:
    if args.json:
        from checkfire.cli.show import print_json

        print_json(
            {"url": served.url, "origin": served.origin, "size": served.size, "replay": served.replay},
            one_line=True,
        )
        return
    print(f"The desk {served.origin} is up at {served.url} with {served.size} entries.")
    if served.replay:
        _tell_replay(served.url, args.data)
    print("Stop it with Ctrl-C.", flush=True)


def _tell_replay(url: str, data: Path) -> None:
    command = sys.argv[0] if Path(sys.argv[0]).name == "checkfire" else "checkfire"
    keys = f"{data}/keys"
    print("REPLAY. Each desk of the day has a key here; talk to it from another terminal:")
    print(f"  {command} log --url {url} --key {keys}/russia-duty.key")
    print(f"  {command} locate 9 km south of Deir ez-Zor airfield")
    print(
        """  echo '{"what": "A clinic is hit", "where": {"stated": "by the river", "method": "words"}}' \\"""
    )
    print(f"    | {command} say halt-called - --drill --url {url} --key {keys}/relief-field.key")
    print(f"  {command} verify {data}/receipts/with-a-desk-0000-party-admitted.json")
    print(f"  and with a browser: {url}")
