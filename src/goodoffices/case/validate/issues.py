"""Issues: that each has options, of its own kind and not too many."""

from __future__ import annotations

import math
from fractions import Fraction

from goodoffices.case.errors import quote
from goodoffices.case.issues import MAX_OPTIONS, Issue
from goodoffices.case.numbers import format_exact
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.case.validate.sizes import range_count, share_count
from goodoffices.language import CodedText


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
                CodedText("issue-has-no-range", "%(article)s issue has no range.", article=_article(issue)),
                CodedText("write-kind-range-or", "Write kind: range, or remove it."),
                key=True,
            )
        if issue.kind != "divisible" and issue.parts != 1:
            sheet.say(
                (*path, "parts"),
                CodedText("issue-has-no-parts", "%(article)s issue has no parts.", article=_article(issue)),
                CodedText("write-kind-divisible-or", "Write kind: divisible, or remove it."),
                key=True,
            )
        if issue.kind in ("range", "divisible") and issue.options:
            what = CodedText(
                "issue-has-its-options", "A %(kind)s issue has its options by itself.", kind=issue.kind
            )
            sheet.say(
                (*path, "options"),
                what,
                CodedText("remove-options-or-write", "Remove the options, or write kind: nominal."),
                key=True,
            )


def _article(issue: Issue) -> str:
    return {
        "ordered": CodedText("kind-ordered", "An ordered"),
        "nominal": CodedText("kind-nominal", "A nominal"),
        "range": CodedText("kind-range", "A range"),
        "divisible": CodedText("kind-divisible", "A divisible"),
    }[issue.kind]


def _options(sheet: Sheet, path: Path, issue: Issue) -> None:
    if not issue.options and issue.range is None and issue.parts == 1 and sheet.sound(path):
        what = CodedText("issue-has-no-options-2", "The issue %(id)s has no options.", id=quote(issue.id))
        instead = CodedText(
            "add-options-one-another",
            "Add options: [one, another], a range, or parts for what can be divided.",
        )
        sheet.say(path, what, instead, missing=True)
    if len(issue.options) > MAX_OPTIONS:
        sheet.say(
            (*path, "options"),
            CodedText("issue-has-options", "The issue has %(number)s options.", number=len(issue.options)),
            CodedText("write-most", "Write at most %(max_options)s.", max_options=MAX_OPTIONS),
        )


def _range(sheet: Sheet, path: Path, issue: Issue) -> None:
    numbers = issue.range
    place = (*path, "range")
    if numbers is None:
        if sheet.sound(path):
            sheet.say(
                path,
                CodedText("range-issue-needs-its", "A range issue needs its range."),
                CodedText("add-range-lowest-0", "Add range: {lowest: 0, highest: 10, step: 1}."),
            )
        return
    if numbers.step <= 0:
        sheet.say(
            (*place, "step"),
            CodedText("step-not-above-zero", "The step is not above zero."),
            CodedText("write-number-such-1", "Write a number such as 1 or 0.5."),
        )
    elif numbers.highest < numbers.lowest:
        sheet.say(
            (*place, "highest"),
            CodedText("highest-number-below-lowest", "The highest number is below the lowest."),
            CodedText("exchange-two", "Exchange the two."),
        )
    elif (count := range_count(numbers)) is None:
        _uneven(sheet, place, issue)
    elif count > MAX_OPTIONS:
        least = (numbers.highest - numbers.lowest) / (MAX_OPTIONS - 1)
        instead = CodedText(
            "write-step-or-more",
            "Write a step of %(round_up)s or more.",
            round_up=format_exact(_round_up(least)),
        )
        sheet.say(
            (*place, "step"),
            CodedText(
                "range-has-more-than",
                "The range has more than %(max_options)s numbers.",
                max_options=MAX_OPTIONS,
            ),
            instead,
        )


def _uneven(sheet: Sheet, place: Path, issue: Issue) -> None:
    numbers = issue.range
    assert numbers is not None
    last = numbers.lowest + (numbers.highest - numbers.lowest) // numbers.step * numbers.step
    instead = CodedText(
        "write-highest-or-or",
        "Write highest: %(last)s or %(number)s, or another step.",
        last=format_exact(last),
        number=format_exact(last + numbers.step),
    )
    sheet.say(
        (*place, "step"),
        CodedText("step-does-not-lead", "The step does not lead from the lowest to the highest number."),
        instead,
    )


def _divisible(sheet: Sheet, path: Path, issue: Issue) -> None:
    parties = len(sheet.case.parties)
    place = (*path, "parts")
    if issue.parts < 1:
        sheet.say(
            place,
            CodedText("issue-cannot-have-parts", "An issue cannot have %(parts)s parts.", parts=issue.parts),
            CodedText("write-1-or-more", "Write 1 or more."),
        )
    elif sheet.sound(("parties",)) and parties < 2:
        sheet.say(
            path,
            CodedText("divisible-issue-needs-two", "A divisible issue needs two parties or more."),
            CodedText("add-party-or-list", "Add a party, or list options."),
        )
    elif share_count(parties, min(issue.parts, MAX_OPTIONS)) > MAX_OPTIONS:
        what = CodedText(
            "parties-can-share-parts",
            "%(parties)s parties can share %(parts)s parts in more than %(max_options)s ways.",
            parties=parties,
            parts=issue.parts,
            max_options=MAX_OPTIONS,
        )
        sheet.say(place, what, CodedText("write-fewer-parts", "Write fewer parts."))


def _round_up(number: Fraction) -> Fraction:
    """The next number up that has one digit other than zero."""
    unit = Fraction(1)
    while unit > number:
        unit /= 10
    while unit * 10 <= number:
        unit *= 10
    return math.ceil(number / unit) * unit
