"""Which names of those who take part are one person's, and which words stand for a side without naming
anybody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from goodoffices.record import Record, SideNamed

TEAM = re.compile(
    r"(?:mediators|facilitators|negotiators|representatives|delegations?|delegates|officials|envoys|"
    r"ministers|leaders|diplomats|emissaries|teams?|panels?|executives|lawyers|government|army|forces)$"
    r"|^(?:representatives|delegations?|delegates|officials|envoys|leaders|ministers|executives) (?:of|"
    r"from)\b",
    re.IGNORECASE,
)
"""Words for those who take part for a side without their names: they stand in the line of the side itself."""


class BriefPeople:
    """One key for the names that are held to be one person's: by a link between names, a surname, or an
    office that one person holds.
    """

    def __init__(self, record: Record, named: Sequence[SideNamed]) -> None:
        self._same: dict[str, str] = {}
        for link in record.links:
            if link.kind == "same-person" and link.status != "rejected":
                first, second = self._first(link.first), self._first(link.second)
                if first != second:
                    self._same[second] = first
        self._bare: dict[str, set[str]] = defaultdict(set)
        for one in named:
            self._bare[one.side].update((one.words, one.words.removeprefix("the ")))
        self._holders: dict[tuple[str, str], str] = {}
        self._full: dict[tuple[str, str], set[str]] = defaultdict(set)
        for each in (each for event in record.events for each in event.participants):
            if each.role[:1].isupper():
                self._holders.setdefault((each.side, each.role.casefold()), each.name)
            if " " in each.name:
                self._full[each.side, each.name.rsplit(" ", 1)[-1]].add(self._first(each.name))

    def _first(self, name: str) -> str:
        while name in self._same:
            name = self._same[name]
        return name

    def side_of(self, name: str) -> str:
        """The side of a surname that only one person bears."""
        borne = [side for side, surname in self._full if surname == name]
        return borne[0] if len(borne) == 1 else ""

    def of(self, side: str, who: str) -> str:
        """The key of a person of a side; empty for the side itself and those who come for it without their
        names.
        """
        if not who or who == side or who in self._bare.get(side, ()) or TEAM.search(who):
            return ""
        full = self._full.get((side, who), set()) if " " not in who else set()
        if len(full) == 1:
            return next(iter(full))
        return self._first(self._holders.get((side, who.casefold()), who))
