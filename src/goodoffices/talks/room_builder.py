"""A room's view while it is being made, and what every entry meets first, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.declaring import WITH_MEDIATORS
from goodoffices.talks.disclosure import Proxy, reaches
from goodoffices.talks.forms import Forms
from goodoffices.talks.kinds import Act, Provenance, RoomEntry, declared
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.sides import is_mediator, not_theirs, side_of
from goodoffices.talks.texts import conditions_of, entries_named
from goodoffices.talks.view import EntryState, Level, RoomView, asks


class RoomBuilder:
    """A view while it is being made."""

    def __init__(self, view: RoomView) -> None:
        self.base: dict[str, Any] = {}
        self.before = view
        self.head = view.head
        self.first = view.first
        self.sort, self.default, self.parties = view.sort, view.default, view.parties
        self.members, self.stewards, self.sides = view.members, view.stewards, view.sides
        self.items, self.threads = view.items.draft(), view.threads.draft()
        self.asking, self.forms = dict.fromkeys(view.asking), Forms(view.forms)
        self.issues = dict(view.issues)
        self.invitations, self.channels = list(view.invitations), list(view.channels)

    def view(self) -> RoomView:
        """The finished view."""
        return msgspec.structs.replace(
            self.before,
            head=self.head,
            first=self.first,
            items=self.items.done(),
            asking=tuple(self.asking),
            forms=self.forms.marks(),
            issues=self.issues,
            threads=self.threads.done(),
            invitations=tuple(self.invitations),
            channels=tuple(self.channels),
            **self.base,
        )

    def take(self, entry: RoomEntry, handler: Handler) -> None:
        """Take one entry in; ``handler`` gives it its effect, or says why it has none."""
        act, hand = entry.act, entry.hand
        self.head = entry.sequence
        self.first = entry.sequence if self.first < 0 else self.first
        item = _item(self, entry)
        why = self._refused(act, hand)
        if not why:
            self._set(item)
            why = handler(self, entry)
        if why and min(entries_named(act), default=self.first) < self.first:
            why = reason("before-you")
        if why:
            item = msgspec.structs.replace(item, levels=(), invalid=why)
            self._set(item)
        else:
            self.forms.add(hand.token, entry.sequence)

    def _refused(self, act: Act, hand: Provenance) -> Reason | None:
        if isinstance(act, acts.Unknown):
            return reason("unknown-kind", kind=act.stored_kind)
        if not hand.token or not hand.author:
            return reason("no-hand")
        sent = self._sent_with(hand.token)
        if sent is not None:
            return reason("sent-before", entry=sent)
        if self.sort is not None and self.sort not in declared(act).stands:
            return reason("wrong-room")
        if self.sort in WITH_MEDIATORS and not is_mediator(self, hand.author):
            if isinstance(act, (acts.Relayed, acts.TextReleased)):
                return reason("mediators-relay")
            if getattr(act, "proxy", None) is not None:
                return reason("mediators-record")
        return not_theirs(self, act, hand)

    def change(self, sequence: int, **fields: Any) -> None:
        """Set fields of an earlier entry's item."""
        self._set(msgspec.structs.replace(self.items[sequence], **fields))

    def _set(self, item: EntryState) -> None:
        self.items[item.sequence] = item
        if asks(item):
            self.asking[item.sequence] = None
        else:
            self.asking.pop(item.sequence, None)

    def _sent_with(self, form: str) -> int | None:
        """The entry that a form has made already. A mark only says where to look; what counts is the form of
        the entry there.
        """
        return next((at for at in self.forms.find(form) if self.items[at].hand.token == form), None)

    def earlier(self, sequence: int, now: int) -> EntryState | None:
        """An earlier entry that stands, or None."""
        item = self.items.get(sequence)
        return item if item is not None and sequence < now and not item.invalid else None


Handler = Callable[[RoomBuilder, RoomEntry], Reason | None]
"""What an entry of a kind does to its room's view: None, or why it has no effect."""


def _item(bench: RoomBuilder, entry: RoomEntry) -> EntryState:
    act = entry.act
    if not isinstance(act, acts.Spoken):
        return EntryState(entry.sequence, entry.hand, act, words=getattr(act, "words", ""))
    proxy = act.proxy
    level = act.disclosure or bench.default
    if proxy is not None and proxy.consent == "none":
        level = "closed"
    for condition in conditions_of(act):
        if condition.disclosure is not None and not reaches(condition.disclosure, level):
            level = condition.disclosure
    return EntryState(
        entry.sequence,
        entry.hand,
        act,
        party=proxy.party if proxy else act.party or side_of(bench, entry.hand.author) or "",
        person=proxy.person if proxy else entry.hand.author,
        words=act.words,
        levels=(Level(entry.sequence, level),) if declared(act).travels else (),
    )


def speaks_for(item: EntryState, hand: Provenance, proxy: Proxy | None) -> bool:
    """Whether this act is of the one who said ``item``, or, by proxy, as they told."""
    if proxy is not None:
        if proxy.consent == "none":
            return False
        same_side = bool(proxy.party) and proxy.party == item.party
        return same_side and (
            not item.person or not proxy.person or item.proxy is None or proxy.person == item.person
        )
    return hand.author == item.person
