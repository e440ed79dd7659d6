"""What the intake keeps: files, corrections, rows set aside, answers, approvals, due dates."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the store one version up."""
    op.add_column("uploads", sa.Column("asked", sa.Text()))
    op.add_column("uploads", sa.Column("summary", sa.Text()))
    op.add_column("submissions", sa.Column("attested", sa.Boolean()))
    op.add_column("submissions", sa.Column("added", sa.Boolean()))
    op.add_column("submissions", sa.Column("given", sa.Text()))
    op.add_column("submissions", sa.Column("without", sa.Integer()))
    op.add_column("submissions", sa.Column("made_of", sa.Text()))
    op.add_column("identities", sa.Column("alike", sa.LargeBinary()))
    op.create_index("ix_identities_alike", "identities", ["alike"])
    op.create_table(
        "files",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("left_out", sa.Text()),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_corrections_upload_id", "corrections", ["upload_id"])
    op.create_table(
        "rows_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("settled_by", sa.String()),
        sa.Column("settled_how", sa.String()),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_rows_aside_upload_id", "rows_aside", ["upload_id"])
    op.create_table(
        "remembered",
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("partner_id", "question"),
    )
    op.create_table(
        "approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_approvals_quarter", "approvals", ["quarter"])
    op.create_table(
        "due_dates",
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("quarter"),
    )
