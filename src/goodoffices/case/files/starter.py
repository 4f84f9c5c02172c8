"""A case file to start from: a word on every part of it, and nothing that a reader has to unlearn."""

from __future__ import annotations

import re

import msgspec

from goodoffices.case.case import FORMAT
from goodoffices.case.files.plain import Plain
from goodoffices.case.files.yaml_out import item, scalar


class Starter(msgspec.Struct, frozen=True):
    """What is known of a new case: names of parties and mediators, issues with the names of their options."""

    title: str = ""
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    issues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fictional: bool = False


_PARTIES = ("First party", "Second party")
_ISSUES = (("First question", ("Yes", "In part", "No")), ("Second question", ("Now", "Later")))


def template(starter: Starter) -> str:
    """A case file in YAML with those names, comments on every part, and ids made of the names.

    It reads as a sound case, unless two names come to the same id or one to none.
    """
    parties = starter.parties or _PARTIES
    issues = starter.issues or _ISSUES
    party, other = id_of(parties[0]), id_of(parties[-1])
    issue, options = id_of(issues[0][0]), [id_of(name) for name in issues[0][1]]
    first, last = scalar(options[0]), scalar(options[-1])
    who, whom, what = scalar(party), scalar(other), scalar(issue)
    numbers = ", ".join(
        f"{scalar(option)}: {10 * (len(options) - place)}" for place, option in enumerate(options)
    )
    together = f"{what}: {first}"
    if len(issues) > 1:
        together += f", {scalar(id_of(issues[1][0]))}: {scalar(id_of(issues[1][1][-1]))}"
    return f"""\
## A case: all that is on the table. Every part is told in docs/reference/case-file.md.
## Lines with one # are examples: remove the # to use them.
## When something is written, say: goodoffices check FILE, then goodoffices analyse FILE

format: {FORMAT}
title: {scalar(starter.title or "Talks without a title")}
fictional: {"true" if starter.fictional else "false"}   # true for a case that was invented

## The sides, in the order in which they are shown.
parties:
{_records(parties)}
{_mediators(starter.mediators)}## The questions to be settled. An issue has options, or a range of numbers, such as
##     - {{id: price, range: {{lowest: 10, highest: 20, step: 0.5, unit: euro}}}}
issues:
{_issues(issues)}
## What each party demands, accepts or refuses. `voice` says whose word it is: public, confided, claimed-by-another or
## assessed-by-third. `since` is a day; leave it out where it is not known.
#positions:
#  - {{party: {who}, issue: {what}, demands: {first}, since: 2030-01-31}}
#  - {{party: {whom}, issue: {what}, accepts: {last}, voice: confided}}

## Conditions that a package has to meet: implies, excludes, at_most, at_least, budget.
#linkages:
#  - about: What cannot go together
#    excludes: {{{together}}}

## How much each party values each option, as far as it said. What is not known is left out, never zero.
## Of real parties only what they published or confided.
#preferences:
#  - party: {who}
#    said: confided
#    minimum: 10
#    points:
#      {what}: {{{numbers}}}

## The standing text: what the draft says today on each issue that it settles.
#text:
#  {what}: {first}
"""


def id_of(name: str) -> str:
    """An id made of a name: its letters and numbers in small letters, hyphens between."""
    return re.sub(r"(?:[^\w.]|_|(?<!\d)\.|\.(?!\d))+", "-", name.lower()).strip("-")


def _records(names: tuple[str, ...]) -> str:
    lines: list[Plain] = [
        {"id": id_of(name), "name": name} if id_of(name) != name else name for name in names
    ]
    return "".join(item(line, 2) for line in lines)


def _mediators(names: tuple[str, ...]) -> str:
    return f"## Those who go between.\nmediators:\n{_records(names)}\n" if names else ""


def _issues(issues: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    text = ""
    for name, options in issues:
        named = f"    name: {scalar(name)}\n" if id_of(name) != name else ""
        text += f"  - id: {scalar(id_of(name))}\n{named}    options:\n"
        text += "".join("    " + line + "\n" for line in _records(options).splitlines())
    return text
