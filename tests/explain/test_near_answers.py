"""Other answers that would have sent somebody further: how likely each is, and how few are told."""

from dataclasses import replace

import pytest

from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import NONE_OF_THESE, not_applicable
from recommender.domain.rules import Triage
from recommender.explain.near_answers import NearAnswer, NearAnswers
from recommender.explain.near_triage import graver
from recommender.explain.nearness import Nearness
from tests.people import a_person
from tests.weeks.people import described


@pytest.fixture(scope="module")
def nearness(content: Content) -> Nearness:
    return Nearness(content)


@pytest.fixture(scope="module")
def answers(content: Content, nearness: Nearness) -> NearAnswers:
    return NearAnswers(content, nearness)


def near_of(
    content: Content, nearness: Nearness, given: Answers
) -> tuple[Situation, tuple[str, ...]]:
    evaluation = evaluate(content, given)
    return evaluation.situation, nearness.near(evaluation.situation, evaluation.fired)


def test_every_answer_found_would_have_fired_its_rule(
    content: Content, nearness: Nearness, answers: NearAnswers
) -> None:
    given = a_person(content, pain_rest=4)
    situation, near = near_of(content, nearness, given)

    found = answers.graver(situation, near, Triage.PLAN)

    assert {one.rule for one in found} == {
        name for name in near if graver(content.rules_by_id[name], Triage.PLAN)
    }
    tried = [(one.rule, {**given, one.question: one.value}) for one in found]
    # a step is not held against other questions, which it may open
    asked_alike = [
        (rule, changed)
        for rule, changed in tried
        if not_applicable(content.questionnaire, changed) == situation.not_applicable
    ]
    assert len(asked_alike) > 5
    assert [
        rule for rule, changed in asked_alike if rule not in evaluate(content, changed).fired
    ] == []


def test_the_next_number_comes_first_and_a_rare_sign_late(
    content: Content, nearness: Nearness, answers: NearAnswers
) -> None:
    situation, near = near_of(content, nearness, a_person(content, age=18))

    first, *others = answers.graver(situation, near, Triage.PLAN)

    assert (first.question, first.value, first.likelihood) == ("age", 17, 1.0)
    assert [one.likelihood for one in others] == sorted(
        (one.likelihood for one in others), reverse=True
    )
    [rare] = [one for one in others if _ticks(one, "chest_signs", "pain_on_breathing")][:1]
    assert 0 < rare.likelihood < 0.03


def _ticks(one: NearAnswer, question: str, option: str) -> bool:
    return one.question == question and isinstance(one.value, tuple) and option in one.value


def test_what_is_left_out_is_as_likely_as_not_ticking_it(
    content: Content, answers: NearAnswers
) -> None:
    given = a_person(content, ill_signs=["fell"])
    situation = evaluate(content, given).situation

    tick = answers._likelihood(
        replace(situation, answers={**given, "ill_signs": (NONE_OF_THESE,)}),
        "ill_signs",
        ("fell",),
    )
    untick = answers._likelihood(situation, "ill_signs", (NONE_OF_THESE,))

    assert 0 < tick < 1
    assert tick + untick == pytest.approx(1)


def test_that_nothing_eases_is_as_likely_as_the_population_says(
    content: Content, answers: NearAnswers
) -> None:
    situation = evaluate(content, a_person(content, eases=["changing_eases"])).situation

    nothing = answers._likelihood(situation, "eases", (NONE_OF_THESE,))

    # of every cell of it 0.2 to 3.5 in 100
    assert 0 < nothing < 0.035


def test_without_a_population_only_the_next_number_is_likely(content: Content) -> None:
    alone = replace(content, population=None)
    nearness = Nearness(alone)
    situation, near = near_of(alone, nearness, a_person(alone, age=18))

    found = NearAnswers(alone, nearness).graver(situation, near, Triage.PLAN)

    assert {one.likelihood for one in found} == {0.0, 1.0}


def test_an_answer_of_which_the_population_says_nothing_is_not_likely(content: Content) -> None:
    assert content.population is not None
    kinds = tuple(
        replace(kind, choices={}, options={}, given=()) for kind in content.population.kinds
    )
    told_nothing = replace(content.population, choices={}, options={}, given=(), kinds=kinds)
    silent = replace(content, population=told_nothing)
    nearness = Nearness(silent)
    person = described()["f88-thin-bones-unsteady"].answered(silent)
    situation, near = near_of(silent, nearness, person)

    found = NearAnswers(silent, nearness).graver(situation, near, Triage.PLAN)

    assert ("course", "worse", 0.0) in {(one.question, one.value, one.likelihood) for one in found}


def test_few_of_the_written_people_are_told_of_a_stop_one_answer_away(
    content: Content, nearness: Nearness, answers: NearAnswers
) -> None:
    assert content.summary is not None
    least, told = content.summary.likely_from / 100, []

    for person in described().values():
        situation, near = near_of(content, nearness, person.answered(content))
        found = answers.graver(situation, near, person.triage)
        if any(one.likelihood >= least and not one.triage.allows_week for one in found):
            told.append(person.name)

    # everybody is one tick from an emergency; a flag on more than one in six says nothing
    assert 0 < len(told) <= len(described()) / 6
