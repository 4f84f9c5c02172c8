"""Positions: that they are about something in the case, dated well, and do not contradict themselves."""

from __future__ import annotations

from goodoffices.case.errors import quote
from goodoffices.case.positions import Position
from goodoffices.case.validate.references import check_date
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText


def check_positions(sheet: Sheet) -> None:
    """Every position names a party, an issue and options of it; nobody accepts and refuses the same at
    once.
    """
    said: dict[tuple[object, ...], tuple[int, str]] = {}
    for index, position in enumerate(sheet.case.positions):
        path: Path = ("positions", index)
        if not sheet.sound((*path, "party")) or not sheet.sound((*path, "issue")):
            continue
        sheet.refer((*path, "party"), position.party, "party")
        sheet.refer_choice(path, position.issue, position.options)
        _time(sheet, path, position)
        _conditions(sheet, path, position)
        if sheet.sound(path):
            if not position.options and not position.words:
                what = CodedText("position-says-nothing", "The position says nothing.")
                sheet.say(
                    path,
                    what,
                    CodedText(
                        "write-option-issue-or",
                        "Write %(stance)s: an option of the issue, or words: what was said.",
                        stance=position.stance,
                    ),
                )
            _contradictions(sheet, index, position, said)


def _time(sheet: Sheet, path: Path, position: Position) -> None:
    since = check_date(sheet, (*path, "since"), position.since, whole_day=True)
    until = check_date(sheet, (*path, "until"), position.until, whole_day=True)
    if since and until and position.until and position.until < position.since:
        sheet.say(
            (*path, "until"),
            CodedText("position-ends-before-begins", "The position ends before it begins."),
            CodedText("exchange-since-until", "Exchange since and until."),
        )


def _conditions(sheet: Sheet, path: Path, position: Position) -> None:
    for index, condition in enumerate(position.conditions):
        place = (*path, "conditions", index)
        if condition.party:
            sheet.refer((*place, "party"), condition.party, "party")
        for number, choice in enumerate(condition.choices):
            sheet.refer_choice((*place, "choices", number), choice.issue, choice.options)
        if not condition.does and not condition.choices and sheet.sound(place):
            sheet.say(
                place,
                CodedText("condition-says-nothing", "The condition says nothing."),
                CodedText("write-does-what-has", "Write does: what has to happen, or choices."),
            )


def _contradictions(
    sheet: Sheet, index: int, position: Position, said: dict[tuple[object, ...], tuple[int, str]]
) -> None:
    """Whether the same voice has said the opposite of the same day; a later day is a move, not a
    contradiction.
    """
    for number, option in enumerate(position.options):
        refuses = position.stance == "refuses"
        same = (
            position.party, position.issue, option, position.voice, position.by, position.since,
                position.until,
            position.conditions,
        )  # fmt: skip
        if (*same, not refuses) in said:
            first, stance = said[*same, not refuses]
            what = CodedText(
                "demanded-and-refused",
                "%(party)s %(stance)s %(option)s, which it %(other)s at the same time%(line)s.",
                party=quote(position.party),
                stance=position.stance,
                option=quote(option),
                other=stance,
                line=sheet.line(("positions", first)),
            )
            instead = CodedText(
                "remove-one-two-or", "Remove one of the two, or say since when, or under which conditions."
            )
            sheet.say(("positions", index, "options", number), what, instead)
        said.setdefault((*same, refuses), (index, position.stance))
