"""The rule of decision: that it names parties of the case and can be met."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.numbers import format_exact
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText


def check_decision(sheet: Sheet) -> None:
    """Votes are of parties and not below zero; a quota and the groups' numbers can be reached."""
    decision = sheet.case.decision
    if decision is None or not sheet.sound(("parties",)):
        return
    path: Path = ("decision",)
    for party, votes in decision.votes.items():
        sheet.refer((*path, "votes", party), party, "party", key=True)
        if votes < 0:
            sheet.say(
                (*path, "votes", party),
                CodedText("votes-not-below-zero", "Votes are not below zero."),
                CodedText("write-zero-or-more-2", "Write zero or more."),
            )
    if decision.votes and decision.quota is None and sheet.sound(path):
        sheet.say(
            (*path, "votes"),
            CodedText("stand-votes-no-quota", "Here stand votes, and no quota."),
            CodedText("add-quota-how-many", "Add quota: and how many have to agree."),
            key=True,
        )
    total = sum((decision.votes.get(party.id, Fraction(1)) for party in sheet.case.parties), Fraction(0))
    if decision.quota is not None and not 0 < decision.quota <= total:
        what = CodedText(
            "quota-votes-all",
            "The quota is %(quota)s, of %(total)s votes in all.",
            quota=format_exact(decision.quota),
            total=format_exact(total),
        )
        sheet.say(
            (*path, "quota"),
            what,
            CodedText(
                "case-write-number-above-0",
                "Write a number above 0, up to %(total)s.",
                total=format_exact(total),
            ),
        )
    for number, group in enumerate(decision.groups):
        place: Path = (*path, "groups", number)
        for index, party in enumerate(group.of):
            sheet.refer((*place, "of", index), party, "party")
        if not 1 <= group.needed <= len(set(group.of)) and sheet.sound(place):
            what = CodedText(
                "group-cannot-needed",
                "%(needed)s of a group of %(number)s cannot be needed.",
                needed=group.needed,
                number=len(set(group.of)),
            )
            sheet.say(
                (*place, "needed"),
                what,
                CodedText(
                    "write-number-from-1", "Write a number from 1 to %(number)s.", number=len(set(group.of))
                ),
            )
