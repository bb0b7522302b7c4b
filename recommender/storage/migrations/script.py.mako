"""${message}."""

from alembic import op
from alembic.util.exc import CommandError
import sqlalchemy as sa

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Go one step on."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Refuse: what was kept is not dropped; an older shape comes back with a backup of its time."""
    raise CommandError("no way back")

