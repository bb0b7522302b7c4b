"""When people want to exercise, for the calendars that they asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; nobody has a calendar yet."""
    op.create_table(
        "calendars",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(length=10), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=False),
        sa.Column("weekdays", sa.String(length=7), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("reminder", sa.Integer(), nullable=True),
        sa.Column("names", sa.Integer(), nullable=False),
        sa.Column("changed", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("published", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["cases.number"], name=op.f("fk_calendars_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendars")),
    )
    with op.batch_alter_table("calendars", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendars_case"), ["case"], unique=False)


def downgrade() -> None:
    """Go one step back; calendars end."""
    op.drop_table("calendars")
