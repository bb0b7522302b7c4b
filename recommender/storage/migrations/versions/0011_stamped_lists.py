"""Room for a stamp of each row of the list of cases, and an index to forget old keys by."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; no case that is kept has such a stamp, and none needs it."""
    op.add_column("cases", sa.Column("stamp", sa.LargeBinary(), nullable=True))
    op.create_index(op.f("ix_idempotency_keys_at"), "idempotency_keys", ["at"])


def downgrade() -> None:
    """Go one step back; no record is lost by it."""
    op.drop_index(op.f("ix_idempotency_keys_at"), "idempotency_keys")
    op.drop_column("cases", "stamp")
