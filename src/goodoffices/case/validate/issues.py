"""Issues: that each has options, of its own kind and not too many."""

from __future__ import annotations

import math
from fractions import Fraction

from goodoffices.case.errors import quote
from goodoffices.case.issues import MAX_OPTIONS, Issue
from goodoffices.case.numbers import format_exact
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.case.validate.sizes import range_count, share_count


def check_issues(sheet: Sheet) -> None:
    """A kind goes with its own fields: options, or a range, or parts."""
    for index, issue in enumerate(sheet.case.issues):
        path: Path = ("issues", index)
        if not (
            sheet.sound((*path, "kind")) and sheet.sound((*path, "range")) and sheet.sound((*path, "parts"))
        ):
            continue
        if issue.kind == "range":
            _range(sheet, path, issue)
        elif issue.kind == "divisible":
            _divisible(sheet, path, issue)
        else:
            _options(sheet, path, issue)
        if issue.kind != "range" and issue.range is not None:
            sheet.say(
                (*path, "range"),
                f"{_article(issue)} issue has no range.",
                "Write kind: range, or remove it.",
                key=True,
            )
        if issue.kind != "divisible" and issue.parts != 1:
            sheet.say(
                (*path, "parts"),
                f"{_article(issue)} issue has no parts.",
                "Write kind: divisible, or remove it.",
                key=True,
            )
        if issue.kind in ("range", "divisible") and issue.options:
            what = f"A {issue.kind} issue has its options by itself."
            sheet.say((*path, "options"), what, "Remove the options, or write kind: nominal.", key=True)


def _article(issue: Issue) -> str:
    return f"An {issue.kind}" if issue.kind == "ordered" else f"A {issue.kind}"


def _options(sheet: Sheet, path: Path, issue: Issue) -> None:
    if not issue.options and issue.range is None and issue.parts == 1 and sheet.sound(path):
        what = f"The issue {quote(issue.id)} has no options."
        instead = "Add options: [one, another], a range, or parts for what can be divided."
        sheet.say(path, what, instead, missing=True)
    if len(issue.options) > MAX_OPTIONS:
        sheet.say(
            (*path, "options"),
            f"The issue has {len(issue.options)} options.",
            f"Write at most {MAX_OPTIONS}.",
        )


def _range(sheet: Sheet, path: Path, issue: Issue) -> None:
    numbers = issue.range
    place = (*path, "range")
    if numbers is None:
        if sheet.sound(path):
            sheet.say(path, "A range issue needs its range.", "Add range: {lowest: 0, highest: 10, step: 1}.")
        return
    if numbers.step <= 0:
        sheet.say((*place, "step"), "The step is not above zero.", "Write a number such as 1 or 0.5.")
    elif numbers.highest < numbers.lowest:
        sheet.say((*place, "highest"), "The highest number is below the lowest.", "Exchange the two.")
    elif (count := range_count(numbers)) is None:
        _uneven(sheet, place, issue)
    elif count > MAX_OPTIONS:
        least = (numbers.highest - numbers.lowest) / (MAX_OPTIONS - 1)
        instead = f"Write a step of {format_exact(_round_up(least))} or more."
        sheet.say((*place, "step"), f"The range has more than {MAX_OPTIONS} numbers.", instead)


def _uneven(sheet: Sheet, place: Path, issue: Issue) -> None:
    numbers = issue.range
    assert numbers is not None
    last = numbers.lowest + (numbers.highest - numbers.lowest) // numbers.step * numbers.step
    instead = f"Write highest: {format_exact(last)} or {format_exact(last + numbers.step)}, or another step."
    sheet.say((*place, "step"), "The step does not lead from the lowest to the highest number.", instead)


def _divisible(sheet: Sheet, path: Path, issue: Issue) -> None:
    parties = len(sheet.case.parties)
    place = (*path, "parts")
    if issue.parts < 1:
        sheet.say(place, f"An issue cannot have {issue.parts} parts.", "Write 1 or more.")
    elif sheet.sound(("parties",)) and parties < 2:
        sheet.say(path, "A divisible issue needs two parties or more.", "Add a party, or list options.")
    elif share_count(parties, min(issue.parts, MAX_OPTIONS)) > MAX_OPTIONS:
        what = f"{parties} parties can share {issue.parts} parts in more than {MAX_OPTIONS} ways."
        sheet.say(place, what, "Write fewer parts.")


def _round_up(number: Fraction) -> Fraction:
    """The next number up that has one digit other than zero."""
    unit = Fraction(1)
    while unit > number:
        unit /= 10
    while unit * 10 <= number:
        unit *= 10
    return math.ceil(number / unit) * unit
