"""What is served now: a desk with its stream. A replay can put another desk in its place at any time.

A request works to its end with the desk that it began with; the streams of that desk end, and their
readers come back to the new one.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from threading import Lock

from checkfire.api.hub import Hub
from checkfire.api.route import Services
from checkfire.api.session import Sessions

_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Front:
    """One desk and its stream."""

    services: Services
    hub: Hub


class Current:
    """Holds the front that is served now."""

    def __init__(self, services: Services) -> None:
        """Serve a desk, and whatever a replay puts in its place."""
        self.front = _front(services)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turning = Lock()
        if services.theatre is not None:
            services.theatre.listen(self._turn)

    @property
    def services(self) -> Services:
        """What the handlers work with now."""
        return self.front.services

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to listen to the desk."""
        self._loop = loop
        self.front.hub.attach(loop)

    def close(self) -> None:
        """Let every connection end."""
        self.front.hub.close()

    def _turn(self) -> None:
        """Serve another desk, if the replay has one; tell every reader how the replay stands."""
        with self._turning:
            old, theatre = self.front, self.services.theatre
            assert theatre is not None
            if theatre.desk is old.services.desk:
                old.hub.wake()
                return
            sessions = Sessions(old.services.random(_SECRET_BYTES), theatre.desk.origin)
            self.front = _front(replace(old.services, desk=theatre.desk, sessions=sessions))
            if self._loop is not None:
                self.front.hub.attach(self._loop)
            old.hub.end()


def _front(services: Services) -> Front:
    return Front(services, Hub(services.desk, theatre=services.theatre))
