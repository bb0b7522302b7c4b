"""The steps of the tables lead to the tables that the code knows."""

from functools import partial

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import text

from recommender.domain.errors import StorageError
from recommender.domain.users import Right, Role
from recommender.storage.database import Database
from recommender.storage.migrating import HEAD, alembic_config, migrate, revision_of
from recommender.storage.stores import Stores, open_stores, stores_of
from recommender.storage.tables import metadata
from tests.storage.conftest import (
    AT,
    Databases,
    a_case,
    a_deletion,
    all_rows,
    an_event,
    at_once,
    keep,
    tamper,
)

pytestmark = pytest.mark.usefixtures("as_served")


def test_the_steps_make_the_tables_that_the_code_knows(stores: Stores) -> None:
    with stores.database.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)

    assert found == []


def test_an_empty_database_has_no_revision(failing: Stores) -> None:
    with failing.database.reading() as connection:
        assert revision_of(connection) is None


def test_a_migrated_database_has_the_newest_revision(stores: Stores) -> None:
    with stores.database.reading() as connection:
        assert revision_of(connection) == HEAD


def test_the_newest_revision_is_the_last_step(stores: Stores) -> None:
    with stores.database.reading() as connection:
        steps = ScriptDirectory.from_config(alembic_config(connection))

    assert steps.get_current_head() == HEAD


def test_migrating_again_changes_nothing(stores: Stores) -> None:
    stores.records.write(an_event())
    before = all_rows(stores)

    migrate(stores.database)

    assert all_rows(stores) == before


def test_whoever_opens_again_finds_what_was_kept(kind: str, databases: Databases) -> None:
    url = databases.empty(kind)
    first = open_stores(url)
    first.records.write(an_event())
    first.close()

    second = open_stores(url)

    found = second.records.verify().records
    second.close()
    assert found == 1


def test_several_may_open_an_empty_database_at_once(kind: str, databases: Databases) -> None:
    url = databases.empty(kind)

    opened = at_once(*[lambda: open_stores(url)] * 4)

    for stores in opened:
        stores.records.write(an_event())
    found = opened[0].records.verify()
    for stores in opened:
        stores.close()
    assert (found.records, found.broken) == (4, None)


def test_nobody_fails_where_many_open_one_new_file_at_once(databases: Databases) -> None:
    for _ in range(30):
        url = databases.empty("sqlite")
        opened = at_once(*[partial(_first_connection, url)] * 8)
        for database in opened:
            database.close()


def _first_connection(url: str) -> Database:
    database = Database(url)
    with database.reading():
        return database


def test_a_database_of_an_unknown_version_is_refused(kind: str, databases: Databases) -> None:
    url = databases.empty(kind)
    stores = open_stores(url)
    tamper(stores, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StorageError, match="another version of the software"):
        migrate(stores.database)

    stores.close()


def test_a_database_of_an_unknown_version_stays_as_it_was(kind: str, databases: Databases) -> None:
    stores = open_stores(databases.empty(kind))
    stores.records.write(an_event())
    tamper(stores, "UPDATE alembic_version SET version_num = '9999'")
    before = all_rows(stores)

    with pytest.raises(StorageError):
        migrate(stores.database)

    after = all_rows(stores)
    stores.close()
    assert after == before


@pytest.mark.parametrize(
    "url",
    ["sqlite:////no/such/folder/cases.db", "postgresql+psycopg://nobody@/none?host=/no/such"],
)
def test_a_database_that_cannot_be_reached_is_a_storage_error(url: str) -> None:
    with pytest.raises(StorageError):
        open_stores(url)


def test_a_database_without_tables_says_so_when_it_is_read(failing: Stores) -> None:
    with pytest.raises(StorageError), failing.database.reading() as connection:
        connection.execute(text("SELECT * FROM records"))


def test_migrating_fills_an_empty_database(kind: str, databases: Databases) -> None:
    database = Database(databases.empty(kind))

    migrate(database)

    with database.reading() as connection:
        found = revision_of(connection)
    database.close()
    assert found == HEAD


def test_there_is_no_way_back_that_would_drop_a_record(stores: Stores) -> None:
    stores.records.write(an_event())
    before = all_rows(stores)

    with (
        pytest.raises(CommandError, match="no way back"),
        stores.database.writing() as connection,
    ):
        command.downgrade(alembic_config(connection), "base")

    assert all_rows(stores) == before


def test_codes_of_the_first_tables_open_their_cases_still(kind: str, databases: Databases) -> None:
    database = Database(databases.empty(kind))
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "0001")
    stores = stores_of(database)
    keep(stores, a_case("one"), a_case("two"))

    migrate(database)

    opened = stores.cases.find_by_token("token of one")
    database.close()
    assert opened == a_case("one")


def test_visits_that_are_open_at_the_step_end_with_their_cases_too(
    kind: str, databases: Databases
) -> None:
    database = Database(databases.empty(kind))
    stores = stores_of(database)
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "0002")
    state = b'{"answers":{"age":40},"case":"two","cases":["one","two"]}'
    stores.interviews.begin("visit", state, AT)
    stores.interviews.begin("other", b'{"answers":{},"case":"","cases":[]}', AT)
    keep(stores, a_case("one"))

    migrate(database)
    stores.cases.delete("one", a_deletion("one"))

    left = all_rows(stores)["interviews"]
    database.close()
    assert [row[0] for row in left] == ["other"]


def test_no_user_gets_a_right_by_the_step_to_roles_and_no_token_outlives_90_days(
    kind: str, databases: Databases
) -> None:
    database = Database(databases.empty(kind))
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "0005")
    stores = stores_of(database)
    made = "'2026-11-21T09:00:00.000000Z'"
    ends = {"clinician": "2036", "author": "2026-12-24T09", "admin": "2036"}
    tamper(
        stores,
        *(f"INSERT INTO users VALUES ('{role}', '{role}', '', '', '')" for role in ends),
        *(
            f"INSERT INTO api_tokens VALUES ('{role}', '{role}', '{role}', {made}, '{end}', '')"
            for role, end in ends.items()
        ),
    )

    migrate(database)

    users, tokens = stores.users.every(), stores.tokens.every()
    database.close()
    assert [user.roles for user in users] == [(Role.ADMIN,), (Role.AUTHOR,), (Role.CLINICIAN,)]
    assert [(token.label, token.rights, token.ends) for token in tokens] == [
        ("admin", (), AT),
        ("author", (Right.READ, Right.PROPOSE), ends["author"]),
        ("clinician", (Right.READ,), "2027-02-19T09:00:00.000000Z"),
    ]
