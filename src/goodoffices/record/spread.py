"""One article after another, or several at once: the rules are the same, and so is what they find.

Spread by joblib. Where it runs is the user's to say, by joblib's own configuration: processes of this machine
by default, Dask or Ray with ``joblib.parallel_config(backend=...)`` around the call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goodoffices.record.model import Article, Found

AT_ONCE = 16
"""Fewest articles that go to a worker together: fewer, and what goes with them costs more than it saves."""
PARTS = 8
"""Parts for each worker, so that none waits long for the last; what goes with a part is sent once for it."""


def find_in_each(
    articles: Sequence[Article], finder: Callable[[Article], Found], jobs: int = 1
) -> list[Found]:
    """What ``finder`` finds in each article, in their order, by ``jobs`` workers. With more than one worker
    the finder is sent to them by pickle, so that it has to be a function of a module, a partial of one, or an
    object; one that has ``among`` is asked for what the articles of a part alone need.
    """
    if jobs == 1 or len(articles) < 2 * AT_ONCE:
        return [finder(article) for article in articles]
    from joblib import Parallel, delayed, effective_n_jobs

    size = max(AT_ONCE, -(-len(articles) // (PARTS * effective_n_jobs(jobs))))
    parts = [articles[first : first + size] for first in range(0, len(articles), size)]
    found = Parallel(n_jobs=jobs)(delayed(_find)(_for_part(finder, part), part) for part in parts)
    return [one for part in found for one in part]


def _for_part(finder: Callable[[Article], Found], articles: Sequence[Article]) -> Callable[[Article], Found]:
    among = getattr(finder, "among", None)
    return among([article.id for article in articles]) if among is not None else finder


def _find(finder: Callable[[Article], Found], articles: Sequence[Article]) -> list[Found]:
    return [finder(article) for article in articles]
