"""Read a place: every reading, its rivals and its read-back, with the packaged gazetteer and no server."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checkfire.desk.ask import PlacesRead
    from checkfire.locate.read_place import PlaceReading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "text", nargs="+", help='coordinates, or a phrase such as "9 km south of Deir ez-Zor airfield"'
    )


def run(args: argparse.Namespace) -> int:
    """Print every reading; which one was meant is for a person to pick."""
    from checkfire.desk.ask import read_places
    from checkfire.picture.arrangement import Policy
    from checkfire.reach.gazetteer import load_gazetteer

    text = " ".join(args.text)
    found = read_places(text, load_gazetteer(), Policy())
    if args.json:
        _print_json(text, found)
        return 0
    for number, (reading, back) in enumerate(found.readings, 1):
        print(f"Reading {number} of {len(found.readings)}: {_name(reading)}, within {reading.accuracy_m} m")
        point = f'{{"lat_e7": {back.point.lat_e7}, "lon_e7": {back.point.lon_e7}}}'
        print(f"  {back.decimal}\n  {back.dms}\n  {back.mgrs}\n  {point}\n  Read back: {back.text}")
        _print_doubts(reading)
    if found.needs_choice:
        print("A notice with this place is filed only once a person has picked a reading.")
    elif len(found.readings) > 1:
        print("The same digits have more than one reading: compare the read-backs before you file.")
    return 0


def _print_json(text: str, found: PlacesRead) -> None:
    from checkfire.cli.show import print_json

    readings = [{"reading": reading, "read_back": back} for reading, back in found.readings]
    print_json({"stated": text, "needs_choice": found.needs_choice, "readings": readings})


def _name(reading: PlaceReading) -> str:
    if reading.landmark is not None:
        return f"from {reading.landmark.name} ({reading.landmark.kind})"
    return f"{reading.format}, {reading.note}"


def _print_doubts(reading: PlaceReading) -> None:
    for doubt in reading.doubts:
        print(f"  Doubt: {doubt}")
    for rival in reading.rivals:
        like = ", same name" if rival.name_fits else ""
        print(
            f"  Rival: from {rival.landmark.name} ({rival.landmark.kind}{like}) it is {rival.apart_m} m away"
        )
