"""What a message says, for people: one line of it, or every field of every part that the reader may see.

Parts are shown as they came, so a kind that this version does not know is shown as well. What is in
them was written by others: nothing of it steers the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checkfire.cli.show import tell

_SAID: dict[str, tuple[str, ...]] = {
    "party-admitted": ("party", "role", "name"),
    "desk-opened": ("{party}/{desk}", "name"),
    "key-enrolled": ("{party}/{desk}", "label"),
    "key-revoked": ("reason",),
    "policy-set": (),
    "roster-set": ("{desk.party}/{desk.desk}",),
    "presence-confirmed": ("role", "person"),
    "presence-missed": ("{desk.party}/{desk.desk}",),
    "channel-state-changed": ("channel", "state", "by", "reason"),
    "site-notified": ("category", "name", "place.stated"),
    "site-amended": ("category", "name", "place.stated"),
    "site-verified": ("role", "person"),
    "site-review-overdue": ("review_by",),
    "site-withdrawn": ("reason",),
    "movement-notified": ("name", "stated"),
    "movement-amended": ("name", "stated"),
    "movement-progressed": ("progress", "waypoint", "note"),
    "position-declared": ("label", "place.stated"),
    "position-amended": ("label", "place.stated"),
    "position-withdrawn": ("reason",),
    "consent-given": ("party", "person"),
    "consent-withdrawn": ("party", "person"),
    "reading-chosen": ("phrase", "landmark"),
    "location-read-back": ("text", "confirmed_by"),
    "location-doubted": ("rule", "doubt"),
    "site-checked": ("found",),
    "track-reported": ("seen.stated",),
    "belief-stated": ("place.stated", "belief"),
    "notice-filed": ("summary", "activity.place.stated"),
    "notice-amended": ("summary", "activity.place.stated"),
    "notice-cancelled": ("reason",),
    "notice-started": (),
    "notice-ended": (),
    "check-made": ("for {audience}", "verdict.finding"),
    "delivered": ("{desk.party}/{desk.desk}", "channel"),
    "opened": ("person",),
    "acknowledged": ("person",),
    "listed": ("stated_by",),
    "passed-on": ("to", "stated_by"),
    "confirmed-at-acting-level": ("unit", "stated_by"),
    "answered": ("answer", "text"),
    "concern-answered": ("role", "reason"),
    "silence-recorded": ("{party} by {answer_by}",),
    "halt-called": ("what", "where.stated"),
    "halt-delivered": ("{desk.party}/{desk.desk}", "channel"),
    "halt-acknowledged": ("role", "person", "for {on_behalf_of}"),
    "stop-ordered": ("by", "for {on_behalf_of}"),
    "fire-stopped": ("stated_by", "for {on_behalf_of}"),
    "stop-verified": ("basis",),
    "fire-reported": ("strikes: {strikes}", "source"),
    "halt-reopened": ("report",),
    "escalation-stepped": ("step {step}, after {after_s} s",),
    "halt-closed": ("reason",),
    "call-logged": ("caller", "callee", "words"),
}
"""The fields that make the one line, by kind; what is withheld or left out is passed over."""

_FIELD = re.compile(r"\{([\w.]+)\}")


def short_kind(kind: str) -> str:
    """Return a kind without its prefix and its version, as a person reads it."""
    return kind.removeprefix("checkfire.").removesuffix("/1")


def summarise(kind: str, parts: Mapping[str, Any]) -> str:
    """Return in one line what a message says, or an empty text where it says nothing in words."""
    values = dict(field for content in parts.values() for field in _flat(content, ""))
    told = (_told(name, values) for name in _SAID.get(short_kind(kind), ()))
    return " | ".join(text for text in told if text)


def _told(names: str, values: Mapping[str, str]) -> str:
    """Return a field by its name, or some words with fields in them; nothing where one is withheld."""
    words = names if "{" in names else f"{{{names}}}"
    fields = _FIELD.findall(words)
    return _FIELD.sub(lambda found: values[found[1]], words) if values.keys() >= set(fields) else ""


def print_parts(parts: Mapping[str, Any], *, indent: int) -> None:
    """Print every part with its fields, a line each."""
    for name, content in sorted(parts.items()):
        tell(f"part {name}", indent=indent)
        for field, value in _flat(content, ""):
            tell(f"{field}: {value}" if field else value, indent=indent + 2, hang=4)


def _flat(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a value with their paths; a list counts from 0."""
    if value in ({}, []):
        yield path, "none"
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _flat(item, f"{path}[{number}]")
    else:
        yield path, _printed(value)


def _printed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
