"""Read a place: every reading, its rivals and its read-back, with the packaged gazetteer and no server."""

from __future__ import annotations

import argparse
import math
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checkfire.desk.ask import PlacesRead
    from checkfire.desk.doubts import Asking
    from checkfire.locate.landmark import Landmark
    from checkfire.locate.read_back import ReadBack
    from checkfire.locate.read_place import PlaceReading
    from checkfire.vocab.place import Point
    from checkfire.wire.register import ReadingChosen

_SIGNED = re.compile(r"-[\d.]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    # "-33.9,18.4" is a place and no option.
    parser._negative_number_matcher = _SIGNED  # noqa: SLF001 - argparse has no other way
    parser.add_argument(
        "text",
        nargs="+",
        help='coordinates, or a phrase such as "9 km south of Deir ez-Zor airfield"; '
        "- reads one text a line, and prints one JSON object a line",
    )
    parser.add_argument("--near", metavar="LAT,LON", help="where the place should be, in degrees")
    parser.add_argument("--stated-place", metavar="NAME", help="the place that the same report names")
    parser.add_argument(
        "--choice",
        type=int,
        metavar="N",
        help="print the body of reading-chosen for the reading or rival with this number",
    )


def run(args: argparse.Namespace) -> int:
    """Print every reading; which one was meant is for a person to pick."""
    from checkfire.cli.locate_object import expect, object_of, objects_of_lines, read_text
    from checkfire.cli.show import print_json
    from checkfire.reach.gazetteer import load_gazetteer

    text, gazetteer = " ".join(args.text), load_gazetteer()
    asking = expect(args.near, args.stated_place, gazetteer)
    if text == "-":
        for one in objects_of_lines(sys.stdin, gazetteer, asking):
            print_json(one, one_line=True)
        return 0
    found = read_text(text, gazetteer)
    if args.choice is not None:
        print_json(_choose(text, _options(found), args.choice))
    elif args.json:
        print_json(object_of(text, found, gazetteer, asking))
    else:
        _print(found, asking)
    return 0


@dataclass(frozen=True, slots=True)
class _Option:
    """A landmark that the words can be read from, and where they lead from it."""

    landmark: Landmark
    point: Point

    @property
    def name(self) -> str:
        """Its name with its kind: a city and its airfield may share a name."""
        return f"{self.landmark.name} ({self.landmark.kind})"


def _options(found: PlacesRead) -> list[_Option]:
    """Return every landmark that can be chosen: those of the readings first, then their other rivals."""
    readings = [reading for reading, _ in found.readings]
    offered = [(reading.landmark, reading.point) for reading in readings if reading.landmark]
    offered += [(rival.landmark, rival.point) for reading in readings for rival in reading.rivals]
    options: dict[str, _Option] = {}
    for landmark, point in offered:
        options.setdefault(landmark.id, _Option(landmark, point))
    return list(options.values())


def _choose(phrase: str, options: list[_Option], number: int) -> ReadingChosen:
    """Return the words by which a person states a choice, with the rivals that were in sight.

    Raises:
        MalformedError: There is nothing to choose, or nothing of this number (``usage``).
    """
    from checkfire.errors import MalformedError
    from checkfire.locate.geodesic import distance_m
    from checkfire.wire.register import ReadingChosen, RivalReading

    if not options:
        hint = "Coordinates need no choice: compare their read-backs, and file."
        raise MalformedError("No landmark stands in these words.", code="usage", hint=hint)
    if not 1 <= number <= len(options):
        hint = "checkfire locate without --choice lists them with their numbers."
        raise MalformedError(f"There is no reading {number}.", code="usage", hint=hint, most=len(options))
    chosen = options[number - 1]
    rivals = tuple(
        RivalReading(
            landmark=one.name, point=one.point, apart_m=math.ceil(distance_m(chosen.point, one.point))
        )
        for one in options
        if one is not chosen
    )
    return ReadingChosen(phrase=phrase, landmark=chosen.name, point=chosen.point, rivals=rivals)


def _print(found: PlacesRead, asking: Asking) -> None:
    from checkfire.cli.show import tell

    numbers = {option.landmark.id: number for number, option in enumerate(_options(found), 1)}
    for number, (reading, back) in enumerate(found.readings, 1):
        tell(
            f"Reading {number} of {len(found.readings)}: {_name(reading)},"
            f" accurate to about {_far(reading.accuracy_m)}",
            hang=2,
        )
        _print_read_back(back)
        _print_doubts(reading, numbers, asking)
    _print_unknown(asking)
    if found.needs_choice:
        tell("A notice with this place is filed only once a person has picked a reading.")
        tell("--choice N prints the body of reading-chosen for the reading or rival with the number N.")
    elif len(found.readings) > 1:
        tell("The same digits have more than one reading: compare the read-backs before you file.")


def _print_read_back(back: ReadBack) -> None:
    from checkfire.cli.show import tell

    point = f'{{"lat_e7": {back.point.lat_e7}, "lon_e7": {back.point.lon_e7}}}'
    print(f"  {back.decimal}\n  {back.dms}\n  {back.mgrs}\n  {point}")
    tell(f"Read back: {back.text}", indent=2, hang=2)
    tell(f"Check words: {back.check_words}", indent=2, hang=2)


def _print_unknown(asking: Asking) -> None:
    from checkfire.cli.show import tell

    if asking.place is not None and not asking.places:
        tell(f"{asking.place} is not in our gazetteer, so nothing was held against it.")


def _print_doubts(reading: PlaceReading, numbers: dict[str, int], asking: Asking) -> None:
    from checkfire.cli.locate_object import DOUBTS
    from checkfire.cli.show import tell

    for doubt in reading.doubts:
        rule, meaning = DOUBTS[doubt]
        tell(f"Doubt ({rule}): {meaning}.", indent=2, hang=2)
    for found in asking.doubts(reading):
        tell(f"Doubt ({found.rule}): {found.message}", indent=2, hang=2)
    for rival in reading.rivals:
        named = f"{rival.landmark.name} ({rival.landmark.kind}{', same name' if rival.name_fits else ''})"
        told = f"The same words from {named} give a point {_far(rival.apart_m)} from this one."
        tell(f"Rival {numbers[rival.landmark.id]}: {told}", indent=2, hang=2)


def _far(distance_m: int) -> str:
    return f"{distance_m} m" if distance_m < 1_000 else f"{distance_m / 1_000:.1f} km"


def _name(reading: PlaceReading) -> str:
    if reading.landmark is not None:
        return f"from {reading.landmark.name} ({reading.landmark.kind})"
    return f"{reading.format}, {reading.note}"
