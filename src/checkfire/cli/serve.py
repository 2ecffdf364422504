"""Run a desk: HTTP and the event stream, and the clock that its duties hang on."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from checkfire.cli.options import add_data, port

if TYPE_CHECKING:
    from checkfire.api.serve import Served

DEFAULT_PORT = 8700


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_data(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument(
        "--port", type=port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}; 0 takes a free one"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until a signal says to stop; exit status 5 if the desk lost its state and must start again."""
    from checkfire.api.serve import serve
    from checkfire.desk.folder import DeskFolder

    folder = DeskFolder.at(args.data, args.secrets)
    return serve(folder, args.host, args.port, lambda served: _announce(served, args))


def _announce(served: Served, args: argparse.Namespace) -> None:
    if args.json:
        _announce_json(served)
        return
    from checkfire.cli.show import tell

    tell(f"The desk {served.origin} is up at {served.url} with {served.size} entries.")
    if served.replay:
        _tell_replay(served, args.data)
    print("Stop it with Ctrl-C.", flush=True)


def _announce_json(served: Served) -> None:
    from checkfire.cli.show import print_json

    links = [{"desk": link.desk, "name": link.name, "url": link.url} for link in served.links]
    told = {"url": served.url, "origin": served.origin, "size": served.size, "replay": served.replay}
    print_json(told | {"links": links}, one_line=True)


def _tell_replay(served: Served, data: Path) -> None:
    from checkfire.cli.show import command, tell

    key, receipt = data / "keys/russia-duty.key", data / "receipts/with-a-desk-0000-party-admitted.json"
    tell("REPLAY. Nothing in it is a secret. From another terminal, with the key of any desk of the day:")
    for words in (["log", "--url", served.url, "--key", str(key)], ["verify", str(receipt)]):
        print(f"  {command()} {shlex.join(words)}")
    tell("With a browser, play the day and be its desks: a link each, once, in a tab of its own.")
    for link in served.links:
        tell(f"{link.desk:26}{link.name}", indent=2, hang=26)
        print(f"    {link.url}")
