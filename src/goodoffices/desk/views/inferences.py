"""What results that were made known let a side infer of another's answers, and what one more use would.

By trying every way in which others may have answered (:mod:`goodoffices.talks.proposals`), so for cases that
are small enough; where they are not, that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from goodoffices.case import Package
from goodoffices.desk.views.proposals import SentProposal
from goodoffices.talks.proposals import Use, inferred, inferred_marks, one_more


class InferredLine(msgspec.Struct, frozen=True, kw_only=True):
    """``side`` can infer (or could, by one more use) that ``other`` said ``answer`` to proposals ``numbers``,
    or to the one that is looked at (none). ``package`` is of an acceptance set: whether it was marked.
    """

    side: str
    other: str
    answer: str
    numbers: tuple[int, ...] = ()
    package: int = 0


class Inferences(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``too_many``: sides for which there are too many ways to try."""

    lines: tuple[InferredLine, ...] = ()
    too_many: tuple[str, ...] = ()


def known_by_now(sent: Sequence[SentProposal], labels: Mapping[str, str]) -> Inferences:
    """What each side can infer of others from what was made known so far."""
    keys = _keys(sent)
    lines: list[InferredLine] = []
    too_many = []
    for side in _sides(sent):
        try:
            known = inferred(side, _uses(side, sent))
        except ValueError:
            too_many.append(side)
            continue
        lines += [
            InferredLine(
                side=labels.get(side, side),
                other=labels.get(one.side, one.side),
                answer=one.answer,
                numbers=keys[one.package],
            )
            for one in known
            if one.answer != "open"
        ]
    for one in sent:
        if one.put.mode == "acceptance-set" and one.result is not None:
            _marks(one, labels, lines, too_many)
    return Inferences(lines=tuple(lines), too_many=tuple(labels.get(side, side) for side in too_many))


def known_by_one_more(
    sent: Sequence[SentProposal],
    package: Package,
    words: str,
    sides: Sequence[str],
    labels: Mapping[str, str],
    version: str = "",
) -> Inferences:
    """What a further use in confidence could let each side know at most that it does not know yet."""
    keys, key = _keys(sent), key_of(package, words, version)
    lines, too_many = [], []
    for side in sides:
        try:
            known = one_more(side, _uses(side, sent), key, tuple(sides))
        except ValueError:
            too_many.append(labels.get(side, side))
            continue
        lines += [
            InferredLine(
                side=labels.get(side, side),
                other=labels.get(one.side, one.side),
                answer=one.answer,
                numbers=() if one.package == key else keys[one.package],
            )
            for one in known
            if not (one.package == key and one.answer == "yes")  # "agreed" is what it is made to tell
        ]
    return Inferences(lines=tuple(lines), too_many=tuple(too_many))


def key_of(package: Package, words: str, version: str = "") -> str:
    """What makes two proposals one and the same question: their version of the text, their package, or,
    without, their words.
    """
    if version:
        return f"v{version}\n" + key_of(package, "")
    if package:
        return "p" + "\n".join(f"{issue}={option}" for issue, option in sorted(package.items()))
    return "w" + " ".join(words.split()).casefold()


def _keys(sent: Sequence[SentProposal]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for one in sent:
        key = key_of(one.meant, one.put.words, one.sent.version)
        found[key] = (*found.get(key, ()), one.number)
    return found


def _sides(sent: Sequence[SentProposal]) -> list[str]:
    return list(dict.fromkeys(side for one in sent if _blind(one) for side in one.put.sides))


def _blind(one: SentProposal) -> bool:
    return one.put.mode == "double-blind" and one.state != "withdrawn" and not one.lost


def _uses(side: str, sent: Sequence[SentProposal]) -> list[Use]:
    found = []
    for one in sent:
        mine = next((each for each in one.sides if each.party == side), None)
        if _blind(one) and mine is not None and one.result is not None:
            found.append(
                Use(
                    package=key_of(one.meant, one.put.words, one.sent.version),
                    sides=one.put.sides,
                    own=not mine.why_no or (one.result.agreed),
                    agreed=one.result.agreed,
                )
            )
    return found


def _marks(
    one: SentProposal, labels: Mapping[str, str], lines: list[InferredLine], too_many: list[str]
) -> None:
    options = [str(number) for number in range(1, len(one.put.options) + 1)]
    chosen = str(one.result.option) if one.result is not None and one.result.option else ""
    for side in one.sides:
        counted = next((line.act.marks for line in side.answers if line.counts), ())
        own = [str(mark) for mark in dict.fromkeys(counted)] if not side.why_no else []
        others = [each.party for each in one.sides if each.party != side.party]
        try:
            known = inferred_marks(side.party, others, options, options, own, chosen)
        except ValueError:
            too_many.append(side.party)
            continue
        lines += [
            InferredLine(
                side=side.label,
                other=labels.get(each.side, each.side),
                answer=each.marked,
                numbers=(one.number,),
                package=int(each.option),
            )
            for each in known
            if each.marked != "open"
        ]
