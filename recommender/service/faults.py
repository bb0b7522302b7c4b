"""Faults: an engine that failed, or that differs from the evaluation, is logged and kept."""

import logging

from recommender.domain.canonical import canonical_json
from recommender.domain.errors import Fault, NotFoundError, StorageError
from recommender.domain.records import Event, RecordKind
from recommender.service.surroundings import Surroundings
from recommender.storage.journal import Journal

LOG = logging.getLogger(__name__)
SOFTWARE = "software"


def log_fault(fault: Fault) -> None:
    """Log that a decision is not to be trusted, without its answers.

    The rules are counted and not named: beside the address in a log of requests, a name would
    tell what a person answered.
    """
    LOG.error("%s; rules that differ: %d", fault.what, len(fault.rules))


def keep_fault(
    journal: Journal, surroundings: Surroundings, fault: Fault, digest: str, case_id: str = ""
) -> None:
    """Keep a fault about its case, with which it is deleted, or about the content that decided.

    Never raises: what the person is told must not depend on it.
    """
    event = Event(
        at=surroundings.time(),
        kind=RecordKind.FAULT,
        subject=case_id or digest,
        actor=SOFTWARE,
        salt=surroundings.new_salt(),
        body=canonical_json({"what": fault.what, "rules": fault.rules, "content_digest": digest}),
    )
    try:
        if case_id:
            journal.write_about(case_id, event)
        else:
            journal.write(event)
    except (StorageError, NotFoundError) as error:
        LOG.error("the fault could not be kept: %s", error)
