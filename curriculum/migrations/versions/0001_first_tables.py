"""The first tables: vocabulary, library, planning."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation_state",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation_state")),
    )
    op.create_table(
        "instrument",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("binding", sa.Boolean(), nullable=False),
        sa.Column("adopted", sa.Integer(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.CheckConstraint("adopted BETWEEN 1800 AND 2200", name=op.f("ck_instrument_adopted")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
        sa.UniqueConstraint("slug", name=op.f("uq_instrument_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_instrument_uid")),
    )
    op.create_table(
        "label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("lang", sa.String(length=35), nullable=False),
        sa.Column("use", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label")),
        sa.UniqueConstraint(
            "subject", "lang", "use", "position", name=op.f("uq_label_subject_lang_use_position")
        ),
    )
    op.create_index(op.f("ix_label_subject"), "label", ["subject"], unique=False)

    op.create_table(
        "method",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("learning_type", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_method")),
        sa.UniqueConstraint("slug", name=op.f("uq_method_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_method_uid")),
    )
    op.create_table(
        "module",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("source_lang", sa.String(length=35), nullable=False),
        sa.CheckConstraint("kind IN ('module', 'activity')", name=op.f("ck_module_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module")),
        sa.UniqueConstraint("slug", name=op.f("uq_module_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_module_uid")),
    )
    op.create_table(
        "objective",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("domain", sa.String(length=40), nullable=False),
        sa.Column("bloom", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective")),
        sa.UniqueConstraint("slug", name=op.f("uq_objective_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_objective_uid")),
    )
    op.create_table(
        "preference",
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "name", name=op.f("pk_preference")),
    )
    op.create_table(
        "rhythm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rhythm")),
        sa.UniqueConstraint("slug", name=op.f("uq_rhythm_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_rhythm_uid")),
    )
    op.create_table(
        "scale_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("scale", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scale_value")),
        sa.UniqueConstraint("scale", "slug", name=op.f("uq_scale_value_scale_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_scale_value_uid")),
    )
    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["theme.id"], name=op.f("fk_theme_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("slug", name=op.f("uq_theme_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_theme_uid")),
    )
    op.create_index(op.f("ix_theme_parent_id"), "theme", ["parent_id"], unique=False)

    op.create_table(
        "work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
        sa.UniqueConstraint("slug", name=op.f("uq_work_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_work_uid")),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("module_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=35), nullable=False),
        sa.Column("published_id", sa.Integer(), nullable=True),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("written_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id", "published_id"],
            ["revision.edition_id", "revision.id"],
            name=op.f("fk_edition_id_published_id"),
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["id", "written_id"],
            ["revision.edition_id", "revision.id"],
            name=op.f("fk_edition_id_written_id"),
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_edition_module_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("module_id", "lang", "id", name=op.f("uq_edition_module_id_lang_id")),
        sa.UniqueConstraint("module_id", "lang", name=op.f("uq_edition_module_id_lang")),
    )
    op.create_table(
        "module_alias",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("module_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_module_alias_module_id")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_module_alias")),
    )
    op.create_index(op.f("ix_module_alias_module_id"), "module_alias", ["module_id"], unique=False)

    op.create_table(
        "objective_theme",
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objective.id"], name=op.f("fk_objective_theme_objective_id")
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_objective_theme_theme_id")),
        sa.PrimaryKeyConstraint("objective_id", "theme_id", name=op.f("pk_objective_theme")),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("outward_title", sa.String(), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=80), nullable=True),
        sa.Column("rhythm_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("people > 0", name=op.f("ck_plan_people")),
        sa.CheckConstraint("version >= 0", name=op.f("ck_plan_version")),
        sa.ForeignKeyConstraint(["rhythm_id"], ["rhythm.id"], name=op.f("fk_plan_rhythm_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("slug", name=op.f("uq_plan_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_plan_uid")),
    )
    op.create_index(op.f("ix_plan_rhythm_id"), "plan", ["rhythm_id"], unique=False)

    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("rhythm_id", sa.Integer(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.CheckConstraint("days > 0", name=op.f("ck_programme_days")),
        sa.ForeignKeyConstraint(["rhythm_id"], ["rhythm.id"], name=op.f("fk_programme_rhythm_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_uid")),
    )
    op.create_index(op.f("ix_programme_rhythm_id"), "programme", ["rhythm_id"], unique=False)

    op.create_table(
        "provision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("loaded", sa.String(length=64), nullable=True),
        sa.Column("instrument_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument_id"], ["instrument.id"], name=op.f("fk_provision_instrument_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provision")),
        sa.UniqueConstraint("slug", name=op.f("uq_provision_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_provision_uid")),
    )
    op.create_index(op.f("ix_provision_instrument_id"), "provision", ["instrument_id"], unique=False)

    op.create_table(
        "day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("start_minutes", sa.Integer(), nullable=False),
        sa.Column("end_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "start_minutes >= 0 AND start_minutes < end_minutes AND end_minutes <= 1440",
            name=op.f("ck_day_hours"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_day_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day")),
        sa.UniqueConstraint("plan_id", "id", name=op.f("uq_day_plan_id_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_day_uid")),
    )
    op.create_index("ix_day_plan_position", "day", ["plan_id", "position"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_note_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("plan_id", "id", name=op.f("uq_note_plan_id_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_note_uid")),
    )
    op.create_index(op.f("ix_note_plan_id"), "note", ["plan_id"], unique=False)

    op.create_table(
        "operation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("operation", sa.JSON(), nullable=False),
        sa.Column("inverse", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("redoes", sa.Integer(), nullable=True),
        sa.Column("stepped_over", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "NOT stepped_over OR undoes IS NOT NULL OR redoes IS NOT NULL",
            name=op.f("ck_operation_stepped_over"),
        ),
        sa.CheckConstraint("undoes < number AND redoes < number", name=op.f("ck_operation_looks_back")),
        sa.CheckConstraint("undoes IS NULL OR redoes IS NULL", name=op.f("ck_operation_one_aim")),
        sa.ForeignKeyConstraint(
            ["plan_id", "redoes"],
            ["operation.plan_id", "operation.number"],
            name=op.f("fk_operation_plan_id_redoes"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "undoes"],
            ["operation.plan_id", "operation.number"],
            name=op.f("fk_operation_plan_id_undoes"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_operation_plan_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        sa.UniqueConstraint(
            "plan_id", "client", "sequence", name=op.f("uq_operation_plan_id_client_sequence")
        ),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_operation_plan_id_number")),
    )
    op.create_table(
        "programme_objective",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objective.id"], name=op.f("fk_programme_objective_objective_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_objective_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "position", name=op.f("pk_programme_objective")),
    )
    op.create_index(
        op.f("ix_programme_objective_objective_id"), "programme_objective", ["objective_id"], unique=False
    )

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_revision_sha256")),
        sa.CheckConstraint("number > 0", name=op.f("ck_revision_number")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_revision_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("edition_id", "id", name=op.f("uq_revision_edition_id_id")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_revision_edition_id_number")),
        sa.UniqueConstraint("edition_id", "sha256", name=op.f("uq_revision_edition_id_sha256")),
    )
    op.create_index(op.f("ix_revision_sha256"), "revision", ["sha256"], unique=False)

    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("day_id", sa.Integer(), nullable=True),
        sa.Column("strand_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("outward_title", sa.String(), nullable=True),
        sa.Column("everyone", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("slack", sa.Integer(), nullable=False),
        sa.Column("gap", sa.Integer(), nullable=False),
        sa.Column("pin", sa.Integer(), nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("module_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind IN ('module', 'activity') AND module_id IS NOT NULL AND minutes IS NULL) OR (kind = 'parallel' AND module_id IS NULL AND minutes IS NULL) OR (kind NOT IN ('module', 'activity', 'parallel') AND module_id IS NULL AND minutes IS NOT NULL)",
            name=op.f("ck_item_one_target"),
        ),
        sa.CheckConstraint(
            "kind IN ('module', 'activity', 'break', 'pause', 'ceremony', 'visit', 'free', 'custom', 'parallel')",
            name=op.f("ck_item_kind"),
        ),
        sa.CheckConstraint("day_id IS NULL OR strand_id IS NULL", name=op.f("ck_item_one_place")),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name=op.f("ck_item_minutes")),
        sa.CheckConstraint("pin IS NULL OR (pin >= 0 AND pin <= 1440)", name=op.f("ck_item_pin")),
        sa.CheckConstraint("slack >= 0 AND gap >= 0", name=op.f("ck_item_slack_gap")),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_item_module_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "day_id"],
            ["day.plan_id", "day.id"],
            name=op.f("fk_item_plan_id_day_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "strand_id"],
            ["strand.plan_id", "strand.id"],
            name=op.f("fk_item_plan_id_strand_id"),
            ondelete="CASCADE",
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_item_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("module_id", "id", name=op.f("uq_item_module_id_id")),
        sa.UniqueConstraint("plan_id", "id", name=op.f("uq_item_plan_id_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_item_uid")),
    )
    op.create_index(op.f("ix_item_module_id"), "item", ["module_id"], unique=False)
    op.create_index("ix_item_place", "item", ["plan_id", "day_id", "strand_id", "position"], unique=False)

    op.create_table(
        "item_revision",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=35), nullable=False),
        sa.Column("module_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id", "revision_id"],
            ["revision.edition_id", "revision.id"],
            name=op.f("fk_item_revision_edition_id_revision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["module_id", "item_id"],
            ["item.module_id", "item.id"],
            name=op.f("fk_item_revision_module_id_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["module_id", "lang", "edition_id"],
            ["edition.module_id", "edition.lang", "edition.id"],
            name=op.f("fk_item_revision_module_id_lang_edition_id"),
        ),
        sa.PrimaryKeyConstraint("item_id", "lang", name=op.f("pk_item_revision")),
    )
    op.create_index(op.f("ix_item_revision_revision_id"), "item_revision", ["revision_id"], unique=False)

    op.create_table(
        "item_step",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("cut", sa.Integer(), nullable=True),
        sa.Column("pause_after", sa.Boolean(), nullable=False),
        sa.Column("learning_type", sa.String(length=40), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("minutes > 0 AND written > 0", name=op.f("ck_item_step_minutes")),
        sa.ForeignKeyConstraint(
            ["plan_id", "item_id"],
            ["item.plan_id", "item.id"],
            name=op.f("fk_item_step_plan_id_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "note_id"], ["note.plan_id", "note.id"], name=op.f("fk_item_step_plan_id_note_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "key", name=op.f("pk_item_step")),
        sa.UniqueConstraint("item_id", "position", name=op.f("uq_item_step_item_id_position")),
    )
    op.create_table(
        "strand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "item_id"],
            ["item.plan_id", "item.id"],
            name=op.f("fk_strand_plan_id_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strand")),
        sa.UniqueConstraint("plan_id", "id", name=op.f("uq_strand_plan_id_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_strand_uid")),
    )
    op.create_index(op.f("ix_strand_item_id"), "strand", ["item_id"], unique=False)

    # Two pairs of tables point at each other. SQLite took these keys with the tables and cannot add one later.
    if op.get_context().dialect.supports_alter:
        for pointer in ("published_id", "written_id"):
            op.create_foreign_key(
                op.f(f"fk_edition_id_{pointer}"), "edition", "revision", ["id", pointer], ["edition_id", "id"]
            )
        op.create_foreign_key(
            op.f("fk_item_plan_id_strand_id"),
            "item",
            "strand",
            ["plan_id", "strand_id"],
            ["plan_id", "id"],
            ondelete="CASCADE",
        )
