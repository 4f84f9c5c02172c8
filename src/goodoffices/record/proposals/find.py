"""Demands, offers and terms: pieces of a case that a passage suggests, in its own words.

A verb of demanding, accepting or refusing gives a position of its subject; "must", "will not", "ready to" inside a
statement one of its speaker, or of the side that the clause names, then *claimed by another*. Conditions, quantities,
phases, gaps, open questions and the terms of a deal are taken from their own patterns.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.record.matching import Matcher
from goodoffices.record.model import Article, Figure, Proposal, Statement
from goodoffices.record.names import Sides
from goodoffices.record.proposals.collect import Collector
from goodoffices.record.proposals.found import Found, Suggested
from goodoffices.record.proposals.modals import STEMS, modals
from goodoffices.record.proposals.pushed import Pushed
from goodoffices.record.proposals.reported import owner, reported
from goodoffices.record.proposals.terms import Terms
from goodoffices.record.proposals.would import conditional
from goodoffices.record.text.sift import Sieve, lowered


def find_proposals(article: Article, sentences: list[tuple[int, int]], statements: list[Statement], figures: list[Figure], matcher: Matcher, sides: Sides) -> list[Proposal]:  # fmt: skip
    """Everything in the article that could enter a case, in the order of the text."""
    text, low = article.text, lowered(article.text)
    by_id = {each.id: each for each in statements}
    holders: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        holders.setdefault(statement.sentence, []).append(statement)
    terms, pushed, sieve = Terms(text, low), Pushed(text, low, sides), Sieve(low, STEMS)
    collector = Collector(article, matcher)
    for statement in statements:
        for each in reported(text, statement, by_id, sides, matcher):
            collector.add(each)
        for each in modals(text, statement, sides, matcher, sieve):
            collector.add(each)
        for each in conditional(text, statement, owner(statement, by_id.get(statement.within))):
            collector.add(each)
    for span in sentences:
        for each in _of_sentence(terms, span, holders.get(span, [])):
            collector.add(each)
        for each in pushed.find(span, _widest(holders.get(span, []))):
            collector.add(each)
    told = [each for each in collector.made if each.kind == "term" and not each.rule.startswith("left-open")]
    for figure in figures:
        for each in _of_figure(told, figure, by_id):
            collector.add(each)
    return sorted(collector.made, key=lambda each: (each.start, each.end, each.kind))


def _of_sentence(terms: Terms, span: tuple[int, int], holding: list[Statement]) -> Iterator[Suggested]:
    """Phases, gaps, open questions, terms and plans, wherever they stand."""
    for found in terms.find(span):
        holder = min(
            (each for each in holding if each.start <= found.start < each.end),
            key=lambda each: each.end - each.start,
            default=None,
        )
        yield Suggested(
            found, "", holder.speaker if holder is not None and not found.by else "", "public", holder
        )


def _widest(holding: list[Statement]) -> Statement | None:
    """The statement of a sentence that holds the others."""
    return max(holding, key=lambda each: each.end - each.start, default=None)


def _of_figure(told: list[Proposal], figure: Figure, by_id: dict[str, Statement]) -> Iterator[Suggested]:
    """A number of people or things to be released, or in a term of the deal, is a quantity of it; what a past deal moved is none."""
    inside = figure.state in ("", "released", "held") and any(
        each.start <= figure.start and figure.end <= each.end for each in told
    )
    if (inside or figure.state == "to be released") and isinstance(figure.number, int) and not figure.unit:
        span = (figure.start, figure.end)
        found = Found(*span, "quantity", "figure-in-deal", span, figure.modifier, None, figure.number)
        yield Suggested(found, "", figure.source, "public", by_id.get(figure.statement))
