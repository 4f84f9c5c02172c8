"""The brief and the record as single pages, in the look of the other reports."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from goodoffices.desk import Brief
from goodoffices.desk.brief_cells import EMPTY
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, spoken, worded
from goodoffices.record import Record
from goodoffices.report.brief_words import case_of, column_words, section_words
from goodoffices.report.front_days import days_of
from goodoffices.report.front_words import title_words
from goodoffices.report.page import board as gaps
from goodoffices.report.page.environment import worded_environment
from goodoffices.report.page.names import Names
from goodoffices.report.record_tables import tables
from goodoffices.report.sheet.front import shown_front
from goodoffices.report.wording import SHAPES


def render_brief(brief: Brief) -> str:
    """The brief as one HTML page; the same brief gives the same page, letter for letter."""
    style = _style()
    view: dict[str, object] = {"board": None}
    case = case_of(brief)
    if case is not None and brief.board is not None:
        names = Names(case)
        view = {
            "case": case,
            "board": brief.board,
            "lines": gaps.lines(case, brief.board, names),
            "parties": [names.party(party) for party in brief.board.parties],
            "statuses": list(SHAPES),
            "questions": gaps.questions(brief.board, names),
            "exchanges": gaps.exchanges(brief.board, names),
            "analysis": None,
        }
    return (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            front=shown_front(brief),
            days=days_of(brief.first, brief.last, True),
            policy=_policy(style),
            style=Markup(style),
            name=title_words(brief),
            language=spoken().language,
            direction=direction(brief.record) if spoken().english else spoken().direction,
            **view,
        )
    )


def render_record(record: Record) -> str:
    """The record as one HTML page: every row with its passage in its paragraph."""
    style = _style()
    return (
        _environment()
        .get_template("record.html")
        .render(
            tables=tables(record),
            record=record,
            policy=_policy(style),
            style=Markup(style),
            language=spoken().language,
            direction=direction(record) if spoken().english else spoken().direction,
        )
    )


def direction(record: Record) -> str:
    """ "rtl" where most of the articles' letters run from right to left, else "ltr"; each passage keeps its
    own besides.
    """
    kinds = [
        unicodedata.bidirectional(char) for article in record.articles[:50] for char in article.text[:2000]
    ]
    return "rtl" if sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L") else "ltr"


@cache
def _environment() -> Environment:
    environment = worded_environment(
        ChoiceLoader([PackageLoader("goodoffices.report.sheet"), PackageLoader("goodoffices.report.page")])
    )
    environment.filters["decision"] = _decision
    environment.filters["coded"] = worded
    environment.filters["cell"] = column_words
    environment.globals["section_words"] = section_words
    environment.globals["EMPTY"] = EMPTY
    environment.filters["key"] = lambda words: re.sub(r"[^\w-]+", "-", str(words))
    return environment


_DECISIONS = WordTable(
    {
        "proposed": N_("proposed"),
        "accepted": N_("accepted"),
        "edited": N_("edited"),
        "rejected": N_("rejected"),
    }
)


def _decision(status: str) -> str:
    """What a person decided on a row."""
    return _DECISIONS.get(status, status)


@cache
def _style() -> str:
    own = (files("goodoffices.report.sheet") / "sheet.css").read_text(encoding="utf-8")
    return (files("goodoffices.report.page") / "page.css").read_text(encoding="utf-8") + own


def _policy(style: str) -> str:
    """Nothing may be loaded, run or sent; the one style is named by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
