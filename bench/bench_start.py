"""How long a person waits for the command line and for a desk: whole processes against a bare Python.

* Every round runs every row once, a bare Python among them, so that a busy machine slows all alike.
* ``warm`` finds compiled modules; ``cold`` finds none, as right after an installation.
* The ratio is the median over the rounds of a row against the bare Python of its own round.
* A desk is ready when it has answered its first question; its log is that of the replay.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROUNDS = 9
PYTHON = sys.executable
BARE = "bare python"


def _run_ms(*words: str, prefix: str = "") -> float:
    environment = os.environ | ({"PYTHONPYCACHEPREFIX": prefix} if prefix else {})
    start = time.perf_counter()
    subprocess.run([PYTHON, *words], stdout=subprocess.DEVNULL, env=environment, check=True)
    return (time.perf_counter() - start) * 1000


def _cold_ms(*words: str) -> float:
    with tempfile.TemporaryDirectory() as prefix:
        return _run_ms(*words, prefix=prefix)


def _ready_ms(data: str) -> float:
    start = time.perf_counter()
    command = [PYTHON, "-m", "checkfire", "serve", "--json", "--port", "0", "--data", data]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = json.loads(server.stdout.readline())["url"]
        with urllib.request.urlopen(f"{url}/v1/log") as answer:  # noqa: S310 - our own loopback server
            answer.read()
        ready_ms = (time.perf_counter() - start) * 1000
        server.terminate()
    return ready_ms


def _rows(data: str) -> dict[str, Callable[[], float]]:
    receipt = str(next(Path(data, "receipts").glob("with-a-desk-*-halt-called.json")))
    command = ("-m", "checkfire")
    return {
        f"{BARE}, warm": lambda: _run_ms("-c", "pass"),
        "checkfire --help, warm": lambda: _run_ms(*command, "--help"),
        "checkfire verify, warm": lambda: _run_ms(*command, "verify", receipt),
        "checkfire say, warm": lambda: _run_ms(*command, "say"),
        "desk ready, replay loaded, warm": lambda: _ready_ms(data),
        f"{BARE}, cold": lambda: _cold_ms("-c", "pass"),
        "checkfire verify, cold": lambda: _cold_ms(*command, "verify", receipt),
    }


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/replay"
        _run_ms("-m", "checkfire", "demo", "--json", "--out", data)
        rows = _rows(data)
        times: dict[str, list[float]] = {name: [] for name in rows}
        for _ in range(ROUNDS):
            for name, measure in rows.items():
                times[name].append(measure())
    print(f"{ROUNDS} rounds{'':30} median     best   over bare   ratio")
    for name, values in times.items():
        bare = times[f"{BARE}, {name.rpartition(', ')[2]}"]
        ratio = statistics.median(one / other for one, other in zip(values, bare, strict=True))
        median_ms, over_ms = statistics.median(values), statistics.median(values) - statistics.median(bare)
        print(f"{name:36} {median_ms:7.0f} ms {min(values):5.0f} ms {over_ms:8.0f} ms {ratio:7.1f}")


if __name__ == "__main__":
    main()
