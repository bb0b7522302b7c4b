"""Where contents send a case: what is milder, what is graver, and where nobody can say."""

import pytest

from recommender.domain.outcomes import Outcome, Step
from recommender.domain.rules import Triage

NOTHING = Outcome(None)
OUTCOMES = (
    *(Outcome(triage) for triage in Triage),
    *(Outcome(triage, is_open=True) for triage in Triage),
    NOTHING,
)


def asking(so_far: Triage) -> Outcome:
    return Outcome(so_far, is_open=True)


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        (Outcome(Triage.URGENT), Outcome(Triage.PLAN), Step.MILDER),
        (Outcome(Triage.CLINICIAN_FIRST), asking(Triage.PLAN), Step.MILDER),
        (Outcome(Triage.EMERGENCY), asking(Triage.URGENT), Step.MILDER),
        (Outcome(Triage.PLAN_WITH_CARE), asking(Triage.PLAN), Step.MILDER),
        (asking(Triage.URGENT), asking(Triage.PLAN), Step.MILDER),
        # what is asked on may still become graver
        (Outcome(Triage.CLINICIAN_FIRST), asking(Triage.CLINICIAN_FIRST), Step.UNCLEAR),
        (Outcome(Triage.PLAN), asking(Triage.PLAN), Step.UNCLEAR),
        (Outcome(Triage.EMERGENCY), NOTHING, Step.UNCLEAR),
        (asking(Triage.PLAN), NOTHING, Step.UNCLEAR),
    ],
)
def test_a_step_is_milder_where_what_is_certain_is_milder(
    before: Outcome, after: Outcome, step: Step
) -> None:
    assert before.step_to(after) is step


@pytest.mark.parametrize("before", OUTCOMES)
@pytest.mark.parametrize("after", OUTCOMES)
def test_the_way_back_is_the_opposite_step(before: Outcome, after: Outcome) -> None:
    opposite = {Step.MILDER: Step.GRAVER, Step.GRAVER: Step.MILDER}
    step = before.step_to(after)

    assert after.step_to(before) is opposite.get(step, step)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_the_same_as_itself_alone(outcome: Outcome) -> None:
    same = [after for after in OUTCOMES if outcome.step_to(after) is Step.SAME]

    assert same == [outcome]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Outcome(Triage.CLINICIAN_FIRST), asking(Triage.PLAN)),
        (Outcome(Triage.EMERGENCY), asking(Triage.CLINICIAN_FIRST)),
    ],
)
def test_a_stop_is_lost_where_less_is_certain_and_more_is_asked(
    before: Outcome, after: Outcome
) -> None:
    assert before.loses_stop(after)
    assert not after.loses_stop(before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Outcome(Triage.CLINICIAN_FIRST), Outcome(Triage.PLAN)),
        (Outcome(Triage.CLINICIAN_FIRST), asking(Triage.CLINICIAN_FIRST)),
        (Outcome(Triage.CLINICIAN_FIRST), asking(Triage.URGENT)),
        (Outcome(Triage.PLAN_WITH_CARE), asking(Triage.PLAN)),
        (asking(Triage.URGENT), asking(Triage.PLAN)),
        (Outcome(Triage.EMERGENCY), NOTHING),
        (NOTHING, asking(Triage.PLAN)),
    ],
)
def test_no_stop_is_lost_where_none_stood_or_none_went(before: Outcome, after: Outcome) -> None:
    assert not before.loses_stop(after)
