"""A proposal as one side has it, as a paper: what was put, how it is answered, and that side's own answer, or
lines to write it on. It is made of that room's sheet, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goodoffices.desk.views.proposal_sheets import PartLine, ProposalSheet
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of
from goodoffices.language.words import gettext as _
from goodoffices.report.documents.paper import Paper, PaperBlock, PaperLine
from goodoffices.report.papers.room import for_whom, mark_lines, standing_of
from goodoffices.report.papers.words import hour, joined, with_conditions
from goodoffices.talks.proposals.words import SENTENCES

HOME: WordTable[str] = WordTable(
    {"accepts": N_("accepts"), "refuses": N_("refuses"), "not-known": N_("is not known")}
)


def proposal_paper(sheet: ProposalSheet, day: date) -> Paper:
    """A proposal's sheet for its side."""
    return Paper(
        title=_("Proposal of the mediators"),
        status=joined(_("For the members of this room alone"), standing_of(day)),
        blocks=tuple(_blocks(sheet)),
        foot=mark_lines(sheet.mark),
    )


def _blocks(sheet: ProposalSheet) -> Iterator[PaperBlock]:
    yield PaperLine(for_whom(sheet.title, sheet.parties), "heading")
    yield from (PaperLine(words) for words in _made_known(sheet))
    yield PaperLine(_("Proposal %(number)s", number=sheet.number), "heading")
    put_to = _("Put to %(sides)s", sides=all_of(list(sheet.sides)))
    yield PaperLine(joined(put_to, _("closes %(at)s", at=hour(sheet.closes))))
    if sheet.words:
        yield PaperLine(sheet.words)
    title, draft = sheet.version
    if draft:
        told = _(
            "The text “%(title)s”, draft %(number)s of this room, as a whole.", title=title, number=draft
        )
        yield PaperLine(told)
    yield from _package(sheet.parts)
    for number, parts in sheet.options:
        yield PaperLine(_("Package %(number)s", number=number), "heading")
        yield from _package(parts)
    for side, until in sheet.referendum:
        told = _("%(side)s may answer subject to confirmation until %(at)s.", side=side, at=hour(until))
        yield PaperLine(told)
    if sheet.told:
        yield PaperLine(_("How it is answered"), "heading")
        yield from (PaperLine(_(SENTENCES[code]), "item") for code in sheet.told)
    yield from _answer(sheet)
    if sheet.home:
        yield PaperLine(_("At home"), "heading")
    for row in sheet.home:
        stands = f"{row.who} {HOME[row.stands]}"
        yield PaperLine(f"{stands}: {row.words}" if row.words else stands, "item")


def _package(parts: tuple[PartLine, ...]) -> Iterator[PaperBlock]:
    yield from (PaperLine(f"{part.issue}: {part.option}", "item") for part in parts)


def _made_known(sheet: ProposalSheet) -> Iterator[str]:
    if sheet.withdrawn:
        yield joined(_("Withdrawn by the mediators, for all."), sheet.withdrawn_words)
    if sheet.agreed is not None:
        told = _("Made known: agreed.") if sheet.agreed else _("Made known: not agreed.")
        yield f"{told} {_('Package %(number)s.', number=sheet.taken)}" if sheet.taken else told


def _answer(sheet: ProposalSheet) -> Iterator[PaperBlock]:
    """The side's own answer; else, while it can be given, lines to write it on."""
    own = sheet.own
    if own is None:
        if sheet.agreed is None and not sheet.withdrawn:
            for label in (_("Answer"), _("Given by"), _("Date and time"), _("Signature")):
                yield PaperLine(label, "rule")
        return
    yield PaperLine(_("Your answer, as it is recorded"), "heading")
    said = _("yes") if own.act.answer == "yes" else _("no")
    if own.act.marks:
        said = _("marked, best first: %(numbers)s", numbers=", ".join(map(str, own.act.marks)))
    said = with_conditions(said, [one.does for one in own.act.conditions])
    yield PaperLine(joined(said, _("subject to confirmation") if own.act.referendum else "", hour(own.at)))
    if own.item.words:
        yield PaperLine(own.item.words)
    if sheet.confirmed is not None:
        yield PaperLine(_("confirmed at home") if sheet.confirmed else _("refused at home"))
