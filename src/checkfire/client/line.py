"""The line to a desk: HTTP with sign-in by key, and the desk's errors as our own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx
import msgspec

from checkfire import errors
from checkfire.errors import CheckfireError, ForbiddenError, MalformedError, UnavailableError
from checkfire.reach.keyfile import KeyFile
from checkfire.vocab.b64 import encode_b64
from checkfire.wire.key_proof import sign_in_bytes

T = TypeVar("T")

SILENT_AFTER_S = 20.0
"""A stream without so much as a heartbeat for this long is taken for broken."""

_BY_STATUS: dict[int, type[CheckfireError]] = {
    401: errors.SignatureError,
    403: errors.ForbiddenError,
    404: errors.NotFoundError,
    409: errors.OrderError,
    422: errors.RefusedError,
}


def _kinds(kind: type[CheckfireError]) -> Iterator[type[CheckfireError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)


_BY_CODE = {kind.code: kind for kind in _kinds(CheckfireError)}


class _Challenge(msgspec.Struct, frozen=True):
    challenge: str
    origin: str


class _SignedIn(msgspec.Struct, frozen=True):
    token: str


class Line:
    """One connection to a desk; it signs in by itself, and again after the desk was restarted."""

    def __init__(
        self,
        url: str,
        key_file: KeyFile | None,
        *,
        timeout_s: float = 20.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Prepare a line; nothing is sent yet.

        Raises:
            MalformedError: The address is none (``url-wrong``).
        """
        try:
            self._http = httpx.Client(base_url=url, timeout=timeout_s, transport=transport)
            usable = self._http.base_url.scheme in ("http", "https") and self._http.base_url.host
        except (httpx.InvalidURL, UnicodeError) as exc:
            raise _no_address(url) from exc
        if not usable:
            raise _no_address(url)
        self._key_file = key_file
        self._timeout = httpx.Timeout(timeout_s, read=SILENT_AFTER_S)
        self._token: str | None = None

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def get(self, path: str, **query: int) -> Any:
        """Return the plain JSON of a path."""
        return read_answer(self.raw("GET", path, query=query), Any)

    def post(self, path: str, body: Any, to: Any = Any) -> Any:
        """Return what a path answers to a body: plain JSON, or a value of a type."""
        return read_answer(self.raw("POST", path, content=msgspec.json.encode(body)), to)

    def raw(
        self, method: str, path: str, *, content: bytes | None = None, query: dict[str, int] | None = None
    ) -> bytes:
        """Return the bytes that a path answers.

        Raises:
            CheckfireError: What the desk answered, as the class that it stands for.
            UnavailableError: The desk does not answer (``desk-unreachable``).
        """
        response = self._send(method, path, content, query)
        if not response.is_success and self._must_sign_in(response):
            self.sign_in()
            response = self._send(method, path, content, query)
        if not response.is_success:
            raise as_error(response)
        return response.content

    def sign_in(self) -> str:
        """Sign in with the key, and return the token.

        Raises:
            ForbiddenError: The key is of another log than this desk's (``other-origin``).
            CheckfireError: What the desk answered.
        """
        assert self._key_file is not None
        key = self._key_file.key
        given = self._once("GET", "/v1/challenge", None, _Challenge)
        if given.origin != self._key_file.origin:
            raise other_origin(self._key_file.origin, given.origin)
        challenge = given.challenge
        signed = key.sign(sign_in_bytes(self._key_file.origin, challenge))
        body = {"challenge": challenge, "public_key": key.public_key, "signature": encode_b64(signed)}
        self._token = self._once("POST", "/v1/sign-in", msgspec.json.encode(body), _SignedIn).token
        return self._token

    def lines(self, path: str, headers: dict[str, str]) -> Iterator[str]:
        """Yield the lines of an open stream until the desk ends it; sign in before.

        Raises:
            CheckfireError: What the desk answered instead of a stream.
            UnavailableError: The line broke, or fell silent (``desk-unreachable``).
        """
        if self._token is None:
            self.sign_in()
        with self._reached():
            yield from self._lines(path, headers, again=True)

    def _lines(self, path: str, headers: dict[str, str], *, again: bool) -> Iterator[str]:
        signed_in = headers | self._authorization()
        with self._http.stream("GET", path, headers=signed_in, timeout=self._timeout) as response:
            if response.is_success:
                yield from _split(response.iter_bytes())
                return
            response.read()
        if not (again and self._must_sign_in(response)):
            raise as_error(response)
        self.sign_in()
        yield from self._lines(path, headers, again=False)

    def _must_sign_in(self, response: httpx.Response) -> bool:
        if self._key_file is None:
            return False
        first = response.status_code == 401 and self._token is None
        return first or as_error(response).code == "sign-in-expired"

    def _once(self, method: str, path: str, content: bytes | None, to: type[T]) -> T:
        response = self._send(method, path, content, None)
        if not response.is_success:
            raise as_error(response)
        return read_answer(response.content, to)

    def _send(
        self, method: str, path: str, content: bytes | None, query: dict[str, int] | None
    ) -> httpx.Response:
        headers = self._authorization()
        with self._reached():
            return self._http.request(method, path, content=content, params=query, headers=headers)

    def _authorization(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._token}"} if self._token else {}

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as exc:
            raise UnavailableError(
                f"The desk at {self._http.base_url} does not answer.", code="desk-unreachable"
            ) from exc


def other_origin(own: str, there: str) -> ForbiddenError:
    """Return the error of a key that is used at the desk of another log; both logs are named."""
    return ForbiddenError(
        f"The key is of {own}, and this desk is {there}.",
        code="other-origin",
        hint="Nothing was done. Use a key of this desk, or the address of the key's own desk.",
        key_origin=own,
        origin=there,
    )


def _no_address(url: str) -> MalformedError:
    hint = "Nothing was sent. An address looks like http://127.0.0.1:8700"
    return MalformedError(f"{url} is not an address.", code="url-wrong", hint=hint)


def read_answer(raw: bytes, to: type[T]) -> T:
    """Return the JSON of an answer as a value of a type.

    Raises:
        UnavailableError: It is something else; this is not a desk (``answer-unreadable``).
    """
    try:
        return msgspec.json.decode(raw, type=to)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise _unreadable() from exc


def as_answer(plain: Any, to: type[T]) -> T:
    """Return plain JSON of an answer as a value of a type.

    Raises:
        UnavailableError: It is something else; this is not a desk (``answer-unreadable``).
    """
    try:
        return msgspec.convert(plain, to)
    except msgspec.ValidationError as exc:
        raise _unreadable() from exc


def as_error(response: httpx.Response) -> CheckfireError:
    """Return the error that a problem document stands for."""
    try:
        problem = msgspec.json.decode(response.content, type=_Problem)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _unreadable(status=response.status_code)
    kind = _BY_CODE.get(problem.code) or _BY_STATUS.get(response.status_code)
    if kind is None:
        kind = MalformedError if 400 <= response.status_code < 500 else UnavailableError
    context = {name: value for name, value in problem.context.items() if name not in _OWN}
    # A hint of ours may end with a command on a line of its own; no desk puts one there.
    hint = " ".join(problem.hint.split())
    return kind(problem.title, code=problem.code, hint=hint, **context)


class _Problem(msgspec.Struct, frozen=True):
    title: str
    code: str
    hint: str = ""
    context: dict[str, Any] = {}


_OWN = ("self", "message", "code", "hint")


def _unreadable(**context: int) -> UnavailableError:
    return UnavailableError(
        "The desk gave an answer that cannot be read.",
        code="answer-unreadable",
        hint="Is this the address of a desk?",
        **context,
    )


def _split(chunks: Iterator[bytes]) -> Iterator[str]:
    """Yield whole lines; only a line feed ends one, whatever else a text in it may hold."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode()
