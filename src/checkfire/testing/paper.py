"""A log on paper: facts are signed, logged and folded, with no desk, no disk and no network.

It holds the same values as a desk's log, so whatever only folds or decides can be tried on it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from checkfire.desk.clock import Random
from checkfire.desk.folder import AUTOMATIC
from checkfire.duty.asked import Asked
from checkfire.duty.due import Due
from checkfire.duty.permission import require_permitted
from checkfire.picture.disclosure import may_see
from checkfire.picture.logged import Logged
from checkfire.picture.picture import Picture
from checkfire.picture.views import Views
from checkfire.testing import world
from checkfire.testing.chance import seeded_random
from checkfire.vocab.ids import DeskRef, uuid7
from checkfire.vocab.party import PartyRole
from checkfire.wire.arrangement import DeskOpened, PartyAdmitted
from checkfire.wire.dsse import DeskKey
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.message import Draft, compose, parse_submission

ITSELF = DeskRef(party=world.NEUTRAL.party, desk=AUTOMATIC)
_MAX_PARTS = 6


class Paper:
    """A log of the small world, with nothing in it but its parties and their desks."""

    def __init__(self, *, founded: bool = True, seed: int = 0) -> None:
        """Admit the parties and open their desks, unless the log is to stay empty."""
        self.views = Views()
        self.now: datetime = world.START
        self._random: Random = seeded_random(seed)
        self._index_of: dict[str, int] = {}
        if founded:
            self._found()

    @property
    def full(self) -> Picture:
        """The desk's own picture."""
        return self.views.full

    @property
    def log(self) -> list[Logged]:
        """Everything that was said."""
        return self.views.log

    def draft(
        self,
        by: str | DeskRef,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        drill: bool = False,
        message_id: str | None = None,
    ) -> Logged:
        """Return a message as it would be logged now; a bare party speaks from its duty desk."""
        sender = by if isinstance(by, DeskRef) else DeskRef(party=by, desk="duty")
        draft = Draft(
            fact=fact, sender=sender, origin=world.ORIGIN, audience=audience, about=about, drill=drill
        )
        message_id = message_id or uuid7(int(self.now.timestamp() * 1000), self._random(10))
        salts = [self._random(SALT_BYTES) for _ in range(_MAX_PARTS)]
        raw = compose(draft, key_of(sender), message_id=message_id, said_at=self.now, salts=salts)
        return Logged(index=len(self.log), received_at=self.now, message=parse_submission(raw))

    def keep(self, logged: Logged) -> str:
        """Fold a message in, whether or not it may be said; return its id."""
        self._index_of[logged.id] = logged.index
        self.views.apply(logged)
        return logged.id

    def say(
        self,
        by: str | DeskRef,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        drill: bool = False,
    ) -> str:
        """Fold in what is said, whether or not it may be said; return its id."""
        return self.keep(self.draft(by, fact, about=about, audience=audience, drill=drill))

    def say_due(self, due: Due) -> str:
        """Let the desk itself say what is due."""
        return self.say(ITSELF, due.fact, about=due.about, audience=due.audience, drill=due.drill)

    def permit(self, logged: Logged) -> None:
        """Demand that a message may be said now.

        Raises:
            RefusedError: It may not.
        """
        own = self.views.of(logged.party)
        knows = lambda message_id: self._knows(message_id, logged.party)  # noqa: E731 - one name for one question
        require_permitted(Asked(full=self.full, own=own, logged=logged, knows=knows))

    def advance(self, by_s: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=by_s)

    def _knows(self, message_id: str, party: str) -> bool:
        index = self._index_of.get(message_id)
        return index is not None and may_see(self.full, self.log[index], party)

    def _found(self) -> None:
        party = world.NEUTRAL.party
        self.say(ITSELF, PartyAdmitted(party=party, name="Neutral desk", role=PartyRole.NEUTRAL))
        self.say(ITSELF, DeskOpened(party=party, desk=AUTOMATIC, name="The desk itself"))
        self.say(ITSELF, DeskOpened(party=party, desk=world.NEUTRAL.desk, name="Watch"))
        for member in world.MEMBERS:
            admitted = PartyAdmitted(party=member.party, name=member.name, role=member.role)
            self.say(world.NEUTRAL, admitted)
            for desk in member.desks:
                self.say(world.NEUTRAL, DeskOpened(party=member.party, desk=desk, name=desk))


def key_of(desk: DeskRef) -> DeskKey:
    """Return the key by which a desk speaks on paper."""
    return DeskKey(sha256(str(desk).encode()).digest())
