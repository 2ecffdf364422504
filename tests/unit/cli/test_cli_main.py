"""The entry point: every command is there, every fault is told, and the status says whose it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checkfire import __version__, errors
from checkfire.cli.main import COMMANDS, _explain, main
from checkfire.cli.show import print_json, printable
from checkfire.errors import CheckfireError
from checkfire.store.kernel_index import is_built


def raising(error: BaseException) -> Any:
    """Return a command that ends with an error."""

    def run(_: object) -> int:
        raise error

    return run


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch, run: Any) -> Any:
    """Return what runs a command that ends with an error."""

    def ran(error: BaseException, *words: str) -> Any:
        monkeypatch.setattr("checkfire.cli.locate.run", raising(error))
        return run("locate", "x", *words)

    return ran


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_main_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command says what it does and which arguments it takes."""
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert COMMANDS[command][1:] in shown
    assert "--json" in shown


def test_main_lists_every_command_and_the_caution(capsys: pytest.CaptureFixture[str]) -> None:
    """R20, S12: the first page that a person sees lists the commands, and what a register does not say."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    assert all(command in shown for command in COMMANDS)
    assert "Absence from a register says nothing about protection." in shown


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["--nothing"],
        ["verify"],
        ["verify", "--nothing", "x"],
        ["log", "--start", "-1"],
        ["log", "--start", "٣"],
        ["serve", "--data", "x", "--port", "99999"],
        ["serve", "--data", "x", "--port", "-1"],
        ["serve", "--data", "x", "--port", "http"],
        ["locate", "x", "--choice", "two"],
    ],
)
def test_main_wrong_words_are_a_wrong_input(run: Any, words: list[str]) -> None:
    """A mistyped command ends with status 2, like every other wrong input, for people and for programs."""
    ran = run(*words)
    assert (ran.status, ran.out, ran.err.count("[usage]")) == (2, "", 1)
    ran = run(*words, "--json")
    assert (ran.status, ran.json["error"], ran.err) == (2, "usage", "")


def test_main_a_mistyped_command_is_told_its_neighbour(run: Any) -> None:
    """Whoever slips on a key is told what was meant, and otherwise what there is."""
    assert "verify" in run("verfy", "--json").json["hint"]
    assert all(name in run("xyz", "--json").json["hint"] for name in COMMANDS)


def test_main_alone_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever types the name alone reads what there is."""
    with pytest.raises(SystemExit) as ended:
        main([])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(name in shown for name in COMMANDS)


def test_main_speaks_to_every_terminal() -> None:
    """Words in letters that a terminal's encoding does not have are spelled out, and JSON stays UTF-8."""
    setting = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    phrase = ["locate", "9 km south of Deir ez-Zor airfield"]
    for words in (phrase, [*phrase, "--json"], ["demo"]):
        command = [sys.executable, "-m", "checkfire", *words]
        ran = subprocess.run(command, env=os.environ | setting, capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert ("Khushām".encode() if "--json" in words else b"Khush\\u0101m") in ran.stdout
        assert "--json" in words or ran.stdout.isascii()


def test_main_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """A report of a fault can name the version."""
    with pytest.raises(SystemExit):
        main(["--version"])
    kernel = "with" if is_built() else "without"
    assert capsys.readouterr().out == f"checkfire {__version__} ({kernel} the compiled kernel)\n"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.MalformedError("x"), 2),
        (errors.InclusionError("x"), 3),
        (errors.CommitmentError("x"), 3),
        (errors.OrderError("x"), 4),
        (errors.SignatureError("x"), 4),
        (errors.NotFoundError("x"), 4),
        (errors.RefusedError("x"), 4),
        (errors.StaleError("x"), 5),
        (errors.BusyError("x"), 5),
        (errors.UnavailableError("x"), 5),
        (errors.LostStateError("x"), 5),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_main_status_says_whose_fault_it_is(fail: Any, error: BaseException, status: int) -> None:
    """A script can tell a wrong input, an alarm, a refusal and a desk that is down by the status alone."""
    ran = fail(error)
    assert (ran.status, ran.out) == (status, "")


def test_main_explains_an_error_to_a_person(fail: Any) -> None:
    """A person reads what happened, its code, its fields and what to do next."""
    ran = fail(errors.OrderError("It was used.", code="id-reused", hint="Take another.", ids=["a", "b"], n=1))
    assert ran.err == "It was used. [id-reused]\n  ids: a, b\n  n: 1\nTake another.\n"


def test_main_explains_an_error_to_a_program(fail: Any) -> None:
    """A program gets the same as one object on standard output."""
    ran = fail(errors.OrderError("It was used.", code="id-reused", hint="Take another.", n=1), "--json")
    told = {"error": "id-reused", "message": "It was used.", "hint": "Take another.", "context": {"n": 1}}
    assert (ran.status, ran.json, ran.err) == (4, told, "")


def test_main_an_error_cannot_steer_the_terminal(fail: Any) -> None:
    """What another party wrote, and an error repeats, is shown without its control characters."""
    ran = fail(errors.OrderError("\x1b[2J", text="a\nVERIFIED\r\u202e"))
    assert "\x1b" not in ran.err
    assert ran.err.splitlines()[:2] == ["\\u001b[2J [out-of-order]", "  text: a\\u000aVERIFIED\\u000d\\u202e"]


@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "No such file", "x"), PermissionError(13, "Denied"), OSError("odd")]
)
def test_main_a_file_that_cannot_be_used_is_told(fail: Any, error: OSError) -> None:
    """A path that cannot be read or written is told as such, without a word of code."""
    ran = fail(error)
    assert (ran.status, "[file-unusable]" in ran.err, "Traceback" in ran.err) == (5, True, False)


def test_main_a_mistake_of_ours_is_not_hidden(fail: Any) -> None:
    """A mistake of the program is not dressed up as a mistake of its user."""
    with pytest.raises(ZeroDivisionError):
        fail(ZeroDivisionError())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Field clinic", "Field clinic"),
        ("دير الزور", "دير الزور"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\nb\tc", "a\\u000ab\\u0009c"),
        ("\x1b]0;x\x07", "\\u001b]0;x\\u0007"),
        ("\x9b2J", "\\u009b2J"),
        ("\u202egnp\u2066", "\\u202egnp\\u2066"),
        ("\U000e0001", "\\ue0001"),
    ],
)
def test_main_words_of_others_are_shown_without_control(text: str, shown: str) -> None:
    """Letters of every script are shown as they are; what would move, hide or turn text is spelled out."""
    assert printable(text) == shown


def test_main_prints_one_object_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    """An object for a program is one line where a program waits for it."""
    print_json({"a": [1, 2]}, one_line=True)
    print_json({"a": [1]})
    assert capsys.readouterr().out == '{"a":[1,2]}\n{\n  "a": [\n    1\n  ]\n}\n'


@pytest.mark.parametrize("words", [["say"], ["locate", "35.2 N 40.1 E"], ["say", "--json"]])
def test_main_a_reader_that_went_away_is_no_fault(words: list[str]) -> None:
    """``checkfire ... | head`` ends quietly: no trace of code, and the status of what was done."""
    read, write = os.pipe()
    os.close(read)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    for unbuffered, status in (("", 0), ("1", 141)):
        ran = subprocess.run(
            [sys.executable, "-m", "checkfire", *words],
            stdout=write,
            stderr=subprocess.PIPE,
            env=environment | {"PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
        quick = status if "--json" not in words else 141
        assert (ran.returncode, ran.stderr) == (quick, b"")
    os.close(write)


def test_main_nothing_heavy_is_loaded_for_help() -> None:
    """Help, and a verifier, start at once: neither loads the desk, geometry, HTTP or colours."""
    heavy = ["checkfire.desk", "checkfire.api", "httpx", "pyproj", "shapely", "numpy", "rich", "starlette"]
    for words in (["--help"], ["verify", "--help"], ["verify", "none.json"]):
        code = f"import sys; from checkfire.cli import main\ntry: main({words!r})\nexcept SystemExit: pass\n"
        code += f"print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert ran.stderr.splitlines()[-1] == "[]"


def test_main_every_error_has_a_status() -> None:
    """No error of ours ends a command with status 0 or 1."""
    pending = [CheckfireError]
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        assert _explain(kind("x"), as_json=False) in (2, 3, 4, 5)


@pytest.mark.parametrize("kind", ["notice-filed", "checkfire.halt-called/1"])
def test_main_say_lists_every_kind(run: Any, kind: str) -> None:
    """Whoever does not know what can be said gets the list, for people and for programs."""
    families = run("say", "--json").json
    assert {name for one in families.values() for name in one} >= {"checkfire.notice-filed/1"}
    assert kind.removeprefix("checkfire.").removesuffix("/1") in run("say").out


def test_main_locate_reads_back_for_people_and_programs(run: Any) -> None:
    """R2, R3: the fatal phrase lists the city as its rival, in words and as an object."""
    phrase = ["9", "km", "south", "of", "Deir", "ez-Zor", "airfield"]
    told = run("locate", *phrase, "--json").json
    assert told["needs_choice"] is True
    rivals = {r["landmark"]["name"]: r["apart_m"] for r in told["readings"][0]["reading"]["rivals"]}
    assert 5_500 <= rivals["Deir ez-Zor"] <= 7_000
    shown = run("locate", *phrase).out
    assert "give a point 6.5 km from this one" in " ".join(shown.split())
    for text in (
        told["readings"][0]["read_back"][name] for name in ("decimal", "dms", "mgrs", "check_words")
    ):
        assert text in shown


def test_main_locate_of_coordinates_needs_no_choice(run: Any) -> None:
    """R3: plain coordinates have one reading, and the same read-back in two formats."""
    told = run("locate", "35.2854 N 40.1760 E", "--json")
    assert (told.status, told.json["needs_choice"], len(told.json["readings"])) == (0, False, 1)
    assert run("locate", "nowhere in particular").status in (2, 4)


def test_main_key_file_is_named_once(run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a key nothing is sent; the environment can name it once for a shift."""
    monkeypatch.delenv("CHECKFIRE_KEY", raising=False)
    assert run("check", "x", "--json").json["error"] == "key-file-missing"
    monkeypatch.setenv("CHECKFIRE_KEY", str(tmp_path / "none.key"))
    ran = run("check", "x", "--json")
    assert (ran.status, ran.json["error"]) == (5, "key-file-missing")
