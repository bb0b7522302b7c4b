"""The single other answers that would have sent somebody further, the likeliest first.

Everybody is one tick from an emergency, so how near a triage is says little by itself. An answer is
likely where it is the next number, or where many people of this age answer so in the population
that the content states.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from recommender.domain.conditions import Situation, Value
from recommender.domain.content import Content
from recommender.domain.danger import names_sign
from recommender.domain.population import Cell
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind
from recommender.domain.rules import Triage
from recommender.explain.near_triage import graver
from recommender.explain.nearness import Nearness

# the next number is as likely as the one that was given
_NEXT = 1.0


@dataclass(frozen=True)
class NearAnswer:
    """Another answer to one question, the rule that it would have fired, and where that sends.

    `likelihood` is the share of people of this age who answer so, from 0 to 1; it is 1 for the
    next number, and 0 where the content states no population.
    """

    triage: Triage
    rule: str
    question: str
    value: Value
    likelihood: float


class NearAnswers:
    """Finds such answers for the cases of one content; threads may share it."""

    def __init__(self, content: Content, nearness: Nearness) -> None:
        self._content = content
        self._nearness = nearness
        self._share = cache(self._find_share)

    def graver(
        self, situation: Situation, near: Iterable[str], told: Triage
    ) -> tuple[NearAnswer, ...]:
        """Return the answers by which rules that nearly fired would have sent somebody further.

        The likeliest come first, of equals the gravest.
        """
        place, rules = self._content.gravest_first.place, self._content.rules_by_id
        found = self._find(situation, near, told)
        return tuple(sorted(found, key=lambda one: (-one.likelihood, place(rules[one.rule]))))

    def _find(
        self, situation: Situation, near: Iterable[str], told: Triage
    ) -> Iterator[NearAnswer]:
        rules = self._content.rules_by_id
        further = {name: sent for name in near if (sent := graver(rules[name], told))}
        for name, steps in self._nearness.steps_of(situation, further).items():
            for question, values in steps.items():
                for value in values:
                    share = self._likelihood(situation, question, value)
                    yield NearAnswer(further[name], name, question, value, share)

    def _likelihood(self, situation: Situation, name: str, after: Value) -> float:
        question = self._content.questionnaire.questions[name]
        if question.kind is QuestionKind.NUMBER:
            return _NEXT
        band = self._band(situation)
        before = situation.answers[name]
        if not isinstance(after, tuple) or not isinstance(before, tuple):
            return self._share(band, name, _option(after))
        new = [option for option in after if option not in before and option != NONE_OF_THESE]
        if new:
            return self._share(band, name, new[0])
        # of some lists “none” is a statement, which few make, and not what is left
        if after == (NONE_OF_THESE,) and names_sign(question, after):
            return self._share(band, name, NONE_OF_THESE)
        gone = [option for option in before if option not in after]
        return 1 - self._share(band, name, gone[0]) if gone else 0.0

    def _band(self, situation: Situation) -> int:
        """Return the place of somebody's age band; the nearest where they are in none."""
        population = self._content.population
        if population is None:
            return 0
        age = situation.answers.get(population.age_question)
        places = (place for place, band in enumerate(population.ages) if band.holds(age))
        oldest = len(population.ages) - 1
        is_older = isinstance(age, int) and age > population.ages[oldest].oldest
        return next(places, oldest if is_older else 0)

    def _find_share(self, band: int, question: str, option: str) -> float:
        """Return the share of people of an age band who choose an option, when they are asked."""
        cells = [cell for cell in self._cells if cell.age == band]
        asked = self._content.questionnaire.questions[question]
        everybody = sum(cell.share for cell in cells)
        choosing = sum(cell.share * self._chance(cell, asked, option) for cell in cells)
        return choosing / everybody if everybody else 0.0

    @cached_property
    def _cells(self) -> tuple[Cell, ...]:
        population = self._content.population
        return tuple(population.cells()) if population else ()

    def _chance(self, cell: Cell, question: Question, option: str) -> float:
        population = self._content.population
        if population is None:
            return 0.0
        if question.kind is QuestionKind.MANY:
            return population.ticked(cell, question.id, option)
        # an older content may tell nothing of a question
        ways = population.ways_to_choose(cell, question.id)
        return ways[-1][1].get(option, 0.0) if ways else 0.0


def _option(value: Value) -> str:
    """Return an answer as the population names it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
