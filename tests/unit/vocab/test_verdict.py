"""What a check can say, and that there is no fourth word."""

from __future__ import annotations

from checkfire.vocab.verdict import Finding, Verdict


def test_verdict_has_three_words() -> None:
    """A check says none known, conflict or unknown, and never that anything may be done (R20)."""
    assert [one.value for one in Finding] == ["none-known", "conflict", "unknown"]
    verdict = Verdict(finding=Finding.UNKNOWN)
    assert (verdict.reasons, verdict.nearest) == ((), ())
