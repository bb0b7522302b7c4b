"""Open all that is kept, as the settings say: the stores, the desk, and the secret.

Apart from the content's opening, because the libraries behind it take a second to import.
"""

from dataclasses import replace

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.errors import SettingsError, StorageError
from recommender.service.data_folder import DATABASE_FILE, kept_secret, open_data_folder
from recommender.service.desk import Desk
from recommender.service.keeping import Keeper
from recommender.service.opening import content_folder
from recommender.service.recommending import Service
from recommender.service.settings import Settings
from recommender.service.settings_table import DATABASE_SETTING
from recommender.service.surroundings import Surroundings
from recommender.storage.stores import Stores, open_stores


def open_keeper(settings: Settings) -> Keeper:
    """Return the service together with its stores; the content's text is kept before anything."""
    texts = read_folder(content_folder(settings))
    service = Service(build_content(texts))
    keeper = Keeper(service, open_all_stores(settings), Surroundings())
    keeper.keep_content(texts)
    return keeper


def open_desk(settings: Settings) -> Desk:
    """Return the clinician's desk on the same stores and content."""
    return Desk(open_keeper(settings))


def open_all_stores(settings: Settings) -> Stores:
    """Return the stores of the database that is set, or of the data folder; made when missing."""
    if not settings.database_url:
        return open_stores(open_data_folder(settings.data) / DATABASE_FILE)
    try:
        return open_stores(settings.database_url)
    except StorageError as error:
        raise StorageError(f"{DATABASE_SETTING}: {error}") from None
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"{DATABASE_SETTING}: {error.name} is not installed; "
            "run: pip install 'back-plan-recommender[postgresql]'"
        ) from None


def with_secret(settings: Settings) -> Settings:
    """Return the settings with the secret of the data folder where none is set."""
    return replace(settings, secret_key=settings.secret_key or kept_secret(settings.data))
