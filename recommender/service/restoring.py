"""Put a backup in the place of what is kept, and write down that it was done."""

from pathlib import Path

from recommender.domain.canonical import canonical_json
from recommender.domain.records import Event, RecordKind
from recommender.service.data_folder import replaced_folder
from recommender.service.settings import Settings
from recommender.service.surroundings import Surroundings
from recommender.storage.restoring import Restored, restore
from recommender.storage.stores import Stores


def put_back(
    file: Path, stores: Stores, settings: Settings, surroundings: Surroundings, by: str
) -> Restored:
    """Restore a backup; what was kept lies in the data folder afterwards. Raises StorageError."""

    def told(backup: str, replaced: str) -> Event:
        return Event(
            at=surroundings.time(),
            kind=RecordKind.RESTORE,
            subject="store",
            actor=by,
            salt=surroundings.new_salt(),
            body=canonical_json({"backup": backup, "replaced": replaced}),
        )

    name = f"{surroundings.now():%Y-%m-%dT%H%M%S.%fZ}.db"
    return restore(file, stores.database, told, replaced_folder(settings.data) / name)
