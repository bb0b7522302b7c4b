"""A backup that an earlier version made is brought up to date on the way in, whatever its shape."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, insert, select, text

from recommender.domain.errors import StorageError
from recommender.storage.database import Database
from recommender.storage.migrating import HEAD, alembic_config
from recommender.storage.stores import Stores
from tests.storage.backups.conftest import as_store, lasting, lost_by, opened, put_back
from tests.storage.conftest import SQLITE, a_case, all_rows, keep, tamper

# what a row of the newest shape stood for in columns that there are no longer
SINCE_GONE = {"role": "clinician"}


def earlier_shapes() -> list[str]:
    config = Config()
    folder = Path(__file__).parents[3] / "recommender" / "storage" / "migrations"
    config.set_main_option("script_location", str(folder))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    return sorted(step.revision for step in steps if step.revision != HEAD)


@pytest.fixture(params=earlier_shapes())
def earlier(request: pytest.FixtureRequest, file: Path, tmp_path: Path) -> Path:
    """The backup as an earlier version would have made it, with the columns of its time."""
    made = Database(tmp_path / "earlier.db")
    with made.writing() as target:
        command.upgrade(alembic_config(target), request.param)
        shape = MetaData()
        shape.reflect(target)
        with opened(file) as backup, backup.database.reading() as source:
            for table in shape.sorted_tables:
                if table.name == "alembic_version":
                    continue
                rows = source.execute(select(text("*")).select_from(text(table.name))).mappings()
                for row in rows:
                    then = {**SINCE_GONE, **row}
                    known = {name: value for name, value in then.items() if name in table.c}
                    target.execute(insert(table).values(known))
    made.close()
    return tmp_path / "earlier.db"


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_a_backup_of_an_earlier_shape_brings_everything_back(earlier: Path, stores: Stores) -> None:
    before = lasting(all_rows(stores))
    as_it_was = earlier.read_bytes()
    keep(stores, a_case("later"))
    assert lost_by(earlier, stores).cases == 1

    put_back(earlier, stores)

    restored = lasting(all_rows(stores))
    assert {name: rows for name, rows in restored.items() if rows != before[name]} == {}
    assert stores.records.verify().broken is None
    assert earlier.read_bytes() == as_it_was


def of_shape(file: Path, revision: str) -> None:
    stores = as_store(file)
    tamper(stores, f"UPDATE alembic_version SET version_num = '{revision}'")
    stores.close()


@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_what_cannot_be_brought_up_to_date_is_named_and_changes_nothing(
    file: Path, stores: Stores
) -> None:
    # the newest tables, of which an early step would make some again
    of_shape(file, "0002")
    before = all_rows(stores)

    with pytest.raises(StorageError, match=f"{file}: cannot be brought up to date: "):
        put_back(file, stores)

    assert all_rows(stores) == before


@pytest.mark.parametrize("revision", ["0000", "9999", "head"])
@pytest.mark.parametrize("kind", [SQLITE], indirect=True)
def test_a_shape_that_nobody_knows_is_refused(file: Path, stores: Stores, revision: str) -> None:
    of_shape(file, revision)

    with pytest.raises(StorageError, match=f"is not a backup of this version .{revision}, not "):
        put_back(file, stores)
