"""The index of a large register in the compiled kernel; the same answers as every other index.

``kernel.c`` is compiled where a compiler is present (``tools/make_kernel.sh``); where it is not, ``is_built``
says so and the other indexes are used.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any

from checkfire.check.asked import Asked
from checkfire.check.index import Sighting, nearness
from checkfire.check.packed import readable_rows
from checkfire.errors import UnavailableError
from checkfire.vocab.protected import Protected

LIBRARY = Path(__file__).with_name("kernel.so")

_ASKED = struct.Struct("@qqP19d")
_SIGHT = struct.Struct("@ii9d")


def is_built() -> bool:
    """Tell whether the compiled kernel is there."""
    return LIBRARY.exists()


class KernelIndex:
    """The objects that one asker may see, held by the kernel."""

    def __init__(self, objects: Iterable[Protected] = ()) -> None:
        """Take some objects in, all at once.

        Raises:
            UnavailableError: The kernel is not compiled here (``kernel-missing``), or memory ran out.
        """
        self._c = _library()
        self._kernel = ctypes.c_void_p(self._c.cf_new())
        self._lock = Lock()
        self._asked = ctypes.create_string_buffer(_ASKED.size)
        self._last: Asked | None = None
        self._flat: Any = None
        self._held: list[Protected] = []
        self._free: list[int] = []
        self._places: dict[str, tuple[tuple[int, tuple[int, ...]], ...]] = {}
        self._unlocatable: dict[str, list[Protected]] = {}
        for held in objects:
            self._take(held, self._c.cf_keep)
        _require_memory(self._c.cf_pack(self._kernel) - 1)

    def __del__(self) -> None:
        """Give the memory back."""
        if hasattr(self, "_kernel"):
            self._c.cf_free(self._kernel)

    def put(self, *views: Protected) -> None:
        """Take an object in; see ``Index``."""
        with self._lock:
            for held in views:
                self._drop(held.object_id)
            for held in views:
                self._take(held, self._c.cf_put)

    def drop(self, object_id: str) -> None:
        """Take an object out; see ``Index``."""
        with self._lock:
            self._drop(object_id)

    def meeting(self, asked: Asked) -> Iterator[Sighting]:
        """Yield the objects that come too near; see ``Index``."""
        yield from self._ask(self._c.cf_meeting, asked)

    def nearest(self, asked: Asked, count: int, within_m: float) -> list[Sighting]:
        """Return the nearest objects; see ``Index``."""
        if count < 1:
            return []
        seen = self._ask(self._c.cf_nearest, asked, count, ctypes.c_double(within_m))
        seen.sort(key=nearness)
        return seen[:count]

    def doubtful(self, asked: Asked, within_m: float, now_s: float) -> Iterator[Sighting]:
        """Yield the objects that nobody should rely on; see ``Index``."""
        yield from self._ask(self._c.cf_doubtful, asked, ctypes.c_double(within_m), ctypes.c_double(now_s))

    def unlocatable(self) -> Iterable[Protected]:
        """Return the objects that have no area which can be read; see ``Index``."""
        return chain.from_iterable(self._unlocatable.values())

    def _take(self, held: Protected, add: Any) -> None:
        rows = readable_rows(held)
        if not rows:
            self._unlocatable.setdefault(held.object_id, []).append(held)
            return
        if self._free:
            owner = self._free.pop()
            self._held[owner] = held
        else:
            owner = len(self._held)
            self._held.append(held)
        entries = tuple(add(self._kernel, owner, struct.pack(f"{len(row)}d", *row)) for row in rows)
        _require_memory(min(entries))
        self._places[held.object_id] = (*self._places.get(held.object_id, ()), (owner, entries))

    def _drop(self, object_id: str) -> None:
        self._unlocatable.pop(object_id, None)
        for owner, entries in self._places.pop(object_id, ()):
            self._free.append(owner)
            for entry in entries:
                self._c.cf_drop(self._kernel, entry)

    def _pack(self, asked: Asked) -> None:
        """Lay a question out for the kernel; the three questions of one check share it."""
        numbers = [number for place in asked.at_m for number in place]
        self._last, self._flat = asked, (ctypes.c_double * len(numbers))(*numbers)
        _ASKED.pack_into(
            self._asked,
            0,
            asked.form,
            len(asked.at_m),
            ctypes.addressof(self._flat),
            asked.grown_m,
            asked.longest_m,
            asked.radius_m,
            *asked.origin_m,
            *asked.frame[0],
            *asked.frame[1],
            *asked.own_m,
            *asked.span,
            *asked.stretch,
        )

    def _ask(self, question: Any, asked: Asked, *more: Any) -> list[Sighting]:
        with self._lock:
            if asked is not self._last:
                self._pack(asked)
            count = _require_memory(question(self._kernel, self._asked, *more))
            told = ctypes.string_at(self._c.cf_sights(self._kernel), count * _SIGHT.size) if count else b""
            held = self._held
            return [
                Sighting(held[owner], owner, int(gap_m), away_m, lat, lon, timed == 1, (from_s, until_s))
                for owner, timed, gap_m, away_m, _x, _y, _z, lat, lon, from_s, until_s in _SIGHT.iter_unpack(
                    told
                )
            ]


def _require_memory(count: int) -> int:
    if count < 0:
        raise UnavailableError("There is no memory left for the register.", code="memory-full")
    return count


@cache
def _library() -> Any:
    if not is_built():
        raise UnavailableError("The compiled kernel is not here.", code="kernel-missing")
    c = ctypes.CDLL(str(LIBRARY))
    c.cf_new.restype = ctypes.c_void_p
    c.cf_sights.restype = ctypes.c_void_p
    number, pointer = ctypes.c_int32, ctypes.c_void_p
    c.cf_free.argtypes = c.cf_pack.argtypes = c.cf_sights.argtypes = [pointer]
    c.cf_put.argtypes = c.cf_keep.argtypes = [pointer, number, ctypes.c_char_p]
    c.cf_drop.argtypes = [pointer, number]
    c.cf_meeting.argtypes = [pointer, pointer]
    c.cf_nearest.argtypes = [pointer, pointer, number, ctypes.c_double]
    c.cf_doubtful.argtypes = [pointer, pointer, ctypes.c_double, ctypes.c_double]
    return c
