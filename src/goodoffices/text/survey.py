"""What a text holds, for people and programs: its clauses, its brackets with depth and place, what is never
closed."""

from __future__ import annotations

import msgspec

from goodoffices.language import CodedText
from goodoffices.text.finding import Finding, Spot
from goodoffices.text.lines import LineCounter
from goodoffices.text.model import Closes, Loose, Opens, Text
from goodoffices.text.stacks import bracket_words

_CONTEXT = 60


class BracketSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket. ``depth`` is 1 where it stands in no other; ``line`` and ``column`` (from 1), and ``start``
    (offset in characters from 0), are those of
    the sign that opens it, ``end_line``, ``end_column`` and ``end`` (behind it) those of the sign that closes
    it. ``clause`` is the label of the clause that it begins in.
    ``parent`` is the number of the bracket around it, ``stack`` that of the alternatives that it is one of,
    null for none. ``words`` is what stands in it."""

    number: int
    depth: int
    line: int
    column: int
    start: int
    end_line: int
    end_column: int
    end: int
    clause: str
    words: str
    parent: int | None = None
    stack: int | None = None
    placeholder: bool = False
    owners: tuple[str, ...] = ()
    since: str = ""


class LooseSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A sign that closes nothing, or opens what is never closed: its place, its clause, and the words behind
    it (``[``) or before it (``]``)."""

    line: int
    column: int
    start: int
    clause: str
    words: str


class ClauseSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A clause: what kind it is, how it is referred to, its number as it is, how far below the top it stands,
    its place, and how many brackets begin in it."""

    kind: str
    label: str
    number: str
    level: int
    line: int
    start: int
    brackets: int


class StackSeen(msgspec.Struct, frozen=True, kw_only=True):
    """Alternatives side by side: of kind ``bracket`` with the numbers of the brackets, or of kind ``option``
    with the labels of the options."""

    number: int
    kind: str
    brackets: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    line: int = 0


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """All that ``goodoffices text check --json`` says of one file."""

    file: str
    encoding: str
    characters: int
    depth: int
    clauses: tuple[ClauseSeen, ...]
    brackets: tuple[BracketSeen, ...]
    stacks: tuple[StackSeen, ...]
    unclosed: tuple[LooseSeen, ...]
    stray: tuple[LooseSeen, ...]
    findings: tuple[Finding, ...] = ()


def survey(
    text: Text, *, file: str = "", encoding: str = "utf-8", findings: tuple[Finding, ...] = ()
) -> Survey:
    """What a text holds. Numbers of brackets and stacks count from 1, in the order of the text."""
    printed = text.printed
    lines = LineCounter(printed)
    starts, ends = [0] * len(text.brackets), [0] * len(text.brackets)
    begins, begun = [0] * len(text.clauses), [0] * len(text.clauses)
    unclosed: list[LooseSeen] = []
    stray: list[LooseSeen] = []
    seen = -1
    for place, offset, part in text.parts():
        if place != seen:
            seen = place
            begins[place] = offset
        if isinstance(part, Opens):
            starts[part.bracket] = offset
            begun[place] += 1
        elif isinstance(part, Closes):
            ends[part.bracket] = offset
        elif isinstance(part, Loose):
            opens = part.words in "[［"
            words = (
                printed[offset + 1 : offset + 1 + _CONTEXT]
                if opens
                else printed[max(0, offset - _CONTEXT) : offset]
            )
            line, column = lines.place(offset)
            found = LooseSeen(
                line=line,
                column=column,
                start=offset,
                clause=text.clauses[place].label,
                words=" ".join(words.split()),
            )
            (unclosed if opens else stray).append(found)
    inside = bracket_words(text)
    brackets = tuple(
        _bracket(text, at, lines, starts[at], ends[at], inside[at]) for at in range(len(text.brackets))
    )
    return Survey(
        file=file,
        encoding=encoding,
        characters=len(printed),
        depth=text.depth,
        clauses=tuple(_clause(text, at, lines, begins[at], begun[at]) for at in range(len(text.clauses))),
        brackets=brackets,
        stacks=tuple(_stack(text, at, brackets, begins, lines) for at in range(len(text.stacks))),
        unclosed=tuple(unclosed),
        stray=tuple(stray),
        findings=findings,
    )


def _bracket(text: Text, at: int, lines: LineCounter, start: int, end: int, words: str) -> BracketSeen:
    bracket = text.brackets[at]
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    return BracketSeen(
        number=at + 1,
        depth=bracket.depth,
        line=line,
        column=column,
        start=start,
        end_line=end_line,
        end_column=end_column,
        end=end + 1,
        clause=text.clauses[bracket.first_clause].label,
        words=words,
        parent=bracket.parent + 1 or None,
        stack=bracket.stack + 1 or None,
        placeholder=bracket.placeholder,
        owners=bracket.owners,
        since=bracket.since,
    )


def _clause(text: Text, at: int, lines: LineCounter, start: int, brackets: int) -> ClauseSeen:
    clause = text.clauses[at]
    skipped = len(clause.printed) - len(clause.printed.lstrip())
    line = lines.place(start + skipped)[0]
    return ClauseSeen(
        kind=clause.kind,
        label=clause.label,
        number=clause.number,
        level=clause.level,
        line=line,
        start=start,
        brackets=brackets,
    )


def _stack(
    text: Text, at: int, brackets: tuple[BracketSeen, ...], begins: list[int], lines: LineCounter
) -> StackSeen:
    stack = text.stacks[at]
    if stack.kind == "bracket":
        numbers = tuple(member + 1 for member in stack.members)
        return StackSeen(
            number=at + 1, kind="bracket", brackets=numbers, line=brackets[stack.members[0]].line
        )
    labels = tuple(text.clauses[member].label for member in stack.members)
    return StackSeen(
        number=at + 1, kind="option", options=labels, line=lines.place(begins[stack.members[0]])[0]
    )


def loose_findings(text: Text) -> list[Finding]:
    """What is never closed, or closes nothing, as findings."""
    seen = survey(text)
    found = [
        _loose(
            "bracket-not-closed",
            one,
            CodedText(
                "bracket-opens-before-never",
                "A bracket opens before “%(short)s” and is never closed.",
                short=_short(one.words),
            ),
            CodedText(
                "close-where-words-not",
                "Close it where the words that are not agreed end, or take the sign out.",
            ),
        )
        for one in seen.unclosed
    ]
    return found + [
        _loose(
            "bracket-not-opened",
            one,
            CodedText(
                "bracket-closed-behind-was",
                "A bracket is closed behind “%(short)s” and was never opened.",
                short=_short(one.words[::-1])[::-1],
            ),
            CodedText(
                "open-where-words-not",
                "Open it where the words that are not agreed begin, or take the sign out.",
            ),
        )
        for one in seen.stray
    ]


def _short(words: str) -> str:
    return words if len(words) <= 30 else words[:30] + "…"


def _loose(kind: str, one: LooseSeen, message: str, remedy: str) -> Finding:
    spot = Spot(line=one.line, column=one.column, start=one.start, end=one.start + 1, words=one.words)
    return Finding(
        kind=kind,
        severity="error",
        clauses=(one.clause,) if one.clause else (),
        message=message,
        remedy=remedy,
        source="Own rule: what is agreed and what is not must be told apart",
        place=spot,
    )
