"""An item of a survey may be named as a form asks it: up to 500 characters."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the store one version up."""
    with op.batch_alter_table("survey_items") as table:
        table.alter_column("item", type_=sa.String(500), existing_nullable=False)


def downgrade() -> None:
    """Take the store one version down."""
    with op.batch_alter_table("survey_items") as table:
        table.alter_column("item", type_=sa.String(200), existing_nullable=False)
