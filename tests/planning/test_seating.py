"""Which exercises get the places of a composed session."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap
from recommender.planning.seating import Seating
from tests.planning.test_composing import (
    COMPOSE,
    EVERY,
    FOLD,
    POINTS,
    ROW,
    SIDE,
    SQUAT,
    briefed,
    composable,
    work,
)

STRENGTH = (ExerciseKind.STRENGTH,)
HARD = work("hard", "strong", "legs", "balance", level=2)


def seating(**different: Any) -> Seating:
    """Return the seating of a brief."""
    brief = briefed(**different)
    lead = brief.content.programmes["own"]
    return Seating(brief, brief.substitutes, frozenset(), lead)


def given(made: Seating, *needs: str, most: int = 3) -> list[str]:
    """Return what gets so many places for some needs."""
    session = made.begun()
    made.give(session, needs, STRENGTH, most, Counter())
    return [one.id for one in session.chosen]


def test_places_go_to_needs_as_seats_go_to_votes() -> None:
    # 8 points, then 3 against 8 / 3, then 8 / 3 against 3 / 3
    assert given(seating(), "strong", "pull") == ["squat", "row", "curl"]


def test_of_what_serves_a_need_as_well_the_one_that_serves_more_comes_first() -> None:
    made = seating()

    best = made.best(made.begun(), "strong", STRENGTH, Counter(), {"legs"})
    assert best is SQUAT


def test_what_stands_on_days_enough_is_not_chosen_again() -> None:
    made = seating()
    stood = Counter({"curl": COMPOSE.days_most, "squat": 1})

    assert made.best(made.begun(), "strong", STRENGTH, stood) is SQUAT


def test_nothing_is_chosen_that_the_session_has_no_time_for() -> None:
    made = seating()
    session = made.begun()
    session.seconds = 10

    assert made.best(session, "strong", STRENGTH, Counter()) is None


def test_what_is_for_ease_alone_is_no_work() -> None:
    made = seating(compose=replace(COMPOSE, ease_needs=("strong",)))

    assert made.best(made.begun(), "strong", STRENGTH, Counter()) is None
    assert made.best(made.begun(), "pull", STRENGTH, Counter()) is ROW


@pytest.mark.parametrize(("step", "low"), [(1, True), (2, True), (3, False)])
def test_who_begins_low_begins_with_level_1(step: int, *, low: bool) -> None:
    made = seating(
        points=POINTS | {"balance": 9},
        caps={Cap.ENTRY_STEP: step},
        exercises=[*EVERY, HARD],
    )

    assert made.begins_low is low
    found = made.best(made.begun(), "strong", STRENGTH, Counter(), {"balance"})
    assert found is (SQUAT if low else HARD)


def test_needs_come_by_their_points_and_those_of_none_not_at_all() -> None:
    made = seating()

    assert made.wanted(STRENGTH) == ("strong", "legs", "pull")
    assert made.wanted(STRENGTH, 4) == ("strong", "legs")
    assert composable().needs.keys() > {"strong", "legs", "pull"}


@pytest.mark.parametrize(("points", "best"), [(0, "fold"), (-6, "side")])
def test_what_eases_is_done_in_a_position_that_does_not_hurt(points: int, best: str) -> None:
    made = seating(compose=replace(COMPOSE, sore_ease=points))
    person = replace(made.week.person, sore_positions=frozenset({"standing"}))
    exercises = [replace(SIDE, position="seated"), FOLD]
    made = replace(made, week=replace(made.week, person=person))

    assert max(exercises, key=lambda one: (made.worth(one, 0), one is FOLD)).id == best


@pytest.mark.parametrize(("place", "here"), [("neck", True), ("thigh", False)])
def test_a_need_is_of_the_place_where_its_work_is(place: str, *, here: bool) -> None:
    made = seating(exercises=[replace(ROW, places=(place,)), *EVERY[:1], *EVERY[2:]])
    person = replace(made.week.person, places=frozenset({"neck"}))
    made = replace(made, week=replace(made.week, person=person))

    assert made.is_for_place("pull", STRENGTH) is here
