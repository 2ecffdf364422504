"""Write docs/reference/commands.md and http.md from the code; run it after a change of either.

The commands come from the parsers themselves, and the routes from the OpenAPI document that the desk serves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from checkfire.api.openapi import openapi_document
from checkfire.api.routes import ROUTES

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
MADE = "This page is made by `tools/make_reference.py`; change the code instead."

EXITS = (
    (0, "All is well."),
    (1, "A mistake of ours; please report it."),
    (2, "The input is not what it should be: a wrong option, or a file of another form."),
    (3, "Evidence does not hold."),
    (4, "The desk refused."),
    (5, "Something does not answer, is missing or is in use; `serve` ends so when the state was lost."),
    (130, "Stopped with Ctrl-C."),
)
WHO = {
    "public": "everybody",
    "replay": "everybody but pages of other sites, on a replay; on any other desk there is no such address",
    "desk": "any enrolled desk",
    "neutral": "the neutral desk",
}


def build() -> dict[str, str]:
    """Return the text of each page, by its file name."""
    pages = {"commands.md": commands_page(), "http.md": http_page()}
    return {file: text.replace("``", "`") for file, text in pages.items()}


def commands_page() -> str:
    """Return the page of commands."""
    entry = import_module("checkfire.cli.main")
    lines = [
        "# Commands",
        "",
        MADE,
        "`checkfire COMMAND --help` says the same in the terminal.",
        "",
        "Every command takes `--json` and then prints one JSON object, also for an error.",
        "Errors go to standard error, with their code in brackets.",
        "[errors.md](../errors.md) explains each code.",
        "",
    ]
    for name, summary in entry.COMMANDS.items():
        lines += [f"## checkfire {name}", "", summary[0].upper() + summary[1:] + ".", ""]
        lines += [*_rows(_actions(entry, name)), ""]
    return "\n".join([*lines, *_exits()])


def _actions(entry: Any, name: str) -> list[argparse.Action]:
    """Return the arguments of a command, as its own parser has them."""
    parser = entry._parser([name])  # noqa: SLF001 - argparse and the entry point have no other door
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001 - as above
    return [action for action in commands.choices[name]._actions if action.dest != "help"]  # noqa: SLF001 - as above


def _rows(actions: list[argparse.Action]) -> Iterator[str]:
    yield "| argument | needed | what it is |"
    yield "| --- | --- | --- |"
    for action in sorted(actions, key=lambda action: bool(action.option_strings)):
        needed = action.required if action.option_strings else action.nargs in (None, "+")
        yield f"| `{_spelled(action)}` | {'yes' if needed else 'no'} | {action.help} |"


def _spelled(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"{action.dest} ..." if action.nargs == "+" else action.dest
    name = ", ".join(action.option_strings)
    return name if action.nargs == 0 else f"{name} {action.metavar or action.dest.upper()}"


def _exits() -> Iterator[str]:
    yield "## Exit status"
    yield ""
    yield "| status | meaning |"
    yield "| --- | --- |"
    yield from (f"| {status} | {meaning} |" for status, meaning in EXITS)
    yield ""


def http_page() -> str:
    """Return the page of routes and shapes."""
    document = openapi_document()
    lines = [
        "# HTTP",
        "",
        MADE,
        "A running desk serves all of it, in OpenAPI 3.1, at `/v1/openapi.json`.",
        "At `/` stands the console, at `/status` a page that needs no scripts.",
        "",
        "- A desk signs in with its key: get `/v1/challenge`, sign it, post it to `/v1/sign-in`.",
        "- What it asks then carries the token: `Authorization: Bearer TOKEN`.",
        "- An error is a problem document (RFC 9457) with `code`, `hint`, `retry` and `context`.",
        "- A message that is sent twice is stored once: the same bytes give the first receipt and 200.",
        "- Status 202 on `POST /v1/messages` means: a halt, carried to the desks, and not recorded yet.",
        "- A body has at most 262,144 bytes.",
        "- A list of entries has at most 500: go on after the last index with `start`.",
        "",
        "## Routes",
        "",
    ]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            lines += _route(method.upper(), path, operation)
    lines += ["## Shapes", ""]
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += _shape(name, schema)
    return "\n".join(lines)


def _route(method: str, path: str, operation: dict[str, Any]) -> list[str]:
    lines = [
        f"### {method} {path}",
        "",
        operation["summary"],
        "",
        f"- Who may ask: {_who(method, path, operation)}.",
    ]
    for parameter in operation["parameters"]:
        need = "needed" if parameter["required"] else "optional"
        lines.append(
            f"- `{parameter['name']}` in the {parameter['in']}, {_type(parameter['schema'])}, {need}."
        )
    if "requestBody" in operation:
        lines.append(f"- Takes {_body(operation['requestBody'])}.")
    answers = sorted(
        (status, answer) for status, answer in operation["responses"].items() if status != "default"
    )
    return [*lines, *(f"- Gives {status}, {_body(answer)}." for status, answer in answers), ""]


def _who(method: str, path: str, operation: dict[str, Any]) -> str:
    for row in ROUTES:
        if (row.method, row.path) == (method, path):
            return WHO[row.access.value]
    return WHO["desk" if "security" in operation else "public"]


def _body(body: dict[str, Any]) -> str:
    ((media_type, content),) = body["content"].items()
    return f"`{media_type}`" + (f", {_type(content['schema'])}" if "$ref" in content["schema"] else "")


def _shape(name: str, schema: dict[str, Any]) -> list[str]:
    lines = [f"### {name}", ""]
    if "description" in schema:
        lines += [schema["description"].split("\n\n")[0].replace("\n", " "), ""]
    if "enum" in schema:
        return [*lines, f"One of {', '.join(f'`{value}`' for value in schema['enum'])}.", ""]
    needed = schema.get("required", ())
    lines += ["| field | type | required |", "| --- | --- | --- |"]
    for field, of in schema.get("properties", {}).items():
        lines.append(f"| `{field}` | {_type(of)} | {'yes' if field in needed else 'no'} |")
    return [*lines, ""]


def _type(schema: dict[str, Any]) -> str:
    """Return a schema in a few words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if schema.get("items") else "list"
    if schema.get("type") == "object" and "additionalProperties" in schema:
        return f"object of {_type(schema['additionalProperties'])}"
    if schema.get("format") == "date-time":
        return "instant in UTC"
    return {"null": "null", "integer": "whole number"}.get(schema.get("type", ""), schema.get("type", "any"))


if __name__ == "__main__":
    for file, text in build().items():
        (REFERENCE / file).write_text(text, encoding="utf-8")
        print(f"Written: {REFERENCE / file}")
