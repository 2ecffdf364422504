"""The places of a desk: those that come with Checkfire, and those that its operator added."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checkfire.errors import MalformedError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.places_file import PlacesFile, PlacesFormat
from checkfire.store.places import StoredPlaces


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesAdded:
    """What became of a file of places."""

    file: str
    added: int
    doubled: int
    left_out: int
    refused: int
    why: tuple[str, ...]
    """Line, column and reason of what was refused."""


def open_gazetteer(folder: Path) -> Gazetteer:
    """Return the gazetteer of a desk's folder.

    Raises:
        UnavailableError: The places that were added cannot be read (``places-unreadable``).
    """
    packaged = load_gazetteer()
    if not StoredPlaces.are_in(folder):
        return packaged
    stored = StoredPlaces(folder)
    return Gazetteer(packaged.landmarks, name=packaged.name, added=stored, scope=stored.scope())


def add_places(folder: Path, file: Path, layout: PlacesFormat, *, skip_wrong: bool = False) -> PlacesAdded:
    """Add a file of places to a desk's folder: all of it, or nothing.

    Args:
        folder: The desk's folder.
        file: UTF-8 text.
        layout: How it is laid out.
        skip_wrong: Add the rest where lines cannot be read.

    Raises:
        MalformedError: The file is not in the format (``places-file``), or lines cannot be read
            (``places-row``) and are not to be skipped; nothing was added.
    """
    reader = PlacesFile(layout, file.name)
    places = StoredPlaces(folder, create=True)
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            found = list(reader.read(lines))
        if reader.refused and not skip_wrong:
            raise _refused(reader)
        done = places.add(found)
    except UnicodeDecodeError as exc:
        raise MalformedError(f"{file.name} is not UTF-8.", code="places-file") from exc
    finally:
        places.close()
    return PlacesAdded(
        file=file.name,
        added=done.added,
        doubled=done.doubled,
        left_out=reader.left_out,
        refused=reader.refused_count,
        why=tuple(reader.refused),
    )


def _refused(reader: PlacesFile) -> MalformedError:
    return MalformedError(
        f"{reader.refused_count} lines of {reader.name} cannot be read; the first: {reader.refused[0]}.",
        code="places-row",
        hint="Nothing was added. Mend the lines, or add the rest with --skip-wrong.",
        lines=list(reader.refused),
    )
