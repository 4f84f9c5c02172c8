"""What changed in a text file, as cuts: so that a small change of a large file is stored as a small entry.

Files that a site keeps have a line for every row. Lines are laid side by side, and of those that differ only
what differs is stored. Whatever is found, the cuts make exactly the file after out of the file before; where
much moved, they are only larger than they could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from goodoffices.talks.acts import Cut

LAID = 2_000
"""Lines that are laid side by side one by one; a longer stretch that differs in its number of lines gives way
as a whole.
"""


def difference(before: str, after: str) -> tuple[Cut, ...]:
    """The cuts that make ``after`` out of ``before``: in order, none inside another; none if nothing
    changed.
    """
    return tuple(_cuts(before.splitlines(keepends=True), after.splitlines(keepends=True)))


def changed(before: str, cuts: Iterable[Cut]) -> str:
    """The file after the cuts. ValueError where they do not lie in it in order."""
    parts, at = [], 0
    for cut in cuts:
        if not at <= cut.start <= cut.end <= len(before):
            raise ValueError("the cuts do not lie in the file one after another")
        parts += [before[at : cut.start], cut.put]
        at = cut.end
    return "".join([*parts, before[at:]])


def _cuts(old: list[str], new: list[str]) -> Iterator[Cut]:
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    at = sum(map(len, old[:first]))
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    for left, right in _stretches(old, new):
        if left == right:
            at += sum(map(len, left))
            continue
        yield _trimmed(at, "".join(left), "".join(right))
        at += sum(map(len, left))


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Old lines beside those that stand in their place."""
    if len(old) == len(new):
        yield from (([one], [other]) for one, other in zip(old, new, strict=True))
    elif max(len(old), len(new)) > LAID:
        yield old, new
    else:
        for _, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if end - start == stop - begin:
                yield from (
                    ([one], [other]) for one, other in zip(old[start:end], new[begin:stop], strict=True)
                )
            else:
                yield old[start:end], new[begin:stop]


def _trimmed(at: int, old: str, new: str) -> Cut:
    """The cut without what begins and ends the same."""
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    return Cut(at + first, at + len(old) - last, new[first : len(new) - last])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many begin the same."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
