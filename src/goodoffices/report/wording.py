"""The few words in which results are told: stances, voices, conditions, numbers, days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from goodoffices.analysis import CONCEPTS, Answer, ConditionState, Held, Move, Status
from goodoffices.case import Approval, Case, Condition, Issue, Position, Voice, format_exact
from goodoffices.report.numbers import show

SHAPES: dict[Status, str] = {"agreed": "●", "bridgeable": "◐", "open": "○", "contested": "▨"}
ASCII_SHAPES: dict[Status, str] = {"agreed": "[*]", "bridgeable": "[/]", "open": "[ ]", "contested": "[#]"}
VOICES: dict[Voice, str] = {
    "public": "public",
    "confided": "confided",
    "claimed-by-another": "claimed by another",
    "assessed-by-third": "assessed by a third",
}
STATES: dict[ConditionState, str] = {
    "met": "met as things stand",
    "reachable": "within reach",
    "refused": "refused by somebody",
    "unknown": "not yet known",
    "words": "in words",
}


def where_shown(name: str) -> str:
    """Where the analysis shows a package, in words: a concept's title; ``bridging 2`` is the second bridging
    package.
    """
    if name.startswith("bridging "):
        return f"Bridging package {name.removeprefix('bridging ')}"
    if name == "better":
        return "Better for somebody than the standing text"
    return next((row.title for row in CONCEPTS if row.key == name), name)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LISTED = 5
"""Options named one by one before the rest is counted."""


def stance(answer: Answer, options: str) -> str:
    """What a party says of options: "demands X", "ranks X first"."""
    if answer == "prefers":
        return f"ranks {options} first"
    if answer == "unclear":
        return f"unclear on {options}"
    if answer == "moved":
        return f"demanded {options} before"
    return f"{answer} {options}"


def stance_words(position: Position) -> str:
    """The stance of a position on an issue in general; what is not the party's own word is only said of
    it.
    """
    if position.voice in ("public", "confided"):
        return position.stance
    return f"said to {position.stance[:-1]}"


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
            return f"{options[0] if issue.kind == 'range' else names[0]} to {names[-1]}"
    if len(names) > LISTED + 1:
        return f"{', '.join(names[:LISTED])} and {len(names) - LISTED} more"
    return _series(names, joined)


def _series(names: Sequence[str], joined: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joined} {names[-1]}"


def condition_words(case: Case, condition: Condition) -> str:
    """A condition as "if …": in its own words where it has some, else by the options that it names."""
    who = f"{case.party(condition.party).label}: " if condition.party else ""
    if condition.does:
        return f"if {who}{condition.does}"
    named = []
    for choice in condition.choices:
        issue = case.issue(choice.issue)
        named.append(f"{issue.label} is settled as {options_words(case, issue, choice.options)}")
    return f"if {who}{_series(named, 'and')}"


def approval_words(approvals: Iterable[Approval]) -> str:
    """ "subject to approval by …"."""
    return "subject to approval by " + _series([approval.by for approval in approvals], "and")


def day_words(day: str) -> str:
    """An ISO day as "2 May 2024", two of them as "2 May 2024 to 6 May 2024"; anything else as it is."""
    if "/" in day:
        return " to ".join(day_words(part) for part in day.split("/"))
    parts = day.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return day


def said_by(case: Case, position: Position) -> str:
    """Whose word a position is, with the one who said it where that is known: "claimed by Republic"."""
    if not position.by:
        return VOICES[position.voice]
    who = next((party.label for party in case.parties if party.id == position.by), position.by)
    if position.voice == "claimed-by-another":
        return f"claimed by {who}"
    if position.voice == "assessed-by-third":
        return f"assessed by {who}"
    return f"{VOICES[position.voice]}, by {who}"


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
        key = (one.stance, ", ".join((*conditions, *due)), " and ".join(said), one.since)
        groups.setdefault(key, []).append(one)
    rank = ("demands", "accepts", "prefers", "refuses", "unclear", "moved")
    lines = []
    for (_, rider, voices, since), members in sorted(groups.items(), key=lambda item: rank.index(item[0][0])):
        answer = members[0].stance
        joined = "or" if answer != "refuses" else "and"
        text = stance(answer, options_words(case, issue, [one.option for one in members], joined))
        mark = ", ".join(part for part in (voices, day_words(since)) if part)
        lines.append(f"{text}{', ' + rider if rider else ''} ({mark})")
    return lines


def move_words(case: Case, issue: Issue, move: Move) -> str:
    """A move in words: "2 May 2024: none, from demands to refuses"."""
    what = option_label(case, issue, move.option) if move.option else "in general"
    before, after = (
        ", ".join((said or "nothing", *(condition_words(case, one) for one in conditions)))
        for said, conditions in ((move.before, move.conditions_before), (move.after, move.conditions))
    )
    return f"{day_words(move.on)}: {what}, from {before} to {after} ({VOICES[move.voice]})"


def exactly(value: Fraction) -> str:
    """A number exactly, with its rounded form beside it where it is a fraction: "395/6 (65.83)"."""
    text = format_exact(value)
    return f"{text} ({show(value, 2)})" if "/" in text else text
