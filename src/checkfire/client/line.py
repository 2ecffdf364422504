"""The line to a desk: HTTP with sign-in by key, and the desk's errors as our own."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec

from checkfire import errors
from checkfire.errors import CheckfireError, UnavailableError
from checkfire.reach.keyfile import KeyFile
from checkfire.vocab.b64 import encode_b64
from checkfire.wire.key_proof import sign_in_bytes

_BY_STATUS: dict[int, type[CheckfireError]] = {
    400: errors.MalformedError,
    401: errors.SignatureError,
    403: errors.ForbiddenError,
    404: errors.NotFoundError,
    409: errors.OrderError,
    413: errors.MalformedError,
    422: errors.RefusedError,
}


class Line:
    """One connection to a desk; it signs in by itself, and again after the desk was restarted."""

    def __init__(self, url: str, key_file: KeyFile | None, *, timeout_s: float = 20.0) -> None:
        """Prepare a line; nothing is sent yet."""
        self._http = httpx.Client(base_url=url, timeout=timeout_s)
        self._key_file = key_file
        self._token: str | None = None

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def get(self, path: str, **query: int) -> Any:
        """Return the plain JSON of a path."""
        return msgspec.json.decode(self.raw("GET", path, query=query))

    def post(self, path: str, body: Any) -> Any:
        """Return the plain JSON that a path answers to a body."""
        raw = self.raw("POST", path, content=msgspec.json.encode(body))
        return msgspec.json.decode(raw)

    def raw(
        self, method: str, path: str, *, content: bytes | None = None, query: dict[str, int] | None = None
    ) -> bytes:
        """Return the bytes that a path answers.

        Raises:
            CheckfireError: What the desk answered, as the class that it stands for.
            UnavailableError: The desk does not answer (``desk-unreachable``).
        """
        response = self._send(method, path, content, query)
        if (response.status_code == 401 and self._key_file and self._token is None) or _code(
            response
        ) == "sign-in-expired":
            self.sign_in()
            response = self._send(method, path, content, query)
        if response.status_code >= 400:
            raise as_error(response)
        return response.content

    def sign_in(self) -> str:
        """Sign in with the key, and return the token."""
        assert self._key_file is not None
        key = self._key_file.key
        challenge = msgspec.json.decode(self._send("GET", "/v1/challenge", None, None).content)["challenge"]
        signed = sign_in_bytes(self._key_file.origin, challenge)
        body = {
            "challenge": challenge,
            "public_key": key.public_key,
            "signature": encode_b64(key.sign(signed)),
        }
        response = self._send("POST", "/v1/sign-in", msgspec.json.encode(body), None)
        if response.status_code != 200:
            raise as_error(response)
        token: str = msgspec.json.decode(response.content)["token"]
        self._token = token
        return token

    def stream(self, path: str, headers: dict[str, str]) -> Any:
        """Return an open stream of a path, as a context; sign in before."""
        headers = headers | {"authorization": f"Bearer {self._token or self.sign_in()}"}
        return self._http.stream("GET", path, headers=headers, timeout=None)

    def _send(
        self, method: str, path: str, content: bytes | None, query: dict[str, int] | None
    ) -> httpx.Response:
        headers = {"authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            return self._http.request(method, path, content=content, params=query, headers=headers)
        except httpx.HTTPError as exc:
            raise UnavailableError(
                f"The desk at {self._http.base_url} does not answer.", code="desk-unreachable"
            ) from exc


def as_error(response: httpx.Response) -> CheckfireError:
    """Return the error that a problem document stands for."""
    try:
        problem = msgspec.json.decode(response.content)
        message, code, context = problem["title"], problem["code"], problem["context"]
    except (msgspec.DecodeError, KeyError, TypeError):
        message, code, context = "The desk gave an answer that cannot be read.", "answer-unreadable", {}
    kind = _BY_STATUS.get(response.status_code, UnavailableError)
    return kind(message, code=code, **{str(k): v for k, v in context.items() if k not in ("message", "code")})


def _code(response: httpx.Response) -> str:
    if response.status_code < 400:
        return ""
    return as_error(response).code
