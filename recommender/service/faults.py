"""Faults: an engine that failed, or that differs from the evaluation, is logged and kept."""

import logging
from typing import TYPE_CHECKING

from recommender.domain.errors import Fault, NotFoundError, StorageError
from recommender.domain.records import RecordKind
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event

if TYPE_CHECKING:
    # their libraries take a second to import, and a decision alone needs neither
    from recommender.service.system import System
    from recommender.storage.record_store import RecordStore

_LOG = logging.getLogger(__name__)
SOFTWARE = "software"


def log_fault(fault: Fault) -> None:
    """Log that a decision is not to be trusted, without its answers.

    The rules are counted and not named: beside the address in a log of requests, a name would
    tell what a person answered.
    """
    _LOG.error("%s; rules that differ: %d", fault.what, len(fault.rules))
    log_event(SecurityEvent(EventName.ENGINE_FAULT, EventOutcome.FAILURE, number=len(fault.rules)))


def keep_fault(
    records: "RecordStore", system: "System", fault: Fault, digest: str, case_id: str = ""
) -> None:
    """Keep a fault about its case, with which it is deleted, or about the content that decided.

    Never raises: what the person is told must not depend on it.
    """
    said = {"what": fault.what, "rules": fault.rules, "content_digest": digest}
    event = system.event(RecordKind.FAULT, case_id or digest, SOFTWARE, said)
    try:
        if case_id:
            records.write_about(case_id, event)
        else:
            records.write(event)
    except (StorageError, NotFoundError) as error:
        _LOG.error("the fault could not be kept: %s", error)
