"""Room for the stamps of the audit key: of records, and of rows beside the chain."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STAMPED = ("case_tokens", "contents", "diary")


def upgrade() -> None:
    """Go one step on; nothing that is kept has a stamp."""
    op.create_table(
        "stamps",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["records.number"], name=op.f("fk_stamps_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_stamps")),
    )
    for table in STAMPED:
        op.add_column(table, sa.Column("stamp", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Go one step back; no record is lost by it."""
    for table in STAMPED:
        op.drop_column(table, "stamp")
    op.drop_table("stamps")
