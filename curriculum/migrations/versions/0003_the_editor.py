"""Who leads, rooms, notes and needs of items; a day's fallback; holidays and muted remarks of a plan."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

EMPTY = sa.text("'[]'")


def upgrade() -> None:
    op.create_table(
        "name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'room')", name=op.f("ck_name_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_name_uid")),
    )
    op.create_index(op.f("ix_name_kind"), "name", ["kind"], unique=False)
    # Columns are added where they stand: no table is made anew, and no row is touched.
    op.add_column("plan", sa.Column("programme", sa.String(length=60), nullable=True))
    op.add_column(
        "plan", sa.Column("interpretation", sa.String(length=20), server_default="none", nullable=False)
    )
    op.add_column("plan", sa.Column("languages", sa.JSON(), server_default=EMPTY, nullable=False))
    op.add_column("plan", sa.Column("venue", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("plan", sa.Column("holidays", sa.JSON(), server_default=EMPTY, nullable=False))
    op.add_column("plan", sa.Column("muted", sa.JSON(), server_default=EMPTY, nullable=False))
    op.add_column("day", sa.Column("remark", sa.String(), nullable=True))
    op.add_column("day", sa.Column("rhythm", sa.String(length=60), nullable=True))
    op.add_column("day", sa.Column("on_fallback", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("item", sa.Column("fallback", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("item", sa.Column("leads", sa.JSON(), server_default=EMPTY, nullable=False))
    op.add_column("item", sa.Column("room", sa.Uuid(), nullable=True))
    op.add_column("item", sa.Column("note", sa.Uuid(), nullable=True))
    op.add_column("item", sa.Column("materials", sa.String(), nullable=True))
    op.add_column("item", sa.Column("needs", sa.JSON(), server_default=EMPTY, nullable=False))
    op.add_column("item", sa.Column("officials", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("item", sa.Column("if_absent", sa.String(length=20), nullable=True))
    op.add_column("item", sa.Column("absent_note", sa.Uuid(), nullable=True))
    op.add_column("item", sa.Column("travel_out", sa.Integer(), server_default="0", nullable=False))
    op.add_column("item", sa.Column("travel_back", sa.Integer(), server_default="0", nullable=False))
    op.add_column("strand", sa.Column("leads", sa.JSON(), server_default=EMPTY, nullable=False))
    op.add_column("strand", sa.Column("room", sa.Uuid(), nullable=True))
    op.add_column("strand", sa.Column("people", sa.Integer(), nullable=True))
