"""What conditions come to, in sentences."""

from __future__ import annotations

from django import template

from goodoffices.analysis.conditions import ConditionsFound
from goodoffices.case import ConditionSheet
from goodoffices.report.conditions_words import ConditionWords

register = template.Library()


@register.filter
def condition_sections(sheet: ConditionSheet, found: ConditionsFound) -> list[tuple[str, list[str]]]:
    """Titles with their lines, as on the command line."""
    return ConditionWords(sheet, found).sections()
