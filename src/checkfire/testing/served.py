"""A desk as a process of its own, on a free loopback port; it can be killed and started again there."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from checkfire.client import Desk
from checkfire.reach.keyfile import KeyFile, read_key_file, write_key_file
from checkfire.vocab.ids import DeskRef

GONE_WITHIN_S = 10


@dataclass(slots=True)
class Served:
    """``checkfire serve`` over a folder whose ``keys/`` hold the keys of its desks."""

    folder: Path
    port: int = 0
    url: str = ""
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start the desk, and wait for the line that says where it is."""
        command = [sys.executable, "-m", "checkfire", "serve", "--data", str(self.folder), "--json"]
        with (self.folder / "serve.err").open("a") as errors:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [*command, "--port", str(self.port)], stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, (self.folder / "serve.err").read_text()
        self.url = json.loads(line)["url"]
        self.port = int(self.url.rpartition(":")[2])

    def kill(self) -> None:
        """End the desk as a power cut would."""
        self._end("kill")

    def stop(self) -> None:
        """End the desk by a signal, as its officer would."""
        self._end("terminate")

    def client(self, desk: str) -> Desk:
        """Return the Python client of a desk."""
        return Desk(self.url, read_key_file(key_path(self.folder, desk)))

    def link(self, desk: str, by: str = "desk/watch") -> str:
        """Return a fresh one-time link for a desk, as the neutral desk hands it out."""
        party, _, name = desk.partition("/")
        with self.client(by) as watch:
            return f"{self.url}/#/enrol/{watch.invite(DeskRef(party=party, desk=name))}"

    def _end(self, how: str) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        getattr(process, how)()
        try:
            process.wait(GONE_WITHIN_S)
        finally:
            process.kill()
            process.communicate()


def key_path(folder: Path, desk: str) -> Path:
    """Return where a desk's key file lies beside the data."""
    return folder / "keys" / f"{desk.replace('/', '-')}.key"


def write_keys(folder: Path, keys: dict[str, KeyFile]) -> None:
    """Write the key files of a cast beside its data."""
    for name, key in keys.items():
        write_key_file(key_path(folder, name), key)
