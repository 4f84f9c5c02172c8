"""From one version to the next: what a bracket knows of itself goes along, however the words round it
change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from goodoffices.text.difference import Difference, compare
from goodoffices.text.model import Bracket, Clause, Opens, Text

_Known = TypeVar("_Known", Bracket, Clause)


class LeftOver(msgspec.Struct, frozen=True, kw_only=True):
    """What a bracket or an option that is gone knew of itself."""

    clause: str
    words: str
    owners: tuple[str, ...] = ()
    since: str = ""
    remarks: tuple[str, ...] = ()


class Carried(msgspec.Struct, frozen=True):
    """The next version with owners, ages and remarks, and what found no place in it."""

    text: Text
    left_over: tuple[LeftOver, ...]


def carry(old: Text, new: Text, difference: Difference | None = None, *, since: str = "") -> Carried:
    """The new text with what the old one's brackets and options know of themselves. A bracket is the same one
    where the sign that opens it was kept or moved.

    ``since`` (a day, or a version's name) is the age of brackets that the old text does not have. What
    ``new`` knows already is kept
    beside what comes: no owner and no remark is lost.
    """
    moved = offsets(difference or compare(old, new))
    brackets, clauses = list(new.brackets), list(new.clauses)
    opened = {offset: part.bracket for _, offset, part in new.parts() if isinstance(part, Opens)}
    begun = _begun(new)
    left: list[LeftOver] = []
    printed = old.printed
    aged: set[int] = set()
    for place, offset, part in old.parts():
        if not isinstance(part, Opens):
            continue
        own = old.brackets[part.bracket]
        at = opened.get(moved(offset), -1)
        if at >= 0:
            brackets[at] = _with(brackets[at], own.owners, own.since, own.remarks)
            aged.add(at)
        elif own.owners or own.remarks:
            words = printed[offset + 1 : offset + 81].split("]")[0]
            left.append(
                LeftOver(
                    clause=old.clauses[place].label,
                    words=words,
                    owners=own.owners,
                    since=own.since,
                    remarks=own.remarks,
                )
            )
    for offset, place in _begun(old).items():
        clause = old.clauses[place]
        if not (clause.owners or clause.remarks or clause.since):
            continue
        at = begun.get(moved(offset), -1)
        if at >= 0:
            clauses[at] = _with(clauses[at], clause.owners, clause.since, clause.remarks)
        elif clause.owners or clause.remarks:
            left.append(
                LeftOver(
                    clause=clause.label,
                    words=clause.words[:80],
                    owners=clause.owners,
                    since=clause.since,
                    remarks=clause.remarks,
                )
            )
    for at in range(len(brackets)):
        if at not in aged and since and not brackets[at].since:
            brackets[at] = msgspec.structs.replace(brackets[at], since=since)
    return Carried(
        msgspec.structs.replace(new, brackets=tuple(brackets), clauses=tuple(clauses)), tuple(left)
    )


def carry_all(texts: Sequence[Text], new: Text) -> Carried:
    """The new text with what the brackets and options of several texts know of themselves, as when their
    changes were merged into it."""
    left: list[LeftOver] = []
    for text in texts:
        carried = carry(text, new)
        new = carried.text
        left += carried.left_over
    return Carried(new, tuple(dict.fromkeys(left)))


def _with(one: _Known, owners: tuple[str, ...], since: str, remarks: tuple[str, ...]) -> _Known:
    """What is known of a bracket or an option, with what was known of it before: of two days the earlier."""
    days = sorted(day for day in (one.since, since) if day)
    return msgspec.structs.replace(
        one,
        owners=tuple(dict.fromkeys((*owners, *one.owners))),
        since=days[0] if days else "",
        remarks=tuple(dict.fromkeys((*remarks, *one.remarks))),
    )


def offsets(difference: Difference) -> Callable[[int], int]:
    """Where an offset of the old text lies in the new one; -1 where its words went."""
    starts: list[int] = []
    to: list[int] = []
    arrivals: dict[int, list[tuple[int, int]]] = {}
    at_new = 0
    for piece in difference.pieces:
        if piece.kind == "moved-to":
            arrivals.setdefault(piece.move, []).append((at_new, len(piece.words)))
        at_new += len(piece.words) if piece.in_new else 0
    at_old = at_new = 0
    for piece in difference.pieces:
        if piece.in_old:
            starts.append(at_old)
            if piece.kind == "kept":
                to.append(at_new)
            elif piece.kind == "moved-from" and arrivals.get(piece.move):
                place, length = arrivals[piece.move].pop(0)
                to.append(place if length == len(piece.words) else -1)
            else:
                to.append(-1)
            at_old += len(piece.words)
        at_new += len(piece.words) if piece.in_new else 0

    def moved(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return to[at] + offset - starts[at] if at >= 0 and to[at] >= 0 else -1

    return moved


def _begun(text: Text) -> dict[int, int]:
    """The offset at which the number or the words of each clause begin."""
    begun: dict[int, int] = {}
    offset = 0
    for place, clause in enumerate(text.clauses):
        printed = clause.printed
        begun[offset + len(printed) - len(printed.lstrip())] = place
        offset += len(printed)
    return begun
