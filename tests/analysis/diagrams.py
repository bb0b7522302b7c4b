"""Small diagrams beside the plain sets of assignments that their nodes stand for."""

from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from recommender.analysis.diagram import Assignment, Diagram, Node
from recommender.analysis.regions import Region

SIZES = (2, 3, 2, 4)
EVERY = frozenset(product(*(range(size) for size in SIZES)))


@dataclass(frozen=True)
class Pair:
    """A node, and the assignments that it must hold."""

    node: Node
    plain: frozenset[Assignment]


def lies_in(diagram: Diagram, region: Region, at: Assignment) -> bool:
    """Return whether an assignment lies in a region."""
    return (
        all(diagram.contains(node, at) for node in region.inside)
        and not any(diagram.contains(node, at) for node in region.outside)
        and any(diagram.contains(node, at) for node in region.one_of)
    )


def pairs(diagram: Diagram) -> st.SearchStrategy[Pair]:
    """Return a strategy for sets made of literals by all operations."""
    literals = st.tuples(st.integers(0, len(SIZES) - 1), st.frozensets(st.integers(0, 3))).map(
        lambda drawn: a_literal(diagram, *drawn)
    )
    return st.recursive(
        literals,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda two: _both(diagram, *two)),
            st.tuples(inner, inner).map(lambda two: _either(diagram, *two)),
            inner.map(lambda one: _opposite(diagram, one)),
        ),
        max_leaves=8,
    )


def a_literal(diagram: Diagram, level: int, values: frozenset[int]) -> Pair:
    plain = frozenset(entry for entry in EVERY if entry[level] in values)
    return Pair(diagram.literal(level, values), plain)


def _both(diagram: Diagram, one: Pair, other: Pair) -> Pair:
    return Pair(diagram.both(one.node, other.node), one.plain & other.plain)


def _either(diagram: Diagram, one: Pair, other: Pair) -> Pair:
    return Pair(diagram.either(one.node, other.node), one.plain | other.plain)


def _opposite(diagram: Diagram, one: Pair) -> Pair:
    return Pair(diagram.opposite(one.node), EVERY - one.plain)
