"""Add places to a desk's gazetteer, list what it has, and look a name up."""

from __future__ import annotations

import argparse
from pathlib import Path

from checkfire.cli.options import add_data, text

FORMATS = ("geonames", "cod", "csv")
SHOWN_MAX = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add a file of places: all of it, or nothing")
    add.add_argument("file", type=Path, help="UTF-8 text; docs/reference/places.md says which columns")
    add.add_argument("--format", required=True, choices=FORMATS, help="how the file is laid out")
    add.add_argument("--skip-wrong", action="store_true", help="leave out lines that cannot be read")
    add.set_defaults(verb=_add)
    scope = verbs.add_parser("scope", help="set the area of operations; look-ups stay within it")
    scope.add_argument("box", type=float, nargs=4, metavar="DEG", help="west, south, east and north")
    scope.set_defaults(verb=_scope)
    verbs.add_parser("list", help="count the places by source and country").set_defaults(verb=_list)
    find = verbs.add_parser("find", help="look a name up")
    find.add_argument("name", type=text, nargs="+", help="a name, with or without a word for its kind")
    find.set_defaults(verb=_find)
    for one in (add, scope, verbs.choices["list"], find):
        add_data(one)
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    from checkfire.desk.folder import DeskFolder

    DeskFolder.at(args.data).settings()
    status: int = args.verb(args)
    return status


def _add(args: argparse.Namespace) -> int:
    from checkfire.cli.show import print_json, tell
    from checkfire.desk.places import add_places
    from checkfire.reach.places_file import PlacesFormat

    done = add_places(args.data, args.file, PlacesFormat(args.format), skip_wrong=args.skip_wrong)
    if args.json:
        print_json(done)
        return 0
    tell(f"Added {done.added} places from {done.file}.")
    tell(f"There already: {done.doubled}. Not measured from: {done.left_out}. Refused: {done.refused}.")
    for line in done.why:
        tell(line, indent=2, hang=2)
    tell("A desk that runs has them after its next start.")
    return 0


def _scope(args: argparse.Namespace) -> int:
    from checkfire.cli.show import print_json, tell
    from checkfire.errors import MalformedError
    from checkfire.store.places import StoredPlaces

    west_deg, south_deg, east_deg, north_deg = args.box
    lons = all(-180 <= one <= 180 for one in (west_deg, east_deg))
    if not lons or not -90 <= south_deg < north_deg <= 90 or west_deg == east_deg:
        hint = "Nothing was changed. Give west, south, east and north in degrees."
        raise MalformedError("That is no box.", code="usage", hint=hint)
    places = StoredPlaces(args.data, create=True)
    places.set_scope((west_deg, south_deg, east_deg, north_deg))
    places.close()
    if args.json:
        print_json({"scope": args.box})
    else:
        tell("The area of operations is set. A desk that runs keeps to it after its next start.")
    return 0


def _list(args: argparse.Namespace) -> int:
    from checkfire.cli.show import print_json, tell
    from checkfire.desk.places import open_gazetteer
    from checkfire.store.places import StoredPlaces

    gazetteer = open_gazetteer(args.data)
    added = StoredPlaces(args.data).sources() if StoredPlaces.are_in(args.data) else []
    if args.json:
        rows = [{"source": source, "country": country, "places": count} for source, country, count in added]
        print_json({"packaged": len(gazetteer.landmarks), "scope": gazetteer.scope, "added": rows})
        return 0
    tell(f"Packaged, {gazetteer.name}: {len(gazetteer.landmarks)} places.")
    for source, country, count in added:
        tell(f"Added, {source}, {country or 'no country'}: {count} places.")
    box = gazetteer.scope
    tell(f"Area of operations: {', '.join(map(str, box)) if box else 'not set; all places are looked up'}.")
    return 0


def _find(args: argparse.Namespace) -> int:
    from checkfire.cli.show import print_json, tell
    from checkfire.desk.places import open_gazetteer
    from checkfire.locate.coordinate_print import print_decimal

    name = " ".join(args.name)
    fits = open_gazetteer(args.data).require(name)
    if args.json:
        print_json({"name": name, "found": [fit.landmark for fit in fits]})
        return 0
    for fit in fits[:SHOWN_MAX]:
        one = fit.landmark
        tell(f"{one.name} ({one.kind}), {one.country}: {print_decimal(one.point)}. {one.source}, {one.id}.")
    if len(fits) > SHOWN_MAX:
        tell(f"And {len(fits) - SHOWN_MAX} more.")
    return 0
