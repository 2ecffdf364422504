"""Whatever can be said is read as it was said, in bytes that any other program would write too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey
from checkfire.proof.receipt import print_receipt, verify_receipt
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import leaf_hash
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.ids import SHORT_PATTERN, DeskRef, uuid7
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Point, Polygon
from checkfire.wire import canonical
from checkfire.wire.answers import Answer, Answered
from checkfire.wire.arrangement import PolicySet, Shift
from checkfire.wire.dsse import DeskKey
from checkfire.wire.entry import SealedEntry, parse_entry, print_entry
from checkfire.wire.fact import Fact
from checkfire.wire.message import Draft, Message, compose, parse_submission, print_submission, show_parts
from checkfire.wire.registry import FACT_OF_KIND

KEY = DeskKey(bytes(range(32)))
LOG = SigningKey(name="desk.example/log", seed=bytes(range(32)))

texts = st.text(st.characters(exclude_categories=("Cs",)))
keys = st.text(st.characters(codec="ascii"))
whole = st.integers(1 - 2**53, 2**53 - 1)
values = st.recursive(
    st.none() | st.booleans() | whole | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)
instants = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - the zone follows
    datetime(2999, 12, 31),  # noqa: DTZ001 - the zone follows
    timezones=st.just(UTC),
)


@given(values)
def test_canonical_bytes_are_those_of_another_program(value: Any) -> None:
    """Another implementation of RFC 8785 writes the same bytes, so anybody can check a signature."""
    assert canonical.encode(value) == rfc8785.dumps(value)


@given(values)
def test_canonical_value_reads_back(value: Any) -> None:
    """Nothing is lost or changed between writing and reading."""
    raw = canonical.encode(value)
    assert canonical.parse(raw) == value
    assert canonical.encode(canonical.parse(raw)) == raw


def _window(one: datetime, other: datetime) -> Window:
    return Window(starts_at=min(one, other), ends_at=max(one, other))


def _shift(window: Window, names: list[str]) -> Shift:
    first, *others = names
    return Shift(starts_at=window.starts_at, ends_at=window.ends_at, primary=first, alternates=tuple(others))


def _height(value: int, unit: HeightUnit) -> Height:
    over = HeightReference.FL if unit is HeightUnit.HUNDRED_FT else HeightReference.AMSL
    return Height(value=value, unit=unit, reference=over)


def _band(one: Height, other: Height) -> AltitudeBand:
    lower, upper = sorted((one, other), key=lambda height: height.height_m)
    return AltitudeBand(lower=lower, upper=upper)


def _of(kind: type[Any]) -> st.SearchStrategy[Any]:
    return _strategy(inspect.type_info(kind))


def _fields(kind: type[Any], **changes: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return {field.name: _strategy(field.type) for field in info.fields} | changes


heights = st.builds(_height, st.integers(-10_000, 200_000), st.sampled_from(HeightUnit))
BUILT: dict[type[Any], Callable[[], st.SearchStrategy[Any]]] = {
    Window: lambda: st.builds(_window, instants, instants),
    Shift: lambda: st.builds(
        _shift,
        window=_of(Window),
        names=st.lists(st.from_regex(SHORT_PATTERN), min_size=2, max_size=4),
    ),
    Height: lambda: heights,
    AltitudeBand: lambda: (
        st.builds(_band, heights, heights)
        | st.builds(AltitudeBand, lower=heights)
        | st.builds(AltitudeBand, upper=heights)
    ),
    Polygon: lambda: st.builds(
        Polygon, corners=st.lists(_of(Point), min_size=3, max_size=6, unique=True).map(tuple)
    ),
    PolicySet: lambda: st.builds(
        PolicySet,
        **_fields(
            PolicySet,
            ladder_s=st.none()
            | st.lists(st.integers(1, 9_999), min_size=1, max_size=8, unique=True).map(
                lambda steps: tuple(sorted(steps))
            ),
        ),
    ),
    Answered: lambda: (
        st.builds(Answered, **_fields(Answered, text=st.from_regex("^[why? ]{0,9}[?]\\Z")))
        | st.builds(Answered, **_fields(Answered, answer=st.just(Answer.NO_CONCERN)))
    ),
}


def _strategy(info: inspect.Type) -> st.SearchStrategy[Any]:
    """Return a strategy for the values that a field takes."""
    match info:
        case inspect.StructType(cls=cls):
            return BUILT[cls]() if cls in BUILT else st.builds(cls, **_fields(cls))
        case inspect.UnionType(types=types):
            return st.one_of(map(_strategy, types))
        case inspect.VarTupleType(item_type=item, min_length=least, max_length=most):
            sizes = {"min_size": least or 0, "max_size": min(most or 3, (least or 0) + 3)}
            return st.lists(_strategy(item), **sizes).map(tuple)
        case inspect.StrType(pattern=str(pattern)):
            return st.from_regex(pattern)
        case inspect.StrType(min_length=least, max_length=most):
            return st.text(
                st.characters(exclude_categories=("Cs",)), min_size=least or 0, max_size=min(most or 30, 30)
            )
        case inspect.IntType(ge=least, le=most):
            return st.integers(1 - 2**53 if least is None else least, 2**53 - 1 if most is None else most)
        case inspect.EnumType(cls=cls):
            return st.sampled_from(cls)
        case inspect.DateTimeType():
            return instants
        case inspect.NoneType():
            return st.none()
        case _:
            raise NotImplementedError(info)


def read(fact: Fact, said_at: datetime, unix_ms: int, *, drill: bool) -> tuple[bytes, Message]:
    """Return the bytes in which a fact is handed in, and what the desk reads in them."""
    draft = Draft(
        fact=fact,
        sender=DeskRef(party="relief", desk="ops"),
        origin=LOG.name,
        audience=("coalition",),
        drill=drill,
    )
    salts = [bytes([part]) * 16 for part in range(8)]
    raw = compose(draft, KEY, message_id=uuid7(unix_ms, bytes(10)), said_at=said_at, salts=salts)
    return raw, parse_submission(raw)


@pytest.mark.parametrize("kind", FACT_OF_KIND)
@settings(max_examples=6)
@given(st.data(), instants, st.integers(0, 2**48 - 1), st.booleans())
def test_whatever_is_said_is_read(
    kind: str, data: st.DataObject, said_at: datetime, unix_ms: int, drill: bool
) -> None:
    """Whatever a desk says comes out as it was said, with nothing flagged, and prints as the same bytes."""
    fact = data.draw(_of(FACT_OF_KIND[kind]))
    raw, message = read(fact, said_at, unix_ms, drill=drill)
    assert (message.fact, message.flags) == (fact, ())
    assert (message.header.kind, message.header.said_at, message.header.drill) == (kind, said_at, drill)
    assert print_submission(message.envelope, message.parts) == raw


@given(st.sampled_from(sorted(FACT_OF_KIND)), st.data(), instants, st.none() | instants)
def test_whatever_is_said_can_be_proven(
    kind: str, data: st.DataObject, received_at: datetime, recorded_at: datetime | None
) -> None:
    """Whatever a desk says stands in a receipt that verifies, with any of its parts withheld (R37)."""
    _, message = read(data.draw(_of(FACT_OF_KIND[kind])), received_at, 0, drill=False)
    raw = print_entry(message.envelope, received_at, recorded_at)
    entry = parse_entry(raw)
    assert (entry.envelope, entry.received_at, entry.recorded_at) == (
        message.envelope,
        received_at,
        recorded_at,
    )
    sealed = SealedEntry(raw, bytes(16))
    head = sign_checkpoint(Checkpoint(origin=LOG.name, size=1, root=leaf_hash(sealed.leaf)), LOG)
    proof = print_tlog_proof(TlogProof(index=0, hashes=(), checkpoint=head))
    names = (
        frozenset(data.draw(st.sets(st.sampled_from(sorted(message.parts)))))
        if message.parts
        else frozenset()
    )
    shown = show_parts(message, names)
    verified = verify_receipt(print_receipt(sealed, shown.parts, proof, LOG.verifier_key))
    assert (verified.header, verified.parts) == (message.header, shown.parts)
    assert set(verified.withheld) == set(message.parts) - names
    assert (verified.received_at, verified.recorded_at) == (received_at, recorded_at)
