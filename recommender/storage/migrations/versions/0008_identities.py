"""Whom the provider means by a user, and the name under a user's signatures."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on: each is bound when they next come; admins enter the names."""
    for name, most in (("identity", 64), ("signing_name", 200)):
        words = sa.Column(name, sa.String(length=most), nullable=False, server_default="")
        op.add_column("users", words)


def downgrade() -> None:
    """Go one step back: whoever has a user's name at the provider is that user again."""
    for name in ("identity", "signing_name"):
        op.drop_column("users", name)
