"""One wording for each bracket: what a person chose, made into a text without brackets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from goodoffices.text import Text, settle, strike

Choice = Literal["stands", "goes"]
"""What becomes of the words of a bracket in a clean copy."""


def with_choices(text: Text, choices: Mapping[int, Choice]) -> Text:
    """The text with every chosen bracket settled: of alternatives side by side the one that stands takes the
    place of all. Brackets that nobody chose for stay.

    Brackets are numbered in the order in which they open. The later ones, and what lies in others, are
    settled first, so that the numbers of those still to come hold.
    """
    for first, chosen in sorted(_groups(text, choices), reverse=True):
        standing = [at for at in chosen if choices.get(at) == "stands"]
        if standing:
            text = settle(text, standing[0])
        else:
            for at in sorted(chosen, reverse=True):
                text = strike(text, at)
        assert first == min(chosen)
    return text


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
