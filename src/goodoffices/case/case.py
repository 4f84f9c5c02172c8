"""The case: all that is on the table."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

import msgspec

from goodoffices.case.decisions import Decision
from goodoffices.case.issues import Issue, Option, range_options, share_options
from goodoffices.case.linkages import Linkage
from goodoffices.case.merged import MergedPart
from goodoffices.case.people import Mediator, Party
from goodoffices.case.positions import Position
from goodoffices.case.preferences import Preference
from goodoffices.case.sources import Id, Source
from goodoffices.case.terms import Earlier, Figure, Phase, Quantity, Term
from goodoffices.language import CodedText

Package = dict[Id, Id]
"""One option chosen for every issue: issue id to option id."""

FORMAT = "goodoffices-case-1"

_Record = TypeVar("_Record", Issue, Party, Source)


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is on the table.

    The order of ``parties`` is a setting of the case. ``alternat`` asks that in its own copy each side come
    first. ``needed`` is the number of parties whose minimum a package has to meet (all, where it is absent),
    parties with a veto always among them; ``decision`` what it takes besides. ``text`` is the standing text:
    the option that the draft now has for each issue that it settles. ``merged`` says what became of issues,
    options and others that were merged, in the order of merging. ``fictional`` says that the case was
    invented; only such a case, or one whose preferences were published or confided, has a place for
    preferences.
    """

    format: str = FORMAT
    title: str
    about: str = ""
    fictional: bool = False
    parties: tuple[Party, ...]
    alternat: bool = False
    needed: int | None = None
    decision: Decision | None = None
    mediators: tuple[Mediator, ...] = ()
    sources: tuple[Source, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    phases: tuple[Phase, ...] = ()
    terms: tuple[Term, ...] = ()
    issues: tuple[Issue, ...]
    linkages: tuple[Linkage, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    preferences: tuple[Preference, ...] = ()
    text: Package = {}
    merged: tuple[MergedPart, ...] = ()

    def issue(self, key: Id) -> Issue:
        """The issue of that id; KeyError where there is none."""
        return _find(self.issues, key, "issue")

    def party(self, key: Id) -> Party:
        """The party of that id; KeyError where there is none."""
        return _find(self.parties, key, "party")

    def source(self, key: Id) -> Source:
        """The source of that id; KeyError where there is none."""
        return _find(self.sources, key, "source")

    def preference(self, party: Id) -> Preference | None:
        """What is known of a party's preferences, or None."""
        return next((preference for preference in self.preferences if preference.party == party), None)

    def with_preference(self, preference: Preference) -> Case:
        """The case with a party's preference in the place of what was known of it, in the parties' order."""
        order = [party.id for party in self.parties]
        others = [one for one in self.preferences if one.party != preference.party]
        kept = sorted([*others, preference], key=lambda one: order.index(one.party))
        return msgspec.structs.replace(self, preferences=tuple(kept))

    def options(self, issue: Issue) -> tuple[Option, ...]:
        """Every option of an issue, those of ranges and divisible issues written out."""
        if issue.kind == "range" and issue.range is not None:
            return range_options(issue.range)
        if issue.kind == "divisible":
            return tuple(option for option, _ in self.shares(issue))
        return issue.options

    def shares(self, issue: Issue) -> tuple[tuple[Option, tuple[int, ...]], ...]:
        """The options of a divisible issue, each with the parts that every party gets, in the order of the
        parties.
        """
        return share_options(tuple(party.id for party in self.parties), issue.parts)

    def permits(self, package: Package) -> bool:
        """Whether a complete package meets every linkage."""
        return all(linkage.allows(package) for linkage in self.linkages)


def whole_value(party_index: int, shares: tuple[int, ...], worth: Fraction) -> Fraction:
    """What a share of a divisible issue is worth to a party to whom all of it is worth ``worth``."""
    return worth * shares[party_index] / sum(shares)


def _find(records: tuple[_Record, ...], key: Id, kind: str) -> _Record:
    for record in records:
        if record.id == key:
            return record
    raise KeyError(CodedText("case-has-no", "the case has no %(kind)s %(key)r", kind=kind, key=key))
