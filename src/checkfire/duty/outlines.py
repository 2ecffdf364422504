"""Demands on the outline of what is registered or announced."""

from __future__ import annotations

from checkfire.duty.asked import Asked


def area_usable(asked: Asked) -> None:
    """A stated area is one that a check can rely on: neither tangled, nor tiny, nor huge."""
    # Imported late: geometry is slow to load, and most of what is said has no area.
    from checkfire.check.usable import require_usable  # noqa: PLC0415 - see above

    require_usable(asked.fact.place.area)


def activity_usable(asked: Asked) -> None:
    """An announced area is one that a check can rely on."""
    from checkfire.check.usable import require_usable  # noqa: PLC0415 - see above

    require_usable(asked.fact.activity.place.area)
