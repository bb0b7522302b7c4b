"""Diagrams mean what plain sets of assignments mean, and equal sets have equal nodes."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.diagram import Diagram
from recommender.analysis.pairs import find_pair
from recommender.analysis.regions import Region
from recommender.analysis.searching import Searcher, find_assignment, find_in
from tests.analysis.diagrams import EVERY, SIZES, Pair, pairs

DIAGRAM = Diagram(SIZES)
a_pair = pairs(DIAGRAM)


@given(a_pair)
def test_a_node_holds_just_its_assignments(pair: Pair) -> None:
    held = {entry for entry in EVERY if DIAGRAM.contains(pair.node, entry)}

    assert held == pair.plain


@given(a_pair, a_pair)
def test_equal_sets_and_only_they_have_equal_nodes(one: Pair, other: Pair) -> None:
    assert (one.node == other.node) is (one.plain == other.plain)


@given(a_pair, a_pair)
def test_the_difference_lies_in_just_one(one: Pair, other: Pair) -> None:
    node = DIAGRAM.differs(one.node, other.node)

    assert {entry for entry in EVERY if DIAGRAM.contains(node, entry)} == one.plain ^ other.plain


@given(st.lists(a_pair, min_size=1, max_size=4), st.integers(1, 4))
def test_at_least_counts_the_sets_that_hold(drawn: list[Pair], least: int) -> None:
    node = DIAGRAM.at_least(least, [pair.node for pair in drawn])
    wanted = {entry for entry in EVERY if sum(entry in pair.plain for pair in drawn) >= least}

    assert {entry for entry in EVERY if DIAGRAM.contains(node, entry)} == wanted


@given(a_pair, st.integers(0, 3), st.data())
def test_a_given_value_is_no_longer_read(pair: Pair, level: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(0, SIZES[level] - 1))
    node = DIAGRAM.given(pair.node, level, value)
    wanted = {
        entry for entry in EVERY if (*entry[:level], value, *entry[level + 1 :]) in pair.plain
    }

    assert {entry for entry in EVERY if DIAGRAM.contains(node, entry)} == wanted
    assert level not in DIAGRAM.levels_read(node)


@given(a_pair, a_pair, a_pair)
def test_a_search_finds_somebody_just_where_there_is_one(
    one: Pair, other: Pair, outside: Pair
) -> None:
    found = find_assignment(DIAGRAM, [one.node, other.node], [outside.node])
    wanted = (one.plain & other.plain) - outside.plain

    assert found in wanted if wanted else found is None


@given(st.lists(a_pair, max_size=6), st.lists(a_pair, max_size=6))
def test_many_sets_are_searched_as_if_they_were_joined(
    inside: list[Pair], outside: list[Pair]
) -> None:
    found = find_assignment(
        DIAGRAM, [pair.node for pair in inside], [pair.node for pair in outside]
    )
    wanted = EVERY.intersection(*(pair.plain for pair in inside))
    wanted = wanted.difference(*(pair.plain for pair in outside))

    assert found in wanted if wanted else found is None


@given(st.lists(st.tuples(a_pair, a_pair, a_pair), min_size=2, max_size=6))
def test_what_one_search_learns_changes_nothing_that_another_finds(
    searches: list[tuple[Pair, Pair, Pair]],
) -> None:
    searcher = Searcher(DIAGRAM)

    for one, other, outside in searches:
        sets = ([one.node, other.node], [outside.node])
        assert searcher.find(*sets) == find_assignment(DIAGRAM, *sets)


@given(st.lists(a_pair, max_size=4), a_pair, a_pair)
def test_a_region_with_a_choice_holds_what_lies_in_one_of_its_sets(
    choice: list[Pair], inside: Pair, outside: Pair
) -> None:
    one_of = tuple(pair.node for pair in choice)
    found = find_in(DIAGRAM, Region((inside.node,), (outside.node,), one_of))
    joined = frozenset[tuple[int, ...]]().union(*(pair.plain for pair in choice))
    wanted = (inside.plain & joined) - outside.plain

    assert found in wanted if wanted else found is None


@given(st.lists(a_pair, max_size=6), st.lists(a_pair, max_size=4), st.lists(a_pair, max_size=4))
def test_whether_anything_is_in_a_region_is_asked_of_its_parts_together(
    choice: list[Pair], inside: list[Pair], outside: list[Pair]
) -> None:
    nodes = [tuple(pair.node for pair in part) for part in (inside, outside, choice)]
    wanted = frozenset[tuple[int, ...]]().union(*(pair.plain for pair in choice))
    wanted = wanted.intersection(*(pair.plain for pair in inside))
    wanted = wanted.difference(*(pair.plain for pair in outside))

    assert Searcher(DIAGRAM).has_any(Region(*nodes)) is bool(wanted)


@given(st.lists(a_pair, min_size=1, max_size=5), st.permutations(range(4)))
def test_values_are_tried_in_the_order_of_the_choices(inside: list[Pair], order: list[int]) -> None:
    choices = [[value for value in order if value < size] for size in SIZES]
    found = find_assignment(DIAGRAM, [pair.node for pair in inside], (), choices.__getitem__)
    wanted = EVERY.intersection(*(pair.plain for pair in inside))
    first = tuple(values[0] for values in choices)

    assert (found == first) is (first in wanted)


@given(a_pair, a_pair, st.integers(0, 3))
def test_a_pair_is_found_just_where_there_is_one(one: Pair, other: Pair, level: int) -> None:
    steps = [[(value, value) for value in range(size)] for size in SIZES]
    steps[level] = [(0, 1)]
    found = find_pair(DIAGRAM, Region((one.node,)), Region((), (other.node,)), steps.__getitem__)
    wanted = {
        (entry, (*entry[:level], 1, *entry[level + 1 :]))
        for entry in one.plain
        if entry[level] == 0 and (*entry[:level], 1, *entry[level + 1 :]) not in other.plain
    }

    assert found in wanted if wanted else found is None
