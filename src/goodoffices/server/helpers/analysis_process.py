"""The analysis in a process of its own: ``python -m goodoffices.server.helpers.analysis_process``.

A long computation never holds up the desk. What was computed from an unchanged case is not computed again:
the process remembers its last pages, by the digest of what they were made of, and nothing else does. Locking
the desk ends it, and its memory with it.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from typing import Literal, get_args

import msgspec

from goodoffices.analysis import Ask
from goodoffices.case import Case, ProblemsFound
from goodoffices.desk.open_case import digest
from goodoffices.language import words
from goodoffices.language.catalogues import translator_for
from goodoffices.language.words import speaking, spoken
from goodoffices.server.helpers.helper_process import HelperEnded, HelperProcess, serve

Minima = Literal["stated", "ignored"]
SECONDS = 90
"""Longest that the desk waits for a page."""
REMEMBERED = 8
"""Pages that the process remembers: two cases, with and without the stated minima, alone and in a frame."""


class AnalysisOrder(msgspec.Struct, frozen=True):
    """What to compute: the case as JSON text, whom one might ask on each issue (worked out from what each
    side can know), what to do with the minima, whether the page stands in a frame of another, and in which
    language.
    """

    case: str
    asks: dict[str, tuple[Ask, ...]] = {}
    minima: Minima = "stated"
    framed: bool = False
    language: str = "en"


class AnalysisPage(msgspec.Struct, frozen=True):
    """The page, or why there is none, in words for the mediator; ``remembered`` where it was not computed for
    this order.
    """

    page: str = ""
    why: str = ""
    remembered: bool = False


class NoAnalysisError(Exception):
    """There is no page; the message says why, in words for the mediator."""


PROCESS = HelperProcess("goodoffices.server.helpers.analysis_process")
"""The one analysis process of this desk. Whoever locks the desk ends it."""


def page_of(case: Case, asks: dict[str, tuple[Ask, ...]], minima: Minima, *, framed: bool = False) -> str:
    """The report on a case as one page, or, ``framed``, as the inside of one; ``asks`` are all the questions
    in it. Raises :class:`NoAnalysisError`.
    """
    from django.utils.translation import gettext

    from goodoffices.case.files import case_to_line

    order = AnalysisOrder(case_to_line(case), asks, minima, framed, spoken().language)
    try:
        answer = msgspec.json.decode(PROCESS.ask(msgspec.json.encode(order), SECONDS), type=AnalysisPage)
    except HelperEnded as problem:
        if problem.late:
            told = gettext("The analysis took longer than %(seconds)s seconds and was stopped.")
            raise NoAnalysisError(told % {"seconds": SECONDS}) from None
        # What the process said may hold words of the case: it is neither shown nor logged.
        raise NoAnalysisError(gettext("The analysis ended without a result.")) from None
    if answer.why:
        raise NoAnalysisError(answer.why)
    return answer.page


class Analyst:
    """What the process does: pages from orders, each computed once while it is remembered."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._most = remembered
        self._pages: OrderedDict[bytes, AnalysisPage] = OrderedDict()

    def answer_to(self, question: bytes) -> bytes:
        """The answer to an order, both in JSON."""
        key = digest(question)
        page = self._pages.pop(key, None)
        if page is None:
            page = compute(msgspec.json.decode(question, type=AnalysisOrder))
        self._pages[key] = msgspec.structs.replace(page, remembered=True)
        while len(self._pages) > self._most:
            self._pages.popitem(last=False)
        return msgspec.json.encode(page)


def compute(order: AnalysisOrder) -> AnalysisPage:
    """The page on a case, or the reason why there is none."""
    from goodoffices.analysis import analyse, board
    from goodoffices.case.files import read_case_text
    from goodoffices.desk import with_asks
    from goodoffices.language.located import problems_words
    from goodoffices.report import render_page

    assert order.minima in get_args(Minima)
    with speaking(translator_for(order.language)):
        try:
            case = read_case_text(order.case, "case", "json", unfinished=True)
            found = analyse(case, minima=order.minima)
            gaps = with_asks(board(case), order.asks)
            return AnalysisPage(
                render_page(case, found, gaps, title=words.gettext("Analysis"), framed=order.framed)
            )
        except ProblemsFound as problem:
            return AnalysisPage(why=problems_words(problem.problems))


if __name__ == "__main__":
    sys.exit(serve(Analyst().answer_to))
