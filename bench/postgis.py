"""PostGIS beside a check: its own server on a private socket, asked through libpq by prepared statements.

The best form that is known for a standoff of each row: GiST over ``_ST_Expand(geography, standoff)`` and a
range of time, then the exact distance. Parallel workers are off, as they make every short query slower.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from checkfire.vocab.activity import Activity
from checkfire.vocab.place import Circle, Polygon
from checkfire.vocab.protected import Protected

BINARIES = Path("/usr/lib/postgresql/15/bin")
LIBRARY = Path("/usr/lib/postgresql/15/lib/postgis-3.so")
_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "random_page_cost": "1.1",
}
_TABLE = """
CREATE EXTENSION IF NOT EXISTS postgis; CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE held (
    id text PRIMARY KEY, place geography NOT NULL, reach double precision NOT NULL, at tstzrange NOT NULL
);
"""
_INDEXES = """
CREATE INDEX held_reach ON held USING gist (_ST_Expand(place, reach), at);
CREATE INDEX held_place ON held USING gist (place);
ANALYZE held;
"""
_MEETING = (
    "SELECT id, ST_Distance(place, $1) FROM held"
    " WHERE _ST_Expand(place, reach) && _ST_Expand($1::geography, $2::float8)"
    " AND at && tstzrange($3, $4, '[]') AND ST_Distance(place, $1) <= reach + $2::float8"
)
_NEAREST = (
    "SELECT id, place <-> $1::geography FROM held"
    " WHERE ST_DWithin(place, $1::geography, 15000) ORDER BY 2 LIMIT 20"
)
_PUT = (
    "INSERT INTO held VALUES ($1, $2::geography, $3, tstzrange($4, $5, '[]'))"
    " ON CONFLICT (id) DO UPDATE SET place = excluded.place, reach = excluded.reach, at = excluded.at"
)


class PostGis:
    """A server of its own in a folder of its own; ``close`` ends it by its own process id."""

    def __init__(self) -> None:
        """Make and start the server."""
        self._folder = Path(tempfile.mkdtemp(prefix="checkfire-postgis-"))
        self._as: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
            self._as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        data = self._folder / "data"
        self._run("initdb", "-D", str(data), "-A", "trust", "-U", "bench", "--no-sync")
        options = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [*self._as, str(BINARIES / "postgres"), "-D", str(data), "-k", str(self._folder), *options]
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder)
        self._line = _Line(self._folder)

    def close(self) -> None:
        """End the server and remove its folder."""
        self._line.close()
        self._server.send_signal(signal.SIGINT)
        self._server.wait(timeout=60)
        shutil.rmtree(self._folder, ignore_errors=True)

    def fill(self, objects: Iterable[Protected]) -> None:
        """Hold these objects and no others."""
        self._line.run("DROP TABLE IF EXISTS held;" + _TABLE)
        self._line.copy("COPY held FROM STDIN", ("\t".join(_row(held)) + "\n" for held in objects))
        self._line.run(_INDEXES)
        for name, text in {"meeting": _MEETING, "nearest": _NEAREST, "put": _PUT}.items():
            self._line.prepare(name, text)

    def meeting(self, activity: Activity) -> int:
        """Return how many objects come too near."""
        area = activity.place.area
        assert isinstance(area, Circle)
        window = activity.window
        centre = f"SRID=4326;POINT({area.centre.lon_deg} {area.centre.lat_deg})"
        times = [window.starts_at.isoformat(), window.ends_at.isoformat()]
        return self._line.ask("meeting", [centre, str(area.radius_m), *times])

    def nearest(self, activity: Activity) -> int:
        """Return how many of the 20 nearest objects within 15 km there are."""
        area = activity.place.area
        assert isinstance(area, Circle)
        return self._line.ask("nearest", [f"SRID=4326;POINT({area.centre.lon_deg} {area.centre.lat_deg})"])

    def put(self, held: Protected) -> None:
        """Take an object in, durably."""
        name, place, reach, at = _row(held)
        from_, until = at.strip("[]").split(",")
        self._line.ask("put", [name, place, reach, from_ or None, until or None])

    def _run(self, program: str, *words: str) -> None:
        command = [*self._as, str(BINARIES / program), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


def _row(held: Protected) -> list[str]:
    """Return one object as text; a convoy is its line during its whole plan, as PostGIS knows no pace."""
    reach_m, at = float(held.standoff_m + held.corridor_m), "[,]"
    area = held.place.area
    if held.stops:
        points = ",".join(f"{stop.point.lon_deg} {stop.point.lat_deg}" for stop in held.stops)
        shape = f"LINESTRING({points})"
        first, last = held.stops[0].departs_at, held.stops[-1].arrives_at
        assert first
        assert last
        at = f"[{first.isoformat()},{last.isoformat()}]"
    elif isinstance(area, Polygon):
        ring = (*area.corners, area.corners[0])
        shape = f"POLYGON(({','.join(f'{point.lon_deg} {point.lat_deg}' for point in ring)}))"
    else:
        assert isinstance(area, Circle)
        reach_m += area.radius_m
        shape = f"POINT({area.centre.lon_deg} {area.centre.lat_deg})"
    return [held.object_id, f"SRID=4326;{shape}", str(reach_m), at]


class _Line:
    """A connection through libpq."""

    def __init__(self, folder: Path) -> None:
        name = ctypes.util.find_library("pq") or "libpq.so.5"
        self._pq = ctypes.CDLL(name)
        pointer = ctypes.c_void_p
        for call in ("PQconnectdb", "PQexec", "PQexecPrepared", "PQprepare", "PQgetResult"):
            getattr(self._pq, call).restype = pointer
        self._pq.PQerrorMessage.restype = self._pq.PQresultErrorMessage.restype = ctypes.c_char_p
        for _ in range(200):
            self._line = pointer(self._pq.PQconnectdb(f"host={folder} user=bench dbname=postgres".encode()))
            if self._pq.PQstatus(self._line) == 0:
                return
            self._pq.PQfinish(self._line)
            subprocess.run(["/bin/sleep", "0.1"], check=True)
        raise OSError("PostgreSQL does not answer")

    def close(self) -> None:
        self._pq.PQfinish(self._line)

    def run(self, text: str) -> None:
        self._done(self._pq.PQexec(self._line, text.encode()))

    def prepare(self, name: str, text: str) -> None:
        self._pq.PQclear(ctypes.c_void_p(self._pq.PQexec(self._line, f"DEALLOCATE {name}".encode())))
        self._done(self._pq.PQprepare(self._line, name.encode(), text.encode(), 0, None))

    def ask(self, name: str, values: Sequence[str | None]) -> int:
        given = (ctypes.c_char_p * len(values))(*(value and value.encode() for value in values))
        return self._done(
            self._pq.PQexecPrepared(self._line, name.encode(), len(values), given, None, None, 1)
        )

    def copy(self, text: str, lines: Iterable[str]) -> None:
        self._done(self._pq.PQexec(self._line, text.encode()))
        for line in lines:
            raw = line.encode()
            self._pq.PQputCopyData(self._line, raw, len(raw))
        self._pq.PQputCopyEnd(self._line, None)
        self._done(self._pq.PQgetResult(self._line))
        self._pq.PQclear(ctypes.c_void_p(self._pq.PQgetResult(self._line)))

    def _done(self, result: int) -> int:
        told = ctypes.c_void_p(result)
        if self._pq.PQresultStatus(told) not in {1, 2, 4}:
            raise OSError(self._pq.PQresultErrorMessage(told).decode())
        rows: int = self._pq.PQntuples(told)
        self._pq.PQclear(told)
        return rows
