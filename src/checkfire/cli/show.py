"""Ways to show things in a terminal; rich is loaded only when something is shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def print_json(value: Any) -> None:
    """Print one JSON object on standard output."""
    import msgspec  # noqa: PLC0415 - loaded late for a quick start

    raw = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.write(raw.decode() + "\n")


def console() -> Console:
    """Return a console that respects pipes, width and colour settings."""
    from rich.console import Console  # noqa: PLC0415 - loaded late for a quick start

    return Console(highlight=False, soft_wrap=False)
