"""The rules of the linter, each a function over one edition. To add one, write it and name it in `CHECKS`.

A file holds the rules of one subject; `check` says what a rule is.
"""

from curriculum.library.checks.check import Check, Sheet
from curriculum.library.checks.consistency import group_is_in_order, peak_is_a_step, treaty_has_a_fallback
from curriculum.library.checks.forms import file_is_read, normal_form
from curriculum.library.checks.grades import grade_has_its_parts, next_grade_needs
from curriculum.library.checks.learning import (
    objective_can_be_observed,
    objective_is_measured,
    objective_is_practised,
    objective_is_the_modules,
    right_option_exists,
)
from curriculum.library.checks.papers import (
    handout_has_a_key,
    handout_is_copied,
    handout_is_there,
    handout_is_used,
    link_leads_somewhere,
)
from curriculum.library.checks.references import (
    unknown_method,
    unknown_objective,
    unknown_provision,
    unknown_scale_value,
    unknown_theme,
    unknown_work,
)
from curriculum.library.checks.timing import (
    can_pause,
    core_is_a_session,
    cut_has_an_order,
    entries_fill_the_step,
    input_is_a_quarter_at_most,
    length_fits_the_kind,
    minutes_add_up,
    pause_is_between_steps,
    plenary_within_the_step,
)
from curriculum.library.checks.translations import (
    data_is_the_sources,
    passage_is_translated,
    passage_is_up_to_date,
    source_is_there,
)
from curriculum.library.checks.words import meaning_is_short, promise_is_short, title_is_short

CHECKS: tuple[Check, ...] = (
    grade_has_its_parts,
    minutes_add_up,
    plenary_within_the_step,
    entries_fill_the_step,
    length_fits_the_kind,
    input_is_a_quarter_at_most,
    core_is_a_session,
    can_pause,
    pause_is_between_steps,
    cut_has_an_order,
    unknown_theme,
    unknown_objective,
    unknown_provision,
    unknown_work,
    unknown_method,
    unknown_scale_value,
    objective_can_be_observed,
    objective_is_practised,
    objective_is_measured,
    objective_is_the_modules,
    right_option_exists,
    group_is_in_order,
    peak_is_a_step,
    treaty_has_a_fallback,
    handout_is_there,
    handout_is_used,
    handout_is_copied,
    handout_has_a_key,
    link_leads_somewhere,
    title_is_short,
    promise_is_short,
    meaning_is_short,
    source_is_there,
    data_is_the_sources,
    passage_is_translated,
    passage_is_up_to_date,
    normal_form,
    file_is_read,
    next_grade_needs,
)

__all__ = ["CHECKS", "Check", "Sheet"]
