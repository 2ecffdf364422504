"""The locks name every package, its version and its bytes, and nothing else."""

import re
import tomllib

import pytest

LOCKS = ["requirements/run.txt", "requirements/test.txt", "requirements/tools.txt", "requirements/bench.txt"]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;\\]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:(?P<digest>[0-9a-f]{64})(?: \\)?$")
NAME = re.compile(r"^[A-Za-z0-9-]+")


def _pins(text: str) -> dict[tuple[str, str], set[str]]:
    """Return the digests of each name and version, and refuse any other line than pin, hash and comment."""
    pins: dict[tuple[str, str], set[str]] = {}
    digests: set[str] = set()
    for line in text.splitlines():
        if pin := PIN.match(line):
            digests = pins.setdefault((pin["name"], pin["version"]), set())
        elif digest := HASH.match(line):
            digests.add(digest["digest"])
        elif not line.strip().startswith("#"):
            raise ValueError(line)
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_to_its_bytes(tree: dict[str, str], lock: str) -> None:
    """What a desk installs is byte for byte what was tested, and no lock says where to get it."""
    pins = _pins(tree[lock])
    assert pins
    assert [] == [name for name, digests in pins.items() if not digests]


@pytest.mark.parametrize("planted", ["--index-url https://example.org", "httpx==1.0", "httpx>=1.0 \\"])
def test_a_lock_with_anything_else_is_refused(planted: str) -> None:
    """A lock that names an address, or leaves the bytes open, is found."""
    with pytest.raises(ValueError):  # noqa: PT011 - the planted line is the only thing that can raise
        _pins(planted)


def test_what_is_tested_is_what_runs(tree: dict[str, str]) -> None:
    """Every package that a desk runs with is in the lock of the tests, in the same version and bytes."""
    run, test = _pins(tree["requirements/run.txt"]), _pins(tree["requirements/test.txt"])
    assert {} == {pin: digests for pin, digests in run.items() if test.get(pin) != digests}


def test_every_stated_dependency_is_locked(tree: dict[str, str]) -> None:
    """A dependency that is added without its lock is found before a desk misses it."""
    project = tomllib.loads(tree["pyproject.toml"])
    groups = project["dependency-groups"]
    wanted = {
        "requirements/run.txt": project["project"]["dependencies"] + groups["build"],
        "requirements/test.txt": project["project"]["dependencies"] + groups["build"] + groups["test"],
        "requirements/tools.txt": groups["tools"],
        "requirements/bench.txt": groups["bench"],
    }
    for lock, stated in wanted.items():
        locked = {name for name, _ in _pins(tree[lock])}
        assert set() == {name[0] for one in stated if (name := NAME.match(one))} - locked


def test_every_packaged_file_is_in_the_wheel(tree: dict[str, str]) -> None:
    """A page, table or text beside the code is installed with it."""
    patterns = tomllib.loads(tree["pyproject.toml"])["tool"]["setuptools"]["package-data"]["checkfire"]
    suffixes = tuple(pattern.removeprefix("**/*") for pattern in patterns)
    data = [path for path in tree if path.startswith("src/checkfire/") and not path.endswith(".py")]
    assert [] == [path for path in data if not path.endswith(suffixes)]
