"""What an operator does with all that is kept: users, verify, faults, back up, restore.

It needs no content of today, so it works where that is broken.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from recommender.content.reading import digest_of
from recommender.domain.errors import StorageError
from recommender.domain.records import BEGINNING, Event, RecordKind, Verification
from recommender.service.data_folder import replaced_folder
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.machine_tokens import MachineTokens
from recommender.service.marks import KeptMarking
from recommender.service.settings import Settings
from recommender.service.system import System
from recommender.service.users import Users
from recommender.service.work_folder import work_folder
from recommender.storage.backup import back_up
from recommender.storage.opening_backups import Backup, opened_backup
from recommender.storage.restoring import Lost, Restored, restore, would_lose
from recommender.storage.stores import Stores

__all__ = ("Backup", "Lost", "Maintenance", "Restored")


@dataclass(frozen=True)
class Maintenance:
    """The stores of one database, as their operator handles them."""

    stores: Stores
    settings: Settings
    system: System = field(default_factory=System)

    @cached_property
    def users(self) -> Users:
        """The users."""
        return Users(self.stores, self.system)

    @cached_property
    def machine_tokens(self) -> MachineTokens:
        """The tokens of machines."""
        return MachineTokens(self.stores, self.system)

    def back_up(self, file: Path) -> int:
        """Write all that is kept into a new file and return the records; raises StorageError."""
        number = back_up(self.stores.database, file)
        log_event(SecurityEvent(EventName.BACKUP, number=number))
        return number

    @contextmanager
    def opened_backup(self, file: Path) -> Iterator[Backup]:
        """Lend a backup for as long as it is read; raises StorageError for what is none."""
        with work_folder(self.settings.data) as work, opened_backup(file, work) as backup:
            yield backup

    def would_lose(self, backup: Backup) -> Lost:
        """Return what restoring a backup would take away; raises StorageError."""
        return would_lose(backup, self.stores.database)

    def restore(self, backup: Backup, by: str) -> Restored:
        """Put a backup in the place of what is kept, which lies in the data folder afterwards.

        Raises StorageError.
        """

        def make_event(restored: str, replaced: str) -> Event:
            said = {"backup": restored, "replaced": replaced}
            return self.system.event(RecordKind.RESTORE, "store", by, said)

        name = f"{self.system.now():%Y-%m-%dT%H%M%S.%fZ}.db"
        aside = replaced_folder(self.settings.data) / name
        done = restore(backup, self.stores.database, make_event, aside)
        log_event(SecurityEvent(EventName.RESTORE, who=by, number=done.records))
        return done

    def verify_chain(self) -> Verification:
        """Walk the whole chain, without comparing which rules nearly fired."""
        return _told(self.stores.records.verify())

    def verify(self, tell: Callable[[int], None]) -> Verification:
        """Walk the whole chain and compare all; `tell` gets the number of each record."""
        return _told(self.stores.records.verify(tell, KeptMarking(self.stores.contents).marks))

    def has_record(self, number: int, digest: str) -> bool:
        """Return whether the chain has this digest at a record's number."""
        there = self.stores.records.digest_of(number) if number else BEGINNING
        return bool(there) and there == digest

    def faults(self) -> tuple[Event, ...]:
        """Return the decisions in which the rule engine was at fault, oldest first."""
        return self.stores.records.of_kind(RecordKind.FAULT)

    def changed_contents(self) -> tuple[str, ...]:
        """Return the digests of the kept contents whose text is no longer what they say."""
        versions = self.stores.contents.every()
        return tuple(kept.digest for kept in versions if not self._is_whole(kept.digest))

    def close(self) -> None:
        """Close every connection."""
        self.stores.close()

    def _is_whole(self, digest: str) -> bool:
        try:
            return digest_of(self.stores.contents.files(digest)) == digest
        except StorageError:
            return False


def _told(found: Verification) -> Verification:
    if found.broken:
        broken = found.broken.number
        log_event(SecurityEvent(EventName.CHAIN_BROKEN, EventOutcome.FAILURE, number=broken))
    return found
