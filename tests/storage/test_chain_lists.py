"""The lists beside the chain must show each record as it was, in every column, and nothing else."""

import pytest

from recommender.domain.plan import PlanAvoid, PlanMessage
from recommender.domain.records import RecordKind
from recommender.domain.reviews import DisagreeReason, Review, Signature, Verdict
from recommender.domain.rules import Triage
from recommender.storage.case_rows import Marks
from recommender.storage.stores import Stores
from recommender.storage.tables import cases, reviews, signatures
from recommender.storage.verifying import Checks
from tests.storage.conftest import (
    AT,
    CONTENT,
    a_case,
    a_deletion,
    an_event,
    as_new,
    tamper,
)

OTHER_CONTENT = "b" * 64
MARKS = Marks(near=("fever",), near_triage=Triage.URGENT)
COLUMNS = {
    "cases": {
        "id": "'else'",
        "at": "'2026-11-20T09:00:00.000000Z'",
        # what a milder rule of the same case would have given
        "gravity": str(Triage.PLAN_WITH_CARE.gravity),
        "near_gravity": "0",
        "decided_by": "2",
        "content": "2",
        "software_version": "'2'",
        "fired": "' 1 '",
        "near": "' '",
        "avoided": "' '",
    },
    "reviews": {"case": "2", "reviewer": "'bob'", "verdict": "'agree'"},
    "signatures": {"rule": "'chest-ache'", "text_digest": "'else'"},
}
RECORDS = {"cases": 1, "reviews": 3, "signatures": 4}
WRONG = [(table, column) for table, columns in COLUMNS.items() for column in columns]
LOOK = 5
AS_A_CASE = (
    "INSERT INTO cases SELECT {number}, 'else', at, gravity, near_gravity, decided_by, content, "
    "software_version, fired, near, avoided, NULL FROM cases WHERE number = 1"
)
AS_A_REVIEW = "INSERT INTO reviews VALUES ({number}, 1, 'ada', 'agree')"
AS_A_SIGNATURE = "INSERT INTO signatures VALUES ({number}, 'chest-pain', 'd')"


@pytest.fixture
def judged(stores: Stores) -> Stores:
    """Two cases, a review of the first, a signature and a look: a record each, in this order.

    In the first, an emergency, a rule for care fired too, one more nearly did, and something is
    left out.
    """
    for digest in (CONTENT, OTHER_CONTENT):
        stores.contents.keep(digest, {}, AT)
    grave = a_case(
        "one",
        triage=Triage.EMERGENCY,
        fired=("chest-pain", "neck"),
        messages=(PlanMessage("chest-pain", "Call 999."),),
        avoid=(PlanAvoid((), demand="floor"),),
    )
    stores.cases.add(as_new(grave, marks=MARKS), as_new(a_case("two")))
    review = Review("one", "ada", AT, Verdict.DISAGREE, DisagreeReason.NOT_CAUTIOUS_ENOUGH)
    stores.reviews.review(review, b"salt")
    stores.reviews.sign(Signature("chest-pain", "d" * 64, AT, "ada", "Ada"), b"salt")
    stores.records.write(an_event("two", RecordKind.LOOK))
    return stores


def marked_as(marks: Marks) -> Checks:
    """Return checks that find these marks of the first case."""
    return Checks(lambda case: marks if case.id == "one" else Marks())


def fault(stores: Stores, marks: Marks = MARKS) -> tuple[int, str]:
    """Return what is broken and why, where these are the marks of the first case."""
    found = stores.records.verify(
        checks=Checks(lambda case: marks if case.id == "one" else Marks())
    )
    assert found.broken is not None
    return found.broken.number, found.broken.why


def test_lists_as_they_were_written_hold(judged: Stores) -> None:
    found = judged.records.verify(
        checks=Checks(lambda case: MARKS if case.id == "one" else Marks())
    )

    assert (found.broken, found.records, found.unmarked) == (None, 5, 0)


def test_no_column_of_a_list_is_left_out_here() -> None:
    # `test_stamping.py` has the stamps
    for table in (cases, reviews, signatures):
        assert {column.name for column in table.c} - {"number", "stamp"} == set(COLUMNS[table.name])


@pytest.mark.parametrize(("table", "column"), WRONG)
def test_a_column_of_a_list_that_was_changed_is_named(
    judged: Stores, table: str, column: str
) -> None:
    number = RECORDS[table]
    tamper(
        judged, f'UPDATE {table} SET "{column}" = {COLUMNS[table][column]} WHERE number = {number}'
    )

    assert fault(judged) == (number, f"the lists do not show it as it was: {column}")


@pytest.mark.parametrize("table", RECORDS)
def test_a_row_of_a_list_that_was_deleted_is_missed(judged: Stores, table: str) -> None:
    tamper(judged, f"DELETE FROM {table} WHERE number = {RECORDS[table]}")

    assert fault(judged) == (RECORDS[table], "the lists do not show it")


@pytest.mark.parametrize(
    ("table", "row"),
    [("cases", AS_A_CASE), ("reviews", AS_A_REVIEW), ("signatures", AS_A_SIGNATURE)],
)
def test_a_row_of_a_list_at_a_record_of_another_kind_is_found(
    judged: Stores, table: str, row: str
) -> None:
    tamper(judged, row.format(number=LOOK))

    why = f"it stands in a list where it does not belong: {table}"
    assert fault(judged) == (LOOK, why)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("bodies", "INSERT INTO bodies SELECT {number}, salt, answers, body FROM bodies LIMIT 1"),
        ("cases", AS_A_CASE),
        ("reviews", AS_A_REVIEW),
        ("signatures", AS_A_SIGNATURE),
    ],
)
def test_a_row_without_any_record_is_found(judged: Stores, table: str, row: str) -> None:
    tamper(judged, row.format(number=99))

    assert fault(judged) == (99, f"a row of {table} belongs to no record")


def test_a_case_that_stands_in_the_lists_after_its_deletion_is_found(judged: Stores) -> None:
    judged.cases.delete("two", a_deletion("two"))
    tamper(judged, AS_A_CASE.format(number=2))

    assert fault(judged) == (2, "it stands in a list where it does not belong: cases")


def test_rules_that_changed_their_numbers_are_found(judged: Stores) -> None:
    tamper(
        judged,
        "UPDATE rules SET id = 'other' WHERE number = 1",
        "UPDATE rules SET id = 'chest-pain' WHERE number = 2",
        "UPDATE rules SET id = 'neck' WHERE number = 1",
    )

    assert fault(judged) == (1, "the lists do not show it as it was: decided_by, fired")


def test_a_content_that_is_no_longer_there_is_missed(judged: Stores) -> None:
    tamper(judged, f"UPDATE contents SET digest = '{'c' * 64}' WHERE digest = '{CONTENT}'")

    assert fault(judged) == (1, "the lists cannot show what it says")


def test_what_no_record_says_is_not_compared_where_it_cannot_be_found_again(
    judged: Stores,
) -> None:
    tamper(judged, "UPDATE cases SET near = ' ', near_gravity = 0 WHERE number = 1")

    found = judged.records.verify()

    assert (found.broken, found.unmarked) == (None, 2)
