"""Put a backup in the place of what is kept, and write down that it was done."""

from pathlib import Path

from recommender.domain.canonical import canonical_json
from recommender.domain.records import Event, RecordKind
from recommender.service.surroundings import Surroundings
from recommender.storage.backup import restore
from recommender.storage.stores import Stores


def put_back(file: Path, stores: Stores, surroundings: Surroundings, by: str) -> int:
    """Restore a backup; return the records that there are then. Raises StorageError."""

    def told(backup: str, replaced: str) -> Event:
        return Event(
            at=surroundings.time(),
            kind=RecordKind.RESTORE,
            subject="store",
            actor=by,
            salt=surroundings.new_salt(),
            body=canonical_json({"backup": backup, "replaced": replaced}),
        )

    return restore(file, stores.database, told)
