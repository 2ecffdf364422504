"""How a coordinate text is refused: the rule that it breaks, and what was likely meant."""

from __future__ import annotations

from checkfire.errors import MalformedError

HINT = "Nothing was stored. Ask the sender again and write the place as docs/reference/coordinates.md says."

NOT_COORDINATES = "not-coordinates"
"""The code for a text that is not written as coordinates at all."""


def refuse(code: str, message: str, likely: str | None = None, **context: object) -> MalformedError:
    """Return the error for a text that breaks a rule.

    Args:
        code: The rule, in kebab case.
        message: What is wrong, for people.
        likely: What was probably meant, if that is known; it is never read in its place.
        context: Fields that help to find the fault.
    """
    fields = context if likely is None else {**context, "likely": likely}
    return MalformedError(message, code=code, hint=HINT, **fields)
