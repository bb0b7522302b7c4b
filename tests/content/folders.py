"""Content folders to break: a small whole one, and the real one."""

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, Problem
from tests.building import kept_content

SMALL = Path(__file__).parent / "small"
REAL = Path(__file__).parent.parent.parent


@cache
def real_content() -> Content:
    """Return the real content, for tests that must know it when they are collected."""
    return kept_content()


def copied(source: Path, to: Path) -> Path:
    """Copy the content of one folder to a new one and return that."""
    for part in ("knowledge", "rules"):
        shutil.copytree(source / part, to / part)
    return to


def swap(folder: Path, file: str, old: str, new: str) -> None:
    """Put something else for the first place where the file says `old`."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not say {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder: Path, file: str, text: str) -> None:
    """Write more at the end of a file, which may be new."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as opened:
        opened.write(text)


def problems(folder: Path) -> list[str]:
    """Return the problems that loading the folder reports, without their lines and columns."""
    return [without_place(problem) for problem in placed_problems(folder)]


def without_place(problem: Problem) -> str:
    """Return a problem as its author reads it, without line and column."""
    return str(replace(problem, line=0, column=0))


def placed_problems(folder: Path) -> tuple[Problem, ...]:
    """Return the problems that loading the folder reports."""
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    return caught.value.problems
