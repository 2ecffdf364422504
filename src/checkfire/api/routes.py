"""The table of all routes; the server, OpenAPI and the leak tests are made from it."""

from __future__ import annotations

from checkfire.api import act, ask, halt_shapes, replay, replay_shapes, shapes
from checkfire.api.route import Access, Handler, Route
from checkfire.locate.read_back import ReadBack
from checkfire.vocab.place import Point

_RECEIPT = act.RECEIPT_TYPE
_PUBLIC, _DESK, _NEUTRAL, _REPLAY = Access.PUBLIC, Access.DESK, Access.NEUTRAL, Access.REPLAY


_JSON = "application/json"


def _get(
    path: str,
    access: Access,
    handler: Handler,
    returns: type | None,
    *,
    media_type: str = _JSON,
    query: tuple[str, ...] = (),
) -> Route:
    return Route(
        method="GET",
        path=path,
        access=access,
        handler=handler,
        returns=returns,
        media_type=media_type,
        query=query,
    )


def _post(
    path: str,
    access: Access,
    handler: Handler,
    takes: type,
    returns: type | None,
    *,
    media_type: str = _JSON,
    status: int = 200,
    costly: bool = False,
) -> Route:
    return Route(
        method="POST",
        path=path,
        access=access,
        handler=handler,
        takes=takes,
        returns=returns,
        media_type=media_type,
        status=status,
        costly=costly,
    )


ROUTES: tuple[Route, ...] = (
    _get("/v1/log", _PUBLIC, ask.log_state, shapes.LogState),
    _get("/v1/log/checkpoint", _PUBLIC, ask.checkpoint, None, media_type="text/plain; charset=utf-8"),
    _get("/v1/log/leaves", _PUBLIC, ask.leaves, shapes.Leaves, query=("start",)),
    _get("/v1/log/consistency", _PUBLIC, ask.consistency, shapes.Consistency, query=("old", "new")),
    _get("/v1/challenge", _PUBLIC, act.challenge, shapes.ChallengeGiven),
    _post("/v1/sign-in", _PUBLIC, act.sign_in, shapes.SignInAsked, shapes.SignedIn),
    _post("/v1/enrol", _PUBLIC, act.enrol, shapes.EnrolAsked, shapes.Enrolled, status=201),
    _post("/v1/messages", _PUBLIC, act.submit, bytes, None, media_type=_RECEIPT, status=201),
    _post("/v1/invites", _NEUTRAL, act.invite, shapes.InviteAsked, shapes.InviteGiven, status=201),
    _get("/v1/entries", _DESK, ask.entries, shapes.EntryList, query=("start",)),
    _get("/v1/messages/{id}", _DESK, ask.message, shapes.EntryView),
    _get("/v1/messages/{id}/receipt", _DESK, ask.receipt, None, media_type=_RECEIPT),
    _get("/v1/picture", _DESK, ask.picture, shapes.PictureView),
    _get("/v1/arrangement", _DESK, ask.arrangement, shapes.ArrangementView),
    _get("/v1/register", _DESK, ask.register, shapes.ObjectList, query=("entries",)),
    _get("/v1/notices", _DESK, ask.notices, shapes.NoticeList, query=("entries",)),
    _get("/v1/notices/{id}", _DESK, ask.notice, shapes.NoticeView),
    _get("/v1/halts", _DESK, ask.halts, halt_shapes.HaltList, query=("entries",)),
    _get("/v1/halts/{id}", _DESK, ask.halt, halt_shapes.HaltView),
    _post("/v1/locate", _DESK, ask.locate, shapes.LocateAsked, shapes.PlaceReadings, costly=True),
    _post("/v1/read-back", _DESK, ask.read_back_point, Point, ReadBack, costly=True),
    _post("/v1/check", _DESK, ask.check, shapes.CheckAsked, shapes.CheckGiven, costly=True),
    _get("/v1/replay", _REPLAY, replay.replay, replay_shapes.ReplayView),
    _post("/v1/replay", _REPLAY, replay.direct, replay_shapes.ReplayAsked, replay_shapes.ReplayView),
)
"""Every route but the stream, the OpenAPI document and the status page."""
