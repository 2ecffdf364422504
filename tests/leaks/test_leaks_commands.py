"""Whatever a party types: no command prints, or writes to a file, what is hidden from that party."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from checkfire.cli.main import COMMANDS, main
from checkfire.reach.keyfile import write_key_file
from checkfire.testing import world
from checkfire.testing.face import Face
from checkfire.testing.hidden import SECRETS, id_of
from checkfire.testing.probes import _check
from checkfire.wire import answers, halts

URL = "http://desk.test"
END = 8
"""How much of an id the log shows."""


class Inside(httpx.BaseTransport):
    """Carries what the command line asks straight into the application."""

    def __init__(self, face: Face) -> None:
        """Keep the face of the desk."""
        self.face = face

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return what the application answers."""
        path, headers = request.url.raw_path.decode(), dict(request.headers)
        asked = self.face._ask(request.method, path, headers, request.read(), None)
        answer = self.face._runner.run(asked)
        # The answer was unpacked on its way here, so it must not be said to be packed.
        kept = {k: v for k, v in answer.headers.items() if k not in ("content-encoding", "content-length")}
        return httpx.Response(answer.status, headers=kept, content=answer.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where a party types: a folder of its own with its key file, and a line to the desk."""

    folder: Path
    face: Face
    party: str
    hidden: tuple[str, ...]
    capsys: pytest.CaptureFixture[str]

    def write(self, name: str, content: Any) -> str:
        """Write a file that the party itself has made, and return its name."""
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.folder / name).write_bytes(raw)
        return name

    def run(self, *words: str) -> tuple[bytes, bytes]:
        """Type a command; return what came out of it, printed and written, and what the party put in."""
        sent = " ".join(words).encode() + b"".join(self._inputs(words))
        before = self._files()
        self.capsys.readouterr()
        try:
            main(list(words))
        except SystemExit:
            assert "--help" in words
        printed = self.capsys.readouterr()
        written = [raw for path, raw in self._files().items() if before.get(path) != raw]
        return printed.out.encode() + printed.err.encode() + b"\n".join(written), sent

    def _inputs(self, words: tuple[str, ...]) -> list[bytes]:
        return [raw for path, raw in self._files().items() if path.name in words and path.suffix == ".json"]

    def _files(self) -> dict[Path, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file() and "sqlite" not in path.name)
        return {path: path.read_bytes() for path in found}


@pytest.fixture
def copy(opened: Any, days: Any) -> Face:
    """Return the face of a copy of the day in which nobody else has typed."""
    face: Face = opened(days.whole)
    return face


@pytest.fixture
def terminal(
    copy: Face,
    canaries: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Terminal:
    """Return a terminal of the asker, on a line to a copy of the day."""
    client = httpx.Client

    def inside(**settings: Any) -> httpx.Client:
        return client(**settings | {"transport": Inside(copy)})

    monkeypatch.setattr("checkfire.client.line.httpx.Client", inside)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("CHECKFIRE_URL", URL)
    monkeypatch.setenv("CHECKFIRE_KEY", "my.key")
    write_key_file(tmp_path / "my.key", copy.harness.keys[f"{canaries.party}/duty"])
    hidden = tuple(sorted(canaries.ids))
    return Terminal(folder=tmp_path, face=copy, party=canaries.party, hidden=hidden, capsys=capsys)


Typed = Iterator[tuple[str, ...]]


def _log(terminal: Terminal) -> Typed:
    yield ()
    yield ("--parts",)
    yield ("--start", "40")
    size = terminal.face.harness.desk.ledger.size
    yield from ((str(number),) for number in (*range(0, size, 6), size, size + 50))
    yield from ((name,) for one in terminal.hidden[::4] for name in (one, one[-END:]))
    receipt = terminal.face.ask("GET", _receipt_of(terminal), by=f"{terminal.party}/duty").body
    yield ("--since", terminal.write("since.json", receipt))


def _receipt_of(terminal: Terminal) -> str:
    own = terminal.face.harness.desk.shown(terminal.party)
    return f"/v1/messages/{own[len(own) // 2].id}/receipt"


def _check_over(terminal: Terminal) -> Typed:
    for number, body in enumerate(_check()[::3]):
        activity = msgspec.json.decode(body)["activity"]
        yield (terminal.write(f"activity-{number}.json", activity),)
    shown = [one.id for one in terminal.face.harness.desk.shown(terminal.party)]
    yield from ((one,) for one in (*terminal.hidden[::3], *shown[::5], id_of("nobody has said this")))


def _say(terminal: Terminal) -> Typed:
    yield ()
    yield from ((kind,) for kind in ("notice-filed", "halt-called", "check-made"))
    bodies = {
        "halt-called": world.halt(what="a house is hit"),
        "answered": answers.Answered(answer=answers.Answer.NO_CONCERN),
        "fire-reported": halts.FireReported(strikes=1),
    }
    for kind, fact in bodies.items():
        body = terminal.write(f"{kind}.json", msgspec.to_builtins(fact))
        for about in (None, *terminal.hidden[::5]):
            named = () if about is None else ("--about", about)
            yield (kind, body, *named, "--out", f"{kind}-{about}.receipt")
    yield ("halt-called", "halt-called.json", "--to", "alpha,ghost")
    yield ("halt-called", terminal.write("wrong.json", {"what": 1}))
    yield ("opened", "--about", terminal.hidden[0], "--url", "http://elsewhere.test")


def _enrol(terminal: Terminal) -> Typed:
    yield ("garbage",)
    yield ("e30.e30", "--out", "none.key")
    yield from (("--invite", f"{party}/duty") for party in ("alpha", "ghost", terminal.party))
    asked = {"party": terminal.party, "desk": "duty"}
    answer = terminal.face.ask("POST", "/v1/invites", by="desk/watch", body=json.dumps(asked).encode())
    link = f"{URL}/enrol#{msgspec.json.decode(answer.body)['invite']}"
    yield (link, "--out", "second.key")


def _locate(_terminal: Terminal) -> Typed:
    yield ("9 km south of Deir ez-Zor airfield",)
    yield ("9 km south of Deir ez-Zor airfield", "--choice", "2")
    yield from ((secret.words[0],) for secret in SECRETS[::3])


def _verify(terminal: Terminal) -> Typed:
    for one in terminal.face.harness.desk.shown(terminal.party)[::4]:
        path = f"/v1/messages/{one.id}/receipt"
        receipt = terminal.face.ask("GET", path, by=f"{terminal.party}/duty").body
        yield (terminal.write(f"{one.index}.receipt", receipt), "--parts")
    yield ("my.key",)


def _init(_terminal: Terminal) -> Typed:
    yield ("--data", "desk", "--origin", "desk.example/own")


def _places(_terminal: Terminal) -> Typed:
    yield ("list", "--data", ".")
    yield ("--help",)


def _serve(_terminal: Terminal) -> Typed:
    yield ("--data", ".")
    yield ("--help",)


def _demo(_terminal: Terminal) -> Typed:
    yield ("--day", "none.toml")
    yield ("--help",)


PROBES: dict[str, Callable[[Terminal], Typed]] = {
    "demo": _demo,
    "verify": _verify,
    "init": _init,
    "serve": _serve,
    "enrol": _enrol,
    "locate": _locate,
    "places": _places,
    "check": _check_over,
    "say": _say,
    "log": _log,
}
"""What is typed of each command; a new command is red until somebody says how to ask it for leaks."""


def met(canaries: Any, out: bytes, sent: bytes) -> list[str]:
    """Return what is met in some output, ends of ids as the log shows them too."""
    text, known = out.decode(errors="replace"), sent.decode(errors="replace")
    ends = {one[-END:] for one in canaries.ids}
    return [*canaries.met_in(out, sent=sent), *(end for end in ends if end in text and end not in known)]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_shows_nothing_hidden(terminal: Terminal, canaries: Any, command: str) -> None:
    """R9, R10: no output, error or file of a command holds a word, a number or an id of what is hidden."""
    lines = 0
    for words in PROBES[command](terminal):
        for more in ((), ("--json",)):
            out, sent = terminal.run(command, *words, *more)
            assert (words, met(canaries, out, sent)) == (words, [])
            lines += len(out.splitlines())
    assert lines > len(PROBES)


def test_commands_show_what_is_not_hidden(terminal: Terminal) -> None:
    """The tests here mean something: what a party may see stands in its log, with the words that mark it."""
    seen = {word for secret in SECRETS if terminal.party in secret.seen_by for word in secret.words}
    out, _ = terminal.run("log", "--parts")
    assert len([word for word in seen if word in out.decode()]) > 1


def test_a_planted_leak_is_seen(terminal: Terminal, canaries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that printed a hidden word, or kept a hidden id in a file, would be found."""
    word, hidden = min(canaries.words), terminal.hidden[0]

    def leak(_args: Any) -> int:
        terminal.write("kept.txt", hidden.encode())
        print(word)  # noqa: T201 - the leak itself
        return 0

    monkeypatch.setattr("checkfire.cli.locate.run", leak)
    out, sent = terminal.run("locate", "somewhere")
    assert {word, hidden, hidden[-END:]} <= set(met(canaries, out, sent))
    out, sent = terminal.run("locate", word, hidden)
    assert word not in met(canaries, out, sent)
