"""Local facts of a plan, roles of steps, plans that are put away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filled_blank",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("module_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_filled_blank_module_id_module")),
        sa.ForeignKeyConstraint(
            ["plan_id", "note_id"], ["note.plan_id", "note.id"], name=op.f("fk_filled_blank_plan_id_note_id")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_filled_blank_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("plan_id", "module_id", "key", name=op.f("pk_filled_blank")),
    )
    op.create_index(op.f("ix_filled_blank_module_id"), "filled_blank", ["module_id"], unique=False)
    op.create_index(op.f("ix_filled_blank_note_id"), "filled_blank", ["note_id"], unique=False)
    # Columns are added where they stand: no table is made anew, and no row is touched.
    op.add_column("plan", sa.Column("put_away", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("item_step", sa.Column("role", sa.String(length=60), nullable=True))
