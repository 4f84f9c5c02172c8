"""What is on the table: exact numbers, issues, linkages, positions, quantities, phases; and its files."""

from goodoffices.case.case import Case, Package
from goodoffices.case.conditionals import ActRate, ConditionalAct, ConditionalWord, ConditionSheet, Need
from goodoffices.case.decisions import Decision, Group
from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.issues import Issue, Option, Range
from goodoffices.case.linkages import Budget, Choice, Count, Excludes, Implies, Linkage
from goodoffices.case.merged import CasePart, MergedPart, follow, follow_option
from goodoffices.case.numbers import NotExact, format_exact, parse_exact
from goodoffices.case.on_table import on_table
from goodoffices.case.people import Backer, Channel, Invitation, Mediator, Party
from goodoffices.case.positions import Approval, Condition, Position, Stance
from goodoffices.case.preferences import Interval, Minimum, Preference, Rather
from goodoffices.case.sources import Citation, Source, Voice
from goodoffices.case.terms import Amount, Definition, Earlier, Figure, Phase, Quantity, Term

__all__ = [
    "ActRate",
    "Amount",
    "Approval",
    "Backer",
    "Budget",
    "Case",
    "CasePart",
    "Channel",
    "Choice",
    "Citation",
    "Condition",
    "ConditionSheet",
    "ConditionalAct",
    "ConditionalWord",
    "Count",
    "Decision",
    "Definition",
    "Earlier",
    "Excludes",
    "Figure",
    "Group",
    "Implies",
    "Interval",
    "Invitation",
    "Issue",
    "Linkage",
    "Mediator",
    "MergedPart",
    "Minimum",
    "Need",
    "NotExact",
    "Option",
    "Package",
    "Party",
    "Phase",
    "Position",
    "Preference",
    "Problem",
    "ProblemsFound",
    "Quantity",
    "Range",
    "Rather",
    "Source",
    "Stance",
    "Term",
    "Voice",
    "follow",
    "follow_option",
    "format_exact",
    "on_table",
    "parse_exact",
]
