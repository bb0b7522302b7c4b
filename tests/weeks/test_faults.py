"""The faults that readers named most often stay as rare as they have become."""

import pytest

from recommender.inference.deciding import Decider
from tests.weeks.faults import Read, all_read, counts
from tests.weeks.people import described

# in how many of the 97 weeks each may be; docs/decisions/0060, 0066, 0067 have the figures before
MOST = {
    "idea_lost": 0,
    "same_name": 0,
    "thin_strength": 0,
    "backwards": 6,
    "begins_high": 7,
    "beginners_forms": 2,
    "untrue_reasons": 0,
    "minutes_left": 3,
    "rare_lead": 10,
    "unused": 0,
    "other_job": 0,
}


@pytest.fixture(scope="module")
def reads(decider: Decider) -> dict[str, Read]:
    """Return everybody's week, planned once."""
    return all_read(decider, described().values())


@pytest.fixture(scope="module")
def found(reads: dict[str, Read]) -> dict[str, tuple[int, int]]:
    """Return in how many weeks each kind is."""
    return counts(reads.values())


@pytest.mark.parametrize("kind", MOST)
def test_a_fault_is_in_no_more_weeks_than_before(
    found: dict[str, tuple[int, int]], kind: str
) -> None:
    assert found[kind][0] <= MOST[kind]
