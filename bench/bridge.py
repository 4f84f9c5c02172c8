"""How soon the bridge shows a first answer, with its bound: 40 issues of 10 options, 4 parties.

Part of `make bench-desk`. Told are seconds from the order to the answer of the process beside the desk: the
first one of all (which starts it), one for a case that is new to it, and one that it remembers.
"""

from __future__ import annotations

import random
import time
from fractions import Fraction

import msgspec

from goodoffices.case import Case, Issue, Minimum, Option, Party, Preference
from goodoffices.server.helpers.bridge_process import PROCESS, bridge_found

ISSUES, OPTIONS, PARTIES = 40, 10, 4


def large(seed: int, least: int) -> Case:
    """A case with numbers for everything, and a standing text by chance."""
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"i{k}", options=tuple(Option(id=f"o{n}") for n in range(OPTIONS))) for k in range(ISSUES)
    )
    parties = tuple(Party(id=f"p{k}") for k in range(PARTIES))
    return Case(
        title="t",
        fictional=True,
        parties=parties,
        issues=issues,
        preferences=tuple(
            Preference(
                party=party.id,
                points={i.id: {o.id: Fraction(rng.randint(0, 20)) for o in i.options} for i in issues},
                minimum=Minimum(score=Fraction(least), said="confided"),
                said="confided",
            )
            for party in parties
        ),
        text={issue.id: f"o{rng.randrange(OPTIONS)}" for issue in issues},
    )


def main() -> None:
    """Ask, and print the times."""
    started = time.perf_counter()
    bridge_found(large(0, 360), "first", ())
    print(f"bridge, process started: {time.perf_counter() - started:.2f} s")
    for seed, least in ((1, 480), (2, 500), (3, 520)):
        case = large(seed, least)
        times = []
        for again in (case, case):
            started = time.perf_counter()
            found = bridge_found(msgspec.structs.replace(again), "first", ())
            times.append(time.perf_counter() - started)
        print(
            f"bridge, {ISSUES} x {OPTIONS} x {PARTIES}: first answer {times[0]:.2f} s, "
            f"remembered {times[1]:.2f} s; {found.distance} changes, at least {found.least}"
        )
    PROCESS.end()


if __name__ == "__main__":
    main()
