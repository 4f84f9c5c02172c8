"""What follows from what was said, put together: verdicts, shares, regret, and the question that would settle
most.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.clock import Clock
from goodoffices.analysis.gaps import VOICES
from goodoffices.analysis.little_known.ask import questions
from goodoffices.analysis.little_known.beyond import OptionsBeyond, some_packages, too_fine
from goodoffices.analysis.little_known.compared import (
    Decided,
    Decider,
    best_for,
    some_members,
)
from goodoffices.analysis.little_known.records import (
    LittleKnown,
    OptionVerdict,
    PackageVerdict,
    Verdict,
)
from goodoffices.analysis.little_known.said import SaidOrders, what_was_said
from goodoffices.analysis.little_known.sample import BATCHES, Drawn, draw, share, unbeaten
from goodoffices.analysis.little_known.takes import acceptable
from goodoffices.analysis.little_known.verdicts import Space, VerdictSums, efficient, permitted
from goodoffices.case import Case, Voice
from goodoffices.language import CodedText

MOST = 4096
"""Packages up to which each is compared with each; of more, some are drawn."""

SHOWN = 8
RULED_OUT = 3
_WORK = 600_000
"""Members times packages that are drawn."""


def what_follows(
    case: Case,
    *,
    voices: Collection[Voice] = VOICES,
    as_of: str = "",
    most: int = MOST,
    clock: Clock | None = None,
) -> LittleKnown | None:
    """What follows from what was said. None where an issue has no options, where there is one party only,
    where nothing at all was said, or where linkages leave no package.

    Where there are more than ``most`` packages, some are drawn (:mod:`beyond`). What is not decided when the
    ``clock`` is over is told as open.
    """
    if len(case.parties) < 2 or not case.issues or any(not case.options(issue) for issue in case.issues):
        return None
    whole = prod(len(case.options(issue)) for issue in case.issues)
    if too_fine(case):
        return _nothing_compared(whole)
    said = what_was_said(case, voices, as_of)
    if not _anything(said):
        return None
    space = permitted(case, most)
    if space is None:
        space = some_packages(case, said)
        if not len(space.rows):
            return _nothing_compared(whole)
    if not len(space.rows):
        return None
    takes = acceptable(case, said, space)
    decided = _efficient(said, space, clock)
    beyond = OptionsBeyond(case, said, space) if space.drawn else None
    if beyond is not None:
        decided = beyond.judged(decided)
    best = decided.verdicts
    samples = max(BATCHES, min(1024, _WORK // len(space.rows)) // BATCHES * BATCHES)
    drawn = draw(case, said, space, samples)
    regret = _regrets(said, space)
    chosen = _chosen(said, drawn)
    accepted = _accepted(drawn)
    rank = {"all": 0, "some": 1, "open": 2, "none": 3}
    liked = _evenness(drawn)
    order = sorted(
        range(len(space.rows)), key=lambda row: (rank[takes[row]], rank[best[row]], -liked[row], row)
    )

    def told(row: int) -> PackageVerdict:
        rival = decided.beats[row]
        member = decided.witnesses.get(row)
        if member is None and best[row] != "none" and not space.drawn:
            member = best_for(said, space, row)
        return PackageVerdict(
            package=space.package(row),
            acceptable=takes[row],
            efficient=best[row],
            beaten_by=None if rival is None else space.package(rival),
            witness=None if member is None else {p.party: w for p, w in zip(said, member, strict=True)},
            efficient_share=share(unbeaten(drawn.scores, row)),
            accepted_share=None if accepted is None else share(accepted[:, row]),
            chosen={key: share(picked == row) for key, picked in chosen.items()},
            regret=float(regret[row]),
        )

    ruled = [row for row in order if best[row] == "none" and decided.beats[row] is not None]
    shown = [row for row in order[:SHOWN] if best[row] != "none"]
    apart = float(regret.max()) > float(regret.min())
    return LittleKnown(
        packages=whole if space.drawn else len(space.rows),
        compared=len(space.rows),
        acceptable=_counts(takes),
        efficient=_counts(best),
        options=_options(space, said, best) if beyond is None else _options_beyond(beyond, said),
        shown=tuple(map(told, shown)),
        ruled_out=tuple(map(told, ruled[:RULED_OUT])),
        least_regret=told(int(np.argmin(regret))) if apart else None,
        questions=questions(case, said, space, voices),
        contradictions=tuple(clash for one in said for clash in one.contradictions),
        samples=samples,
        assumptions=_assumptions(case, said),
    )


def _nothing_compared(whole: int) -> LittleKnown:
    """The answer where packages are too many, or their options too fine, to compare any."""
    return LittleKnown(
        packages=whole, compared=0, acceptable=_counts([]), efficient=_counts([]), options=(), shown=()
    )


def _efficient(said: list[SaidOrders], space: Space, clock: Clock | None) -> Decided:
    """The verdicts: by sums where what was said leaves the issues free of each other, else by programs."""
    if any(one.system for one in said):
        return Decider(said, space, some_members(said, space), clock=clock).decide()
    return Decided(*efficient(VerdictSums(said, space)))


def _anything(said: list[SaidOrders]) -> bool:
    """Whether anything at all was said that sets one option above another, or refuses one."""
    return any(
        one.refuses
        or one.compared
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
    words: tuple[Verdict, ...] = ("all", "some", "none", "open")
    return {word: verdicts.count(word) for word in words}


def _options(space: Space, said: list[SaidOrders], best: list[Verdict]) -> tuple[OptionVerdict, ...]:
    can = np.array([verdict != "none" for verdict in best])
    found = []
    for k, (issue, options) in enumerate(zip(space.issues, space.options, strict=True)):
        for o, option in enumerate(options):
            has = space.rows[:, k] == o
            found.append(
                OptionVerdict(
                    issue=issue,
                    option=option,
                    acceptable=_taken(said, issue, option),
                    efficient="none" if not (can & has).any() else "all" if has[can].all() else "some",
                )
            )
    return tuple(found)


def _options_beyond(beyond: OptionsBeyond, said: list[SaidOrders]) -> tuple[OptionVerdict, ...]:
    """What holds of single options whatever the rest of the package is."""
    found = []
    for k, (issue, options) in enumerate(zip(beyond.space.issues, beyond.space.options, strict=True)):
        never = {option for option in options if beyond.never(issue, option) is not None}
        open_still = [options[o] for o in beyond.live[k] if options[o] not in never]
        for option in options:
            dead = option in never or options.index(option) not in beyond.live[k]
            found.append(
                OptionVerdict(
                    issue=issue,
                    option=option,
                    acceptable=_taken(said, issue, option),
                    efficient="none" if dead else "all" if open_still == [option] else "open",
                )
            )
    return tuple(found)


def _taken(said: list[SaidOrders], issue: str, option: str) -> Verdict:
    if any((issue, option) in one.refuses for one in said):
        return "none"
    return "all" if all((issue, option) in one.takes for one in said) else "some"


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
        if space.product or space.drawn:
            live = [np.unique(column) for column in space.rows.T]
            if space.drawn:  # what linkages forbid counts too: an upper bound
                live = [np.arange(len(options)) for options in space.options]
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
                "issue; where only one number is given there, anywhere in the party's range of numbers.",
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
