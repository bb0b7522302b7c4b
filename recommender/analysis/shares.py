"""Exact shares of sets of answer sets in a stated population, and people drawn from it.

Uniform counts would say nothing about people: in the space of all answers nearly everybody ticks
half of the danger signs. So each answer has the chance that the population gives it.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from recommender.analysis.diagram import ALL, Assignment, Node
from recommender.analysis.space import AnswerSpace
from recommender.analysis.variables import Variable, answers_to
from recommender.domain.conditions import Answers, Condition, IsOneOf, IsWithin, Value
from recommender.domain.content import Content
from recommender.domain.population import Cell, Population
from recommender.domain.questions import NOT_SURE, QuestionKind

# a question that is not asked has its mark for certain, and none is left open
MARKS = (1.0, 0.0)
Weights = list[list[float]]
# gives a number from 0 to below 1
Draw = Callable[[], float]


def told_apart(content: Content, population: Population) -> Iterator[Condition]:
    """Yield what a population tells apart: see `make_variables`."""
    for question in content.questionnaire:
        if question.kind is QuestionKind.ONE:
            yield from (IsOneOf(question.id, (option,)) for option in question.option_ids)
    questions = content.questionnaire.questions
    named = [name for strength in population.strengths for name in strength.numbers]
    for name in dict.fromkeys([*named, *population.never_below]):
        numbers = (value for value in answers_to(questions[name]) if isinstance(value, int))
        for value in numbers:
            yield IsWithin(name, value, value)
            yield IsWithin(name, value, None)
    for band in population.ages:
        yield IsWithin(population.age_question, band.youngest, band.oldest)


class PeopleCounter:
    """Counts the people of a population in sets of answer sets, and draws some."""

    def __init__(self, space: AnswerSpace, population: Population) -> None:
        self._space = space
        self._population = population

    @cached_property
    def people(self) -> Node:
        """The complete answer sets of people who exist."""
        diagram, meaning = self._space.diagram, self._space.meaning
        questions = self._space.content.questionnaire.questions
        found = [*self._space.canonical]
        for highest, others in self._population.never_below.items():
            for name in others:
                for value in answers_to(questions[name]):
                    if isinstance(value, int):
                        here = meaning(IsWithin(name, value, value)).yes
                        enough = meaning(IsWithin(highest, value, None)).yes
                        found.append(diagram.either(diagram.opposite(here), enough))
        return diagram.all_of(found)

    def within(self, node: Node) -> Node:
        """Return the part of a set in which there are people; `shares` takes such parts."""
        return self._space.diagram.both(node, self.people)

    def shares(self, nodes: Sequence[Node], cell: Cell) -> list[float]:
        """Return the share of a cell's people in each set, from 0 to 1."""
        values = self._values((self.people, *nodes), self.weights(cell))
        return [values[node] / values[self.people] for node in nodes]

    def draw(self, cell: Cell, chance: Draw, count: int) -> Iterator[Answers]:
        """Yield so many people of a cell, with complete answers."""
        weights = self.weights(cell)
        values = self._values((self.people,), weights)
        for _ in range(count):
            yield self._person(self._drawn(weights, values, chance), cell, chance)

    def _values(self, nodes: tuple[Node, ...], weights: Weights) -> Mapping[Node, float]:
        """Return the weight of each set and of all that it is made of."""
        values: dict[Node, float] = {node: float(node == ALL) for node in (ALL, *nodes)}
        values[ALL], values[0] = 1.0, 0.0
        for node, level, children in self._bottom_up(nodes):
            total = 0.0
            for weight, child in zip(weights[level], children, strict=True):
                if weight and child:
                    total += weight * values[child]
            values[node] = total
        return values

    def _bottom_up(self, nodes: tuple[Node, ...]) -> list[tuple[Node, int, tuple[Node, ...]]]:
        if nodes not in self._ordered:
            diagram = self._space.diagram
            self._ordered[nodes] = [
                (node, diagram.level(node), diagram.children(node))
                for node in diagram.bottom_up(nodes)
            ]
        return self._ordered[nodes]

    @cached_property
    def _ordered(self) -> dict[tuple[Node, ...], list[tuple[Node, int, tuple[Node, ...]]]]:
        return {}

    def weights(self, cell: Cell) -> Weights:
        """Return the chance of each value of each variable in a cell."""
        return [[*self._chances(cell, entry), *MARKS] for entry in self._space.variables]

    def _chances(self, cell: Cell, variable: Variable) -> list[float]:
        """Return the chance of each answer of a variable; together they are one."""
        question = variable.question
        if variable.option:
            chance = 0.0
            if question.which_of and variable.option == NOT_SURE:
                chance = 1.0
            elif variable.option in {option.id for option in question.offered()}:
                chance = self._population.ticked(cell, question.id, variable.option)
            return [1 - chance, chance]
        weight = self._weight_of(cell, variable)
        found = [sum(weight(answer) for answer in group) for group in variable.classes]
        return [share / sum(found) for share in found]

    def _weight_of(self, cell: Cell, variable: Variable) -> Callable[[Value], float]:
        population, question = self._population, variable.question
        if question.kind is not QuestionKind.NUMBER or question.id in population.choices:
            chosen = population.chosen(cell, question.id)
            return lambda answer: chosen.get(_name(answer), 0.0)
        numbers = population.strengths[cell.strength].numbers.get(question.id)
        if numbers is not None:
            return lambda answer: numbers.get(answer, 0.0) if isinstance(answer, int) else 0.0
        if question.id == population.age_question:
            band = population.ages[cell.age]
            return lambda answer: float(band.holds(answer))
        return lambda _: 1.0

    def _drawn(self, weights: Weights, values: Mapping[Node, float], chance: Draw) -> Assignment:
        """Return an assignment of people, drawn level by level by what lies behind each value."""
        node, found = self.people, []
        for level, own in enumerate(weights):
            children: Sequence[Node] = (node,) * len(own)
            if self._space.diagram.level(node) == level:
                children = self._space.diagram.children(node)
            behind = [weight * values[child] for weight, child in zip(own, children, strict=True)]
            value = _pick(behind, chance)
            found.append(value)
            node = children[value]
        return tuple(found)

    def _person(self, drawn: Assignment, cell: Cell, chance: Draw) -> Answers:
        """Return answers that an assignment stands for, drawn where several share a value."""
        usual: dict[str, Value] = {}
        for variable, value in zip(self._space.variables, drawn, strict=True):
            if not variable.option and value < len(variable.classes):
                group = variable.classes[value]
                weight = self._weight_of(cell, variable)
                usual[variable.question.id] = group[_pick([weight(a) for a in group], chance)]
        return self._space.answers(drawn, usual)


def _pick(weights: list[float], chance: Draw) -> int:
    """Return a place, drawn by the weights."""
    return bisect(list(accumulate(weights)), chance() * sum(weights))


def _name(answer: Value) -> str:
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else str(answer)
