"""Play the day, in seconds, as a timeline for a person or as one object for a program."""

from __future__ import annotations

import argparse
import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from checkfire.desk.replay.play import Replay
    from checkfire.desk.replay.stage import Moment

_STYLES = {"sourced": "green", "inferred": "yellow", "invented": "magenta"}
_LETTERS = {"sourced": "S", "inferred": "I", "invented": "X"}
_LEGEND = {
    "sourced": "somebody who is named says so; the sources stand in brackets.",
    "inferred": "worked out from what is sourced.",
    "invented": "made up for the replay; it did not happen.",
}
_WHO = len("coalition/battle-director")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="keep the data there, and receipts in DIR/receipts"
    )
    parser.add_argument("--fresh", action="store_true", help="replace an earlier replay in DIR")
    parser.add_argument("--day", type=Path, metavar="FILE", help="another day in the same form (TOML)")


def run(args: argparse.Namespace) -> int:
    """Play both branches; exit status 3 if a receipt does not verify."""
    from checkfire.desk.replay.day import DAY_FILE, load_day

    day = load_day(args.day)
    raw = args.day.read_bytes() if args.day else None
    if args.out:
        replay = _play_into(args, day)
        if raw is not None:
            (args.out / DAY_FILE).write_bytes(raw)
    else:
        from checkfire.desk.replay.play import play

        with tempfile.TemporaryDirectory(prefix="checkfire-") as folder:
            replay = play(day, Path(folder) / "replay")
    _show(replay, args)
    return 0 if replay.result["receipts_verified"] else 3


def _play_into(args: argparse.Namespace, day: Any) -> Replay:
    from checkfire.cli.hint import with_hint
    from checkfire.desk.replay.play import play
    from checkfire.errors import UnavailableError

    try:
        return play(day, args.out, fresh=args.fresh)
    except UnavailableError as exc:
        hints = {"log-in-use": "Nothing was touched. A desk runs on it: stop that one first, with Ctrl-C."}
        if args.fresh:
            hints["folder-not-empty"] = (
                "Nothing was touched. This is no earlier replay, so --fresh does not replace it."
                " Name an empty folder."
            )
        if exc.code not in hints:
            raise
        raise with_hint(exc, hints[exc.code]) from exc


def _show(replay: Replay, args: argparse.Namespace) -> None:
    from checkfire.cli.show import command, console, print_json
    from checkfire.desk.replay.branch import BRANCHES

    if args.json:
        print_json(replay.result)
        return
    out = console()
    with out.capture() as captured:
        out.print(f"\n[bold]{replay.title}[/]\n[bold magenta]REPLAY[/] {replay.caution}\n")
        _legend(out)
        for name, moments in replay.branches.items():
            out.rule(f"[bold]{BRANCHES[name].title}", align="left")
            _timeline(out, moments)
        _figures(out, replay.result)
    for line in captured.get().splitlines():
        print(line if out.is_terminal else line.rstrip(), flush=True)
    if args.out is not None:
        receipt = args.out / "receipts/with-a-desk-0000-party-admitted.json"
        print("Try it:")
        print(f"{command()} {shlex.join(['verify', str(receipt)])}")


def _legend(out: Console) -> None:
    for mark, meaning in _LEGEND.items():
        out.print(f"  [{_STYLES[mark]}]{_LETTERS[mark]} {mark}[/]: {meaning}")
    out.print("The letter beside an hour is the mark of the hour; the other one is the mark of the words.\n")


def _timeline(out: Console, moments: list[Moment]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(width=_WHO)
    table.add_column(ratio=1)
    for moment in moments:
        style, letter = _STYLES[moment.mark.value], _LETTERS[moment.mark.value]
        at = f"{moment.at:%H:%M:%S}Z {_LETTERS[moment.at_mark.value]}" if moment.at else "later"
        sources = f" [dim]{escape('[' + ', '.join(moment.sources) + ']')}[/]" if moment.sources else ""
        who = f"[{style}]{escape(moment.who)}[/]"
        table.add_row(f"[dim]{at}[/]", f"[{style}]{letter}[/]", who, escape(moment.text) + sources)
    out.print(table)
    out.print()


def _figures(out: Console, result: dict[str, Any]) -> None:
    from rich.table import Table

    then, now = result["as_it_happened"]["halt"], result["with_a_desk"]["halt"]
    table = Table(title="From the call to the stop", title_justify="left", title_style="bold")
    table.add_column("")
    table.add_column("S as it happened", justify="right", style="green")
    table.add_column("X with a desk", justify="right", style="magenta")
    table.add_row("until somebody took it", _clock(then["wait_s"]), _clock(now["acknowledged_after_s"]))
    table.add_row(
        "until the stop was stated", _clock(then["stopped_after_s"]), _clock(now["stopped_after_s"])
    )
    table.add_row(
        "strikes meanwhile",
        f"{then['strikes_during_wait']} of {then['strikes_total']} during the wait alone",
        f"{now['strikes_after_call']} (illustrative)",
    )
    out.print(table)
    state = "all verified" if result["receipts_verified"] else "NOT ALL VERIFIED"
    out.print(f"\n{result['receipts']} receipts, {state}, without the desk.")


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
