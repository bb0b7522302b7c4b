"""What of a store outlives its replacement by a backup: whatever was taken away since, stays so."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, insert, select, update

from recommender.domain.errors import StorageError
from recommender.domain.records import Event, RecordKind
from recommender.domain.users import PASSWORD_CHANGES, USER_ADDED
from recommender.storage.calendar_store import put_calendars_back, raw_calendars
from recommender.storage.chain import append, event_of
from recommender.storage.diary_store import put_entries_back, raw_entries
from recommender.storage.forgetting import forget_case
from recommender.storage.stamped_rows import STAMPED_CONTENTS
from recommender.storage.tables import api_tokens, bodies, contents, records, users


@dataclass(frozen=True)
class Outliving:
    """What is kept of a store while it is replaced.

    `passwords` are the hashes by user, `first` are the users whose password somebody else chose,
    and `changes` the last events that brought them one.
    """

    deletions: list[Event]
    contents: list[dict[str, object]]
    disabled: dict[str, str]
    roles: dict[str, str]
    identities: dict[str, str]
    passwords: dict[str, str]
    first: frozenset[str]
    changes: dict[str, Event]
    revoked: dict[str, str]
    diaries: list[dict[str, object]]
    calendars: list[dict[str, object]]

    @classmethod
    def of(cls, connection: Connection) -> "Outliving":
        """Return what a store holds that must outlive it."""
        named = [column for column in contents.c if column is not contents.c.number]
        return cls(
            _deletions(connection),
            [dict(row) for row in connection.execute(select(*named)).mappings()],
            _by(connection, users.c.name, users.c.disabled),
            _by(connection, users.c.name, users.c.roles),
            _by(connection, users.c.name, users.c.identity),
            _by(connection, users.c.name, users.c.password_hash),
            frozenset(
                connection.execute(select(users.c.name).where(users.c.has_first_password)).scalars()
            ),
            _password_changes(connection),
            _by(connection, api_tokens.c.token_hash, api_tokens.c.revoked),
            raw_entries(connection),
            raw_calendars(connection),
        )

    def put_back(self, connection: Connection) -> None:
        """Give it to what has taken the store's place."""
        there = set(connection.execute(select(contents.c.digest)).scalars())
        for content in self.contents:
            if content["digest"] not in there:
                stamp = STAMPED_CONTENTS.stamp(connection, content)
                connection.execute(insert(contents).values({**content, **stamp}))
        self._put_passwords_back(connection)
        for name, at in self.disabled.items():
            _end(connection, users.c.name == name, users.c.disabled, at)
        self._take_rights_away(connection)
        for token_hash, at in self.revoked.items():
            _end(connection, api_tokens.c.token_hash == token_hash, api_tokens.c.revoked, at)
        # what hurt somebody stays left out
        put_entries_back(connection, self.diaries)
        put_calendars_back(connection, self.calendars)
        for event in self.deletions:
            forget_case(connection, event)

    def _take_rights_away(self, connection: Connection) -> None:
        """Leave a user no role that they no longer had, and no account but their newest."""
        for name, identity in self.identities.items():
            # an account that was released since must not open again
            bound = update(users).where(users.c.name == name)
            connection.execute(bound.values(identity=identity))
        for name, restored in _by(connection, users.c.name, users.c.roles).items():
            kept = [role for role in restored.split() if role in self.roles.get(name, role).split()]
            change = update(users).where(users.c.name == name)
            connection.execute(change.values(roles=" ".join(kept)))

    def _put_passwords_back(self, connection: Connection) -> None:
        """Let nobody come in with a password that another one has replaced.

        The change is put down again, for another restore must know of it too. Whoever is back
        whose newest password went with an earlier restore has none.
        """
        restored = _password_changes(connection)
        for name, event in self.changes.items():
            if name in restored and restored[name].at >= event.at:
                continue
            newest = update(users).where(users.c.name == name)
            newest = newest.values(
                password_hash=self.passwords.get(name, ""), has_first_password=name in self.first
            )
            if connection.execute(newest).rowcount or _change(event) != USER_ADDED:
                append(connection, event)


def _by(connection: Connection, key: Column[str], value: Column[str]) -> dict[str, str]:
    return {str(row[0]): str(row[1]) for row in connection.execute(select(key, value)).all()}


def _end(connection: Connection, whose: ColumnElement[bool], column: Column[str], at: str) -> None:
    """Set when a right ended, unless it had ended before or has not ended at all."""
    if at:
        change = update(column.table).where(whose, column == "")
        connection.execute(change.values({column.name: at}))


def _password_changes(connection: Connection) -> dict[str, Event]:
    """Return the last event by user that gave them a password."""
    query = (
        select(records, bodies.c.salt, bodies.c.answers, bodies.c.body)
        .join(bodies, bodies.c.number == records.c.number)
        .where(records.c.kind == RecordKind.ACCESS.value)
        .order_by(records.c.at, records.c.number)
    )
    events = [event for row in connection.execute(query) if (event := _readable(row))]
    return {event.subject: event for event in events if _change(event) in PASSWORD_CHANGES}


def _readable(row: Any) -> Event | None:
    try:
        return event_of(row)
    except StorageError:
        return None


def _change(event: Event) -> str:
    """Return what an event of access says was done."""
    said = json.loads(event.body)
    return str(said.get("change", "")) if isinstance(said, dict) else ""


def _deletions(connection: Connection) -> list[Event]:
    query = select(records, bodies.c.salt).outerjoin(bodies, bodies.c.number == records.c.number)
    rows = connection.execute(query.where(records.c.kind == RecordKind.DELETION.value))
    return [
        Event(row.at, RecordKind.DELETION, row.subject, row.actor, bytes(row.salt or b""))
        for row in rows.all()
    ]
