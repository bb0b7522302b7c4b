"""Delete what is kept of cases: all that was said, wherever it lies; that it was there stays."""

from collections.abc import Callable, Collection

from sqlalchemy import Connection, delete, select

from recommender.domain.records import Event
from recommender.storage import chain
from recommender.storage.case_tokens import numbers_of
from recommender.storage.interview_store import end_visits_of
from recommender.storage.tables import cases

# one transaction, so that nobody waits long for the turn to write
FORGOTTEN_AT_ONCE = 50


def forget_case(connection: Connection, gone: Event) -> bool:
    """Delete a case by the record of its deletion; return whether it was there.

    Visits that it came from go with it, for they hold its answers too, in whichever browser.
    """
    if not connection.execute(delete(cases).where(cases.c.id == gone.subject)).rowcount:
        return False
    end_visits_of(connection, gone.subject)
    chain.forget_bodies(connection, gone.subject)
    chain.append(connection, gone)
    return True


def forget_all(
    connection: Connection,
    token_hash: str,
    ids: Collection[str],
    gone: Callable[[str], Event],
) -> int:
    """Delete the cases that a token opens, and those with these ids; return how many were there.

    `gone` makes the record of the deletion of one. What the token opens is looked up here, in the
    transaction that deletes, so that nothing which is being added meanwhile is left over.
    """
    opened = select(cases.c.id).where(cases.c.number.in_(numbers_of(token_hash)))
    wanted = [*connection.execute(opened.order_by(cases.c.number)).scalars(), *ids]
    return sum(forget_case(connection, gone(case_id)) for case_id in dict.fromkeys(wanted))


def forget_older(connection: Connection, before: str, gone: Callable[[str], Event]) -> int:
    """Delete some of the cases from before a time, the oldest first; return how many.

    There are none left when it returns 0.
    """
    oldest = select(cases.c.id).where(cases.c.at < before).order_by(cases.c.at, cases.c.number)
    found = connection.execute(oldest.limit(FORGOTTEN_AT_ONCE)).scalars().all()
    return sum(forget_case(connection, gone(case_id)) for case_id in found)
