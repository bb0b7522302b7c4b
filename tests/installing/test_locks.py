"""The locks: every package exactly, with its hashes, the whole closure and nothing beside it."""

import re
from collections import Counter
from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.installing.locks import (
    BUILD,
    DEV,
    ENVIRONMENTS,
    EXTRAS,
    HERE,
    PEERS,
    PROJECT,
    RUN,
    Environment,
    lines_of,
    read_lock,
    roots,
    walk,
)

ENTRY = re.compile(
    r"[a-z0-9-]+(\[[a-z0-9,-]+\])?==[0-9][a-z0-9.+!]*"
    r"( ; [a-z_]+ (==|!=|<|>|<=|>=) '[A-Za-z0-9.]+')?"
    r"( --hash=sha256:[0-9a-f]{64})+"
)
# each lock together with those that are installed before it
WHOLE = {
    BUILD: (BUILD,),
    RUN: (RUN,),
    EXTRAS: (RUN, EXTRAS),
    DEV: (RUN, EXTRAS, DEV),
    PEERS: (RUN, PEERS),
}
EACH_LOCK = pytest.mark.parametrize("lock", WHOLE)


@EACH_LOCK
def test_each_line_is_one_version_with_its_hashes_and_names_no_place(lock: str) -> None:
    assert [line for line in lines_of(lock) if not ENTRY.fullmatch(line)] == []


@EACH_LOCK
def test_no_package_stands_twice(lock: str) -> None:
    counted = Counter(
        canonicalize_name(Requirement(re.split(" --", line)[0]).name) for line in lines_of(lock)
    )

    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("lock", [EXTRAS, DEV, PEERS])
def test_a_lock_adds_only_what_stands_in_none_before_it(lock: str) -> None:
    *before, added = WHOLE[lock]

    assert read_lock(*before).keys() & read_lock(added).keys() == set()


@pytest.mark.parametrize("other", [RUN, EXTRAS, DEV])
def test_build_tools_that_are_needed_elsewhere_too_are_the_same_there(other: str) -> None:
    build, there = read_lock(BUILD), read_lock(other)
    shared = build.keys() & there.keys()

    assert {name: build[name] for name in shared} == {name: there[name] for name in shared}


@EACH_LOCK
@pytest.mark.parametrize(
    "where", ENVIRONMENTS, ids=lambda where: f"{where['python_version']}-{where['sys_platform']}"
)
def test_all_that_is_asked_for_is_locked_with_its_extras(lock: str, where: Environment) -> None:
    found = walk(roots(lock), read_lock(*WHOLE[lock]), where)

    assert [fault for fault in found.values() if fault] == []


@EACH_LOCK
def test_nothing_is_locked_that_nobody_asks_for(lock: str) -> None:
    locked = read_lock(*WHOLE[lock])
    asked = {name for where in ENVIRONMENTS for name in walk(roots(lock), locked, where)}
    # uv also locks for Pythons that this does not run on, with a marker that says so
    ours = {name for name, one in locked.items() if any(map(one.is_for, ENVIRONMENTS))}

    assert ours - asked == set()


# the engines that the benchmark compares with are in an environment of their own
@pytest.mark.parametrize("lock", [BUILD, RUN, EXTRAS, DEV])
def test_what_is_installed_here_is_what_is_locked(lock: str) -> None:
    here = {name: locked for name, locked in read_lock(lock).items() if locked.is_for(HERE)}

    assert {name: installed(name) for name in here} == {
        name: locked.version for name, locked in here.items()
    }


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def test_every_lock_that_lies_here_is_looked_at() -> None:
    assert {file.name for file in ROOT.glob("*.lock")} == WHOLE.keys()


def test_the_backend_of_the_wheel_is_one_version() -> None:
    [backend] = PROJECT["build-system"]["requires"]

    assert backend in PROJECT["dependency-groups"]["build"]
    assert Requirement(backend).specifier == read_lock(BUILD)["hatchling"].requirement.specifier
