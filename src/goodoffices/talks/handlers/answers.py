"""What matters, conditional words, and consents to a wording: what each needs in its room."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.talks import acts
from goodoffices.talks.acts import matters
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder
from goodoffices.talks.sides import is_mediator


def _matters(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.MattersTold)
    for label, options in _named(act.told):
        issue = bench.issues.get(label)
        if issue is None:
            return reason("no-issue", issue=label)
        missing = [option for option in options if option not in issue.options]
        if missing:
            return reason("no-option", issue=label, option=missing[0])
    return _in_the_place_of(bench, entry, acts.MattersTold, act.instead_of)


def _named(told: matters.Told) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The labels of issues that an answer names, each with letters of options."""
    match told:
        case matters.RatherTold():
            yield from ((part.issue, (part.option,)) for part in (*told.this, *told.than))
        case matters.NoDealTold():
            yield from ((part.issue, (part.option,)) for part in told.draft)
        case matters.MoreTold():
            yield told.issue, ()
            yield told.than, ()
        case matters.PointsTold():
            yield from ((label, ()) for label in told.points)
        case matters.CardsTold():
            yield from ((label, ()) for level in told.levels for label in level)
        case matters.OrderTold():
            yield told.issue, tuple(option for level in told.levels for option in level)
        case matters.ShareTold():
            yield told.issue, tuple(told.shares)
        case matters.WorthTold():
            yield told.issue, (told.option, *((told.against,) if told.against else ()))
        case matters.NeverTold():
            yield told.issue, (told.option,)


def _would_do(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.WouldDo)
    return _in_the_place_of(bench, entry, acts.WouldDo, act.instead_of)


def _in_the_place_of(
    bench: RoomBuilder, entry: RoomEntry, kind: type[Act], before: tuple[int, ...]
) -> Reason | None:
    """Let an entry take the place of earlier ones of its kind and side, or say why it cannot."""
    mine = bench.items[entry.sequence]
    for old in before:
        item = bench.earlier(old, entry.sequence)
        if item is None or not isinstance(item.act, kind) or item.party != mine.party:
            return reason("not-its-place", entry=old)
    for old in before:
        bench.change(old, replaced_by=entry.sequence)
    return None


def _shown(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    return None if is_mediator(bench, entry.hand.author) else reason("mediators-show")


def _wording(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.WordingAnswered)
    shown = bench.earlier(act.entry, entry.sequence)
    if shown is None or not isinstance(shown.act, acts.CommuniqueShown):
        return reason("not-wording", entry=act.entry)
    if act.party not in bench.parties:
        return reason("not-asked", party=act.party)
    return None


def _drafted(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.CommuniqueDrafted)
    return _in_the_place_of(bench, entry, acts.CommuniqueDrafted, act.instead_of)


def _on_draft(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.CommuniqueJoined | acts.CommuniqueSigned | acts.CommuniqueIssued)
    draft = bench.earlier(act.entry, entry.sequence)
    if draft is None or not isinstance(draft.act, acts.CommuniqueDrafted):
        return reason("not-wording", entry=act.entry)
    if draft.replaced_by is not None:
        return reason("wording-changed", entry=draft.replaced_by)
    return None


HANDLERS: dict[type[Act], Handler] = {
    acts.MattersTold: _matters,
    acts.WouldDo: _would_do,
    acts.CommuniqueDrafted: _drafted,
    acts.CommuniqueShown: _shown,
    acts.CommuniqueJoined: _on_draft,
    acts.CommuniqueSigned: _on_draft,
    acts.CommuniqueIssued: _on_draft,
    acts.WordingAnswered: _wording,
}
