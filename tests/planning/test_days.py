"""Working days and release days: their kinds, their caps and the rest between them."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.days import DayKinds, choose_days, is_work
from recommender.planning.safety import caps_of, safe_pool
from recommender.planning.substitutes import Substitutes
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    ROLLING,
    SETTINGS,
    STRETCH,
    WALK,
    a_content,
    a_person,
    an_arc,
    an_assessment,
)


def kinds_for(letters: Iterable[str], assessment: Assessment | None = None) -> DayKinds:
    """Return the kinds of the days of an arc."""
    content, made = a_content(), assessment or an_assessment()
    caps = caps_of(made, content.week)
    substitutes = Substitutes(content, safe_pool(content, made, caps, a_person()))
    return choose_days(content.week, caps, substitutes, dict(enumerate(an_arc(*letters), start=1)))


def test_strength_is_work_and_so_is_all_that_strains() -> None:
    assert is_work(BRIDGE, SETTINGS)
    assert is_work(replace(WALK, demands=("impact",)), SETTINGS)


@pytest.mark.parametrize("kind", [ExerciseKind.STABILITY, ExerciseKind.BALANCE])
def test_steadiness_and_balance_are_work_from_the_level_that_strains_on(
    kind: ExerciseKind,
) -> None:
    assert is_work(replace(STRETCH, kind=kind, level=3), SETTINGS)
    assert not is_work(replace(STRETCH, kind=kind, level=2), SETTINGS)


def test_a_stretch_of_the_highest_level_is_no_work() -> None:
    assert not is_work(replace(STRETCH, level=3), SETTINGS)


def test_no_working_day_is_next_to_another() -> None:
    assert kinds_for(["b"]).work == {1, 3, 5, 7}


def test_the_days_with_the_most_work_are_taken_first() -> None:
    assert kinds_for(["b", "bp", "s"]).work == {2, 5, 7}


def test_working_days_keep_to_their_cap() -> None:
    few = kinds_for(["s", "bp", "b"], an_assessment(caps={Cap.STRENGTH_DAYS: 2}))

    assert few.work == {2, 5}


def test_a_day_works_by_what_works_in_place_of_its_work() -> None:
    without_plank = an_assessment(avoid=["plank"], caps={Cap.STRENGTH_DAYS: 1})

    assert kinds_for(["s", "p", "s", "s", "s", "s", "s"], without_plank).work == {2}


def test_work_that_nothing_can_stand_in_for_makes_no_day_a_working_day() -> None:
    one = {Cap.STRENGTH_DAYS: 1}
    days = ["s", "s", "s", "b", "s", "s", "s"]

    assert kinds_for(days, an_assessment(caps=one)).work == {4}
    assert kinds_for(days, an_assessment(caps=one, avoid=["bridge", "plank"])).work == {1}


def test_release_days_are_those_that_ask_for_it_within_their_cap() -> None:
    assert kinds_for(["r", "s"]).release == {1, 3, 5, 7}

    two = an_assessment(caps={Cap.RELEASE_DAYS: 2})
    assert kinds_for(["r", "s"], two).release == {1, 3}
    assert kinds_for(["r", "rr", "s"], two).release == {2, 5}


def test_release_that_nothing_can_stand_in_for_makes_no_release_day() -> None:
    assert kinds_for(["r", "s"], an_assessment(avoid=["rolling"])).release == frozenset()


def test_work_on_a_day_of_rest_is_refused_and_release_on_another_day() -> None:
    kinds = DayKinds(SETTINGS, work=frozenset({1}), release=frozenset({2}))

    assert (kinds.against(PLANK, 1), kinds.against(PLANK, 2)) == (None, ExclusionReason.REST_DAYS)
    assert (kinds.against(ROLLING, 1), kinds.against(ROLLING, 2)) == (
        ExclusionReason.RELEASE_DAYS,
        None,
    )
    assert kinds.against(STRETCH, 3) is None
