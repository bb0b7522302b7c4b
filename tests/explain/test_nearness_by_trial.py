"""Nearness is what trying every small step of every answer finds, on the real content."""

import pytest

from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.explain.nearness import Nearness
from tests.crowds import crowd
from tests.explain.builders import some_answers
from tests.explain.small_steps import Trial, says_nothing, try_every_step

pytestmark = pytest.mark.crowd


@pytest.fixture(scope="module")
def nearness(content: Content) -> Nearness:
    return Nearness(content)


@pytest.fixture(scope="module", params=crowd(16, most=40))
def trial(request: pytest.FixtureRequest, content: Content) -> Trial:
    return try_every_step(content, some_answers(content, request.param))


def test_the_rules_near_are_all_that_a_small_step_fires(
    content: Content, nearness: Nearness, trial: Trial
) -> None:
    near = nearness.near(evaluate(content, trial.answers).situation, trial.fired)

    assert near == tuple(
        rule.id
        for rule in content.rules
        if trial.steps.get(rule.id) and not says_nothing(content, rule.when)
    )


def test_the_steps_to_a_rule_are_all_that_fire_it(
    content: Content, nearness: Nearness, trial: Trial
) -> None:
    situation = evaluate(content, trial.answers).situation

    steps = {
        rule: frozenset(
            (question, value)
            for question, values in nearness.steps(situation, rule).items()
            for value in values
        )
        for rule in trial.steps
    }

    assert steps == trial.steps


def test_the_random_people_are_near_to_many_rules(trial: Trial) -> None:
    assert sum(bool(steps) for steps in trial.steps.values()) > 30
