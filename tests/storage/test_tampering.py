"""Ways to change what is kept behind everybody's back: which are found, and by what.

This is the table of docs/desk.md. What neither finds needs a key that lies outside the database.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from recommender.domain.records import RecordKind
from recommender.domain.reviews import Review, Verdict
from recommender.domain.rules import Triage
from recommender.storage.stores import Stores
from tests.storage import forging
from tests.storage.conftest import (
    ADA,
    AT,
    a_case,
    a_deletion,
    a_token,
    all_rows,
    an_event,
    change,
    keep,
    tamper,
)
from tests.storage.forging import by_sql, swapped

YEARS_AGO = "2019-01-01T09:00:00.000000Z"
OF_ANOTHER = "UPDATE bodies SET {0} = (SELECT {0} FROM bodies WHERE number = 1) WHERE number = 2"
Tamper = Callable[[Stores], None]


@dataclass(frozen=True)
class Way:
    """A way to tamper: whether `verify` finds it by itself, and with a head that was noted."""

    tamper: Tamper
    is_found: bool
    is_found_by_head: bool


def found(tamper: Tamper) -> Way:
    return Way(tamper, is_found=True, is_found_by_head=True)


def found_by_head(tamper: Tamper) -> Way:
    return Way(tamper, is_found=False, is_found_by_head=True)


def not_found(tamper: Tamper) -> Way:
    return Way(tamper, is_found=False, is_found_by_head=False)


def cut_off(stores: Stores) -> None:
    tamper(stores, "DELETE FROM bodies WHERE number = 8", "DELETE FROM records WHERE number = 8")


def forge_a_deletion(stores: Stores) -> None:
    forging.append(stores, a_deletion("two"))
    tamper(stores, "DELETE FROM cases WHERE number = 2", "DELETE FROM bodies WHERE number = 2")


def go_back(stores: Stores) -> None:
    """Put the copy from before the last record in place."""
    rows = all_rows(stores)
    rows["records"] = [row for row in rows["records"] if row[0] != 8]
    rows["bodies"] = [row for row in rows["bodies"] if row[0] != 8]
    forging.put_in_place(stores, rows)


WAYS = {
    "answers are edited": found(by_sql(OF_ANOTHER.format("answers"))),
    "a plan is edited": found(by_sql(OF_ANOTHER.format("body"))),
    "a salt is edited": found(by_sql(OF_ANOTHER.format("salt"))),
    "a time is edited": found(by_sql(f"UPDATE records SET at = '{YEARS_AGO}' WHERE number = 2")),
    "an actor is edited": found(by_sql("UPDATE records SET actor = 'eve' WHERE number = 4")),
    "a record is deleted": found(by_sql("DELETE FROM records WHERE number = 3")),
    "a body is deleted": found(by_sql("DELETE FROM bodies WHERE number = 3")),
    "a list row is deleted": found(by_sql("DELETE FROM cases WHERE number = 3")),
    "records change places": found(by_sql(*swapped("records"))),
    "bodies change places": found(by_sql(*swapped("bodies"))),
    "an emergency is listed as a plan with care": found(
        by_sql(f"UPDATE cases SET gravity = {Triage.PLAN_WITH_CARE.gravity} WHERE number = 1")
    ),
    "a review is moved to another case": found(by_sql('UPDATE reviews SET "case" = 2')),
    "a reviewer gets another name": found(by_sql("UPDATE reviews SET reviewer = 'eve'")),
    "a look is listed as a signature": found(
        by_sql("INSERT INTO signatures VALUES (4, 'chest-pain', 'd')")
    ),
    "a case is listed under another content": found(
        by_sql("UPDATE cases SET content = 1 WHERE number = 1")
    ),
    "the tail is cut off": found_by_head(cut_off),
    "answers are edited and all later digests made anew": found_by_head(
        lambda stores: forging.change_answers(stores, 2, b'"age":40', b'"age":41')
    ),
    "a case is taken out wholly and all digests made anew": found_by_head(
        lambda stores: forging.take_out(stores, 3)
    ),
    "a look is backdated and all later digests made anew": found_by_head(
        lambda stores: forging.write_anew(stores, 4, at=YEARS_AGO)
    ),
    "the whole store is replaced by an older copy": found_by_head(go_back),
    "a deletion is forged and the case removed": not_found(forge_a_deletion),
    "a look is forged": not_found(
        lambda stores: forging.append(stores, an_event("two", RecordKind.LOOK))
    ),
    "a user gets another role": found(by_sql("UPDATE users SET roles = 'admin'")),
    "a user gets another password": found(by_sql("UPDATE users SET password_hash = 'known'")),
    "a user is taken out": found(by_sql("DELETE FROM users")),
    "a user is made by hand": found(
        by_sql(
            "INSERT INTO users (name, roles, password_hash, created, disabled) "
            "SELECT 'eve', roles, password_hash, created, disabled FROM users"
        )
    ),
    "a machine's token lasts longer": found(by_sql("UPDATE api_tokens SET ends = '2099'")),
    "a sign-in is made by hand": found(
        by_sql(
            'INSERT INTO sign_ins (token_hash, "user", touched, ends) '
            "VALUES ('known', 'ada', '2026', '2099')"
        )
    ),
    "a machine's token gets another right": found(
        by_sql("UPDATE api_tokens SET rights = 'read export'")
    ),
    "somebody's token opens another's case": not_found(
        by_sql("UPDATE case_tokens SET token_hash = 'known' WHERE \"case\" = 2")
    ),
    "who brought a content is changed": not_found(by_sql("UPDATE contents SET by = 'eve'")),
}


@pytest.fixture
def lived_in(stores: Stores) -> Stores:
    """Three cases, two looks and a review, a user and a machine; two contents."""
    stores.contents.keep("b" * 64, {}, AT)
    grave = a_case("one", triage=Triage.EMERGENCY, fired=("a",))
    keep(stores, grave, a_case("two"), a_case("three"))
    stores.records.write(an_event("two", RecordKind.LOOK))
    stores.reviews.review(Review("one", "ada", AT, Verdict.AGREE), b"salt")
    stores.users.add(ADA, change("ada"))
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))
    stores.records.write(an_event("one", RecordKind.LOOK))
    return stores


@pytest.fixture
def noted(lived_in: Stores) -> tuple[int, str]:
    """The head as somebody has noted it elsewhere."""
    verified = lived_in.records.verify()
    assert (verified.records, verified.broken) == (8, None)
    return verified.records, verified.head


@pytest.mark.parametrize("what", WAYS)
def test_what_the_chain_finds_by_itself_and_what_with_a_noted_head(
    lived_in: Stores, noted: tuple[int, str], what: str
) -> None:
    way, (number, head), before = WAYS[what], noted, all_rows(lived_in)

    way.tamper(lived_in)

    assert all_rows(lived_in) != before
    is_found = lived_in.records.verify().broken is not None
    is_other = lived_in.records.digest_of(number) != head
    assert (is_found, is_found or is_other) == (way.is_found, way.is_found_by_head)
