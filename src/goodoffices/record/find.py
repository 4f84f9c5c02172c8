"""Everything that the rules propose for one article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from goodoffices.case import Case
from goodoffices.record.actors import Actors, find_actors
from goodoffices.record.dates import find_dates
from goodoffices.record.events.find import find_events
from goodoffices.record.figures import find_figures
from goodoffices.record.language import READ
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Article, Found
from goodoffices.record.names import Sides
from goodoffices.record.people import People
from goodoffices.record.statements.assemble import Assembler
from goodoffices.record.terms.find import find_proposals
from goodoffices.record.text.tags import Words


def finder(
    articles: Sequence[Article],
    case: Case | None = None,
    named_dates: Mapping[str, str] | None = None,
    actors: Actors | None = None,
) -> ArticleFinder:
    """The rules for each of ``articles``, with what all of them together tell of who is who; ``actors`` where
    somebody has found them already.
    """
    actors = actors if actors is not None else find_actors(articles)
    of_talks = bool(actors.parties or actors.mediators or (case is not None and case.parties))
    return ArticleFinder(
        ReadingContext(actors, Sides(case, actors), Matcher(case), case, named_dates, of_talks)
    )


class ReadingContext(msgspec.Struct, frozen=True):
    """What all articles are read with. ``of_talks`` tells whether anybody talks with anybody: where nobody
    does, nothing is a round, a demand or an offer in talks.
    """

    actors: Actors
    sides: Sides
    matcher: Matcher
    case: Case | None = None
    named_dates: Mapping[str, str] | None = None
    of_talks: bool = True


class ArticleFinder:
    """Finds in one article after another."""

    def __init__(self, ground: ReadingContext) -> None:
        self.ground = ground

    def __call__(self, article: Article) -> Found:
        """All that the rules propose for an article."""
        return _find(self.ground, article)

    def among(self, articles: Iterable[str]) -> ArticleFinder:
        """The same for some of the articles, by their ids: a worker that reads these need not be sent every
        place of all others.
        """
        ground = self.ground
        few = ground.actors.among(frozenset(articles))
        return ArticleFinder(
            ReadingContext(
                few, Sides(ground.case, few), ground.matcher, ground.case, ground.named_dates, ground.of_talks
            )
        )


def find(
    article: Article,
    case: Case | None = None,
    named_dates: Mapping[str, str] | None = None,
    actors: Actors | None = None,
) -> Found:
    """All that the rules propose for an article: statements, figures, dates, events, proposals, people.

    With a ``case`` sides and issues are named by its ids. ``named_dates`` is the user's list of words for
    days ("the anniversary": "2024-10-07"). ``actors`` are those of all the reports; without them those of
    this one. Lines that are boilerplate are passed over; of an article in a language that the rules do not
    read nothing is found. Nothing found is more than a proposal; the text is never changed.
    """
    if actors is not None:
        return finder([article], case, named_dates, actors)(article)
    ground = finder([article], case, named_dates).ground
    return _find(msgspec.structs.replace(ground, of_talks=True), article)


def _find(ground: ReadingContext, article: Article) -> Found:
    if article.language not in READ:
        return Found(article=article.id)
    words = Words(article.text)
    idle = [(line.start, line.end) for line in article.lines if line.role == "boilerplate"]
    if idle:
        words.sentences = [each for each in words.sentences if not _within(idle, words.starts[each[0]])]
    sides, matcher = ground.sides, ground.matcher
    people = People(words, sides, article.id)
    dates = find_dates(article.id, article.text, article.published, ground.named_dates)
    statements = Assembler(article, words, people, dates, matcher).all()
    sentences = [words.span(first, stop) for first, stop in words.sentences]
    figures = [each for each in find_figures(article, statements, dates) if not _within(idle, each.start)]
    return Found(
        article=article.id,
        statements=tuple(statements),
        figures=tuple(figures),
        dates=tuple(dates),
        events=tuple(find_events(article, sentences, statements, dates, sides)) if ground.of_talks else (),
        proposals=tuple(
            find_proposals(article, sentences, statements, figures, matcher, sides, words, people)
        )
        if ground.of_talks
        else (),
        people=people.list(),
    )


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
