"""The list of checks. To add one, write it in the file of its subject, name it here, and word it in `words`."""

from __future__ import annotations

from curriculum.planning.checks.care import (
    heavy_in_the_evening,
    heavy_with_officials,
    heavy_with_one_trainer,
    heavy_without_debrief,
    heavy_without_soft_time,
    leading_too_long,
    own_case_sheet_too_late,
    own_cases_before_agreement,
)
from curriculum.planning.checks.check import Check
from curriculum.planning.checks.content import (
    approaches_out_of_balance,
    group_outside_range,
    no_way_to_a_remedy,
    objectives_not_covered,
    practice_without_action,
    prerequisites_out_of_order,
    theory_without_practice,
)
from curriculum.planning.checks.design import few_methods, one_method, one_way_of_learning
from curriculum.planning.checks.fallback import fallback_not_harmless, waiting_content
from curriculum.planning.checks.impossible import IMPOSSIBLE
from curriculum.planning.checks.interpreting import interpretation_not_allowed_for
from curriculum.planning.checks.outside import (
    ceremony_without_buffer,
    required_before_arrival,
    visit_without_debrief,
    visit_without_preparation,
    visit_without_slack,
    visit_without_way,
)
from curriculum.planning.checks.papers import (
    handout_language,
    newer_revision,
    venue_without,
    withdrawn_session,
)
from curriculum.planning.checks.shape import (
    input_in_the_low_energy_window,
    long_sitting,
    much_input,
    no_action_planning,
    no_evaluation,
    no_free_day,
    no_free_half_day,
    no_opening,
)

CHECKS: tuple[Check, ...] = (
    *IMPOSSIBLE,
    waiting_content,
    heavy_with_officials,
    heavy_without_debrief,
    heavy_without_soft_time,
    heavy_in_the_evening,
    heavy_with_one_trainer,
    fallback_not_harmless,
    own_cases_before_agreement,
    long_sitting,
    objectives_not_covered,
    interpretation_not_allowed_for,
    prerequisites_out_of_order,
    visit_without_preparation,
    visit_without_debrief,
    visit_without_slack,
    visit_without_way,
    required_before_arrival,
    ceremony_without_buffer,
    handout_language,
    withdrawn_session,
    no_opening,
    no_evaluation,
    no_action_planning,
    group_outside_range,
    venue_without,
    leading_too_long,
    much_input,
    input_in_the_low_energy_window,
    own_case_sheet_too_late,
    no_free_day,
    no_free_half_day,
    theory_without_practice,
    practice_without_action,
    no_way_to_a_remedy,
    approaches_out_of_balance,
    newer_revision,
    one_way_of_learning,
    one_method,
    few_methods,
)
"""The gravest first: in this order they are chosen for the few that are shown."""
