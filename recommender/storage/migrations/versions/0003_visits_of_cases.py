"""Which cases a visit has become, so that it ends when one of them is deleted."""

import json

import sqlalchemy as sa
from alembic import op

from recommender.storage.packing import unpack

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; visits that are open now are linked with their cases too."""
    links = op.create_table(
        "interview_cases",
        sa.Column("interview", sa.String(length=64), nullable=False),
        sa.Column("case", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview"],
            ["interviews.token_hash"],
            name=op.f("fk_interview_cases_interview"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interview", "case", name=op.f("pk_interview_cases")),
    )
    with op.batch_alter_table("interview_cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_cases_case"), ["case"], unique=False)
    open_now = op.get_bind().execute(sa.text("SELECT token_hash, state FROM interviews")).all()
    rows = [
        {"interview": token_hash, "case": case_id}
        for token_hash, state in open_now
        for case_id in json.loads(unpack(state))["cases"]
    ]
    if rows:
        op.bulk_insert(links, rows)


def downgrade() -> None:
    """Go one step back; no record is lost by it."""
    op.drop_table("interview_cases")
