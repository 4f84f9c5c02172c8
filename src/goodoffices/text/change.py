"""Changing a text: the words of one alternative, its owners, its age; a bracket put round words; what a
person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import msgspec

from goodoffices.text.model import Bracket, Clause, Closes, Opens, Text
from goodoffices.text.read import read_text


class NoSuchPlaceError(ValueError):
    """A bracket or a clause that the text does not have, or words that cannot stand there."""


def change_words(text: Text, bracket: int, words: str) -> Text:
    """The text with other words in one bracket, and nothing else changed in its print. Brackets that stood in
    it go; ones in the new words come.

    The bracket keeps its owners, its age and its remarks, as all others do. Raises :class:`NoSuchPlaceError`
    where the words would close it.
    """
    start, end = _span(text, bracket)
    printed = text.printed
    changed = read_text(printed[:start] + words + printed[end:])
    shift = len(words) - (end - start)
    kept = carry_by_offset(text, changed, start, end, shift)
    if _opens_at(kept, start - 1) is None or _ends_at(kept, start - 1) != start + len(words):
        raise NoSuchPlaceError(
            "The words close a bracket that they do not open, or leave one open. "
            "Give each bracket both its signs."
        )
    return kept


def settle(text: Text, bracket: int) -> Text:
    """The text with the words of one bracket agreed: its signs go; the alternatives beside it go with their
    words."""
    own = text.brackets[bracket]
    beside = [m for m in text.stacks[own.stack].members if m != bracket] if own.stack >= 0 else []
    printed = text.printed
    cuts = []
    for other in beside:
        start, end = _span(text, other)
        cuts.append((start - 1, end + 1))
    start, end = _span(text, bracket)
    cuts += [(start - 1, start), (end, end + 1)]
    return without_spans(
        text,
        _with_gaps(printed, cuts, [(s - 1, e + 1) for s, e in (_span(text, b) for b in (*beside, bracket))]),
    )


def strike(text: Text, bracket: int) -> Text:
    """The text without one bracket and its words."""
    start, end = _span(text, bracket)
    printed = text.printed
    return without_spans(
        text, _with_gaps(printed, [(start - 1, end + 1)], [(start - 1, end + 1)], alone=True)
    )


def _with_gaps(
    printed: str, cuts: list[tuple[int, int]], spans: list[tuple[int, int]], alone: bool = False
) -> list[tuple[int, int]]:
    """The cuts, with the blanks between what stood side by side, so that no two are left."""
    spans = sorted(spans)
    gaps = [
        (one[1], two[0])
        for one, two in pairwise(spans)
        if printed[one[1] : two[0]].strip(" /\\") in ("", "or")
    ]
    if alone:
        start, end = spans[0]
        before = printed[start - 1 : start]
        if before in (" ", "") and printed[end : end + 1] in (" ", ",", ".", ";", ":", ""):
            gaps = [(start - 1, start)] if before else []
    return cuts + gaps


def without_spans(text: Text, cuts: list[tuple[int, int]]) -> Text:
    """The text without these spans of its print; what stays keeps owners, age and remarks."""
    printed = text.printed
    kept, at = [], 0
    for start, end in sorted(cuts):
        if start >= at:
            kept.append(printed[at:start])
        at = max(at, end)
    kept.append(printed[at:])
    changed = read_text("".join(kept))
    removed = sorted(cuts)

    def moved(offset: int) -> int:
        gone = 0
        for start, end in removed:
            if end <= offset:
                gone += end - start
            elif start <= offset:
                return -1
        return offset - gone

    return _carry(text, changed, moved)


def own(text: Text, bracket: int, owners: Iterable[str], *, since: str = "", remark: str = "") -> Text:
    """The text with owners of a bracket (in the order given, each once), since when, and a remark for
    mediators."""
    brackets = list(text.brackets)
    if not 0 <= bracket < len(brackets):
        raise NoSuchPlaceError(f"There is no bracket {bracket}. The text has {len(brackets)}.")
    one = brackets[bracket]
    remarks = (*one.remarks, remark) if remark and remark not in one.remarks else one.remarks
    owners = tuple(dict.fromkeys((*one.owners, *owners)))
    brackets[bracket] = msgspec.structs.replace(one, owners=owners, since=since or one.since, remarks=remarks)
    return msgspec.structs.replace(text, brackets=tuple(brackets))


def without_owners(text: Text) -> Text:
    """The text as it may travel: no owner, no remark, no age. The print is the same."""
    brackets = tuple(msgspec.structs.replace(one, owners=(), remarks=(), since="") for one in text.brackets)
    clauses = tuple(msgspec.structs.replace(one, owners=(), remarks=(), since="") for one in text.clauses)
    return msgspec.structs.replace(text, brackets=brackets, clauses=clauses)


def numbered(text: Text) -> Text:
    """A pasted agreement as numbered clauses: each paragraph without a number below an article gets the next
    one ("1.", "2." …).

    Where an article has numbered paragraphs already, its others are left; so are the preamble, what stands
    before the first article, and titles.
    """
    takes = _takes_numbers(text)
    given: dict[int, int] = {}
    printed = []
    for clause in text.clauses:
        if clause.kind == "paragraph" and clause.parent in takes and clause.words:
            given[clause.parent] = given.get(clause.parent, 0) + 1
            printed.append(_with_number(clause, given[clause.parent]))
        else:
            printed.append(clause.printed)
    return read_text("".join(printed))


def _takes_numbers(text: Text) -> set[int]:
    articles = {at for at, clause in enumerate(text.clauses) if clause.kind == "article"}
    if not articles:
        articles = {-1, *(at for at, clause in enumerate(text.clauses) if clause.kind == "heading")}
    return articles - {clause.parent for clause in text.clauses if clause.kind == "numbered"}


def _with_number(clause: Clause, number: int) -> str:
    printed = clause.printed
    lead = len(printed) - len(printed.lstrip())
    return f"{printed[:lead]}{number}. {printed[lead:]}"


def _span(text: Text, bracket: int) -> tuple[int, int]:
    """Where the words of a bracket begin and end in the print, without its signs."""
    if not 0 <= bracket < len(text.brackets):
        raise NoSuchPlaceError(f"There is no bracket {bracket}. The text has {len(text.brackets)}.")
    start = end = 0
    for _, offset, part in text.parts():
        if isinstance(part, Opens) and part.bracket == bracket:
            start = offset + 1
        elif isinstance(part, Closes) and part.bracket == bracket:
            end = offset
    return start, end


def _opens_at(text: Text, offset: int) -> int | None:
    return next((p.bracket for _, at, p in text.parts() if at == offset and isinstance(p, Opens)), None)


def _ends_at(text: Text, offset: int) -> int:
    bracket = _opens_at(text, offset)
    return next((at for _, at, p in text.parts() if isinstance(p, Closes) and p.bracket == bracket), -1)


def carry_by_offset(old: Text, new: Text, start: int, end: int, shift: int) -> Text:
    """The new text with owners, ages and remarks of the old, where its words from ``start`` to ``end`` were
    replaced by ones longer by ``shift``."""

    def moved(offset: int) -> int:
        if offset < start:
            return offset
        return offset + shift if offset >= end else -1

    return _carry(old, new, moved)


def _carry(old: Text, new: Text, moved: Callable[[int], int]) -> Text:
    places = {offset: part.bracket for _, offset, part in new.parts() if isinstance(part, Opens)}
    brackets = list(new.brackets)
    for _, offset, part in old.parts():
        if isinstance(part, Opens) and (at := places.get(moved(offset))) is not None:
            before: Bracket = old.brackets[part.bracket]
            brackets[at] = msgspec.structs.replace(
                brackets[at], owners=before.owners, since=before.since, remarks=before.remarks
            )
    clauses = _carry_clauses(old, new, moved)
    return msgspec.structs.replace(new, brackets=tuple(brackets), clauses=clauses)


def _carry_clauses(old: Text, new: Text, moved: Callable[[int], int]) -> tuple[Clause, ...]:
    starts = _starts(new)
    clauses = list(new.clauses)
    for offset, place in _starts(old).items():
        before = old.clauses[place]
        if (before.owners or before.remarks or before.since) and (
            at := starts.get(moved(offset))
        ) is not None:
            clauses[at] = msgspec.structs.replace(
                clauses[at], owners=before.owners, since=before.since, remarks=before.remarks
            )
    return tuple(clauses)


def _starts(text: Text) -> dict[int, int]:
    starts: dict[int, int] = {}
    offset = 0
    for place, clause in enumerate(text.clauses):
        starts[offset] = place
        offset += len(clause.printed)
    return starts
