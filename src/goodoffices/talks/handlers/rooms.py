"""What a room is called, who is in it, its issues."""

from __future__ import annotations

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder
from goodoffices.talks.view import RoomIssue, RoomView


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


HANDLERS: dict[type[Act], Handler] = {
    acts.RoomNamed: _room_named,
    acts.RoomStated: _room_stated,
    acts.MembersChanged: _members,
    acts.IssueRaised: _issue,
    acts.OptionAdded: _option,
}
