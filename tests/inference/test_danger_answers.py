"""No danger answer goes because another answer hid its question, and no triage gets milder so."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.content.answers import check_answer
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.danger import is_counted
from recommender.domain.questions import no_longer_asked, not_applicable
from recommender.inference.deciding import Decider
from recommender.inference.interview import applying, next_page
from tests.crowds import crowd
from tests.people import a_person, random_answers, random_value

# many answer sets
pytestmark = pytest.mark.crowd

SEEDS = st.integers(0, 10**6)
ILL = st.sampled_from([0.03, 0.3, 0.8])
CHANGES = st.lists(st.tuples(st.integers(0, 99), SEEDS), min_size=1, max_size=6)


def danger(content: Content, answers: Answers) -> Answers:
    """Return the danger answers."""
    return {
        name: value for name, value in answers.items() if is_counted(content.counted, name, value)
    }


def with_one_danger(content: Content, seed: int) -> Answers:
    """Return the answers of somebody who is well but for one answer to what only some are asked."""
    chance = random.Random(seed)
    question = chance.choice([one for one in content.questionnaire if one.ask_when])
    value = check_answer(question, random_value(chance, question, ill=1))
    return {**random_answers(content, seed, ill=0), question.id: value}


def change(content: Content, answers: Answers, place: int, seed: int) -> tuple[str, Answers]:
    """Return a question that is asked, half of the time one that opens or hides others.

    With it come the answers with another one to it.
    """
    outside = not_applicable(content.questionnaire, answers)
    opening = {name for gate in content.questionnaire.gates for name in gate.read}
    asked = [
        question
        for question in content.questionnaire
        if question.id not in outside and (seed % 2 or question.id in opening)
    ]
    question = asked[place % len(asked)]
    value = check_answer(question, random_value(random.Random(seed), question, 0.6))
    return question.id, {**answers, question.id: value}


@given(seed=SEEDS, ill=ILL, known=st.integers(1, 60), changes=CHANGES)
def test_danger_answers_go_only_by_a_change_of_that_very_question(
    content: Content, seed: int, ill: float, known: int, changes: list[tuple[int, int]]
) -> None:
    whole = random_answers(content, seed, ill=ill)
    answers: Answers = dict(list(whole.items())[:known])
    for place, chance in changes:
        changed, answered = change(content, answers, place, chance)
        before = danger(content, answers)

        answers = applying(content, answered)

        stays = {name: value for name, value in before.items() if name != changed}
        assert stays.items() <= answers.items()


@settings(max_examples=50)
@given(seed=SEEDS, changes=CHANGES)
def test_hiding_a_question_makes_no_triage_milder_and_allows_nothing_more(
    decider: Decider, seed: int, changes: list[tuple[int, int]]
) -> None:
    content = decider.content
    answers = with_one_danger(content, seed)
    for place, chance in changes:
        _, answered = change(content, answers, place, chance)

        answers = applying(content, answered)

        assert next_page(content, answers).certain is next_page(content, answered).certain
        all_count, these_count = decider.assess(answered), decider.assess(answers)
        assert these_count.messages == all_count.messages
        assert these_count.avoid == all_count.avoid
        assert these_count.limits == all_count.limits


@given(seed=SEEDS, changes=CHANGES)
def test_what_stays_though_it_is_no_longer_asked_is_a_danger_answer(
    content: Content, seed: int, changes: list[tuple[int, int]]
) -> None:
    answers = random_answers(content, seed, ill=0.8)
    for place, chance in changes:
        _, answered = change(content, answers, place, chance)

        answers = applying(content, answered)

        assert no_longer_asked(content.questionnaire, answers) <= set(danger(content, answers))


def test_the_random_changes_hide_danger_answers(content: Content) -> None:
    hidden = 0
    for seed in crowd(25, most=100):
        answers = random_answers(content, seed, ill=0.8)
        for place in range(8):
            _, answered = change(content, answers, place, seed)
            hidden += bool(no_longer_asked(content.questionnaire, applying(content, answered)))

    assert hidden > 10


def test_a_sign_in_the_neck_at_72_stays_when_the_neck_goes(decider: Decider) -> None:
    content = decider.content
    signs = {"neck_more": ["one_sided"], "leg_reach": "not_leg"}
    said = a_person(content, age=72, where=["buttock_hip", "neck"], **signs)

    left = applying(content, {**said, "where": ("low_back",)})

    assert left["neck_more"] == ("one_sided",)
    assert "leg_reach" not in left
    assert decider.assess(left).triage is decider.assess(said).triage
