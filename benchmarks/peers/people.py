"""The people whom all engines decide for: half answered everything, half left gaps."""

import random
from dataclasses import dataclass

from recommender.domain.conditions import Situation
from recommender.domain.content import Content
from recommender.domain.questions import not_applicable
from tests.people import random_answers

# the chance that a question about danger signs, conditions or limits is answered at random
ILL = (0.05, 0.15, 0.4, 0.9)
GAPS = (0.05, 0.15, 0.4)


@dataclass(frozen=True)
class Someone:
    """One set of answers with what does not apply, and whether nothing was left out."""

    situation: Situation
    is_complete: bool


def mixed_people(content: Content, count: int = 800) -> list[Someone]:
    """Return random people, well and ill, the same each time."""
    return [_someone(content, seed, is_complete=seed % 2 == 0) for seed in range(count)]


def _someone(content: Content, seed: int, *, is_complete: bool) -> Someone:
    chance = random.Random(seed)
    answers = random_answers(content, seed, ill=chance.choice(ILL))
    if not is_complete:
        share = chance.choice(GAPS)
        answers = {name: value for name, value in answers.items() if chance.random() >= share}
    outside = not_applicable(content.questionnaire, answers)
    return Someone(Situation(answers, outside), is_complete)
