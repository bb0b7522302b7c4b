"""Who may come in, as the chain says it: each record of a change states what it has led to.

So a row of users, sign-ins or tokens of machines that somebody changes by hand differs from what
the last record about it states. What is secret is stated by its digest alone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.records import Break, Event, RecordKind
from recommender.domain.users import USER_ADDED
from recommender.storage.tables import api_tokens, sign_ins, users

TOKEN_ADDED = "token added"  # noqa: S105 - the words of a record
# what records about the tokens of machines begin their subject with
OF_MACHINE = "token:"
_STATES = "states"
_SIGN_INS = "sign_ins"
# after these everything is as they state it, and nobody else may come in
_OF_ALL = frozenset((RecordKind.RESTORE, RecordKind.STAMPING))
_ADDING = frozenset((USER_ADDED, TOKEN_ADDED))
_GONE = "the records know it, but it is not there"

# by the subject of its records: what a row says, and the sign-ins of a user
State = Mapping[str, Any]


def stated(connection: Connection, happened: Event) -> Event:
    """Return the event of a change of access with what it has led to; any other as it is.

    It is to be added after the change, in the same transaction.
    """
    if happened.kind is RecordKind.ACCESS:
        states = dict(_states(connection, happened.subject))
    elif happened.kind in _OF_ALL:
        states = dict(_states(connection))
    else:
        return happened
    said = _said(happened)
    if said is None:
        return happened
    return replace(happened, body=canonical_json({**said, _STATES: states}))


@dataclass
class AccessWalk:
    """What the records state of access, put together on a walk along the chain."""

    _states: dict[str, State] = field(default_factory=dict)
    # of before records stated anything
    _added: set[str] = field(default_factory=set)

    def take(self, said: Event) -> None:
        """Take in what a record says."""
        if said.kind is not RecordKind.ACCESS and said.kind not in _OF_ALL:
            return
        body = _said(said) or {}
        states = body.get(_STATES)
        if not isinstance(states, dict):
            if body.get("change") in _ADDING:
                self._added.add(said.subject)
            return
        if said.kind in _OF_ALL:
            self._states.clear()
            self._added.clear()
        self._states.update(states)
        self._added -= states.keys()

    def breaks(self, connection: Connection) -> tuple[tuple[Break, ...], int]:
        """Return who may come in otherwise than was stated, and of how many nothing was stated."""
        there = dict(_states(connection))
        unstated = there.keys() - self._states.keys()
        found = [
            *(
                Break(0, "no record says that it was added", _place(name))
                for name in sorted(unstated - self._added)
            ),
            *(Break(0, _GONE, _place(name)) for name in sorted(self._added - there.keys())),
            *(
                Break(0, why, _place(name))
                for name, state in sorted(self._states.items())
                if (why := _difference(state, there.get(name)))
            ),
        ]
        return tuple(found), len(unstated & self._added)


def _states(connection: Connection, subject: str = "") -> Iterator[tuple[str, State]]:
    """Yield how everybody who may come in stands there, or one by the subject of its records."""
    label = subject.removeprefix(OF_MACHINE)
    if label == subject:
        opened = _sign_ins(connection, sign_ins.c.user == subject if subject else None)
        for name, state in _rows(connection, users, "name", subject):
            yield name, {**state, _SIGN_INS: opened.get(name, {})}
    if label != subject or not subject:
        for name, state in _rows(connection, api_tokens, "label", label):
            yield OF_MACHINE + name, state


def _rows(
    connection: Connection, table: Table, key: str, name: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    query = select(table).order_by(table.c[key])
    rows = connection.execute(query.where(table.c[key] == name) if name else query)
    for row in rows.mappings():
        yield (
            str(row[key]),
            {column: _plain(column, row[column]) for column in row if column != key},
        )


def _sign_ins(
    connection: Connection, whose: ColumnElement[bool] | None
) -> dict[str, dict[str, str]]:
    query = select(sign_ins.c.user, sign_ins.c.token_hash, sign_ins.c.ends)
    found: dict[str, dict[str, str]] = {}
    ordered = query.order_by(sign_ins.c.token_hash)
    for row in connection.execute(ordered if whose is None else ordered.where(whose)):
        found.setdefault(row.user, {})[_plain("token_hash", row.token_hash)] = row.ends
    return found


def _plain(column: str, value: Any) -> Any:
    """Return a value as a record may say it for good."""
    return sha256_hex(value.encode()) if value and column.endswith("_hash") else value


def _difference(state: State, row: State | None) -> str:
    """Return in what a row is not as it was stated, or nothing.

    A sign-in may be gone, for it ends by itself; a column may be newer than the record.
    """
    if row is None:
        return _GONE
    wrong = [
        column
        for column, value in row.items()
        if column != _SIGN_INS and column in state and state[column] != value
    ]
    if row.get(_SIGN_INS, {}).items() - state.get(_SIGN_INS, {}).items():
        wrong.append("a sign-in that no record says was begun, or that has ended")
    return f"it is not as the records say: {', '.join(wrong)}" if wrong else ""


def _place(subject: str) -> str:
    label = subject.removeprefix(OF_MACHINE)
    return f"User {subject}" if label == subject else f"The token of the machine {label}"


def _said(happened: Event) -> dict[str, Any] | None:
    try:
        said = json.loads(happened.body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
