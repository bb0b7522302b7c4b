"""The locks, read; and what the requirements of a package come to under them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

BUILD, RUN = "requirements-build.lock", "requirements.lock"
EXTRAS, DEV = "requirements-extras.lock", "requirements-dev.lock"
PEERS = "requirements-peers.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
Environment = Mapping[str, str]
HERE: Environment = {name: str(value) for name, value in default_environment().items()}
ENVIRONMENTS: tuple[Environment, ...] = tuple(
    {**HERE, **python, **system}
    for python in (
        {"python_version": version, "python_full_version": f"{version}.0"}
        for version in ("3.11", "3.12", "3.13")
    )
    for system in (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    )
)


@dataclass(frozen=True)
class Locked:
    """One package of a lock."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def version(self) -> str:
        """The version that it is pinned to."""
        [pinned] = self.requirement.specifier
        return pinned.version

    def is_for(self, environment: Environment) -> bool:
        """Whether it is installed there."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(dict(environment))


Lock = Mapping[str, Locked]


def lines_of(name: str) -> list[str]:
    """Return the entries of a lock, each on one line."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def read_lock(*names: str) -> Lock:
    """Return the packages of one lock, or of several together, by name."""
    found: dict[str, Locked] = {}
    for line in (line for name in names for line in lines_of(name)):
        said, *hashes = line.split(" --hash=")
        requirement = Requirement(said)
        found[canonicalize_name(requirement.name)] = Locked(requirement, tuple(hashes))
    return found


def roots(lock: str) -> list[Requirement]:
    """Return what this project asks of a lock."""
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    asked = {
        BUILD: (*PROJECT["build-system"]["requires"], *groups["build"]),
        RUN: project["dependencies"],
        EXTRAS: (*project["dependencies"], *extras),
        DEV: (*project["dependencies"], *extras, *groups["dev"]),
        PEERS: (*project["dependencies"], *groups["peers"]),
    }
    return [Requirement(line) for line in asked[lock]]


def walk(asked: Iterable[Requirement], lock: Lock, where: Environment) -> dict[str, str]:
    """Return all that has to be installed there, by name, with what is wrong with it in the lock.

    `--no-deps` does not look, so this does: each requirement of each package, extras included.
    """
    open_, found = list(asked), dict[str, str]()
    seen: set[str] = set()
    while open_:
        requirement = open_.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        name = canonicalize_name(requirement.name)
        found[name] = found.get(name) or _fault(requirement, lock.get(name), where)
        if name in lock:
            open_.extend(_asked_by(name, requirement.extras, where))
    return found


def _fault(requirement: Requirement, locked: Locked | None, where: Environment) -> str:
    if locked is None or not locked.is_for(where):
        return f"{requirement} is not locked"
    if not requirement.specifier.contains(locked.version, prereleases=True):
        return f"{requirement} is not met by {locked.version}"
    if not requirement.extras <= locked.requirement.extras:
        return f"{requirement} is locked without its extra"
    return ""


def _asked_by(name: str, extras: Iterable[str], where: Environment) -> Iterator[Requirement]:
    """Yield what a package asks for there; of what is not installed here nothing is known."""
    for requirement in _said_by(name):
        marker = requirement.marker
        for extra in ("", *extras):
            if marker is None or marker.evaluate({**where, "extra": extra}):
                yield requirement


# read for nine systems in each of five locks
@cache
def _said_by(name: str) -> tuple[Requirement, ...]:
    """Return all that a package says that it asks for, anywhere."""
    try:
        lines = distribution(name).requires or ()
    except PackageNotFoundError:
        return ()
    return tuple(map(Requirement, lines))
