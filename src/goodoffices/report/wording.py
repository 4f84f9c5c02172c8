"""The few words in which results are told: stances, voices, conditions, numbers, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from goodoffices.analysis import CONCEPTS, Answer, ConditionState, Gap, Held, Move, Status
from goodoffices.case import Approval, Case, Condition, Issue, Position, Voice, format_exact
from goodoffices.language import gettext_noop as N_
from goodoffices.language import ngettext_noop as nn_
from goodoffices.language.words import WordTable, all_of, day_in_words, one_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.numbers import show

SHAPES: dict[Status, str] = {"agreed": "●", "bridgeable": "◐", "open": "○", "contested": "▨"}
ASCII_SHAPES: dict[Status, str] = {"agreed": "[*]", "bridgeable": "[/]", "open": "[ ]", "contested": "[#]"}
STATUSES: WordTable[Status] = WordTable(
    {
        "agreed": N_("agreed"),
        "bridgeable": N_("bridgeable"),
        "open": N_("open"),
        "contested": N_("contested"),
    }
)
COUNTED_STATUSES: dict[Status, tuple[str, str]] = {
    "agreed": nn_("%(count)s agreed", "%(count)s agreed"),
    "bridgeable": nn_("%(count)s bridgeable", "%(count)s bridgeable"),
    "open": nn_("%(count)s open", "%(count)s open"),
    "contested": nn_("%(count)s contested", "%(count)s contested"),
}
VOICES: WordTable[Voice] = WordTable(
    {
        "public": N_("public"),
        "confided": N_("confided"),
        "claimed-by-another": N_("claimed by another"),
        "assessed-by-third": N_("assessed by a third"),
    }
)
STATES: WordTable[ConditionState] = WordTable(
    {
        "met": N_("met as things stand"),
        "reachable": N_("within reach"),
        "refused": N_("refused by somebody"),
        "unknown": N_("not yet known"),
        "words": N_("in words"),
    }
)
ANSWERS: dict[Answer, str] = {
    "demands": N_("demands %(options)s"),
    "accepts": N_("accepts %(options)s"),
    "prefers": N_("ranks %(options)s first"),
    "refuses": N_("refuses %(options)s"),
    "unclear": N_("unclear on %(options)s"),
    "moved": N_("demanded %(options)s before"),
}
STANCES = WordTable(
    {
        "demands": N_("demands"),
        "accepts": N_("accepts"),
        "prefers": N_("prefers"),
        "refuses": N_("refuses"),
        "unclear": N_("unclear"),
        "moved": N_("moved"),
    }
)
_SAID_TO = WordTable(
    {
        "demands": N_("said to demand"),
        "accepts": N_("said to accept"),
        "refuses": N_("said to refuse"),
    }
)


def status_count(status: Status, number: int) -> str:
    """ "3 bridgeable"."""
    return n_(*COUNTED_STATUSES[status], number)


def status_words(gap: Gap) -> str:
    """A gap's status, and that it hangs on a condition: "bridgeable, if …"."""
    status = STATUSES[gap.status]
    return _("%(status)s, if …", status=status) if gap.conditional else status


def where_shown(name: str) -> str:
    """Where the analysis shows a package, in words: a concept's title; ``bridging 2`` is the second bridging
    package.
    """
    if name.startswith("bridging "):
        return _("Bridging package %(number)s", number=name.removeprefix("bridging "))
    if name == "better":
        return _("Better for somebody than the standing text")
    return next((_(row.title) for row in CONCEPTS if row.key == name), name)


_DAY = re.compile(r"\d{4}-\d\d?-\d\d?")
LISTED = 5
"""Options named one by one before the rest is counted."""


def stance(answer: Answer, options: str) -> str:
    """What a party says of options: "demands X", "ranks X first"."""
    return _(ANSWERS[answer], options=options)


def stance_words(position: Position) -> str:
    """The stance of a position on an issue in general; what is not the party's own word is only said of
    it.
    """
    if position.voice in ("public", "confided"):
        return STANCES[position.stance]
    return _SAID_TO[position.stance]


def option_label(case: Case, issue: Issue, option: str) -> str:
    """An option's name, or its id where it has none."""
    if issue.kind == "range" and issue.range is not None and issue.range.unit:
        return f"{option} {issue.range.unit}"
    if issue.kind == "divisible":
        return _share_label(case, option)
    return next((one.label for one in issue.options if one.id == option), option)


def _share_label(case: Case, option: str) -> str:
    """Who gets how much, with the parties' names in place of their ids: "Egypt 5/6, Israel 1/6"."""
    names = {party.id: party.label for party in case.parties}
    parts = []
    for part in option.split(", "):
        who, _, share = part.rpartition(" ")
        parts.append(names[part] if part in names else f"{names.get(who, who)} {share}")
    return ", ".join(parts)


def options_words(case: Case, issue: Issue, options: Sequence[str], joined: str = "or") -> str:
    """Options in a line: runs of numbers as "3 to 6 years", long runs of an ordered issue likewise, long
    lists cut and counted.
    """
    names = [option_label(case, issue, option) for option in options]
    if len(options) > (2 if issue.kind == "range" else LISTED) and issue.kind in ("range", "ordered"):
        every = [option.id for option in case.options(issue)]
        places = [every.index(option) for option in options if option in every]
        if places == list(range(places[0], places[0] + len(options))):
            return from_to(options[0] if issue.kind == "range" else names[0], names[-1])
    if len(names) > LISTED + 1:
        return n_(
            "%(names)s and %(count)s more",
            "%(names)s and %(count)s more",
            len(names) - LISTED,
            names=", ".join(names[:LISTED]),
        )
    return all_of(names) if joined == "and" else one_of(names)


def more_words(number: int) -> str:
    """How many more there are than were told: "and 3 more"."""
    return n_("and %(count)s more", "and %(count)s more", number)


def from_to(first: str, last: str) -> str:
    """From one number or day to another: "3 to 6 years"."""
    return _("%(first)s to %(last)s", first=first, last=last)


def condition_words(case: Case, condition: Condition) -> str:
    """A condition as "if …": in its own words where it has some, else by the options that it names."""
    named = []
    for choice in condition.choices:
        issue = case.issue(choice.issue)
        options = options_words(case, issue, choice.options)
        named.append(_("%(issue)s is settled as %(options)s", issue=issue.label, options=options))
    what = condition.does or all_of(named)
    if condition.party:
        return _("if %(party)s: %(what)s", party=case.party(condition.party).label, what=what)
    return _("if %(what)s", what=what)


def approval_words(approvals: Iterable[Approval]) -> str:
    """ "subject to approval by …"."""
    return _("subject to approval by %(names)s", names=all_of([approval.by for approval in approvals]))


def day_words(day: str) -> str:
    """An ISO day as "2 May 2024", two of them as "2 May 2024 to 6 May 2024"; anything else as it is."""
    if "/" in day:
        first, last = day.split("/", 1)
        return from_to(day_words(first), day_words(last))
    try:
        return day_in_words(date.fromisoformat(day)) if _DAY.fullmatch(day) else day
    except ValueError:
        return day


def said_by(case: Case, position: Position) -> str:
    """Whose word a position is, with the one who said it where that is known: "claimed by Republic"."""
    if not position.by:
        return VOICES[position.voice]
    who = next((party.label for party in case.parties if party.id == position.by), position.by)
    if position.voice == "claimed-by-another":
        return _("claimed by %(party)s", party=who)
    if position.voice == "assessed-by-third":
        return _("assessed by %(party)s", party=who)
    return _("%(voice)s, by %(party)s", voice=VOICES[position.voice], party=who)


def held_words(case: Case, issue: Issue, held: Sequence[Held]) -> list[str]:
    """One phrase for each group of options of which a party says the same, under the same conditions, in the
    same voice.
    """
    groups: dict[tuple[str, ...], list[Held]] = {}
    for one in (part for whole in held for part in whole.apart()):
        conditions = tuple(condition_words(case, condition) for condition in one.conditions)
        due = (approval_words(one.approvals),) if one.approvals else ()
        said = tuple(dict.fromkeys(said_by(case, position) for position in one.positions)) or tuple(
            VOICES[voice] for voice in one.voices
        )
        key = (one.stance, ", ".join((*conditions, *due)), all_of(said), one.since)
        groups.setdefault(key, []).append(one)
    rank = ("demands", "accepts", "prefers", "refuses", "unclear", "moved")
    lines = []
    for (_stance, rider, voices, since), members in sorted(
        groups.items(), key=lambda item: rank.index(item[0][0])
    ):
        answer = members[0].stance
        joined = "or" if answer != "refuses" else "and"
        text = stance(answer, options_words(case, issue, [one.option for one in members], joined))
        mark = ", ".join(part for part in (voices, day_words(since)) if part)
        lines.append(f"{text}{', ' + rider if rider else ''} ({mark})")
    return lines


def move_words(case: Case, issue: Issue, move: Move) -> str:
    """A move in words: "2 May 2024: none, from demands to refuses"."""
    what = option_label(case, issue, move.option) if move.option else _("in general")
    before, after = (
        ", ".join((STANCES.get(said) or _("nothing"), *(condition_words(case, one) for one in conditions)))
        for said, conditions in ((move.before, move.conditions_before), (move.after, move.conditions))
    )
    return _(
        "%(day)s: %(what)s, from %(before)s to %(after)s (%(voice)s)",
        day=day_words(move.on),
        what=what,
        before=before,
        after=after,
        voice=VOICES[move.voice],
    )


MODIFIERS: dict[str, str] = {
    "about": N_("about %(number)s"),
    "at least": N_("at least %(number)s"),
    "at most": N_("at most %(number)s"),
    "more than": N_("more than %(number)s"),
    "fewer than": N_("fewer than %(number)s"),
}


def modified(number: str, modifier: str) -> str:
    """A number as exactly as it was given: "more than 40,000"."""
    if modifier == "exactly":
        return number
    return _(MODIFIERS[modifier], number=number) if modifier in MODIFIERS else f"{modifier} {number}"


def first_words(party: str, tied: bool) -> str:
    """To whom a thing goes at first in Adjusted Winner, and that it could have been another."""
    return _("%(party)s (tied)", party=party) if tied else party


def part_words(share: Fraction) -> str:
    """How much of a thing goes from one to another: "all", "5/6"."""
    return _("all") if share == 1 else format_exact(share)


def exactly(value: Fraction) -> str:
    """A number exactly, with its rounded form beside it where it is a fraction: "395/6 (65.83)"."""
    text = format_exact(value)
    return f"{text} ({show(value, 2)})" if "/" in text else text
