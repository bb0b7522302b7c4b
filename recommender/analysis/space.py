"""All answer sets of a questionnaire as a diagram, and what conditions mean in it.

A condition becomes two sets: where it is surely yes and where it is surely no. Between them lie
the answer sets in which it is unknown, because something that matters is not answered yet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.ordering import question_order
from recommender.analysis.variables import TICKED, UNTICKED, Variable, make_variables
from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Found,
    Includes,
    Lacks,
    Not,
    Value,
)
from recommender.domain.content import Content
from recommender.domain.questions import (
    NONE_OF_THESE,
    Question,
    QuestionKind,
    not_applicable,
)
from recommender.domain.strata import findings_in_order


@dataclass(frozen=True)
class Sides:
    """Where a condition is surely yes, and where it is surely no."""

    yes: Node
    no: Node

    def __invert__(self) -> "Sides":
        return Sides(self.no, self.yes)


class AnswerSpace:
    """The answer sets of one content, and the meaning of conditions and findings in them.

    `asked` are further conditions that will be asked of the space; see `make_variables`.
    """

    def __init__(
        self,
        content: Content,
        asked: Iterable[Condition] = (),
        *,
        shared: "AnswerSpace | None" = None,
    ) -> None:
        self.content = content
        self.variables: tuple[Variable, ...] = (
            shared.variables if shared else _ordered_variables(content, asked)
        )
        self.diagram: Diagram = (
            shared.diagram if shared else Diagram([entry.size for entry in self.variables])
        )
        self._meanings: dict[Condition, Sides] = {}
        self._findings: dict[str, Sides] = {}
        for finding in findings_in_order(content.rules):
            whens = tuple(rule.when for rule in content.rules_of_finding[finding])
            self._findings[finding] = self.meaning(AnyOf(whens))

    def under(self, other: Content) -> "AnswerSpace":
        """Return the same answer sets as another content's rules read them.

        Its conditions must have been among the `asked`. What only its form could say is never
        answered here.
        """
        mixed = replace(self.content, rules=other.rules, week=other.week)
        return AnswerSpace(mixed, shared=self)

    @cached_property
    def levels(self) -> Mapping[str, tuple[int, ...]]:
        """The places of each question's variables."""
        found: dict[str, tuple[int, ...]] = {}
        for level, variable in enumerate(self.variables):
            found[variable.question.id] = (*found.get(variable.question.id, ()), level)
        return found

    def finding(self, name: str) -> Sides:
        """Return where a finding is surely there, and where it is surely not."""
        return self._findings[name]

    def meaning(self, condition: Condition) -> Sides:
        """Return where a condition is surely yes, and where it is surely no.

        Raises ValueError where it tells answers apart that share a value; see `make_variables`.
        """
        sides = self._meanings.get(condition)
        if sides is None:
            sides = self._meanings[condition] = self._find_meaning(condition)
        return sides

    def _find_meaning(self, condition: Condition) -> Sides:
        match condition:
            case Comparison(question=question) if question not in self.levels:
                return Sides(EMPTY, ALL)  # a question that this form does not ask
            case Includes() | Lacks():
                return self._ticks(condition)
            case Comparison():
                return self._comparison(condition)
            case Found(finding=finding):
                return self._findings[finding]
            case Not(part=part):
                return ~self.meaning(part)
        return self._count(_least(condition), condition.parts)

    def _count(self, least: int, parts: tuple[Condition, ...]) -> Sides:
        sides = [self.meaning(part) for part in parts]
        return Sides(
            yes=self._enough(least, [side.yes for side in sides]),
            no=self._enough(len(parts) - least + 1, [side.no for side in sides]),
        )

    def _enough(self, least: int, nodes: list[Node]) -> Node:
        if least == 1:
            return self.diagram.any_of(nodes)
        if least == len(nodes):
            return self.diagram.all_of(nodes)
        return self.diagram.at_least(least, nodes)

    def _comparison(self, comparison: Comparison) -> Sides:
        (level,) = self.levels[comparison.question]
        variable = self.variables[level]
        accepted: list[int] = []
        refused = [variable.not_applicable]
        for value, group in enumerate(variable.classes):
            verdicts = {comparison.accepts(answer) for answer in group}
            if len(verdicts) > 1:
                raise ValueError(f"{comparison} tells answers apart that share a value")
            (accepted if verdicts == {True} else refused).append(value)
        literal = self.diagram.literal
        return Sides(literal(level, accepted), literal(level, refused))

    def _ticks(self, comparison: Includes | Lacks) -> Sides:
        levels = self.levels[comparison.question]
        named = self._ticked(comparison.question, comparison.option)
        first = self.variables[levels[0]]
        outside = self.diagram.literal(levels[0], [first.not_applicable])
        answered = self.diagram.literal(levels[0], [UNTICKED, TICKED])
        other = self.diagram.but_not(answered, named)
        if isinstance(comparison, Includes):
            return Sides(named, self.diagram.either(other, outside))
        return Sides(other, self.diagram.either(named, outside))

    def _ticked(self, question: str, option: str) -> Node:
        levels = self.levels[question]
        if option == NONE_OF_THESE:
            return self.diagram.all_of(self.diagram.literal(at, [UNTICKED]) for at in levels)
        ticked = (
            self.diagram.literal(level, [TICKED])
            for level in levels
            if self.variables[level].option == option
        )
        return next(ticked, EMPTY)  # an option that this form does not offer is never ticked

    def answered(self, question: str) -> Node:
        """Return where a question is answered."""
        level = self.levels[question][0]
        return self.diagram.literal(level, range(len(self.variables[level].classes)))

    def is_open(self, question: str) -> Node:
        """Return where a question is neither answered nor known not to apply."""
        level = self.levels[question][0]
        return self.diagram.literal(level, [self.variables[level].open])

    def not_applicable(self, question: str) -> Node:
        """Return where a question is not answered because it does not apply."""
        level = self.levels[question][0]
        return self.diagram.literal(level, [self.variables[level].not_applicable])

    @cached_property
    def accepted(self) -> Node:
        """Everything that the product takes: any question may be open, or answered unasked."""
        return self.diagram.all_of(self._accepted(entry) for entry in self.content.questionnaire)

    @cached_property
    def complete(self) -> Node:
        """The accepted answer sets in which no required question is open."""
        needed = [entry.id for entry in self.content.questionnaire if entry.is_required]
        answered = (self.diagram.opposite(self.is_open(name)) for name in needed)
        return self.diagram.both(self.accepted, self.diagram.all_of(answered))

    @cached_property
    def asked(self) -> Node:
        """The accepted answer sets in which nothing is answered that was not asked or offered."""
        asked = (
            self.diagram.either(
                self.diagram.opposite(self.answered(entry.id)), self.meaning(entry.ask_when).yes
            )
            for entry in self.content.questionnaire
            if entry.ask_when is not None
        )
        return self.diagram.all_of([self.accepted, *asked, *self._not_retired()])

    def _not_retired(self) -> Iterator[Node]:
        """Yield where each option is not ticked that is no longer offered."""
        for level, variable in enumerate(self.variables):
            offered = {option.id for option in variable.question.offered()}
            if variable.option and variable.option not in offered:
                yield self.diagram.opposite(self.diagram.literal(level, [TICKED]))

    @cached_property
    def canonical(self) -> Node:
        """The complete answer sets of people who changed no answer: all asked, all answered."""
        return self.diagram.both(self.complete, self.asked)

    def _accepted(self, question: Question) -> Node:
        """Return where the variables of a question fit each other and its gate."""
        diagram = self.diagram
        outside = EMPTY if question.ask_when is None else self.meaning(question.ask_when).no
        is_none = EMPTY
        if question.kind is QuestionKind.MANY and NONE_OF_THESE not in question.option_ids:
            is_none = self._ticked(question.id, NONE_OF_THESE)
        return diagram.any_of(
            (
                diagram.but_not(self._all(question, _answers), is_none),
                diagram.both(self._all(question, _not_applicable), outside),
                diagram.but_not(self._all(question, _open), outside),
            )
        )

    def _all(self, question: Question, values: Callable[[Variable], Iterable[int]]) -> Node:
        """Return where every variable of a question has one of these values."""
        return self.diagram.all_of(
            self.diagram.literal(level, values(self.variables[level]))
            for level in self.levels[question.id]
        )

    def assignment(self, answers: Answers) -> Assignment:
        """Return the assignment that stands for some answers."""
        outside = not_applicable(self.content.questionnaire, answers)
        return tuple(_value_in(variable, answers, outside) for variable in self.variables)

    def answers(self, assignment: Assignment, usual: Answers | None = None) -> dict[str, Value]:
        """Return answers that an assignment stands for: of those that share a value, the usual."""
        found: dict[str, Value] = {}
        for question in self.content.questionnaire:
            values = [
                (self.variables[level], assignment[level]) for level in self.levels[question.id]
            ]
            if any(value >= len(variable.classes) for variable, value in values):
                continue
            if question.kind is QuestionKind.MANY:
                ticked = tuple(entry.option for entry, value in values if value == TICKED)
                found[question.id] = ticked or (NONE_OF_THESE,)
            else:
                group = values[0][0].classes[values[0][1]]
                wanted = (usual or {}).get(question.id)
                found[question.id] = wanted if wanted in group else group[0]
        return found


def _ordered_variables(content: Content, asked: Iterable[Condition]) -> tuple[Variable, ...]:
    """Return the variables as the diagram has them.

    An option of a list and the same one of its “which one?” stand together: rules read either.
    """
    place = {name: number for number, name in enumerate(question_order(content))}

    def key(variable: Variable) -> tuple[int, int]:
        question, option = variable.question, variable.option
        within = question.option_ids.index(option) if option else 0
        return place[question.which_of or question.id], within

    return tuple(sorted(make_variables(content, asked), key=key))


def _least(condition: AllOf | AnyOf | AtLeast) -> int:
    """Return how many of its parts must hold."""
    match condition:
        case AllOf(parts=parts):
            return len(parts)
        case AtLeast(least=least):
            return least
    return 1


def _answers(variable: Variable) -> Iterable[int]:
    return range(len(variable.classes))


def _not_applicable(variable: Variable) -> Iterable[int]:
    return (variable.not_applicable,)


def _open(variable: Variable) -> Iterable[int]:
    return (variable.open,)


def _value_in(variable: Variable, answers: Answers, outside: frozenset[str]) -> int:
    question = variable.question.id
    if question not in answers:
        return variable.not_applicable if question in outside else variable.open
    given = answers[question]
    if variable.option:
        return TICKED if isinstance(given, tuple) and variable.option in given else UNTICKED
    return variable.place_of[given]
