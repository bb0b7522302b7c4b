"""Records: the one chain in which everything that happened is written, each once, in order."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.canonical import sha256_hex

# What stands before the first record.
BEGINNING = "0" * 64
# no record and no case has a larger number: the most that an INTEGER of every database holds
NUMBER_MOST = 2**31 - 1


class RecordKind(StrEnum):
    """What happened."""

    CASE = "case"
    DELETION = "deletion"
    LOOK = "look"
    EXPORT = "export"
    WHAT_IF = "what_if"
    REVIEW = "review"
    SIGNATURE = "signature"
    CONTENT = "content"
    ACCESS = "access"
    RESTORE = "restore"
    FAULT = "fault"
    STAMPING = "stamping"


# What is said about a case; it goes with the case when its person wishes so.
OF_CASES = frozenset(
    (
        RecordKind.CASE,
        RecordKind.LOOK,
        RecordKind.WHAT_IF,
        RecordKind.REVIEW,
        RecordKind.FAULT,
    )
)


@dataclass(frozen=True)
class Event:
    """Something to be recorded: when (UTC, ISO 8601), what, about what, and by whom.

    `body` is what there is to say about it, as JSON; `answers` only cases have. `salt` is random:
    without it, nobody can find out from a digest alone what was deleted.
    """

    at: str
    kind: RecordKind
    subject: str
    actor: str
    salt: bytes
    body: bytes = b"{}"
    answers: bytes = b""

    @property
    def body_digest(self) -> str:
        """The digest of all that can be deleted."""
        return sha256_hex(self.salt, self.answers, self.body)


@dataclass(frozen=True)
class Record:
    """One link of the chain; its digest covers the one before."""

    number: int
    at: str
    kind: str
    subject: str
    actor: str
    body_digest: str
    previous: str
    digest: str

    def expected_digest(self) -> str:
        """Return the digest that these words and the record before must have."""
        words = (self.at, self.kind, self.subject, self.actor, self.body_digest, self.previous)
        return sha256_hex(str(self.number).encode(), *(word.encode() for word in words))


@dataclass(frozen=True)
class Break:
    """Something that is not as it was kept: where, and why.

    `number` is the record's, or 0 where it is about none; `what` then says what it is about.
    """

    number: int
    why: str
    what: str = ""

    @property
    def place(self) -> str:
        """What it is about, in words: the record by its number, or what stands beside the chain."""
        return self.what or f"Record {self.number}"


@dataclass(frozen=True)
class Verification:
    """What a walk along the chain found; without a break, `head` is the last digest.

    `breaks` are the first record that does not hold and whatever is wrong beside the chain.
    `unmarked` counts the cases for which it was not compared which rules nearly fired, `unstated`
    the users and tokens of machines of which no record says how they should be. `stamped_since` is
    the record that says that stamping begins, or 0; `steps_back` are stamped records that are dated
    well before the one before them, as when the clock was put back.
    """

    records: int
    head: str
    breaks: tuple[Break, ...] = ()
    unmarked: int = 0
    unstated: int = 0
    stamped_since: int = 0
    steps_back: tuple[int, ...] = ()

    @property
    def broken(self) -> Break | None:
        """The first of the breaks, or None where everything is as it was kept."""
        return self.breaks[0] if self.breaks else None
