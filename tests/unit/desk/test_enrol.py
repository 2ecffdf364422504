"""A key is enrolled by a link that works once, for one desk, for three days, for whoever holds the key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest

from checkfire.desk.enrol import VALID_FOR_S, make_invite, read_invite, redeem, require_desk, was_redeemed
from checkfire.desk.folder import DeskFolder
from checkfire.duty.due import Due
from checkfire.errors import CheckfireError
from checkfire.testing import world
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.wire.arrangement import KeyEnrolled, KeyRevoked
from checkfire.wire.dsse import DeskKey
from checkfire.wire.key_proof import enrol_bytes, sign_in_bytes

BRAVO = DeskRef(party="bravo", desk="duty")
NEW, OTHER = DeskKey(b"n" * 32), DeskKey(b"o" * 32)


def desk_key(desk: Any) -> DeskKey:
    """Return the key by which the desk speaks."""
    return DeskFolder.at(desk.folder).desk_key()


def link(desk: Any, *, nonce: bytes = b"n" * 16, **more: Any) -> str:
    """Return a new link for bravo's desk."""
    fields = {"origin": desk.desk.origin, "key": desk_key(desk), "now": desk.now} | more
    return make_invite(BRAVO, fields["origin"], fields["key"], now=fields["now"], nonce=nonce)


def enrol(desk: Any, text: str, key: DeskKey = NEW, *, proof: bytes | None = None) -> KeyEnrolled:
    """Redeem a link with a key, as the HTTP face does."""
    proof = proof or key.sign(enrol_bytes(text, key.public_key))
    fact = redeem(
        desk.desk,
        desk_key(desk),
        text,
        public_key=key.public_key,
        proof=encode_b64(proof),
        label="second officer",
    )
    if not was_redeemed(desk.desk, fact):
        desk.desk.say(Due(fact=fact, about=(), audience="all"))
    return fact


def refused(desk: Any, text: str, *args: Any, **kwargs: Any) -> str:
    """Return the code that redeeming a link is refused with; nothing may change."""
    before = desk.state()
    with pytest.raises(CheckfireError) as found:
        enrol(desk, text, *args, **kwargs)
    assert desk.state() == before
    return found.value.code


def test_a_link_enrols_a_key(desk: Any) -> None:
    """Whoever redeems a link speaks for its desk from then on, and the log says by which link."""
    fact = enrol(desk, link(desk))
    assert desk.desk.desk_of_key(NEW.public_key) == BRAVO
    entry = desk.desk.shown("desk")[-1]
    assert (entry.fact, str(entry.header.sender)) == (fact, "desk/automatic")
    assert fact.invite
    assert fact.invite not in link(desk)
    assert link(desk) not in repr(desk.desk.shown("desk"))


def test_a_link_works_once(desk: Any) -> None:
    """A link that was used is refused for every other key, also after a restart."""
    text = link(desk)
    enrol(desk, text)
    assert refused(desk, text, OTHER) == "invite-used"
    desk.restart()
    assert refused(desk, text, OTHER) == "invite-used"
    assert refused(desk, link(desk, nonce=b"m" * 16)) == "key-known"


def test_an_answer_that_was_lost_can_be_asked_for_again(desk: Any) -> None:
    """Redeeming a link again with the same key adds nothing and is no error, until it is revoked."""
    text = link(desk)
    fact, size = enrol(desk, text), desk.desk.ledger.size
    assert enrol(desk, text) == fact
    assert desk.desk.ledger.size == size
    desk.say("desk/watch", KeyRevoked(public_key=NEW.public_key, reason="lost"))
    assert refused(desk, text) == "key-known"


def test_two_at_once_cannot_use_one_link(desk: Any) -> None:
    """Of two people who redeem one link at the same moment, one gets in."""
    text, start = link(desk), Barrier(8)
    keys = [DeskKey(bytes([n]) * 32) for n in range(8)]

    def one(key: DeskKey) -> str:
        start.wait()
        try:
            enrol(desk, text, key)
        except CheckfireError as exc:
            return exc.code
        return "enrolled"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, keys))
    assert sorted(answers) == ["enrolled"] + ["invite-used"] * 7
    enrolled = [one for one in desk.desk.shown("desk") if isinstance(one.fact, KeyEnrolled)]
    assert len([one for one in enrolled if one.fact.invite]) == 1


def test_a_link_runs_out(desk: Any) -> None:
    """A link that lay about for three days opens nothing; a second before that it does."""
    text = link(desk)
    desk.clock.advance(VALID_FOR_S)
    assert read_invite(text, world.ORIGIN, desk_key(desk), now=desk.now).desk == BRAVO
    desk.clock.advance(1)
    assert refused(desk, text) == "invite-expired"


def test_a_link_of_another_log_opens_nothing_here(desk: Any) -> None:
    """A link made for another log is refused, even where both have one key."""
    assert refused(desk, link(desk, origin="test.checkfire.example/other")) == "other-origin"


def test_a_link_that_the_desk_did_not_make_is_refused(desk: Any) -> None:
    """Nobody can make a link but the desk, and nobody can change one."""
    assert refused(desk, link(desk, key=OTHER)) == "invite-wrong"
    body, code = link(desk).split(".")
    longer = link(desk, now=desk.now + timedelta(days=365)).split(".")[0]
    assert refused(desk, f"{longer}.{code}") == "invite-wrong"
    assert refused(desk, f"{body}.{code[:-4]}") == "invite-wrong"


@pytest.mark.parametrize(
    "respell",
    [
        lambda text: text + "=",
        lambda text: text.replace(".", "=."),
        lambda text: text.replace(".", ".\n"),
        lambda text: " " + text,
        lambda text: text + ".",
        lambda text: text.replace("e", "e!", 1),
        lambda text: text.split(".")[0],
        lambda text: text[:-1] + chr(ord(text[-1]) + 1),
        lambda _text: "",
        lambda _text: "лінк.лінк",
    ],
    ids=["pad", "pad-body", "newline", "space", "dot", "mark", "no-code", "loose-bits", "empty", "letters"],
)
def test_a_link_has_one_spelling(desk: Any, respell: Any) -> None:
    """A link spelt in another way cannot be used as if it were a second link."""
    text = link(desk)
    spelt = respell(text)
    assert spelt != text
    assert refused(desk, spelt) == "invite-wrong"
    enrol(desk, text)
    assert refused(desk, spelt, OTHER) == "invite-wrong"


def test_a_key_is_enrolled_by_its_holder(desk: Any) -> None:
    """Nobody can enrol a key that they do not hold, nor one link's proof with another link."""
    text, other = link(desk), link(desk, nonce=b"m" * 16)
    for proof in (
        OTHER.sign(enrol_bytes(text, NEW.public_key)),
        NEW.sign(enrol_bytes(other, NEW.public_key)),
        NEW.sign(enrol_bytes(text, OTHER.public_key)),
        NEW.sign(sign_in_bytes(world.ORIGIN, text)),
    ):
        assert refused(desk, text, NEW, proof=proof) == "signature-wrong"


def test_links_are_made_for_desks_that_are_there(desk: Any) -> None:
    """A link for a desk that nobody opened is not made."""
    picture = desk.picture("desk")
    require_desk(picture, BRAVO)
    with pytest.raises(CheckfireError) as found:
        require_desk(picture, DeskRef(party="bravo", desk="nobody"))
    assert (found.value.code, found.value.context) == ("desk-unknown", {"desk": "bravo/nobody"})
    with pytest.raises(CheckfireError) as found:
        require_desk(picture, DeskRef(party="desk", desk="automatic"))
    assert found.value.code == "desk-key-fixed"
