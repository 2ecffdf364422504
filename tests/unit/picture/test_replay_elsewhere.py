"""The same log, folded by other processes with other settings, gives the same picture to the last digit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.harness import Harness
from checkfire.wire import answers, halts, register

PARTIES = ("desk", "alpha", "bravo", "charlie", "relief", "watchers")
CHILD = f"""
import json
import locale
import sys
import time
from pathlib import Path
locale.setlocale(locale.LC_ALL, "")
time.tzset()
from checkfire.desk.clock import SetClock
from checkfire.desk.folder import DeskFolder
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.testing.chance import seeded_random
from checkfire.testing.world import START
desk = DeskFolder.at(Path(sys.argv[1])).open(
    clock=SetClock(START), random=seeded_random(0), gazetteer=load_gazetteer()
)
digests = {{}}
for party in {PARTIES!r}:
    with desk.picture(party) as own:
        digests[party] = own.digests()
here = {{
    "encoding": locale.getencoding().lower(),
    "utf8": sys.flags.utf8_mode,
    "zone_s": time.timezone,
    "hash": hash("order"),
    "optimised": sys.flags.optimize,
}}
print(json.dumps({{"digests": digests, "here": here}}))
"""
PLAIN = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""Without these Python takes every C locale for one of UTF-8."""
SETTINGS = (
    PLAIN | {"PYTHONHASHSEED": "1", "TZ": "EAST-3", "LC_ALL": "C"},
    PLAIN | {"PYTHONHASHSEED": "4711", "TZ": "WEST+3:30", "LC_ALL": "C.UTF-8", "PYTHONOPTIMIZE": "1"},
    {"PYTHONHASHSEED": "0", "TZ": "UTC0", "LC_ALL": "", "LANG": "POSIX", "PYTHONUTF8": "1"},
)


def locales_of_this_machine() -> list[str]:
    """Return one locale of each language that this machine has besides the plain one, at most three."""
    program = shutil.which("locale")
    if program is None:
        return []
    listed = subprocess.run([program, "-a"], capture_output=True, text=True, check=False).stdout.split()
    languages = {name.partition("_")[0]: name for name in listed if "_" in name}
    return sorted(languages.values())[:3]


def look_elsewhere(folder: Path, setting: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the digests that another process finds in a desk's folder, and how its surroundings are."""
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder)],
        env=os.environ | setting,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, dict[str, Any]] = json.loads(run.stdout)
    return found


def play(desk: Harness) -> None:
    """Say something of every family, with objects that several parties may know of."""
    site = desk.say("relief/duty", world.site(name="مستشفى الميدان"))
    for party in ("charlie", "alpha", "bravo", "watchers"):
        desk.say("relief/duty", register.ConsentGiven(party=party, person="head"), about=(site,))
    for person, role in (("B", "head of office"), ("A", "field officer")):
        desk.say("relief/duty", register.SiteVerified(person=person, role=role), about=(site,))
    desk.say("alpha/duty", world.position())
    notice = desk.file_notice("alpha/duty")
    for party in ("watchers", "bravo", "charlie"):
        desk.say(f"{party}/duty", EXAMPLES[answers.Answered], about=(notice,))
    halt = desk.say("relief/duty", world.halt(notice=notice))
    desk.deliver(halt, "watchers/duty", "alpha/ops", "bravo/duty", "alpha/duty")
    desk.advance(45)
    desk.say("alpha/duty", halts.StopOrdered(), about=(halt,))
    desk.advance(3_600)


def test_other_processes_fold_the_same_pictures(tmp_path: Path) -> None:
    """R17: hash order, time zone and language of a machine leave no trace in any party's picture."""
    desk = Harness.opened(tmp_path / "desk")
    play(desk)
    live = {party: desk.picture(party).digests() for party in PARTIES}
    desk.let_go()
    others = [PLAIN | {"LC_ALL": name} for name in locales_of_this_machine()]
    found = [look_elsewhere(tmp_path / "desk", setting) for setting in (*SETTINGS, *others)]
    assert [one["digests"] for one in found] == [live] * len(found)
    here = [one["here"] for one in found[: len(SETTINGS)]]
    assert [one["encoding"] for one in here[:2]] == ["ansi_x3.4-1968", "utf-8"]
    assert [one["utf8"] for one in here] == [0, 0, 1]
    for name in ("zone_s", "hash"):
        assert len({one[name] for one in here}) == len(SETTINGS)
