"""Working days and release days: their kinds, their caps and the rest between them."""

from collections.abc import Iterable
from dataclasses import replace

from recommender.domain.assessment import Assessment
from recommender.domain.content import ExclusionReason
from recommender.domain.rules import Cap
from recommender.planning.days import DayKinds, choose_days, is_work
from recommender.planning.safety import caps_of, safe_pool
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
    pool = safe_pool(content, made, caps, a_person())
    return choose_days(content.week, caps, pool, dict(enumerate(an_arc(*letters), start=1)))


def test_strength_is_work_and_so_is_all_that_strains() -> None:
    assert is_work(BRIDGE, SETTINGS)
    assert is_work(replace(STRETCH, level=3), SETTINGS)
    assert is_work(replace(WALK, demands=("impact",)), SETTINGS)


def test_an_easy_exercise_is_no_work() -> None:
    assert not is_work(replace(STRETCH, level=2), SETTINGS)


def test_no_working_day_is_next_to_another() -> None:
    assert kinds_for(["b"]).work == {1, 3, 5, 7}


def test_the_days_with_the_most_work_are_taken_first() -> None:
    assert kinds_for(["b", "bp", "s"]).work == {2, 5, 7}


def test_working_days_keep_to_their_cap() -> None:
    few = kinds_for(["s", "bp", "b"], an_assessment(caps={Cap.STRENGTH_DAYS: 2}))

    assert few.work == {2, 5}


def test_what_is_not_safe_makes_no_day_a_working_day() -> None:
    kinds = kinds_for(["s", "b", "s", "bp", "s", "s", "s"], an_assessment(avoid=["bridge"]))

    assert 4 in kinds.work


def test_release_days_are_those_that_ask_for_it_within_their_cap() -> None:
    assert kinds_for(["r", "s"]).release == {1, 3, 5, 7}

    two = an_assessment(caps={Cap.RELEASE_DAYS: 2})
    assert kinds_for(["r", "s"], two).release == {1, 3}
    assert kinds_for(["r", "rr", "s"], two).release == {2, 5}


def test_work_on_a_day_of_rest_is_refused_and_release_on_another_day() -> None:
    kinds = DayKinds(SETTINGS, work=frozenset({1}), release=frozenset({2}))

    assert (kinds.against(PLANK, 1), kinds.against(PLANK, 2)) == (None, ExclusionReason.REST_DAYS)
    assert (kinds.against(ROLLING, 1), kinds.against(ROLLING, 2)) == (
        ExclusionReason.RELEASE_DAYS,
        None,
    )
    assert kinds.against(STRETCH, 3) is None
