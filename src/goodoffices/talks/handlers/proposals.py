"""Proposals in the rooms of those to whom they are put: what an answer, a result, a withdrawal needs."""

from __future__ import annotations

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder
from goodoffices.talks.sides import is_mediator


def _put(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ProposalPut)
    if not is_mediator(bench, entry.hand.author):
        return reason("mediators-propose")
    if act.mode != "open" and len(bench.parties) != 1:
        return reason("blind-needs-own-room")
    if not set(bench.parties) <= set(act.sides):
        return reason("not-among-asked")
    if not act.closes:
        return reason("no-closing-time")
    if act.version is not None:
        text = bench.earlier(act.version, entry.sequence)
        if text is None or not isinstance(text.act, acts.TextReleased):
            return reason("not-text-given", entry=act.version)
    for part in (*act.parts, *(part for one in act.options for part in one.parts)):
        issue = bench.issues.get(part.issue)
        if issue is None:
            return reason("no-issue", issue=part.issue)
        if part.option not in issue.options:
            return reason("no-option", issue=part.issue, option=part.option)
    return None


def _answered(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act, mine = entry.act, bench.items[entry.sequence]
    assert isinstance(act, acts.ProposalAnswered)
    put = _proposal(bench, act.entry, entry.sequence)
    if isinstance(put, Reason):
        return put
    if mine.party not in put.sides or mine.party not in bench.parties:
        return reason("not-asked", party=mine.party)
    wrong = [mark for mark in act.marks if not 0 < mark <= len(put.options)]
    if wrong:
        return reason("no-such-package", number=wrong[0])
    if put.mode != "open":
        bench.change(entry.sequence, levels=())  # it never travels: nobody can mark it, now or later
    return None


def _at_home(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ProposalConfirmed | acts.HomeWord)
    # A word from home may come long after the result: ratification follows it.
    put = _proposal(bench, act.entry, entry.sequence, ended=isinstance(act, acts.HomeWord))
    if isinstance(put, Reason):
        return put
    if act.party not in put.sides or act.party not in bench.parties:
        return reason("not-asked", party=act.party)
    if isinstance(act, acts.ProposalConfirmed) and act.party not in put.referendum:
        return reason("no-confirmation-announced")
    return None


def _ends(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ProposalWithdrawn | acts.ProposalResult)
    if not is_mediator(bench, entry.hand.author):
        return reason("mediators-make-known")
    put = _proposal(bench, act.entry, entry.sequence)
    return put if isinstance(put, Reason) else None


def _sent(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ProposalSent)
    if act.draft is None:
        return None
    draft = bench.earlier(act.draft, entry.sequence)
    if draft is None or not isinstance(draft.act, acts.ProposalDrafted):
        return reason("not-draft", entry=act.draft)
    if draft.replaced_by is not None:
        return reason("draft-gone")
    if draft.taken_back is not None:
        return reason("draft-dropped")
    bench.change(act.draft, replaced_by=entry.sequence)
    return None


def _concluded(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Concluded)
    sent = bench.earlier(act.entry, entry.sequence)
    if sent is None or not isinstance(sent.act, acts.ProposalSent):
        return reason("not-proposal", entry=act.entry)
    if sent.replaced_by is not None:
        return reason("concluded-already")
    bench.change(act.entry, replaced_by=entry.sequence)
    return None


def _proposal(
    bench: RoomBuilder, sequence: int, now: int, *, ended: bool = False
) -> acts.ProposalPut | Reason:
    """The proposal of an entry while it is open (or also when it has ``ended``), or why there is none."""
    item = bench.earlier(sequence, now)
    if item is None or not isinstance(item.act, acts.ProposalPut):
        return reason("not-proposal", entry=sequence)
    if item.replaced_by is not None and not ended:
        withdrawn = isinstance(bench.items[item.replaced_by].act, acts.ProposalWithdrawn)
        return reason("proposal-withdrawn") if withdrawn else reason("result-known")
    return item.act


def _end(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    why = _ends(bench, entry)
    if why is None:
        act = entry.act
        assert isinstance(act, acts.ProposalWithdrawn | acts.ProposalResult)
        bench.change(act.entry, replaced_by=entry.sequence)
    return why


HANDLERS: dict[type[Act], Handler] = {
    acts.ProposalPut: _put,
    acts.ProposalAnswered: _answered,
    acts.ProposalConfirmed: _at_home,
    acts.HomeWord: _at_home,
    acts.ProposalWithdrawn: _end,
    acts.ProposalResult: _end,
    acts.ProposalSent: _sent,
    acts.Concluded: _concluded,
}
