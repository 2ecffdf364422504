"""Handlers that read: every one of them looks at the asker's own picture and at nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from checkfire import __version__
from checkfire.api import halt_shapes, render, render_halt, shapes
from checkfire.api.route import Call, Raw
from checkfire.desk.ask import as_it_stands, read_places
from checkfire.desk.doubts import Beside, asking_from, twins_in
from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.read_back import ReadBack, read_back
from checkfire.picture.halts import Halt
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.proof.key import print_vkey
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.place import Point

MAX_ENTRIES = 500
FETCHED = "fetched"
"""The channel of a desk that asks for itself."""


def log_state(call: Call) -> shapes.LogState:
    """Tell the log's origin, key, size and signed head."""
    ledger = call.desk.ledger
    return shapes.LogState(
        origin=call.desk.origin,
        log_key=print_vkey(ledger.log_key.verifier_key),
        size=ledger.size,
        checkpoint=ledger.checkpoint(),
        unrecorded=call.desk.unrecorded,
        now=call.desk.now,
        software=__version__,
        replay=call.services.replay,
    )


def checkpoint(call: Call) -> Raw:
    """Give the signed head of the log, as C2SP tlog-checkpoint."""
    return Raw(body=call.desk.ledger.checkpoint().encode(), media_type="text/plain; charset=utf-8")


def leaves(call: Call) -> shapes.Leaves:
    """Give the public leaves of the log from ``start`` on."""
    start = call.number("start", 0)
    sealed = call.desk.ledger.sealed[start : call.desk.ledger.size][:MAX_ENTRIES]
    return shapes.Leaves(start=start, leaves=[encode_b64(entry.leaf) for entry in sealed])


def consistency(call: Call) -> shapes.Consistency:
    """Prove that the log of size ``old`` is a beginning of the log of size ``new``."""
    tree = call.desk.ledger.tree
    old, new = call.number("old", 0), call.number("new", call.desk.ledger.size)
    if not 0 <= old <= new <= call.desk.ledger.size:
        raise MalformedError(
            "The sizes are not within the log.", code="query-wrong", size=call.desk.ledger.size
        )
    hashes = [encode_b64(h) for h in tree.consistency_proof(old, new)]
    return shapes.Consistency(old_size=old, new_size=new, hashes=hashes)


def entries(call: Call) -> shapes.EntryList:
    """List the entries that you may see, from ``start`` on."""
    shown, size = call.desk.shown(call.party, call.number("start", 0), MAX_ENTRIES), call.desk.ledger.size
    _note(call, *(logged.id for logged in shown))
    return shapes.EntryList(entries=[render.entry_view(e) for e in shown], size=size)


def message(call: Call) -> shapes.EntryView:
    """Show one message with the parts that you may see."""
    logged = call.desk.find(call.path["id"], call.party)
    _note(call, logged.id)
    return render.entry_view(logged)


def receipt(call: Call) -> Raw:
    """Give the receipt of one message with the parts that you may see."""
    body = call.desk.receipt(call.path["id"], call.party)
    return Raw(body=body, media_type="application/vnd.checkfire.receipt+json")


def picture(call: Call) -> shapes.PictureView:
    """Tell how far your picture reaches, with the digest of each part."""
    with call.desk.picture(call.party) as own:
        return shapes.PictureView(party=call.party, entries=own.entries, digests=own.digests())


def arrangement(call: Call) -> shapes.ArrangementView:
    """List parties, desks, figures and channels."""
    with call.desk.picture(call.party) as own:
        return render.arrangement_view(own.arrangement)


def register(call: Call) -> shapes.ObjectList:
    """List the registered objects that you may know of, now or after so many ``entries``."""
    with _picture(call) as own:
        neutral = own.arrangement.is_neutral(call.party)
        objects = [
            render.object_view(i, e, owner_reads=neutral or e.protected.owner == call.party)
            for i, e in own.register.objects.items()
        ]
        still = as_it_stands(own)
    return shapes.ObjectList(caution=shapes.CAUTION, objects=objects, twins=twins_in(still))


def notices(call: Call) -> shapes.NoticeList:
    """List the notices that you may see, now or after so many ``entries``."""
    _note_all(call, lambda own: own.notices.notices)
    with _picture(call) as own:
        return shapes.NoticeList(notices=[_notice_view(call, own, n) for n in own.notices.notices.values()])


def notice(call: Call) -> shapes.NoticeView:
    """Show one notice with its recipients and checks."""
    _note_all(call, lambda own: own.notices.notices.keys() & {call.path["id"]})
    with call.desk.picture(call.party) as own:
        found = own.notices.notices.get(call.path["id"])
        if found is None:
            raise NotFoundError("There is no such notice.")
        return _notice_view(call, own, found)


def _notice_view(call: Call, own: Picture, found: Notice) -> shapes.NoticeView:
    return render.notice_view(found, call.party, neutral=own.arrangement.is_neutral(call.party))


def halts(call: Call) -> halt_shapes.HaltList:
    """List the halts that you are told of, running ones first, now or after so many ``entries``."""
    _note_all(call, lambda own: own.halts.halts)
    with _picture(call) as own:
        known = sorted(own.halts.halts.values(), key=lambda halt: halt.closed_at is not None)
        return halt_shapes.HaltList(halts=[_halt_view(own, halt) for halt in known])


def halt(call: Call) -> halt_shapes.HaltView:
    """Show one halt with its ladder and its seconds."""
    _note_all(call, lambda own: own.halts.halts.keys() & {call.path["id"]})
    with call.desk.picture(call.party) as own:
        found = own.halts.halts.get(call.path["id"])
        if found is None:
            raise NotFoundError("There is no such halt.")
        return _halt_view(own, found)


def _halt_view(own: Picture, found: Halt) -> halt_shapes.HaltView:
    return render_halt.halt_view(found, own.notices.notices.get(found.notice or ""))


def locate(call: Call) -> shapes.PlaceReadings:
    """Read a place: every reading, its rivals and its read-back; nothing is stored."""
    asked: shapes.LocateAsked = call.body
    with call.desk.picture(call.party) as own:
        still = as_it_stands(own)
    gazetteer = call.desk.gazetteer
    found = read_places(asked.text, gazetteer, still.arrangement.policy)
    beside = Beside(
        about=asked.about,
        place=asked.place,
        country=asked.country,
        governorate=asked.governorate,
        category=asked.category,
        accuracy_m=asked.accuracy_m,
    )
    asking = asking_from(still, call.party, gazetteer, beside)
    return shapes.PlaceReadings(
        stated=asked.text,
        needs_choice=found.needs_choice,
        readings=[
            shapes.LocatedReading(
                reading=reading,
                read_back=back,
                doubts=list(asking.doubts(reading)),
            )
            for reading, back in found.readings
        ],
    )


def read_back_point(call: Call) -> ReadBack:
    """Give the text by which a point is read back, two landmarks with it; nothing is stored."""
    point: Point = call.body
    return read_back(point, call.desk.gazetteer)


def check(call: Call) -> shapes.CheckGiven:
    """Check an activity over your own picture; nothing is stored."""
    asked: shapes.CheckAsked = call.body
    made = call.desk.check(call.party, asked.activity)
    return shapes.CheckGiven(verdict=made.verdict, entries=made.entries, evaluated_at=made.evaluated_at)


@contextmanager
def _picture(call: Call) -> Iterator[Picture]:
    """Give the asker's picture: today's, or as it was after so many ``entries``."""
    if "entries" in call.query:
        yield call.desk.picture_at(call.party, call.number("entries", 0))
        return
    with call.desk.picture(call.party) as own:
        yield own


def _note_all(call: Call, ids: Callable[[Picture], Iterable[str]]) -> None:
    with call.desk.picture(call.party) as own:
        _note(call, *ids(own))


def _note(call: Call, *message_ids: str) -> None:
    """Say that these reached the asker's own line: who fetched a notice or a call has it."""
    assert call.who is not None
    for message_id in message_ids:
        call.desk.note_delivery(message_id, call.who, FETCHED)
