"""All answer sets of a questionnaire as a diagram, and those that the product can meet."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.meanings import Meanings
from recommender.analysis.ordering import question_order
from recommender.analysis.regions import Region
from recommender.analysis.searching import Searcher
from recommender.analysis.variables import TICKED, UNTICKED, Variable, make_variables
from recommender.domain.conditions import Answers, Condition, Value
from recommender.domain.content import Content
from recommender.domain.questions import (
    NONE_OF_THESE,
    Question,
    QuestionKind,
    no_longer_asked,
    not_applicable,
)


class AnswerSpace(Meanings):
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
        variables = shared.variables if shared else _ordered_variables(content, asked)
        diagram = shared.diagram if shared else Diagram([entry.size for entry in variables])
        super().__init__(content, variables, diagram)

    def under(self, other: Content) -> "AnswerSpace":
        """Return the same answer sets as another content's rules read them.

        Its conditions must have been among the `asked`. What only its form could say is never
        answered here.
        """
        mixed = replace(self.content, rules=other.rules, week=other.week)
        return AnswerSpace(mixed, shared=self)

    @cached_property
    def accepted(self) -> tuple[Node, ...]:
        """Everything that the product takes: any question may be open, or answered unasked.

        Like `complete`, `asked` and `canonical` these are sets that meet there, one a question.
        """
        return self._each(self._accepted)

    @cached_property
    def complete(self) -> tuple[Node, ...]:
        """The accepted answer sets in which no required question is open."""
        return self._each(self._complete)

    @cached_property
    def asked(self) -> tuple[Node, ...]:
        """The accepted answer sets in which nothing is answered that was not asked or offered."""
        return self._each(
            lambda entry: self.diagram.both(self._accepted(entry), self._asked(entry))
        )

    @cached_property
    def canonical(self) -> tuple[Node, ...]:
        """The complete answer sets of people who changed no answer: all asked, all answered."""
        return self._each(
            lambda entry: self.diagram.both(self._complete(entry), self._asked(entry))
        )

    @cached_property
    def ordinary_first(self) -> tuple[tuple[int, ...], ...]:
        """The values of each variable, that of an ordinary person who is asked it first.

        An ordinary person nearly always gets another triage than those whom a proof looks for, and
        meets what all other rules ask: searches that begin there end soon.
        """
        usual = (
            self.assignment(asked_of_ordinary(self.content)),
            self.assignment(self.content.ordinary),
        )
        return tuple(
            tuple(dict.fromkeys((*(entry[level] for entry in usual), *range(size))))
            for level, size in enumerate(self.diagram.sizes)
        )

    def find(self, *regions: Region) -> Assignment | None:
        """Return an assignment of the first region that has one, as ordinary as is easily found."""
        found = (self._searcher.find_in(region) for region in regions)
        return next((entry for entry in found if entry is not None), None)

    def has_any(self, *regions: Region) -> bool:
        """Return whether any of the regions has an assignment; that takes less than to find one."""
        return any(self._searcher.has_any(region) for region in regions)

    @cached_property
    def _searcher(self) -> Searcher:
        return Searcher(self.diagram, self.ordinary_first.__getitem__)

    def is_complete(self, at: Assignment) -> bool:
        """Return whether an assignment is accepted with no required question open."""
        return all(self.diagram.contains(part, at) for part in self.complete)

    def _each(self, part: Callable[[Question], Node]) -> tuple[Node, ...]:
        parts = (part(entry) for entry in self.content.questionnaire)
        return tuple(dict.fromkeys(entry for entry in parts if entry != ALL))

    def _complete(self, question: Question) -> Node:
        """Return where a question's variables are accepted, and not open if it is required."""
        accepted = self._accepted(question)
        if not question.is_required:
            return accepted
        return self.diagram.but_not(accepted, self.is_open(question.id))

    def _asked(self, question: Question) -> Node:
        """Return where a question is only answered if it is asked, and by what it offers."""
        diagram = self.diagram
        offered = {option.id for option in question.offered()}
        retired = diagram.any_of(
            diagram.literal(level, [TICKED])
            for level in self.levels[question.id]
            if self.variables[level].option and self.variables[level].option not in offered
        )
        if question.ask_when is None:
            return diagram.opposite(retired)
        unasked = diagram.but_not(self.answered(question.id), self.meaning(question.ask_when).yes)
        return diagram.opposite(diagram.either(retired, unasked))

    def _accepted(self, question: Question) -> Node:
        """Return where the variables of a question fit each other and its gate."""
        diagram = self.diagram
        outside = EMPTY if question.ask_when is None else self.meaning(question.ask_when).no
        is_none = EMPTY
        if question.kind is QuestionKind.MANY and NONE_OF_THESE not in question.option_ids:
            is_none = self.ticked(question.id, NONE_OF_THESE)
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


def asked_of_ordinary(content: Content) -> Answers:
    """Return the ordinary answers to what an ordinary person is asked."""
    asked = content.ordinary
    while unasked := no_longer_asked(content.questionnaire, asked):
        asked = {name: value for name, value in asked.items() if name not in unasked}
    return asked


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
