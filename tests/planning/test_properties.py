"""What holds for everybody: more danger never means less caution."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import NONE_OF_THESE, QuestionKind
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed
from tests.people import random_answers
from tests.planning.constraints import violations
from tests.planning.weeks import made_for

pytestmark = pytest.mark.crowd

SEEDS = st.integers(min_value=1_000_000, max_value=9_999_999)


def with_one_more(content: Content, answers: Answers, seed: int) -> Answers:
    """Return the answers with one more sign or risk ticked, chosen by the seed.

    Where "none of these" is a sign itself ("nothing makes it worse"), a tick would take that away.
    """
    choices = [
        (question.id, option.id)
        for question in content.questionnaire
        if question.kind is QuestionKind.MANY and question.id in answers
        for option in question.options
        if option.sign is not None
        and option.id != NONE_OF_THESE
        and not any(each.id == NONE_OF_THESE and each.sign for each in question.options)
    ]
    name, option = choices[seed % len(choices)]
    before = answers[name]
    assert isinstance(before, tuple)
    ticked = {*before, option} - {NONE_OF_THESE}
    order = content.questionnaire.questions[name].option_ids
    return {**answers, name: tuple(entry for entry in order if entry in ticked)}


@pytest.mark.slow
@settings(max_examples=400)
@given(person=SEEDS, sign=SEEDS)
def test_one_more_sign_or_condition_never_lowers_the_triage(
    decider: Decider, person: int, sign: int
) -> None:
    answers = random_answers(decider.content, person, ill=0.1)
    more = with_one_more(decider.content, answers, sign)

    before = decider.assess(answers).triage
    after = decider.assess(more).triage

    # a sign opens questions about it; until they are answered nothing is decided
    is_asked_on = bool(still_needed(evaluate(decider.content, more)))
    assert after.gravity >= before.gravity or is_asked_on


@pytest.mark.slow
@settings(max_examples=400)
@given(person=SEEDS, sign=SEEDS)
def test_one_more_sign_or_condition_never_brings_a_movement_back(
    decider: Decider, person: int, sign: int
) -> None:
    answers = random_answers(decider.content, person, ill=0.1)
    more = with_one_more(decider.content, answers, sign)
    # a sign opens questions about it; until they are answered nothing is decided
    answered = random_answers(decider.content, sign, ill=0.1, known=more)

    before = {entry.what for entry in decider.assess(answers).avoid}
    after = {entry.what for entry in decider.assess(answered).avoid}

    assert before <= after


@settings(max_examples=200)
@given(person=SEEDS)
def test_every_hard_constraint_holds_for_people_with_much_wrong(
    decider: Decider, person: int
) -> None:
    answers = random_answers(decider.content, person, ill=0.3)

    made = made_for(decider, answers)

    assert violations(decider.content, answers, made) == []


@settings(max_examples=60)
@given(person=SEEDS, days=st.integers(1, 3))
def test_ten_minutes_on_few_days_are_a_week_for_whom_the_rules_allow_one(
    decider: Decider, person: int, days: int
) -> None:
    answers = random_answers(decider.content, person, ill=0.02)

    made = made_for(decider, {**answers, "minutes_a_day": 10, "days_a_week": days})

    assert made.no_week is None


@settings(max_examples=100)
@given(person=SEEDS)
def test_an_emergency_or_an_urgent_case_never_gets_a_week(decider: Decider, person: int) -> None:
    made = made_for(decider, random_answers(decider.content, person, ill=0.4))

    assert (made.week is not None) == made.triage.allows_week
    assert made.week is None or made.triage in (Triage.PLAN, Triage.PLAN_WITH_CARE)
