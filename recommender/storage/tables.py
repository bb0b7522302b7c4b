"""The tables. Records, bodies, reviews and signatures are only ever added; a deletion empties."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

records = Table(
    "records",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("body_digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Index("ix_records_subject", "subject", "kind"),
)

# what a record says, apart from the chain, because a person may have it deleted
bodies = Table(
    "bodies",
    metadata,
    Column("number", ForeignKey("records.number"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("answers", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# the audit key's stamp under each record since stamping began
stamps = Table(
    "stamps",
    metadata,
    Column("number", ForeignKey("records.number"), primary_key=True, autoincrement=False),
    Column("stamp", LargeBinary, nullable=False),
)

contents = Table(
    "contents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("at", String(32), nullable=False),
    Column("by", String(200), nullable=False),
    Column("files", LargeBinary, nullable=False),
    Column("stamp", LargeBinary),
)

# a short number for each rule id, so that a case's rules fit in a few bytes
rules = Table(
    "rules",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(200), nullable=False, unique=True),
)

# what lists are filtered by; it can be made again from the bodies
cases = Table(
    "cases",
    metadata,
    Column("number", ForeignKey("records.number"), primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False, unique=True),
    Column("at", String(32), nullable=False, index=True),
    Column("gravity", Integer, nullable=False),
    # of the gravest triage that one small step would have given; 0 where none is graver
    Column("near_gravity", Integer, nullable=False),
    Column("decided_by", ForeignKey("rules.number")),
    Column("content", ForeignKey("contents.number"), nullable=False, index=True),
    Column("software_version", String(32), nullable=False),
    # numbers of rules, and demands, each between spaces
    Column("fired", Text, nullable=False),
    Column("near", Text, nullable=False),
    Column("avoided", Text, nullable=False),
    # of the whole row, rules and contents by their names
    Column("stamp", LargeBinary),
    Index("ix_cases_gravity", "gravity", "number"),
    Index("ix_cases_near_gravity", "near_gravity", "number"),
)

# a person's token opens the newest of its cases; the others are those that it replaced
case_tokens = Table(
    "case_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("case", ForeignKey("cases.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("stamp", LargeBinary),
)

# what a person noted while doing the week; a note is its own key, so that it counts once. It is
# not in the chain: it is no decision, and nothing of it may stay when the case goes
diary = Table(
    "diary",
    metadata,
    Column("case", ForeignKey("cases.number", ondelete="CASCADE"), primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("exercise", String(200), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("note", String(16), primary_key=True),
    Column("done", String(200), nullable=False),
    # when it arrived; when it was noted, in seconds since 1970, and by a clock how far ahead
    Column("at", String(32), nullable=False),
    Column("noted", BigInteger, nullable=False),
    Column("ahead", Integer),
    Column("stamp", LargeBinary),
)

# when a person wants to exercise, for the calendar that they asked for
calendars = Table(
    "calendars",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("case", ForeignKey("cases.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", String(10), nullable=False),
    Column("time", String(5), nullable=False),
    # digits from 1, Monday, to 7
    Column("weekdays", String(7), nullable=False),
    Column("zone", String(64), nullable=False),
    # minutes before; none without a reminder
    Column("reminder", Integer),
    Column("names", Integer, nullable=False),
    Column("changed", String(32), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("published", String(64), nullable=False),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    Column("request_digest", String(64), nullable=False),
    Column("case", ForeignKey("cases.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", String(32), nullable=False, index=True),
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", ForeignKey("records.number"), primary_key=True, autoincrement=False),
    Column("case", ForeignKey("cases.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("reviewer", String(200), nullable=False, index=True),
    Column("verdict", String(16), nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    Column("number", ForeignKey("records.number"), primary_key=True, autoincrement=False),
    # the id of a rule, or "promise:" and the id of a promise
    Column("rule", String(200), nullable=False, index=True),
    Column("text_digest", String(64), nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("name", String(200), primary_key=True),
    # words between spaces
    Column("roles", String(64), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("created", String(32), nullable=False),
    Column("disabled", String(32), nullable=False),
    # somebody else has chosen it
    Column("has_first_password", Boolean, nullable=False),
    # the digest of issuer and subject at the provider; empty until they first come
    Column("identity", String(64), nullable=False),
    Column("signing_name", String(200), nullable=False),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("user", ForeignKey("users.name"), nullable=False, index=True),
    Column("begun", String(32), nullable=False),
    Column("touched", String(32), nullable=False),
    # when the user last showed who they are
    Column("proved", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    # the answers that the list of cases is filtered by, so that no address has to hold them
    Column("sought", Text),
    Column("browser", String(32), nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("label", String(200), nullable=False, unique=True),
    # words between spaces
    Column("rights", String(64), nullable=False),
    # the user who answers for it; empty where it is older than owners
    Column("owner", String(200), nullable=False),
    Column("created", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    Column("revoked", String(32), nullable=False),
)

# one row a failed attempt, gone once it no longer counts
attempts = Table(
    "attempts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key_hash", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Index("ix_attempts_key_hash", "key_hash", "at"),
)

# a row a user, and one for each browser known for them; gone with a success there or a new password
failures_in_a_row = Table(
    "failures_in_a_row",
    metadata,
    # no foreign key: a restore takes users away, and leaves this as it is
    Column("user", String(200), primary_key=True),
    # hashed; empty for all browsers that are not known
    Column("browser", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)

# answers of interviews in progress; they go with their time, or when the person says so
interviews = Table(
    "interviews",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("touched", String(32), nullable=False, index=True),
    Column("state", LargeBinary, nullable=False),
)

# the cases that a visit has become, by their ids: a restore may bring any of them back or not
interview_cases = Table(
    "interview_cases",
    metadata,
    Column("interview", ForeignKey("interviews.token_hash", ondelete="CASCADE"), primary_key=True),
    Column("case", String(32), primary_key=True, index=True),
)
