"""Ways to change what is kept behind everybody's back: what finds each of them.

This is the table of docs/desk.md. Somebody can write to the database, knows how the chain is made,
and has neither the audit key nor the file of anchors.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from recommender.domain.anchors import ChainAnchor, Occasion
from recommender.domain.diary import Note
from recommender.domain.records import Event, RecordKind
from recommender.domain.reviews import Review, Signature, Verdict
from recommender.domain.rules import Triage
from recommender.domain.stamps import IsStamp, Stamper
from recommender.service.anchors import AnchorWriter, read_anchors
from recommender.service.audit_keys import make_key, open_key, stamps_of
from recommender.service.system import System
from recommender.service.verification import runs_back
from recommender.storage.case_rows import NO_MARKS
from recommender.storage.stores import Stores, open_stores
from recommender.storage.tables import cases
from recommender.storage.verifying import Checks
from tests.storage import forging
from tests.storage.conftest import (
    ADA,
    AT,
    CONTENT,
    a_calendar,
    a_case,
    a_deletion,
    a_token,
    all_rows,
    an_event,
    as_new,
    change,
    hour,
    noted,
    tamper,
)
from tests.storage.forging import by_sql, swapped

YEARS_AGO = "2019-01-01T09:00:00.000000Z"
OF_ANOTHER = "UPDATE bodies SET {0} = (SELECT {0} FROM bodies WHERE number = 2) WHERE number = 3"
# records of the store below: with 1 stamping begins, the newest anchor is of 11
ONE, TWO, THREE, LOOK, ANCHORED, LAST = 2, 3, 4, 5, 11, 12


@dataclass(frozen=True)
class Store:
    """A store that somebody tampers with, and what they do not have: the key, and the anchors.

    `older` is a copy of an earlier day, from before the newest anchor.
    """

    stores: Stores
    file: Path
    older: Path
    stamper: Stamper
    is_stamp: IsStamp
    anchors: tuple[ChainAnchor, ...]

    def is_found(self, **known: object) -> bool:
        """Return whether verify finds anything with what is known from outside."""
        checks = Checks(lambda _: NO_MARKS, runs_back=runs_back, **known)  # type: ignore[arg-type]  # as they are named
        return bool(self.stores.records.verify(checks=checks).breaks)


@dataclass(frozen=True)
class Way:
    """A way to tamper, and what finds it: plain `verify`, the public key, the key and anchors."""

    tamper: Callable[[Store], None]
    plainly: bool
    by_key: bool
    by_anchors: bool


def by_all(change: Callable[[Stores], None]) -> Way:
    return Way(lambda store: change(store.stores), plainly=True, by_key=True, by_anchors=True)


def by_key(change: Callable[[Stores], None]) -> Way:
    return Way(lambda store: change(store.stores), plainly=False, by_key=True, by_anchors=True)


def by_anchors(change: Callable[[Store], None]) -> Way:
    return Way(change, plainly=False, by_key=False, by_anchors=True)


def by_nothing(change: Callable[[Stores], None]) -> Way:
    return Way(lambda store: change(store.stores), plainly=False, by_key=False, by_anchors=False)


def cut_off(stores: Stores, first: int) -> None:
    """Cut off all records from one on; they are looks."""
    tables = ("stamps", "bodies", "records")
    tamper(stores, *(f"DELETE FROM {table} WHERE number >= {first}" for table in tables))


def cut_off_and_go_on(store: Store) -> None:
    """Let the application, which has the key, write on after what was cut off."""
    cut_off(store.stores, ANCHORED)
    with closing(open_stores(store.file, store.stamper)) as writing:
        for salt in (b"another", b"one more", b"and one"):
            writing.records.write(an_event("one", RecordKind.LOOK, salt=salt))


def forge_a_deletion(stores: Stores) -> None:
    forging.append(stores, a_deletion("three"))
    tables = ("cases", "bodies")
    tamper(stores, *(f"DELETE FROM {table} WHERE number = {THREE}" for table in tables))


def begin_stamping_anew(stores: Stores) -> None:
    """Let stamping begin at the end, with a key of one's own."""
    tamper(stores, "DELETE FROM stamps")
    forging.append(stores, Event(AT, RecordKind.STAMPING, "own key", "software", b"salt"))


def list_as(row: str) -> Callable[[Stores], None]:
    return by_sql(f"INSERT INTO {row}")


AS_A_CASE = (
    f"cases SELECT {LOOK}, 'else', "
    + ", ".join(f'"{column.name}"' for column in cases.c if column.name not in {"number", "id"})
    + f" FROM cases WHERE number = {ONE}"
)
COLUMNS = {
    "content": "2",
    "decided_by": "2",
    "fired": "' 1 '",
    "near": "' 1 '",
    "avoided": "' floor '",
    "software_version": "'2'",
    "gravity": str(Triage.PLAN_WITH_CARE.gravity),
    "near_gravity": "4",
    "at": f"'{YEARS_AGO}'",
    "id": "'else'",
}
WAYS = {
    "answers are edited": by_all(by_sql(OF_ANOTHER.format("answers"))),
    "a plan is edited": by_all(by_sql(OF_ANOTHER.format("body"))),
    "a salt is edited": by_all(by_sql("UPDATE bodies SET salt = x'00' WHERE number = 3")),
    "a time is edited": by_all(by_sql(f"UPDATE records SET at = '{YEARS_AGO}' WHERE number = 3")),
    "an actor is edited": by_all(by_sql("UPDATE records SET actor = 'eve' WHERE number = 5")),
    "a record is deleted": by_all(by_sql("DELETE FROM records WHERE number = 5")),
    "what a record says is deleted": by_all(by_sql("DELETE FROM bodies WHERE number = 5")),
    "a list row is deleted": by_all(by_sql(f"DELETE FROM cases WHERE number = {THREE}")),
    "records change places": by_all(by_sql(*swapped("records", ONE, TWO))),
    "what records say changes places": by_all(by_sql(*swapped("bodies", ONE, TWO))),
    "a review is moved to another case": by_all(by_sql(f'UPDATE reviews SET "case" = {TWO}')),
    "a reviewer gets another name": by_all(by_sql("UPDATE reviews SET reviewer = 'eve'")),
    "a verdict is changed": by_all(by_sql("UPDATE reviews SET verdict = 'disagree'")),
    "a signature is moved to another rule": by_all(by_sql("UPDATE signatures SET rule = 'b'")),
    "a look is listed as a case": by_all(list_as(AS_A_CASE)),
    "a look is listed as a review": by_all(
        list_as(f"reviews VALUES ({LOOK}, {ONE}, 'ada', 'agree')")
    ),
    "a look is listed as a signature": by_all(list_as(f"signatures VALUES ({LOOK}, 'a', 'd')")),
    **{
        f"a list shows another {column}": by_all(
            by_sql(f"UPDATE cases SET {column} = {value} WHERE number = {ONE}")
        )
        for column, value in COLUMNS.items()
    },
    "rules change their numbers": by_all(by_sql(*swapped("rules", 1, 2))),
    "a case is backdated and all later digests made anew": by_all(
        lambda stores: forging.backdate_case(stores, TWO, YEARS_AGO)
    ),
    "a look is backdated and all later digests made anew": by_all(
        lambda stores: forging.write_anew(stores, LOOK, at=YEARS_AGO)
    ),
    "a user gets another role": by_all(forging.change_of("users", "author")),
    "a user gets another password": by_all(by_sql("UPDATE users SET password_hash = 'known'")),
    "a user is taken out": by_all(by_sql("DELETE FROM sign_ins", "DELETE FROM users")),
    "a user is made by hand": by_all(forging.copy_of("users", "name", "eve")),
    "a sign-in is made by hand": by_all(forging.copy_of("sign_ins", "token_hash", "known")),
    "a sign-in lasts longer": by_all(by_sql("UPDATE sign_ins SET ends = '2099'")),
    "a machine's token gets other rights": by_all(forging.change_of("api_tokens", "admin")),
    "a machine's token lasts longer": by_all(by_sql("UPDATE api_tokens SET ends = '2099'")),
    "the stamps are taken away up to a record": by_all(
        by_sql("DELETE FROM stamps WHERE number < 4")
    ),
    "the stamp of a record is taken away": by_all(by_sql("DELETE FROM stamps WHERE number = 5")),
    "all stamps are taken away": by_key(by_sql("DELETE FROM stamps")),
    "stamping begins anew with another key": by_key(begin_stamping_anew),
    "answers are edited and all later digests made anew": by_key(
        lambda stores: forging.change_answers(stores, TWO, b'"age":40', b'"age":41')
    ),
    "a case is taken out wholly and all digests made anew": by_key(
        lambda stores: forging.take_out(stores, THREE)
    ),
    "a deletion is forged and the case removed": by_key(forge_a_deletion),
    "a look is forged": by_key(
        lambda stores: forging.append(stores, an_event("two", RecordKind.LOOK))
    ),
    "a person's code opens another's case": by_key(
        by_sql(f"UPDATE case_tokens SET token_hash = 'known' WHERE \"case\" = {TWO}")
    ),
    "a code of one's own opens a case": by_key(forging.copy_of("case_tokens", "token_hash", "own")),
    "who brought a content is changed": by_key(by_sql("UPDATE contents SET by = 'eve'")),
    "when a content came is changed": by_key(by_sql("UPDATE contents SET at = '2019'")),
    "the stamp of a list row is taken away": by_key(
        by_sql(f"UPDATE cases SET stamp = NULL WHERE number = {THREE}")
    ),
    "a list row has the stamp of another": by_key(
        by_sql(
            f"UPDATE cases SET stamp = (SELECT stamp FROM cases AS other "
            f"WHERE other.number = {TWO}) WHERE number = {THREE}"
        )
    ),
    "an entry in a diary is changed": by_key(by_sql("UPDATE diary SET note = 'done'")),
    "an entry in a diary is made by hand": by_key(forging.copy_of("diary", "exercise", "squat")),
    "the end is cut off": by_anchors(lambda store: cut_off(store.stores, ANCHORED)),
    "the end is cut off and more added since": by_anchors(cut_off_and_go_on),
    "the whole store is replaced by an older copy": by_anchors(
        lambda store: forging.go_back(store.stores, store.older)
    ),
    "what came after the newest anchor is cut off": by_nothing(
        lambda stores: cut_off(stores, LAST)
    ),
    "an entry in a diary is deleted": by_nothing(by_sql("DELETE FROM diary")),
    "one of several codes of a case is deleted": by_nothing(
        by_sql("DELETE FROM case_tokens WHERE token_hash = 'second'")
    ),
    "a calendar is changed": by_nothing(by_sql("UPDATE calendars SET time = '09:00'")),
    "a sign-in is kept from ending by itself": by_nothing(
        by_sql("UPDATE sign_ins SET touched = '2026-12-01'")
    ),
}


def live(stores: Stores) -> None:
    """Fill a store: three cases, a review, a signature, a user who is signed in, a machine."""
    for digest in (CONTENT, "b" * 64):
        stores.contents.keep(digest, {}, AT)
    grave = a_case("one", triage=Triage.EMERGENCY, fired=("a", "b"))
    stores.cases.add(as_new(grave), as_new(a_case("two")), as_new(a_case("three")))
    stores.cases.add_token("one", "second")
    stores.diary.add("one", noted("bridge", Note.HURTS), AT)
    stores.calendars.put("second", a_calendar())
    stores.records.write(an_event("two", RecordKind.LOOK))
    stores.reviews.review(Review("one", "ada", AT, Verdict.AGREE), b"salt")
    stores.reviews.sign(Signature("a", "d" * 64, AT, "ada", "Ada"), b"salt")
    stores.users.add(ADA, change("ada"))
    stores.sign_ins.begin("ada's", "ada", hour(17), change("ada"))
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store as it was kept, closed, with what lies outside it."""
    folder = tmp_path_factory.mktemp("made")
    make_key(folder / "key")
    key = open_key(folder / "key")
    is_stamp = stamps_of([key.public])
    stores = open_stores(folder / "kept.db", key.stamper)
    stores.records.begin_stamping(an_event())
    live(stores)
    stores.close()
    shutil.copy(folder / "kept.db", folder / "older.db")
    stores = open_stores(folder / "kept.db", key.stamper)
    stores.records.write(an_event("one", RecordKind.LOOK))
    writer = AnchorWriter(stores.records, System(), key.stamper, folder / "anchors", "")
    writer.write(Occasion.HOUR)
    stores.records.write(an_event("one", RecordKind.LOOK))
    stores.close()
    anchors = read_anchors(folder / "anchors", is_stamp)
    return Store(stores, folder / "kept.db", folder / "older.db", key.stamper, is_stamp, anchors)


@pytest.fixture
def store(made: Store, tmp_path: Path) -> Iterator[Store]:
    """A copy of it, without the key."""
    file = Path(shutil.copy(made.file, tmp_path / "kept.db"))
    with closing(open_stores(file)) as stores:
        yield Store(stores, file, made.older, made.stamper, made.is_stamp, made.anchors)


def test_what_nobody_touched_is_whole(store: Store) -> None:
    checks = Checks(lambda _: NO_MARKS, store.is_stamp, store.anchors, runs_back)

    found = store.stores.records.verify(checks=checks)

    assert (found.records, found.breaks, found.stamped_since) == (LAST, (), 1)
    assert [anchor.record for anchor in store.anchors] == [ANCHORED]


@pytest.mark.parametrize("what", WAYS)
def test_what_finds_each_way_to_tamper(store: Store, what: str) -> None:
    way, before = WAYS[what], all_rows(store.stores)

    way.tamper(store)

    assert all_rows(store.stores) != before
    found = (
        store.is_found(),
        store.is_found(is_stamp=store.is_stamp),
        store.is_found(is_stamp=store.is_stamp, anchors=store.anchors),
    )
    assert found == (way.plainly, way.by_key, way.by_anchors)
