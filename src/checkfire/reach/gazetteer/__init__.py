"""The gazetteers that come with Checkfire; where they are from stands in ``PROVENANCE.md`` beside this file.

Operators may build their own ``Gazetteer`` from rows of the same form.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from checkfire.errors import NotFoundError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.gazetteer_text import parse_gazetteer

NAMES = ("syria-iraq",)
"""The gazetteers that can be loaded."""


@cache
def load_gazetteer(name: str = "syria-iraq") -> Gazetteer:
    """Return a packaged gazetteer; it is read once.

    Raises:
        NotFoundError: No gazetteer of this name comes with Checkfire.
    """
    if name not in NAMES:
        message = f"No gazetteer “{name}” comes with Checkfire."
        raise NotFoundError(message, code="gazetteer-unknown", gazetteer=name, known=list(NAMES))
    return parse_gazetteer(files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8"), name=name)
