"""The same log, folded by other processes with other settings, gives the same picture to the last digit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.harness import Harness
from checkfire.wire import answers, halts, register

PARTIES = ("desk", "alpha", "bravo", "charlie", "relief", "watchers")
CHILD = f"""
import json
import sys
from pathlib import Path
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
print(json.dumps(digests))
"""
SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Damascus", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONOPTIMIZE": "1"},
)


def digests_elsewhere(folder: Path, setting: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return the digests that another process finds in a desk's folder."""
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder)],
        env=os.environ | setting,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, dict[str, str]] = json.loads(run.stdout)
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
    for setting in SETTINGS:
        assert digests_elsewhere(tmp_path / "desk", setting) == live
