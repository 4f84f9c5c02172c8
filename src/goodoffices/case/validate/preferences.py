"""Preferences: that each is about options of the case and says a thing in one way only."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction

from goodoffices.case.errors import quote
from goodoffices.case.preferences import Interval, Preference, Rather, Value
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText

_WHOLE = "whole"


def check_preferences(sheet: Sheet) -> None:
    """One preference per party; points, or weights with values; a minimum said in one way."""
    seen: dict[str, str] = {}
    for index, preference in enumerate(sheet.case.preferences):
        path: Path = ("preferences", index)
        place = (*path, "party")
        if sheet.refer(place, preference.party, "party"):
            if preference.party in seen:
                what = CodedText(
                    "party-has-preferences-already",
                    "The party %(party)s has preferences already%(seen)s.",
                    party=quote(preference.party),
                    seen=seen[preference.party],
                )
                sheet.say(place, what, CodedText("write-them-together", "Write them together."))
            seen.setdefault(preference.party, sheet.line(place))
        if preference.points and (preference.weights or preference.values):
            field = "weights" if preference.weights else "values"
            what = CodedText(
                "stand-points-beside-them", "Here stand points, and %(field)s beside them.", field=field
            )
            sheet.say(
                (*path, field),
                what,
                CodedText("write-points-alone-or", "Write points alone, or weights with values."),
                key=True,
            )
        _scores(sheet, (*path, "points"), preference.points)
        _scores(sheet, (*path, "values"), preference.values)
        _weights(sheet, path, preference)
        _linear(sheet, path, preference)
        _order(sheet, path, preference)
        for number, rather in enumerate(preference.rather):
            _rather(sheet, (*path, "rather", number), rather, scores=preference.points)
        _refuses(sheet, path, preference)
        _minimum(sheet, path, preference)
        if preference.discount is not None and not 0 <= preference.discount <= 1:
            sheet.say(
                (*path, "discount"),
                CodedText("discount-lies-between-0", "A discount lies between 0 and 1."),
                CodedText("write-such-number", "Write such a number."),
            )


def _scores(sheet: Sheet, path: Path, scores: Mapping[str, Mapping[str, Value]]) -> None:
    for issue, by_option in scores.items():
        place = (*path, issue)
        if not sheet.refer(place, issue, "issue", key=True):
            continue
        _, record = sheet.issues[issue]
        for option, value in by_option.items():
            at = (*place, option)
            _interval(sheet, at, value)
            if option != _WHOLE or record.kind != "divisible":
                if option == _WHOLE and option not in (sheet.options(issue) or {option: None}):
                    what = CodedText(
                        "one-number-all-which",
                        "One number for all of %(issue)s, which cannot be divided.",
                        issue=quote(issue),
                    )
                    sheet.say(
                        at,
                        what,
                        CodedText(
                            "write-number-each-option", "Write a number for each option, or kind: divisible."
                        ),
                        key=False,
                    )
                else:
                    sheet.refer_option(at, issue, option, key=True)
            elif len(by_option) > 1:
                what = CodedText(
                    "number-whole-stands-beside",
                    "A number for the whole stands beside numbers for shares of it.",
                )
                sheet.say(
                    at, what, CodedText("write-whole-or-every", "Write the whole, or every share."), key=True
                )


def _weights(sheet: Sheet, path: Path, preference: Preference) -> None:
    for issue, weight in preference.weights.items():
        place = (*path, "weights", issue)
        sheet.refer(place, issue, "issue", key=True)
        _interval(sheet, place, weight)
        if _low(weight) < 0:
            sheet.say(
                place,
                CodedText("weight-not-below-zero", "A weight is not below zero."),
                CodedText("write-zero-or-more", "Write zero or more; turn the values round instead."),
            )


def _linear(sheet: Sheet, path: Path, preference: Preference) -> None:
    for number, issue in enumerate(preference.linear):
        place = (*path, "linear", number)
        if not sheet.refer(place, issue, "issue"):
            continue
        if sheet.issues[issue][1].kind != "range":
            what = CodedText(
                "straight-lines-go-between",
                "Straight lines go between numbers; the issue %(issue)s is no range.",
                issue=quote(issue),
            )
            sheet.say(place, what, CodedText("leave-out-2", "Leave it out here."))
        elif not (preference.points or preference.values).get(issue) and sheet.sound(path):
            what = CodedText(
                "party-gives-no-numbers", "The party gives no numbers for %(issue)s.", issue=quote(issue)
            )
            sheet.say(
                place,
                what,
                CodedText("add-them-under-points", "Add them under points, or leave it out here."),
            )


def _order(sheet: Sheet, path: Path, preference: Preference) -> None:
    scores = preference.points or preference.values
    for issue, tiers in preference.order.items():
        place = (*path, "order", issue)
        if not sheet.refer(place, issue, "issue", key=True) or not sheet.sound(place):
            continue
        ranks: dict[str, int] = {}
        for rank, tier in enumerate(tiers):
            for number, option in enumerate(tier):
                at = (*place, rank, number)
                if option in ranks:
                    sheet.say(
                        at,
                        CodedText(
                            "stands-twice-order",
                            "%(option)s stands twice in this order.",
                            option=quote(option),
                        ),
                        CodedText("write-once", "Write it once."),
                    )
                elif sheet.refer_option(at, issue, option):
                    ranks[option] = rank
        _against(sheet, place, ranks, scores.get(issue, {}))


def _against(sheet: Sheet, place: Path, ranks: dict[str, int], scores: Mapping[str, Value]) -> None:
    """Whether an order of options says other than their numbers."""
    exact = {option: value for option in ranks if isinstance(value := scores.get(option), Fraction)}
    ordered = sorted(exact, key=lambda option: ranks[option])
    for better, worse in itertools.pairwise(ordered):
        tied = ranks[better] == ranks[worse]
        if exact[better] < exact[worse] or (exact[better] == exact[worse]) != tied:
            what = CodedText(
                "order-not-their-numbers",
                "The order of %(better)s and %(worse)s is not that of their numbers.",
                better=quote(better),
                worse=quote(worse),
            )
            sheet.say(
                place,
                what,
                CodedText("correct-one-two-or", "Correct one of the two, or write only one."),
                key=True,
            )
            return


def _rather(sheet: Sheet, path: Path, rather: Rather, scores: Mapping[str, Mapping[str, Value]]) -> None:
    """Two drafts on the same issues, that are not one and the same, and not told otherwise by exact
    points.
    """
    known = sheet.sound(path)
    for field, draft in (("this", rather.this), ("than", rather.than)):
        for issue, option in draft.items():
            at = (*path, field, issue)
            known &= sheet.refer(at, issue, "issue", key=True) and sheet.refer_option(at, issue, option)
    if not known:
        return
    lacks = [("than", issue) for issue in rather.this if issue not in rather.than]
    lacks += [("this", issue) for issue in rather.than if issue not in rather.this]
    if lacks:
        field, issue = lacks[0]
        other = "this" if field == "than" else "than"
        what = f"{other} says something of {quote(issue)}, and {field} does not."
        sheet.say((*path, other, issue), what, f"Add {issue}: and an option to {field}.", key=True)
    elif all(rather.than[issue] == option for issue, option in rather.this.items()):
        sheet.say(path, "The two drafts are the same.", "Write another draft under than.")
    else:
        _told_by_points(sheet, path, rather, scores)


def _told_by_points(
    sheet: Sheet, path: Path, rather: Rather, scores: Mapping[str, Mapping[str, Value]]
) -> None:
    """Whether exact points say other than a comparison of two drafts."""
    apart = Fraction(0)
    for issue, option in rather.this.items():
        one, other = (scores.get(issue, {}).get(each) for each in (option, rather.than[issue]))
        if option == rather.than[issue]:
            continue
        if not isinstance(one, Fraction) or not isinstance(other, Fraction):
            return
        apart += one - other
    if (apart != 0) if rather.alike else (apart <= 0):
        told = "the other is worth more" if apart < 0 else "both are worth the same"
        if rather.alike:
            told = "one is worth more than the other"
        sheet.say(path, f"By the party's own points {told}.", "Correct one of the two, or leave one out.")


def _refuses(sheet: Sheet, path: Path, preference: Preference) -> None:
    for issue, options in preference.refuses.items():
        place = (*path, "refuses", issue)
        if sheet.refer(place, issue, "issue", key=True):
            for number, option in enumerate(options):
                sheet.refer_option((*place, number), issue, option)
            known = sheet.options(issue)
            if known and set(known) <= set(options):
                what = CodedText(
                    "refuses-every-option",
                    "%(party)s refuses every option of %(issue)s.",
                    party=quote(preference.party),
                    issue=quote(issue),
                )
                sheet.say(
                    place,
                    what,
                    CodedText("leave-out-what-would", "Leave out what it would take, or add an option."),
                    key=True,
                )


def _minimum(sheet: Sheet, path: Path, preference: Preference) -> None:
    minimum = preference.minimum
    place = (*path, "minimum")
    if minimum is None or not sheet.sound(place):
        return
    if (minimum.score is None) == (not minimum.package):
        what = CodedText("minimum-score-or-package", "A minimum is a score, or a package: one of the two.")
        sheet.say(
            place,
            what,
            CodedText("write-minimum-40-or", "Write minimum: 40, or minimum: {package: {issue: option}}."),
            key=True,
        )
    for issue, option in minimum.package.items():
        at = (*place, "package", issue)
        if sheet.refer(at, issue, "issue", key=True):
            sheet.refer_option(at, issue, option)
    valued = [*preference.points, *preference.values]
    missing = [issue for issue in valued if minimum.package and issue not in minimum.package]
    if missing:
        what = CodedText(
            "package-minimum-says-nothing",
            "The package of the minimum says nothing of %(missing)s, which the party values.",
            missing=quote(missing[0]),
        )
        sheet.say(
            (*place, "package"),
            what,
            CodedText("add-option", "Add %(missing)s: and an option.", missing=missing[0]),
            key=True,
        )


def _interval(sheet: Sheet, path: Path, value: Value) -> None:
    if isinstance(value, Interval) and value.low > value.high:
        sheet.say(
            path,
            CodedText("low-end-interval-above", "The low end of the interval is above the high end."),
            CodedText("exchange-two", "Exchange the two."),
        )


def _low(value: Value) -> Fraction:
    return value.low if isinstance(value, Interval) else value
