"""The tokens of machines, kept only hashed; what changes them is written in the chain too."""

from typing import Any

from sqlalchemy import func, insert, select, update

from recommender.domain.errors import ConflictError, NotFoundError, did_you_mean
from recommender.domain.records import Event
from recommender.domain.users import ApiToken, Right
from recommender.storage import chain
from recommender.storage.database import Database
from recommender.storage.tables import api_tokens


class TokenStore:
    """Keeps the tokens of machines, also those that have ended."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, token: ApiToken, token_hash: str, happened: Event) -> None:
        """Keep a machine's token; raises ConflictError when the label is taken."""
        with self._database.writing() as connection:
            taken = select(func.count()).where(api_tokens.c.label == token.label)
            if connection.execute(taken).scalar():
                raise ConflictError(f"there is a token {token.label!r} already; choose another")
            rights = " ".join(token.rights)
            values = {**vars(token), "rights": rights, "token_hash": token_hash}
            connection.execute(insert(api_tokens).values(values))
            chain.append(connection, happened)

    def find(self, token_hash: str, at: str) -> ApiToken | None:
        """Return the token that has not ended and was not revoked, or None."""
        query = select(api_tokens).where(
            api_tokens.c.token_hash == token_hash,
            api_tokens.c.ends > at,
            api_tokens.c.revoked == "",
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _to_token(row) if row else None

    def every(self) -> tuple[ApiToken, ...]:
        """Return all machines' tokens by label."""
        with self._database.reading() as connection:
            rows = connection.execute(select(api_tokens).order_by(api_tokens.c.label)).all()
        return tuple(_to_token(row) for row in rows)

    def revoke(self, label: str, at: str, happened: Event) -> None:
        """End a machine's token; raises NotFoundError."""
        with self._database.writing() as connection:
            end = update(api_tokens).where(api_tokens.c.label == label).values(revoked=at)
            if not connection.execute(end).rowcount:
                known = tuple(connection.execute(select(api_tokens.c.label)).scalars())
                raise NotFoundError(f"no token {label!r}{did_you_mean(label, known)}")
            chain.append(connection, happened)


def _to_token(row: Any) -> ApiToken:
    rights = tuple(map(Right, row.rights.split()))
    return ApiToken(row.label, rights, row.created, row.ends, row.revoked, row.owner)
