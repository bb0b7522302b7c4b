"""How often in a row signing in as a user has failed, whoever tried."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; what failed until now does not count."""
    op.create_table(
        "failures_in_a_row",
        sa.Column("user", sa.String(length=200), nullable=False),
        sa.Column("browser", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("user", "browser", name=op.f("pk_failures_in_a_row")),
    )


def downgrade() -> None:
    """Go one step back; what failed is forgotten."""
    op.drop_table("failures_in_a_row")
