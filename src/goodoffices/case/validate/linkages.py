"""Linkages: that each says one thing, of options that are there, and that it can be met by itself."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.linkages import Budget, Choice, Count
from goodoffices.case.numbers import format_exact
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText

KINDS = ("implies", "excludes", "at_most", "at_least", "budget")


def check_linkages(sheet: Sheet) -> None:
    """Exactly one kind each; choices lead somewhere; counts and budgets can be kept."""
    for index, linkage in enumerate(sheet.case.linkages):
        path: Path = ("linkages", index)
        given = [kind for kind in KINDS if getattr(linkage, kind) is not None]
        if len(given) != 1 and sheet.sound(path):
            what = (
                CodedText(
                    "linkage-says-one-thing",
                    "A linkage says one thing; here stand %(given)s.",
                    given=" and ".join(given),
                )
                if given
                else CodedText("linkage-says-nothing", "The linkage says nothing.")
            )
            sheet.say(
                path,
                what,
                CodedText(
                    "write-one-add-linkage",
                    "Write one of: %(kinds)s; add a linkage for each further one.",
                    kinds=", ".join(KINDS),
                ),
            )
        if linkage.implies:
            _choices(sheet, (*path, "implies", "when"), linkage.implies.when)
            _choices(sheet, (*path, "implies", "then"), linkage.implies.then)
        if linkage.excludes:
            _choices(sheet, (*path, "excludes", "together"), linkage.excludes.together)
        if linkage.at_most:
            _count(sheet, (*path, "at_most"), linkage.at_most)
        if linkage.at_least:
            _count(sheet, (*path, "at_least"), linkage.at_least)
            number, of = linkage.at_least.number, len(linkage.at_least.of)
            if number > of and sheet.sound((*path, "at_least")):
                what = CodedText(
                    "least-choices-can-never",
                    "At least %(number)s of %(of)s choices can never be met.",
                    number=number,
                    of=of,
                )
                sheet.say(
                    (*path, "at_least", "number"),
                    what,
                    CodedText("write-or-less", "Write %(of)s or less.", of=of),
                )
        if linkage.budget:
            _budget(sheet, (*path, "budget"), linkage.budget)


def _choices(sheet: Sheet, path: Path, choices: tuple[Choice, ...]) -> None:
    if not choices and sheet.sound(path):
        sheet.say(
            path,
            CodedText("linkage-names-no-choice", "The linkage names no choice here."),
            CodedText("write-choices-such-issue", "Write choices such as {issue: option}."),
        )
    for index, choice in enumerate(choices):
        place = (*path, index)
        if not sheet.sound((*place, "issue")):
            continue
        if (
            sheet.refer_choice(place, choice.issue, choice.options)
            and not choice.options
            and sheet.sound(place)
        ):
            sheet.say(
                place,
                CodedText("choice-names-no-option", "The choice names no option."),
                CodedText("write-option", "Write %(issue)s: and an option of it.", issue=choice.issue),
            )


def _count(sheet: Sheet, path: Path, count: Count) -> None:
    _choices(sheet, (*path, "of"), count.of)
    if count.number < 0 and sheet.sound((*path, "number")):
        sheet.say(
            (*path, "number"),
            CodedText("number-below-zero-2", "The number is below zero."),
            CodedText("write-zero-or-more-2", "Write zero or more."),
        )


def _budget(sheet: Sheet, path: Path, budget: Budget) -> None:
    if not budget.costs and sheet.sound(path):
        sheet.say(
            path,
            CodedText("budget-names-no-costs", "The budget names no costs."),
            CodedText("write-costs-issue-option", "Write costs: {issue: {option: cost}}."),
        )
    cheapest: Fraction | None = Fraction(0)
    for issue, costs in budget.costs.items():
        place = (*path, "costs", issue)
        good = sheet.refer(place, issue, "issue", key=True)
        for option, cost in costs.items():
            good = good and sheet.refer_option((*place, option), issue, option, key=True)
            if cost < 0:
                sheet.say(
                    (*place, option),
                    CodedText("cost-not-below-zero", "A cost is not below zero."),
                    CodedText("write-zero-or-more-2", "Write zero or more."),
                )
                good = False
        known = sheet.options(issue) if good else None
        if cheapest is not None and known is not None:
            cheapest += min((costs.get(option, Fraction(0)) for option in known), default=Fraction(0))
        else:
            cheapest = None
    if cheapest is not None and sheet.sound(path) and budget.limit < cheapest:
        least = format_exact(cheapest)
        what = CodedText(
            "limit-cheapest-package-costs",
            "The limit is %(limit)s, and the cheapest package costs %(least)s.",
            limit=format_exact(budget.limit),
            least=least,
        )
        sheet.say((*path, "limit"), what, CodedText("write-or-more", "Write %(least)s or more.", least=least))
