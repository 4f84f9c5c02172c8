"""What follows where little is known, in sentences: the same in a terminal and on the page. Proved and
sampled are told apart.
"""

from __future__ import annotations

from goodoffices.analysis import CONCEPTS, LittleKnown, PackageVerdict, Share
from goodoffices.case import Case
from goodoffices.language.words import gettext as _
from goodoffices.language.words import grouped
from goodoffices.language.words import ngettext as n_
from goodoffices.report.numbers import show_count
from goodoffices.report.refusals import Refusers, chosen
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
    if not known.compared:
        return [
            _(
                "%(count)s packages are too many to compare, or their options too fine. Nothing is told of "
                "them. Give an issue fewer options, or settle some issues first.",
                count=show_count(known.packages),
            )
        ]
    told = [
        _(
            "%(count)s packages are too many to compare each with each: %(compared)s of them were drawn. "
            "What is proved holds against all; the counts are of those drawn. Proved:",
            count=show_count(known.packages),
            compared=show_count(known.compared),
        )
        if known.compared < known.packages
        else n_(
            "%(count)s package under every preference that agrees with what was said. Proved:",
            "%(count)s packages under every preference that agrees with what was said. Proved:",
            known.packages,
        )
    ]
    told.append(
        "· "
        + _(
            "acceptable to every side whatever these are: %(all)s; perhaps: %(some)s; to somebody not: "
            "%(none)s",
            **{key: show_count(number) for key, number in takes.items()},
        )
    )
    told.append(
        "· "
        + _(
            "efficient whatever these are: %(all)s; perhaps: %(some)s; never: %(none)s",
            **{key: show_count(number) for key, number in best.items()},
        )
    )
    for line, counts in ((1, takes), (2, best)):
        if counts["open"]:
            told[line] += "; " + _("not decided: %(open)s", open=show_count(counts["open"]))
    if known.packages > 1 and best["some"] == takes["some"] == known.packages:
        told.append(_("So little was said that nothing is ruled out, and nothing is sure."))
    return told


def contradictions(case: Case, known: LittleKnown) -> list[str]:
    """What each party said that cannot all hold."""
    told = []
    for one in known.contradictions:
        given = {
            "party": case.party(one.party).label,
            "issues": ", ".join(case.issue(issue).label for issue in one.issues),
            "numbers": ", ".join(str(number) for number in one.comparisons),
        }
        if len(one.comparisons) > 1:
            told.append(
                _(
                    "%(party)s contradicts itself: its comparisons of drafts %(numbers)s (on %(issues)s) "
                    "cannot hold together with what else it said. They are set aside: ask again",
                    **given,
                )
            )
        elif one.comparisons:
            told.append(
                _(
                    "%(party)s contradicts itself: its comparison of drafts %(numbers)s (on %(issues)s) "
                    "cannot hold with what else it said. It is set aside: ask again",
                    **given,
                )
            )
        else:
            told.append(
                _(
                    "%(party)s contradicts itself on %(issues)s: its order is not that of its numbers. The "
                    "order is set aside: ask again",
                    **given,
                )
            )
    return told


def settled(case: Case, known: LittleKnown) -> list[str]:
    """The options that every package which can be efficient has, or that none has."""
    told = []
    for one in known.options:
        issue = case.issue(one.issue)
        name = f"{issue.label}: {option_label(case, issue, one.option)}"
        if one.efficient == "all":
            told.append(_("%(option)s is in every package that can be efficient", option=name))
        elif one.efficient == "none":
            told.append(_("%(option)s is in none that can be efficient", option=name))
        elif one.acceptable == "all":
            told.append(_("%(option)s: every side has said that it would take it", option=name))
    return told


def ruled_out(case: Case, known: LittleKnown, refused: Refusers) -> list[str]:
    """Packages that are never efficient because of drafts that were compared, each with a better one. Where
    single options say as much (:func:`settled`), no package is named.
    """
    never = {(one.issue, one.option) for one in known.options if one.efficient == "none"}
    return [
        _(
            "%(package)s is never efficient: better for somebody and worse for nobody is %(other)s",
            package=_options(case, refused, one),
            other=", ".join(chosen(case, refused, issue, option) for issue, option in one.beaten_by.items()),
        )
        for one in known.ruled_out
        if one.beaten_by is not None and not never.intersection(one.package.items())
    ]


def sampled(case: Case, known: LittleKnown, refused: Refusers) -> list[str]:
    """The packages that stand first, with what part of the sampled preferences favours them."""
    shares = [one.efficient_share for one in known.shown if one.efficient_share is not None]
    best = max(shares, key=lambda share: share.value, default=None)
    if best is not None and best.value < STANDS_OUT:
        return [
            _(
                "No package stands out: of those looked at, none is efficient in more than %(share)s",
                share=_per_cent(best),
            )
        ]
    drawn = known.compared < known.packages
    return [f"{_options(case, refused, one)}: {_shares(one, drawn=drawn)}" for one in known.shown[:TOLD]]


def least_regret(case: Case, known: LittleKnown, refused: Refusers) -> str:
    """The package whose largest regret is smallest; empty where regret tells nothing."""
    one = known.least_regret
    if one is None or one.regret is None or one.regret >= 1:
        return ""
    return _(
        "Least regret: %(package)s. Whatever the true preferences, no side loses more than %(share)s of "
        "what is "
        "at stake for it against its best package.",
        package=_options(case, refused, one),
        share=_("%(number)s\u00a0%%", number=grouped(f"{one.regret * 100:.0f}")),
    )


def questions(case: Case, known: LittleKnown) -> list[str]:
    """What to ask next: the answers that would settle most."""
    told = []
    for one in known.questions:
        issue = case.issue(one.issue)
        given = {
            "issue": issue.label,
            "party": case.party(one.party).label,
            "option": option_label(case, issue, one.option),
            "most": show_count(one.at_best),
        }
        told.append(
            _(
                "%(issue)s: would %(party)s accept %(option)s? It settles at least %(least)s, at best "
                "%(most)s "
                "of the packages that are open",
                least=show_count(one.settles),
                **given,
            )
            if one.settles
            else _(
                "%(issue)s: would %(party)s accept %(option)s? It settles at best %(most)s of the "
                "packages that "
                "are open",
                **given,
            )
        )
    return told


def _options(case: Case, refused: Refusers, one: PackageVerdict) -> str:
    return ", ".join(chosen(case, refused, issue, option) for issue, option in one.package.items())


def _shares(one: PackageVerdict, *, drawn: bool) -> str:
    told = []
    if one.accepted_share is not None:
        told.append(_("meets every stated minimum in %(share)s", share=_per_cent(one.accepted_share)))
    if one.efficient == "all":
        told.append(_("efficient in all"))
    elif one.efficient_share is not None:
        part = _per_cent(one.efficient_share)
        told.append(
            _("unbeaten by the others drawn in %(share)s", share=part)
            if drawn
            else _("efficient in %(share)s", share=part)
        )
    for row in CONCEPTS:
        picked = one.chosen.get(row.key)
        if picked is not None and picked.value > 0:
            told.append(_("“%(concept)s” in %(share)s", concept=_(row.title), share=_per_cent(picked)))
    return "; ".join(told)


def _per_cent(share: Share) -> str:
    return _(
        "%(number)s\u00a0%% (±%(error)s)",
        number=grouped(f"{share.value * 100:.0f}"),
        error=grouped(f"{max(share.error * 100, 0.1):.1f}", keep=True),
    )
