"""The packaged day: figures with their marks and sources, and rows that rest on them.

Every figure says whether it is sourced, inferred or invented. Rows name figures instead of
repeating them, so that a changed figure changes everything that rests on it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

from checkfire.errors import MalformedError, UnavailableError

DAY_FILE = "day.toml"
"""Where a replay keeps the day that it was made from, if it is not the packaged one."""


class Mark(StrEnum):
    """What a row or figure rests on."""

    SOURCED = "sourced"
    INFERRED = "inferred"
    INVENTED = "invented"


_WEAKER = (Mark.SOURCED, Mark.INFERRED, Mark.INVENTED)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was read from its file."""

    plain: dict[str, Any]

    @property
    def title(self) -> str:
        """What the day is called."""
        return str(self.plain["title"])

    @property
    def caution(self) -> str:
        """What everybody who meets the day must know of it."""
        return str(self.plain["caution"])

    @property
    def sources(self) -> dict[str, str]:
        """Every source by its short name."""
        return {name: str(source) for name, source in self.plain["sources"].items()}

    def figure(self, name: str) -> Any:
        """Return the value of a figure.

        Raises:
            MalformedError: The day has no such figure (``figure-unknown``).
        """
        try:
            return self.plain["figures"][name]["value"]
        except KeyError as exc:
            raise MalformedError(
                f"The day has no figure {name}.", code="figure-unknown", figure=name
            ) from exc

    def seconds(self, name: str) -> int:
        """Return a figure that counts something whole and not negative."""
        value = self.figure(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise MalformedError(
                f"The figure {name} is not a whole number.", code="figure-wrong", figure=name
            )
        return value

    def at(self, terms: Sequence[str | int]) -> datetime:
        """Return the instant that a row's ``at`` adds up to."""
        first, *rest = terms
        base = self.figure(str(first))
        if not isinstance(base, datetime) or base.tzinfo is None:
            raise MalformedError(f"The figure {first} is not an instant.", code="figure-wrong", figure=first)
        seconds = (term if isinstance(term, int) else self.seconds(term) for term in rest)
        return base + timedelta(seconds=sum(seconds))

    def mark_of(self, terms: Sequence[str | int]) -> Mark:
        """Return the weakest mark of the figures that a row's ``at`` adds up: that of the hour itself."""
        named = (term for term in terms if isinstance(term, str))
        return max((Mark(self.plain["figures"][name]["mark"]) for name in named), key=_WEAKER.index)

    def words(self, row: dict[str, Any]) -> str:
        """Return a row's text with its figures filled in."""
        return str(row["text"]).format_map({name: f["value"] for name, f in self.plain["figures"].items()})


def load_day(path: Path | None = None) -> Day:
    """Return the packaged day, or one from another file of the same form.

    Raises:
        UnavailableError: The file cannot be read (``day-missing``).
        MalformedError: It is not TOML, or a mark is missing or unknown (``day-wrong``).
    """
    source = path or files(__name__.rpartition(".")[0]).joinpath("deir_ez_zor.toml")
    try:
        day = Day(tomllib.loads(source.read_text(encoding="utf-8")))
    except OSError as exc:
        hint = "Nothing was played. Check the path."
        raise UnavailableError(f"The day {source} cannot be read.", code="day-missing", hint=hint) from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        hint = "Nothing was played. Mend the file; the packaged day shows its form."
        raise MalformedError(f"The day is not TOML: {exc}.", code="day-wrong", hint=hint) from exc
    _require_marks(day)
    return day


_LISTED = ("parties", "desks", "register", "as_it_happened", "afterwards")
_SINGLE = ("roster", "notice", "with_a_desk")


def _require_marks(day: Day) -> None:
    try:
        rows = [*day.plain["figures"].values()]
        rows += [row for name in _LISTED for row in day.plain[name]]
        rows += [day.plain[name] for name in _SINGLE]
        sources = day.plain["sources"]
        for row in rows:
            mark = Mark(row["mark"])
            named = row.get("sources", [])
            if (mark is Mark.SOURCED and not named) or any(key not in sources for key in named):
                raise MalformedError("A row of the day names no known source.", code="day-wrong")
    except (KeyError, ValueError, AttributeError, TypeError) as exc:
        raise MalformedError(f"The day lacks something: {exc}.", code="day-wrong") from exc
