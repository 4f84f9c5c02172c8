"""Several people's changes to one text, put together: what touches different words is in, what touches the
same words is a conflict.

A conflict stays one until a person decides. Until then the words that stood there before stand, and every
version is kept with its owners
and remarks. Three-way merging after Khanna, Kunal and Pierce (2007), over words instead of lines, and for any
number of sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from goodoffices.text.difference import Difference, compare


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """A whole text that somebody proposes in place of another: whose it is, with which remark, on which day
    (ISO 8601)."""

    text: str
    owners: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    day: str = ""


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One change of words: those from ``start`` to ``end`` of the old text become ``words``; whose change it
    is."""

    start: int
    end: int
    words: str
    owners: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


class Kept(msgspec.Struct, frozen=True, tag="kept", tag_field="part"):
    """Words that nobody changed."""

    words: str


class Applied(msgspec.Struct, frozen=True, tag="applied", tag_field="part"):
    """A change that nobody else's touches, or that several made alike: ``old`` are the words before it."""

    old: str
    edit: Edit


class Conflict(msgspec.Struct, frozen=True, tag="conflict", tag_field="part"):
    """Two or more changes to the same words. ``old`` are the words that stand until somebody decides; each
    edit is of all of them."""

    old: str
    edits: tuple[Edit, ...]


class Merged(msgspec.Struct, frozen=True):
    """The text with all changes put together."""

    parts: tuple[Kept | Applied | Conflict, ...]

    @property
    def printed(self) -> str:
        """The text as it stands: undisputed changes in, conflicts as before."""
        return "".join(
            part.words
            if isinstance(part, Kept)
            else part.edit.words
            if isinstance(part, Applied)
            else part.old
            for part in self.parts
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to decide."""
        return tuple(part for part in self.parts if isinstance(part, Conflict))

    @property
    def bracketed(self) -> str:
        """The text with each conflict as alternatives side by side, the words before it first."""
        return "".join(
            part.words
            if isinstance(part, Kept)
            else part.edit.words
            if isinstance(part, Applied)
            else _alternatives(part)
            for part in self.parts
        )

    def decide(self, conflict: int, words: str) -> Merged:
        """The text with one conflict (from 0) decided: the words that stand there from now on. Its owners and
        remarks stay with them."""
        places = [at for at, part in enumerate(self.parts) if isinstance(part, Conflict)]
        part = self.parts[places[conflict]]
        assert isinstance(part, Conflict)
        decided = Applied(part.old, _together(part.edits[0].start, part.edits[0].end, words, part.edits))
        return Merged((*self.parts[: places[conflict]], decided, *self.parts[places[conflict] + 1 :]))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every change that is in it, decided or not."""
        found: list[Edit] = []
        for part in self.parts:
            if isinstance(part, Applied):
                found.append(part.edit)
            elif isinstance(part, Conflict):
                found += part.edits
        return tuple(found)


def edits_of(difference: Difference, proposed: Proposed) -> list[Edit]:
    """The changes of a difference, each of words that stand together."""
    edits: list[Edit] = []
    at = start = 0
    went, came = "", ""
    for piece in (*difference.pieces, None):
        if piece is not None and piece.kind != "kept":
            went += piece.words if piece.in_old else ""
            came += piece.words if piece.in_new else ""
            continue
        if went or came:
            edits.append(
                Edit(
                    start=start,
                    end=start + len(went),
                    words=came,
                    owners=proposed.owners,
                    remarks=proposed.remarks,
                    days=(proposed.day,) if proposed.day else (),
                )
            )
        at = start + len(went) + (len(piece.words) if piece is not None else 0)
        start, went, came = at, "", ""
    return edits


def merge(old: str, proposals: Sequence[Proposed]) -> Merged:
    """The old text with all proposals put together. The wordings of a conflict stand in the order of the
    proposals."""
    edits = [edit for one in proposals for edit in edits_of(compare(old, one.text), one)]
    order = {edit: at for at, edit in reversed(list(enumerate(edits)))}
    parts: list[Kept | Applied | Conflict] = []
    at = 0
    for group in _groups(edits):
        start, end = min(one.start for one in group), max(one.end for one in group)
        if start > at:
            parts.append(Kept(old[at:start]))
        wordings = _wordings(old, start, end, sorted(group, key=order.__getitem__))
        if len(wordings) == 1:
            parts.append(Applied(old[start:end], wordings[0]))
        else:
            parts.append(Conflict(old[start:end], tuple(wordings)))
        at = end
    if at < len(old):
        parts.append(Kept(old[at:]))
    return Merged(tuple(parts))


def _groups(edits: list[Edit]) -> list[list[Edit]]:
    """Edits that touch each other, together: those of words in common, and two that put words at one
    place."""
    groups: list[list[Edit]] = []
    end = -1
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        inserts = edit.start == edit.end or (
            bool(groups) and any(o.start == o.end == edit.start for o in groups[-1])
        )
        touches = groups and (
            edit.start < end or (edit.start == end and (inserts or edit.start == groups[-1][0].start))
        )
        if touches:
            groups[-1].append(edit)
        else:
            groups.append([edit])
            end = edit.end
        end = max(end, edit.end)
    return groups


def _wordings(old: str, start: int, end: int, group: list[Edit]) -> list[Edit]:
    """What each owner's edits make of the words of a group; equal wordings as one, with all owners and
    remarks."""
    by_owner: dict[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], list[Edit]] = {}
    for edit in group:
        by_owner.setdefault((edit.owners, edit.remarks, edit.days), []).append(edit)
    wordings: dict[str, list[Edit]] = {}
    for own in by_owner.values():
        words, at = "", start
        for edit in own:
            words += old[at : edit.start] + edit.words
            at = edit.end
        wordings.setdefault(words + old[at:end], []).extend(own)
    return [_together(start, end, words, own) for words, own in wordings.items()]


def _together(start: int, end: int, words: str, edits: Iterable[Edit]) -> Edit:
    edits = list(edits)
    return Edit(
        start=start,
        end=end,
        words=words,
        owners=tuple(dict.fromkeys(owner for edit in edits for owner in edit.owners)),
        remarks=tuple(dict.fromkeys(remark for edit in edits for remark in edit.remarks)),
        days=tuple(dict.fromkeys(day for edit in edits for day in edit.days)),
    )


def _alternatives(conflict: Conflict) -> str:
    """A conflict in brackets; white space round all of its wordings stays outside them."""
    wordings = [conflict.old, *(edit.words for edit in conflict.edits)]
    before = conflict.old[: len(conflict.old) - len(conflict.old.lstrip())]
    after = conflict.old[len(conflict.old.rstrip()) :] if conflict.old.strip() else ""
    shown = [words.strip() for words in wordings if words.strip()]
    return before + " ".join(f"[{words}]" for words in shown) + after
