"""Real plans differ exactly where they are not equal, whichever side is looked at first."""

import json
import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from recommender.explain.comparing import differences, without_origin
from recommender.service.recommender import Recommender
from tests.people import random_answers
from tests.plans import plan_data

Plan = dict[str, Any]
Place = tuple[str | int, ...]
NUMBER = 24


@pytest.fixture(scope="module")
def plans(recommender: Recommender) -> list[Plan]:
    """The plans of random people, as they are kept."""
    people = (random_answers(recommender.content, seed) for seed in range(NUMBER))
    return [plan_data(recommender, answers) for answers in people]


def leaves(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every value that has none inside."""
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    if isinstance(value, list):
        inner = enumerate(value)
    if not inner:
        yield place
    for name, part in inner:
        yield from leaves(part, (*place, name))


def with_other(plan: Plan, place: Place) -> Plan:
    """Return a copy of the plan with another word at this place."""
    copy: Plan = json.loads(json.dumps(plan))
    inner: Any = copy
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = "something else"
    return copy


@pytest.mark.parametrize("seed", range(NUMBER))
def test_a_real_plan_does_not_differ_from_its_copy(plans: list[Plan], seed: int) -> None:
    copy = json.loads(json.dumps(plans[seed]))

    assert differences(plans[seed], copy) == ()


@pytest.mark.crowd
def test_real_plans_differ_exactly_where_they_are_not_equal(plans: list[Plan]) -> None:
    compared = [(before, after) for before in plans for after in plans]

    for before, after in compared:
        is_equal = without_origin(before) == without_origin(after)
        assert bool(differences(before, after)) is not is_equal


def test_with_the_sides_swapped_before_and_after_are_swapped(plans: list[Plan]) -> None:
    for one, other in pairwise(plans):
        there = {(found.place, found.before, found.after) for found in differences(one, other)}
        back = {(found.place, found.after, found.before) for found in differences(other, one)}

        assert there == back


def test_no_place_of_a_real_comparison_is_told_twice(plans: list[Plan]) -> None:
    for before, after in pairwise(plans):
        places = [found.place for found in differences(before, after)]

        assert len(places) == len(set(places))


@pytest.mark.parametrize("seed", range(NUMBER))
def test_any_other_word_in_a_real_plan_is_found(plans: list[Plan], seed: int) -> None:
    plan = plans[seed]
    places = [place for place in leaves(without_origin(plan)) if place]

    for place in random.Random(seed).sample(places, 40):
        assert differences(plan, with_other(plan, place))
