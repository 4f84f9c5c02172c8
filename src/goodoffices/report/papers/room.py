"""What is handed into one room, as a paper: a relay sheet, and the room's summary. Both are made of what that
room's own view gave, and of nothing else.
"""

from __future__ import annotations

from datetime import date

from goodoffices.desk.issues import FOR_LATER
from goodoffices.desk.views.sheets import (
    ChainMark,
    RelaySheet,
    SheetLine,
    StandingPosition,
    Summary,
)
from goodoffices.language.words import all_of, day_in_words
from goodoffices.language.words import gettext as _
from goodoffices.report.documents.paper import Paper, PaperBlock, PaperLine
from goodoffices.report.papers.words import MARK, STANCE, joined, moment, with_conditions
from goodoffices.talks import acts


def sheet_paper(sheet: RelaySheet, day: date) -> Paper:
    """A relay sheet, with lines to sign on."""
    blocks: list[PaperBlock] = [PaperLine(for_whom(sheet.title, sheet.parties), "heading")]
    if not sheet.lines:
        blocks.append(
            PaperLine(_("Nothing is to be said to this room: every relay was confirmed, or none has gone."))
        )
    for number, line in enumerate(sheet.lines, start=1):
        blocks += relay_lines(number, line)
        if line.asks:
            blocks.append(PaperLine(_("An answer is asked for:"), "rule"))
    if sheet.lines:
        signed = (_("Handed over by"), _("Received by"), _("Date and time"), _("Signature"))
        blocks += [PaperLine(words, "rule") for words in signed]
    return Paper(
        title=_("Relay sheet"), status=standing_of(day), blocks=tuple(blocks), foot=mark_lines(sheet.mark)
    )


def summary_paper(summary: Summary, day: date) -> Paper:
    """What stands in a room, for its members."""
    blocks: list[PaperBlock] = [PaperLine(for_whom(summary.title, summary.parties), "heading")]
    for issue in summary.issues:
        if issue.positions:
            name = _("Not sorted yet") if issue.name in FOR_LATER else issue.name
            blocks.append(PaperLine(f"{issue.number}. {name}", "heading"))
            for one in issue.positions:
                blocks += position_lines(one)
    if summary.relays:
        blocks.append(PaperLine(_("What the mediators told"), "heading"))
        for number, line in enumerate(summary.relays, start=1):
            blocks += relay_lines(number, line)
    for heading, lines in (
        (_("Asked, not answered"), [item.words for item in summary.questions]),
        (_("Promised"), [promise_words(one.begun) for one in summary.promises]),
        (_("Due"), [deadline_words(one.begun, one.until) for one in summary.deadlines]),
    ):
        if lines:
            blocks.append(PaperLine(heading, "heading"))
            blocks += [PaperLine(words, "item") for words in lines]
    if len(blocks) == 1:
        blocks.append(PaperLine(_("Nothing stands in this room yet.")))
    return Paper(
        title=_("What stands in this room"),
        status=joined(_("For the members of this room alone"), standing_of(day)),
        blocks=tuple(blocks),
        foot=mark_lines(summary.mark),
    )


def standing_of(day: date) -> str:
    return joined(day_in_words(day), _("without prejudice"), _("not agreed"))


def for_whom(title: str, parties: tuple[str, ...]) -> str:
    if not parties:
        return title
    if len(parties) == 1:
        return _("For the delegation of %(side)s", side=parties[0])
    return _("For the delegations of %(sides)s", sides=all_of(list(parties)))


def relay_lines(number: int, line: SheetLine) -> list[PaperBlock]:
    if line.goes_as == "attributed":
        lead = _("%(who)s says:", who=line.attributed_to)
    else:
        lead = _("It is public:") if line.goes_as == "public" else _("The mediators say:")
    small = joined(
        moment(line.at),
        _("corrected words") if line.corrected else "",
        _("taken back") if line.taken_back else "",
        _("received") if line.received else "",
    )
    return [PaperLine(f"{number}. {lead} {small}", "small"), PaperLine(line.words)]


def position_lines(one: StandingPosition) -> list[PaperBlock]:
    said = " ".join(part for part in (one.party, STANCE[one.stance], ", ".join(one.options)) if part)
    conditions = [f"{who}: {does}" if who else does for who, does in one.conditions]
    said = with_conditions(said, conditions)
    if one.subject_to:
        said = _("%(words)s, subject to %(who)s", words=said, who=all_of(list(one.subject_to)))
    blocks: list[PaperBlock] = [PaperLine(said)]
    if one.words:
        blocks.append(PaperLine(one.words))
    return [*blocks, PaperLine(joined(moment(one.at), MARK[one.level]), "small")]


def promise_words(begun: object) -> str:
    assert isinstance(begun, acts.Promised)
    return joined(begun.words, _("due %(day)s", day=moment(begun.due)) if begun.due else "")


def deadline_words(begun: object, until: str) -> str:
    assert isinstance(begun, acts.DeadlineSet)
    return joined(begun.what, moment(until or begun.due))


def mark_lines(mark: ChainMark) -> tuple[str, ...]:
    return (
        _(
            "This room’s record up to entry %(entry)s, mark %(mark)s",
            entry=mark.sequence,
            mark=mark.text,
        ),
        _("Keep this sheet: with it, it can be checked later that nothing of that record was altered."),
    )
