"""What conditions mean over all answer sets: each becomes two sets of a diagram.

One is where it is surely yes, the other where it is surely no. Between them lie the answer sets in
which it is unknown, because something that matters is not answered yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recommender.analysis.diagram import ALL, EMPTY, Diagram, Node
from recommender.analysis.variables import TICKED, UNTICKED, Variable
from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    Not,
)
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE
from recommender.domain.strata import findings_in_order


@dataclass(frozen=True)
class Sides:
    """Where a condition is surely yes, and where it is surely no."""

    yes: Node
    no: Node

    def __invert__(self) -> "Sides":
        return Sides(self.no, self.yes)


class Meanings:
    """The meaning of a content's conditions and findings over the variables of a diagram."""

    def __init__(self, content: Content, variables: Sequence[Variable], diagram: Diagram) -> None:
        self.content = content
        self.variables = tuple(variables)
        self.diagram = diagram
        self._meanings: dict[Condition, Sides] = {}
        self._findings: dict[str, Sides] = {}
        for finding in findings_in_order(content.rules):
            whens = tuple(rule.when for rule in content.rules_of_finding[finding])
            self._findings[finding] = self.meaning(AnyOf(whens))

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
            case Includes() | Excludes():
                return self._ticks(condition)
            case Comparison():
                return self._comparison(condition)
            case HasFinding(finding=finding):
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

    def _ticks(self, comparison: Includes | Excludes) -> Sides:
        levels = self.levels[comparison.question]
        named = self.ticked(comparison.question, comparison.option)
        first = self.variables[levels[0]]
        outside = self.diagram.literal(levels[0], [first.not_applicable])
        answered = self.diagram.literal(levels[0], [UNTICKED, TICKED])
        other = self.diagram.but_not(answered, named)
        if isinstance(comparison, Includes):
            return Sides(named, self.diagram.either(other, outside))
        return Sides(other, self.diagram.either(named, outside))

    def ticked(self, question: str, option: str) -> Node:
        """Return where a list is answered with an option; “none of these” is nothing ticked."""
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


def _least(condition: AllOf | AnyOf | AtLeast) -> int:
    """Return how many of its parts must hold."""
    match condition:
        case AllOf(parts=parts):
            return len(parts)
        case AtLeast(least=least):
            return least
    return 1
