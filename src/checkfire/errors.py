"""The whole error tree, on one page, sorted by who must act.

* ``RefusedError``: the caller must change the request.
* ``StaleError``: the state moved; read again and retry.
* ``ProofError``: evidence does not hold; raise the alarm, never retry.
* ``BusyError`` and ``UnavailableError``: wait, then retry.
* ``LostStateError``: the writer no longer knows what was stored; stop and recover by replay.

A negative verdict (``Conflict``, ``Unknown``) is an answer and never an error.
Tests and programs use ``code`` and ``context``; the sentences are for people.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class Retry(StrEnum):
    """When the same request may be sent again."""

    NEVER = "never"
    NOW = "now"
    AFTER = "after"


class CheckfireError(Exception):
    """The root of everything Checkfire raises on purpose; never raised itself."""

    code: str = "error"
    retry: ClassVar[Retry] = Retry.NEVER
    advice: ClassVar[str] = "Read the message and try again."

    def __init__(self, message: str, *, code: str = "", hint: str = "", **context: object) -> None:
        """Keep the sentence for people and the fields for programs.

        Args:
            message: What happened, safe to show to the caller.
            code: A narrower code than the class's own, in kebab case.
            hint: What to do next, where the class's own advice does not fit.
            context: Fields that are safe to show to the caller.
        """
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.context = context
        self._hint = hint

    def hint(self) -> str:
        """Return what a person should do next."""
        return self._hint or self.advice


class RefusedError(CheckfireError):
    """The request cannot be taken as it is; nothing was stored."""

    code = "refused"
    advice = "Nothing was stored. Change the request as the message says and send it again."


class MalformedError(RefusedError):
    """The bytes cannot be parsed, or are not in the one canonical form."""

    code = "malformed"
    advice = "Nothing was stored. Compare the bytes with docs/formats/ and send them again."


class SignatureError(RefusedError):
    """The signature is absent, wrong, or made with a key that is not enrolled."""

    code = "signature-wrong"
    advice = "Nothing was stored. Sign with the key that was enrolled for this desk."


class ForbiddenError(RefusedError):
    """The key is known, but its desk may not say or see this."""

    code = "forbidden"
    advice = "Nothing was stored. Ask the neutral desk who may do this."


class OrderError(RefusedError):
    """The message is valid, but cannot be said in the present state."""

    code = "out-of-order"
    advice = "Nothing was stored. Look at the present state, then say what it allows."


class NotFoundError(RefusedError):
    """There is no such thing, as far as this asker may know."""

    code = "not-found"
    advice = "Check the reference. What you may not see is answered in the same way."


class StaleError(CheckfireError):
    """The state moved between reading and writing."""

    code = "stale"
    retry = Retry.NOW
    advice = "Nothing was stored. Read the present state and try again at once."


class ProofError(CheckfireError):
    """Evidence does not hold; this is an alarm, not a fault of the line."""

    code = "proof-failed"
    advice = "Do not rely on this evidence. Keep the file as it is and compare with another holder."


class InclusionError(ProofError):
    """The entry is not proven to be in the log."""

    code = "inclusion-failed"


class ConsistencyError(ProofError):
    """Two heads do not belong to one history."""

    code = "consistency-failed"


class CheckpointError(ProofError):
    """The log's head is not signed by the log's key."""

    code = "checkpoint-failed"


class CommitmentError(ProofError):
    """A shown part is not the part that was signed."""

    code = "commitment-failed"


class EnvelopeError(ProofError):
    """The message inside the evidence is not signed by the key that it names."""

    code = "envelope-failed"


class BusyError(CheckfireError):
    """The desk has too much to do right now."""

    code = "busy"
    retry = Retry.AFTER
    advice = "Nothing was stored. Wait for retry_after_s and send the same bytes again."


class UnavailableError(CheckfireError):
    """Something that the desk depends on does not answer."""

    code = "unavailable"
    retry = Retry.AFTER
    advice = "Nothing was stored. Send the same bytes again later; a repeat is never counted twice."


class LostStateError(CheckfireError):
    """The writer cannot know what was stored; it stops and recovers by replay."""

    code = "state-lost"
    retry = Retry.AFTER
    advice = "Send the same bytes again after the restart; a repeat is never counted twice."
