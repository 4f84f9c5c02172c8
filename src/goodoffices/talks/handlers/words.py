"""What is said in a room, corrected, taken back, moved."""

from __future__ import annotations

from goodoffices.talks import acts
from goodoffices.talks.disclosure import LEVELS, Disclosure, reaches
from goodoffices.talks.kinds import Act, RoomEntry, declared
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder, speaks_for
from goodoffices.talks.view import EntryState, Level, is_put_anew


def _position(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.PositionTaken)
    issue = bench.issues.get(act.issue)
    if issue is None:
        return reason("no-issue", issue=act.issue)
    missing = [letter for letter in act.options if letter not in issue.options]
    if missing:
        return reason("no-option", issue=act.issue, option=missing[0])
    mine = bench.items[entry.sequence]
    for old in act.instead_of:
        before = bench.earlier(old, entry.sequence)
        kinds = (acts.PositionTaken, acts.Said, acts.Answered)
        if before is None or not isinstance(before.act, kinds) or before.party != mine.party:
            return reason("not-same-side", entry=old)
    for old in act.instead_of:
        bench.change(old, replaced_by=entry.sequence)
        if mine.levels and is_put_anew(bench.items[old], mine):
            # The same words, perhaps on a condition now: from where they were first recorded they travel no
            # further than from here.
            _narrow(bench, old, entry.sequence, mine.levels[-1].level)
    return None


def _narrow(bench: RoomBuilder, sequence: int, since: int, level: Disclosure) -> None:
    """Let an entry travel no further than ``level``, and no further the one whose words were put on their
    issue with it: a word that was withdrawn would travel on from where it was first recorded.
    """
    item = bench.items[sequence]
    if item.levels and not reaches(level, item.levels[-1].level):
        bench.change(sequence, levels=(*item.levels, Level(since, level)))
    for first in _first_recorded(bench, item):
        _narrow(bench, first, since, level)


def _take_back(bench: RoomBuilder, sequence: int, since: int) -> None:
    """Take an entry back, and with it where its words were first recorded."""
    for first in _first_recorded(bench, bench.items[sequence]):
        _take_back(bench, first, since)
    if bench.items[sequence].taken_back is None:
        bench.change(sequence, taken_back=since)


def _first_recorded(bench: RoomBuilder, item: EntryState) -> list[int]:
    """The entries whose words a position says again, in their place: recorded first, put on their issue
    then.
    """
    act = item.act
    if not isinstance(act, acts.PositionTaken):
        return []
    replaced = [old for old in act.instead_of if old in bench.items]
    return [old for old in replaced if is_put_anew(bench.items[old], item)]


def _answer(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Answered)
    asked = bench.earlier(act.question, entry.sequence)
    if asked is None or not isinstance(asked.act, (acts.Asked, acts.AskedBack, acts.Relayed)):
        return reason("asks-nothing", entry=act.question)
    bench.change(act.question, answers=(*asked.answers, entry.sequence))
    return None


def _disclosed(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Disclosed)
    item = bench.earlier(act.entry, entry.sequence)
    if item is None or not item.levels:
        return reason("cannot-travel", entry=act.entry)
    if item.taken_back is not None:
        return reason("taken-back", entry=act.entry)
    closer = LEVELS.index(act.level) < LEVELS.index(item.levels[-1].level)
    recorder = closer and entry.hand.author == item.hand.author
    if not recorder and not speaks_for(item, entry.hand, act.proxy):
        return reason("not-theirs-to-open")
    if not closer and item.proxy is not None and item.proxy.consent == "none" and act.proxy is None:
        return reason("no-consent")
    if closer:
        _narrow(bench, act.entry, entry.sequence, act.level)
    else:
        bench.change(act.entry, levels=(*item.levels, Level(entry.sequence, act.level)))
    return None


_DROPPED = (acts.Drafted, acts.ProposalDrafted, acts.TextReleased, acts.ClauseChanged)
"""What mediators themselves wrote, and take back as a whole."""


def _corrected(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, (acts.Corrected, acts.TakenBack))
    item = bench.earlier(act.entry, entry.sequence)
    dropped = isinstance(act, acts.TakenBack) and item is not None and isinstance(item.act, _DROPPED)
    if item is None or not (item.levels or isinstance(item.act, (acts.Relayed, acts.Noted)) or dropped):
        return reason("no-words-there", entry=act.entry)
    if item.taken_back is not None:
        return reason("taken-back", entry=act.entry)
    mine = entry.hand.author == item.hand.author
    own = mine and not isinstance(item.act, acts.Spoken)
    # Who recorded it for a side takes back a slip of their own, as they may close its mark: it only stops
    # what could travel.
    own = own or (mine and item.proxy is not None and isinstance(act, acts.TakenBack))
    if not own and not speaks_for(item, entry.hand, act.proxy):
        return reason("not-theirs-to-correct")
    if isinstance(act, acts.TakenBack):
        _take_back(bench, act.entry, entry.sequence)
        return None
    # Other words are not what was released: they start closed, unless the room's rule is open or they are
    # marked again.
    level = item.levels[-1].level if item.levels else "closed"
    fresh = level if reaches(bench.default, level) else bench.default
    levels = (*item.levels, Level(entry.sequence, fresh)) if item.levels else ()
    for first in _first_recorded(bench, item):
        _narrow(bench, first, entry.sequence, fresh)
    bench.change(act.entry, words=act.words, corrected=(*item.corrected, entry.sequence), levels=levels)
    return None


def _misplaced(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Misplaced)
    item = bench.earlier(act.entry, entry.sequence)
    if item is None or not declared(item.act).moves:
        return reason("cannot-move", entry=act.entry)
    if entry.hand.author != item.hand.author and entry.hand.author not in bench.stewards:
        return reason("not-theirs-to-move")
    if item.replaced_by is not None:
        return reason("moves-with", entry=item.replaced_by)
    _invalidate(bench, item)
    return None


def _invalidate(bench: RoomBuilder, item: EntryState) -> None:
    """Take an entry's effects away, and with it what says its words: where they were first recorded,
    corrections, what came of it.
    """
    sequence, act = item.sequence, item.act
    first = _first_recorded(bench, item)
    for old in getattr(act, "instead_of", ()):
        if old not in first:
            bench.change(old, replaced_by=None)
    if isinstance(act, acts.Answered) and act.question in bench.items:
        answers = tuple(one for one in bench.items[act.question].answers if one != sequence)
        bench.change(act.question, answers=answers)
    thread = bench.threads.get(sequence)
    steps = tuple(step.sequence for step in thread.steps) if thread is not None else ()
    bench.threads.drop(sequence)
    bench.invitations = [claim for claim in bench.invitations if claim.sequence != sequence]
    bench.channels = [claim for claim in bench.channels if claim.sequence != sequence]
    for one in (sequence, *item.corrected, *steps):
        bench.change(one, levels=(), invalid=reason("misplaced"))
    for one in first:
        _invalidate(bench, bench.items[one])


def _file_changed(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.FileChanged)
    item = bench.earlier(act.entry, entry.sequence)
    if item is None or not isinstance(item.act, acts.Attached):
        return reason("not-file", entry=act.entry)
    return reason("taken-back", entry=act.entry) if item.taken_back is not None else None


HANDLERS: dict[type[Act], Handler] = {
    acts.PositionTaken: _position,
    acts.Answered: _answer,
    acts.Disclosed: _disclosed,
    acts.Corrected: _corrected,
    acts.TakenBack: _corrected,
    acts.Misplaced: _misplaced,
    acts.FileChanged: _file_changed,
}
