"""Demands, offers and terms: pieces of a case that a passage suggests, in its own words.

A verb of demanding, accepting or refusing gives a position of its subject; "must", "will not", "ready to"
inside a statement one of its speaker, or of the side that the clause names, then *claimed by another*.
Conditions, quantities, phases, gaps, open questions and the terms of a deal are taken from their own
patterns.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.record.frames.moves import MOVED, Moves
from goodoffices.record.frames.positions import find_positions
from goodoffices.record.frames.spoken import owner, whose_voice
from goodoffices.record.frames.taken import Taken
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Article, Figure, Proposal, ProposalKind, Statement
from goodoffices.record.names import Sides
from goodoffices.record.people import People
from goodoffices.record.terms.candidate import Suggested, TermsFound
from goodoffices.record.terms.collect import Collector
from goodoffices.record.terms.conditions import conditional
from goodoffices.record.terms.lists import listed
from goodoffices.record.terms.loose import Terms
from goodoffices.record.text.sift import lowered
from goodoffices.record.text.tags import Words


def find_proposals(article: Article, sentences: list[tuple[int, int]], statements: list[Statement],
    figures: list[Figure], matcher: Matcher, sides: Sides, words: Words,
        people: People) -> list[Proposal]:  # fmt: skip
    """Everything in the article that could enter a case, in the order of the text."""
    text, low = article.text, lowered(article.text)
    by_id = {each.id: each for each in statements}
    holders: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        holders.setdefault(statement.sentence, []).append(statement)
    terms = Terms(text, low)
    collector = Collector(article, matcher)
    for taken in find_positions(article.id, words, statements, sides, people):
        for each in _of_position(text, taken, matcher):
            collector.add(each)
    moves = Moves(text, low, sides)
    for span in sentences:
        for side, passage, cue in moves.find(span):
            holder = _widest(holders.get(span, []))
            teller = holder.side if holder is not None else ""
            voice = "public" if side == teller else whose_voice(teller, sides)
            found = TermsFound(*passage, "position", MOVED, passage, text[slice(*cue)])
            collector.add(Suggested(found, side, holder.speaker if holder is not None else "", voice, holder))
    for statement in statements:
        for each in conditional(text, statement, owner(statement, by_id.get(statement.within))):
            collector.add(each)
    for span in sentences:
        for each in _of_sentence(terms, span, holders.get(span, [])):
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


def _of_position(text: str, taken: Taken, matcher: Matcher) -> Iterator[Suggested]:
    """A position, and the members of a list that it demands."""
    kind: ProposalKind = "position" if taken.stance else "term"
    cue = text[slice(*taken.cue)]
    found = TermsFound(taken.start, taken.end, kind, taken.rule, taken.object, cue, taken.stance)
    yield Suggested(found, taken.party, taken.by, taken.voice, taken.statement, taken.conditions, taken.heard)
    if taken.stance == "demands":
        for member in listed(text, *taken.object, matcher):
            yield Suggested(member, taken.party, "", "public", taken.statement)


def _widest(holding: list[Statement]) -> Statement | None:
    """The statement of a sentence that holds the others."""
    return max(holding, key=lambda each: each.end - each.start, default=None)


def _of_figure(told: list[Proposal], figure: Figure, by_id: dict[str, Statement]) -> Iterator[Suggested]:
    """A number of people or things to be released, or in a term of the deal, is a quantity of it; what a past
    deal moved is none.
    """
    inside = figure.state in ("", "released", "held") and any(
        each.start <= figure.start and figure.end <= each.end for each in told
    )
    if (inside or figure.state == "to be released") and isinstance(figure.number, int) and not figure.unit:
        span = (figure.start, figure.end)
        found = TermsFound(*span, "quantity", "figure-in-deal", span, figure.modifier, None, figure.number)
        yield Suggested(found, "", figure.source, "public", by_id.get(figure.statement))
