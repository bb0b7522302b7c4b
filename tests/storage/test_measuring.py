"""How large a store is, and how many cases of each triage it keeps."""

from recommender.domain.rules import Triage
from recommender.storage.measuring import kept_by_triage, store_bytes
from recommender.storage.stores import Stores
from tests.storage.conftest import a_case, keep


def test_cases_are_counted_by_their_triage(stores: Stores) -> None:
    stops = (a_case(f"{number}", triage=Triage.EMERGENCY) for number in range(2))
    keep(stores, a_case("week"), *stops)

    assert kept_by_triage(stores.database) == {Triage.PLAN: 1, Triage.EMERGENCY: 2}


def test_a_store_that_keeps_something_takes_room(stores: Stores) -> None:
    keep(stores, a_case("week"))

    assert store_bytes(stores.database) > 100_000
