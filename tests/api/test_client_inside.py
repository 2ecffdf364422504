"""The Python client against the real application: the same verbs, the same errors, the same proofs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from checkfire.client import Desk
from checkfire.client.compare import require_same_history
from checkfire.client.speaker import Speaker
from checkfire.errors import (
    CheckpointError,
    CommitmentError,
    EnvelopeError,
    ForbiddenError,
    MalformedError,
    NotFoundError,
    OrderError,
    SignatureError,
)
from checkfire.proof.checkpoint import open_checkpoint
from checkfire.proof.key import SigningKey, parse_vkey, print_vkey
from checkfire.proof.receipt import verify_receipt
from checkfire.proof.tree import Tree
from checkfire.reach.keyfile import write_key_file
from checkfire.testing import world
from checkfire.vocab.b64 import decode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.place import Point
from checkfire.wire import answers, arrangement, halts, register
from checkfire.wire.canonical import parse

OPS = DeskRef(party="alpha", desk="ops")


class Inside(httpx.BaseTransport):
    """Carries requests straight into the application."""

    def __init__(self, town: Any) -> None:
        """Keep the town."""
        self.town = town

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return what the application answers."""
        path = request.url.raw_path.decode()
        answer = self.town.ask(
            request.method,
            path,
            headers=request.headers,
            content=b"".join(request.stream),  # type: ignore[arg-type]  # in one piece
        )
        # The answer was unpacked on its way here, so it must not be said to be packed.
        headers = {k: v for k, v in answer.headers.items() if k not in ("content-encoding", "content-length")}
        return httpx.Response(answer.status_code, headers=headers, content=answer.content)


def line(town: Any, by: str | None) -> Desk:
    """Return a client for a desk of the town."""
    return Desk("http://desk.test", town.keys[by] if by else None, transport=Inside(town))


def test_client_inside_reads_what_its_desk_may_see(busy: Any) -> None:
    """Every reading verb gives what the desk of the key may see."""
    with line(busy.town, "bravo/duty") as desk:
        assert desk.log_state()["origin"] == world.ORIGIN
        assert desk.picture()["party"] == desk.party == "bravo"
        assert [one["id"] for one in desk.register()["objects"]] == [busy.site]
        assert desk.notice(busy.notice) == desk.notices()["notices"][0]
        assert desk.halt(busy.closed)["state"] == "closed"
        assert {halt["id"] for halt in desk.halts()["halts"]} == {busy.closed, busy.running}
        assert desk.message(busy.site)["kind"] == register.SiteNotified.KIND
        assert desk.entries(5)["entries"][0]["index"] >= 5
        assert {party["party"] for party in desk.arrangement()["parties"]} > {"alpha", "desk"}
        assert desk.locate("35.2854 N 40.1760 E")["readings"]
        assert desk.read_back(Point.of_degrees(35.2854, 40.1760))["is_complete"]
        assert desk.register(entries=0)["objects"] == []
        assert desk.notices(entries=0) == {"notices": []}
        assert desk.halts(entries=0) == {"halts": []}
        assert desk.check(world.activity())["verdict"]["finding"] == "conflict"
        held = verify_receipt(desk.receipt(busy.site))
        assert held.header.id == busy.site


def test_client_inside_says_and_proves(town: Any) -> None:
    """What is said comes back as a receipt that verifies, and the same bytes give it again."""
    key = town.keys["relief/duty"]
    raw = Speaker(key).compose(world.halt())
    with line(town, "relief/duty") as desk:
        first, again = desk.send(raw), desk.send(raw)
        assert first == again
        held = verify_receipt(first, trusted=parse_vkey(key.log_key))
        acknowledged = line(town, "alpha/duty").say(halts.HaltAcknowledged(), about=(held.header.id,))
    assert verify_receipt(acknowledged).header.about == (held.header.id,)
    assert str(town.halt(held.header.id).acknowledged["alpha"].desk) == "alpha/duty"


def test_client_inside_signs_in_again_after_a_restart(town: Any) -> None:
    """A program that runs for months does not notice that the desk was restarted."""
    with line(town, "alpha/duty") as desk:
        before = desk.picture()
        town.restart()
        assert desk.picture() == before


def test_client_inside_errors_are_the_desks_own(busy: Any) -> None:
    """A refusal arrives as the class, code and fields that the desk raised."""
    alpha = line(busy.town, "alpha/duty")
    cases: list[tuple[type[Exception], str, Any]] = [
        (NotFoundError, "not-found", lambda: alpha.notice("x/../y")),
        (ForbiddenError, "role-wrong", lambda: alpha.invite(OPS)),
        (MalformedError, "malformed", lambda: alpha.send(b"{")),
        (NotFoundError, "about-unknown", lambda: alpha.say(answers.Opened(), about=(busy.site,))),
        (OrderError, "read-back-missing", lambda: alpha.say(world.notice())),
        (SignatureError, "sign-in-missing", lambda: line(busy.town, None).register()),
        (NotFoundError, "landmark-unknown", lambda: alpha.locate("5 km north of Nowhere at all")),
    ]
    for kind, code, asked in cases:
        with pytest.raises(kind) as caught:
            asked()
        assert getattr(caught.value, "code", "") == code


def test_client_inside_a_bent_part_is_an_alarm(town: Any) -> None:
    """A part that was changed on its way is told as evidence that does not hold."""
    raw = Speaker(town.keys["alpha/duty"]).compose(arrangement.PresenceConfirmed(person="A"))
    with pytest.raises(CommitmentError):
        line(town, "alpha/duty").send(raw.replace(b'"person":"A"', b'"person":"B"'))


def test_client_inside_enrols_a_key_of_its_own(town: Any) -> None:
    """A link becomes a key file that speaks for its desk; the seed never leaves the caller."""
    with line(town, "desk/watch") as neutral:
        invite = neutral.invite(OPS)
    seed = b"s" * 32
    key = line(town, None).enrol(invite, "night officer", seed=seed)
    assert key == line(town, None).enrol(invite, "night officer", seed=seed)
    assert (key.desk, key.origin, key.log_key) == (OPS, world.ORIGIN, town.keys["alpha/duty"].log_key)
    with Desk("http://desk.test", key, transport=Inside(town)) as desk:
        assert desk.picture()["party"] == "alpha"
    assert seed not in b"".join(e.message.envelope.payload.encode() for e in town.desk.shown("desk"))


def test_client_inside_compares_histories(town: Any, tmp_path: Path) -> None:
    """An old receipt is proven to be of the log as it is now; a receipt of another log is not."""
    path = tmp_path / "alpha.key"
    write_key_file(path, town.keys["alpha/duty"])
    with line(town, "alpha/duty") as desk:
        receipt = desk.say(arrangement.PresenceConfirmed())
        size = town.desk.ledger.size
        desk.say(arrangement.PresenceConfirmed())
        assert require_same_history(desk, receipt, path) == size
        assert require_same_history(desk, desk.log_state()["checkpoint"].encode(), path) == size + 1
    assert parse(receipt[:-1])["format"] == "checkfire.receipt/1"


def test_client_inside_verifies_before_it_says_that_it_was_heard(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R35: a receipt of another log, or of other words, is an alarm and never comes back from ``say``."""
    key = town.keys["relief/duty"]
    with line(town, "relief/duty") as desk:
        receipt = desk.say(world.halt())
        assert desk.verify(receipt).header.sender == key.desk
        monkeypatch.setattr(desk, "send", lambda _: receipt)
        with pytest.raises(EnvelopeError) as differs:
            desk.say(world.halt())
        assert differs.value.code == "receipt-differs"
    other = SigningKey(name=world.ORIGIN, seed=b"o" * 32).verifier_key
    stranger = msgspec.structs.replace(key, log_key=print_vkey(other))
    with Desk("http://desk.test", stranger, transport=Inside(town)) as desk:
        with pytest.raises(CheckpointError) as caught:
            desk.say(world.halt())
        assert caught.value.code == "log-key-differs"


def test_client_inside_reads_the_public_log(town: Any) -> None:
    """Whoever has no key gets the signed head and the leaves that lead to it."""
    log_key = parse_vkey(town.keys["relief/duty"].log_key)
    with line(town, None) as desk:
        head = open_checkpoint(desk.checkpoint(), log_key)
        leaves = desk.leaves()["leaves"]
        assert desk.leaves(2)["leaves"] == leaves[2:]
    assert head.size == len(leaves) == town.desk.ledger.size
    tree = Tree()
    for leaf in leaves:
        tree.append(decode_b64(leaf))
    assert tree.root(head.size) == head.root
