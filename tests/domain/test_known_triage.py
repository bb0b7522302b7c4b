"""Where contents send a case: what is milder, what is graver, and where nobody can say."""

import pytest

from recommender.domain.known_triage import Direction, KnownTriage
from recommender.domain.rules import Triage

NOTHING = KnownTriage(None)
OUTCOMES = (
    *(KnownTriage(triage) for triage in Triage),
    *(KnownTriage(triage, is_open=True) for triage in Triage),
    NOTHING,
)


def asking(so_far: Triage) -> KnownTriage:
    return KnownTriage(so_far, is_open=True)


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        (KnownTriage(Triage.URGENT), KnownTriage(Triage.PLAN), Direction.MILDER),
        (KnownTriage(Triage.CLINICIAN_FIRST), asking(Triage.PLAN), Direction.MILDER),
        (KnownTriage(Triage.EMERGENCY), asking(Triage.URGENT), Direction.MILDER),
        (KnownTriage(Triage.PLAN_WITH_CARE), asking(Triage.PLAN), Direction.MILDER),
        (asking(Triage.URGENT), asking(Triage.PLAN), Direction.MILDER),
        # what is asked on may still become graver
        (KnownTriage(Triage.CLINICIAN_FIRST), asking(Triage.CLINICIAN_FIRST), Direction.UNCLEAR),
        (KnownTriage(Triage.PLAN), asking(Triage.PLAN), Direction.UNCLEAR),
        (KnownTriage(Triage.EMERGENCY), NOTHING, Direction.UNCLEAR),
        (asking(Triage.PLAN), NOTHING, Direction.UNCLEAR),
    ],
)
def test_a_step_is_milder_where_what_is_certain_is_milder(
    before: KnownTriage, after: KnownTriage, step: Direction
) -> None:
    assert before.step_to(after) is step


@pytest.mark.parametrize("before", OUTCOMES)
@pytest.mark.parametrize("after", OUTCOMES)
def test_the_way_back_is_the_opposite_step(before: KnownTriage, after: KnownTriage) -> None:
    opposite = {Direction.MILDER: Direction.GRAVER, Direction.GRAVER: Direction.MILDER}
    step = before.step_to(after)

    assert after.step_to(before) is opposite.get(step, step)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_the_same_as_itself_alone(outcome: KnownTriage) -> None:
    same = [after for after in OUTCOMES if outcome.step_to(after) is Direction.SAME]

    assert same == [outcome]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (KnownTriage(Triage.CLINICIAN_FIRST), asking(Triage.PLAN)),
        (KnownTriage(Triage.EMERGENCY), asking(Triage.CLINICIAN_FIRST)),
    ],
)
def test_a_stop_is_lost_where_less_is_certain_and_more_is_asked(
    before: KnownTriage, after: KnownTriage
) -> None:
    assert before.loses_stop(after)
    assert not after.loses_stop(before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (KnownTriage(Triage.CLINICIAN_FIRST), KnownTriage(Triage.PLAN)),
        (KnownTriage(Triage.CLINICIAN_FIRST), asking(Triage.CLINICIAN_FIRST)),
        (KnownTriage(Triage.CLINICIAN_FIRST), asking(Triage.URGENT)),
        (KnownTriage(Triage.PLAN_WITH_CARE), asking(Triage.PLAN)),
        (asking(Triage.URGENT), asking(Triage.PLAN)),
        (KnownTriage(Triage.EMERGENCY), NOTHING),
        (NOTHING, asking(Triage.PLAN)),
    ],
)
def test_no_stop_is_lost_where_none_stood_or_none_went(
    before: KnownTriage, after: KnownTriage
) -> None:
    assert not before.loses_stop(after)
