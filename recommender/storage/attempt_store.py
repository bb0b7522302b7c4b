"""Failed attempts to sign in, counted by keys that are kept only hashed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from recommender.domain.throttling import Failures
from recommender.storage.database import Database
from recommender.storage.tables import attempts, failures_in_a_row, users

_NO_BROWSER = ""


@dataclass(frozen=True)
class Whose:
    """Whose password is tried, and in which browser, hashed; empty for one not known for them.

    A known browser in which nothing has failed since `since` is forgotten.
    """

    user: str = ""
    browser: str = _NO_BROWSER
    since: str = ""


OF_NOBODY = Whose()


@dataclass(frozen=True)
class Attempt:
    """An attempt that counts against its keys, or the seconds to wait until one may be made.

    `in_a_row` is how many have failed since the last success there if it fails too; 0 where there
    is no such user.
    """

    keys: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    wait: float = 0.0
    whose: Whose = OF_NOBODY
    in_a_row: int = 0


class AttemptStore:
    """Counts attempts to sign in, so that whoever fails has to wait."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        keys: Collection[str],
        at: str,
        since: str,
        wait: Callable[[Mapping[str, Failures]], float],
        whose: Whose = OF_NOBODY,
    ) -> Attempt:
        """Count an attempt against each key before it is made, as if it had failed.

        `wait` says from the failures by key how many seconds are left to wait; where some are,
        nothing is counted. All in one transaction, so that many at once are not more than one
        after another. What failed before `since` is forgotten; what failed later than now did so
        by a clock that has been put back, and counts as of now.
        """
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.at < since))
            connection.execute(update(attempts).where(attempts.c.at > at).values(at=at))
            if left := wait(_failures(connection, keys)):
                return Attempt(tuple(keys), wait=left)
            add = insert(attempts).returning(attempts.c.number)
            numbers = [connection.execute(add.values(key_hash=key, at=at)) for key in keys]
            return Attempt(
                tuple(keys),
                tuple(row.scalar_one() for row in numbers),
                whose=whose,
                in_a_row=_one_more(connection, whose, at),
            )

    def succeed(self, attempt: Attempt, cleared: Collection[str]) -> None:
        """Take an attempt back, and all that failed before it under the keys that are cleared."""
        with self._database.writing() as connection:
            gone = or_(attempts.c.number.in_(attempt.numbers), attempts.c.key_hash.in_(cleared))
            connection.execute(delete(attempts).where(gone))
            connection.execute(delete(failures_in_a_row).where(_is_of(attempt.whose)))

    def users_failed(self, times: int) -> frozenset[str]:
        """Return the users as whom so many attempts in a row have failed in unknown browsers."""
        query = select(failures_in_a_row.c.user).where(
            failures_in_a_row.c.browser == _NO_BROWSER, failures_in_a_row.c.count >= times
        )
        with self._database.reading() as connection:
            return frozenset(connection.execute(query).scalars())


def _failures(connection: Connection, keys: Collection[str]) -> dict[str, Failures]:
    query = (
        select(attempts.c.key_hash, func.count(), func.max(attempts.c.at))
        .where(attempts.c.key_hash.in_(keys))
        .group_by(attempts.c.key_hash)
    )
    found = {key: Failures(count, last) for key, count, last in connection.execute(query).all()}
    return {key: found.get(key, Failures()) for key in keys}


def _is_of(whose: Whose) -> ColumnElement[bool]:
    return and_(
        failures_in_a_row.c.user == whose.user, failures_in_a_row.c.browser == whose.browser
    )


def _one_more(connection: Connection, whose: Whose, at: str) -> int:
    """Count a failure in a row, of users alone: so there are never more rows than they have."""
    old = (failures_in_a_row.c.browser != _NO_BROWSER) & (failures_in_a_row.c.at < whose.since)
    connection.execute(delete(failures_in_a_row).where(old))
    if not connection.execute(select(users.c.name).where(users.c.name == whose.user)).first():
        return 0
    counted = update(failures_in_a_row).where(_is_of(whose))
    one_more = counted.values(count=failures_in_a_row.c.count + 1, at=at)
    found = connection.execute(one_more.returning(failures_in_a_row.c.count)).scalar()
    if found is None:
        row = {"user": whose.user, "browser": whose.browser, "count": 1, "at": at}
        connection.execute(insert(failures_in_a_row).values(row))
    return found or 1
