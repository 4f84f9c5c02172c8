"""Clauses of a text as a page shows them: words, brackets with their owners and age, changes in their place,
where each side stands, what a rule found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from goodoffices.desk.one_text.content import VersionContent
from goodoffices.desk.one_text.line import OneText, WaitingChange
from goodoffices.desk.one_text.rows import HEADINGS, ClauseRow
from goodoffices.desk.one_text.standing import TextStanding
from goodoffices.desk.one_text.states_now import StatesNow
from goodoffices.desk.one_text.working import WorkingClause
from goodoffices.talks import acts
from goodoffices.text import (
    Applied,
    Bracket,
    Clause,
    ClauseNumber,
    ClauseState,
    Closes,
    Finding,
    Kept,
    Layout,
    Opens,
    SideWord,
    turned_signs,
)


class ShownPart(msgspec.Struct, frozen=True):
    """A part of a clause. ``open`` and ``close`` are a bracket's signs, the closing one with whose it is and
    its age in days; ``went`` and ``came`` are a change's words, ``held`` those that a conflict holds.
    """

    kind: Literal["words", "number", "open", "close", "went", "came", "held"]
    words: str
    owners: tuple[str, ...] = ()
    age: int | None = None


class ShownWording(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a conflict: the words, whose, when."""

    words: str
    owners: tuple[str, ...]
    at: str


class ShownConflict(msgspec.Struct, frozen=True, kw_only=True):
    """Changes to the same words: those that stand until somebody decides, and the others."""

    old: str
    wordings: tuple[ShownWording, ...]


class ShownState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a side stands on a clause. ``before`` is its word on earlier words of the clause, in the draft of
    its room of that number. ``differs``: its position on the clause's issue says otherwise.
    """

    party: str
    label: str
    word: SideWord
    condition: str = ""
    due: str = ""
    remark: str = ""
    day: str = ""
    by: str = ""
    before: SideWord | None = None
    before_number: str = ""
    differs: bool = False


class ShownClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as it stands now."""

    place: int
    label: str
    kind: str
    level: int
    heading: bool
    parts: tuple[ShownPart, ...]
    states: tuple[ShownState, ...] = ()
    conflicts: tuple[ShownConflict, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: int = 0
    issue: str = ""


def shown_clauses(
    one: OneText,
    content: VersionContent,
    places: Sequence[int],
    working: Mapping[int, WorkingClause],
    states: Mapping[tuple[str, str], ClauseState],
    findings: Sequence[Finding],
    today: date,
) -> tuple[ShownClause, ...]:
    """The clauses at these places."""
    sides = one.case.party_labels
    by_place = _placed(content.rows, findings)
    issues = {issue.id: issue.label for issue in one.case.outline.issues}
    differing = _positions(one) if one.ties else {}
    found = []
    for place in places:
        row = content.rows[place]
        if row.blank:
            continue
        clause = content.clause(place)
        own = working.get(place)
        tie = one.ties.get(clause.label)
        found.append(
            ShownClause(
                place=place,
                label=clause.label,
                kind=clause.kind,
                level=clause.level,
                heading=clause.kind in HEADINGS,
                parts=tuple(_parts(clause, content.brackets, own, sides, today)),
                states=tuple(
                    _state(states.get((clause.label, party)), party, label, tie, differing)
                    for party, label in sides.items()
                )
                if row.takes
                else (),
                conflicts=_conflicts(own, sides),
                findings=(*by_place.get(place, ()), *_turned(own)),
                changes=len(own.changes) if own is not None else 0,
                issue=issues.get(tie.issue, tie.issue) if tie is not None else "",
            )
        )
    return tuple(found)


def _turned(own: WorkingClause | None) -> tuple[Finding, ...]:
    """What is wrong with the signs of changes that wait; the rest is looked at in their version."""
    return tuple(one for change in own.changes for one in turned_signs(change.put)) if own is not None else ()


def _parts(
    clause: Clause,
    brackets: Sequence[Bracket],
    own: WorkingClause | None,
    sides: Mapping[str, str],
    today: date,
) -> Iterator[ShownPart]:
    base = list(_base(clause, brackets, sides, today))
    if own is None:
        for _, part in base:
            yield part
        return
    at = 0
    for piece in own.merged.parts:
        words = piece.words if isinstance(piece, Kept) else piece.old
        end = at + len(words)
        if isinstance(piece, Kept):
            yield from _cut(base, at, end)
        elif isinstance(piece, Applied):
            if _said(words):
                yield ShownPart("went", _flat(words))
            if _said(piece.edit.words):
                owners = tuple(sides.get(party, party) for party in piece.edit.owners)
                yield ShownPart("came", _flat(piece.edit.words), owners)
        else:
            yield ShownPart("held", _flat(words))
        at = end


def _base(
    clause: Clause, brackets: Sequence[Bracket], sides: Mapping[str, str], today: date
) -> Iterator[tuple[int, ShownPart]]:
    """The parts of a clause of the version, each with its offset in the clause."""
    at = 0
    for part in clause.parts:
        if isinstance(part, Opens):
            yield at, ShownPart("open", part.words)
        elif isinstance(part, Closes):
            bracket = brackets[part.bracket]
            owners = tuple(sides.get(party, party) for party in bracket.owners)
            yield at, ShownPart("close", part.words, owners, days_since(bracket.since, today))
        elif isinstance(part, ClauseNumber):
            yield at, ShownPart("number", part.words)
        else:
            yield at, ShownPart("words", _flat(part.words) if isinstance(part, Layout) else part.words)
        at += len(part.words)


def _cut(base: list[tuple[int, ShownPart]], start: int, end: int) -> Iterator[ShownPart]:
    """The parts between two offsets. A layout's blanks were made one: they are no longer than they were."""
    for at, part in base:
        last = at + max(len(part.words), 1)
        if last <= start or at >= end:
            continue
        if part.kind == "words":
            yield ShownPart("words", part.words[max(0, start - at) : end - at])
        else:
            yield part


def _flat(words: str) -> str:
    """Words on one line; blanks round them stay as one."""
    inner = " ".join(words.split())
    before = " " if words[:1].isspace() else ""
    after = " " if inner and words[-1:].isspace() else ""
    return f"{before}{inner}{after}"


def _said(words: str) -> bool:
    return bool(words.strip())


def days_since(day: str, today: date) -> int | None:
    """Days since a day in ISO form; None where it says none."""
    try:
        return max(0, (today - date.fromisoformat(day[:10])).days)
    except ValueError:
        return None


def _conflicts(own: WorkingClause | None, sides: Mapping[str, str]) -> tuple[ShownConflict, ...]:
    if own is None:
        return ()
    by_entry = {str(change.entry): change for change in own.changes}

    def at(days: tuple[str, ...]) -> str:
        known: list[WaitingChange] = [by_entry[day] for day in days if day in by_entry]
        return known[-1].at if known else ""

    return tuple(
        ShownConflict(
            old=_flat(one.old).strip(),
            wordings=tuple(
                ShownWording(
                    words=_flat(edit.words).strip(),
                    owners=tuple(sides.get(party, party) for party in edit.owners),
                    at=at(edit.days),
                )
                for edit in one.edits
            ),
        )
        for one in own.conflicts
    )


def _state(
    found: ClauseState | None,
    party: str,
    label: str,
    tie: acts.ClauseTied | None,
    differing: Mapping[tuple[str, str], str],
) -> ShownState:
    if found is None:
        return ShownState(party=party, label=label, word="not-seen")
    said, stale = found.said, found.stale
    stance = differing.get((tie.issue, party), "") if tie is not None and tie.issue else ""
    against = {"agreed": "refuses", "ad-referendum": "refuses", "agreed-if": "refuses", "refused": "accepts"}
    return ShownState(
        party=party,
        label=label,
        word=found.word,
        condition=said.condition if said else "",
        due=said.due if said else "",
        remark=said.remark if said else "",
        day=said.day if said else "",
        by=said.by if said else "",
        before=stale.word if stale else None,
        before_number=stale.version if stale else "",
        differs=bool(stance) and against.get(found.word) == stance,
    )


def _positions(one: OneText) -> dict[tuple[str, str], str]:
    """The last stance of each side on each issue that a clause is about, as it was told in its rooms."""
    case, ties = one.case, one.case.ties()
    wanted = {tie.issue for tie in one.ties.values()}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for view in case.views():
        for item in view.positions():
            act = item.act
            assert isinstance(act, acts.PositionTaken)
            issue = ties.get((view.room, act.issue), "")
            if issue in wanted and item.party:
                when = item.said_at
                if found.get((issue, item.party), ("", ""))[0] <= when:
                    found[issue, item.party] = (when, act.stance)
    return {key: stance for key, (_, stance) in found.items()}


def _placed(rows: Sequence[ClauseRow], findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    """Findings by the place of the clause that they stand in."""
    if not findings:
        return {}
    starts, at = [], 0
    for row in rows:
        starts.append(at)
        at += row.length
    found: dict[int, list[Finding]] = {}
    for one in findings:
        place = bisect_right(starts, one.place.start) - 1 if one.place is not None else 0
        found.setdefault(max(0, place), []).append(one)
    return found


def states_of(one: OneText, content: VersionContent) -> StatesNow:
    """Where each side stands on each clause of a version."""
    return TextStanding(one).states(content.rows, tuple(one.case.party_labels))
