"""The page of one clause: its words, the changes that wait, its brackets, what each side said of it, what it
is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.desk.issues import OutlineIssue
from goodoffices.desk.one_text.content import VersionContent
from goodoffices.desk.one_text.line import OneText, WaitingChange
from goodoffices.desk.one_text.releasing import content_there
from goodoffices.desk.one_text.rows import ClauseRow
from goodoffices.desk.one_text.standing import RoomRelease, TextStanding
from goodoffices.desk.one_text.states_now import SaidWord
from goodoffices.desk.one_text.terms import term_findings
from goodoffices.desk.one_text.working import working_clauses
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.text_clauses import ShownClause, days_since, shown_clauses
from goodoffices.desk.views.text_page import TextHead, text_head
from goodoffices.talks import EntryState, acts
from goodoffices.text import DifferencePiece, bracket_words, clause_pairs, compare, words_key


class BracketOf(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket that begins in the clause: its number in the text, its words, whose, since when."""

    number: int
    words: str
    depth: int
    owners: tuple[str, ...]
    age: int | None
    since: str
    remarks: tuple[str, ...]


class ChangeOf(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the clause that waits: in words, whose, and whether others touch the same words."""

    change: WaitingChange
    pieces: tuple[DifferencePiece, ...]
    owners: tuple[str, ...]
    typed: str
    in_conflict: bool


class SaidOf(msgspec.Struct, frozen=True, kw_only=True):
    """A side's word on the clause. ``stands``: it is on the words as they are now. ``weighed``: what a
    mediator made of it ("taken", "left", or nothing yet); ``proposes`` whether it could be a position.
    """

    said: SaidWord
    label: str
    stands: bool
    weighed: str
    proposes: bool


class RoomOfSide(msgspec.Struct, frozen=True, kw_only=True):
    """A side's room, and the newest draft in it. Where a clause is asked for: ``words`` are its words there,
    and its number may be another one there.
    """

    party: str
    label: str
    release: RoomRelease
    words: str = ""


class ClausePage(msgspec.Struct, frozen=True, kw_only=True):
    """One clause of the newest draft. ``alternatives``: for a conflict, the clause with both in brackets.
    ``there``: its words as the sides have them, where all have the same: what a side proposes is a change of
    these, and what we wrote since is in no room of a side.
    """

    head: TextHead
    clause: ShownClause
    typed: str
    changes: tuple[ChangeOf, ...]
    conflict: tuple[int, ...]
    alternatives: str
    brackets: tuple[BracketOf, ...]
    rooms: tuple[RoomOfSide, ...]
    there: str
    said: tuple[SaidOf, ...]
    waiting_proposals: tuple[tuple[str, EntryState], ...]
    issues: tuple[OutlineIssue, ...]
    tied: str
    sides: dict[str, str]
    before: int | None
    after: int | None


def clause_page(case: OpenCase, text: int, place: int, today: date) -> ClausePage:
    """The page of the clause at that place of the newest draft. Raises NotThereError."""
    one = OneText(case, text)
    content = one.content(one.newest)
    if not 0 <= place < len(content.rows) or content.rows[place].blank:
        raise NotThereError("no such clause")
    clause = content.clause(place)
    waiting = one.waiting
    working = working_clauses(content.text, waiting) if waiting else {}
    findings = (*content.findings, *term_findings(case.file, content.printed))
    standing = TextStanding(one)
    states = standing.states(content.rows, tuple(case.party_labels))
    (shown,) = shown_clauses(one, content, (place,), working, states, findings, today)
    own = working.get(place)
    conflict = own.in_conflict() if own is not None else ()
    tie = one.ties.get(clause.label)
    rooms = rooms_of_sides(one, standing, content, place)
    return ClausePage(
        head=text_head(one),
        clause=shown,
        typed=clause.printed.strip(),
        changes=tuple(_change(one, each, each.entry in conflict) for each in (own.changes if own else ())),
        conflict=conflict,
        alternatives=own.merged.bracketed.strip() if own is not None and conflict else "",
        brackets=_brackets(content, place, today),
        rooms=rooms,
        there=rooms[0].words if len({each.words for each in rooms}) == 1 else "",
        said=_said(one, standing, content.rows, place),
        waiting_proposals=_not_taken_in(one, standing, clause.label),
        issues=tuple(case.outline.issues),
        tied=f"{tie.issue}:{tie.option}" if tie is not None and tie.issue else "",
        sides=dict(case.party_labels),
        before=_near(content.rows, place, -1),
        after=_near(content.rows, place, 1),
    )


def rooms_of_sides(
    one: OneText, standing: TextStanding, draft: VersionContent | None = None, place: int = -1
) -> tuple[RoomOfSide, ...]:
    """The rooms of one side each that have a draft (with the clause at ``place`` of ``draft``, where one is
    named).
    """
    found = []
    for party, name in one.case.party_labels.items():
        for view in one.case.views():
            if view.sort != "delegation-mediators" or view.parties != (party,):
                continue
            newest = next(iter(reversed(standing.in_room(view.room))), None)
            if newest is None:
                continue
            words: str | None = ""
            if draft is not None:
                label = label_there(draft, place, one.content(newest.version))
                words = _words_there(content_there(one, newest), label)
            if words is not None:
                found.append(RoomOfSide(party=party, label=name, release=newest, words=words.strip()))
    return tuple(found)


def label_there(draft: VersionContent, place: int, there: VersionContent) -> str:
    """The label that a clause of a draft has in another version of the text: of the clause of the same words,
    wherever it is numbered; of the one with its number, where they share words; else of the one that the two
    versions, held against each other, show to be the same clause. Empty where it is not there.
    """
    own = draft.rows[place]
    same = [each.label for each in there.rows if each.label and each.key == own.key]
    if own.label in same or not own.label:
        return own.label
    if len(same) == 1:
        return same[0]
    kept = {each.key for each in draft.rows if each.label != own.label}
    numbered = (at for at, row in enumerate(there.rows) if row.label == own.label and row.key not in kept)
    at = next(numbered, None)
    if at is not None and _akin(draft.clause(place).words, there.clause(at).words):
        return own.label
    pairs = {new: old for old, new in clause_pairs(there.text, draft.text)}
    if place in pairs:
        return there.rows[pairs[place]].label
    return own.label if at is not None and at not in pairs.values() else ""


def _akin(one: str, two: str) -> bool:
    """Whether half of the words of the shorter of two clauses are in the other."""
    few, many = sorted((set(one.casefold().split()), set(two.casefold().split())), key=len)
    return len(few & many) * 2 >= len(few)


def _words_there(there: VersionContent, label: str) -> str | None:
    """The clause of that label as it is printed."""
    places = (at for at, row in enumerate(there.rows) if label and row.label == label)
    at = next(places, None)
    return there.clause(at).printed if at is not None else None


def _change(one: OneText, change: WaitingChange, in_conflict: bool) -> ChangeOf:
    labels = one.case.party_labels
    return ChangeOf(
        change=change,
        pieces=compare(change.old.strip(), change.put.strip()).pieces,
        owners=tuple(labels.get(party, party) for party in change.owners),
        typed=change.put.strip(),
        in_conflict=in_conflict,
    )


def _brackets(content: VersionContent, place: int, today: date) -> tuple[BracketOf, ...]:
    if all(bracket.first_clause != place for bracket in content.brackets):
        return ()
    words = bracket_words(content.text)
    return tuple(
        BracketOf(
            number=at,
            words=words[at],
            depth=bracket.depth,
            owners=bracket.owners,
            age=days_since(bracket.since, today),
            since=bracket.since,
            remarks=bracket.remarks,
        )
        for at, bracket in enumerate(content.brackets)
        if bracket.first_clause == place
    )


def _said(one: OneText, standing: TextStanding, draft: Sequence[ClauseRow], place: int) -> tuple[SaidOf, ...]:
    """What was said of its words, and of what stood under its number and stands nowhere else by now."""
    label, key = draft[place].label, draft[place].key or words_key("")
    elsewhere = {each.key or words_key("") for each in draft if each.label and each.label != label}
    labels = one.case.party_labels
    home = one.case.view(one.room)
    weighed = {
        (item.act.said.room, item.act.said.sequence): "taken" if item.act.position is not None else "left"
        for item in home.items.of(acts.WordWeighed)
        if isinstance(item.act, acts.WordWeighed) and not item.invalid
    }
    tie = one.ties.get(label)
    found = []
    for said in standing.words:
        own = [
            each
            for each in said.act.clauses
            if each.of == key or (each.clause == label and each.of not in elsewhere)
        ]
        if own:
            found.append(
                SaidOf(
                    said=said,
                    label=labels.get(said.party, said.party),
                    stands=any(each.of == key for each in own),
                    weighed=weighed.get((said.room, said.item.sequence), ""),
                    proposes=tie is not None
                    and bool(tie.issue)
                    and said.act.word in ("agreed", "ad-referendum", "agreed-if", "refused"),
                )
            )
    return tuple(reversed(found))


def _not_taken_in(
    one: OneText, standing: TextStanding, label: str = ""
) -> tuple[tuple[str, EntryState], ...]:
    """What sides proposed in their rooms and no change of the draft rests on."""
    taken = {
        (item.act.source.room, item.act.source.sequence)
        for item in one.changes
        if isinstance(item.act, acts.ClauseChanged) and item.act.source is not None
    }
    return tuple(
        (room, item)
        for room, item in standing.proposed
        if (room, item.sequence) not in taken
        and isinstance(item.act, acts.WordsProposed)
        and (not label or item.act.clause.clause == label)
    )


def _near(rows: Sequence[ClauseRow], place: int, step: int) -> int | None:
    at = place + step
    while 0 <= at < len(rows):
        if not rows[at].blank:
            return at
        at += step
    return None
