"""Reviews of cases and signatures under rules and promises: added, never changed."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, insert, select

from recommender.domain.canonical import canonical_json
from recommender.domain.errors import NotFoundError
from recommender.domain.records import Event, RecordKind
from recommender.domain.reviews import DisagreeReason, Review, Signature, Verdict
from recommender.domain.rules import Triage
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.packing import unpack_json
from recommender.storage.tables import bodies, cases, records, reviews, signatures


class ReviewStore:
    """Keeps what clinicians say; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def review(self, review: Review, salt: bytes) -> None:
        """Keep a review; raises NotFoundError when its case is gone."""
        said = Event(
            at=review.at,
            kind=RecordKind.REVIEW,
            subject=review.case,
            actor=review.reviewer,
            salt=salt,
            body=canonical_json(
                {
                    "verdict": review.verdict,
                    "reason": review.reason,
                    "right_triage": review.right_triage,
                    "rule": review.rule,
                    "words": review.words,
                    "triage_verdict": review.triage_verdict,
                    "week_verdict": review.week_verdict,
                    "week_reason": review.week_reason,
                    "words_verdict": review.words_verdict,
                }
            ),
        )
        with self._database.writing() as connection:
            case = connection.execute(select(cases.c.number).where(cases.c.id == review.case))
            number = case.scalar()
            if number is None:
                raise NotFoundError(f"no case {review.case!r}; it may have been deleted")
            values = {"case": number, "reviewer": review.reviewer, "verdict": review.verdict.value}
            values["number"] = chain.append(connection, said)
            connection.execute(insert(reviews).values(values))

    def reviews_of(self, case_id: str) -> tuple[Review, ...]:
        """Return the reviews of a case, oldest first."""
        return tuple(self._reviews(_REVIEWS.where(records.c.subject == case_id)))

    def every_review(self) -> tuple[Review, ...]:
        """Return all reviews of cases that are still there, oldest first."""
        return tuple(self._reviews(_REVIEWS))

    def state(self) -> tuple[int, str]:
        """Return how many reviews there are, and the digest of the last one's record.

        Reviews are added, or go with their case, so with the same state they are the same.
        """
        last = select(records.c.digest).join(reviews, reviews.c.number == records.c.number)
        last = last.order_by(reviews.c.number.desc()).limit(1)
        with self._database.reading() as connection:
            number = connection.execute(select(func.count()).select_from(reviews)).scalar_one()
            return int(number), str(connection.execute(last).scalar() or "")

    def reviewed_by(self, reviewer: str) -> frozenset[str]:
        """Return the ids of the cases that somebody has reviewed."""
        query = select(cases.c.id).join(reviews, reviews.c.case == cases.c.number)
        with self._database.reading() as connection:
            found = connection.execute(query.where(reviews.c.reviewer == reviewer)).scalars()
            return frozenset(found)

    def sign(self, signature: Signature, salt: bytes) -> None:
        """Keep a signature under a rule or promise."""
        said = Event(
            at=signature.at,
            kind=RecordKind.SIGNATURE,
            subject=signature.subject,
            actor=signature.user,
            salt=salt,
            body=canonical_json(
                {
                    "text_digest": signature.text_digest,
                    "name": signature.name,
                    "note": signature.note,
                }
            ),
        )
        with self._database.writing() as connection:
            number = chain.append(connection, said)
            values = {"number": number, "rule": signature.subject}
            values["text_digest"] = signature.text_digest
            connection.execute(insert(signatures).values(values))

    def signatures(self, subject: str = "") -> tuple[Signature, ...]:
        """Return the signatures under one rule or promise or under all, oldest first."""
        query = (
            select(records.c.subject, records.c.at, records.c.actor, bodies.c.body)
            .join(signatures, signatures.c.number == records.c.number)
            .join(bodies, bodies.c.number == records.c.number)
            .order_by(records.c.number)
        )
        if subject:
            query = query.where(signatures.c.rule == subject)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Signature(subject=row.subject, at=row.at, user=row.actor, **unpack_json(row.body))
            for row in rows
        )

    def _reviews(self, query: Select[Any]) -> Iterator[Review]:
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(records.c.number)).all()
        yield from (_review(row) for row in rows)


_REVIEWS = (
    select(records.c.subject, records.c.at, records.c.actor, bodies.c.body)
    .join(reviews, reviews.c.number == records.c.number)
    .join(bodies, bodies.c.number == records.c.number)
)


def _review(row: Any) -> Review:
    said = unpack_json(row.body)
    return Review(
        case=row.subject,
        reviewer=row.actor,
        at=row.at,
        verdict=Verdict(said["verdict"]),
        reason=_reason(said["reason"]),
        right_triage=Triage(said["right_triage"]) if said["right_triage"] else None,
        rule=said["rule"],
        words=said["words"],
        triage_verdict=_verdict(said.get("triage_verdict")),
        week_verdict=_verdict(said.get("week_verdict")),
        week_reason=_reason(said.get("week_reason")),
        words_verdict=_verdict(said.get("words_verdict")),
    )


def _reason(said: str | None) -> DisagreeReason | None:
    """Return what is wrong; older reviews have one reason for all of it."""
    return DisagreeReason(said) if said else None


def _verdict(said: str | None) -> Verdict | None:
    """Return the verdict on a part; reviews of before there were parts have none."""
    return Verdict(said) if said else None
