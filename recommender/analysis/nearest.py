"""The answer set of a set that differs from a given one in no question that need not differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recommender.analysis.diagram import Assignment, Node
from recommender.analysis.regions import Region
from recommender.analysis.searching import Searcher
from recommender.analysis.space import AnswerSpace, asked_of_ordinary
from recommender.domain.conditions import Answers
from recommender.domain.content import Content

# for each variable its values, each with whether it counts as a change, the first to be tried first
Costs = Sequence[tuple[tuple[int, int], ...]]


@dataclass(frozen=True)
class Nearest:
    """An assignment, and how many questions have another answer in it."""

    assignment: Assignment
    changed: int


def nearest_assignment(
    space: AnswerSpace,
    regions: Iterable[Region],
    usual: Assignment,
    preferred: Assignment | None = None,
) -> Nearest | None:
    """Return an assignment of some regions that is near to the usual one, or None for none.

    None of its changed questions could have the usual answer while the others stay unchanged that
    are. A question counts once, however many of its options change. One that is only now asked, or
    no longer, counts as unchanged. Of what is as near it is as `preferred` where it can be, else as
    usual. It makes no node, so any thread may search.
    """
    wanted = (preferred or usual, usual)
    costs = [
        choices_of(variable.size, usual[level], wanted[0][level])
        for level, variable in enumerate(space.variables)
    ]
    best: Nearest | None = None
    nearing = _Nearing(space, costs)
    for part in (part for region in regions for part in region.parts()):
        found = nearing.run(part, best.changed if best else len(space.levels))
        if found is not None:
            path = unchanged_where_possible(space, part, found, *wanted)
            tried = Nearest(path, found.changed)
            best = min(best or tried, tried, key=lambda one: (one.changed, _differing(one, usual)))
    return best


def _differing(found: Nearest, usual: Assignment) -> int:
    """Return how many single options or answers differ."""
    return sum(one != other for one, other in zip(found.assignment, usual, strict=True))


class _Nearing:
    """Looks for an assignment, and then for one with one changed question less, to the end."""

    def __init__(self, space: AnswerSpace, costs: Costs) -> None:
        self._space = space
        self._all = [tuple(value for value, _ in entry) for entry in costs]
        self._free = [tuple(value for value, cost in entry if not cost) for entry in costs]
        # what it learns of one region spares it work in the next
        self._anywhere = Searcher(space.diagram, self._all.__getitem__)

    def run(self, part: Region, most: int) -> Nearest | None:
        """Return what is found; None where nothing is, or more changes than `most` are needed."""
        found = self._anywhere.find(part.inside, part.outside)
        if found is None:
            return None
        needed: set[str] = set()
        while left := [name for name in self._changed(found) if name not in needed]:
            kept = frozenset(self._space.levels).difference(self._changed(found))
            nearer = self._find(part, kept | {left[-1]})
            if nearer is not None:
                found = nearer
                continue
            # nothing that is tried later could leave it unchanged, for even more stays unchanged
            needed.add(left[-1])
            if len(needed) > most:
                return None
        return Nearest(found, len(needed))

    def _find(self, part: Region, unchanged: frozenset[str]) -> Assignment | None:
        choices = list(self._all)
        for name in unchanged:
            for level in self._space.levels[name]:
                choices[level] = self._free[level]
        search = Searcher(self._space.diagram, choices.__getitem__)
        return search.find(part.inside, part.outside)

    def _changed(self, at: Assignment) -> tuple[str, ...]:
        return tuple(
            name
            for name, levels in self._space.levels.items()
            if any(at[level] not in self._free[level] for level in levels)
        )


def nearest_to_ordinary(space: AnswerSpace, regions: Iterable[Region], content: Content) -> Answers:
    """Return the answers of some regions nearest to a content's ordinary ones; empty for none.

    The ordinary answer to a question that an ordinary person is not asked is only there for
    somebody who is asked it. It is not a reason to tick what makes the form ask it.
    """
    ordinary = content.ordinary
    asked = space.assignment(asked_of_ordinary(content))
    found = nearest_assignment(space, regions, space.assignment(ordinary), asked)
    return space.answers(found.assignment, ordinary) if found else {}


def most_ordinary(space: AnswerSpace, regions: Sequence[Region]) -> Answers:
    """Return the answers of some regions that are nearest to ordinary ones; empty for none.

    Where it can, they are those of somebody who answered all that was asked and nothing else.
    """
    whole = [region.within(*space.canonical) for region in regions]
    return nearest_to_ordinary(space, whole, space.content) or nearest_to_ordinary(
        space, regions, space.content
    )


@lru_cache(maxsize=4096)
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
    space: AnswerSpace, part: Region, found: Nearest, *wanted: Assignment
) -> Assignment:
    """Return the assignment with each option as the first of those wanted that may have it so."""
    reading = _by_level(space, part)
    path = found.assignment
    for level in range(len(path)):
        for value in dict.fromkeys(entry[level] for entry in wanted):
            tried = (*path[:level], value, *path[level + 1 :])
            if tried == path or _lies_in(space, reading[level], tried):
                path = tried
                break
    return path


def _by_level(space: AnswerSpace, part: Region) -> list[list[tuple[Node, bool]]]:
    """Return for each variable the sets of a region that read it, and whether to lie in them."""
    found: list[list[tuple[Node, bool]]] = [[] for _ in space.variables]
    for nodes, is_inside in ((part.inside, True), (part.outside, False)):
        for node in nodes:
            for level in space.diagram.levels_read(node):
                if level < len(found):
                    found[level].append((node, is_inside))
    return found


def _lies_in(space: AnswerSpace, sets: Iterable[tuple[Node, bool]], at: Assignment) -> bool:
    return all(space.diagram.contains(node, at) is is_inside for node, is_inside in sets)
