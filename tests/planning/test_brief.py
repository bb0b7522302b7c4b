"""What a week is planned from: doses and prescriptions, time, rules and words of refusal."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.exercises import Exercise, Prescription, Range
from recommender.domain.rules import Cap, Triage
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason, SessionSettings
from recommender.planning.brief import Brief
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    ROLLING,
    STEPS,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_item_of,
    counted,
    in_minutes,
)

SEED = a_programme(
    "seed",
    items=(
        an_item_of(BRIDGE, counted(5, 5), day=1),
        an_item_of(BRIDGE, counted(6, 6), day=2),
        an_item_of(STRETCH, in_minutes(2, 2)),
        an_item_of(WALK, Prescription("seed")),
    ),
)


def prescription(brief: Brief, exercise: Exercise, programme: str, day: int) -> Prescription:
    """Return whose dose an exercise gets the first time."""
    return brief.dosed(exercise, programme, day, None)[0]


def stepping(caps: dict[Cap, int], **session: Any) -> Brief:
    """Return a brief with steps of doses and these caps."""
    content = a_content(SEED, steps=STEPS, session=SessionSettings(**session))
    return a_brief(content, an_assessment(caps=caps))


def test_the_minutes_of_a_day_are_the_persons_unless_a_cap_is_lower() -> None:
    assert a_brief(person=a_person(minutes=30)).seconds_a_day == 1800
    assert a_brief(None, an_assessment(caps={Cap.MINUTES: 20})).seconds_a_day == 1200


def test_the_caps_of_a_gentle_week_bind_it() -> None:
    brief = a_brief(None, an_assessment(Triage.PLAN_WITH_CARE))

    assert brief.seconds_a_day == 1200
    assert "plank" not in brief.pool.safe


def test_a_session_may_have_all_that_is_safe_unless_a_cap_is_lower() -> None:
    assert a_brief().items_most == 6
    assert a_brief(None, an_assessment(caps={Cap.ITEMS: 4})).items_most == 4


def test_a_programme_prescribes_by_the_day() -> None:
    brief = a_brief(a_content(SEED))

    given = [prescription(brief, BRIDGE, "seed", day).repetitions for day in (1, 2, 3)]
    assert given == [Range(5, 5), Range(6, 6), Range(5, 5)]


@pytest.mark.parametrize(
    ("programme", "exercise"), [("", BRIDGE), ("main", BRIDGE), ("seed", WALK)]
)
def test_where_no_programme_gives_numbers_the_dose_is_our_own(
    programme: str, exercise: Exercise
) -> None:
    assert prescription(a_brief(a_content(SEED)), exercise, programme, 1) is exercise.dose


def test_minutes_that_a_programme_gives_are_read_in_the_terms_of_the_exercise() -> None:
    given = prescription(a_brief(a_content(SEED)), STRETCH, "seed", 1)

    assert (given.sets, given.hold_seconds, given.minutes) == (Range(3, 3), Range(20, 30), None)


def test_a_dose_of_a_programme_that_is_too_little_gives_way_to_our_own() -> None:
    # five repetitions take 25 seconds
    assert prescription(stepping({}, seconds_least=25), BRIDGE, "seed", 1) is not BRIDGE.dose
    assert prescription(stepping({}, seconds_least=26), BRIDGE, "seed", 1) is BRIDGE.dose


def test_doses_are_worked_out_once() -> None:
    brief = a_brief(None, an_assessment(caps={Cap.SETS: 1}))

    doses = brief.doses(BRIDGE, BRIDGE.dose)

    assert {dose.sets for dose in doses} == {1}
    assert brief.doses(BRIDGE, BRIDGE.dose) is doses


def test_a_dose_that_takes_more_than_its_share_of_a_session_is_not_given() -> None:
    brief = a_brief(a_content(steps=STEPS), person=a_person(minutes=14))

    # the first walk would be eight minutes
    assert [dose.minutes for dose in brief.doses(WALK, WALK.dose)] == [7, 6, 5]


def test_no_day_can_hold_what_takes_more_than_its_share_at_its_least() -> None:
    # the shortest walk takes five minutes
    assert a_brief(person=a_person(minutes=10)).against(WALK) is None
    assert a_brief(person=a_person(minutes=9)).against(WALK) is ExclusionReason.TOO_LONG


def test_the_share_of_a_session_is_a_setting() -> None:
    content = a_content(item_share_most=0.25)

    assert a_brief(content, person=a_person(minutes=20)).against(WALK) is None
    assert a_brief(content, person=a_person(minutes=19)).against(WALK) is ExclusionReason.TOO_LONG


def test_no_day_can_hold_work_far_above_the_entry_step() -> None:
    # two sets of eight are twice the lowest step
    assert stepping({Cap.ENTRY_STEP: 1}).against(BRIDGE) is ExclusionReason.TOO_HARD
    assert stepping({Cap.ENTRY_STEP: 3}).against(BRIDGE) is None


def test_no_day_can_hold_what_its_caps_leave_too_little_of() -> None:
    # two holds of five with five to move each, and a rest of twenty, are forty seconds
    assert stepping({Cap.HOLD_SECONDS: 5}, seconds_least=40).against(STRETCH) is None
    little = stepping({Cap.HOLD_SECONDS: 5}, seconds_least=41)
    assert little.against(STRETCH) is ExclusionReason.TOO_LITTLE


def test_the_walks_are_those_that_a_session_has_time_for_the_longest_first() -> None:
    stroll = replace(WALK, id="stroll", dose=in_minutes(2, 4))
    hike = replace(WALK, id="hike", dose=in_minutes(60, 90))

    brief = a_brief(a_content(exercises=(stroll, WALK, hike, STRETCH, BRIDGE)))

    assert [walk.id for walk in brief.walks] == ["walk", "stroll"]


def test_an_item_is_there_because_of_the_rules_for_its_programme_and_its_need() -> None:
    brief = a_brief(None, an_assessment(points={"main": 1, "strength": 1}))

    assert brief.because(BRIDGE, "main") == ("wants-main", "wants-strength")
    assert brief.because(BRIDGE, "") == ("wants-strength",)


def test_what_no_rule_wants_is_there_because_of_the_phase_or_else_the_size() -> None:
    phase = an_assessment(caps={Cap.PHASE: 2, Cap.ITEMS: 4})

    assert a_brief(None, phase).because(BRIDGE, "main") == ("caps-phase",)
    assert a_brief(None, an_assessment(caps={Cap.ITEMS: 4})).because(BRIDGE, "") == ("caps-items",)


@pytest.mark.parametrize(
    ("reason", "cap"),
    [
        (ExclusionReason.ENOUGH_ITEMS, Cap.ITEMS),
        (ExclusionReason.TOO_HARD, Cap.ENTRY_STEP),
        (ExclusionReason.TOO_LONG, Cap.MINUTES),
    ],
)
def test_what_is_left_out_has_the_words_and_the_rules_of_the_reason(
    reason: ExclusionReason, cap: Cap
) -> None:
    brief = a_brief(None, an_assessment(caps={cap: 4}))

    out = brief.left_out(WALK, 3, reason)

    assert out == LeftOut("walk", "Walk", 3, f"{reason.value}.", (f"caps-{cap}",))


def test_no_rule_is_named_behind_what_is_for_another_part_of_the_body() -> None:
    brief = a_brief(None, an_assessment(caps=dict.fromkeys(Cap, 4)))

    assert brief.left_out(ROLLING, 3, ExclusionReason.ELSEWHERE).rules == ()


@pytest.mark.parametrize(
    ("exercise", "cap"),
    [
        (STRETCH, Cap.HOLD_SECONDS),
        (PLANK, Cap.EFFORT_SECONDS),
        (BRIDGE, Cap.REPETITIONS),
        (ROLLING, Cap.RELEASE_MINUTES),
        (WALK, Cap.WALK_MINUTES),
    ],
)
def test_what_is_too_little_names_the_rules_that_limit_its_own_doses(
    exercise: Exercise, cap: Cap
) -> None:
    caps = (
        Cap.HOLD_SECONDS,
        Cap.EFFORT_SECONDS,
        Cap.REPETITIONS,
        Cap.RELEASE_MINUTES,
        Cap.WALK_MINUTES,
    )
    brief = a_brief(None, an_assessment(caps=dict.fromkeys(caps, 1)))

    assert brief.left_out(exercise, 1, ExclusionReason.TOO_LITTLE).rules == (f"caps-{cap}",)


def test_the_working_days_are_those_of_the_arc() -> None:
    brief = a_brief(
        a_content(SEED, a_programme("work", an_arc("s", "b"))), an_assessment(points={"work": 1})
    )

    assert brief.kinds.work == {2, 4, 6}
