"""How long a person waits: whole processes, interleaved with a bare Python, as medians and ratios."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROUNDS = 9
PYTHON = sys.executable


def _run_ms(*words: str) -> float:
    start = time.perf_counter()
    subprocess.run([PYTHON, *words], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


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


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/replay"
        subprocess.run(
            [PYTHON, "-m", "checkfire", "demo", "--json", "--out", data],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        receipt = str(next(Path(data, "receipts").glob("with-a-desk-*-halt-called.json")))
        commands = {
            "bare python": ("-c", "pass"),
            "checkfire --help": ("-m", "checkfire", "--help"),
            "checkfire verify": ("-m", "checkfire", "verify", receipt),
        }
        times: dict[str, list[float]] = {name: [] for name in [*commands, "server ready, replay loaded"]}
        for _ in range(ROUNDS):
            for name, words in commands.items():
                times[name].append(_run_ms(*words))
            times["server ready, replay loaded"].append(_ready_ms(data))
    bare_ms = statistics.median(times["bare python"])
    for name, values in times.items():
        median_ms = statistics.median(values)
        over = f"{median_ms - bare_ms:7.0f} ms over bare, x{median_ms / bare_ms:.1f}"
        print(f"{name:30} {median_ms:7.0f} ms {over}")


if __name__ == "__main__":
    main()
