"""A text as its entries in the mediators' room make it: its settings, its versions, the changes that wait.

Everything is read from the room; nothing is kept beside it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from goodoffices.desk.one_text.content import VersionContent, decode_content
from goodoffices.desk.refusals import NotThereError
from goodoffices.talks import EntryState, RoomView, acts
from goodoffices.text import Bracket

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

_OF_TEXT: tuple[type[Any], ...] = (
    acts.TextBegun,
    acts.VersionMade,
    acts.ClauseChanged,
    acts.ChangeDecided,
    acts.BracketOwned,
    acts.ClauseTied,
    acts.TextTranslated,
    acts.ClauseTranslated,
    acts.TextSent,
    acts.TextConcluded,
)


class MadeVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version: the entry that made it, and its number among the drafts (0 for what is agreed in part)."""

    entry: int
    number: int
    act: acts.VersionMade
    at: str


class WaitingChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change that is in no version yet, of the clause at ``place`` of the newest one. ``decides``: a person
    decided it, on the changes of these entries.
    """

    entry: int
    place: int
    label: str
    old: str
    put: str
    at: str
    by: str
    owners: tuple[str, ...] = ()
    remark: str = ""
    unmarked: bool = False
    source: acts.Ref | None = None
    on: int | None = None
    decides: tuple[int, ...] = ()


class OneText:
    """One text of a case. What is asked for is read then, and once."""

    def __init__(self, case: OpenCase, entry: int) -> None:
        self.case, self.entry = case, entry
        self.room = case.home
        view = case.view(self.room)
        item = view.items.get(entry)
        if (
            item is None
            or item.invalid
            or not isinstance(item.act, acts.TextBegun)
            or item.act.text is not None
        ):
            raise NotThereError("no such text")
        self._begun = item.act
        self._contents: dict[int, VersionContent] = {}
        self._items = [one for one in _of(view, entry) if not one.invalid and one.taken_back is None]

    @cached_property
    def settings(self) -> acts.TextBegun:
        """What holds for it now."""
        newest = self._begun
        for item in self._items:
            if isinstance(item.act, acts.TextBegun) and item.act.text == self.entry:
                newest = item.act
        return newest

    @cached_property
    def versions(self) -> tuple[MadeVersion, ...]:
        """Every version, in the order in which they were made."""
        found: list[MadeVersion] = []
        number = 0
        for item in self._items:
            if isinstance(item.act, acts.VersionMade):
                number += not item.act.agreed_part
                found.append(
                    MadeVersion(
                        entry=item.sequence,
                        number=0 if item.act.agreed_part else number,
                        act=item.act,
                        at=item.hand.at,
                    )
                )
        return tuple(found)

    @cached_property
    def newest(self) -> MadeVersion:
        """The draft that is worked on: the newest version that is not the agreed part alone."""
        return next(one for one in reversed(self.versions) if not one.act.agreed_part)

    def version(self, entry: int) -> MadeVersion:
        """A version by its entry. Raises NotThereError."""
        found = next((one for one in self.versions if one.entry == entry), None)
        if found is None:
            raise NotThereError("no such version")
        return found

    def content(self, version: MadeVersion) -> VersionContent:
        """What a version holds, with the owners that were noted since."""
        if version.entry not in self._contents:
            content = decode_content(self.case.read(version.act.file))
            brackets = self._owned(content.brackets, version)
            self._contents[version.entry] = content if brackets is None else content.owned(brackets)
        return self._contents[version.entry]

    def _owned(self, known: tuple[Bracket, ...], version: MadeVersion) -> list[Bracket] | None:
        brackets: list[Bracket] | None = None
        for item in self._items:
            act = item.act
            if not isinstance(act, acts.BracketOwned) or act.version != version.entry:
                continue
            if not 0 <= act.bracket < len(known):
                continue
            brackets = brackets or list(known)
            one = brackets[act.bracket]
            remarks = (*one.remarks, act.words) if act.words and act.words not in one.remarks else one.remarks
            brackets[act.bracket] = msgspec.structs.replace(
                one, owners=act.owners, since=act.since or one.since, remarks=remarks
            )
        return brackets

    @cached_property
    def waiting(self) -> tuple[WaitingChange, ...]:
        """The changes to the newest draft that are in no version, in the order in which they came: neither
        decided, nor changed themselves. A decision counts as a change.
        """
        draft = self.newest
        changes = {
            item.sequence: item
            for item in self._items
            if isinstance(item.act, acts.ClauseChanged)
            and (item.act.version == draft.entry or item.sequence in draft.act.still_open)
        }
        decided = [
            item
            for item in self._items
            if isinstance(item.act, acts.ChangeDecided)
            and (item.act.version == draft.entry or item.sequence in draft.act.still_open)
        ]
        gone = {at for item in decided for at in _decides(item)}
        gone |= {on for item in changes.values() if (on := _on(item)) is not None}
        found = [_waits(item, item.act) for at, item in changes.items() if at not in gone]
        known = {item.sequence: item for item in self.changes}
        found += [_decision(item, known) for item in decided if item.sequence not in gone and _stands(item)]
        return tuple(sorted(found, key=lambda one: one.entry))

    def change(self, entry: int) -> acts.ClauseChanged:
        """A change by its entry. Raises NotThereError."""
        found = next((one.act for one in self._items if one.sequence == entry), None)
        if not isinstance(found, acts.ClauseChanged):
            raise NotThereError("no such change")
        return found

    @cached_property
    def changes(self) -> tuple[EntryState, ...]:
        """Every change that was ever made to it, and every decision."""
        kinds = (acts.ClauseChanged, acts.ChangeDecided)
        return tuple(item for item in self._items if isinstance(item.act, kinds))

    @cached_property
    def ties(self) -> dict[str, acts.ClauseTied]:
        """What clauses are about, by their labels."""
        return {item.act.clause: item.act for item in self._items if isinstance(item.act, acts.ClauseTied)}

    @cached_property
    def conclusions(self) -> tuple[EntryState, ...]:
        """Every time that it was concluded, or that a conclusion was taken back, in order."""
        return tuple(item for item in self._items if isinstance(item.act, acts.TextConcluded))

    @cached_property
    def sent(self) -> dict[tuple[str, str], EntryState]:
        """Which version went into a room, by the room and the release's form."""
        return {
            (item.act.room, item.act.form): item
            for item in self._items
            if isinstance(item.act, acts.TextSent)
        }

    def translations(self, language: str) -> tuple[EntryState, ...]:
        """What was said of a language, in order."""
        kinds = (acts.TextTranslated, acts.ClauseTranslated)
        return tuple(
            item for item in self._items if isinstance(item.act, kinds) and item.act.language == language
        )


def texts_of_case(case: OpenCase) -> tuple[OneText, ...]:
    """Every text of a case, in the order in which they were begun."""
    view = case.view(case.home)
    return tuple(
        OneText(case, item.sequence)
        for item in view.items.of(acts.TextBegun)
        if isinstance(item.act, acts.TextBegun) and item.act.text is None and not item.invalid
    )


def _of(view: RoomView, entry: int) -> list[EntryState]:
    return [
        item for item in view.items.of(*_OF_TEXT, since=entry) if getattr(item.act, "text", None) == entry
    ]


def _decides(item: EntryState) -> tuple[int, ...]:
    return item.act.changes if isinstance(item.act, acts.ChangeDecided) else ()


def _stands(item: EntryState) -> bool:
    """Whether a decision puts words in place of the changes; else it sets them aside."""
    return isinstance(item.act, acts.ChangeDecided) and item.act.place >= 0


def _on(item: EntryState) -> int | None:
    return item.act.on if isinstance(item.act, acts.ClauseChanged) else None


def _waits(item: EntryState, act: Any) -> WaitingChange:
    assert isinstance(act, acts.ClauseChanged)
    return WaitingChange(
        entry=item.sequence,
        place=act.place,
        label=act.clause,
        old=act.old,
        put=act.put,
        at=item.hand.at,
        by=item.hand.author,
        owners=act.owners,
        remark=act.words,
        unmarked=act.unmarked,
        source=act.source,
        on=act.on,
    )


def _decision(item: EntryState, changes: dict[int, EntryState]) -> WaitingChange:
    act = item.act
    assert isinstance(act, acts.ChangeDecided)
    first = next((changes[at].act for at in act.changes if at in changes), None)
    owners: dict[str, None] = {}
    for at in act.changes:
        of = changes[at].act if at in changes else None
        owners.update(dict.fromkeys(of.owners if isinstance(of, acts.ClauseChanged) else ()))
    return WaitingChange(
        entry=item.sequence,
        place=act.place,
        label=first.clause if isinstance(first, acts.ClauseChanged) else "",
        old=first.old if isinstance(first, acts.ClauseChanged) else "",
        put=act.put,
        at=item.hand.at,
        by=item.hand.author,
        owners=tuple(owners),
        remark=act.words,
        decides=act.changes,
    )
