"""One article after another, or several at once: the rules are the same, and so is what they find.

Spread by joblib. Where it runs is the user's to say, by joblib's own configuration: processes of this machine
by default, Dask or Ray with ``joblib.parallel_config(backend=...)`` around the call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goodoffices.record.model import Article, Found

AT_ONCE = 16
"""Articles that go to a worker together: fewer, and what goes with them costs more than it saves."""


def find_in_each(
    articles: Sequence[Article], finder: Callable[[Article], Found], jobs: int = 1
) -> list[Found]:
    """What ``finder`` finds in each article, in their order, by ``jobs`` workers. With more than one worker
    the finder is sent to them by pickle, so that it has to be a function of a module, or a partial of one.
    """
    if jobs == 1 or len(articles) < 2 * AT_ONCE:
        return [finder(article) for article in articles]
    from joblib import Parallel, delayed

    parts = [articles[first : first + AT_ONCE] for first in range(0, len(articles), AT_ONCE)]
    found = Parallel(n_jobs=jobs)(delayed(_find)(finder, part) for part in parts)
    return [one for part in found for one in part]


def _find(finder: Callable[[Article], Found], articles: Sequence[Article]) -> list[Found]:
    return [finder(article) for article in articles]
