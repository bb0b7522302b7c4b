"""New cases, and how each gets into the tables within one transaction."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.cases import Case
from recommender.domain.errors import ConflictError
from recommender.domain.records import Event, Record, RecordKind
from recommender.storage import content_store
from recommender.storage.case_rows import NO_MARKS, Marks, Numbers, listed_words, row_of
from recommender.storage.case_tokens import let_open, let_open_line
from recommender.storage.chain import PackedEvent, append_packed
from recommender.storage.interview_store import let_lead_to
from recommender.storage.rule_numbers import RuleNumbers
from recommender.storage.stamping import stamp_of_listed
from recommender.storage.tables import cases, idempotency_keys

# made once, so that each use only binds values
_keys = idempotency_keys.c
_ADD, _ADD_KEY = insert(cases), insert(idempotency_keys)
_ID = select(cases.c.id).where(cases.c.number == bindparam("sought"))
_BY_KEY = select(idempotency_keys).where(_keys.key_hash == bindparam("sought"))
_FORGET_KEYS = delete(idempotency_keys).where(_keys.at < bindparam("since"))


@dataclass(frozen=True)
class NewCase:
    """A case to be kept, with the token of its person and the marks that lists are filtered by.

    `key` is the idempotency key of the request and `request_digest` what it asked; empty without.
    Keys from before `keys_since` are forgotten.
    `visit` is the hash of the token of the visit that it comes from; empty without.
    `replaces` is the id of the person's case before, whose tokens open this one too; or empty.
    """

    case: Case
    salt: bytes
    token_hash: str
    marks: Marks = NO_MARKS
    key: str = ""
    request_digest: str = ""
    keys_since: str = ""
    replaces: str = ""
    visit: str = ""

    @property
    def event(self) -> Event:
        """The record of the case."""
        return Event(
            at=self.case.at,
            kind=RecordKind.CASE,
            subject=self.case.id,
            actor="",
            salt=self.salt,
            body=self.case.plan_text,
            answers=canonical_json(self.case.answers),
        )


class Adding:
    """Adds cases to one database; threads may share it."""

    def __init__(self) -> None:
        self._rule_numbers = RuleNumbers()

    def add(self, connection: Connection, new: NewCase, event: PackedEvent) -> str:
        """Add a case and return its id, or that of the case which the same request made before.

        `event` is that of the case. Raises ConflictError for a key that came with another request,
        and NotFoundError where the content or the visit is not there.
        """
        before = _by_key(connection, new) if new.key else None
        number = self._insert(connection, new, event) if before is None else before
        case_id = new.case.id if before is None else _id_of(connection, before)
        if new.visit:
            let_lead_to(connection, new.visit, case_id)
        if before is None and not new.replaces:
            let_open(connection, new.token_hash, number)
        else:
            let_open_line(connection, new.token_hash, number, new.replaces)
        return case_id

    def _insert(self, connection: Connection, new: NewCase, event: PackedEvent) -> int:
        written = append_packed(connection, event)
        row = row_of(new.case, new.marks, self._numbers(connection, new, written))
        stamp = stamp_of_listed(connection, listed_words(new.case, new.marks))
        connection.execute(_ADD, {"number": written.number, **row, **stamp})
        if new.key:
            key = {"request_digest": new.request_digest, "case": written.number, "at": new.case.at}
            connection.execute(_ADD_KEY, {"key_hash": _hashed(new.key), **key})
        return written.number

    def _numbers(self, connection: Connection, new: NewCase, written: Record) -> Numbers:
        case = new.case
        named = [*case.fired, *new.marks.near, *filter(None, [case.decided_by])]
        digest = case.content_digest
        return Numbers(
            self._rule_numbers.numbered(connection, named, written),
            {digest: content_store.number_of(connection, digest)},
        )


def _id_of(connection: Connection, number: int) -> str:
    return str(connection.execute(_ID, {"sought": number}).scalar_one())


def _hashed(key: str) -> str:
    return sha256_hex(key.encode())


def _by_key(connection: Connection, new: NewCase) -> int | None:
    connection.execute(_FORGET_KEYS, {"since": new.keys_since})
    row = connection.execute(_BY_KEY, {"sought": _hashed(new.key)}).first()
    if row is not None and row.request_digest != new.request_digest:
        message = "this Idempotency-Key came before with other answers; use a new key"
        raise ConflictError(message)
    return row.case if row else None
