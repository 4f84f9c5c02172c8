"""Who waits for whom, as a picture of what a sheet of conditions came to."""

from __future__ import annotations

from goodoffices.analysis.conditions import ConditionsFound
from goodoffices.case import ConditionSheet
from goodoffices.language.words import gettext as _
from goodoffices.report.charts.waits import WaitingAct, WaitingLine, WaitsPicture, draw_waits

DRAWN = 60
"""Acts that are drawn: those that look at others, or are looked at, first."""


def conditions_picture(sheet: ConditionSheet, found: ConditionsFound, *, width: int = 760) -> str:
    """The picture as SVG."""
    held = {one.act for each in found.sets[:1] for one in each.acts}
    tied = {act for wait in found.waits for act in (wait.act, wait.on)}
    drawn = [act for act in sheet.acts if act.id in tied] or list(sheet.acts)
    drawn = drawn[:DRAWN]
    place = {act.id: number for number, act in enumerate(drawn)}
    parties = [party.id for party in sheet.parties if any(act.party == party.id for act in drawn)]
    group = {act: number for number, circle in enumerate(found.circles) for act in circle.acts}
    names = {party.id: party.label for party in sheet.parties}
    left = len(tied) - len(drawn)
    picture = WaitsPicture(
        columns=tuple(names[party] for party in parties),
        acts=tuple(
            WaitingAct(name=act.label, column=parties.index(act.party), holds=act.id in held) for act in drawn
        ),
        lines=tuple(
            WaitingLine(
                act=place[wait.act],
                on=place[wait.on],
                met=wait.on in held,
                circle=wait.act in group and group[wait.act] == group.get(wait.on),
            )
            for wait in found.waits
            if wait.act in place and wait.on in place
        ),
        title=_("Who waits for whom"),
        about=_(
            "A column for each party with its acts: filled where an act holds, a ring where it does not. An "
            "arrow goes from an act to what it looks at; it is broken where that is not there, and heavy "
            "where both hold only together. Left out: %(left)s.",
            left=str(max(0, left)),
        ),
    )
    return draw_waits(picture, width=width)
