"""Making weeks for tests, and reading them."""

from collections.abc import Iterator
from typing import Any

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.week import Day, Item, Recommendation, Week
from recommender.inference.deciding import Decider
from tests.people import a_person, a_plain_case


def a_week(decider: Decider, **different: Any) -> Week:
    """Return the week of the healthy person, varied."""
    return week_for(decider, a_person(decider.content, **different))


def a_plain_week(decider: Decider, name: str, **different: Any) -> Week:
    """Return the week of a plain case of one seed, varied."""
    return week_for(decider, a_plain_case(decider.content, name, **different))


def week_for(decider: Decider, answers: Answers) -> Week:
    """Return the week for these answers, which must allow one."""
    week = made_for(decider, answers).week
    assert week is not None
    return week


def made_for(decider: Decider, answers: Answers) -> Recommendation:
    """Return the whole recommendation."""
    return pipeline.recommend(decider, answers)


def ids(day: Day) -> list[str]:
    """Return the exercises of a day in order."""
    return [item.exercise.id for item in day.items]


def items_by_day(week: Week) -> Iterator[tuple[Day, Item]]:
    """Yield every item of a week with its day."""
    for day in week.days:
        for item in day.items:
            yield day, item


def all_items(week: Week) -> list[Item]:
    """Return all items of a week."""
    return [item for day in week.days for item in day.items]


def all_ids(week: Week) -> set[str]:
    """Return the exercises of a week."""
    return {item.exercise.id for item in all_items(week)}
