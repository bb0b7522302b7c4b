"""Diagrams mean what plain sets of assignments mean, and equal sets have equal nodes."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.counting import Counter
from recommender.analysis.diagram import Diagram
from recommender.analysis.pairs import Side, find_pair
from recommender.analysis.searching import find
from tests.analysis.diagrams import EVERY, SIZES, Pair, pairs

DIAGRAM = Diagram(SIZES)
a_pair = pairs(DIAGRAM)
WEIGHTS = [[place + value + 1 for value in range(size)] for place, size in enumerate(SIZES)]


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


@given(st.lists(a_pair, max_size=4), st.integers(0, 6))
def test_gathered_sets_meet_where_the_given_ones_do(drawn: list[Pair], most: int) -> None:
    nodes = [pair.node for pair in drawn]

    assert DIAGRAM.all_of(DIAGRAM.gathered(nodes, most)) == DIAGRAM.all_of(nodes)


@given(st.lists(a_pair, max_size=4), st.integers(0, 6))
def test_gathering_makes_no_set_too_large(drawn: list[Pair], most: int) -> None:
    nodes = [pair.node for pair in drawn]

    assert all(
        DIAGRAM.size(node) <= most or node in nodes for node in DIAGRAM.gathered(nodes, most)
    )


@given(st.lists(a_pair, max_size=4))
def test_small_sets_are_gathered_into_one(drawn: list[Pair]) -> None:
    nodes = [pair.node for pair in drawn]

    assert DIAGRAM.gathered(nodes, 1000) == (DIAGRAM.all_of(nodes),)


@given(a_pair, st.integers(0, 3), st.data())
def test_a_given_value_is_no_longer_read(pair: Pair, level: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(0, SIZES[level] - 1))
    node = DIAGRAM.given(pair.node, level, value)
    wanted = {
        entry for entry in EVERY if (*entry[:level], value, *entry[level + 1 :]) in pair.plain
    }

    assert {entry for entry in EVERY if DIAGRAM.contains(node, entry)} == wanted
    assert level not in DIAGRAM.levels_read(node)


@given(a_pair)
def test_counting_adds_up_the_weights_exactly(pair: Pair) -> None:
    total = 0
    for entry in pair.plain:
        weight = 1
        for place, value in enumerate(entry):
            weight *= WEIGHTS[place][value]
        total += weight

    assert Counter(DIAGRAM, WEIGHTS).count(pair.node) == total


@given(a_pair, a_pair, a_pair)
def test_a_search_finds_somebody_just_where_there_is_one(
    one: Pair, other: Pair, outside: Pair
) -> None:
    found = find(DIAGRAM, [one.node, other.node], [outside.node])
    wanted = (one.plain & other.plain) - outside.plain

    assert found in wanted if wanted else found is None


@given(a_pair, a_pair, st.integers(0, 3))
def test_a_pair_is_found_just_where_there_is_one(one: Pair, other: Pair, level: int) -> None:
    steps = [[(value, value) for value in range(size)] for size in SIZES]
    steps[level] = [(0, 1)]
    found = find_pair(DIAGRAM, Side((one.node,)), Side((), (other.node,)), steps.__getitem__)
    wanted = {
        (entry, (*entry[:level], 1, *entry[level + 1 :]))
        for entry in one.plain
        if entry[level] == 0 and (*entry[:level], 1, *entry[level + 1 :]) not in other.plain
    }

    assert found in wanted if wanted else found is None
