"""One option chosen of several that stand over paragraphs: "Option 1 … Option 2"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from goodoffices.text.change import NoSuchPlaceError, without_spans
from goodoffices.text.model import ClauseNumber, Closes, Layout, Opens, Part, Text


def option_stacks_of(text: Text) -> tuple[tuple[int, ...], ...]:
    """The stacks of options that are still to be chosen between, each by the places of its clauses."""
    return tuple(one.members for one in text.stacks if one.kind == "option" and len(one.members) > 1)


def choose_options(text: Text, chosen: Collection[int]) -> Text:
    """The text with these options chosen: of each its words stand without their mark ("Option 1:"), and the
    options beside it go with all that belongs to them. A sign of a bracket whose other half stays is kept.

    Raises :class:`NoSuchPlaceError` where a place is no option of several, or two of one stack are chosen.
    """
    stacks = option_stacks_of(text)
    firsts: set[int] = set()
    lasts: set[int] = set()
    gone: set[int] = set()
    for place in chosen:
        stack = next((members for members in stacks if place in members), None)
        if stack is None or len(set(stack) & set(chosen)) > 1:
            raise NoSuchPlaceError("This is no option of several, or two are chosen. Choose one of each.")
        firsts.add(stack[0])
        lasts.add(max(_with_all_below(text, stack[-1])))
        for other in stack:
            if other != place:
                gone |= _with_all_below(text, other)
    cuts = _without_halves(text, gone, firsts, lasts)
    starts = _starts(text)
    for place in sorted(set(chosen) - gone):
        cuts += _mark(text, place, starts[place])
        last = max(_with_all_below(text, place))
        if last not in lasts:
            cuts += _end_of(text, last, starts[last])
    return without_spans(text, cuts)


def _starts(text: Text) -> list[int]:
    found, at = [], 0
    for clause in text.clauses:
        found.append(at)
        at += len(clause.printed)
    return found


def _with_all_below(text: Text, place: int) -> set[int]:
    """A clause and those that belong to it."""
    found = {place}
    for at in range(place + 1, len(text.clauses)):
        if text.clauses[at].parent in found:
            found.add(at)
    return found


def _mark(text: Text, place: int, start: int) -> list[tuple[int, int]]:
    """Where the mark of an option stands, with the blanks behind it."""
    at = start
    for part in text.clauses[place].parts:
        end = at + len(part.words)
        if isinstance(part, ClauseNumber):
            printed = text.printed
            while end < len(printed) and printed[end] in " \t\n":
                end += 1
            return [(at, end)]
        at = end
    return []


def _end_of(text: Text, place: int, start: int) -> list[tuple[int, int]]:
    """The ends of lines with which a clause ends: the last option's stand in their place."""
    parts = text.clauses[place].parts
    end = start + len(text.clauses[place].printed)
    return [(end - len(parts[-1].words), end)] if parts and isinstance(parts[-1], Layout) else []


def _without_halves(text: Text, gone: set[int], firsts: set[int], lasts: set[int]) -> list[tuple[int, int]]:
    """The spans of clauses that go, but for signs of brackets whose other half stands elsewhere; and, of the
    first and the last clause of a stack, for what sets them out.
    """
    ends: dict[int, list[int]] = {}
    for place, _, part in text.parts():
        if isinstance(part, Opens | Closes):
            ends.setdefault(part.bracket, []).append(place)
    cuts = []
    for place, offset, part in text.parts():
        if place not in gone:
            continue
        if isinstance(part, Opens | Closes) and not set(ends[part.bracket]) <= gone:
            continue
        own = text.clauses[place].parts
        if place in firsts and _before_mark(own, part):
            continue
        if place in lasts and part is own[-1] and isinstance(part, Layout):
            continue
        cuts.append((offset, offset + len(part.words)))
    return cuts


def _before_mark(parts: Sequence[Part], part: Part) -> bool:
    """Whether a part is a blank before the mark of its option ("2. Option 1:")."""
    for one in parts:
        if isinstance(one, ClauseNumber):
            return False
        if one is part:
            return not one.words.strip()
    return False
