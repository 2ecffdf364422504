"""Check an activity over what you may see; nothing is stored and nobody is told."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from checkfire.cli.options import add_line
from checkfire.errors import MalformedError

UNLOCATED = "CF-LOC-02"
GAP = "gap: the least ground distance between both areas, never more than the true one; 0 is touching"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_line(parser)
    parser.add_argument(
        "activity",
        nargs="?",
        help="a JSON file with place, window, band and reach; or the id of a filed notice",
    )
    parser.add_argument(
        "--register", type=Path, metavar="FILE", help="check against this GeoJSON file, without any desk"
    )
    parser.add_argument("--notice", type=Path, metavar="FILE", help="the notice as GeoJSON, with --register")


def run(args: argparse.Namespace) -> int:
    """Print the verdict over your own picture, or over a file, with the nearest objects in any case."""
    if args.register or args.notice:
        return _run_files(args)
    _require(args.activity, "Name an activity, or --register and --notice.")
    return _run_line(args)


def _run_files(args: argparse.Namespace) -> int:
    from checkfire.cli.check_files import check_files, tell_checked
    from checkfire.cli.show import print_json

    _require(args.register and args.notice and not args.activity, "--register and --notice go together.")
    given = check_files(args.register, args.notice)
    if args.json:
        print_json(given)
    else:
        tell_checked(given)
    return 0


def _require(is_so: object, message: str) -> None:
    if not is_so:
        raise MalformedError(message, code="usage", hint="Nothing was checked. Type checkfire check --help.")


def _run_line(args: argparse.Namespace) -> int:
    from checkfire.cli.hint import reading
    from checkfire.cli.line import open_desk
    from checkfire.cli.show import print_json
    from checkfire.client.answers import CheckShown, ChecksShown, shown
    from checkfire.vocab.ids import UUID7_PATTERN

    with reading("Nothing was checked."), open_desk(args) as line:
        if re.fullmatch(UUID7_PATTERN, args.activity):
            given = _recorded(shown(line.notice(args.activity), ChecksShown), line.party)
        else:
            given = shown(line.check(_read(Path(args.activity))), CheckShown)
    if args.json:
        print_json(given)
    else:
        _print(given)
    return 0


def _read(path: Path) -> Any:
    from checkfire.cli.body import as_value, read_json
    from checkfire.vocab.activity import Activity

    return as_value(read_json(path), Activity, what="activity")


def _recorded(notice: Any, party: str) -> Any:
    """Return the last check of a notice that was recorded for the reader itself."""
    from checkfire.errors import NotFoundError

    own = [made for made in notice["checks"] if made["audience"] == party]
    if not own:
        raise NotFoundError("No check of this notice is recorded for you.", code="not-recorded")
    return max(own, key=lambda made: made["entry"]) | {"caution": notice["caution"]}


def _print(given: Any) -> None:
    from checkfire.cli.show import tell, to_second

    verdict = given["verdict"]
    at = to_second(given["evaluated_at"])
    tell(f"{verdict['finding'].upper()}  over {given['entries']} entries, at {at}")
    named = {near["object"]: f"{near['label']} ({near['kind']})" for near in verdict["nearest"]}
    for reason in verdict["reasons"]:
        of = f"  {named.get(reason['object'], reason['object'])}" if "object" in reason else ""
        tell(f"{reason['rule']}  {reason['finding']}{of}", indent=2, hang=24)
    for near in verdict["nearest"]:
        far = f"{near['distance_m']:>6} m  {near['bearing_deg']:03}°  gap {near['gap_m']} m"
        tell(f"{far}  {near['kind']}  {near['label']}", indent=2, hang=24)
    if verdict["unlisted"]:
        print(f"  and {verdict['unlisted']} more that are not listed here")
    if verdict["nearest"]:
        tell(GAP, indent=2, hang=2)
    elif any(reason["rule"] == UNLOCATED for reason in verdict["reasons"] if "object" not in reason):
        print("  The activity has no area that can be read, so nothing was compared.")
    else:
        print("  No registered object that you may know of within the mission's distance.")
    tell(given["caution"])
