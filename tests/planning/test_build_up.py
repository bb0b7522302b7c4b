"""The constraints of a build-up see what they are there to see: a good week, spoilt in one way."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recommender.domain.exercises import Dose, ExerciseKind
from recommender.domain.week import Day, Item, Week
from recommender.inference.deciding import Decider
from tests.people import a_plain_case
from tests.planning.build_up import (
    a_walk_stands_first_or_last,
    begins_with_a_warm_up,
    enough_work_in_each_item,
    musts_are_served_or_said,
    no_dose_rises_by_more_than_a_third,
    stages_follow_each_other,
)
from tests.planning.constraints import Check, violations
from tests.planning.weeks import made_for

Spoil = Callable[[Week], Week]


def with_days(change: Callable[[Day], Day]) -> Spoil:
    """Return what changes each day of a week."""
    return lambda week: replace(week, days=tuple(change(day) for day in week.days))


def with_items(change: Callable[[Day, Item], Item]) -> Spoil:
    """Return what changes each item of a week."""
    return with_days(lambda day: replace(day, items=tuple(change(day, item) for item in day.items)))


def is_walk(item: Item) -> bool:
    """Whether an item is a walk."""
    return item.exercise.kind is ExerciseKind.WALKING


def tiny(_: Day, item: Item) -> Item:
    """Return the item with one repetition."""
    return replace(item, dose=Dose(1, 1, repetitions=1))


def ever_more(day: Day, item: Item) -> Item:
    """Return the item with as many sets of twenty as the number of the day."""
    return replace(item, dose=Dose(day.day, 1, repetitions=20))


def backwards(day: Day) -> Day:
    """Return the day from its end to its beginning."""
    return replace(day, items=day.items[::-1])


def walk_in_the_middle(day: Day) -> Day:
    """Return the day with its walks second."""
    walks = tuple(item for item in day.items if is_walk(item))
    others = tuple(item for item in day.items if not is_walk(item))
    return replace(day, items=(*others[:1], *walks, *others[1:]))


def without_its_needs(week: Week) -> Week:
    """Return the week that tells nothing of the needs it serves."""
    return replace(week, served=())


def without_walks(week: Week) -> Week:
    """Return the week without walks, that tells how short of them it is without words."""
    spoilt = with_days(
        lambda day: replace(day, items=tuple(item for item in day.items if not is_walk(item)))
    )(week)
    return replace(spoilt, served=tuple(replace(need, days=()) for need in week.served))


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        (with_items(tiny), enough_work_in_each_item),
        (with_items(ever_more), no_dose_rises_by_more_than_a_third),
        (with_days(backwards), begins_with_a_warm_up),
        (with_days(backwards), stages_follow_each_other),
        (with_days(walk_in_the_middle), a_walk_stands_first_or_last),
        (without_its_needs, musts_are_served_or_said),
        (without_walks, musts_are_served_or_said),
    ],
)
def test_a_spoilt_week_is_seen(decider: Decider, spoil: Spoil, check: Check) -> None:
    content, answers = decider.content, a_plain_case(decider.content, "stiffness")
    made = made_for(decider, answers)
    assert made.week is not None
    assert violations(content, answers, made) == []

    assert list(check(content, answers, made, spoil(made.week)))
