"""One wording for each bracket: what a person chose, made into a text without brackets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

import msgspec

from goodoffices.text import Text, choose_options, option_stacks_of, settle, strike

Choice = Literal["stands", "goes"]
"""What becomes of the words of a bracket in a clean copy."""


def with_choices(text: Text, choices: Mapping[int, Choice], options: Collection[int] = ()) -> Text:
    """The text with every chosen bracket settled: of alternatives side by side the one that stands takes the
    place of all. Brackets that nobody chose for stay. ``options`` are the places of options over paragraphs
    that stand, one of each stack; the others go.

    Brackets are numbered in the order in which they open. The later ones, and what lies in others, are
    settled first, so that the numbers of those still to come hold.
    """
    if options:
        text, choices = _with_options(text, choices, options)
    for first, chosen in sorted(_groups(text, choices), reverse=True):
        standing = [at for at in chosen if choices.get(at) == "stands"]
        if standing:
            text = settle(text, standing[0])
        else:
            for at in sorted(chosen, reverse=True):
                text = strike(text, at)
        assert first == min(chosen)
    return text


def _with_options(
    text: Text, choices: Mapping[int, Choice], options: Collection[int]
) -> tuple[Text, Mapping[int, Choice]]:
    """The text with its options chosen, and the choices for the brackets that are left, by their new numbers.
    A clean copy says nothing of a bracket's age: it carries the old number over.
    """
    stacks = option_stacks_of(text)
    options = [next(at for at in options if at in one) for one in stacks if not set(one).isdisjoint(options)]
    marked = [msgspec.structs.replace(one, since=str(at)) for at, one in enumerate(text.brackets)]
    chosen = choose_options(msgspec.structs.replace(text, brackets=tuple(marked)), options)
    kept = [
        msgspec.structs.replace(one, since=text.brackets[int(one.since)].since) if one.since else one
        for one in chosen.brackets
    ]
    by_new = {at: int(one.since) for at, one in enumerate(chosen.brackets) if one.since}
    return (
        msgspec.structs.replace(chosen, brackets=tuple(kept)),
        {at: choices[old] for at, old in by_new.items() if old in choices},
    )


def open_brackets(text: Text) -> tuple[int, ...]:
    """The brackets that still want a choice: all but placeholders, which hold a place for what is to come."""
    return tuple(at for at, one in enumerate(text.brackets) if not one.placeholder)


def _groups(text: Text, choices: Mapping[int, Choice]) -> list[tuple[int, tuple[int, ...]]]:
    """Brackets that are chosen between, together: the alternatives of a stack where one of them stands; else
    each alone. A bracket inside one that goes is not chosen for.
    """
    found: list[tuple[int, tuple[int, ...]]] = []
    done: set[int] = set()
    for at in range(len(text.brackets)):
        if at in done or at not in choices or _goes_with(text, at, choices):
            continue
        stack = text.brackets[at].stack
        members = text.stacks[stack].members if stack >= 0 and text.stacks[stack].kind == "bracket" else (at,)
        if any(choices.get(one) == "stands" for one in members) and len(members) > 1:
            found.append((min(members), members))
            done.update(members)
        else:
            found.append((at, (at,)))
            done.add(at)
    return found


def _goes_with(text: Text, bracket: int, choices: Mapping[int, Choice]) -> bool:
    """Whether a bracket around it goes, or gives way to an alternative beside it."""
    parent = text.brackets[bracket].parent
    while parent >= 0:
        stack = text.brackets[parent].stack
        beside = text.stacks[stack].members if stack >= 0 and text.stacks[stack].kind == "bracket" else ()
        if choices.get(parent) == "goes" or any(
            one != parent and choices.get(one) == "stands" for one in beside
        ):
            return True
        parent = text.brackets[parent].parent
    return False
