"""Many at once: one writes after the other, and whoever reads sees no half of anything."""

from sqlalchemy import text

from recommender.domain.content import Content
from recommender.service.keeping import Keeper
from recommender.storage.stores import Stores
from tests.people import a_person, a_plain_case
from tests.storage.conftest import a_case, at_once, keep

THREADS = 8


def test_the_same_request_at_once_is_one_case(keeper: Keeper, content: Content) -> None:
    answers = a_plain_case(content, "spasm")

    kept = at_once(*[lambda: keeper.decide(answers, "key")] * THREADS)

    assert len({each.case.id for each in kept}) == 1
    assert keeper.stores.journal.verify().records == 1
    assert all(keeper.own_case(each.token) for each in kept)


def test_many_writers_make_one_chain(keeper: Keeper, content: Content) -> None:
    answers = [a_plain_case(content, name) for name in ("spasm", "knots", "stiffness", "weak")]
    answers.append(a_person(content, chest_signs=["chest_pain"]))

    at_once(*[lambda: [keeper.decide(each) for each in answers]] * THREADS)

    found = keeper.stores.journal.verify()
    assert (found.records, found.broken) == (THREADS * len(answers), None)


def test_numbers_have_no_gaps_when_many_write(stores: Stores) -> None:
    keep(stores, a_case("first"))

    at_once(
        *[
            lambda writer=writer: keep(stores, *(a_case(f"{writer}-{each}") for each in range(5)))
            for writer in range(THREADS)
        ]
    )

    with stores.database.reading() as connection:
        numbers = connection.execute(text("SELECT number FROM records ORDER BY number"))
        assert list(numbers.scalars()) == list(range(1, THREADS * 5 + 2))


def half_cases(stores: Stores) -> int:
    """Return by how many rows the tables of cases differ, seen at one moment."""
    names = ("records", "bodies", "cases", "case_tokens")
    with stores.database.reading() as connection:
        counts = {
            int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())
            for name in names
        }
    return max(counts) - min(counts)


def test_readers_see_no_half_case_while_others_write(stores: Stores) -> None:
    def write() -> set[int]:
        for number in range(20):
            keep(stores, a_case(str(number)))
        return set()

    def read() -> set[int]:
        return {half_cases(stores) for _ in range(60)}

    seen = at_once(write, read, read, read)

    assert set().union(*seen) == {0}
