"""Stamping begins with a record of its own, and goes on from there, also after a restore."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from recommender.domain.cases import Case
from recommender.domain.errors import StorageError
from recommender.domain.records import Break, RecordKind
from recommender.domain.rules import Triage
from recommender.domain.stamps import IsStamp, Stamper
from recommender.service.audit_keys import OpenedKey, make_key, open_key, stamps_of
from recommender.service.verification import runs_back
from recommender.storage.backup import back_up
from recommender.storage.case_rows import Marks
from recommender.storage.database import Database
from recommender.storage.migrating import alembic_config
from recommender.storage.stores import Stores, open_stores, stores_of
from recommender.storage.verifying import Checks
from tests.storage.backups.conftest import put_back
from tests.storage.conftest import (
    ADA,
    AT,
    CONTENT,
    a_case,
    a_deletion,
    an_event,
    as_new,
    change,
    hour,
    keep,
    noted,
    tamper,
)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenedKey, OpenedKey]:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("first", "second"):
        make_key(folder / name)
    return open_key(folder / "first"), open_key(folder / "second")


@pytest.fixture
def stamper(keys: tuple[OpenedKey, OpenedKey]) -> Stamper:
    return keys[0].stamper


@pytest.fixture
def is_stamp(keys: tuple[OpenedKey, OpenedKey]) -> IsStamp:
    return stamps_of([keys[0].public])


def open_stamped(file: Path, stamper: Stamper) -> Stores:
    stores = open_stores(file, stamper)
    stores.records.begin_stamping(an_event())
    return stores


@pytest.fixture
def stamped(tmp_path: Path, stamper: Stamper) -> Iterator[Stores]:
    with closing(open_stamped(tmp_path / "kept.db", stamper)) as stores:
        yield stores


def breaks(stores: Stores, is_stamp: IsStamp | None) -> tuple[Break, ...]:
    return stores.records.verify(checks=Checks(is_stamp=is_stamp, runs_back=runs_back)).breaks


def test_what_was_kept_before_stamping_began_stays_whole(
    tmp_path: Path, stamper: Stamper, is_stamp: IsStamp
) -> None:
    with closing(open_stores(tmp_path / "kept.db")) as stores:
        keep(stores, a_case("one"))
        stores.diary.add("one", noted("bridge"), hour(9))
        stores.users.add(ADA, change("ada"))

    with closing(open_stamped(tmp_path / "kept.db", stamper)) as stores:
        keep(stores, a_case("two"))
        found = stores.records.verify(checks=Checks(is_stamp=is_stamp))

    assert (found.breaks, found.records, found.stamped_since) == ((), 4, 3)


def test_a_store_of_the_first_shape_begins_to_be_stamped(
    tmp_path: Path, stamper: Stamper, is_stamp: IsStamp
) -> None:
    with closing(Database(tmp_path / "kept.db")) as database:
        with database.writing() as connection:
            command.upgrade(alembic_config(connection), "0001")
        keep(stores_of(database), a_case("one"))

    with closing(open_stamped(tmp_path / "kept.db", stamper)) as stores:
        assert breaks(stores, is_stamp) == ()


def test_stamping_begins_once_with_each_key(
    stamped: Stores, keys: tuple[OpenedKey, OpenedKey], tmp_path: Path
) -> None:
    stamped.records.begin_stamping(an_event())
    with closing(open_stamped(tmp_path / "kept.db", keys[1].stamper)) as stores:
        stores.records.begin_stamping(an_event())

    begun = stamped.records.of_kind(RecordKind.STAMPING)
    first, second = (key.stamper.key for key in keys)
    assert [(event.subject, json.loads(event.body)["before"]) for event in begun] == [
        (first, ""),
        (second, first),
    ]


def test_after_another_key_both_public_halves_are_needed(
    stamped: Stores, keys: tuple[OpenedKey, OpenedKey], tmp_path: Path
) -> None:
    keep(stamped, a_case("one"))
    with closing(open_stamped(tmp_path / "kept.db", keys[1].stamper)) as stores:
        keep(stores, a_case("two"))

    first, second = (key.public for key in keys)
    assert breaks(stamped, stamps_of([first, second])) == ()
    assert breaks(stamped, stamps_of([second]))[0].number == 1
    assert breaks(stamped, stamps_of([first]))[0].number == 3


def test_a_case_that_its_person_deleted_breaks_nothing(stamped: Stores, is_stamp: IsStamp) -> None:
    keep(stamped, a_case("one"), a_case("two"))
    stamped.diary.add("one", noted("bridge"), hour(9))
    stamped.cases.delete("one", a_deletion("one"))

    assert breaks(stamped, is_stamp) == ()


def test_a_new_code_of_a_line_of_cases_is_stamped_for_each(
    stamped: Stores, is_stamp: IsStamp
) -> None:
    keep(stamped, a_case("one"), a_case("two"))
    stamped.cases.add_token("one", "token of two")

    assert breaks(stamped, is_stamp) == ()


def test_a_record_without_a_stamp_is_named(stamped: Stores, is_stamp: IsStamp) -> None:
    keep(stamped, a_case("one"))
    with closing(open_stores(str(stamped.database.engine.url))) as keyless:
        keyless.records.write(an_event())

    why = "it carries no stamp, so somebody without the audit key wrote it"
    assert breaks(stamped, is_stamp) == (Break(3, why),)


def test_a_row_that_was_changed_is_named_with_its_case(stamped: Stores, is_stamp: IsStamp) -> None:
    keep(stamped, a_case("one"))
    tamper(stamped, "UPDATE case_tokens SET token_hash = 'known'", "UPDATE contents SET by = 'eve'")

    places = [broken.place for broken in breaks(stamped, is_stamp)]
    assert places == [f"Content {'a' * 12}", "A code that opens case one"]


def test_a_store_that_was_never_stamped_is_none_of_a_key(tmp_path: Path, is_stamp: IsStamp) -> None:
    with closing(open_stores(tmp_path / "kept.db")) as stores:
        keep(stores, a_case("one"))
        [broken] = breaks(stores, is_stamp)

    assert broken.place == "The chain"


def test_a_clock_that_was_put_back_is_told_where_the_key_stamped_so(
    stamped: Stores, is_stamp: IsStamp
) -> None:
    stamped.records.write(an_event(at=hour(12)))
    stamped.records.write(an_event(at=hour(11)))
    stamped.records.write(an_event(at=f"{hour(11)[:-4]}Z"))

    found = stamped.records.verify(checks=Checks(is_stamp=is_stamp, runs_back=runs_back))

    assert (found.breaks, found.steps_back) == ((), (3,))
    assert breaks(stamped, None) == (
        Break(3, f"it is dated {hour(11)}, which is before record 2 ({hour(12)})"),
    )


def test_a_restored_store_is_stamped_on(stamped: Stores, is_stamp: IsStamp, tmp_path: Path) -> None:
    keep(stamped, a_case("one"), a_case("two"))
    stamped.diary.add("two", noted("bridge"), hour(9))
    back_up(stamped.database, tmp_path / "backup.db")
    stamped.cases.delete("one", a_deletion("one"))
    stamped.contents.keep("c" * 64, {}, hour(9))
    stamped.diary.add("two", noted("squat"), hour(9))

    put_back(tmp_path / "backup.db", stamped)

    assert breaks(stamped, is_stamp) == ()


def test_a_restored_store_of_before_stamping_begins_to_be_stamped(
    stamped: Stores, is_stamp: IsStamp, tmp_path: Path
) -> None:
    with closing(open_stores(tmp_path / "early.db")) as early:
        keep(early, a_case("early"))
        back_up(early.database, tmp_path / "backup.db")

    put_back(tmp_path / "backup.db", stamped)

    found = stamped.records.verify(checks=Checks(is_stamp=is_stamp))
    assert (found.breaks, found.stamped_since) == ((), 2)


def test_what_was_stamped_is_not_restored_where_there_is_no_key(
    stamped: Stores, tmp_path: Path
) -> None:
    keep(stamped, a_case("one"))
    back_up(stamped.database, tmp_path / "backup.db")

    with closing(open_stores(tmp_path / "other.db")) as keyless:
        with pytest.raises(StorageError, match="carry the stamp of an audit key, and none is set"):
            put_back(tmp_path / "backup.db", keyless)

        assert keyless.records.verify().records == 0


def keep_marked(stores: Stores, marks: Marks) -> None:
    stores.contents.keep(CONTENT, {}, AT)
    stores.cases.add(as_new(a_case("one", fired=("neck",)), marks=marks))


def never_asked(case: Case) -> Marks:
    """Find the marks of a case that nobody needs to find."""
    raise AssertionError(case.id)


def test_marks_that_are_stamped_need_not_be_found_again(stamped: Stores, is_stamp: IsStamp) -> None:
    marks = Marks(("fever", "chest-pain"), Triage.URGENT)
    keep_marked(stamped, marks)

    found = stamped.records.verify(checks=Checks(never_asked, is_stamp))

    assert (found.breaks, found.unmarked) == ((), 0)


def test_marks_that_were_changed_are_found_again_and_compared(
    stamped: Stores, is_stamp: IsStamp
) -> None:
    marks = Marks(("fever",), Triage.URGENT)
    keep_marked(stamped, marks)
    tamper(stamped, "UPDATE cases SET near = ' ' WHERE id = 'one'")

    found = stamped.records.verify(checks=Checks(lambda _: marks, is_stamp))

    assert found.broken is not None
    assert found.broken.why == "the lists do not show it as it was: near"


def test_marks_of_before_there_were_stamps_of_them_are_found_again(
    stamped: Stores, is_stamp: IsStamp
) -> None:
    keep_marked(stamped, Marks())
    tamper(stamped, "UPDATE cases SET stamp = NULL")

    found = stamped.records.verify(checks=Checks(lambda _: Marks(), is_stamp))

    assert (found.breaks, found.unmarked) == ((), 0)
