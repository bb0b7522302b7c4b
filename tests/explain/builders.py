"""Contents of a few questions and rules, and people who did not answer everything."""

import random
from dataclasses import replace

from recommender.domain.cases import Case
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import Question
from recommender.domain.rules import Rule
from recommender.service.recommender import Recommender
from tests.content.folders import real_content
from tests.domain.builders import a_questionnaire
from tests.people import random_answers
from tests.plans import case_with


def a_content(questions: tuple[Question, ...], *rules: Rule) -> Content:
    """Return a content with these questions and rules; the rest of it is the real one's."""
    return replace(real_content(), questionnaire=a_questionnaire(*questions), rules=rules)


def some_answers(content: Content, seed: int) -> Answers:
    """Return random answers, of which every second person leaves out about one in eight."""
    answers = random_answers(content, seed, ill=0.15 if seed % 3 else 0.5)
    chance = random.Random(seed)
    is_hasty = seed % 2 == 1
    return {
        name: value for name, value in answers.items() if not is_hasty or chance.random() > 0.125
    }


def a_case(recommender: Recommender, answers: Answers) -> Case:
    """Return the case that the service decides for these answers."""
    return case_with(recommender.plan(answers), answers, at="2026-11-21T09:00:00.000000Z")


def link(kind: str, name: str) -> str:
    """Return an address that says what it leads to."""
    return f"/{kind}/{name}"
