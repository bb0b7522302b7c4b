"""The audit log: what people at the desk saw and did, written into the chain of records."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.records import Event, RecordKind
from recommender.domain.users import Visitor
from recommender.service.events import EventName, SecurityEvent, log_event
from recommender.service.system import System
from recommender.storage.record_store import RecordStore

# what records of whole lists and files of cases are about
LISTS = "cases"
_TOLD = {RecordKind.LOOK: EventName.READ, RecordKind.EXPORT: EventName.EXPORT}


@dataclass(frozen=True)
class AuditLog:
    """Writes down who did what at the desk, and reads it back; threads may share it."""

    records: RecordStore
    system: System

    def write(
        self, kind: RecordKind, subject: str, visitor: Visitor, said: Mapping[str, object]
    ) -> None:
        """Write down what somebody did."""
        self.records.write(self.system.event(kind, subject, visitor.name, said))
        _tell(kind, visitor)

    def write_list(self, what: str, visitor: Visitor, **more: object) -> None:
        """Write down that somebody saw a list of cases, for a list tells of each.

        A list that says whom its cases are about names them in the record: `cases` are their ids.
        """
        self.write(RecordKind.LOOK, LISTS, visitor, {"what": what, **more})

    def write_about(
        self, case_id: str, kind: RecordKind, visitor: Visitor, said: Mapping[str, object]
    ) -> None:
        """Write down what somebody did with a case; raises NotFoundError where it is gone."""
        happened = self.system.event(kind, case_id, visitor.name, said)
        self.records.write_about(case_id, happened)
        _tell(kind, visitor)

    def looks(self, case_id: str) -> tuple[Event, ...]:
        """Return who has looked at a case, oldest first."""
        return self.records.about(case_id, RecordKind.LOOK)

    def lists_with(self, case_id: str) -> tuple[Event, ...]:
        """Return who was shown a case in a list, oldest first; it reads every list."""
        lists = self.records.about(LISTS, RecordKind.LOOK)
        return tuple(event for event in lists if case_id in json.loads(event.body).get("cases", ()))

    def what_ifs(self, case_id: str) -> tuple[Event, ...]:
        """Return the what-ifs that were kept beside a case, oldest first."""
        return self.records.about(case_id, RecordKind.WHAT_IF)


def _tell(kind: RecordKind, visitor: Visitor) -> None:
    log_event(SecurityEvent(_TOLD.get(kind, EventName.CREATE), who=visitor.name))
