"""`docs/asvs.md` has each requirement of ASVS 5.0.0, levels 1 and 2, and names what is there."""

import re
from collections import Counter
from functools import cache

import pytest

from tests.conftest import ROOT

DOCUMENT = "docs/asvs.md"
VERDICTS = ("yes", "partly", "no", "outside", "n/a")
# sections of the standard, each with how many requirements of levels 1 and 2 it begins with
SECTIONS = """
    1.1:2 1.2:9 1.3:11 1.4:3 1.5:2
    2.1:3 2.2:3 2.3:4 2.4:1
    3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
    4.1:3 4.2:1 4.3:2 4.4:4
    5.1:1 5.2:3 5.3:2 5.4:3
    6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4
    7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
    8.1:2 8.2:3 8.3:1 8.4:1
    9.1:3 9.2:4
    10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3
    11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
    12.1:3 12.2:2 12.3:4
    13.1:1 13.2:5 13.3:2 13.4:5
    14.1:2 14.2:4 14.3:3
    15.1:3 15.2:3 15.3:7
    16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
    17.1:1 17.2:4 17.3:2
"""
PATH = re.compile(r"`([\w.-]+/[\w./-]*|[A-Z]+\.md|pyproject\.toml)`")


def required() -> list[str]:
    """Return the numbers of all requirements, in the standard's order."""
    return [
        f"V{section}.{number}"
        for section, count in (entry.split(":") for entry in SECTIONS.split())
        for number in range(1, int(count) + 1)
    ]


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """Return the cells of each row of every table."""
    lines = (ROOT / DOCUMENT).read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in lines
        if line.startswith("|")
    )


def answered() -> list[tuple[str, str, str]]:
    """Return each requirement with its verdict and its evidence."""
    return [
        (number, row[2], row[3])
        for row in rows()
        if row[0].startswith("V")
        for number in row[0].split(", ")
    ]


def test_every_requirement_stands_there_once_and_in_order() -> None:
    assert len(required()) == 253
    assert [number for number, _, _ in answered()] == required()


def test_each_has_one_of_the_five_verdicts_and_a_reason() -> None:
    for number, verdict, evidence in answered():
        assert verdict in VERDICTS, number
        assert evidence, number


@pytest.mark.parametrize("verdict", ["partly", "no"])
def test_what_does_not_hold_says_what_is_missing(verdict: str) -> None:
    lines = [(number, evidence) for number, found, evidence in answered() if found == verdict]
    assert lines
    for number, evidence in lines:
        assert "missing" in evidence, number


def test_every_file_that_is_named_is_there() -> None:
    named = PATH.findall((ROOT / DOCUMENT).read_text(encoding="utf-8"))
    assert len(named) > 200
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_counts_at_the_head_are_right() -> None:
    counts = {row[0]: row[1] for row in rows() if row[0] in (*VERDICTS, "all")}
    found = Counter(verdict for _, verdict, _ in answered())
    expected = {verdict: str(found[verdict]) for verdict in VERDICTS}
    assert counts == expected | {"all": str(len(required()))}


def test_each_finding_of_the_attack_has_tests_that_keep_it_mended() -> None:
    kept = {row[0]: row[2] for row in rows() if re.fullmatch(r"[HM][0-9]+", row[0])}

    assert list(kept) == [f"H{n}" for n in range(1, 6)] + [f"M{n}" for n in range(1, 14)]
    assert [finding for finding, tests in kept.items() if "`tests/" not in tests] == []
