"""A person's token opens the cases that one replaced, too."""

from alembic import op
from alembic.util.exc import CommandError

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = "pk_case_tokens"


def upgrade() -> None:
    """Go one step on."""
    with op.batch_alter_table("case_tokens") as batch_op:
        batch_op.drop_constraint(KEY, type_="primary")
        batch_op.create_primary_key(KEY, ["token_hash", "case"])


def downgrade() -> None:
    """Refuse: of the cases of one token, all but one would lose it."""
    raise CommandError("no way back: it would take codes away from cases")
