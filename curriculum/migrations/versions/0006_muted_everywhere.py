"""A release keeps what was muted for the whole library when it was frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("release", sa.Column("muted_everywhere", sa.JSON(), server_default="{}", nullable=False))
