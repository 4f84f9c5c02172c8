"""What was done in one room in one round, as a paper for its members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from goodoffices.desk.issues import FOR_LATER
from goodoffices.desk.views.proposal_sheets import PartLine
from goodoffices.desk.views.round_summary import ProposedLine, RoundSummary, SittingLine, WouldLine
from goodoffices.language.words import all_of
from goodoffices.language.words import gettext as _
from goodoffices.report.documents.paper import Paper, PaperBlock, PaperLine
from goodoffices.report.papers.room import (
    deadline_words,
    for_whom,
    mark_lines,
    position_lines,
    promise_words,
    relay_lines,
    standing_of,
)
from goodoffices.report.papers.words import joined, moment, with_conditions


def round_paper(summary: RoundSummary, day: date) -> Paper:
    """A round's summary for its room."""
    return Paper(
        title=_("Summary of a round"),
        status=joined(_("For the members of this room alone"), standing_of(day)),
        blocks=tuple(_blocks(summary)),
        foot=mark_lines(summary.mark),
    )


def _blocks(summary: RoundSummary) -> Iterator[PaperBlock]:
    yield PaperLine(for_whom(summary.title, summary.parties), "heading")
    days = " – ".join(dict.fromkeys(moment(one) for one in (summary.first, summary.last) if one))
    goes_on = "" if summary.last else _("goes on")
    yield PaperLine(joined(summary.name, summary.venue, days, goes_on))
    if summary.words:
        yield PaperLine(summary.words)
    yield from _list(_("Sittings"), [_sitting(one) for one in summary.sittings])
    for number, one in enumerate(summary.taken, start=1):
        name = _("Not sorted yet") if one.issue in FOR_LATER else one.issue
        yield PaperLine(f"{number}. {name}", "heading")
        for position in one.positions:
            yield from position_lines(position)
    yield from _list(_("What would be done, if others do"), [would_words(one) for one in summary.would_do])
    if summary.relays:
        yield PaperLine(_("What the mediators told"), "heading")
        for number, line in enumerate(summary.relays, start=1):
            yield from relay_lines(number, line)
    yield from _list(
        _("Asked"),
        [
            joined(one.words, _("answered") if one.answered else _("not answered yet"))
            for one in summary.asked
        ],
    )
    texts = [_("%(title)s, draft %(number)s of this room", title=t, number=n) for t, n in summary.texts]
    yield from _list(_("Drafts that were given"), texts)
    if summary.proposed:
        yield PaperLine(_("Proposals of the mediators"), "heading")
    for proposal in summary.proposed:
        yield from _proposal(proposal)
    yield from _list(_("Promised"), [promise_words(one.begun) for one in summary.promises])
    yield from _list(_("Due"), [deadline_words(one.begun, one.until) for one in summary.deadlines])
    if summary.empty:
        yield PaperLine(_("Nothing was taken, told, asked or proposed in this room in the round."))
    else:
        yield PaperLine(_("What was said besides stands in the room’s record."), "small")


def _list(heading: str, lines: Iterable[str]) -> Iterator[PaperBlock]:
    found = list(lines)
    if found:
        yield PaperLine(heading, "heading")
        yield from (PaperLine(words, "item") for words in found)


def _sitting(one: SittingLine) -> str:
    return joined(
        _("Session %(number)s", number=one.number),
        moment(one.starts),
        one.venue,
        _("agenda: %(points)s", points="; ".join(one.agenda)) if one.agenda else "",
        _("there: %(names)s", names=all_of(list(one.present))) if one.present else "",
    )


def would_words(one: WouldLine) -> str:
    """A conditional word in a line, with all that it hangs on."""
    act = one.act
    amounts = [" ".join(part for part in (act.number, act.unit) if part)] if act.number else []
    for number, each, above, who, does in one.needs.rates:
        amounts.append(
            _(
                "%(number)s for each %(each)s above %(above)s of %(who)s: %(does)s",
                number=number,
                each=each,
                above=above,
                who=who,
                does=does,
            )
        )
    if act.at_most:
        amounts.append(_("at most %(number)s", number=act.at_most))
    conditions = []
    for who, does, least, undone in one.needs.when:
        told = f"{who}: {does}"
        if least:
            told = _("%(words)s, at least %(number)s", words=told, number=least)
        conditions.append(_("%(words)s is not done", words=told) if undone else told)
    said = ", ".join([f"{one.party}: {act.act}", *amounts])
    said = with_conditions(said, conditions)
    if act.enough and len(conditions) > act.enough:
        said = _("%(words)s (%(number)s of these are enough)", words=said, number=act.enough)
    return said


def _proposal(one: ProposedLine) -> Iterator[PaperBlock]:
    title, draft = one.version
    yield PaperLine(
        joined(
            _("Proposal %(number)s", number=one.number),
            _("%(title)s, draft %(number)s of this room", title=title, number=draft) if draft else "",
            _("%(number)s packages to mark", number=one.listed) if one.listed else "",
        ),
        "small",
    )
    if one.words:
        yield PaperLine(one.words)
    yield from (PaperLine(_part(part), "item") for part in one.parts)
    own = _answer(one)
    yield PaperLine(own or _("No answer is recorded."))
    made = _made_known(one)
    if made:
        yield PaperLine(made)


def _part(part: PartLine) -> str:
    return f"{part.issue}: {part.option}"


def _answer(one: ProposedLine) -> str:
    if not one.answer:
        return ""
    word = _("yes") if one.answer == "yes" else _("no")
    if one.marks:
        word = _("marked, best first: %(numbers)s", numbers=", ".join(map(str, one.marks)))
    said = _("Your answer, as it is recorded: %(answer)s", answer=with_conditions(word, one.conditions))
    return joined(said, _("subject to confirmation") if one.subject else "")


def _made_known(one: ProposedLine) -> str:
    if one.withdrawn:
        return _("Withdrawn by the mediators, for all.")
    if one.agreed is None:
        return ""
    told = _("Made known: agreed.") if one.agreed else _("Made known: not agreed.")
    return f"{told} {_('Package %(number)s.', number=one.taken)}" if one.taken else told
