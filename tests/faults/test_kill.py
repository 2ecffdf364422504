"""A desk that is killed while everybody speaks: what was receipted is there, and nothing is there twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from threading import Lock, Thread, Timer
from typing import Any

import httpx

from checkfire.testing import world
from checkfire.wire import halts
from checkfire.wire.message import parse_submission

ROUNDS, SENDERS, SEED = 3, 6, 2016
BY = ("relief/duty", "alpha/duty", "alpha/ops", "bravo/duty", "charlie/duty", "watchers/duty")
UP_WITHIN_S = 60
AHEAD_S = 50 * 366 * 86_400
"""How far ahead notices are, since the desk here reads the clock of the machine."""
ENOUGH = 400
"""How many messages a sender may hand in before the desk has to be dead."""


@dataclass(slots=True)
class Crowd:
    """People who speak at once, and keep what they were given."""

    rig: Any
    said: dict[bytes, bool] = field(default_factory=dict)
    """Everything that was handed in, and whether a receipt came."""
    kill: Callable[[], None] = lambda: None
    kill_at: int = 0
    sent: int = 0
    lock: Lock = field(default_factory=Lock)

    def speak(self, url: str) -> None:
        """Speak at a desk until it dies."""
        unanswered = [raw for raw, receipted in self.said.items() if not receipted]
        shares = [unanswered[number::SENDERS] for number in range(SENDERS)]
        threads = [
            Thread(target=self._sender, args=(url, number, share), daemon=True)
            for number, share in enumerate(shares)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(UP_WITHIN_S)
        assert not any(thread.is_alive() for thread in threads)

    def _sender(self, url: str, number: int, unanswered: list[bytes]) -> None:
        with httpx.Client(base_url=url, timeout=UP_WITHIN_S) as line:
            try:
                for raw in unanswered:
                    self._hand_in(line, raw)
                for turn in range(ENOUGH):
                    self._hand_in(line, self._words(number, turn))
                    if turn % 5 == 0:
                        head = line.get("/v1/log/checkpoint").raise_for_status().text
                        with self.lock:
                            self.rig.heads.append(head)
            except httpx.TransportError:
                return
        raise AssertionError("the desk did not die")

    def _words(self, number: int, turn: int) -> bytes:
        by = BY[number]
        match turn % 4:
            case 0:
                return bytes(self.rig.signed(by, world.halt()))
            case 1:
                return bytes(self.rig.signed(by, world.notice(None, starts_s=AHEAD_S)))
            case _:
                return bytes(self.rig.signed(by, world.site(), audience=()))

    def _hand_in(self, line: httpx.Client, raw: bytes) -> None:
        with self.lock:
            self.said.setdefault(raw, False)
            self.sent += 1
            if self.sent == self.kill_at:
                self.kill()
        answer = line.post("/v1/messages", content=raw)
        assert answer.status_code in (200, 201), answer.text
        with self.lock:
            assert self.rig.given.setdefault(raw, answer.content) == answer.content
            self.said[raw] = True


def serve(rig: Any) -> tuple[subprocess.Popen[bytes], str]:
    """Start a desk in a process of its own, and return it with its address."""
    words = ["-m", "checkfire", "serve", "--data", str(rig.folder), "--port", "0", "--json"]
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout
    return process, json.loads(process.stdout.readline())["url"]


def test_whatever_was_receipted_survives_a_kill(rig_maker: Any) -> None:
    """However often a desk is killed at work, no receipt is broken and nobody has spoken twice."""
    rig, chance = rig_maker(), Random(SEED)
    crowd = Crowd(rig)
    for _ in range(ROUNDS):
        process, url = serve(rig)
        after_s = chance.uniform(0, 0.02)
        crowd.sent, crowd.kill_at = 0, chance.randrange(20, 90)
        crowd.kill = Timer(after_s, os.kill, (process.pid, signal.SIGKILL)).start
        try:
            crowd.speak(url)
        finally:
            process.kill()
            assert process.wait(UP_WITHIN_S) == -signal.SIGKILL
            assert process.stdout
            process.stdout.close()
    receipted = sum(crowd.said.values())
    assert len(crowd.said) > receipted >= ROUNDS * 10
    rig.start()
    rig.desk.tick()
    for raw in crowd.said:
        rig.hand_in(raw)
    found = rig.whole()
    said = {parse_submission(raw).header.id for raw in crowd.said}
    assert Counter(logged.id for logged in found.log if logged.id in said) == Counter(said)
    steps = [
        (one.header.about, one.fact) for one in found.log if isinstance(one.fact, halts.EscalationStepped)
    ]
    assert len(steps) == len({(about, step.due_at) for about, step in steps})
    rig.let_go()
