"""What a side can infer from results, its own answers, and nothing else: every way that others may have
answered is tried, and what is the same in all that fit is inferred.

It is supposed that a side holds to its word: what it would take once, it would take whenever the same is put.
So uses of the same package tell on each other: put to three it fails, put to two it holds, and both know who
said no. Exhaustive, so for small cases: others times packages at most ``BITS``, marked lists at most
``WAYS``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from goodoffices.talks.proposals.outcomes import chosen_of_set, double_blind

BITS = 20
"""Answers of others, each yes or no, of which every combination is tried."""

WAYS = 400_000
"""Combinations of marked and ranked lists that are tried."""

Inferred = Literal["yes", "no", "open"]


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One use of a double-blind proposal, as one side knows it: which package, to whom, its own answer, and
    the result that was made known (None: none was).
    """

    package: str
    sides: tuple[str, ...]
    own: bool
    agreed: bool | None


class AnswerKnown(msgspec.Struct, frozen=True, kw_only=True):
    """What a side knows of another's answer on one package."""

    side: str
    package: str
    answer: Inferred


class MarkedKnown(msgspec.Struct, frozen=True, kw_only=True):
    """What a side knows of whether another marked an option."""

    side: str
    option: str
    marked: Inferred


def inferred(side: str, uses: Sequence[Use]) -> tuple[AnswerKnown, ...]:
    """What a side knows of every other's answers. Raises ValueError where there are too many to try, or where
    no way of answering fits the results.
    """
    asked = list(dict.fromkeys((other, use.package) for use in uses for other in use.sides if other != side))
    if len(asked) > BITS:
        raise ValueError(f"{len(asked)} answers are too many to try all; at most {BITS}")
    could: dict[tuple[str, str], set[bool]] = {key: set() for key in asked}
    for world in _worlds(side, uses, asked):
        for key, answer in zip(asked, world, strict=True):
            could[key].add(answer)
    if asked and not could[asked[0]]:
        raise ValueError("no way of answering fits these results")
    return tuple(
        AnswerKnown(side=other, package=package, answer=_told(could[other, package]))
        for other, package in asked
    )


def one_more(side: str, uses: Sequence[Use], package: str, sides: tuple[str, ...]) -> tuple[AnswerKnown, ...]:
    """What a further use could let a side know at most that it does not know yet, over all results that are
    possible and both answers of its own.
    """
    before = {(known.side, known.package): known.answer for known in inferred(side, uses)}
    found: dict[tuple[str, str], AnswerKnown] = {}
    for own, agreed in itertools.product((True, False), repeat=2):
        if agreed and not own:
            continue
        try:
            after = inferred(side, [*uses, Use(package=package, sides=sides, own=own, agreed=agreed)])
        except ValueError:
            continue  # that result cannot come about
        for known in after:
            key = known.side, known.package
            if known.answer != "open" and before.get(key, "open") == "open":
                found.setdefault((*key, known.answer), known)  # type: ignore[arg-type]
    return tuple(found.values())


def _worlds(side: str, uses: Sequence[Use], asked: list[tuple[str, str]]) -> Iterator[tuple[bool, ...]]:
    """Every way of answering that fits all results."""
    place = {key: number for number, key in enumerate(asked)}
    for world in itertools.product((False, True), repeat=len(asked)):
        for use in uses:
            others = [world[place[other, use.package]] for other in use.sides if other != side]
            if use.agreed is not None and double_blind([use.own, *others]) != use.agreed:
                break
        else:
            yield world


def inferred_marks(
    side: str,
    others: Sequence[str],
    options: Sequence[str],
    order: Sequence[str],
    own: Sequence[str],
    chosen: str,
) -> tuple[MarkedKnown, ...]:
    """What a side knows of what others marked, from its own ranked marks and the common option made known
    (empty: none). Raises ValueError where there are too many ways to try, or none that fits.
    """
    lists = [marks for size in range(len(options) + 1) for marks in itertools.permutations(options, size)]
    if len(lists) ** len(others) > WAYS:
        raise ValueError("there are too many ways of marking to try all; shorten the list")
    could = {(other, option): set[bool]() for other in others for option in options}
    fits = False
    for world in itertools.product(lists, repeat=len(others)):
        if chosen_of_set([own, *world], order) != chosen:
            continue
        fits = True
        for other, marks in zip(others, world, strict=True):
            for option in options:
                could[other, option].add(option in marks)
    if not fits:
        raise ValueError("no way of marking fits this result")
    return tuple(
        MarkedKnown(side=other, option=option, marked=_told(seen)) for (other, option), seen in could.items()
    )


def _told(could: set[bool]) -> Inferred:
    return "open" if len(could) != 1 else "yes" if True in could else "no"
