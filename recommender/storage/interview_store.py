"""Visits: the answers of interviews in progress. They are not cases, and they expire."""

from sqlalchemy import Connection, delete, insert, select, update

from recommender.domain.errors import NotFoundError
from recommender.storage.database import Database
from recommender.storage.packing import pack, unpack
from recommender.storage.tables import interview_cases, interviews


class InterviewStore:
    """Keeps the state of open interviews by the hash of their token; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, token_hash: str, since: str) -> bytes | None:
        """Return the state of a visit that was touched since, or None."""
        query = select(interviews.c.state).where(
            interviews.c.token_hash == token_hash, interviews.c.touched >= since
        )
        with self._database.reading() as connection:
            state = connection.execute(query).scalar()
        return None if state is None else unpack(state)

    def drop(self, since: str) -> None:
        """Forget all visits that were not touched since."""
        is_over = interviews.c.touched < since
        with self._database.reading() as connection:
            found = connection.execute(select(interviews.c.touched).where(is_over).limit(1))
            if found.first() is None:
                return
        with self._database.writing() as connection:
            connection.execute(delete(interviews).where(is_over))
        self._database.empty_log()

    def begin(self, token_hash: str, state: bytes, at: str) -> None:
        """Keep a new visit."""
        values = {"token_hash": token_hash, "touched": at, "state": pack(state)}
        with self._database.writing() as connection:
            connection.execute(insert(interviews).values(values))

    def keep(self, token_hash: str, state: bytes, at: str) -> None:
        """Keep what a visit has become.

        Raises NotFoundError for one that has ended meanwhile, so that it does not come back after
        its answers were deleted.
        """
        with self._database.writing() as connection:
            change = update(interviews).where(interviews.c.token_hash == token_hash)
            if not connection.execute(change.values(touched=at, state=pack(state))).rowcount:
                raise _ended()

    def end(self, token_hash: str) -> None:
        """Forget a visit."""
        with self._database.writing() as connection:
            connection.execute(delete(interviews).where(interviews.c.token_hash == token_hash))
        self._database.empty_log()


def let_lead_to(connection: Connection, token_hash: str, case_id: str) -> None:
    """Remember which case a visit has become, to end it with that; raises NotFoundError."""
    link = interview_cases.c
    visit = select(interviews.c.touched).where(interviews.c.token_hash == token_hash)
    if connection.execute(visit.with_for_update()).first() is None:
        raise _ended()
    there = select(link.case).where(link.interview == token_hash, link.case == case_id)
    if connection.execute(there).first() is None:
        values = {"interview": token_hash, "case": case_id}
        connection.execute(insert(interview_cases).values(values))


def end_visits_of(connection: Connection, case_id: str) -> None:
    """Forget every visit that has become a case, whatever else it became."""
    link = interview_cases.c
    visits = select(link.interview).where(link.case == case_id)
    connection.execute(delete(interviews).where(interviews.c.token_hash.in_(visits)))


def _ended() -> NotFoundError:
    return NotFoundError("this visit has ended")
