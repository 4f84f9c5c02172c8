"""Who refuses an option, so that no package is shown with one in it unmarked."""

from __future__ import annotations

from goodoffices.analysis import GapBoard
from goodoffices.case import Case, Package
from goodoffices.language.words import all_of
from goodoffices.language.words import gettext as _
from goodoffices.report.wording import option_label

Refusers = dict[tuple[str, str], tuple[str, ...]]
"""Issue and option to the ids of the parties that refuse it."""


def refusers(case: Case, board: GapBoard) -> Refusers:
    """Who refuses what: by its preferences, or by its own word as the board has it."""
    found: dict[tuple[str, str], list[str]] = {}
    for preference in case.preferences:
        for issue, options in preference.refuses.items():
            for option in options:
                found.setdefault((issue, option), []).append(preference.party)
    for gap in board.rows:
        for refusal in gap.refusals:
            held = found.setdefault((gap.issue, refusal.option), [])
            held += [party for party in refusal.parties if party not in held]
    order = [party.id for party in case.parties]
    return {key: tuple(sorted(parties, key=order.index)) for key, parties in found.items()}


def mark(case: Case, refused: Refusers, issue: str, option: str) -> str:
    """ "refused by Ash"; empty where nobody refuses the option."""
    parties = refused.get((issue, option), ())
    names = all_of([case.party(party).label for party in parties])
    return _("refused by %(parties)s", parties=names) if parties else ""


def chosen(case: Case, refused: Refusers, issue: str, option: str) -> str:
    """An option as part of a package: its name, with the mark where somebody refuses it."""
    name, told = option_label(case, case.issue(issue), option), mark(case, refused, issue, option)
    return _("%(option)s (%(mark)s)", option=name, mark=told) if told else name


def marks(case: Case, refused: Refusers, package: Package) -> list[str]:
    """The marks of a whole package, each with its issue."""
    return [
        f"{case.issue(issue).label}: {told}"
        for issue, option in package.items()
        if (told := mark(case, refused, issue, option))
    ]
