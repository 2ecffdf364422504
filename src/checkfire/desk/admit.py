"""Admission: whether a message may enter the log now; nothing is changed here.

Identical bytes are answered with their first entry. For all others the order of the questions is
fixed: is it meant for this log, is the key enrolled for the desk that it names, was the id used, may
this be said now, is the place of a notice read and read back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checkfire.desk.place import require_place_read
from checkfire.duty.asked import Asked
from checkfire.duty.permission import require_permitted
from checkfire.errors import ForbiddenError, OrderError, SignatureError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.picture.disclosure import may_see
from checkfire.picture.logged import Logged
from checkfire.picture.views import Views
from checkfire.wire.message import Message


@dataclass(frozen=True, slots=True)
class Admission:
    """What is needed to decide: which log this is, the pictures, and the gazetteer."""

    origin: str
    views: Views
    index_of: dict[str, int]
    gazetteer: Gazetteer

    def find_repeat(self, message: Message) -> Logged | None:
        """Return the first entry of identical bytes, or None if there is none."""
        index = self.index_of.get(message.header.id)
        if index is None:
            return None
        known = self.views.log[index]
        same = known.message.envelope == message.envelope and known.message.parts == message.parts
        return known if same else None

    def require_sender(self, message: Message) -> None:
        """Demand that the message is meant for this log and signed by a key of its desk.

        Raises:
            ForbiddenError: It is meant for another log (``other-origin``), or names another desk than
                the key's (``sender-wrong``).
            SignatureError: The key is not enrolled (``key-unknown``) or was revoked (``key-revoked``).
        """
        header, keys = message.header, self.views.full.arrangement.keys
        if header.origin != self.origin:
            raise ForbiddenError(
                "The message is meant for another log.", code="other-origin", origin=self.origin
            )
        if not keys and not self.views.log:
            return
        key = keys.get(message.public_key)
        if key is None:
            raise SignatureError("The signing key is not enrolled here.", code="key-unknown")
        if key.revoked_at is not None:
            raise SignatureError("The signing key was revoked.", code="key-revoked")
        if key.desk != header.sender:
            raise ForbiddenError(
                "The key belongs to another desk than the message names.", code="sender-wrong"
            )

    def require_new_id(self, message: Message) -> None:
        """Demand that no other message has this id.

        Raises:
            OrderError: The id was used for other bytes (``id-reused``).
        """
        if message.header.id in self.index_of:
            raise OrderError("This id was used for another message.", code="id-reused")

    def require_now(self, logged: Logged) -> None:
        """Demand that this may be said in the present state.

        Raises:
            RefusedError: As ``require_permitted`` and ``require_place_read`` say.
        """
        own = self.views.of(logged.party)
        require_permitted(
            Asked(full=self.views.full, own=own, logged=logged, knows=self._knows(logged.party))
        )
        require_place_read(logged, own, self.gazetteer)

    def _knows(self, party: str) -> Callable[[str], bool]:
        def knows(message_id: str) -> bool:
            index = self.index_of.get(message_id)
            return index is not None and may_see(self.views.full, self.views.log[index], party)

        return knows
