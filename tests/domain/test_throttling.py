"""How long somebody waits after failures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.throttling import Backoff

BACKOFF = Backoff(free=3, first=10, longest=60)


@pytest.mark.parametrize(
    ("failures", "wait"), [(0, 0), (2, 0), (3, 10), (4, 20), (5, 40), (6, 60), (7, 60)]
)
def test_each_failure_beyond_the_free_ones_doubles_the_wait(failures: int, wait: float) -> None:
    assert BACKOFF.wait(failures) == wait


@given(st.integers(0, 10**9))
def test_no_number_of_failures_makes_anybody_wait_longer_than_the_longest(failures: int) -> None:
    assert 0 <= BACKOFF.wait(failures) <= BACKOFF.wait(failures + 1) <= BACKOFF.longest
