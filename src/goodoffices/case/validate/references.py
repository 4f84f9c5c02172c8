"""References: that every party, issue, option, source, phase and earlier plan that is named is there; and
dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from goodoffices.case.errors import quote
from goodoffices.case.sources import Citation
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)


def check_references(sheet: Sheet) -> None:
    """Every name leads somewhere, every date is one."""
    for path, citation in citations_in(sheet.case, ()):
        if sheet.sound(path):
            sheet.refer((*path, "source"), citation.source, "source")
    _dates(sheet)
    _issues(sheet)
    _terms(sheet)
    _quantities(sheet)
    for issue, option in sheet.case.text.items():
        if sheet.refer(("text", issue), issue, "issue", key=True):
            sheet.refer_option(("text", issue), issue, option)


def citations_in(value: Any, path: Path) -> Iterator[tuple[Path, Citation]]:
    """Every citation of a record, with where it stands."""
    if isinstance(value, Citation):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            inner = getattr(value, field)
            if isinstance(inner, tuple | msgspec.Struct):
                yield from citations_in(inner, (*path, field))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            if isinstance(inner, tuple | msgspec.Struct):
                yield from citations_in(inner, (*path, index))


def check_date(sheet: Sheet, path: Path, text: str, whole_day: bool) -> bool:
    """Whether a text is empty or a day that exists; where ``whole_day`` is not asked, a month, a year or
    two days with a stroke between will do."""
    if not text:
        return True
    if not whole_day and "/" in text:
        first, _, last = text.partition("/")
        if first <= last and _ISO.match(first) and _ISO.match(last):
            return check_date(sheet, path, first, whole_day) and check_date(sheet, path, last, whole_day)
    parts = text.split("-")
    if _ISO.match(text) and (len(parts) == 3 or not whole_day):
        try:
            datetime.date(*(int(part) for part in [*parts, "1", "1"][:3]))
        except ValueError:
            sheet.say(
                path,
                CodedText("there-no-day", "There is no day %(words)s.", words=quote(text)),
                CodedText("correct-or-leave-out", "Correct it, or leave it out if it is not known."),
            )
            return False
        return True
    also = "" if whole_day else ", 2024-08, 2024 or 2024-08-12/2024-08-18"
    sheet.say(
        path,
        CodedText("not-date", "%(words)s is not a date.", words=quote(text)),
        CodedText(
            "write-2024-08-31",
            "Write it as 2024-08-31%(also)s, or leave it out if it is not known.",
            also=also,
        ),
    )
    return False


def _dates(sheet: Sheet) -> None:
    for index, source in enumerate(sheet.case.sources):
        check_date(sheet, ("sources", index, "date"), source.date, whole_day=False)
    for index, earlier in enumerate(sheet.case.earlier):
        check_date(sheet, ("earlier", index, "date"), earlier.date, whole_day=False)
    for index, figure in enumerate(sheet.case.figures):
        check_date(sheet, ("figures", index, "as_of"), figure.as_of, whole_day=False)


def _issues(sheet: Sheet) -> None:
    for index, issue in enumerate(sheet.case.issues):
        path: Path = ("issues", index)
        if issue.phase:
            sheet.refer((*path, "phase"), issue.phase, "phase")
        for number, earlier in enumerate(issue.rests_on):
            sheet.refer((*path, "rests_on", number), earlier, CodedText("earlier-plan", "earlier plan"))


def _terms(sheet: Sheet) -> None:
    for index, term in enumerate(sheet.case.terms):
        path: Path = ("terms", index)
        for number, issue in enumerate(term.issues):
            sheet.refer((*path, "issues", number), issue, "issue")
        seen: set[str] = set()
        for number, each in enumerate(term.by_party):
            place = (*path, "by_party", number, "party")
            if sheet.refer(place, each.party, "party") and each.party in seen:
                sheet.say(
                    place,
                    CodedText(
                        "defines-term-twice", "%(party)s defines this term twice.", party=quote(each.party)
                    ),
                    CodedText("keep-one-definition-each", "Keep one definition for each party."),
                )
            seen.add(each.party)
        if term.defined is False and term.definition:
            what = CodedText(
                "term-has-definition-said", "The term has a definition and is said to have none."
            )
            sheet.say(
                (*path, "defined"),
                what,
                CodedText("remove-defined-false-or", "Remove defined: false, or the definition."),
                key=True,
            )


def _quantities(sheet: Sheet) -> None:
    for index, quantity in enumerate(sheet.case.quantities):
        path: Path = ("quantities", index)
        if quantity.phase:
            sheet.refer((*path, "phase"), quantity.phase, "phase")
        if quantity.issue:
            sheet.refer((*path, "issue"), quantity.issue, "issue")
        for side in ("gives", "for_each"):
            amount = getattr(quantity, side)
            place = (*path, side)
            if not sheet.sound(place):
                continue
            sheet.refer((*place, "party"), amount.party, "party")
            if amount.number is not None and (amount.at_least is not None or amount.at_most is not None):
                what = CodedText("amount-has-number-or", "An amount has a number, or bounds, not both.")
                sheet.say(
                    (*place, "number"),
                    what,
                    CodedText("remove-number-or-bounds", "Remove the number or the bounds."),
                    key=True,
                )
            elif None not in (amount.at_least, amount.at_most) and amount.at_least > amount.at_most:
                sheet.say(
                    (*place, "at_least"),
                    CodedText("least-above-most", "at_least is above at_most."),
                    CodedText("exchange-two", "Exchange the two."),
                )
            for field in ("number", "at_least", "at_most"):
                value = getattr(amount, field)
                if value is not None and value < 0:
                    sheet.say(
                        (*place, field),
                        CodedText("amount-not-below-zero", "An amount is not below zero."),
                        CodedText("write-zero-or-more-2", "Write zero or more."),
                    )
