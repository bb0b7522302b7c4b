"""What an operator does with all that is kept: users, verify, faults, back up, restore.

It needs no content of today, so it works where that is broken.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from recommender.domain.anchors import Occasion
from recommender.domain.records import BEGINNING, Event, RecordKind, Verification
from recommender.service.anchors import anchor_writer
from recommender.service.audit_log import AuditLog
from recommender.service.backups import Backup, Backups, Made
from recommender.service.changed_contents import changed_contents
from recommender.service.data_folder import replaced_folder
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.machine_tokens import MachineTokens
from recommender.service.provider_users import ProviderUsers
from recommender.service.retention import Retention
from recommender.service.settings import Settings
from recommender.service.system import System
from recommender.service.users import Users
from recommender.service.verification import Outside
from recommender.storage.restoring import Lost, Restored, restore, would_lose
from recommender.storage.stores import Stores, stores_of

__all__ = ("Lost", "Maintenance", "Restored")


@contextmanager
def opened_copy(file: Path, settings: Settings) -> Iterator["Maintenance"]:
    """Lend the stores of a backup or of a copy of a store, which is only read.

    Raises StorageError for what is neither.
    """
    with Backups(settings.data).opened(file) as backup:
        yield Maintenance(stores_of(backup.database), settings)


@dataclass(frozen=True)
class Maintenance:
    """The stores of one database, as their operator handles them."""

    stores: Stores
    settings: Settings
    system: System = field(default_factory=System)

    @cached_property
    def users(self) -> Users:
        """The users."""
        return Users(self.stores, self.system, self.settings.has_passwords)

    @cached_property
    def provider_users(self) -> ProviderUsers:
        """The users whom an identity provider signs in."""
        return ProviderUsers(self.stores, self.system)

    @cached_property
    def machine_tokens(self) -> MachineTokens:
        """The tokens of machines."""
        return MachineTokens(self.stores, self.system)

    @cached_property
    def retention(self) -> Retention:
        """What deletes old cases."""
        return Retention(self.stores.cases, self.system)

    def back_up(self, place: Path, recipients: tuple[str, ...] = (), keep: int = 0) -> Made:
        """Write all that is kept into a new file, or a new one in a folder.

        It is encrypted to `recipients`, or else to the public keys of the settings, where there are
        any; with `keep`, only so many are left in the folder. Raises StorageError, ConflictError
        and SettingsError.
        """
        keys = recipients or self.settings.backup_recipients
        made = self._backups.make(self.stores.database, place, keys, keep)
        log_event(SecurityEvent(EventName.BACKUP, number=made.records))
        self.anchor(Occasion.BACKUP)
        return made

    def anchor(self, occasion: Occasion) -> None:
        """Write an anchor where the settings ask for anchors; raises StorageError."""
        writer = anchor_writer(self.settings.audit, self.stores.records, self.system)
        if writer is not None:
            writer.write(occasion)

    def opened_backup(self, file: Path, keys: Path | None = None) -> AbstractContextManager[Backup]:
        """Lend a backup for as long as it is read; an encrypted one with a file of secret keys.

        Raises StorageError for what is no backup, or cannot be decrypted.
        """
        return self._backups.opened(file, keys)

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
        self.anchor(Occasion.RESTORE)
        return done

    def verify_chain(self) -> Verification:
        """Walk the whole chain, without comparing which rules nearly fired."""
        return _told(self.stores.records.verify())

    def verify(
        self, tell: Callable[[int], None], outside: Outside, *, is_copy: bool = False
    ) -> Verification:
        """Walk the whole chain and compare all; `tell` gets the number of each record.

        A copy may be older than the newest anchors, so those beyond its end are not missed there.
        """
        checks = outside.checks(self.stores.contents)
        if is_copy:
            digest_of = self.stores.records.digest_of
            there = [one for one in checks.anchors if not one.record or digest_of(one.record)]
            checks = replace(checks, anchors=there)
        return _told(self.stores.records.verify(tell, checks))

    def has_record(self, number: int, digest: str) -> bool:
        """Return whether the chain has this digest at a record's number."""
        there = self.stores.records.digest_of(number) if number else BEGINNING
        return bool(there) and there == digest

    def faults(self) -> tuple[Event, ...]:
        """Return the decisions in which the rule engine was at fault, oldest first."""
        return self.stores.records.of_kind(RecordKind.FAULT)

    def looks(self, case_id: str) -> tuple[Event, ...]:
        """Return who opened a case at the desk or was shown it in a list, oldest first."""
        log = AuditLog(self.stores.records, self.system)
        found = (*log.looks(case_id), *log.lists_with(case_id))
        return tuple(sorted(found, key=lambda event: event.at))

    def changed_contents(self) -> tuple[str, ...]:
        """Return the digests of the kept contents whose text is no longer what they say."""
        return changed_contents(self.stores.contents)

    def close(self) -> None:
        """Close every connection."""
        self.stores.close()

    @cached_property
    def _backups(self) -> Backups:
        return Backups(self.settings.data, self.system)


def _told(found: Verification) -> Verification:
    if found.broken:
        broken = found.broken.number
        log_event(SecurityEvent(EventName.CHAIN_BROKEN, EventOutcome.FAILURE, number=broken))
    return found
