"""The page of one clause: its words, the changes that wait, its brackets, what each side said of it, what it
is about.
"""

from __future__ import annotations

from datetime import date

import msgspec

from goodoffices.desk.issues import OutlineIssue
from goodoffices.desk.one_text.line import OneText, WaitingChange
from goodoffices.desk.one_text.releasing import released_text
from goodoffices.desk.one_text.standing import RoomRelease, SaidWord, TextStanding
from goodoffices.desk.one_text.terms import term_findings
from goodoffices.desk.one_text.working import working_clauses
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.text_clauses import ShownClause, days_since, shown_clauses, states_of
from goodoffices.desk.views.text_page import TextHead, text_head
from goodoffices.talks import EntryState, acts
from goodoffices.text import DifferencePiece, Text, bracket_words, compare, words_key


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
    """A side's room, and the newest draft in it that has the clause."""

    party: str
    label: str
    release: RoomRelease


class ClausePage(msgspec.Struct, frozen=True, kw_only=True):
    """One clause of the newest draft. ``wordings``: for a conflict, the clause with both as alternatives."""

    head: TextHead
    clause: ShownClause
    typed: str
    changes: tuple[ChangeOf, ...]
    conflict: tuple[int, ...]
    alternatives: str
    brackets: tuple[BracketOf, ...]
    rooms: tuple[RoomOfSide, ...]
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
    draft = content.text
    if not 0 <= place < len(draft.clauses) or not draft.clauses[place].printed.strip():
        raise NotThereError("no such clause")
    clause = draft.clauses[place]
    working = working_clauses(draft, one.waiting)
    findings = (*content.findings, *term_findings(case.file, draft))
    (shown,) = shown_clauses(one, draft, (place,), working, states_of(one, draft), findings, today)
    own = working.get(place)
    conflict = own.in_conflict() if own is not None else ()
    standing = TextStanding(one)
    tie = one.ties.get(clause.label)
    return ClausePage(
        head=text_head(one),
        clause=shown,
        typed=clause.printed.strip(),
        changes=tuple(_change(one, each, each.entry in conflict) for each in (own.changes if own else ())),
        conflict=conflict,
        alternatives=own.merged.bracketed.strip() if own is not None and conflict else "",
        brackets=_brackets(one, draft, place, today),
        rooms=rooms_of_sides(one, standing, clause.label),
        said=_said(one, standing, clause.label, words_key(clause.words)),
        waiting_proposals=_not_taken_in(one, standing, clause.label),
        issues=tuple(case.outline.issues),
        tied=f"{tie.issue}:{tie.option}" if tie is not None and tie.issue else "",
        sides=dict(case.party_labels),
        before=_near(draft, place, -1),
        after=_near(draft, place, 1),
    )


def rooms_of_sides(one: OneText, standing: TextStanding, label: str = "") -> tuple[RoomOfSide, ...]:
    """The rooms of one side each that have a draft (with the clause of that label, where one is named)."""
    found = []
    for party, name in one.case.party_labels.items():
        for view in one.case.views():
            if view.sort != "delegation-mediators" or view.parties != (party,):
                continue
            newest = next(iter(reversed(standing.in_room(view.room))), None)
            if newest is None:
                continue
            clauses = {each.label: each for each in _text_there(one, newest).clauses}
            if label and label not in clauses:
                continue
            found.append(RoomOfSide(party=party, label=name, release=newest))
    return tuple(found)


def _text_there(one: OneText, release: RoomRelease) -> Text:
    """What a room has: where brackets went as they are the words are the version's, which is read already."""
    if release.act.passing != "clean" and release.act.language == one.settings.language:
        return one.content(release.version).text
    return released_text(one.case, release.act)


def _change(one: OneText, change: WaitingChange, in_conflict: bool) -> ChangeOf:
    labels = one.case.party_labels
    return ChangeOf(
        change=change,
        pieces=compare(change.old.strip(), change.put.strip()).pieces,
        owners=tuple(labels.get(party, party) for party in change.owners),
        typed=change.put.strip(),
        in_conflict=in_conflict,
    )


def _brackets(one: OneText, draft: Text, place: int, today: date) -> tuple[BracketOf, ...]:
    words = bracket_words(draft)
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
        for at, bracket in enumerate(draft.brackets)
        if bracket.first_clause == place
    )


def _said(one: OneText, standing: TextStanding, label: str, key: str) -> tuple[SaidOf, ...]:
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
        own = [each for each in said.act.clauses if each.of == key or each.clause == label]
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


def _near(text: Text, place: int, step: int) -> int | None:
    at = place + step
    while 0 <= at < len(text.clauses):
        if text.clauses[at].printed.strip():
            return at
        at += step
    return None
