"""What is not finished: places still held for something, numbers that are missing or stand twice, words that
stand twice, parentheses left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.language import CodedText
from goodoffices.text.checks.provisions import norm
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding
from goodoffices.text.model import Closes, Layout, Opens

SOURCE = "Own rule: nothing is left open that could be read as agreed"
_BLANK = re.compile(
    r"_{2,}|(?<!\.)\.{4,}(?!\.)|…{2,}|#{2,}|\b(?:TBD|TBC|TBA|XX+|20XX|19XX|XX/XX/\w+)\b|"
    r"\b(?:t\.b\.[dc]\.)|<[^<>\n]{2,40}>|\{\{?(?!:)[^{}\n]{2,60}\}?\}"
    r"|(?<![\w-])[XYN](?=\s+(?:persons?|people|days?|weeks?|months?|years?|per\s+cent|"
    r"percent|%|kilometres?|metres?|members?|prisoners?|hostages?|dollars|euros))"
)
_TWICE = re.compile(
    r"\b(the|of|to|and|in|a|an|for|by|on|with|shall|be|is|are|or|from|at|not)\s+\1\b", re.IGNORECASE
)


def find_gaps(reading: TextReading) -> Iterator[Finding]:
    """Everything that is not finished."""
    yield from _placeholders(reading)
    yield from _numbering(reading)
    for passage in reading.passages:
        for match in _TWICE.finditer(passage.words):
            if "\n\n" not in match[0] and match[1] == match[1].casefold():
                yield reading.finding(
                    "word-twice",
                    "note",
                    passage,
                    match.span(),
                    CodedText("stands-twice", "“%(match)s” stands twice.", match=match[1]),
                    CodedText("take-one-out", "Take one out."),
                    SOURCE,
                )
        yield from _parentheses(reading, passage)


def _placeholders(reading: TextReading) -> Iterator[Finding]:
    starts: dict[int, tuple[int, int]] = {}
    passages = {one.place: one for one in reading.passages}
    for place, offset, part in reading.text.parts():
        if isinstance(part, Opens) and reading.text.brackets[part.bracket].placeholder:
            starts[part.bracket] = (place, offset)
        elif isinstance(part, Closes) and part.bracket in starts:
            begun, start = starts.pop(part.bracket)
            passage = passages.get(begun)
            if passage is not None:
                yield _held(reading, passage, start - passage.start, offset + 1 - passage.start)
    for passage in reading.passages:
        said = "".join(
            " " * len(part.words) if isinstance(part, Layout) else part.words for part in passage.clause.parts
        )
        for match in _BLANK.finditer(said):
            yield _held(reading, passage, *match.span())


def _held(reading: TextReading, passage: ClauseWords, start: int, end: int) -> Finding:
    words = " ".join(reading.printed[passage.start + start : passage.start + end].split())
    return reading.finding(
        "placeholder-left",
        "warning",
        passage,
        (start, end),
        CodedText(
            "only-holds-place-something", "“%(words)s” only holds the place of something.", words=words
        ),
        CodedText(
            "write-what-agreed-or",
            "Write what is agreed, or put it into brackets with a wording of each side.",
        ),
        SOURCE,
    )


def _numbering(reading: TextReading) -> Iterator[Finding]:
    """Numbers of articles and paragraphs that stand twice in one place, or are left out."""
    clauses = reading.text.clauses
    passages = {one.place: one for one in reading.passages}
    groups: dict[tuple[int, str], list[int]] = {}
    for place, clause in enumerate(clauses):
        if clause.kind in ("numbered", "article") and clause.number:
            key = (clause.parent, _style(clause.number) if clause.kind == "numbered" else "article")
            groups.setdefault(key, []).append(place)
    first: dict[tuple[str, int | None], int] = {}
    for place, clause in enumerate(clauses):
        if clause.kind == "numbered":
            style = _style(clause.number)
            first.setdefault((style, _value(norm(clause.number).strip("()"), style)), place)
    for (_, style), places in groups.items():
        before: tuple[int, int] | None = None
        seen: dict[str, int] = {}
        again = 0
        for place in places:
            number = norm(clauses[place].number).strip("()")
            value = _value(number, style)
            if number in seen and value is not None and before is not None and value != 1:
                yield _number(
                    reading,
                    passages,
                    place,
                    CodedText(
                        "number-stands-twice", "Number %(number)s stands twice.", number=clauses[place].number
                    ),
                    (seen[number],),
                )
                again += 1
            elif (
                value is not None
                and before is not None
                and value > before[0] + 1 + again
                and value - before[0] <= 3
            ):
                missing = range(before[0] + 1, value)
                if all(first.get((style, one), place) < place for one in missing):
                    before = (value, place)
                    continue
                gone = ", ".join(
                    str(one) if style != "letter" else chr(96 + one) for one in range(before[0] + 1, value)
                )
                yield _number(
                    reading,
                    passages,
                    place,
                    CodedText(
                        "before-number-left-out",
                        "Before number %(number)s, %(gone)s is left out.",
                        number=clauses[place].number,
                        gone=gone,
                    ),
                    (before[1],),
                )
            seen.setdefault(number, place)
            if value is not None:
                before = (value, place)


def _number(
    reading: TextReading, passages: dict[int, ClauseWords], place: int, message: str, others: tuple[int, ...]
) -> Finding:
    passage = passages[place]
    lead = len(passage.words) - len(passage.words.lstrip())
    printed = passage.clause.printed
    start = len(printed) - len(printed.lstrip())
    return reading.finding(
        "number-of-clause",
        "note",
        passage,
        (start, max(start + 1, lead)),
        message,
        CodedText("number-clauses-anew-references", "Number the clauses anew, and the references to them."),
        SOURCE,
        others,
    )


def _style(number: str) -> str:
    bare = number.strip("()")
    if "." in bare:
        return f"dotted {bare.rsplit('.', 1)[0]}"
    return "digits" if bare[:1].isdigit() else "letter" if len(bare) == 1 else "other"


def _value(number: str, style: str) -> int | None:
    last = number.rsplit(".", 1)[-1]
    if last.isdigit():
        return int(last)
    return ord(last) - 96 if style == "letter" and len(last) == 1 and "a" <= last <= "z" else None


def _parentheses(reading: TextReading, passage: ClauseWords) -> Iterator[Finding]:
    """A parenthesis that is opened and not closed before its clause ends."""
    opened: list[int] = []
    for at, sign in enumerate(passage.words):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
    if len(opened) == 1:
        at = opened[0]
        words = " ".join(passage.words[at : at + 30].split())
        yield reading.finding(
            "parenthesis-not-closed",
            "note",
            passage,
            (at, at + 1),
            CodedText("parenthesis-not-closed", "The parenthesis “%(words)s…” is not closed.", words=words),
            CodedText("close", "Close it."),
            SOURCE,
        )
