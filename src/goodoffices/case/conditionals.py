"""Conditional words: "if they accept the withdrawal, we accept the phases"; "for each 10 released above 30 we
release 3, at most 90".

A party does an *act* wholly or not at all, or to an amount. Of each act it says under which conditions it
would do it, and how much. Its own acts never help to meet its own conditions.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case.people import Party
from goodoffices.case.sources import Id, Voice

FORMAT = "goodoffices-conditions-1"


class ConditionalAct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that ``party`` may do: once or not at all, or, where ``unit`` or ``most`` is given or a word
    on it has numbers, to an amount between 0 and ``most``.
    """

    id: Id
    party: Id
    name: str = ""
    about: str = ""
    most: Fraction | None = None
    unit: str = ""

    @property
    def label(self) -> str:
        """What to call it."""
        return self.name or self.id


class Need(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What has to hold. One of these, each told of what others do:

    ``act``: it is done; with ``at_least`` or ``at_most``, to such an amount. ``all_of``, ``any_of``: needs of
    which all, or one, hold. ``none_of``: needs of which none may hold. ``of`` with ``at_least`` or
    ``at_most``: so many of these acts are done; ``total`` with ``at_least``: these amounts together.
    """

    act: Id = ""
    all_of: tuple[Need, ...] = ()
    any_of: tuple[Need, ...] = ()
    none_of: tuple[Need, ...] = ()
    of: tuple[Id, ...] = ()
    total: tuple[Id, ...] = ()
    at_least: Fraction | None = None
    at_most: Fraction | None = None


class ActRate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So much for what others do: ``number`` for each whole ``for_each`` of the acts ``of`` above ``above``;
    or the part ``share`` of it, exactly.
    """

    of: tuple[Id, ...]
    number: Fraction | None = None
    for_each: Fraction | None = None
    share: Fraction | None = None
    above: Fraction = Fraction(0)


class ConditionalWord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party's word on one act: it does it if ``when`` holds (without, in any case).

    How much: ``number`` and all ``rates`` together, ``at_most`` so much; without them, all of the act. Of
    several words on one act the one that gives most counts.
    """

    act: Id
    when: Need | None = None
    number: Fraction | None = None
    rates: tuple[ActRate, ...] = ()
    at_most: Fraction | None = None
    said: Voice | None = None
    about: str = ""


class ConditionSheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parties, what they may do, and their words on it."""

    format: str = FORMAT
    title: str
    about: str = ""
    parties: tuple[Party, ...]
    acts: tuple[ConditionalAct, ...]
    conditions: tuple[ConditionalWord, ...]

    def counted(self, act: str) -> bool:
        """Whether an act is done to an amount, rather than once or not at all."""
        one = next(each for each in self.acts if each.id == act)
        words = [word for word in self.conditions if word.act == act]
        return (
            one.most is not None
            or bool(one.unit)
            or any(word.number is not None or word.rates or word.at_most is not None for word in words)
        )


MEANINGS: dict[type, dict[str, str]] = {
    ConditionSheet: {
        "format": "The format and its version; it may be left out.",
        "title": "What it is about.",
        "about": "What a reader should know of it, in words.",
        "parties": "The sides, in the order in which they are shown.",
        "acts": "What each may do.",
        "conditions": "Their words: which act, under which condition, how much.",
    },
    ConditionalAct: {
        "id": "A short name that conditions refer to.",
        "party": "The id of the party whose act it is.",
        "name": "The name to show; the id, where there is none.",
        "about": "What a reader should know of it, in words.",
        "most": "The largest amount that there is of it.",
        "unit": "What the amount is counted in.",
    },
    ConditionalWord: {
        "act": "The act that the party would do.",
        "when": "What others have to do for it; without it, the word holds in any case. A list: all of it.",
        "number": "How much in any case; all of the act, where neither this nor rates are given.",
        "rates": "How much for what others do; added up.",
        "at_most": "The most that this word gives.",
        "said": "Whose word it rests on.",
        "about": "What a reader should know of it, in words.",
    },
    ActRate: {
        "of": "The acts whose amounts count, added up; the party's own are left out.",
        "number": "How much for each whole for_each.",
        "for_each": "Whole steps of what others do; 1, where it is left out.",
        "share": "In place of number: this part of what others do, exactly.",
        "above": "What others do up to here does not count.",
    },
    Need: {
        "act": "An act that has to be done.",
        "all_of": "Needs that all have to hold.",
        "any_of": "Needs of which one has to hold.",
        "none_of": "Needs of which none may hold.",
        "of": "Acts that are counted: at_least or at_most so many are done.",
        "total": "Acts whose amounts are added up: at_least so much.",
        "at_least": "How many, or how much, at least.",
        "at_most": "How many, or how much, at most.",
    },
}
"""Record to field to meaning, in the order of the reference."""
