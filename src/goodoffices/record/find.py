"""Everything that the rules propose for one article."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.case import Case
from goodoffices.record.dates import find_dates
from goodoffices.record.model import Article, Found
from goodoffices.record.names import Sides
from goodoffices.record.people import People
from goodoffices.record.statements.assemble import Assembler
from goodoffices.record.text.tags import Words


def find(article: Article, case: Case | None = None, named_dates: Mapping[str, str] | None = None) -> Found:
    """All that the rules propose for an article: statements, figures, dates, events, proposals, people.

    With a ``case`` sides and issues are named by its ids. ``named_dates`` is the user's list of words for days
    ("the anniversary": "2024-10-07"). Nothing found is more than a proposal; the text is never changed.
    """
    words = Words(article.text)
    sides = Sides(case)
    people = People(words, sides, article.id)
    dates = find_dates(article.id, article.text, article.published, named_dates)
    statements = Assembler(article, words, people, dates).all()
    return Found(article=article.id, statements=tuple(statements), dates=tuple(dates), people=people.list())
