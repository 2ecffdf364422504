"""The theatre: a replay that is served, and that begins a branch of the day anew whenever somebody asks.

* Each performance has a log, a folder and an origin of its own; the last few are kept as they are.
* The day is played by a thread of its own. People at the desks may speak in between: what they have done
  already is refused to the day, and the play goes on.
* Whoever made a key by a link has it in every later performance, and a link is good in each of them.
* Once the day is over, or is stopped, the clock goes on at the pace of the wall.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock, Thread

from checkfire.desk.clock import Clock, Random, SystemClock, SystemWall, Wall, system_random
from checkfire.desk.desk import Desk
from checkfire.desk.enrol import make_invite
from checkfire.desk.folder import DeskFolder
from checkfire.desk.replay.branch import BRANCHES, Branch
from checkfire.desk.replay.day import DAY_FILE, load_day
from checkfire.desk.replay.performance import Performance, Standing, State, clear_plays, open_performance
from checkfire.desk.replay.stage import NEUTRAL, PLAYS
from checkfire.errors import MalformedError, OrderError
from checkfire.vocab.ids import DeskRef

DEFAULT_SPEED = 60
MAX_SPEED = 600
"""In seconds of the day a second of the wall."""
PLAYS_KEPT = 5
"""How many performances are kept, the one that is served among them."""

Begin = Callable[[Callable[[], None]], Callable[[], None]]
"""Begins some work, and returns what waits for its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A one-time link by which anybody can be a desk of the day."""

    desk: DeskRef
    party_name: str
    name: str
    invite: str


def in_a_thread(work: Callable[[], None]) -> Callable[[], None]:
    """Begin some work on a thread of its own, and return what waits for its end."""
    thread = Thread(target=work, name="replay", daemon=True)
    thread.start()
    return thread.join


class Theatre:
    """The desk that a replay serves now, and the performance that runs on it."""

    def __init__(
        self,
        folder: DeskFolder,
        desk: Desk,
        *,
        clock: Clock | None = None,
        random: Random = system_random,
        wall: Wall | None = None,
        begin: Begin = in_a_thread,
    ) -> None:
        """Serve the replay as it was left, with nothing playing.

        The day is the packaged one, unless the folder holds another.

        Args:
            folder: Where it lies; performances are put below it.
            desk: Its desk, opened; the theatre closes it.
            clock: The clock of those who sit before it, by which links run out.
            random: Where chance comes from.
            wall: Where the clock of a performance gets its seconds from.
            begin: Begins a performance.
        """
        own_day = folder.path / DAY_FILE
        self.desk, self.day = desk, load_day(own_day if own_day.is_file() else None)
        self.clock, self.links_origin = clock or SystemClock(), desk.origin
        self._path, self._links_key = folder.path, folder.desk_key()
        self._random, self._wall, self._begin = random, wall or SystemWall(), begin
        self._playing: Performance | None = None
        self._wait_for_end: Callable[[], None] = lambda: None
        self._listeners: list[Callable[[], None]] = []
        self._one_at_a_time = RLock()

    def listen(self, listener: Callable[[], None]) -> None:
        """Tell ``listener`` whenever another desk is served, or a performance runs in another way."""
        self._listeners.append(listener)

    def standing(self) -> Standing:
        """Return how far the performance is; before the first one nothing plays."""
        return Standing() if self._playing is None else self._playing.standing()

    def links(self) -> list[Link]:
        """Return a fresh one-time link for each desk of the day; nothing is stored."""
        with self.desk.picture(NEUTRAL.party) as full:
            itself, parties = full.arrangement.itself, dict(full.arrangement.parties)
            staffed = {ref: name for ref, name in full.arrangement.desks.items() if ref != itself}
        return [
            Link(desk=ref, party_name=parties[ref.party].name, name=name, invite=self._invite(ref))
            for ref, name in staffed.items()
        ]

    @property
    def branches(self) -> tuple[Branch, ...]:
        """What can be played."""
        return tuple(BRANCHES.values())

    @property
    def plays_kept(self) -> int:
        """How many performances are kept; the replay's own log is kept always."""
        return PLAYS_KEPT

    def play(self, name: str, speed: int | None = None) -> None:
        """Begin a branch anew, in the place of whatever is served now.

        Args:
            name: Of the branch.
            speed: In seconds of the day a second of the wall; 60 unless stated.

        Raises:
            MalformedError: There is no such branch (``branch-unknown``) or speed (``speed-wrong``).
            UnavailableError: There is no room for it; what was served goes on.
        """
        branch = BRANCHES.get(name)
        if branch is None:
            raise MalformedError(
                "The day has no such branch.", code="branch-unknown", branches=sorted(BRANCHES)
            )
        speed = _require_speed(DEFAULT_SPEED if speed is None else speed)
        with self._one_at_a_time:
            new = open_performance(
                branch, self.day, self._path, speed=speed, wall=self._wall, random=self._random
            )
            new.stage.carry(self.desk)
            self._end()
            self._change_to(new)
            self._wait_for_end = self._begin(lambda: self._perform(new))

    def pause(self) -> None:
        """Hold the day where it is.

        Raises:
            OrderError: Nothing plays (``not-playing``).
        """
        self._require_playing().clock.pause()
        self._tell()

    def resume(self) -> None:
        """Let the day go on.

        Raises:
            OrderError: Nothing plays (``not-playing``).
        """
        self._require_playing().clock.resume()
        self._tell()

    def set_speed(self, speed: int) -> None:
        """Let the day go on faster or slower.

        Raises:
            MalformedError: The speed is out of range (``speed-wrong``).
            OrderError: Nothing plays (``not-playing``).
        """
        _require_speed(speed)
        self._require_playing().clock.set_speed(speed)
        self._tell()

    def stop(self) -> None:
        """Let the day say nothing more; the desk goes on.

        Raises:
            OrderError: Nothing plays (``not-playing``).
        """
        self._require_playing()
        with self._one_at_a_time:
            self._end()

    def close(self) -> None:
        """End what plays, and let go of the desk."""
        with self._one_at_a_time:
            self._end()
            self.desk.close()
            if self._playing is not None:
                self._playing.put_away()

    def _perform(self, performance: Performance) -> None:
        performance.perform()
        self._tell()

    def _end(self) -> None:
        if self._playing is not None:
            self._playing.clock.stop()
            self._wait_for_end()

    def _change_to(self, new: Performance) -> None:
        """Serve another desk; a key that was enrolled at the old one until the last moment comes along."""
        desk, old = self.desk, self._playing
        self._playing, self.desk = new, new.stage.desk
        self._tell()
        desk.close()
        new.stage.carry(desk)
        if old is not None:
            old.put_away()
        clear_plays(self._path / PLAYS, keep=PLAYS_KEPT)

    def _require_playing(self) -> Performance:
        playing = self._playing
        if playing is None or playing.state is State.PLAYED:
            raise OrderError("Nothing plays now.", code="not-playing", state=self.standing().state.value)
        return playing

    def _invite(self, ref: DeskRef) -> str:
        return make_invite(
            ref, self.links_origin, self._links_key, now=self.clock.now(), nonce=self._random(16)
        )

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def _require_speed(speed: int) -> int:
    if not 1 <= speed <= MAX_SPEED:
        raise MalformedError("The speed is out of range.", code="speed-wrong", least=1, most=MAX_SPEED)
    return speed
