"""How fair the packages are, in sentences for laymen: the same in a terminal and on the page."""

from __future__ import annotations

from goodoffices.analysis import CONCEPTS, Analysis, Fairness
from goodoffices.case import Case
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.report.numbers import show_share
from goodoffices.report.refusals import Refusers, marks

SENSES = (
    N_(
        "Its part: how far from its worst to its best package each side gets. Fair in this sense if each "
        "gets at "
        "least one share of as many as there are sides."
    ),
    N_(
        "Apart: how much further the best-off side gets than the worst-off, on their own scales. Fair in "
        "this "
        "sense if it is nothing."
    ),
    N_("Envy: whether a side would rather have another’s share of what is divided."),
)
"""What the columns mean."""


def fair_rows(case: Case, analysis: Analysis, refused: Refusers) -> tuple[list[str], list[list[str]]]:
    """A header and a row for each package, equal ones together."""
    rows: dict[str, tuple[list[str], Fairness]] = {}
    titles = {row.key: _(row.title) for row in CONCEPTS} | {"text": _("Standing text")}
    for key, found in analysis.fairness.items():
        name = titles.get(key, key)
        package = (
            case.text
            if key == "text"
            else analysis.solutions[key].package
            if key in analysis.solutions
            else {}
        )
        if marks(case, refused, package):
            name = _("%(package)s (holds what is refused)", package=name)
        rows.setdefault(repr(found), ([], found))[0].append(name)
    divided = any(found.envies is not None for _names, found in rows.values())
    parties = [
        party for party in case.parties if any(party.id in found.parts for _names, found in rows.values())
    ]
    header = [_("Package"), *(party.label for party in parties), _("Each its part"), _("Apart")]
    header += [_("Envy")] if divided else []
    body = []
    for names, found in rows.values():
        row = [" = ".join(names)]
        row += [show_share(found.parts[party.id]) if party.id in found.parts else "" for party in parties]
        row += [_("yes") if found.proportional else _("no"), show_share(found.spread)]
        if divided:
            row.append(_envy(case, found))
        body.append(row)
    return header, body


def senses(analysis: Analysis) -> list[str]:
    """What the columns mean, as far as they are there."""
    divided = any(found.envies is not None for found in analysis.fairness.values())
    return [_(sense) for sense in (SENSES if divided else SENSES[:2])]


def _envy(case: Case, found: Fairness) -> str:
    if found.envies is None:
        return ""
    return "; ".join(
        _("%(party)s of %(other)s", party=case.party(a).label, other=case.party(b).label)
        for a, b in found.envies
    ) or _("none")
