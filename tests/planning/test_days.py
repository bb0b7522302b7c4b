"""Working days and release days: their kinds, their caps and the rest between them."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.exercise_sets import is_work
from recommender.domain.exercises import ExerciseKind
from recommender.domain.programmes import ArcDay, ArcItem
from recommender.domain.rules import Cap
from recommender.domain.week_settings import ExclusionReason, Must
from recommender.planning.days import DayKinds, choose_days, release_days_of
from recommender.planning.safety import caps_of, safe_pool
from recommender.planning.substitutes import Substitutes
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    ROLLING,
    SETTINGS,
    SIX,
    STRETCH,
    WALK,
    a_content,
    a_person,
    an_arc,
    an_assessment,
)


def kinds_for(
    letters: Iterable[str], assessment: Assessment | None = None, *, release_wanted: int = 0
) -> DayKinds:
    """Return the kinds of the days of an arc."""
    content, made = a_content(), assessment or an_assessment()
    caps = caps_of(made, content.week)
    substitutes = Substitutes(content, safe_pool(content, made, caps, a_person()))
    arcs = dict(enumerate(an_arc(*letters), start=1))
    return choose_days(content.week, caps, substitutes, arcs, release_wanted)


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


def wanted_days(*, points: int = 0, likes: tuple[str, ...] = ()) -> int:
    """Return on how many days self-release is wanted with a must from six points on."""
    settings = replace(
        SETTINGS, musts=(Must("ease", 6, 3),), liked_days=2, likes={"rolling": (ROLLING.kind,)}
    )
    content, person = a_content(), a_person(likes=likes)
    made = an_assessment(points={"ease": points})
    pool = safe_pool(content, made, caps_of(made, settings), person)
    return release_days_of(settings, made, person, pool)


def test_self_release_is_wanted_by_its_must_or_because_it_is_liked() -> None:
    assert wanted_days() == 0
    assert wanted_days(likes=("rolling",)) == 2
    assert wanted_days(points=5, likes=("rolling",)) == 2
    assert wanted_days(points=6, likes=("rolling",)) == 3


def test_days_without_release_of_their_own_get_some_where_it_is_wanted_rest_days_first() -> None:
    own = kinds_for("bsrs", release_wanted=1)
    more = kinds_for("bsrs", release_wanted=3)

    assert own.release == {3, 7}
    assert more.release == {2, 3, 7}


def test_a_third_day_of_work_has_effort_of_its_own_and_a_day_of_ease_stays_one() -> None:
    steady = replace(STRETCH, id="steady", kind=ExerciseKind.STABILITY)
    content = a_content(exercises=(*SIX, steady))
    ease, work = an_arc("s", "b")[:2]
    light = replace(ease, items=(ArcItem("steady", "main"),))

    def worked(*arcs: ArcDay) -> frozenset[int]:
        made, person = an_assessment(), a_person()
        pool = safe_pool(content, made, caps_of(made, content.week), person)
        days = dict(enumerate(arcs, start=1))
        caps = caps_of(made, content.week)
        return choose_days(content.week, caps, Substitutes(content, pool), days).work

    assert worked(ease, ease, work, ease, work) == {3, 5}
    assert worked(light, ease, work, ease, work) == {1, 3, 5}
    assert worked(ease, ease, work, ease, ease) == {1, 3}


def test_gentle_work_makes_no_day_one_of_effort() -> None:
    steady = replace(STRETCH, id="steady", kind=ExerciseKind.STABILITY)
    light = replace(an_arc("s")[0], items=(ArcItem("steady", "main"),))
    work = an_arc("b")[0]

    def worked(*gentle: str) -> frozenset[int]:
        content = a_content(exercises=(*SIX, steady), gentle_needs=gentle)
        made = an_assessment()
        caps = caps_of(made, content.week)
        pool = safe_pool(content, made, caps, a_person())
        days = dict(enumerate((light, *an_arc("s")[:1], work, *an_arc("s")[:1], work), start=1))
        return choose_days(content.week, caps, Substitutes(content, pool), days).work

    assert worked() == {1, 3, 5}
    assert worked("ease") == {3, 5}
