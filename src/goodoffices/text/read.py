"""Reading a text in the manner of the United Nations: articles, paragraphs and sub-paragraphs with their own
numbers, brackets that nest,
alternatives that stack, options over paragraphs. Reading never refuses: what cannot be understood is words,
and is printed as it was.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from goodoffices.text.lines import TextLine, lines_of
from goodoffices.text.markers import Marker, find_markers
from goodoffices.text.model import (
    Bracket,
    Clause,
    ClauseNumber,
    Closes,
    Layout,
    Loose,
    Opens,
    Part,
    PlainWords,
    Text,
)
from goodoffices.text.outline import Begun, Stood, outline
from goodoffices.text.pairs import Sign, pair
from goodoffices.text.stacks import bracket_stacks, option_stacks, with_places

_SIGN = re.compile(r"[\[\]［］]")
_NOTE_MARK = re.compile(r"\[\^[^\]\s\[]{1,16}\]")
_LINK = re.compile(r"\[[^\[\]\n]{1,300}\](?:\((?:[a-z]+:|/|#|www\.|\.)[^()\s]*\)|\[([^\[\]\n]{1,60})\])")
_DEFINED = re.compile(r"^[ \t]*\[([^\]\n^][^\]\n]{0,59})\]:[ \t]*(?:[a-z]+:|/|#|www\.)\S*", re.MULTILINE)
_ENDED = re.compile(r"[.:;!?؟。]['\"”’)\]*_]*\s*$")
_WRAPPED = 120
"""Signs in the longest line of a text whose lines were broken to a width."""
_GAPS = re.compile("[ \t\u00a0]*(?:(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\u00a0]*)+|[ \t\u00a0]+$")
_INDENT = re.compile(r"(?:\s|#(?=[#\s]))*")
_LEAD = re.compile(r"(?:[\s*_\\]|#(?=[#\s]))*")
"""What stands before a number: an indent, marks of a heading, marks of heavy or slanted letters."""
_MARKS = re.compile(r"(?:[ \t\u00a0\u2000-\u200a\u3000]|\*\*[^*\n]{0,120}\*\*|[*_“\"\\>])*")


class _Cut(NamedTuple):
    """A clause before it is read: where it begins, its marker (offsets in the whole text) and how far in it
    stands."""

    start: int
    marker: Marker
    indent: int


def read_text(text: str) -> Text:
    """The text as clauses, brackets and stacks. ``read_text(text).printed == text`` for every text."""
    cuts = _cuts(text)
    if not cuts:
        return Text(clauses=())
    ends = [cut.start for cut in cuts[1:]] + [len(text)]
    begun = [
        Begun(cut.marker, cut.indent, _title(text, cut, end), _leads(text, cut, end))
        for cut, end in zip(cuts, ends, strict=True)
    ]
    stood = outline(begun)
    kinds = [cut.marker.kind for cut in cuts]
    links = {name.casefold() for name in _DEFINED.findall(text)}
    signs = [sign for place, cut in enumerate(cuts) for sign in _signs(text, cut, ends[place], place, links)]
    pairs = pair(signs, stood, kinds)
    brackets, opened, closed = _nest(signs, pairs)
    clauses = []
    loose = {sign.offset for sign in signs} - opened.keys() - closed.keys()
    at = 0
    offsets = [sign.offset for sign in signs]
    for place, cut in enumerate(cuts):
        own = []
        while at < len(offsets) and offsets[at] < ends[place]:
            own.append(offsets[at])
            at += 1
        parts = _parts(text, cut, ends[place], own, opened, closed, loose)
        clauses.append(_clause(cut.marker, stood[place], parts))
    whole = Text(clauses=tuple(clauses), brackets=tuple(brackets))
    return with_places(whole, bracket_stacks(whole) + option_stacks([cut.marker for cut in cuts], stood))


def _clause(marker: Marker, stood: Stood, parts: list[Part]) -> Clause:
    return Clause(
        kind=marker.kind,  # type: ignore[arg-type]  # a marker's kinds are a clause's
        label=stood.label,
        number=marker.number,
        level=stood.level,
        parent=stood.parent,
        parts=tuple(parts),
    )


def _cuts(text: str) -> list[_Cut]:
    """Where clauses begin. They cover the whole text; an empty text has none."""
    lines = lines_of(text)
    cuts: list[_Cut] = []
    first = _front(text, lines, cuts)
    longest = max((line.end - line.start for line in lines), default=0)
    wrapped = longest <= _WRAPPED
    blank, before, number = True, "", 0
    for line in lines[first:]:
        words = text[line.start : line.end]
        if not words.strip():
            blank = True
            if not cuts:
                cuts.append(_Cut(line.start, Marker("paragraph", line.start, line.start), 0))
            continue
        runs_on = not blank and wrapped and _runs_on(before, longest)
        markers = find_markers(words, runs_on, number + 1 if number else 0)
        number = next((value for one in markers for style, value in one.values if style == "arabic."), number)
        if runs_on and markers and markers[0].kind in ("numbered", "item") and not _lists(markers[0]):
            markers = []
        if markers:
            _cut_at(cuts, line.start, words, markers)
        elif blank or not cuts or _apart(before, wrapped, cuts[-1].marker):
            cuts.append(_Cut(line.start, Marker("paragraph", line.start, line.start), _indent(words)))
        blank, before = False, words
    if cuts and cuts[0].start:
        cuts[0] = cuts[0]._replace(start=0)
    return _joined(text, cuts)


def _joined(text: str, cuts: list[_Cut]) -> list[_Cut]:
    """Without a first clause that is blank lines alone, which then stand at the beginning of the next."""
    if len(cuts) > 1 and not text[cuts[0].start : cuts[1].start].strip():
        return [cuts[1]._replace(start=0), *cuts[2:]]
    return cuts


def _front(text: str, lines: list[TextLine], cuts: list[_Cut]) -> int:
    """What stands before the text about the file, between two lines of hyphens; how many lines that is."""
    if lines and text[lines[0].start : lines[0].end].strip("\ufeff \t") == "---":
        for at, line in enumerate(lines[1:200], 1):
            if text[line.start : line.end].rstrip() in ("---", "..."):
                cuts.append(_Cut(0, Marker("front", 0, 0), 0))
                return at + 1
    return 0


def _runs_on(before: str, longest: int) -> bool:
    """In a text broken to a width, whether a line goes on in the next one: it is full, and no sentence or
    item of a list ends with it."""
    full = len(before.rstrip()) >= max(40.0, longest * 0.75)
    return full and not _ENDED.search(before) and not before.rstrip().endswith((",", " and", " or"))


def _lists(marker: Marker) -> bool:
    """A number that no figure in a sentence looks like: "(a)"."""
    return marker.number.startswith("(") and not marker.number[1:-1].isdigit()


def _apart(before: str, wrapped: bool, above: Marker) -> bool:
    """Whether a line without a number, with no blank line before it, is a paragraph of its own."""
    if above.kind in ("heading", "article", "front"):
        return True
    return above.kind != "note" and not wrapped and bool(_ENDED.search(before))


def _cut_at(cuts: list[_Cut], start: int, words: str, markers: list[Marker]) -> None:
    indent = _indent(words)
    for at, marker in enumerate(markers):
        moved = marker._replace(start=marker.start + start, end=marker.end + start)
        begins = start if at == 0 else start + markers[at - 1].end
        cuts.append(_Cut(begins, moved, indent + 2 * at))


def _indent(words: str) -> int:
    wide = words.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _title(text: str, cut: _Cut, end: int) -> str:
    """The words of a heading without a number, by which it is referred to."""
    if cut.marker.kind != "heading" or cut.marker.number:
        return ""
    words = " ".join(text[cut.start : end].split()).strip("#*_[] :")
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + " …"


def _leads(text: str, cut: _Cut, end: int) -> bool:
    """Whether a numbered clause only leads to what stands below it."""
    if cut.marker.kind != "numbered":
        return False
    words = text[cut.marker.end : end].strip(" \n\r\t*_[")
    return not words or words.endswith(":")


def _signs(text: str, cut: _Cut, end: int, place: int, links: set[str]) -> list[Sign]:
    """The signs of brackets of a clause; marks of footnotes and links are none."""
    if cut.marker.kind == "front" or (cut.marker.kind == "note" and text[cut.marker.start + 1] != "^"):
        return []
    found: list[Sign] = []
    at = cut.marker.end if cut.marker.kind == "note" else cut.start
    first = True
    behind = at
    while match := _SIGN.search(text, at, end):
        offset = match.start()
        first = first and _only_marks(text, behind, offset, cut.marker)
        note = _NOTE_MARK.match(text, offset, end)
        link = None if note else _LINK.match(text, offset, end)
        if link and link[1] is not None and link[1].casefold() not in links:
            link = None
        skipped = note or link
        if skipped is None and links and match[0] == "[":
            skipped = _named_link(text, offset, end, links)
        if skipped:
            at = behind = skipped.end()
            continue
        found.append(Sign(offset, match[0] in "[［", place, first, offset < cut.marker.start))
        first = first and match[0] in "[［"
        at = behind = offset + 1
    return found


def _named_link(text: str, offset: int, end: int, links: set[str]) -> re.Match[str] | None:
    match = re.compile(r"\[([^\[\]\n]{1,60})\]").match(text, offset, end)
    return match if match and match[1].casefold() in links else None


def _only_marks(text: str, start: int, end: int, marker: Marker) -> bool:
    """Whether nothing but the number and marks of layout stand between two offsets."""
    if start <= marker.start and marker.end <= end:
        between = text[start : marker.start] + " " + text[marker.end : end]
    elif marker.start <= start < marker.end:
        between = text[max(start, marker.end) : end]
    else:
        between = text[start:end]
    between = between.replace("#", " ")
    if not between.strip():
        return True
    match = _MARKS.fullmatch(" ".join(between.split()))
    return match is not None


def _nest(signs: list[Sign], pairs: dict[int, int]) -> tuple[list[Bracket], dict[int, int], dict[int, int]]:
    """The brackets in the order in which they open, and to which of them each sign belongs."""
    ends = {end: start for start, end in pairs.items()}
    clauses = {sign.offset: sign.clause for sign in signs}
    brackets: list[Bracket] = []
    opened: dict[int, int] = {}
    closed: dict[int, int] = {}
    around: list[int] = []
    for sign in signs:
        if sign.opens and sign.offset in pairs:
            opened[sign.offset] = len(brackets)
            parent = around[-1] if around else -1
            last = clauses[pairs[sign.offset]]
            brackets.append(
                Bracket(depth=len(around) + 1, first_clause=sign.clause, last_clause=last, parent=parent)
            )
            around.append(opened[sign.offset])
        elif sign.offset in ends:
            closed[sign.offset] = opened[ends[sign.offset]]
            around.pop()
    return brackets, opened, closed


def _parts(
    text: str,
    cut: _Cut,
    end: int,
    signs: list[int],
    opened: dict[int, int],
    closed: dict[int, int],
    loose: set[int],
) -> list[Part]:
    """The parts of a clause; a number with signs of brackets inside it is words."""
    parts: list[Part] = []
    marker = cut.marker
    number = (
        (marker.start, marker.end)
        if marker.start < marker.end and not any(marker.start <= s < marker.end for s in signs)
        else None
    )
    at = cut.start
    stops = sorted({*signs, *(number or ())})
    for stop in stops:
        if number and at == number[0] and stop == number[1]:
            parts.append(ClauseNumber(text[at:stop]))
        elif at < stop:
            parts += _words(text, at, stop, cut, end)
        at = stop
        if stop in opened:
            parts.append(Opens(opened[stop], text[stop]))
        elif stop in closed:
            parts.append(Closes(closed[stop], text[stop]))
        elif stop in loose:
            parts.append(Loose(text[stop]))
        else:
            continue
        at = stop + 1
    if at < end:
        parts += _words(text, at, end, cut, end)
    return parts


def _words(text: str, start: int, end: int, cut: _Cut, clause_end: int) -> list[Part]:
    """Words between two signs, with ends of lines and indents apart as layout."""
    parts: list[Part] = []
    at = start
    if start == cut.start:
        lead = (_LEAD if end == cut.marker.start else _INDENT).match(text, start, end)
        if lead and lead.end() > start:
            parts.append(Layout(lead[0]))
            at = lead.end()
    base = at
    for match in _GAPS.finditer(text[base:end]):
        if (
            base + match.end() == end
            and end != clause_end
            and not any(sign in match[0] for sign in "\n\r\x0b\x0c\x85\u2028\u2029")
        ):
            continue
        if base + match.start() > at:
            parts.append(PlainWords(text[at : base + match.start()]))
        parts.append(Layout(match[0]))
        at = base + match.end()
    if at < end:
        parts.append(PlainWords(text[at:end]))
    return parts
