"""The answer set of a set that differs from a given one in as few questions as it can."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Node
from recommender.analysis.space import AnswerSpace
from recommender.analysis.ways import find_way
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import no_longer_asked

# a variable and its value
Step = tuple[int, int]
# what is left of the set, how many more questions may change, and the question counted last if it
# is not yet behind
State = tuple[Node, int, str]


@dataclass(frozen=True)
class Nearest:
    """An assignment, and how many questions have another answer in it."""

    assignment: Assignment
    changed: int


def nearest(
    space: AnswerSpace, node: Node, usual: Assignment, preferred: Assignment | None = None
) -> Nearest | None:
    """Return an assignment of a set that is nearest to the usual one, or None for an empty set.

    A question counts once, however many of its options change. One that is only now asked, or no
    longer, counts as unchanged. Of the nearest it is one that is as `preferred` where it can be,
    else as usual. It makes no node, so any thread may search.
    """
    if node == EMPTY:
        return None
    wanted = (preferred or usual, usual)
    search = _Search(space, *wanted)
    allowed = 0
    while (way := search.way(node, allowed)) is None:
        allowed += 1
    path = list(usual)
    for level, value in way:
        path[level] = value
    return Nearest(unchanged_where_possible(space, node, path, *wanted), allowed)


def nearest_to_ordinary(space: AnswerSpace, node: Node, content: Content) -> Answers:
    """Return the answers of a set that are nearest to a content's ordinary ones; empty for none.

    The ordinary answer to a question that an ordinary person is not asked is only there for
    whoever is asked it. It is no reason to tick what makes the form ask it.
    """
    ordinary = content.ordinary
    asked = space.assignment(_asked_of_ordinary(content))
    found = nearest(space, node, space.assignment(ordinary), asked)
    return space.answers(found.assignment, ordinary) if found else {}


def most_ordinary(space: AnswerSpace, node: Node) -> Answers:
    """Return the answers of a set that are nearest to ordinary ones; empty for an empty set.

    Where it can, they are those of somebody who answered all that was asked and nothing else.
    """
    whole = space.diagram.all_of([node, *space.canonical])
    return nearest_to_ordinary(space, whole if whole != EMPTY else node, space.content)


def _asked_of_ordinary(content: Content) -> Answers:
    """Return the ordinary answers to what an ordinary person is asked."""
    asked = content.ordinary
    while unasked := no_longer_asked(content.questionnaire, asked):
        asked = {name: value for name, value in asked.items() if name not in unasked}
    return asked


class _Search:
    """Looks for a way with so many changed questions; remembers from where so many do not do."""

    def __init__(self, space: AnswerSpace, preferred: Assignment, usual: Assignment) -> None:
        self._diagram = space.diagram
        self._questions = [variable.question.id for variable in space.variables]
        self._choices = [
            choices_of(variable.size, usual[level], preferred[level])
            for level, variable in enumerate(space.variables)
        ]
        self._hopeless: set[State] = set()

    def way(self, node: Node, allowed: int) -> list[Step] | None:
        """Return a way to the set that changes at most so many questions, or None."""
        return find_way((node, allowed, ""), self._steps, self._hopeless)

    def _steps(self, state: State) -> Iterator[tuple[Step, State]] | None:
        return None if state[0] == ALL else self._values(*state)

    def _values(self, node: Node, allowed: int, charged: str) -> Iterator[tuple[Step, State]]:
        """Yield the steps from a node; the question `charged` has been counted already."""
        level = self._diagram.level(node)
        question = self._questions[level]
        is_charged = question == charged
        children = self._diagram.children(node)
        for value, cost in self._choices[level]:
            left = allowed if is_charged else allowed - cost
            if left >= 0 and children[value] != EMPTY:
                counted = question if cost or is_charged else ""
                yield (level, value), self._state(children[value], left, counted)

    def _state(self, node: Node, allowed: int, charged: str) -> State:
        """Return the state at a node, which need not know of a question that is behind it."""
        is_same = node > ALL and self._questions[self._diagram.level(node)] == charged
        return node, allowed, charged if is_same else ""


def choices_of(size: int, usual: int, preferred: int) -> tuple[tuple[int, int], ...]:
    """Return each value of a variable and whether it counts as a change.

    The preferred one comes first, then the usual one, then the others that are no change.
    """
    answers, outside, still_open = size - 2, size - 2, size - 1
    is_answered = usual < answers
    costs = {value: int(is_answered) for value in range(answers)}
    # an example with answers left out says less than a whole one
    costs |= {outside: 0, still_open: 1, usual: 0}

    def place(entry: tuple[int, int]) -> tuple[bool, bool, int, int]:
        value, cost = entry
        return value != preferred, value != usual, cost, value

    return tuple(sorted(costs.items(), key=place))


def unchanged_where_possible(
    space: AnswerSpace, node: Node, path: list[int], *wanted: Assignment
) -> Assignment:
    """Return the assignment with each option as the first of those wanted that may have it so."""
    found = tuple(path)
    for level in range(len(found)):
        for value in dict.fromkeys(entry[level] for entry in wanted):
            tried = (*found[:level], value, *found[level + 1 :])
            if tried == found or space.diagram.contains(node, tried):
                found = tried
                break
    return found
