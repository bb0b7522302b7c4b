"""Several roles for a user, none of which includes another; rights and an owner for a token."""

import sqlalchemy as sa
from alembic import op
from alembic.util.exc import CommandError

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# the day 90 days after a token was made
LAST_DAY = {
    "sqlite": "date(substr(created, 1, 10), '+90 days')",
    "postgresql": "to_char(CAST(substr(created, 1, 10) AS date) + 90, 'YYYY-MM-DD')",
}


def upgrade() -> None:
    """Go one step on: an admin keeps that role alone, and no token outlives 90 days.

    An admin's token ends, for it could let people in, which no machine may any more.
    """
    op.add_column("users", _words("roles"))
    op.execute("UPDATE users SET roles = role")
    op.drop_column("users", "role")
    op.add_column("api_tokens", _words("rights"))
    op.add_column("api_tokens", _words("owner", 200))
    op.execute("UPDATE api_tokens SET rights = 'read' WHERE role = 'clinician'")
    op.execute("UPDATE api_tokens SET rights = 'read propose' WHERE role = 'author'")
    op.execute("UPDATE api_tokens SET ends = created WHERE role = 'admin'")
    last = f"{LAST_DAY[op.get_bind().dialect.name]} || substr(created, 11)"
    op.execute(f"UPDATE api_tokens SET ends = {last} WHERE ends > {last}")  # noqa: S608 - our own words
    op.drop_column("api_tokens", "role")


def downgrade() -> None:
    """Refuse: the older roles include each other, so that they would give rights."""
    raise CommandError("no way back: it would give users rights that they do not have")


def _words(name: str, most: int = 64) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=most), nullable=False, server_default="")
