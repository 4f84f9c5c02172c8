"""What follows where little is known, in sentences: the same in a terminal and on the page. Proved and
sampled are told apart.
"""

from __future__ import annotations

from goodoffices.analysis import CONCEPTS, LittleKnown, PackageVerdict, Share
from goodoffices.case import Case
from goodoffices.report.numbers import plural, show_count
from goodoffices.report.wording import option_label

STANDS_OUT = 0.5
"""Where every package is efficient for fewer of the sampled preferences, naming some of them would say more
than is known.
"""

TOLD = 3
"""Packages that are told."""


def proved(known: LittleKnown) -> list[str]:
    """What holds whatever the preferences are that agree with what was said."""
    takes, best = known.acceptable, known.efficient
    told = [
        f"{plural(known.packages, 'package')} under every preference that agrees with what was said. Proved:"
    ]
    told.append(
        f"· acceptable to every side whatever these are: {show_count(takes['all'])}; perhaps: "
        f"{show_count(takes['some'])}; "
        f"to somebody not: {show_count(takes['none'])}"
    )
    told.append(
        f"· efficient whatever these are: {show_count(best['all'])}; perhaps: {show_count(best['some'])}; "
        f"never: {show_count(best['none'])}"
    )
    if known.packages > 1 and best["some"] == takes["some"] == known.packages:
        told.append("So little was said that nothing is ruled out, and nothing is sure.")
    return told


def settled(case: Case, known: LittleKnown) -> list[str]:
    """The options that every package which can be efficient has, or that none has."""
    told = []
    for one in known.options:
        issue = case.issue(one.issue)
        name = f"{issue.label}: {option_label(case, issue, one.option)}"
        if one.efficient == "all":
            told.append(f"{name} is in every package that can be efficient")
        elif one.efficient == "none":
            told.append(f"{name} is in none that can be efficient")
        elif one.acceptable == "all":
            told.append(f"{name}: every side has said that it would take it")
    return told


def sampled(case: Case, known: LittleKnown) -> list[str]:
    """The packages that stand first, with what part of the sampled preferences favours them."""
    shares = [one.efficient_share for one in known.shown if one.efficient_share is not None]
    best = max(shares, key=lambda share: share.value, default=None)
    if best is not None and best.value < STANDS_OUT:
        return [
            f"No package stands out: of those looked at, none is efficient in more than {_per_cent(best)}"
        ]
    return [f"{_options(case, one)}: {_shares(one)}" for one in known.shown[:TOLD]]


def least_regret(case: Case, known: LittleKnown) -> str:
    """The package whose largest regret is smallest; empty where regret tells nothing."""
    one = known.least_regret
    if one is None or one.regret is None or one.regret >= 1:
        return ""
    return (
        f"Least regret: {_options(case, one)}. Whatever the true preferences, no side loses more than "
        f"{one.regret * 100:.0f}\u00a0% of what is at stake for it against its best package."
    )


def questions(case: Case, known: LittleKnown) -> list[str]:
    """What to ask next: the answers that would settle most."""
    told = []
    for one in known.questions:
        issue = case.issue(one.issue)
        least = f"at least {show_count(one.settles)}, " if one.settles else ""
        told.append(
            f"{issue.label}: would {case.party(one.party).label} accept "
            f"{option_label(case, issue, one.option)}? "
            f"It settles {least}at best {show_count(one.at_best)} of the packages that are open"
        )
    return told


def _options(case: Case, one: PackageVerdict) -> str:
    return ", ".join(option_label(case, case.issue(issue), option) for issue, option in one.package.items())


def _shares(one: PackageVerdict) -> str:
    told = []
    if one.accepted_share is not None:
        told.append(f"meets every stated minimum in {_per_cent(one.accepted_share)}")
    if one.efficient == "all":
        told.append("efficient in all")
    elif one.efficient_share is not None:
        told.append(f"efficient in {_per_cent(one.efficient_share)}")
    for row in CONCEPTS:
        picked = one.chosen.get(row.key)
        if picked is not None and picked.value > 0:
            told.append(f"“{row.title}” in {_per_cent(picked)}")
    return "; ".join(told)


def _per_cent(share: Share) -> str:
    return f"{share.value * 100:.0f}\u00a0% (±{max(share.error * 100, 0.1):.1f})"
