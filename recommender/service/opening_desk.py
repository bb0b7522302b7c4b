"""Open all that is kept, as the environment sets it: the stores, the desk, and the secret.

Apart from the content's opening, because the libraries behind it take a second to import.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.errors import SettingsError
from recommender.service.desk import Desk
from recommender.service.keeping import Keeper
from recommender.service.opening import content_folder
from recommender.service.recommending import Service
from recommender.service.surroundings import Surroundings
from recommender.storage.stores import Stores, open_stores

# Names the folder in which everything is kept; without it, `data` in the working directory.
DATA_SETTING = "RECOMMENDER_DATA"
# Names another database: postgresql+psycopg://user:password@host/name
DATABASE_SETTING = "RECOMMENDER_DATABASE_URL"
DATA_FOLDER = "data"
DATABASE_FILE = "recommender.db"
SECRET_FILE = "secret"  # noqa: S105 - the name of a file
SECRET_LEAST = 32


def open_keeper(environment: Mapping[str, str] = os.environ) -> Keeper:
    """Return the service together with its stores; the content's text is kept before anything."""
    texts = read_folder(content_folder(environment))
    service = Service(build_content(texts))
    keeper = Keeper(service, open_all_stores(environment), Surroundings())
    keeper.keep_content(texts)
    return keeper


def open_desk(environment: Mapping[str, str] = os.environ) -> Desk:
    """Return the clinician's desk on the same stores and content."""
    return Desk(open_keeper(environment))


def open_all_stores(environment: Mapping[str, str] = os.environ) -> Stores:
    """Return the stores that the setting names, or those in the data folder; made when missing."""
    return open_stores(environment.get(DATABASE_SETTING) or _own_database(environment))


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of everything that is kept; made when missing, for its owner alone."""
    folder = Path(environment.get(DATA_SETTING) or DATA_FOLDER)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def kept_secret(environment: Mapping[str, str] = os.environ) -> str:
    """Return the secret that signs cookies, the same after each start; made when missing."""
    file = data_folder(environment) / SECRET_FILE
    if not file.exists():
        _make_secret(file)
    secret = file.read_text(encoding="ascii").strip()
    if len(secret) < SECRET_LEAST:
        raise SettingsError(f"{file}: is too short to be a secret; delete it, and one is made")
    return secret


def _make_secret(file: Path) -> None:
    """Make the file whole and for its owner alone, or not at all; of two at once, one makes it."""
    with NamedTemporaryFile("w", encoding="ascii", dir=file.parent) as made:
        made.write(secrets.token_urlsafe(32))
        made.flush()
        with suppress(FileExistsError):
            os.link(made.name, file)


def _own_database(environment: Mapping[str, str]) -> Path:
    return data_folder(environment).absolute() / DATABASE_FILE
