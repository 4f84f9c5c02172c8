"""How few answers reach a good package: simulated cases with known preferences, asked as a mediator would
ask.

Ten issues of four options in an order; two to four sides, each with weights drawn evenly from the simplex
and values that rise from one end to the other in steps drawn evenly, the better end by chance. One answer is
one number. Told is the part of the cases in which the package so reached has at least 95 % of the best
product of gains, by the exact analysis, with at most a third of the answers that numbers for everything
would take.
"""

from __future__ import annotations

import random
import sys
from fractions import Fraction

from goodoffices.analysis import analyse
from goodoffices.analysis.elicitation import answered, answers_for_all, best_guess, next_questions
from goodoffices.case import Case, Issue, Option, Party, Preference

ISSUES, OPTIONS = 10, 4
Truth = dict[str, dict[str, dict[str, Fraction]]]


def simulated(seed: int) -> tuple[Case, Truth]:
    """A case of which nothing is known, and what is true of it: party to issue to option to points."""
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"i{k}", kind="ordered", options=tuple(Option(id=f"o{n}") for n in range(OPTIONS)))
        for k in range(ISSUES)
    )
    parties = tuple(Party(id=f"p{k}") for k in range(rng.choice((2, 3, 4))))
    truth: Truth = {}
    for party in parties:
        drawn = [rng.expovariate(1) for _ in issues]
        truth[party.id] = {}
        for issue, weight in zip(issues, drawn, strict=True):
            steps = [0.0, *sorted(rng.random() for _ in range(OPTIONS - 2)), 1.0]
            steps = steps[::-1] if rng.random() < 0.5 else steps
            truth[party.id][issue.id] = {
                option.id: Fraction(round(1000 * weight / sum(drawn) * step), 10)
                for option, step in zip(issue.options, steps, strict=True)
            }
    return Case(title="t", fictional=True, parties=parties, issues=issues), truth


def asked(case: Case, truth: Truth, most: int) -> tuple[Case, int]:
    """The case after so many answers, and how many it took. The end asked against is worth 0, so numbers are
    told from there.
    """
    zero: dict[tuple[str, str], str] = {}
    many = 0
    while many < most:
        questions = next_questions(case, many=1)
        if not questions:
            break
        one = questions[0]
        if one.against:
            zero[one.party, one.issue] = one.against
        of = truth[one.party][one.issue]
        case = answered(case, one, of[one.option] - of[zero[one.party, one.issue]])
        many += 1
    return case, many


def part_of_best(case: Case, truth: Truth, package: dict[str, str]) -> float:
    """The product of gains of a package, as a part of the best one; gains count from each side's worst."""
    whole = tuple(
        Preference(
            party=party,
            points={
                issue: {option: value - min(of.values()) for option, value in of.items()}
                for issue, of in rows.items()
            },
        )
        for party, rows in truth.items()
    )
    bare = Case(title="t", fictional=True, parties=case.parties, issues=case.issues, preferences=whole)
    best = analyse(bare, limit=1).solutions["nash"]
    mine = Fraction(1)
    for preference in whole:
        mine *= sum((preference.points[i][o] for i, o in package.items()), Fraction(0))  # type: ignore[misc]
    return float(mine / best.bound)


def main(cases: int = 200, first: int = 0) -> None:
    """Print one line; ``first`` is the seed of the first case."""
    reached, answers = 0, 0.0
    for seed in range(first, first + cases):
        case, truth = simulated(seed)
        case, many = asked(case, truth, answers_for_all(case) // 3)
        reached += part_of_best(case, truth, best_guess(case)) >= 0.95
        answers += many / answers_for_all(case)
    print(
        f"{reached} of {cases} cases within 5 % of the best product of gains, with {answers / cases:.0%} of "
        f"the answers"
    )


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:3]))
