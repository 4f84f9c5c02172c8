"""What a deal is made of besides its packages: phases, quantities, terms, linkages, figures, people,
sources.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case import Amount, Case, Choice, Figure, Linkage
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.record import with_unit
from goodoffices.report.numbers import show
from goodoffices.report.page.names import Names, PageCite
from goodoffices.report.wording import day_words, from_to, modified

_CHANNELS = WordTable(
    {
        "at-the-table": N_("at the table"),
        "through-mediators": N_("through mediators"),
        "none": N_("no channel"),
    }
)
_INVITATIONS = WordTable(
    {
        "accepted": N_("invitation accepted"),
        "refused": N_("invitation refused"),
        "conditional": N_("accepts the invitation under conditions"),
        "not-confirmed": N_("invitation not confirmed"),
    }
)


class DealEntry(msgspec.Struct, kw_only=True):
    """A name, what is said of it, marks beside it, and where it is said."""

    key: str = ""
    name: str
    about: str = ""
    marks: list[str] = []
    lines: list[str] = []
    cites: list[PageCite] = []


class DealSide(msgspec.Struct):
    """What one party gives or gets in a quantity, and whether that is settled."""

    party: str
    what: str
    note: str


class Rate(msgspec.Struct, kw_only=True):
    """A reciprocal quantity: so many for each."""

    gives: DealSide
    for_each: DealSide
    phase: str
    about: str
    cites: list[PageCite]


class FigureLine(msgspec.Struct, kw_only=True):
    """A figure with who gave it and for which day."""

    what: str
    number: str
    by: str
    as_of: str
    cites: list[PageCite]


def phases(case: Case, names: Names) -> list[DealEntry]:
    """Every phase in order, with its issues."""
    return [
        DealEntry(
            name=phase.name or phase.id,
            about=phase.about,
            marks=[phase.length or _("length not said")],
            lines=[issue.label for issue in case.issues if issue.phase == phase.id],
            cites=names.cites(phase.cite),
        )
        for phase in case.phases
    ]


def quantities(case: Case, names: Names) -> list[Rate]:
    """Every reciprocal quantity."""
    phase_names = {phase.id: phase.name or phase.id for phase in case.phases}
    return [
        Rate(
            gives=_side(quantity.gives, names),
            for_each=_side(quantity.for_each, names),
            phase=phase_names.get(quantity.phase, ""),
            about=quantity.about,
            cites=names.cites(quantity.cite),
        )
        for quantity in case.quantities
    ]


def terms(case: Case, names: Names) -> list[DealEntry]:
    """Every term: its definition, "not defined", or each party's own sense."""
    found = []
    for term in case.terms:
        marks = []
        if term.defined is False:
            marks.append(_("not defined"))
        elif not term.definition and not term.by_party:
            marks.append(_("nobody has said"))
        if len({definition.text for definition in term.by_party}) > 1:
            marks.append(_("one term, two senses"))
        found.append(
            DealEntry(
                name=term.name or term.id,
                about=" ".join(part for part in (term.definition, term.about) if part),
                marks=marks,
                lines=[f"{names.party(d.party)}: {d.text}" for d in term.by_party],
                cites=names.cites(term.cite) + [c for d in term.by_party for c in names.cites(d.cite)],
            )
        )
    return found


def earlier(case: Case, names: Names) -> list[DealEntry]:
    """Earlier plans and agreements, with the issues that go back to them."""
    return [
        DealEntry(
            name=plan.name or plan.id,
            about=plan.about,
            marks=[day_words(plan.date)] if plan.date else [],
            lines=[issue.label for issue in case.issues if plan.id in issue.rests_on],
            cites=names.cites(plan.cite),
        )
        for plan in case.earlier
    ]


def linkages(case: Case, names: Names) -> list[DealEntry]:
    """Every linkage as a sentence."""
    return [
        DealEntry(name=linkage_words(linkage, names), about=linkage.about, cites=names.cites(linkage.cite))
        for linkage in case.linkages
    ]


def linkage_words(linkage: Linkage, names: Names) -> str:
    """A linkage in words, from its options."""

    def each(choices: tuple[Choice, ...]) -> list[str]:
        return [f"{names.issue(c.issue)}: {names.either(c.issue, c.options)}" for c in choices]

    if linkage.implies:
        when, then = each(linkage.implies.when), each(linkage.implies.then)
        return _("Where %(choices)s, then %(others)s.", choices=all_of(when), others=all_of(then))
    if linkage.excludes:
        return _("Not together: %(choices)s.", choices="; ".join(each(linkage.excludes.together)))
    if linkage.at_most:
        return n_(
            "At most %(count)s of: %(choices)s.",
            "At most %(count)s of: %(choices)s.",
            linkage.at_most.number,
            choices="; ".join(each(linkage.at_most.of)),
        )
    if linkage.at_least:
        return n_(
            "At least %(count)s of: %(choices)s.",
            "At least %(count)s of: %(choices)s.",
            linkage.at_least.number,
            choices="; ".join(each(linkage.at_least.of)),
        )
    if linkage.budget:
        over = ", ".join(names.issue(issue) for issue in linkage.budget.costs)
        limit = f"{show(linkage.budget.limit)} {linkage.budget.unit}".rstrip()
        return _("The costs of %(issues)s add up to %(limit)s at most.", issues=over, limit=limit)
    return linkage.about


def figures(case: Case, names: Names) -> list[FigureLine]:
    """Every figure, those about the same thing together."""
    order = list(dict.fromkeys(figure.what for figure in case.figures))
    return [
        FigureLine(
            what=figure.what,
            number=_figure(figure),
            by=names.party(figure.by),
            as_of=day_words(figure.as_of),
            cites=names.cites(figure.cite),
        )
        for figure in sorted(case.figures, key=lambda figure: order.index(figure.what))
    ]


def people(case: Case, names: Names) -> list[DealEntry]:
    """The parties with how they take part and who stands behind them, then the mediators; nobody where only
    names are known.
    """
    sides = []
    for party in case.parties:
        marks = [_CHANNELS[party.channel]] if party.channel else []
        marks += [_INVITATIONS[party.invitation]] if party.invitation else []
        marks += [_("has a veto")] if party.veto else []
        behind = [f"{backer.name}: {backer.how}" if backer.how else backer.name for backer in party.backers]
        cites = names.cites(party.cite) + [c for backer in party.backers for c in names.cites(backer.cite)]
        lines = ([party.attendance] if party.attendance else []) + behind
        sides.append(DealEntry(name=party.label, about=party.about, marks=marks, lines=lines, cites=cites))
    if not case.mediators and not any(side.about or side.marks or side.lines or side.cites for side in sides):
        return []
    return sides + [
        DealEntry(name=one.label, about=one.about, marks=[_("mediator")], cites=names.cites(one.cite))
        for one in case.mediators
    ]


def sources(case: Case) -> list[DealEntry]:
    """Every source, in the order of the case; an address only where it is one of the web."""
    return [
        DealEntry(
            key=source.address if source.address.lower().startswith(("https://", "http://")) else "",
            name=source.title or source.id,
            about=source.note,
            marks=[
                part
                for part in (source.author, source.outlet, day_words(source.date) or _("date not known"))
                if part
            ],
        )
        for source in case.sources
    ]


def _figure(figure: Figure) -> str:
    return modified(with_unit(show(figure.number), figure.unit), figure.modifier)


def _side(amount: Amount, names: Names) -> DealSide:
    number, note = "", _("number not settled")
    if amount.number is not None:
        number, note = f"{show(amount.number)} ", "" if amount.settled else _("not settled")
    elif amount.at_least is not None or amount.at_most is not None:
        number = f"{_between(amount.at_least, amount.at_most)} "
    category = f", {amount.category}" if amount.category else ""
    return DealSide(names.party(amount.party), f"{number}{amount.what}{category}", note)


def _between(least: Fraction | None, most: Fraction | None) -> str:
    if least is not None and most is not None:
        return from_to(show(least), show(most))
    if least is not None:
        return _("at least %(number)s", number=show(least))
    return _("at most %(number)s", number=show(most or 0))
