"""Adjusted Winner as the page shows it: the points, who ends with what, and the steps."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from goodoffices.analysis import AdjustedWinner, CannotDivide, adjusted_winner_of
from goodoffices.case import Case, format_exact
from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded
from goodoffices.report.charts import BalancePicture, BalanceRow, draw_balance
from goodoffices.report.numbers import show
from goodoffices.report.page.names import Names
from goodoffices.report.wording import exactly, first_words, part_words


class DividedItem(msgspec.Struct):
    """One thing: the points of both, who has it first, who ends with it."""

    name: str
    points: list[str]
    first: str
    end: str


class DivisionView(msgspec.Struct, kw_only=True):
    """A division; or, where there can be none, ``why`` not."""

    parties: list[str] = []
    items: list[DividedItem] = []
    steps: list[str] = []
    each: str = ""
    chart: Markup = Markup()
    why: str = ""


def division_view(case: Case, names: Names) -> DivisionView | None:
    """The division of a case with two parties and divisible issues; None for any other case."""
    if len(case.parties) != 2 or not any(issue.kind == "divisible" for issue in case.issues):
        return None
    if not case.preferences:
        return None
    try:
        found = adjusted_winner_of(case)
    except CannotDivide as why:
        return DivisionView(why=worded(why.args[0]))
    one, other = found.parties
    return DivisionView(
        parties=[names.party(one), names.party(other)],
        items=[_item(found, item, names) for item in found.shares],
        steps=_steps(found, names),
        each=exactly(found.totals[one]),
        chart=Markup(draw_balance(_picture(found, names), width=420, key="division")),
    )


def _item(found: AdjustedWinner, item: str, names: Names) -> DividedItem:
    return DividedItem(
        names.issue(item),
        [show(found.points[party][item], 2) for party in found.parties],
        first_words(names.party(found.first[item]), item in found.tied),
        ", ".join(
            names.party(party) + (f" {format_exact(share)}" if share < 1 else "")
            for party, share in found.shares[item].items()
            if share
        ),
    )


def _steps(found: AdjustedWinner, names: Names) -> list[str]:
    steps = []
    if found.scaled:
        stated = ", ".join(f"{names.party(party)} {show(total, 2)}" for party, total in found.stated.items())
        steps.append(_("The stated points (%(points)s) are scaled to 100 each.", points=stated))
    first = ", ".join(f"{names.party(party)} {show(total, 2)}" for party, total in found.first_totals.items())
    steps.append(_("Each thing goes to the side that gave it more points: %(scores)s.", scores=first))
    for transfer in found.transfers:
        ratio = _("worth nothing to the other")
        if transfer.ratio is not None:
            ratio = _("ratio of the points %(number)s", number=show(transfer.ratio, 2))
        totals = ", ".join(
            f"{names.party(party)} {show(total, 2)}" for party, total in transfer.totals.items()
        )
        steps.append(
            _(
                "%(giver)s gives %(taker)s %(part)s of %(thing)s (%(ratio)s): %(scores)s.",
                giver=names.party(transfer.giver),
                taker=names.party(transfer.taker),
                part=part_words(transfer.share),
                thing=names.issue(transfer.item),
                ratio=ratio,
                scores=totals,
            )
        )
    return steps


def _picture(found: AdjustedWinner, names: Names) -> BalancePicture:
    one, other = found.parties
    rows = []
    for item, shares in found.shares.items():
        points = (found.points[one][item], found.points[other][item])
        said = (show(points[0], 2), show(points[1], 2))
        rows.append(
            BalanceRow(name=names.issue(item), worth=points, said=said, gets=(shares[one], shares[other]))
        )
    return BalancePicture(
        parties=(names.party(one), names.party(other)),
        rows=tuple(rows),
        title=_("What each gave points to, and what each gets"),
        about=_("The table beside it has the numbers."),
    )
