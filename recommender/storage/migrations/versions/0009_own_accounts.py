"""Who has still to choose a password, and what tells a user's sign-ins apart."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; passwords of before count as chosen, and everybody signs in anew."""
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("has_first_password", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute("DELETE FROM sign_ins")
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        for name in ("begun", "proved", "browser"):
            batch_op.add_column(
                sa.Column(name, sa.String(length=32), nullable=False, server_default="")
            )


def downgrade() -> None:
    """Go one step back; first passwords count as chosen."""
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        for name in ("begun", "proved", "browser"):
            batch_op.drop_column(name)
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("has_first_password")
