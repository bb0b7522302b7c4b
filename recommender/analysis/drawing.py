"""Draw a crowd of one kind of people from a stated population, question by question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from recommender.analysis.crowd import NO_PEOPLE, Crowd, People, Truths
from recommender.analysis.dice import Bits, Dice, Weights
from recommender.domain.chances import CERTAIN
from recommender.domain.conditions import Condition, Value
from recommender.domain.content import Content
from recommender.domain.population import Cell, Population
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind

_Told = TypeVar("_Told")
# people, and what is told of all of them
_Group = tuple[People, _Told]


def draw_crowd(
    content: Content, population: Population, cells: Sequence[Cell], size: int, bits: Bits
) -> Crowd:
    """Return so many people of some cells, in proportion to the cells' shares."""
    return _Drawing(content, population, cells, size, bits).run()


class _Drawing:
    """One crowd while it is drawn."""

    def __init__(
        self,
        content: Content,
        population: Population,
        cells: Sequence[Cell],
        size: int,
        bits: Bits,
    ) -> None:
        self._population = population
        self._dice = Dice(bits, size)
        self._crowd = Crowd(content, size)
        self._truths = Truths(content, self._crowd)
        places: Weights = {place: cell.share for place, cell in enumerate(cells)}
        members = self._dice.split([(self._crowd.everybody, places)])
        self._cells = [(members[place], cell) for place, cell in enumerate(cells)]

    def run(self) -> Crowd:
        """Draw the answers to every question, each once what opens it is drawn."""
        questions = self._crowd.content.questionnaire.questions
        for question in questions.values():
            if not question.which_of:
                self._draw(question)
                if question.which:
                    self._draw_which(question, questions[question.which])
        return self._crowd

    def _draw(self, question: Question) -> None:
        asked = NO_PEOPLE if question.is_later else self._crowd.everybody
        if question.ask_when is not None:
            asked &= self._truths.holds(question.ask_when)
        self._crowd.asked[question.id] = asked
        draw = self._ticks if question.kind is QuestionKind.MANY else self._choices
        self._crowd.answers[question.id] = draw(question, asked) if asked else {}

    def _choices(self, question: Question, asked: People) -> Mapping[Value, People]:
        return self._dice.split(self._weighed(question, asked))

    def _weighed(self, question: Question, asked: People) -> Iterator[_Group[Weights]]:
        """Yield the people who are asked, with the weight of each answer."""
        for people, cell in self._asked_cells(asked):
            if question.id == self._population.age_question:
                band = self._population.ages[cell.age]
                yield people, dict.fromkeys(range(band.youngest, band.oldest + 1), 1.0)
                continue
            numbers = self._population.strengths[cell.strength].numbers.get(question.id)
            if numbers is not None:
                yield from self._not_below(question, people, numbers)
                continue
            for some, shares in self._first(
                people, self._population.ways_to_choose(cell, question.id)
            ):
                yield some, {_value(question, name): share for name, share in shares.items()}

    def _not_below(
        self, question: Question, people: People, numbers: Mapping[int, float]
    ) -> Iterator[_Group[Weights]]:
        """Yield people with the numbers that are not below those that they may not be below."""
        groups = [(people, question.minimum)]
        for other in self._population.never_below.get(question.id, ()):
            said = self._crowd.answers[other]
            groups = [
                (some & here, max(least, value))
                for some, least in groups
                for value, here in said.items()
                if isinstance(value, int) and some & here
            ]
        for some, least in groups:
            fit: Weights = {number: share for number, share in numbers.items() if number >= least}
            yield some, fit if sum(fit.values()) else {least: 1.0}

    def _ticks(self, question: Question, asked: People) -> Mapping[Value, People]:
        """Return who ticks each option; those who tick nothing where that cannot be tick one."""
        nothing = self._says_none(question, asked)
        left = asked & ~nothing
        found: dict[Value, People] = {}
        ticked = NO_PEOPLE
        for option in _real(question):
            found[option] = self._tick(question, option, left)
            ticked |= found[option]
        may_be_none = NONE_OF_THESE in question.option_ids and not nothing
        idle = left & ~ticked
        if idle and question.is_required and not may_be_none:
            for one, people in self._one_of(question, idle).items():
                found[one] |= people
        return found

    def _says_none(self, question: Question, asked: People) -> People:
        """Return who says “none of these”, where that has a chance of its own."""
        found = NO_PEOPLE
        roll = self._dice.rolled()
        for people, cell in self._asked_cells(asked):
            for told in (cell.kind.options, self._population.options):
                chance = told.get(question.id, {}).get(NONE_OF_THESE)
                if chance is not None:
                    found |= people & roll.below(chance.at(cell.age, cell.strength) / CERTAIN)
                    break
        return found

    def _tick(self, question: Question, option: str, asked: People) -> People:
        found, roll = NO_PEOPLE, self._dice.rolled()
        for people, chance in self._chances(question, option, asked):
            found |= people & roll.below(chance)
        return found

    def _chances(self, question: Question, option: str, asked: People) -> Iterator[_Group[float]]:
        told: dict[tuple[tuple[Condition, float], ...], People] = {}
        cells: Iterable[_Group[Cell]] = self._asked_cells(asked)
        first = self._cells[0][1]
        if self._population.ticks_alike(first.kind, question.id, option):
            cells = [(asked, first)] if asked else []
        for people, cell in cells:
            ways = self._population.ways_to_tick(cell, question.id, option)
            told[ways] = told.get(ways, NO_PEOPLE) | people
        for ways, people in told.items():
            yield from self._first(people, ways)

    def _one_of(self, question: Question, people: People) -> Mapping[Value, People]:
        """Return who of some people gets which option, by the chances of those not ticked."""
        options = [option for option in _real(question) if option != NOT_SURE]
        groups: list[_Group[Weights]] = [(people, {})]
        for option in options:
            chances = list(self._chances(question, option, people))
            ticked = self._crowd.ticked(question.id, option)
            groups = [
                (both, {**weights, option: 0.0 if is_ticked else chance})
                for some, weights in groups
                for here, chance in chances
                for both, is_ticked in (
                    (some & here & ~ticked, False),
                    (some & here & ticked, True),
                )
                if both
            ]
        return self._dice.split(groups)

    def _draw_which(self, listed: Question, which: Question) -> None:
        """Draw which option people who are not sure are not sure about, if they can say."""
        asked = self._crowd.ticked(listed.id, NOT_SURE)
        cannot = asked & self._dice.rolled().below(self._population.doubters.cannot_say / CERTAIN)
        found = dict(self._one_of(listed, asked & ~cannot)) if asked & ~cannot else {}
        self._crowd.asked[which.id] = asked
        self._crowd.answers[which.id] = {**found, NOT_SURE: cannot}

    def _asked_cells(self, asked: People) -> Iterator[_Group[Cell]]:
        return ((people & asked, cell) for people, cell in self._cells if people & asked)

    def _first(
        self, people: People, ways: Iterable[tuple[Condition, _Told]]
    ) -> Iterator[_Group[_Told]]:
        """Yield people with the first way whose condition is yes for them."""
        left = people
        for when, told in ways:
            here = left & self._truths.holds(when)
            left &= ~here
            if here:
                yield here, told


def _real(question: Question) -> list[str]:
    return [option.id for option in question.offered() if option.id != NONE_OF_THESE]


def _value(question: Question, name: str) -> Value:
    match question.kind:
        case QuestionKind.YES_NO:
            return name == "yes"
        case QuestionKind.NUMBER:
            return int(name)
    return name
