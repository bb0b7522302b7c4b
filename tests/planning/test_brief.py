"""What a week is planned from: doses and prescriptions, time, rules and words of refusal."""

import pytest

from recommender.domain.content import ExclusionReason
from recommender.domain.exercises import Exercise, Prescription, Range
from recommender.domain.rules import Cap, Triage
from recommender.domain.week import LeftOut
from recommender.planning.dosing import doses_from
from tests.planning.builders import (
    BRIDGE,
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

    given = [brief.prescription(BRIDGE, "seed", day).repetitions for day in (1, 2, 3)]
    assert given == [Range(5, 5), Range(6, 6), Range(5, 5)]


@pytest.mark.parametrize(
    ("programme", "exercise"), [("", BRIDGE), ("main", BRIDGE), ("seed", WALK)]
)
def test_where_no_programme_gives_numbers_the_dose_is_our_own(
    programme: str, exercise: Exercise
) -> None:
    assert a_brief(a_content(SEED)).prescription(exercise, programme, 1) is exercise.dose


def test_minutes_that_a_programme_gives_are_read_in_the_terms_of_the_exercise() -> None:
    given = a_brief(a_content(SEED)).prescription(STRETCH, "seed", 1)

    assert (given.sets, given.hold_seconds, given.minutes) == (Range(3, 3), Range(20, 30), None)


def test_doses_are_those_worked_out_and_kept() -> None:
    brief = a_brief(None, an_assessment(caps={Cap.SETS: 1}))

    doses = brief.doses(BRIDGE, BRIDGE.dose, is_first=True)

    assert doses == doses_from(BRIDGE, BRIDGE.dose, brief.caps, is_first=True)
    assert brief.doses(BRIDGE, BRIDGE.dose, is_first=True) is doses


def test_an_exercise_is_too_long_above_its_share_of_a_session() -> None:
    # the shortest walk takes five minutes
    assert not a_brief(person=a_person(minutes=10)).is_too_long(WALK)
    assert a_brief(person=a_person(minutes=9)).is_too_long(WALK)


def test_the_share_of_a_session_is_a_setting() -> None:
    content = a_content(item_share_most=0.25)

    assert not a_brief(content, person=a_person(minutes=20)).is_too_long(WALK)
    assert a_brief(content, person=a_person(minutes=19)).is_too_long(WALK)


def test_an_item_is_there_because_of_the_rules_for_its_programme_and_its_need() -> None:
    brief = a_brief(None, an_assessment(points={"main": 1, "strength": 1}))

    assert brief.because(BRIDGE, "main") == ("wants-main", "wants-strength")
    assert brief.because(BRIDGE, "") == ("wants-strength",)


def test_what_no_rule_wants_is_there_because_of_the_phase_or_else_the_size() -> None:
    phase = an_assessment(caps={Cap.PHASE: 2, Cap.ITEMS: 4})

    assert a_brief(None, phase).because(BRIDGE, "main") == ("caps-phase",)
    assert a_brief(None, an_assessment(caps={Cap.ITEMS: 4})).because(BRIDGE, "") == ("caps-items",)


def test_what_is_left_out_has_the_words_and_the_rules_of_the_reason() -> None:
    brief = a_brief(None, an_assessment(caps={Cap.ITEMS: 4}))

    out = brief.left_out(WALK, 3, ExclusionReason.ENOUGH_ITEMS)

    assert out == LeftOut("walk", "Walk", 3, "enough_items.", ("caps-items",))


def test_the_working_days_are_those_of_the_arc() -> None:
    brief = a_brief(
        a_content(SEED, a_programme("work", an_arc("s", "b"))), an_assessment(points={"work": 1})
    )

    assert brief.kinds.work == {2, 4, 6}
