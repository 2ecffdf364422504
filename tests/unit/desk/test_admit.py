"""What is refused is refused for its own reason, and changes nothing that anybody could see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from checkfire.errors import CheckfireError
from checkfire.testing import world
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.wire import arrangement, halts, register
from checkfire.wire.dsse import DeskKey
from checkfire.wire.header import parse_header
from checkfire.wire.message import Draft, compose

OTHER_ID = "01890000-0000-7000-8000-0000000000aa"
STRANGER = DeskKey(b"s" * 32)


def submission(desk: Any, **more: Any) -> Any:
    """Return good submission bytes as plain JSON, to be spoilt."""
    return msgspec.json.decode(desk.signed("relief/duty", world.halt(), **more))


def raw(plain: Any) -> bytes:
    """Return plain JSON in canonical bytes."""
    return msgspec.json.encode(plain, order="sorted")


def unsigned(desk: Any) -> bytes:
    """Leave the signature out."""
    plain = submission(desk)
    plain["envelope"]["signatures"] = []
    return raw(plain)


def signed_twice(desk: Any) -> bytes:
    """Sign twice."""
    plain = submission(desk)
    plain["envelope"]["signatures"] *= 2
    return raw(plain)


def wrongly_signed(desk: Any) -> bytes:
    """Change one bit of the signature."""
    plain = submission(desk)
    sig = bytearray(decode_b64(plain["envelope"]["signatures"][0]["sig"]))
    sig[5] ^= 1
    plain["envelope"]["signatures"][0]["sig"] = encode_b64(bytes(sig))
    return raw(plain)


def payload_changed(desk: Any) -> bytes:
    """Change a word that was signed."""
    plain = submission(desk)
    payload = decode_b64(plain["envelope"]["payload"]).replace(b"relief", b"alphaa")
    plain["envelope"]["payload"] = encode_b64(payload)
    return raw(plain)


def part_changed(desk: Any) -> bytes:
    """Change a word of a part, under a signature that still holds."""
    plain = submission(desk)
    plain["parts"]["core"]["content"]["what"] = "Nothing is hit"
    return raw(plain)


def part_missing(desk: Any) -> bytes:
    """Leave a part out."""
    plain = submission(desk)
    del plain["parts"]["core"]
    return raw(plain)


def key_unknown(desk: Any) -> bytes:
    """Sign with a key that was never enrolled."""
    return by_key(desk, STRANGER, DeskRef(party="relief", desk="duty"))


def key_revoked(desk: Any) -> bytes:
    """Sign with a key that was revoked a moment ago."""
    lost = arrangement.KeyRevoked(public_key=desk.keys["alpha/ops"].key.public_key, reason="lost")
    desk.say("desk/watch", lost)
    return bytes(desk.signed("alpha/ops", world.halt()))


def by_key(desk: Any, key: DeskKey, sender: DeskRef) -> bytes:
    """Return a halt of any desk under any key."""
    draft = Draft(fact=world.halt(), sender=sender, origin=world.ORIGIN, audience="all")
    return compose(draft, key, message_id=OTHER_ID, said_at=desk.now, salts=[bytes(16)] * 6)


def other_party(desk: Any) -> bytes:
    """Speak in the name of another party."""
    return by_key(desk, desk.keys["alpha/duty"].key, DeskRef(party="relief", desk="duty"))


def other_desk(desk: Any) -> bytes:
    """Speak in the name of another desk of one's own party."""
    return by_key(desk, desk.keys["alpha/duty"].key, DeskRef(party="alpha", desk="ops"))


def as_the_desk_itself(desk: Any) -> bytes:
    """Speak in the name of the desk itself, as its own officer."""
    return by_key(desk, desk.keys["desk/watch"].key, DeskRef(party="desk", desk="automatic"))


def other_origin(desk: Any) -> bytes:
    """Hand in what was said for another log."""
    return bytes(desk.signed("relief/duty", world.halt(), origin="test.checkfire.example/other"))


def id_reused(desk: Any) -> bytes:
    """Use an id that a message has already, for other words."""
    used = desk.say("relief/duty", world.halt())
    return bytes(desk.signed("relief/duty", world.halt(what="Another clinic is hit"), message_id=used))


def out_of_order(desk: Any) -> bytes:
    """State a stop of a halt that is closed."""
    halt = desk.say("relief/duty", world.halt())
    desk.say("desk/watch", halts.HaltClosed(reason="called by mistake"), about=(halt,))
    return bytes(desk.signed("alpha/duty", halts.FireStopped(), about=(halt,)))


def not_theirs(desk: Any) -> bytes:
    """Say what only the neutral desk can say."""
    fact = arrangement.DeskOpened(party="alpha", desk="new", name="New desk")
    return bytes(desk.signed("alpha/duty", fact))


def about_nothing(desk: Any) -> bytes:
    """Speak about something that is not there."""
    return bytes(desk.signed("alpha/duty", halts.HaltAcknowledged(), about=(OTHER_ID,)))


def about_hidden(desk: Any) -> bytes:
    """Speak about something that is hidden from the speaker."""
    hidden = desk.say("alpha/duty", world.position(), audience=())
    return bytes(desk.signed("relief/duty", register.SiteChecked(found="in use"), about=(hidden,)))


def drill_of_a_call(desk: Any) -> bytes:
    """Answer a real call with a drill."""
    halt = desk.say("relief/duty", world.halt())
    return bytes(desk.signed("alpha/duty", halts.HaltAcknowledged(), about=(halt,), drill=True))


SPOILT: dict[Callable[[Any], bytes], str] = {
    lambda _desk: b"": "malformed",
    lambda _desk: b"{": "malformed",
    lambda _desk: b"\xff": "malformed",
    lambda _desk: b"[]": "submission-wrong",
    lambda desk: b" " + raw(submission(desk)): "not-canonical",
    lambda _desk: b'"' + b"x" * 300_000 + b'"': "too-large",
    unsigned: "signature-missing",
    signed_twice: "signature-count",
    wrongly_signed: "signature-wrong",
    payload_changed: "signature-wrong",
    part_changed: "commitment-failed",
    part_missing: "part-missing",
    key_unknown: "key-unknown",
    key_revoked: "key-revoked",
    other_party: "sender-wrong",
    other_desk: "sender-wrong",
    as_the_desk_itself: "sender-wrong",
    other_origin: "other-origin",
    id_reused: "id-reused",
    out_of_order: "out-of-order",
    not_theirs: "role-wrong",
    about_nothing: "about-unknown",
    about_hidden: "about-unknown",
    drill_of_a_call: "drill-mismatch",
}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [pytest.param(s, c, id=f"{n}-{s.__name__.strip('<>')}-{c}") for n, (s, c) in enumerate(SPOILT.items())],
)
def test_what_is_refused_changes_nothing(desk: Any, spoil: Callable[[Any], bytes], code: str) -> None:
    """A refusal says which rule it is, leaves no trace, and says the same when it is tried again."""
    spoilt = spoil(desk)
    before = desk.state()
    for _ in range(2):
        with pytest.raises(CheckfireError) as refused:
            desk.desk.submit(spoilt)
        assert refused.value.code == code
        assert desk.state() == before


def test_a_stranger_learns_nothing_about_ids(desk: Any) -> None:
    """Whoever has no key here is told that, and never whether an id is in the log."""
    used = desk.say("relief/duty", world.halt())
    draft = Draft(
        fact=world.halt(), sender=DeskRef(party="relief", desk="duty"), origin=world.ORIGIN, audience="all"
    )
    said = compose(draft, STRANGER, message_id=used, said_at=desk.now, salts=[bytes(16)] * 6)
    with pytest.raises(CheckfireError) as refused:
        desk.desk.submit(said)
    assert refused.value.code == "key-unknown"


def test_identical_bytes_give_the_first_receipt(desk: Any) -> None:
    """The same bytes give the first receipt to the byte: at once, later, and after a restart."""
    said = desk.signed("relief/duty", world.halt())
    first = desk.desk.submit(said)
    assert not first.repeated
    for change in (
        lambda: None,
        lambda: desk.say("alpha/duty", halts.HaltAcknowledged(), about=(first.logged.id,)),
        lambda: desk.advance(600),
        desk.restart,
        lambda: desk.say("relief/duty", world.site(), audience=()),
    ):
        change()
        size = desk.desk.ledger.size
        again = desk.desk.submit(said)
        assert (again.repeated, again.receipt) == (True, first.receipt)
        assert desk.desk.ledger.size == size


def test_a_revoked_key_still_gets_its_old_receipts(desk: Any) -> None:
    """What was said before a key was revoked stands, with its receipt; nothing new is taken."""
    said = desk.signed("alpha/ops", world.halt())
    first = desk.desk.submit(said).receipt
    revoked = arrangement.KeyRevoked(public_key=desk.keys["alpha/ops"].key.public_key, reason="lost")
    desk.say("desk/watch", revoked)
    assert desk.desk.submit(said).receipt == first
    with pytest.raises(CheckfireError) as refused:
        desk.desk.submit(desk.signed("alpha/ops", world.halt()))
    assert refused.value.code == "key-revoked"


def test_bytes_are_kept_as_they_were_signed(desk: Any) -> None:
    """The signed bytes are the stored bytes, and the ones in the receipt."""
    plain = submission(desk)
    header, _ = parse_header(decode_b64(plain["envelope"]["payload"]))
    assert header.kind == halts.HaltCalled.KIND
    said = raw(plain)
    receipt = desk.desk.submit(said).receipt
    stored = msgspec.json.decode(receipt)
    assert stored["entry"]["envelope"] == plain["envelope"]
    assert stored["parts"] == plain["parts"]
