"""The head that an earlier piece of evidence rests on, whatever kind of evidence it is."""

from __future__ import annotations

from checkfire.errors import MalformedError
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint
from checkfire.proof.key import VerifierKey
from checkfire.proof.receipt import verify_receipt


def read_head(raw: bytes, log_key: VerifierKey) -> Checkpoint:
    """Return the signed head in a receipt file or a checkpoint file.

    Raises:
        MalformedError: It is neither (``not-a-head``).
        ProofError: It is not of this log, or does not hold.
    """
    if raw.startswith(b"{"):
        return verify_receipt(raw, trusted=log_key).checkpoint
    try:
        text = raw.decode()
    except UnicodeDecodeError as exc:
        raise MalformedError("This is neither a receipt nor a checkpoint.", code="not-a-head") from exc
    return open_checkpoint(text, log_key)
