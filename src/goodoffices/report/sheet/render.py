"""The brief and the record as single pages, in the look of the other reports."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from goodoffices.desk import Brief
from goodoffices.record import Record
from goodoffices.report.front_days import days_of
from goodoffices.report.page import board as gaps
from goodoffices.report.page.names import Names
from goodoffices.report.record_tables import tables
from goodoffices.report.sheet.front import shown_front
from goodoffices.report.wording import SHAPES


def render_brief(brief: Brief) -> str:
    """The brief as one HTML page; the same brief gives the same page, letter for letter."""
    style = _style()
    view: dict[str, object] = {"board": None}
    if brief.case is not None and brief.board is not None:
        names = Names(brief.case)
        view = {
            "case": brief.case,
            "board": brief.board,
            "lines": gaps.lines(brief.case, brief.board, names),
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
            direction=direction(brief.record),
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
            direction=direction(record),
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
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("goodoffices.report.sheet"), PackageLoader("goodoffices.report.page")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["key"] = lambda words: re.sub(r"[^\w-]+", "-", str(words))
    return environment


@cache
def _style() -> str:
    own = (files("goodoffices.report.sheet") / "sheet.css").read_text(encoding="utf-8")
    return (files("goodoffices.report.page") / "page.css").read_text(encoding="utf-8") + own


def _policy(style: str) -> str:
    """Nothing may be loaded, run or sent; the one style is named by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
