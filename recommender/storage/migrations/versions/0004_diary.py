"""What a person noted while doing the week, beside the case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; nobody has noted anything yet."""
    op.create_table(
        "diary",
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.String(length=200), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=16), nullable=False),
        sa.Column("done", sa.String(length=200), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("noted", sa.BigInteger(), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case"], ["cases.number"], name=op.f("fk_diary_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case", "day", "exercise", "step", "note", name=op.f("pk_diary")),
    )


def downgrade() -> None:
    """Go one step back; what was noted is lost."""
    op.drop_table("diary")
