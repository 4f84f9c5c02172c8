"""The newest draft with the changes that wait: clause by clause put together, conflicts shown, the next
version made of it.

Changes are to a clause of the version. Those of different words are in; those of the same words are a
conflict, and the words of the version stand until a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.desk.one_text.line import WaitingChange
from goodoffices.text import (
    Applied,
    Conflict,
    Kept,
    LeftOver,
    Merged,
    Opens,
    Proposed,
    Text,
    carry,
    merge,
    read_text,
)


class WorkingClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause with its changes put together. ``changes`` are those of it that wait; an edit's ``days`` are
    their entries, as texts.
    """

    place: int
    merged: Merged
    changes: tuple[WaitingChange, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to decide."""
        return self.merged.conflicts

    def in_conflict(self) -> tuple[int, ...]:
        """The entries of the changes that are in a conflict."""
        return tuple(sorted({int(day) for one in self.conflicts for edit in one.edits for day in edit.days}))


class LostChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change whose clause is in the version no more: it waits for a person."""

    change: WaitingChange


def working_clauses(text: Text, waiting: Sequence[WaitingChange]) -> dict[int, WorkingClause]:
    """The clauses that have changes, by their places. One that was made to an earlier version is put
    where its words stand now, the nearest place first; one whose words are gone is in no clause
    (:func:`lost`).
    """
    by_place: dict[int, list[WaitingChange]] = {}
    for change in waiting:
        place = place_of(text, change)
        if place is not None:
            by_place.setdefault(place, []).append(change)
    return {
        place: WorkingClause(
            place=place,
            merged=_merged(text.clauses[place].printed, changes),
            changes=tuple(changes),
        )
        for place, changes in sorted(by_place.items())
    }


def lost(text: Text, waiting: Sequence[WaitingChange]) -> tuple[LostChange, ...]:
    """The changes whose clause is gone."""
    return tuple(LostChange(change=one) for one in waiting if place_of(text, one) is None)


def place_of(text: Text, change: WaitingChange) -> int | None:
    """Where the words stand that a change is of."""
    clauses = text.clauses
    if 0 <= change.place < len(clauses) and (
        clauses[change.place].printed == change.old or (change.decides and not change.old)
    ):
        return change.place
    near = [at for at, one in enumerate(clauses) if one.printed == change.old]
    return min(near, key=lambda at: abs(at - change.place)) if near else None


def _merged(printed: str, changes: Sequence[WaitingChange]) -> Merged:
    proposals = [
        Proposed(
            text=one.put, owners=one.owners, remarks=(one.remark,) if one.remark else (), day=str(one.entry)
        )
        for one in changes
    ]
    return merge(printed, proposals)


class NextVersion(msgspec.Struct, frozen=True, kw_only=True):
    """The draft with everything in it that no conflict holds back. ``still_open`` are the changes that
    are not in it, ``left_over`` what brackets that are gone knew of themselves.
    """

    text: Text
    still_open: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    left_over: tuple[LeftOver, ...] = ()


def next_version(text: Text, waiting: Sequence[WaitingChange], day: str) -> NextVersion:
    """The next version: what is not in conflict is in, brackets keep what is known of them, and new ones have
    the owners of the change that brought them, since ``day``.
    """
    clauses = working_clauses(text, waiting)
    if not clauses:
        gone = tuple(one.change.entry for one in lost(text, waiting))
        return NextVersion(text=text, still_open=gone)
    printed: list[str] = []
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    at = 0
    for place, clause in enumerate(text.clauses):
        working = clauses.get(place)
        words = clause.printed if working is None else working.merged.printed
        if working is not None:
            spans += _spans(working.merged, at)
        printed.append(words)
        at += len(words)
    carried = carry(text, read_text("".join(printed)), since=day)
    open_ones = {entry for one in clauses.values() for entry in one.in_conflict()}
    open_ones |= {one.change.entry for one in lost(text, waiting)}
    return NextVersion(
        text=_with_owners(carried.text, spans),
        still_open=tuple(sorted(open_ones)),
        taken=tuple(one.entry for one in waiting if one.entry not in open_ones),
        left_over=carried.left_over,
    )


def _spans(merged: Merged, at: int) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where the words of changes stand in the next version, and whose they are."""
    found = []
    for part in merged.parts:
        words = (
            part.words
            if isinstance(part, Kept)
            else part.edit.words
            if isinstance(part, Applied)
            else part.old
        )
        if isinstance(part, Applied) and part.edit.owners:
            found.append((at, at + len(words), part.edit.owners))
        at += len(words)
    return found


def _with_owners(text: Text, spans: Sequence[tuple[int, int, tuple[str, ...]]]) -> Text:
    if not spans:
        return text
    brackets = list(text.brackets)
    for _, offset, part in text.parts():
        if isinstance(part, Opens):
            owners = next((who for start, end, who in spans if start <= offset < end), ())
            one = brackets[part.bracket]
            if owners and not one.owners:
                brackets[part.bracket] = msgspec.structs.replace(one, owners=owners)
    return msgspec.structs.replace(text, brackets=tuple(brackets))
