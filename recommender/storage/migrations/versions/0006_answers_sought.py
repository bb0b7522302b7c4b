"""Which answers somebody at the desk looks for, until their sign-in ends."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step on; nobody looks for any answers yet."""
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sought", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go one step back; what was looked for is forgotten."""
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_column("sought")
