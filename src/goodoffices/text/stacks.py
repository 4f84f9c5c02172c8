"""Alternatives that stand side by side, and what only holds a place."""

from __future__ import annotations

import re

import msgspec

from goodoffices.text.markers import Marker
from goodoffices.text.model import Closes, Layout, Opens, PlainWords, Stack, Text
from goodoffices.text.outline import Stood

_BETWEEN = re.compile(r"\s*(?:/|or|and/or|\\)?\s*", re.IGNORECASE)
_SIGNS = r"[xyzn]|[xyn]{2,3}|[-–—_.…•●#*?\s]*"
_NAMED = (
    r"(?:exact |the )?(?:date|day|month|year|number|no\.?|names?|place|venue|amount|sum|title|time|hour"
    r"|tbd|tbc|t\.b\.d\.?|t\.b\.c\.?|blank|location|list)"
)
_SAID = (
    r"(?:placeholder|insert|to be|tbd|tbc|name of|date of|number of|amount of|place of|date to"
    r"|further details|details to|text to)\b.*"
    r"|(?:\w+\s+){1,4}(?:still\s+)?to be (?:confirmed|decided|agreed|determined|named|fixed|"
    r"added|inserted|completed)"
)
_PLACEHOLDER = re.compile(rf"[*_\s]*(?:{_SIGNS}|{_NAMED}|{_SAID})[*_\s]*", re.IGNORECASE | re.DOTALL)


def holds_a_place(words: str) -> bool:
    """Whether the words of a bracket only hold the place of something: "X", "…", "date", "to be decided",
    "placeholder for …"."""
    return _PLACEHOLDER.fullmatch(words[:200]) is not None


def bracket_stacks(text: Text) -> list[Stack]:
    """Brackets of one clause that stand next to each other at one depth, with nothing, a blank, "/" or "or"
    between them."""
    stacks: list[Stack] = []
    for clause in text.clauses:
        runs: list[list[int]] = []
        ended: int | None = None
        between = ""
        for part in clause.parts:
            if isinstance(part, Opens):
                beside = (
                    ended is not None and text.brackets[ended].parent == text.brackets[part.bracket].parent
                )
                if beside and _BETWEEN.fullmatch(between) and ended is not None:
                    run = next((run for run in runs if run[-1] == ended), None)
                    runs.append([ended, part.bracket]) if run is None else run.append(part.bracket)
                ended = None
            elif isinstance(part, Closes):
                ended, between = part.bracket, ""
            elif isinstance(part, PlainWords | Layout):
                between += part.words
            else:
                ended = None
        stacks += [Stack(kind="bracket", members=tuple(run)) for run in runs]
    return stacks


def option_stacks(markers: list[Marker], stood: list[Stood]) -> list[Stack]:
    """Options that follow each other below one clause; one that begins again with the first begins another
    stack."""
    runs: dict[tuple[int, str], list[list[int]]] = {}
    for place, marker in enumerate(markers):
        if marker.kind != "option":
            continue
        kept = runs.setdefault((stood[place].parent, marker.style), [])
        first = bool(marker.values) and marker.values[0][1] <= 1
        if not kept or first:
            kept.append([])
        kept[-1].append(place)
    found = [Stack(kind="option", members=tuple(run)) for kept in runs.values() for run in kept]
    return sorted(found, key=lambda stack: stack.members)


def with_places(text: Text, stacks: list[Stack]) -> Text:
    """The text with its stacks, each bracket knowing its own, and whether it only holds a place."""
    of = {
        member: at for at, stack in enumerate(stacks) if stack.kind == "bracket" for member in stack.members
    }
    inside = bracket_words(text)
    brackets = tuple(
        msgspec.structs.replace(bracket, stack=of.get(at, -1), placeholder=holds_a_place(inside[at]))
        for at, bracket in enumerate(text.brackets)
    )
    return msgspec.structs.replace(text, brackets=brackets, stacks=tuple(stacks))


def bracket_words(text: Text) -> list[str]:
    """What stands in each bracket, with the brackets inside it, as printed."""
    starts, ends = [0] * len(text.brackets), [0] * len(text.brackets)
    for _, offset, part in text.parts():
        if isinstance(part, Opens):
            starts[part.bracket] = offset + len(part.words)
        elif isinstance(part, Closes):
            ends[part.bracket] = offset
    printed = text.printed
    return [printed[start:end] for start, end in zip(starts, ends, strict=True)]
