"""The closed set of doubts that a reading of a place can carry; each is shown to the person who enters it."""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """Why a reading of a place needs a second look."""

    KIND_NOT_FOUND = "kind-not-found"
    """Landmarks of this name are known, but none of the kind asked for."""
    KIND_DIFFERS = "kind-differs"
    """This landmark is not of the kind asked for; others of the name are."""
    NAME_BY_CONSONANTS = "name-by-consonants"
    """Only the consonants of the name agree."""
    SEVERAL_LANDMARKS = "several-landmarks"
    """More than one landmark fits the name and kind."""
    VAGUE_WORDS = "vague-words"
    """A word such as "about" or "near" was given."""
    RIVAL_OF_THE_NAME = "rival-of-the-name"
    """A rival landmark shares the name."""
    DIGITS_DIFFER = "digits-differ"
    """One coordinate has at least two digits fewer than the other; it may be cut short."""
    OUTSIDE_ITS_ZONE = "outside-its-zone"
    """The position lies outside the grid zone that was given."""
    HEIGHT_NOT_READ = "height-not-read"
    """A height was given and not read."""
