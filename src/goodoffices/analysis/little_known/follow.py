"""What follows from what was said, put together: verdicts, shares, regret, and the question that would settle
most.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.gaps import VOICES
from goodoffices.analysis.little_known.ask import questions
from goodoffices.analysis.little_known.records import (
    LittleKnown,
    OptionVerdict,
    PackageVerdict,
    Values,
    Verdict,
)
from goodoffices.analysis.little_known.said import SaidOrders, what_was_said
from goodoffices.analysis.little_known.sample import BATCHES, Drawn, draw, share, unbeaten
from goodoffices.analysis.little_known.verdicts import Space, VerdictSums, acceptable, efficient, permitted
from goodoffices.case import Case, Voice
from goodoffices.language import CodedText

MOST = 4096
"""Packages that are compared, each with each."""

SHOWN = 8
_WORK = 600_000
"""Members times packages that are drawn."""

_STEP = Fraction(1, 1000)


def what_follows(
    case: Case, *, voices: Collection[Voice] = VOICES, as_of: str = "", most: int = MOST
) -> LittleKnown | None:
    """What follows from what was said. None where an issue has no options, where there is one party only,
    where nothing at all was said, or where there are more than ``most`` packages.
    """
    if len(case.parties) < 2 or not case.issues or any(not case.options(issue) for issue in case.issues):
        return None
    try:
        said = what_was_said(case, voices, as_of)
    except ValueError:
        return None
    space = permitted(case, most)
    if space is None or not len(space.rows) or not _anything(said):
        return None
    takes = acceptable(case, said, space)
    best, beaten = efficient(VerdictSums(said, space))
    samples = max(BATCHES, min(1024, _WORK // len(space.rows)) // BATCHES * BATCHES)
    drawn = draw(case, said, space, samples)
    regret = _regrets(said, space)
    chosen = _chosen(said, drawn)
    accepted = _accepted(drawn)
    rank = {"all": 0, "some": 1, "none": 2}
    liked = _evenness(drawn)
    order = sorted(
        range(len(space.rows)), key=lambda row: (rank[takes[row]], rank[best[row]], -liked[row], row)
    )

    def told(row: int) -> PackageVerdict:
        rival = beaten[row]
        return PackageVerdict(
            package=space.package(row),
            acceptable=takes[row],
            efficient=best[row],
            beaten_by=None if rival is None else space.package(rival),
            witness=None if best[row] == "none" else _witness(said, space, row),
            efficient_share=share(unbeaten(drawn.scores, row)),
            accepted_share=None if accepted is None else share(accepted[:, row]),
            chosen={key: share(picked == row) for key, picked in chosen.items()},
            regret=float(regret[row]),
        )

    apart = float(regret.max()) > float(regret.min())
    return LittleKnown(
        packages=len(space.rows),
        acceptable=_counts(takes),
        efficient=_counts(best),
        options=_options(space, said, best),
        shown=tuple(told(row) for row in order[:SHOWN] if best[row] != "none"),
        least_regret=told(int(np.argmin(regret))) if apart else None,
        questions=questions(case, said, space, voices),
        samples=samples,
        assumptions=_assumptions(case, said),
    )


def _anything(said: list[SaidOrders]) -> bool:
    """Whether anything at all was said that sets one option above another, or refuses one."""
    return any(
        one.refuses
        or any(
            span.difference(a, b).value is not None
            for span in one.spans.values()
            for a in span.options
            for b in span.options
            if a != b
        )
        for one in said
    )


def _counts(verdicts: list[Verdict]) -> dict[Verdict, int]:
    words: tuple[Verdict, ...] = ("all", "some", "none")
    return {word: verdicts.count(word) for word in words}


def _options(space: Space, said: list[SaidOrders], best: list[Verdict]) -> tuple[OptionVerdict, ...]:
    can = np.array([verdict != "none" for verdict in best])
    found = []
    for k, (issue, options) in enumerate(zip(space.issues, space.options, strict=True)):
        for o, option in enumerate(options):
            has = space.rows[:, k] == o
            refused = any((issue, option) in one.refuses for one in said)
            taken = all((issue, option) in one.takes for one in said)
            found.append(
                OptionVerdict(
                    issue=issue,
                    option=option,
                    acceptable="none" if refused else "all" if taken else "some",
                    efficient="none" if not (can & has).any() else "all" if has[can].all() else "some",
                )
            )
    return tuple(found)


def _evenness(drawn: Drawn) -> NDArray[np.float64]:
    """Per package the mean, over the members, of the smallest share of its best that a party gets: for the
    order of what is shown only.
    """
    low, high = drawn.scores.min(axis=1, keepdims=True), drawn.scores.max(axis=1, keepdims=True)
    parts = (drawn.scores - low) / np.where(high > low, high - low, 1.0)
    return parts.min(axis=2).mean(axis=0)  # type: ignore[no-any-return]


def _accepted(drawn: Drawn) -> NDArray[np.bool_] | None:
    """Member by package, whether every stated minimum is met; None where none was stated."""
    if all(least is None for least in drawn.least):
        return None
    met = np.ones(drawn.scores.shape[:2], dtype=np.bool_)
    for p, least in enumerate(drawn.least):
        if least is not None:
            met &= drawn.scores[:, :, p] >= least[:, None] - 1e-9
    return met


def _chosen(said: list[SaidOrders], drawn: Drawn) -> dict[str, NDArray[np.int64]]:
    """The package that each concept would pick in each member; those that compare parties' points only where
    all gave points.
    """
    base = np.stack(
        [
            least if least is not None else np.minimum(0.0, drawn.scores[:, :, p].min(axis=1))
            for p, least in enumerate(drawn.least)
        ],
        axis=1,
    )
    gains = drawn.scores - base[:, None, :]
    sound = (gains >= -1e-9).all(axis=2)
    ideal = np.where(sound[:, :, None], gains, 0).max(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.maximum(gains, 0)).sum(axis=2)
        parts = np.where(ideal[:, None, :] > 0, gains / ideal[:, None, :], 1.0).min(axis=2)
    rules = {"nash": logs, "kalai_smorodinsky": parts}
    if all(one.scored for one in said):
        rules |= {"egalitarian": gains.min(axis=2), "utilitarian": drawn.scores.sum(axis=2)}
    none = ~sound.any(axis=1)
    found = {}
    for key, value in rules.items():
        picked = np.argmax(np.where(sound, value, -np.inf), axis=1)
        found[key] = np.where(none, -1, picked)
    return found


def _regrets(said: list[SaidOrders], space: Space) -> NDArray[np.float64]:
    """Per package the largest part of its whole range that any party could lose, in any member, against its
    best permitted package (minimax regret: Savage 1951; Boutilier, Patrascu, Poupart & Schuurmans,
    *Artificial Intelligence* 170, 2006).
    """
    worst = np.zeros(len(space.rows))
    for one in said:
        free = any(span.free for span in one.spans.values())
        tables = []
        for issue, options in zip(space.issues, space.options, strict=True):
            span = one.spans[issue]
            tables.append(
                np.array([[_loss(span.difference(b, a).value, free) for b in options] for a in options])
            )
        whole = 1.0 if free else max(sum(table.max() for table in tables), 1e-12)
        join = np.max if free else np.sum
        if space.product:
            live = [np.unique(column) for column in space.rows.T]
            each = [
                t[:, keep].max(axis=1)[space.rows[:, k]]
                for k, (t, keep) in enumerate(zip(tables, live, strict=True))
            ]
            worst = np.maximum(worst, join(each, axis=0) / whole)
            continue
        for start in range(0, len(space.rows), 256):
            here = space.rows[start : start + 256]
            pairs = [t[here[:, k][:, None], space.rows[:, k][None, :]] for k, t in enumerate(tables)]
            lost = join(pairs, axis=0).max(axis=1) / whole
            worst[start : start + 256] = np.maximum(worst[start : start + 256], lost)
    return worst


def _loss(value: Fraction | None, free: bool) -> float:
    """What the other option can be worth more; where weights are free, the whole of what is at stake or
    nothing.
    """
    if free:
        return 1.0 if value is None or value > 0 else 0.0
    return float(value) if value is not None else 1.0


def _witness(said: list[SaidOrders], space: Space, row: int) -> Values | None:
    """The member in which the package stands highest for every party, where a comparison with every package
    shows it to be efficient there.
    """
    package = space.package(row)
    member: Values = {}
    scores = []
    for one in said:
        values = {}
        cap = _more_than_all(one)
        total = np.zeros(len(space.rows), dtype=object)
        for k, (issue, options) in enumerate(zip(space.issues, space.options, strict=True)):
            span = one.spans[issue]
            try:
                best = span.best(package[issue], cap, _STEP)
            except ValueError:
                return None
            weight = span.weight.high if not span.free else Fraction(1)
            values[issue] = {option: best[option] * weight for option in options}
            total = (
                total
                + np.array([values[issue][option] for option in options], dtype=object)[space.rows[:, k]]
            )
        member[one.party] = values
        scores.append(total)
    table = np.column_stack(scores)
    beaten = (table >= table[row]).all(axis=1) & (table > table[row]).any(axis=1)
    return None if beaten.any() else member


def _more_than_all(said: SaidOrders) -> Fraction:
    """More than everything that numbers bound can come to for a party: what an issue that nothing bounds may
    be worth.
    """
    total = Fraction(1)
    for span in said.spans.values():
        if not span.free:
            total += max(
                (abs(high.value) for high in map(span.high, span.options) if high.value is not None),
                default=Fraction(0),
            )
            total += max((abs(span.low(option)) for option in span.options), default=Fraction(0))
    return total


def _assumptions(case: Case, said: list[SaidOrders]) -> tuple[str, ...]:
    found = [
        CodedText(
            "what-package-worth-party",
            "What a package is worth to a party is the sum of what its options are worth to it.",
        )
    ]
    silent = [case.party(one.party).label for one in said if not one.scored]
    if silent:
        found.append(
            CodedText(
                "how-much-each-issue",
                "How much each issue matters to %(silent)s is not known: what is said holds whatever "
                "that is. In the sample it is drawn evenly.",
                silent=", ".join(silent),
            )
        )
    if any(one.scored for one in said):
        found.append(
            CodedText(
                "option-without-number-taken",
                "An option without a number is taken to lie between the least and the most given on its "
                "issue.",
            )
        )
    bare = [
        case.party(one.party).label
        for one in said
        if (preference := case.preference(one.party)) is None or preference.minimum is None
    ]
    if bare:
        found.append(
            CodedText(
                "stated-no-minimum-what",
                "%(bare)s stated no minimum: what it would accept is taken from its own word on each "
                "option alone.",
                bare=", ".join(bare),
            )
        )
    if any(not one.scored for one in said):
        found.append(
            CodedText(
                "stated-refusal-may-bluff",
                "A stated refusal may be a bluff; a word that hangs on a condition is left out.",
            )
        )
    return tuple(found)
