"""Nothing in the project depends on one machine, or points to one registry."""

import re

import pytest

# In pieces, so that this file does not find itself.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "crates" + ".io",
    "proxy.golang" + ".org",
    "deb.debian" + ".org",
    "anaconda" + ".org",
]
FOLDERS = ["tmp", "work", "root", "opt/pypi", "opt/wheels"]

REGISTRY = re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.~})>*-])/(?:" + "|".join(FOLDERS) + r")(?=[/\s\"'`),;:]|$)", re.MULTILINE)
HOME_PATH = re.compile(r"/home/\w+|/Users/\w+|~/\.pyenv")


def _found(pattern: re.Pattern[str], tree: dict[str, str]) -> list[str]:
    return [f"{path}: {match.group()}" for path, text in tree.items() for match in pattern.finditer(text)]


def test_no_file_names_a_registry(tree: dict[str, str]) -> None:
    """A desk may install from the mirror that it trusts; no file sends it elsewhere."""
    assert [] == _found(REGISTRY, tree)


@pytest.mark.parametrize("pattern", [MACHINE_PATH, HOME_PATH], ids=["system", "home"])
def test_no_file_names_a_path_of_one_machine(tree: dict[str, str], pattern: re.Pattern[str]) -> None:
    """What works here works on the desk's machine too."""
    tree = {path: text for path, text in tree.items() if path != "tests/hygiene/test_machine.py"}
    assert [] == _found(pattern, tree)


@pytest.mark.parametrize(
    "text",
    ["see https://" + "pypi" + ".org/simple", "data = '/" + "tmp/x'", "cd /" + "work/main", "/" + "root"],
)
def test_a_planted_address_or_path_is_seen(text: str) -> None:
    """An address or path that slips in is found."""
    tree = {"a.md": text}
    assert _found(REGISTRY, tree) + _found(MACHINE_PATH, tree)


@pytest.mark.parametrize("text", ["site/work/plan", "tree/root", "{base}/root", "and/or", "/work_orders"])
def test_an_ordinary_path_is_left_alone(text: str) -> None:
    """A path inside the project, or of its own pages, is not taken for one of a machine."""
    assert [] == _found(MACHINE_PATH, {"a.md": text})
