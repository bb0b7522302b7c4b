"""A conflict is found among claims exactly where one that was learned has no other claim."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.conflicts import (
    Conflicts,
    claim_that,
    is_inside,
    moved,
    node_of,
    side_of,
)

# few claims, so that conflicts begin alike, and some say more than others
CLAIMS = st.frozensets(st.integers(4, 15), min_size=1, max_size=6)


@given(learned=st.lists(CLAIMS, max_size=30), states=st.lists(CLAIMS, min_size=10, max_size=30))
def test_what_is_found_is_what_looking_through_all_would_find(
    learned: list[frozenset[int]], states: list[frozenset[int]]
) -> None:
    conflicts = Conflicts()
    for entry in learned:
        conflicts.learn(entry)

    for state in states:
        found = conflicts.among(state)
        assert (found is None) is not any(entry <= state for entry in learned)
        assert found is None or (set(found) <= state and frozenset(found) in learned)


def test_nothing_conflicts_before_anything_is_learned() -> None:
    assert Conflicts().among([claim_that(7, 0, holds=True)]) is None


@given(node=st.integers(2, 1_000_000), side=st.integers(0, 1), holds=st.booleans())
def test_a_claim_tells_its_set_its_side_and_what_it_says(
    node: int, side: int, *, holds: bool
) -> None:
    claim = claim_that(node, side, holds=holds)

    assert (node_of(claim), side_of(claim), is_inside(claim)) == (node, side, holds)
    assert moved(claim, node + 1) == claim_that(node + 1, side, holds=holds)
