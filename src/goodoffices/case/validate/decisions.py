"""The rule of decision: that it names parties of the case and can be met."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.numbers import format_exact
from goodoffices.case.validate.sheet import Path, Sheet


def check_decision(sheet: Sheet) -> None:
    """Votes are of parties and not below zero; a quota and the groups' numbers can be reached."""
    decision = sheet.case.decision
    if decision is None or not sheet.sound(("parties",)):
        return
    path: Path = ("decision",)
    for party, votes in decision.votes.items():
        sheet.refer((*path, "votes", party), party, "party", key=True)
        if votes < 0:
            sheet.say((*path, "votes", party), "Votes are not below zero.", "Write zero or more.")
    if decision.votes and decision.quota is None and sheet.sound(path):
        sheet.say(
            (*path, "votes"),
            "Here stand votes, and no quota.",
            "Add quota: and how many have to agree.",
            key=True,
        )
    total = sum((decision.votes.get(party.id, Fraction(1)) for party in sheet.case.parties), Fraction(0))
    if decision.quota is not None and not 0 < decision.quota <= total:
        what = f"The quota is {format_exact(decision.quota)}, of {format_exact(total)} votes in all."
        sheet.say((*path, "quota"), what, f"Write a number above 0, up to {format_exact(total)}.")
    for number, group in enumerate(decision.groups):
        place: Path = (*path, "groups", number)
        for index, party in enumerate(group.of):
            sheet.refer((*place, "of", index), party, "party")
        if not 1 <= group.needed <= len(set(group.of)) and sheet.sound(place):
            what = f"{group.needed} of a group of {len(set(group.of))} cannot be needed."
            sheet.say((*place, "needed"), what, f"Write a number from 1 to {len(set(group.of))}.")
