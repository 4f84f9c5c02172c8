"""What each kind of entry does to its room's view; each handler gives None, or why the entry has no
effect.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.disclosure import LEVELS, Disclosure, reaches
from goodoffices.talks.kinds import KINDS, Act, RoomEntry, declared
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import RoomBuilder, speaks_for
from goodoffices.talks.sides import not_theirs
from goodoffices.talks.threads import FIRST_STATE, Opening, Process, begin, take_step
from goodoffices.talks.view import Claim, EntryState, Level, RoomIssue, RoomView, is_put_anew

Handler = Callable[[RoomBuilder, RoomEntry], Reason | None]


def _nothing_more(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    return None


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


def _about_relay(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, (acts.Received, acts.AskedBack))
    relay = bench.earlier(act.entry, entry.sequence)
    if relay is None or not isinstance(relay.act, acts.Relayed):
        return reason("not-relay", entry=act.entry)
    if isinstance(act, acts.Received):
        who = act.proxy.person or act.proxy.party if act.proxy else entry.hand.author
        if who in relay.received:
            return reason("confirmed", who=who)
        bench.change(act.entry, received=(*relay.received, who))
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


def _corrected(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, (acts.Corrected, acts.TakenBack))
    item = bench.earlier(act.entry, entry.sequence)
    dropped = isinstance(act, acts.TakenBack) and item is not None and isinstance(item.act, acts.Drafted)
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


def _seconded(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Seconded)
    draft = bench.earlier(act.draft, entry.sequence)
    if draft is None or not isinstance(draft.act, acts.Drafted):
        return reason("not-draft", entry=act.draft)
    if draft.hand.author == entry.hand.author:
        return reason("own-draft")
    return None


def _room_named(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.RoomNamed)
    if bench.stewards and entry.hand.author not in bench.stewards:
        return reason("not-steward")
    if bench.sort is not None and act.sort != bench.sort:
        return reason("other-sort")
    bench.sort, bench.default, bench.parties = act.sort, act.default, act.parties
    bench.base |= {
        "title": act.title,
        "sort": act.sort,
        "parties": act.parties,
        "default": act.default,
        "second_release": act.second_release,
    }
    return None


def _room_stated(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.RoomStated)
    if bench.stewards and entry.hand.author not in bench.stewards:
        return reason("not-steward")
    if bench.sort is not None:
        return None if act == stated(bench.view()) else reason("not-as-stated")
    for issue in act.issues:
        bench.issues[issue.label] = RoomIssue(issue.label, issue.name, issue.options, entry.sequence)
    named = acts.RoomNamed(
        title=act.title,
        sort=act.sort,
        parties=act.parties,
        default=act.default,
        second_release=act.second_release,
    )
    return _room_named(bench, msgspec.structs.replace(entry, act=named))


def stated(view: RoomView) -> acts.RoomStated | None:
    """What a steward states for a member *from now*; None if the room has not been named."""
    if view.sort is None:
        return None
    return acts.RoomStated(
        title=view.title,
        sort=view.sort,
        parties=view.parties,
        default=view.default,
        second_release=view.second_release,
        issues=tuple(
            acts.StatedIssue(label=issue.label, name=issue.name, options=issue.options)
            for issue in view.issues.values()
        ),
    )


def _members(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.MembersChanged)
    bench.members, bench.stewards, bench.sides = act.since, act.stewards, act.sides
    bench.base |= {"members": act.since, "stewards": act.stewards, "sides": act.sides}
    return None


def letter(index: int) -> str:
    """The label of an option: a to z, then aa, ab …"""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _issue(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.IssueRaised)
    label = len(bench.issues) + 1
    options = {letter(i): name for i, name in enumerate(act.options)}
    bench.issues[label] = RoomIssue(label, act.name, options, entry.sequence)
    return None


def _option(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.OptionAdded)
    issue = bench.issues.get(act.issue)
    if issue is None:
        return reason("no-issue", issue=act.issue)
    if act.name in issue.options.values():
        return reason("option-there", issue=act.issue)
    options = {**issue.options, letter(len(issue.options)): act.name}
    bench.issues[act.issue] = msgspec.structs.replace(issue, options=options)
    return None


def _begun(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, Opening)
    if isinstance(act, acts.SessionCalled) and act.round is not None:
        thread = bench.threads.get(act.round)
        past = bool(act.ended)  # a sitting that is over belongs to a round that is over too
        if (
            thread is None
            or not isinstance(thread.begun, acts.RoundOpened)
            or not (past or thread.state == "open")
        ):
            return reason("no-open-round", entry=act.round)
    label = 1 + bench.threads.done().count(type(act))
    bench.threads[entry.sequence] = begin(entry.sequence, label, entry.hand, act)
    return None


def _followed(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Followed)
    thread = bench.threads.get(act.thread)
    if thread is None:
        return reason("nothing-begun", entry=act.thread)
    if not isinstance(thread.begun, acts.Spoken) and (why := not_theirs(bench, thread.begun, entry.hand)):
        return why
    missing = next((one for one in act.entries if bench.earlier(one, entry.sequence) is None), None)
    if missing is not None:
        return reason("nothing-to-take-in", entry=missing)
    after = take_step(thread, entry.sequence, entry.hand, act)
    if not isinstance(after, Process):
        return after
    bench.threads[act.thread] = after
    return None


def _invitation(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.InvitationStood)
    bench.invitations.append(
        Claim(entry.sequence, entry.hand, act.party, act.invitation, act.on_what, act.claimed_by)
    )
    return None


def _channel(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ChannelStood)
    bench.channels.append(
        Claim(entry.sequence, entry.hand, act.party, act.channel, act.words, act.claimed_by)
    )
    return None


HANDLERS: dict[type[Act], Handler] = {
    **dict.fromkeys(KINDS, _nothing_more),
    **dict.fromkeys(FIRST_STATE, _begun),
    acts.PositionTaken: _position,
    acts.Answered: _answer,
    acts.AskedBack: _about_relay,
    acts.Received: _about_relay,
    acts.Disclosed: _disclosed,
    acts.Corrected: _corrected,
    acts.TakenBack: _corrected,
    acts.Misplaced: _misplaced,
    acts.Seconded: _seconded,
    acts.FileChanged: _file_changed,
    acts.RoomNamed: _room_named,
    acts.RoomStated: _room_stated,
    acts.MembersChanged: _members,
    acts.IssueRaised: _issue,
    acts.OptionAdded: _option,
    acts.Followed: _followed,
    acts.InvitationStood: _invitation,
    acts.ChannelStood: _channel,
}
