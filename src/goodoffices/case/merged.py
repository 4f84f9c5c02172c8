"""What was merged: so that whatever names the former still finds its place.

Entries of the talks are never rewritten, and other files name a case's issues too. Ids that were merged away
are therefore kept, with what they became, and are given to nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from goodoffices.case.sources import Id

CasePart = Literal["issue", "option", "phase", "term", "earlier"]
"""What of a case can be merged."""


class MergedPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``was`` became ``into``. ``part`` says what they are; for an option ``of`` is its issue. Where an issue
    was merged, ``options`` has what became of its options. ``name`` is what it was called.
    """

    part: CasePart
    was: Id
    into: Id
    of: Id = ""
    name: str = ""
    options: dict[Id, Id] = {}


def follow(merged: Iterable[MergedPart], part: CasePart, key: Id) -> Id:
    """What an id of that part names now; the id itself where it was not merged. Merges are followed in their
    order, so that what was merged twice is found as well.
    """
    for one in merged:
        if one.part == part and one.was == key:
            key = one.into
    return key


def follow_option(merged: Iterable[MergedPart], issue: Id, option: Id) -> tuple[Id, Id]:
    """The issue and the option that an option of an issue is now."""
    for one in merged:
        if one.part == "issue" and one.was == issue:
            issue, option = one.into, one.options.get(option, option)
        elif one.part == "option" and (one.of, one.was) == (issue, option):
            option = one.into
    return issue, option
