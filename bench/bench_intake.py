"""How fast the desk takes messages in: signed, admitted, durable, with a receipt; 1, 8 and 64 senders.

The peer writes the same bytes with a plain SQLite commit for each message, under one lock, in the same
run and on the same disk; it verifies, admits, folds and proves nothing.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.ids import uuid7
from checkfire.wire.arrangement import PresenceConfirmed
from checkfire.wire.message import Draft

ROUNDS = 3
SENDERS = {1: 150, 8: 400, 64: 800}
"""How many messages each number of senders sends in a round."""

Send = Callable[[bytes], object]


def _compose(desk: Harness, count: int) -> list[bytes]:
    """Return signed messages that were never said."""
    sender = desk.keys["alpha/duty"].desk
    draft = Draft(fact=PresenceConfirmed(), sender=sender, origin=world.ORIGIN, audience="all")
    now_ms = int(time.time() * 1000)
    return [desk.sign("alpha/duty", draft, uuid7(now_ms, desk.random(10))) for _ in range(count)]


def _peer(path: Path) -> Send:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE messages (raw BLOB NOT NULL) STRICT")
    lock = Lock()

    def send(raw: bytes) -> None:
        with lock:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO messages VALUES (?)", (raw,))
            connection.execute("COMMIT")

    return send


def _per_second(send: Send, raws: list[bytes], senders: int) -> float:
    with ThreadPoolExecutor(senders) as pool:
        list(pool.map(len, raws[:senders]))  # every thread is there before the clock starts
        start = time.perf_counter()
        list(pool.map(send, raws))
        return len(raws) / (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Harness.opened(Path(folder) / "desk")
        sends = {"desk": desk.desk.submit, "plain commit": _peer(Path(folder) / "peer.sqlite")}
        rates: dict[tuple[int, str], list[float]] = {}
        for _ in range(ROUNDS):
            for senders, count in SENDERS.items():
                raws = _compose(desk, count)
                for name, send in sends.items():
                    rates.setdefault((senders, name), []).append(_per_second(send, raws, senders))
        desk.let_go()
    for senders in SENDERS:
        ours, peer = (statistics.median(rates[senders, name]) for name in sends)
        print(
            f"intake, {senders:2} senders  {ours:7.0f} /s signed, durable, with receipt"
            f"   plain commit {peer:7.0f} /s   x{ours / peer:.2f}"
        )


if __name__ == "__main__":
    main()
