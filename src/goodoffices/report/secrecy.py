"""Whether a report holds confidences, so that it can say who may read it; and a case with its confidences
taken out.
"""

from __future__ import annotations

import msgspec

from goodoffices.analysis import GapBoard
from goodoffices.case import Case, Preference
from goodoffices.language.words import gettext as _

PUBLIC = "public"


def seal_words(case: Case, board: GapBoard) -> str:
    """What the page's head says of its own secrecy."""
    cells = [cell for row in board.rows for cell in row.cells]
    voices = {voice for cell in cells for voice in (*cell.voices, *(each.voice for each in cell.positions))}
    said = {one.said for one in case.preferences}
    said |= {one.minimum.said for one in case.preferences if one.minimum is not None and one.minimum.said}
    if "confided" in voices or "confided" in said:
        return _("Holds what was confided: for the mediators only")
    if None in said and not case.fictional:
        return _("The scores do not say whose word they are: treat them as confided")
    return _("Holds nothing that was confided")


def without_confidences(case: Case) -> Case:
    """The case as one who was told nothing in confidence may see it.

    Positions that were confided are left out, and preferences and minima unless they say that they are
    public, claimed by another or assessed by a third: what does not say whose word it is counts as confided.
    """
    return msgspec.structs.replace(
        case,
        positions=tuple(position for position in case.positions if position.voice != "confided"),
        preferences=tuple(
            _without_minimum(preference)
            for preference in case.preferences
            if preference.said not in (None, "confided")
        ),
    )


def _without_minimum(preference: Preference) -> Preference:
    least = preference.minimum
    if least is None or (least.said or preference.said) != "confided":
        return preference
    return msgspec.structs.replace(preference, minimum=None)
