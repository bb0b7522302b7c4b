"""Making days of the made world for tests, and reading them."""

from dataclasses import replace
from typing import Any

from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan
from tests.planning.builders import (
    ROLLING,
    SIX,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
)


def a_brief_on(
    *letters: str,
    caps: dict[Cap, int] | None = None,
    minutes: int = 30,
    likes: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    avoid: tuple[str, ...] = (),
    points: dict[str, int] | None = None,
    exercises: tuple[Exercise, ...] = SIX,
    **settings: Any,
) -> Brief:
    """Return a brief whose week follows an arc of these exercises."""
    content = a_content(a_programme("own", an_arc(*letters)), exercises=exercises, **settings)
    assessment = an_assessment(caps=caps, avoid=avoid, points={"own": 1, **(points or {})})
    return a_brief(content, assessment, a_person(minutes, likes=likes, places=places))


def pressing(name: str, *places: str) -> Exercise:
    """Return self-release on some places that needs nothing."""
    return replace(ROLLING, id=name, name=name.capitalize(), equipment=(), places=places)


def names(day: DayPlan) -> list[str]:
    """Return the exercises of a day in order."""
    return [choice.exercise.id for choice in day.choices]


def out(day: DayPlan) -> dict[str, str]:
    """Return what a day says is left out, and why."""
    return {entry.what: entry.why for entry in day.left_out}
