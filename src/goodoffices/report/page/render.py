"""The whole page: one file that asks nothing of any network, with a content security policy that names its
one script and style.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from goodoffices.analysis import Analysis, GapBoard, unknown_minima
from goodoffices.case import Case
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import spoken, worded
from goodoffices.report.charts import icon
from goodoffices.report.decision_words import enough, rule
from goodoffices.report.fair_words import fair_rows, senses
from goodoffices.report.page import advice, deal, scores
from goodoffices.report.page import board as gaps
from goodoffices.report.page.division import division_view
from goodoffices.report.page.environment import worded_environment
from goodoffices.report.page.frontier import frontier_view
from goodoffices.report.page.known import known_view
from goodoffices.report.page.names import Names
from goodoffices.report.refusals import Refusers, refusers
from goodoffices.report.secrecy import seal_words
from goodoffices.report.wording import SHAPES, day_words

FIRST_QUESTIONS = 6
"""Questions shown in the answer where there are positions only; the gap board has the rest."""


def render_page(
    case: Case, analysis: Analysis, board: GapBoard, *, title: str = "", framed: bool = False
) -> str:
    """One self-contained HTML page with everything that was found; the same input gives the same page, letter
    for letter.

    ``title`` is what a browser calls it, and keeps in its history; else the title of the case. ``framed``
    leaves out head and foot, for a page that has its own.
    """
    refused = refusers(case, board)
    names = Names(case, refused)
    style, script = _asset("page.css"), _asset("explore.js")
    frontier = frontier_view(case, analysis, names)
    found = scores.proposals(case, analysis)
    view: dict[str, object] = dict(  # noqa: C408
        case=case,
        title=title or case.title,
        framed=framed,
        analysis=analysis,
        board=board,
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        seal=seal_words(case, board),
        facts=_facts(case, analysis, board),
        lines=gaps.lines(case, board, names),
        questions=gaps.questions(board, names),
        exchanges=gaps.exchanges(board, names),
        parties=[names.party(party) for party in board.parties],
        statuses=list(SHAPES),
        language=spoken().language,
        direction=direction(case) if spoken().english else spoken().direction,
        assumptions=[worded(line) for line in analysis.assumptions],
        spoken=any(not cell.silent for row in board.rows for cell in row.cells),
        proposals=found,
        rules=scores.rules(case, analysis),
        settles=scores.settles(case, names, [proposal.package for proposal in found], refused),
        lacks=scores.lacks(case, analysis),
        unsure=bool(unknown_minima(case, analysis.scored)),
        unscored=[(names.party(party), worded(why)) for party, why in analysis.unscored.items()],
        frontier=frontier,
        fair=_fair(case, analysis, refused),
        decision=None
        if analysis.decision is None
        else {
            "enough": enough(case, analysis.decision, refused),
            "rule": rule(case, analysis.decision, refused),
        },
        known=known_view(case, analysis, refused),
        standing=advice.standing_view(case, analysis, names),
        trades=advice.trades_view(case, analysis, names),
        alike=advice.alike_view(case, names),
        division=division_view(case, names),
        care=advice.care_view(case, analysis, names),
        first_questions=FIRST_QUESTIONS,
        phases=deal.phases(case, names),
        quantities=deal.quantities(case, names),
        terms=deal.terms(case, names),
        earlier=deal.earlier(case, names),
        linkages=deal.linkages(case, names),
        figures=deal.figures(case, names),
        people=deal.people(case, names),
        sources=deal.sources(case),
    )
    return _environment().get_template("page.html").render(view, sections=_sections(view))


_SECTIONS = {
    "answer": (N_("The answer"), ()),
    "gaps": (N_("Gaps"), ("spoken",)),
    "decision": (N_("Enough to agree"), ("decision",)),
    "known": (N_("From so little"), ("known",)),
    "frontier": (N_("Frontier"), ("frontier",)),
    "fair": (N_("Fairness"), ("fair",)),
    "standing": (N_("Standing text"), ("standing",)),
    "trades": (N_("Trades"), ("trades", "alike")),
    "division": (N_("Division"), ("division",)),
    "deal": (N_("The deal"), ("phases", "quantities", "terms", "linkages", "earlier")),
    "figures": (N_("Figures"), ("figures",)),
    "people": (N_("Who"), ("people",)),
    "sources": (N_("Sources"), ("sources",)),
    "meaning": (N_("Words"), ()),
}
"""Every section: its name in the contents, and what it shows. One that has nothing to show is left out."""


def _fair(case: Case, analysis: Analysis, refused: Refusers) -> dict[str, object] | None:
    if not analysis.fairness:
        return None
    header, rows = fair_rows(case, analysis, refused)
    return {"header": header, "rows": rows, "senses": senses(analysis)}


def _sections(view: dict[str, object]) -> list[tuple[str, str]]:
    return [
        (key, _(title))
        for key, (title, shows) in _SECTIONS.items()
        if not shows or any(view[name] for name in shows)
    ]


def direction(case: Case) -> str:
    """ "rtl" where more of the letters of the case's names and title run from right to left than from left to
    right, else "ltr".
    """
    texts = [case.title, *(party.label for party in case.parties), *(issue.label for issue in case.issues)]
    kinds = [unicodedata.bidirectional(character) for text in texts for character in text]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"


def _facts(case: Case, analysis: Analysis, board: GapBoard) -> list[str]:
    facts = [
        n_("%(count)s party", "%(count)s parties", len(case.parties)),
        n_("%(count)s issue", "%(count)s issues", len(case.issues)),
        n_("%(count)s package", "%(count)s packages", analysis.packages),
    ]
    facts += [_("as of %(day)s", day=day_words(board.as_of))] if board.as_of else []
    return facts + ([_("an invented case")] if case.fictional else [])


@cache
def _environment() -> Environment:
    environment = worded_environment(PackageLoader("goodoffices.report.page"))
    environment.globals["icon"] = lambda shape: Markup(icon(shape))
    return environment


@cache
def _asset(name: str) -> str:
    return (files("goodoffices.report.page") / name).read_text(encoding="utf-8")


def page_policy() -> str:
    """The content security policy that every page names in its head: for a site that serves one."""
    return _policy(_asset("page.css"), _asset("explore.js"))


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or sent; the one style and the one script are named by their hashes."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
