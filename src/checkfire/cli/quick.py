"""A quick start for commands that people wait for."""

from __future__ import annotations

import sys


def import_msgspec() -> None:
    """Import msgspec without its optional ``typing_extensions``.

    That module takes longer to load than everything else that a verifier needs, and on
    Python 3.11 and newer msgspec takes all that we use from ``typing`` instead.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    # None in this table makes an import fail as if the module were not installed.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # documented use of the table
    try:
        import msgspec  # noqa: F401 - imported for its place in the table
    finally:
        del sys.modules["typing_extensions"]
