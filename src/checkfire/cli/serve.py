"""Run a desk: HTTP and the event stream, and the clock that its duties hang on."""

from __future__ import annotations

import argparse

from checkfire.cli.options import add_data

DEFAULT_PORT = 8700


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_data(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}; 0 takes a free one")


def run(args: argparse.Namespace) -> int:
    """Serve until a signal says to stop; exit status 5 if the desk lost its state and must start again."""
    from checkfire.api.serve import serve  # noqa: PLC0415 - loaded late for a quick start
    from checkfire.desk.folder import DeskFolder  # noqa: PLC0415

    return serve(DeskFolder.at(args.data, args.secrets), args.host, args.port, as_json=args.json)
