"""The command line: one module a command; nothing heavy is loaded before it is needed."""

from checkfire.cli.main import main

__all__ = ["main"]
