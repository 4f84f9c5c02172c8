"""Changing a clause, deciding between changes, saying whose a bracket is and what a clause is about."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.desk.one_text.line import OneText, WaitingChange
from goodoffices.desk.one_text.working import place_of
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.talks import acts
from goodoffices.text import Clause, Text


def with_layout(old: str, typed: str) -> str:
    """What was typed for a clause, set out as the clause is: between the blanks and ends of lines that stood
    before and behind it.
    """
    words = typed.strip()
    if not words:
        return ""
    before = old[: len(old) - len(old.lstrip())]
    after = old[len(old.rstrip()) :] or "\n\n"
    return before + words + after


def change_clause(
    writer: CaseWriter,
    text: int,
    version: int,
    place: int,
    typed: str,
    *,
    on: int | None = None,
    owners: Sequence[str] = (),
    remark: str = "",
    below: bool = False,
) -> int:
    """Other words for a clause of a version, or (``below``) a new one below it; gives the entry. What was
    typed for an earlier version waits with the newest: it is never lost.
    """
    one = OneText(writer.case, text)
    seen = one.content(one.version(version)).text
    clause = clause_at(seen, place)
    old = clause.printed
    put = old.rstrip() + "\n\n" + typed.strip() + "\n\n" if below else with_layout(old, typed)
    if below and not typed.strip():
        raise RefusedError("no-text-given")
    start = one.change(on).put if on is not None else old
    if put == start:
        raise RefusedError("nothing-changed")
    return record_change(writer, one, seen, place, put, on=on, owners=owners, remark=remark)


def record_change(
    writer: CaseWriter,
    one: OneText,
    seen: Text,
    place: int,
    put: str,
    *,
    on: int | None = None,
    owners: Sequence[str] = (),
    source: acts.Ref | None = None,
    unmarked: bool = False,
    remark: str = "",
) -> int:
    """A change of the clause at ``place`` of the text that somebody had before them, for the newest draft."""
    clause = clause_at(seen, place)
    draft = one.content(one.newest).text
    asked = WaitingChange(entry=0, place=place, label=clause.label, old=clause.printed, put=put, at="", by="")
    now = place_of(draft, asked)
    return writer.write(
        one.room,
        acts.ClauseChanged(
            text=one.entry,
            version=one.newest.entry,
            place=place if now is None else now,
            clause=clause.label,
            old=clause.printed,
            put=put,
            on=on,
            owners=tuple(dict.fromkeys(owners)),
            source=source,
            unmarked=unmarked,
            words=remark,
        ),
    )


def decide(
    writer: CaseWriter, text: int, place: int, changes: Sequence[int], typed: str, remark: str = ""
) -> int:
    """A person decides what stands in place of these changes."""
    one = OneText(writer.case, text)
    waiting = {change.entry: change for change in one.waiting}
    wanted = tuple(entry for entry in changes if entry in waiting)
    if not wanted or len(wanted) != len(changes):
        raise RefusedError("changed-meanwhile")
    draft = one.content(one.newest).text
    old = clause_at(draft, place).printed
    return writer.write(
        one.room,
        acts.ChangeDecided(
            text=text,
            version=one.newest.entry,
            place=place,
            changes=wanted,
            put=with_layout(old, typed),
            words=remark,
        ),
    )


def set_aside(writer: CaseWriter, text: int, changes: Sequence[int], remark: str = "") -> int:
    """Set changes aside: the clause stays as it is in the draft. They stay readable where they stand."""
    one = OneText(writer.case, text)
    known = {change.entry for change in one.waiting}
    if not changes or not set(changes) <= known:
        raise RefusedError("changed-meanwhile")
    return writer.write(
        one.room,
        acts.ChangeDecided(
            text=text, version=one.newest.entry, place=-1, changes=tuple(changes), put="", words=remark
        ),
    )


def own_bracket(
    writer: CaseWriter, text: int, bracket: int, owners: Sequence[str], *, since: str = "", remark: str = ""
) -> int:
    """Say whose a bracket of the newest draft is."""
    one = OneText(writer.case, text)
    if not 0 <= bracket < len(one.content(one.newest).text.brackets):
        raise NotThereError("no such bracket")
    return writer.write(
        one.room,
        acts.BracketOwned(
            text=text,
            version=one.newest.entry,
            bracket=bracket,
            owners=tuple(dict.fromkeys(owners)),
            since=since,
            words=remark,
        ),
    )


def tie_clause(
    writer: CaseWriter,
    text: int,
    label: str,
    *,
    issue: str = "",
    option: str = "",
    phases: Sequence[str] = (),
    terms: Sequence[str] = (),
    plans: Sequence[str] = (),
) -> int:
    """Say what of the case a clause is about."""
    one = OneText(writer.case, text)
    return writer.write(
        one.room,
        acts.ClauseTied(
            text=text,
            clause=label,
            issue=issue,
            option=option,
            phases=tuple(phases),
            terms=tuple(terms),
            plans=tuple(plans),
        ),
    )


def clause_at(text: Text, place: int) -> Clause:
    """A clause by its place. Raises NotThereError."""
    if not 0 <= place < len(text.clauses):
        raise NotThereError("no such clause")
    return text.clauses[place]
