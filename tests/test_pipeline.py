"""From answers to a recommendation: refusals, failures, nothing safe, and the advice."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NoReturn

import pytest

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError, EngineError
from recommender.domain.exercises import Equipment
from recommender.domain.questions import NOT_SURE
from recommender.domain.rules import Triage
from recommender.domain.week import Person
from recommender.inference.deciding import Decider
from recommender.inference.engine import engine_class
from recommender.inference.matching import CompiledMatcher
from recommender.inference.rulebook import make_rulebook
from recommender.pipeline import UNANSWERED
from tests.people import HEALTHY, a_person, a_plain_case

ONE_ANSWER = "shoulder-surgeon"


class BrokenMatcher(CompiledMatcher):
    """A matcher that fails in the middle of a decision, with an answer in its mouth."""

    def changes(
        self, adding: Iterable[Any] | None = None, deleting: Iterable[Any] | None = None
    ) -> NoReturn:
        raise RuntimeError(f"{ONE_ANSWER}: {adding}, {deleting}")


class BrokenDecider(Decider):
    """Decides by the real rules, on an engine that fails."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self._engine_class = engine_class(make_rulebook(content.rules), matcher=BrokenMatcher)


def test_a_healthy_person_gets_a_week(decider: Decider) -> None:
    made = pipeline.recommend(decider, a_person(decider.content))

    assert made.triage is Triage.PLAN
    assert made.week is not None
    assert made.content_digest == decider.content.digest


def test_whoever_is_not_sure_and_is_not_asked_which_one_gets_no_plan(decider: Decider) -> None:
    """As a program may send it, whatever else is ticked beside it."""
    lists = [entry for entry in decider.content.questionnaire if entry.asks_which]

    for asked in lists:
        for ticked in ([NOT_SURE], *([option.id, NOT_SURE] for option in asked.choices)):
            answers = dict(a_person(decider.content, **{asked.id: ticked}))
            del answers[asked.which]

            assert _is_no_plan(decider, answers), (asked.id, ticked)
    assert lists


def test_each_unanswered_question_that_matters_is_named_with_what_to_answer(
    decider: Decider,
) -> None:
    answers = dict(a_person(decider.content))
    del answers["pain_rest"], answers["saddle_signs"], answers["likes"]

    with pytest.raises(AnswersError) as refused:
        pipeline.recommend(decider, answers)

    questions = decider.content.questionnaire.questions
    assert refused.value.messages == {
        name: f"{questions[name].error_message}. {UNANSWERED}"
        for name in ("saddle_signs", "pain_rest")
    }


def test_a_certain_emergency_needs_no_other_answer(decider: Decider) -> None:
    made = pipeline.recommend(decider, {"chest_signs": ("chest_pain",)})

    assert made.triage is Triage.EMERGENCY
    assert made.week is None
    assert made.advice == ()


def test_when_the_engine_fails_there_is_no_plan(content: Content) -> None:
    with pytest.raises(EngineError):
        pipeline.recommend(BrokenDecider(content), a_person(content))


def test_the_error_of_a_failed_engine_holds_no_answer(content: Content) -> None:
    with pytest.raises(EngineError) as failed:
        pipeline.recommend(BrokenDecider(content), a_person(content))

    error: BaseException | None = failed.value
    texts = []
    while error is not None:
        texts.append(str(error))
        error = error.__cause__ or error.__context__
    assert texts == ["the rule engine failed (RuntimeError)"]


def test_the_planner_gets_minutes_days_equipment_likes_and_places(content: Content) -> None:
    answers = a_person(
        content,
        minutes_a_day=25,
        days_a_week=4,
        equipment=["ball"],
        likes=["walking"],
        where=["neck", "low_back"],
    )

    assert pipeline.person_of(content, answers) == Person(
        minutes=25,
        days=4,
        equipment=frozenset({"ball"}) | content.household,
        likes=frozenset({"walking"}),
        places=frozenset((*content.week.places["neck"], *content.week.places["low_back"])),
    )


def test_an_answer_without_a_place_of_its_own_means_none(content: Content) -> None:
    answers = a_person(content, where=["arm"])

    assert pipeline.person_of(content, answers).places == frozenset()


def test_everybody_has_what_is_of_the_household(content: Content) -> None:
    towel = Equipment("towel", "a towel", is_household=True)
    with_towel = replace(content, equipment={**content.equipment, "towel": towel})

    assert (
        "towel" in pipeline.person_of(with_towel, a_person(content, equipment=["no_mat"])).equipment
    )


def test_who_says_nothing_of_likings_has_none(content: Content) -> None:
    answers = dict(a_person(content))
    del answers["likes"]

    assert pipeline.person_of(content, answers).likes == frozenset()


def test_lists_that_may_be_passed_over_are_empty_for_the_planner(content: Content) -> None:
    answers = {name: value for name, value in a_person(content).items() if name != "equipment"}

    assert pipeline.person_of(content, answers).equipment == content.household


def test_the_advice_names_the_tips_of_the_rules_first_and_each_tip_once(decider: Decider) -> None:
    made = pipeline.recommend(decider, a_plain_case(decider.content, "spasm"))

    of_rules = [entry.what for entry in made.assessment.tips]
    told = [entry.what for entry in made.advice]
    assert told[: len(of_rules)] == of_rules
    assert len(set(told)) == len(told)


def test_the_advice_names_the_tips_of_the_programmes_in_the_week(decider: Decider) -> None:
    made = pipeline.recommend(decider, a_plain_case(decider.content, "weak"))

    [tip] = [entry for entry in made.advice if entry.what == "drink-enough"]
    of_programme = decider.content.programmes["000-myofascial-week"].tips
    assert tip.what in of_programme
    assert tip.rules == made.assessment.rules_for("000-myofascial-week")


def test_answers_to_questions_that_do_not_apply_do_no_harm(decider: Decider) -> None:
    answers = {**a_person(decider.content), "weeks_pregnant": 20}

    made = pipeline.recommend(decider, answers)

    assert made.triage is Triage.PLAN


def test_the_healthy_person_of_the_tests_leaves_no_question_open(content: Content) -> None:
    needed = {
        question.id
        for question in content.questionnaire
        if question.is_required and question.ask_when is None
    }

    assert needed <= set(HEALTHY)


def _is_no_plan(decider: Decider, answers: Answers) -> bool:
    """Return whether the answers are refused, or get no week whatever they lack."""
    try:
        return pipeline.recommend(decider, answers).week is None
    except AnswersError:
        return True
