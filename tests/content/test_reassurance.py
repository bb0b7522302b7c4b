"""Nobody is told that back pain is rarely dangerous who has not denied every danger list.

A danger list is found in the content: a question with “none of these” that a rule which sends to a
stop reads, itself or through findings. A new one that the reassurance does not ask for fails here.
"""

from collections.abc import Iterator

from recommender.domain.conditions import Answers, Comparison, Situation, leaves
from recommender.domain.content import Content
from recommender.domain.danger import rules_behind
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, not_applicable
from recommender.domain.reference import decide_findings
from recommender.domain.rules import Sends
from recommender.domain.truth import Truth
from recommender.inference.deciding import Decider
from tests.people import a_person

TIP = "usually-not-serious"
FINDING = "no_sign_named"
# what these ask is how the pain behaves, and “none” denies nothing
DESCRIBING = {"pattern", "eases", "feels"}


def danger_lists(content: Content) -> Iterator[Question]:
    stops = [
        rule
        for rule in content.rules
        if isinstance(rule.then, Sends) and not rule.then.triage.allows_week
    ]
    read = {
        leaf.question
        for rule in (*stops, *rules_behind(stops, content.rules_of_finding))
        for leaf in leaves(rule.when)
        if isinstance(leaf, Comparison)
    }
    for question in content.questionnaire:
        if question.id in read - DESCRIBING and NONE_OF_THESE in question.option_ids:
            yield question


def told(decider: Decider, answers: Answers) -> bool:
    return TIP in [tip.what for tip in decider.assess(answers).tips]


def said(question: Question, option: str) -> Answers:
    """Return an answer with one option."""
    return {question.id: (option,) if question.kind is QuestionKind.MANY else option}


def test_the_danger_lists_are_found(content: Content) -> None:
    names = [question.id for question in danger_lists(content)]

    assert {"saddle_signs", "limb_more", "chest_signs", "neck_more", "heart_conditions"} <= {*names}
    assert len(names) >= 36


def test_who_denies_every_danger_list_that_applies_is_told(decider: Decider) -> None:
    assert told(decider, a_person(decider.content))
    assert told(decider, a_person(decider.content, where=["low_back", "neck"]))


def test_whoever_ticks_anything_in_a_danger_list_is_not_told(decider: Decider) -> None:
    well = a_person(decider.content)
    for question in danger_lists(decider.content):
        for option in question.option_ids:
            if option != NONE_OF_THESE:
                answers = {**well, **said(question, option)}
                assert not told(decider, answers), (question.id, option)


def test_a_danger_list_that_applies_and_is_open_is_no_denial(content: Content) -> None:
    well: Answers = {
        **a_person(content),
        **{
            name: value
            for one in danger_lists(content)
            for name, value in said(one, "none").items()
        },
    }
    for question in danger_lists(content):
        answers = {name: value for name, value in well.items() if name != question.id}
        # as for somebody whom the list is for
        situation = Situation(answers, not_applicable(content.questionnaire, well) - {question.id})

        assert decide_findings(content.rules, situation)[FINDING] is Truth.UNKNOWN, question.id
