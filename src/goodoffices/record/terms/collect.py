"""Proposals out of what the rules suggest: each place once, matched to the issues of the case at hand."""

from __future__ import annotations

import re

from goodoffices.case import Stance
from goodoffices.record.frames.spans import says_nothing, trim, without_first
from goodoffices.record.matching import Match, Matcher
from goodoffices.record.model import Article, Proposal
from goodoffices.record.terms.candidate import Suggested
from goodoffices.record.terms.conditions import WOULD_IF, leans_on

VERSION = 1
_LEADS_TO = re.compile(
    r"(?:that )?(?:[\w’'-]+ ){0,4}?(?:to |must |should |would |will )?(?:(?:the|an|a|its|their|full|complete|"
    r"immediate) )*(?:withdraw(?:al|s|ing)?|pull(?:s|ing)? (?:out|back)|pullout|release(?:s|d)?|releasing|"
    r"join(?:s|ing)?|leave|end)(?: of| from)?(?= )",
    re.IGNORECASE,
)
"""The verb, or its noun, that leads to what is asked."""
_TRADE_UNION = re.compile(r"\btrade union", re.IGNORECASE)
"""Whoever has "trade" in the name does not speak of trade for it."""
_PAPERS = re.compile(
    r"(?:\s(?:the|a|an|its|his|her|their|all|any|these|those|new|planned|proposed|"
    r"[\w’'-]+(?:['’]s))){0,3}\s(?:[\w-]+\s){0,2}?(?:regulations?|rules?|decrees?|laws?|bills?|orders?|"
    r"offers?|bids?|plans?|proposals?|drafts?|demands?|complaints?|requests?|lawsuits?|suits?|claims?|"
    r"objections?"
    r"|statements?|remarks?|reports?|documents?|data|minutes|figures|details|results|funds?|money|changes|"
    r"reforms?|candidates?|candidacy|licen[cs]es?|charges|accusations?)\b",
    re.IGNORECASE,
)
"""What can be withdrawn or released without an army or a prisoner."""
_LOOKED_BACK = 6
"""Proposals looked through for one that covers a passage already: those of the sentence and its neighbours.
"""


class Collector:
    """Takes suggestions on one article, in the order of its statements and then of its sentences."""

    def __init__(self, article: Article, matcher: Matcher) -> None:
        self.article = article
        self.text = article.text
        self.matcher = matcher
        self.made: list[Proposal] = []
        self.seen: set[str] = set()

    def add(self, each: Suggested) -> None:
        """A proposal of it, once for each place and kind."""
        found, statement = each.found, each.statement
        start, end = trim(self.text, found.start, found.end)
        if found.kind == "position" and self._told(start, end, each.party, found.stance):
            return
        key = f"{self.article.id}:p{found.kind}{start}-{end}" + (f"-{each.party}" if each.party else "")
        if end <= start or key in self.seen:
            return
        self.seen.add(key)
        first, last = trim(self.text, *found.object)
        words, issue = self.text[first:last], ""
        if found.rule == WOULD_IF:
            before = self._answered(start, each.party)
            if before is not None:
                words, issue = before.object, before.issue
        if found.kind == "position" and says_nothing(words):
            return
        condition = next((self.text[slice(*span)] for span in each.conditions), "")
        conditions = tuple(self.text[slice(*trim(self.text, *span))] for span in each.conditions)
        if found.hangs is not None:
            first, last = trim(self.text, *found.hangs)
            conditions = (*conditions, self.text[first:last])
        matches = self.about(without_first(words, condition))
        if not matches and found.kind != "position":
            matches = self.matcher.find(without_first(self.text[start:end], condition))
        best = matches[0] if matches else None
        self.made.append(
            Proposal(
                id=key,
                article=self.article.id,
                start=start,
                end=end,
                text=self.text[start:end],
                rule=f"{found.rule}@{VERSION}",
                kind=found.kind,
                party=each.party,
                by=each.by or found.by,
                voice=each.voice,
                stance=found.stance,
                object=words,
                cue=found.cue,
                issue=best.issue if best else issue,
                options=best.options if best else (),
                matched=best.words if best else "",
                conditions=conditions,
                since=statement.said if statement is not None else "",
                since_words=found.when,
                number=found.number,
                statement=statement.id if statement is not None else "",
                asked_of=self.text[slice(*each.heard)].strip() if each.heard is not None else "",
            )
        )

    def about(self, words: str) -> list[Match]:
        """The issues that the words are about, by what is asked and not by the verb alone that asks it: a
        decree that is withdrawn is no army, and a report that is released no prisoner.
        """
        words = _TRADE_UNION.sub("union", words)
        matches = self.matcher.find(words)
        lead = _LEADS_TO.match(words)
        if not matches or lead is None:
            return matches
        told = set(matches[0].words.lower().replace(",", " ").split())
        if not told <= set(lead.group().lower().split()):
            return matches
        return self.matcher.find(words[lead.end() :]) if _PAPERS.match(words, lead.end()) else matches

    def _answered(self, at: int, party: str) -> Proposal | None:
        """What "we would" answers: the position that the party is told to take just before."""
        for each in reversed(self.made):
            if (
                each.kind == "position"
                and each.party == party
                and each.end <= at
                and each.stance == "demands"
                and leans_on(self.text, each.end, at)
            ):
                return each
        return None

    def _told(self, start: int, end: int, party: str, stance: Stance | None) -> bool:
        """Whether a position of that party and stance covers the passage already."""
        return any(
            each.kind == "position"
            and each.party == party
            and each.stance == stance
            and each.start <= start
            and end <= each.end
            for each in self.made[-_LOOKED_BACK:]
        )
