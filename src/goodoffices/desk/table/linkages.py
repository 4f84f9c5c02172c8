"""A linkage as the values of a form: its sort, the options that it ties, its numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from goodoffices.case import (
    Budget,
    Case,
    Choice,
    Count,
    Excludes,
    Implies,
    Linkage,
    NotExact,
    format_exact,
    parse_exact,
)
from goodoffices.language import CodedText

SORTS = ("implies", "excludes", "at_most", "at_least", "budget")
LISTED = 60
"""Options of an issue that are listed to choose from; of a longer range only those that are named already."""
_Values = dict[str, Any]


def choice_value(issue: str, option: str) -> str:
    """How a form names an option of an issue: both ids, the first with its length before it."""
    return f"{len(issue)} {issue} {option}"


def chosen(value: str) -> tuple[str, str]:
    """The issue and the option that a form names. ValueError where it names none."""
    length, _blank, rest = value.partition(" ")
    size = int(length) if length.isascii() and length.isdecimal() and len(length) < 4 else -1
    if size < 0 or rest[size : size + 1] != " ":
        raise ValueError("no option is named so")
    return rest[:size], rest[size + 1 :]


def offered(case: Case, named: set[tuple[str, str]] = frozenset()) -> list[tuple[str, list[tuple[str, str]]]]:  # type: ignore[assignment]
    """Every issue with the options that a linkage can tie, those that are ``named`` already among them."""
    found = []
    for issue in case.issues:
        options = case.options(issue)
        few = len(options) <= LISTED
        inner = [
            (choice_value(issue.id, one.id), one.label)
            for one in options
            if (issue.id, one.id) in named or (few and not (one.retired or issue.retired))
        ]
        if inner:
            found.append((issue.label, inner))
    return found


def named_in(linkage: Linkage) -> set[tuple[str, str]]:
    """Every option that a linkage names, with its issue."""
    if linkage.budget:
        return {(issue, option) for issue, costs in linkage.budget.costs.items() for option in costs}
    return {(one.issue, option) for one in linkage.choices for option in one.options}


def can_be_shown(case: Case, linkage: Linkage) -> bool:
    """Whether the values of a form hold all of a linkage: not where one issue stands in two choices."""
    wrong: dict[str, str] = {}
    made = linkage_of(case, linkage_values(case, linkage), linkage, wrong)
    return not wrong and all(made[sort] == getattr(linkage, sort) for sort in SORTS)


def linkage_values(_case: Case, linkage: Linkage) -> _Values:
    """A linkage's values."""
    sort = next((one for one in SORTS if getattr(linkage, one) is not None), "excludes")
    found: _Values = {
        "sort": sort,
        "when": (),
        "then": (),
        "number": "",
        "limit": "",
        "unit": "",
        "costs": (),
    }
    if linkage.implies:
        found |= {"when": _named(linkage.implies.when), "then": _named(linkage.implies.then)}
    elif linkage.excludes:
        found["when"] = _named(linkage.excludes.together)
    elif linkage.budget:
        budget = linkage.budget
        found |= {"limit": format_exact(budget.limit), "unit": budget.unit}
        found["costs"] = tuple(
            f"{choice_value(issue, option)}\n{format_exact(cost)}"
            for issue, costs in budget.costs.items()
            for option, cost in costs.items()
        )
    else:
        count = linkage.at_most or linkage.at_least
        if count:
            found |= {"when": _named(count.of), "number": str(count.number)}
    return found


def linkage_of(_case: Case, values: _Values, _record: Any, wrong: dict[str, str]) -> dict[str, Any]:
    """The one condition that the values make; the others none."""
    found: dict[str, Any] = dict.fromkeys(SORTS)
    sort, when, then = values["sort"], _choices(values["when"]), _choices(values["then"])
    if sort not in SORTS:
        wrong["sort"] = CodedText("table-sort", "Say which condition it is.")
    elif sort == "budget":
        found["budget"] = _budget(values, wrong)
    else:
        if not when:
            wrong["when"] = CodedText("table-choices", "Choose the options that it is about.")
        if sort == "implies":
            if not then:
                wrong["then"] = CodedText("table-then", "Choose the options that it asks for.")
            found[sort] = Implies(when=when, then=then)
        elif sort == "excludes":
            found[sort] = Excludes(together=when)
        else:
            number = _exact(values, "number", wrong)
            if number is not None and (number.denominator != 1 or not 0 <= number <= len(when)):
                wrong["number"] = CodedText(
                    "table-count", "Write a whole number from 0 to %(most)s.", most=len(when)
                )
            elif number is not None:
                found[sort] = Count(number=int(number), of=when)
    return found


def _budget(values: _Values, wrong: dict[str, str]) -> Budget | None:
    limit = _exact(values, "limit", wrong)
    costs: dict[str, dict[str, Fraction]] = {}
    for line in values["costs"]:
        value, _break, text = line.rpartition("\n")
        try:
            issue, option = chosen(value)
            cost = parse_exact(text)
        except (ValueError, NotExact) as problem:
            told = problem.args[0]
            wrong["costs"] = told if isinstance(told, CodedText) else str(told)
            continue
        if cost < 0:
            wrong["costs"] = CodedText("table-cost-below-zero", "A cost is not below zero.")
        costs.setdefault(issue, {})[option] = cost
    if not costs and "costs" not in wrong:
        wrong["costs"] = CodedText("table-costs-needed", "Write what at least one option costs.")
    return Budget(limit=limit, costs=costs, unit=values["unit"]) if limit is not None else None


def _exact(values: _Values, name: str, wrong: dict[str, str]) -> Fraction | None:
    try:
        return parse_exact(values[name] or "")
    except NotExact as problem:
        told = problem.args[0]
        empty = CodedText("table-number-needed", "Write a number.")
        wrong[name] = told if values[name] and isinstance(told, CodedText) else empty
        return None


def _named(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(choice_value(one.issue, option) for one in choices for option in one.options)


def _choices(values: tuple[str, ...]) -> tuple[Choice, ...]:
    """Options of one issue are one choice: any of them meets it."""
    found: dict[str, list[str]] = {}
    for value in values:
        issue, option = chosen(value)
        found.setdefault(issue, []).append(option)
    return tuple(Choice(issue=issue, options=tuple(options)) for issue, options in found.items())
