"""The numbers of rules are remembered from case to case, and never told of another rule."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.errors import NotFoundError
from recommender.storage.backup import back_up
from recommender.storage.database import Database
from recommender.storage.stores import Stores, open_stores, stores_of
from tests.storage.backups.conftest import put_back
from tests.storage.conftest import a_case, as_new, keep


def fired(stores: Stores) -> dict[str, tuple[str, ...]]:
    """Return which rules fired in each case, as lists tell."""
    page = stores.cases.page(CaseFilter(), CaseOrder.OLDEST)
    return {entry.id: entry.fired for entry in page.entries}


@contextmanager
def another_process(stores: Stores) -> Iterator[Stores]:
    """Open the database as a process of its own would, which knows nothing of the first."""
    url = stores.database.engine.url.render_as_string(hide_password=False)
    others = stores_of(Database(url))
    yield others
    others.close()


def test_a_restore_that_numbers_as_many_rules_otherwise_is_noticed(
    stores: Stores, tmp_path: Path
) -> None:
    other = open_stores(tmp_path / "other.db")
    keep(other, a_case("theirs", fired=("night-pain", "chest-pain")))
    back_up(other.database, tmp_path / "backup.db")
    other.close()
    keep(stores, a_case("ours", fired=("chest-pain", "night-pain")))

    put_back(tmp_path / "backup.db", stores)
    keep(stores, a_case("later", fired=("chest-pain",)))

    assert fired(stores) == {"theirs": ("night-pain", "chest-pain"), "later": ("chest-pain",)}


def test_a_rule_that_another_process_has_numbered_is_known_here(stores: Stores) -> None:
    keep(stores, a_case("first", fired=("chest-pain",)))

    with another_process(stores) as others:
        keep(others, a_case("second", fired=("night-pain",)))
        keep(stores, a_case("third", fired=("night-pain", "chest-pain")))
        keep(others, a_case("fourth", fired=("chest-pain", "night-pain")))

    assert fired(stores) == {
        "first": ("chest-pain",),
        "second": ("night-pain",),
        "third": ("night-pain", "chest-pain"),
        "fourth": ("chest-pain", "night-pain"),
    }


def test_a_number_that_was_never_kept_is_forgotten(stores: Stores) -> None:
    good, bad = a_case("good", fired=("chest-pain",)), a_case("bad", content_digest="b" * 64)
    keep(stores, a_case("before"))
    with pytest.raises(NotFoundError):
        stores.cases.add(as_new(good), as_new(bad))

    with another_process(stores) as others:
        keep(others, a_case("other", fired=("night-pain",)))
    keep(stores, a_case("later", fired=("chest-pain",)))

    assert fired(stores) == {"before": (), "other": ("night-pain",), "later": ("chest-pain",)}


def test_keeping_a_case_of_rules_that_are_known_reads_none_of_their_numbers(
    stores: Stores,
) -> None:
    keep(stores, a_case("first", fired=("chest-pain", "night-pain")))
    said: list[str] = []

    def note(connection: Connection, cursor: object, statement: str, *rest: object) -> None:
        said.append(statement)

    event.listen(stores.database.engine, "before_cursor_execute", note)
    stores.cases.add(as_new(a_case("second", fired=("night-pain",))))

    assert [statement for statement in said if "rules" in statement] == []
    assert fired(stores)["second"] == ("night-pain",)
