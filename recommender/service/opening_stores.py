"""Open all that is kept, as the settings say: the stores and the secret.

Apart from the content's opening, because the libraries behind it take a second to import.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from recommender.domain.errors import SettingsError, StorageError
from recommender.domain.records import RecordKind
from recommender.domain.stamps import Stamper
from recommender.service.data_folder import (
    DATABASE_FILE,
    is_in_use,
    kept_secret,
    mark_in_use,
    open_data_folder,
)
from recommender.service.extras import lacking
from recommender.service.faults import SOFTWARE
from recommender.service.settings import Settings
from recommender.service.settings_table import AUDIT_KEY_SETTING, DATABASE_SETTING
from recommender.service.system import System
from recommender.storage.stores import Stores, is_begun, open_stores


def open_all_stores(settings: Settings) -> Stores:
    """Return the stores of the database that is set, or of the data folder; made when missing.

    Raises StorageError where they are missing although the data folder was in use before: then
    the disk is not there, or the address is wrong.
    """
    if is_in_use(settings.data) and not has_store(settings):
        name = DATABASE_SETTING if settings.database_url else str(settings.data / DATABASE_FILE)
        raise StorageError(
            f"{name}: the database is missing or empty, but {settings.data} was in use before. "
            "Is its disk there, and the address right? If it is lost, `recommender init` begins "
            "an empty one, and `recommender restore` puts a backup into it"
        )
    return begin_all_stores(settings)


def begin_all_stores(settings: Settings) -> Stores:
    """Return the stores, made when missing whatever was there before.

    With an audit key, what is added is stamped, and the chain says so from the first time on.
    Raises SettingsError where what is kept was stamped and the key is not set.
    """
    stamper = _stamper(settings)
    with _naming_the_setting(settings):
        stores = open_stores(_place(settings), stamper)
        if stamper is not None:
            begun = System().event(RecordKind.STAMPING, stamper.key, SOFTWARE, {})
            stores.records.begin_stamping(begun)
        elif stores.records.is_stamped():
            stores.close()
            raise SettingsError(
                f"{AUDIT_KEY_SETTING}: not set, but the records that are kept carry its stamp. Set "
                "it, for what is added without it would count as forged. If the key is lost, make "
                "another with `recommender audit key`, and keep the public half of the old one"
            )
    if not settings.database_url:
        mark_in_use(settings.data)
    return stores


def has_store(settings: Settings) -> bool:
    """Whether the database that is set, or that of the data folder, holds a store."""
    with _naming_the_setting(settings):
        return is_begun(_place(settings))


def with_secret(settings: Settings) -> Settings:
    """Return the settings with the secret of the data folder where none is set."""
    return replace(settings, secret_key=settings.secret_key or kept_secret(settings.data))


def _stamper(settings: Settings) -> Stamper | None:
    if settings.audit is None:
        return None
    from recommender.service.audit_keys import open_key  # noqa: PLC0415 - heavy

    return open_key(settings.audit.key).stamper


def _place(settings: Settings) -> str | Path:
    return settings.database_url or open_data_folder(settings.data) / DATABASE_FILE


@contextmanager
def _naming_the_setting(settings: Settings) -> Iterator[None]:
    try:
        yield
    except StorageError as error:
        if settings.database_url:
            raise StorageError(f"{DATABASE_SETTING}: {error}") from None
        raise
    except ModuleNotFoundError as error:
        raise SettingsError(f"{DATABASE_SETTING}: {lacking(error.name, 'postgresql')}") from None
