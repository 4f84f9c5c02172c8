"""A case's own names: labels for ids, and options in a line."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.case import Case, Citation, Issue

LISTED = 5
"""Options named one by one before the rest is counted."""


class Options(msgspec.Struct, frozen=True, omit_defaults=True):
    """Options in a line: each by name, the first ones and how many ``more``, or a run of ordered ones from
    ``first`` to ``last``.
    """

    names: tuple[str, ...] = ()
    more: int = 0
    first: str = ""
    last: str = ""

    def __bool__(self) -> bool:
        return bool(self.names or self.first)


class Report(msgspec.Struct, frozen=True):
    """Where a public position stands: the report, the place in it, and who passed it on."""

    title: str
    outlet: str
    date: str
    passage: str
    chain: tuple[str, ...]


class Labels:
    """The labels of one case; an id that the case does not have is its own label."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._parties = {party.id: party.label for party in case.parties}
        self._issues = {issue.id: issue for issue in case.issues}
        self._sources = {source.id: source for source in case.sources}
        self._options: dict[str, dict[str, str]] = {}

    def party(self, key: str) -> str:
        """A party's label, or the name itself where it is somebody outside the case."""
        return self._parties.get(key, key)

    def issue(self, key: str) -> str:
        """An issue's label."""
        return self._issues[key].label if key in self._issues else key

    def option(self, issue: str, key: str) -> str:
        """An option's label."""
        return self._of(issue).get(key, key)

    def options(self, issue: str, keys: Sequence[str]) -> Options:
        """Several options: a run of ordered ones from first to last, long lists cut and counted."""
        names = tuple(self.option(issue, key) for key in keys)
        found = self._issues.get(issue)
        if len(keys) > 2 and found is not None and found.kind in ("range", "ordered"):
            every = list(self._of(issue))
            places = [every.index(key) for key in keys if key in every]
            if places == list(range(places[0], places[0] + len(keys))):
                return Options(first=keys[0] if found.kind == "range" else names[0], last=names[-1])
        if len(names) > LISTED + 1:
            return Options(names[:LISTED], more=len(names) - LISTED)
        return Options(names)

    def reports(self, citations: Sequence[Citation]) -> tuple[Report, ...]:
        """Where something was said in public."""
        found = []
        for cite in citations:
            source = self._sources.get(cite.source)
            title, outlet, date = (
                (source.title, source.outlet, source.date) if source else (cite.source, "", "")
            )
            found.append(Report(title or cite.source, outlet, date, cite.passage, cite.chain))
        return tuple(found)

    def _of(self, issue: str) -> dict[str, str]:
        if issue not in self._options:
            found = self._issues.get(issue)
            named = self.case.options(found) if found is not None else ()
            self._options[issue] = {one.id: self._named(found, one.id, one.label) for one in named if found}
        return self._options[issue]

    def _named(self, issue: Issue, key: str, label: str) -> str:
        if issue.kind == "divisible":
            return ", ".join(self._share(part) for part in key.split(", "))
        return label

    def _share(self, part: str) -> str:
        who, _, share = part.rpartition(" ")
        return self._parties.get(part) or f"{self.party(who)} {share}"
