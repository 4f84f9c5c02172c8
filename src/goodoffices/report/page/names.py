"""A case's own names, looked up once: labels for ids, and numbers for sources."""

from __future__ import annotations

from goodoffices.case import Case, Citation
from goodoffices.report.refusals import Refusers, chosen
from goodoffices.report.wording import option_label, options_words


class Names:
    """The labels of a case's parties, issues and options, and the numbers under which its sources are
    listed.
    """

    def __init__(self, case: Case, refused: Refusers | None = None) -> None:
        self.case = case
        self._refused = refused or {}
        self._parties = {party.id: party.label for party in case.parties}
        self._issues = {issue.id: issue.label for issue in case.issues}
        self._options = {
            issue.id: {option.id: option_label(case, issue, option.id) for option in case.options(issue)}
            for issue in case.issues
        }
        self._sources = {source.id: number for number, source in enumerate(case.sources, start=1)}

    def party(self, key: str) -> str:
        """A party's label; the text itself where it is no party's id (somebody outside the case)."""
        return self._parties.get(key, key)

    def issue(self, key: str) -> str:
        """An issue's label."""
        return self._issues.get(key, key)

    def option(self, issue: str, key: str) -> str:
        """An option's label."""
        return self._options.get(issue, {}).get(key, key)

    def chosen(self, issue: str, key: str) -> str:
        """An option as part of a package, with a mark where somebody refuses it."""
        return chosen(self.case, self._refused, issue, key)

    def options(self, issue: str, keys: tuple[str, ...]) -> list[str]:
        """Several options' labels."""
        return [self.option(issue, key) for key in keys]

    def either(self, issue: str, keys: tuple[str, ...], joined: str = "or") -> str:
        """Several options in a line ("joint team or nobody", "20 to 40 persons"), long lists cut and
        counted.
        """
        return options_words(self.case, self.case.issue(issue), keys, joined)

    def cite(self, citation: Citation) -> PageCite:
        """A citation with the number of its source."""
        return PageCite(self._sources.get(citation.source, 0), citation.passage, citation.chain)

    def cites(self, citations: tuple[Citation, ...]) -> list[PageCite]:
        """Several citations."""
        return [self.cite(citation) for citation in citations]


class PageCite:
    """One citation as the page shows it: the source's number, the place in it, and who passed it on."""

    def __init__(self, number: int, passage: str, chain: tuple[str, ...]) -> None:
        self.number, self.passage, self.chain = number, passage, chain
