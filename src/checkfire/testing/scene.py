"""A log on paper with something of everything in it: objects, notices and halts in all their states."""

from __future__ import annotations

from checkfire.testing import world
from checkfire.testing.examples import DUTY, EXAMPLES
from checkfire.testing.paper import Paper, key_of
from checkfire.wire import answers, halts, notices, register
from checkfire.wire.arrangement import KeyEnrolled
from checkfire.wire.fact import Fact


class Scene:
    """Objects of relief that bravo may know of, notices of alpha to bravo and relief, and halts on them.

    Charlie may know of nothing; ``names`` gives the id of everything by what it is called here.
    """

    def __init__(self, paper: Paper) -> None:
        """Say everything once."""
        self.paper = paper
        self.names: dict[str, str] = {}
        self._keys()
        self._register()
        self._notices()
        self._halts()

    def ids(self, *names: str) -> tuple[str, ...]:
        """Return the ids of some names."""
        return tuple(self.names[name] for name in names)

    def _keys(self) -> None:
        enrolled = KeyEnrolled(
            party=DUTY.party, desk=DUTY.desk, public_key=key_of(DUTY).public_key, label="duty officer"
        )
        self.paper.say(world.NEUTRAL, enrolled)

    def _register(self) -> None:
        say, names = self.paper.say, self.names
        for name, fact in (("site", world.site()), ("gone", world.site()), ("movement", world.movement())):
            names[name] = say("relief", fact)
            consent = register.ConsentGiven(party="bravo", person="head")
            say("relief", consent, about=self.ids(name))
        say("relief", EXAMPLES[register.SiteWithdrawn], about=self.ids("gone"))
        names["hidden"] = say("relief", world.site())
        names["position"] = say("alpha", world.position())
        names["left"] = say("alpha", world.position())
        say("alpha", EXAMPLES[register.PositionWithdrawn], about=self.ids("left"))

    def _notices(self) -> None:
        for name, drill in (("notice", False), ("cancelled", False), ("ended", False), ("drill", True)):
            fact = world.notice(world.north_of(world.HERE, 90_000))
            self.names[name] = self._of_alpha(fact, drill=drill)
        concern = answers.Answered(answer=answers.Answer.CONCERN, text="a school")
        for name, by, notice in (
            ("concern", "bravo", "notice"),
            ("late-concern", "bravo", "ended"),
            ("our-concern", world.NEUTRAL, "notice"),
        ):
            self.names[name] = self.paper.say(by, concern, about=self.ids(notice))
        self._of_alpha(EXAMPLES[notices.NoticeCancelled], "cancelled")
        self._of_alpha(EXAMPLES[notices.NoticeEnded], "ended")

    def _of_alpha(self, fact: Fact, *about: str, drill: bool = False) -> str:
        audience = ("bravo", "relief")
        return self.paper.say("alpha", fact, about=self.ids(*about), audience=audience, drill=drill)

    def _halts(self) -> None:
        say, names = self.paper.say, self.names
        there = world.north_of(world.HERE, 90_000)
        for name in ("halt", "stopped", "verified", "closed"):
            names[name] = say("relief", world.halt(there))
        names["drill-halt"] = say("relief", world.halt(there), drill=True)
        names["by-bravo"] = say("bravo", world.halt(there))
        names["elsewhere"] = say("watchers", world.halt(world.north_of(world.HERE, 300_000)))
        for name in ("stopped", "verified", "by-bravo"):
            say("alpha", halts.FireStopped(), about=self.ids(name))
        say("relief", EXAMPLES[halts.StopVerified], about=self.ids("verified"))
        say(world.NEUTRAL, halts.HaltClosed(reason="agreed"), about=self.ids("closed"))
