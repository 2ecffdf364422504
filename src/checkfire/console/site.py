"""The built pages: one page, and assets whose names tell their content.

* Only files that lay in the folder when the desk started are served; a path is a name, never a way.
* An asset never changes under its name, so a browser on a bad line fetches it once.
* The page itself is asked for anew each time, and names the assets that belong to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BUILT = Path(__file__).parent / "built"

PAGE = "index.html"

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file as it is served."""

    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Site:
    """The console as it was built."""

    page: bytes
    assets: Mapping[str, File]


def load_site(folder: Path = BUILT) -> Site | None:
    """Return the built console, or None where it was not built."""
    try:
        page = (folder / PAGE).read_bytes()
    except OSError:
        return None
    paths = sorted((folder / "assets").glob("*"))
    return Site(page, {path.name: File(path.read_bytes(), _MEDIA_TYPES[path.suffix]) for path in paths})
