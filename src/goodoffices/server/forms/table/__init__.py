"""Forms of what is on the table: one for each part of the case file, made of one table of fields."""

from goodoffices.server.forms.table.fields import GROUPS, FieldGroup
from goodoffices.server.forms.table.form import MergeForm, PartForm, RetireForm
from goodoffices.server.forms.table.whole import CaseSettingsForm, StandingTextForm

__all__ = [
    "GROUPS",
    "CaseSettingsForm",
    "FieldGroup",
    "MergeForm",
    "PartForm",
    "RetireForm",
    "StandingTextForm",
]
