"""The plan of an agreement as one page that explains itself: what was agreed, who moves when, what each
would gain by stopping, what to mend.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from goodoffices.agreement import DEFECTS, AgreedExchange, Agreement, AgreementPlan, ExchangePlan
from goodoffices.desk.holding import HoldingView
from goodoffices.language.words import gettext as _
from goodoffices.language.words import spoken, worded
from goodoffices.report.agreed.clauses import duty_words, phase_words, power_words, when_words
from goodoffices.report.agreed.holds import holding_lines
from goodoffices.report.agreed.provisions import provisions
from goodoffices.report.agreed.words import (
    SEVERITIES,
    facts,
    gain_words,
    removal_words,
    schedule_words,
    turn_words,
    verdict,
)
from goodoffices.report.charts import ExposureLine, ExposurePicture, draw_exposure, line_icon
from goodoffices.report.numbers import show
from goodoffices.report.page.environment import worded_environment

View = dict[str, object]


def render_plan_page(agreement: Agreement, plan: AgreementPlan, held: HoldingView | None = None) -> str:
    """The page; it loads nothing and runs nothing, and the same plan gives the same page, letter for
    letter.
    """
    style = page_style()
    view: View = {
        **plan_facts(agreement, plan, held),
        "agreement": agreement,
        "policy": page_policy_of(style),
        "style": Markup(style),
        "language": spoken().language,
        "direction": page_direction(agreement) if spoken().english else spoken().direction,
    }
    return plan_environment().get_template("plan.html").render(view)


def plan_facts(agreement: Agreement, plan: AgreementPlan, held: HoldingView | None = None) -> View:
    """What a page says of a plan, in words: texts, lists and pictures (SVG) alone."""
    exchanges = {one.id: one for one in agreement.exchanges}
    return {
        "facts": facts(agreement),
        "findings": [_finding(one) for one in plan.findings],
        "phases": [_phase(agreement, one.id) for one in agreement.phases],
        "others": _others(agreement),
        "exchanges": [_exchange(agreement, exchanges[one.exchange], one, plan) for one in plan.plans],
        "unplanned": {exchanges[name].label: worded(why) for name, why in plan.unplanned.items()},
        "schedule": schedule_words(plan),
        "commitments": [_commitment(agreement, place) for place in range(len(agreement.commitments))],
        "holding": holding_lines(agreement, held),
        "provisions": provisions(agreement),
        "powers": [(power_words(agreement, one), one.clause) for one in agreement.powers],
        "seal": _("Worths are on the mediators' side: for the mediators only")
        if _worths(agreement)
        else _("Holds no worths"),
    }


def _worths(agreement: Agreement) -> bool:
    return any(
        give.worth_to_giver is not None or give.worth_to_receiver is not None
        for exchange in agreement.exchanges
        for give in exchange.gives
    )


def _finding(one: object) -> View:
    from goodoffices.text import Finding

    assert isinstance(one, Finding)
    return {
        "title": worded(DEFECTS[one.kind].title) if one.kind in DEFECTS else one.kind,
        "severity": SEVERITIES[one.severity],
        "clauses": ", ".join(one.clauses),
        "message": worded(one.message),
        "remedy": worded(one.remedy),
        "source": worded(one.source),
        "line": one.place.line if one.place else 0,
    }


def _phase(agreement: Agreement, name: str) -> View:
    phase = next(one for one in agreement.phases if one.id == name)
    duties = [duty_words(one) for one in agreement.commitments if one.phase == name]
    swaps = [one.label for one in agreement.exchanges if one.phase == name]
    return {
        "name": phase.label,
        "lines": phase_words(agreement, phase),
        "duties": [*swaps, *duties],
        "about": phase.about,
    }


def _others(agreement: Agreement) -> list[str]:
    """What is owed outside any phase."""
    return [duty_words(one) for one in agreement.commitments if not one.phase]


def _commitment(agreement: Agreement, place: int) -> View:
    one = agreement.commitments[place]
    return {
        "what": duty_words(one),
        "clause": one.clause,
        "owes": ", ".join(agreement.label(name) for name in one.owes),
        "when": when_words(agreement, one),
        "checked": ", ".join(agreement.label(name) for name in one.verified_by),
        "how": one.how,
    }


def _exchange(agreement: Agreement, exchange: AgreedExchange, one: ExchangePlan, plan: AgreementPlan) -> View:
    parties = [(party, agreement.label(party)) for party in one.course]
    first = [(name, gain_words(one.course[party][0])) for party, name in parties]
    rows = [
        {
            "turn": turn.turn,
            "day": turn.day,
            "what": turn_words(agreement, turn),
            "gains": [
                (name, gain_words(one.course[party][turn.turn]), _tempts(one, party, turn.turn))
                for party, name in parties
            ],
        }
        for turn in one.turns
    ]
    return {
        "name": exchange.label,
        "clause": exchange.clause,
        "verdict": verdict(agreement, one),
        "safe": one.safe,
        "parties": [name for _party, name in parties],
        "legend": [(name, Markup(line_icon(place))) for place, (_party, name) in enumerate(parties)],
        "first": first,
        "rows": rows,
        "ways": [removal_words(agreement, way) for way in plan.removals.get(one.exchange, ())],
        "wide": Markup(_chart(one, parties, 720, f"w-{exchange.id}")) if parties else "",
        "narrow": Markup(_chart(one, parties, 340, f"n-{exchange.id}")) if parties else "",
        "simultaneous": one.simultaneous,
        "forfeits": [(name, show(one.forfeits[party])) for party, name in parties if one.forfeits.get(party)],
    }


def _tempts(one: ExchangePlan, party: str, turn: int) -> bool:
    gain = one.course[party][turn]
    return gain is not None and gain > 0


def _chart(one: ExchangePlan, parties: list[tuple[str, str]], width: int, key: str) -> str:
    lines = tuple(ExposureLine(name, one.course[party]) for party, name in parties)
    picture = ExposurePicture(
        lines=lines,
        above=_("here a side gains by stopping"),
        below=_("here it is better off going on"),
        turn=_("after turn"),
        title=_("What each side would gain by stopping"),
        about=_("A step line for each side over the turns; below zero it is better off going on."),
    )
    return draw_exposure(picture, width=width, key="".join(sign if sign.isalnum() else "-" for sign in key))


def page_direction(agreement: Agreement) -> str:
    """ "rtl" where more of the names run from right to left, else "ltr"."""
    texts = [agreement.title, *(one.label for one in agreement.parties)]
    kinds = [unicodedata.bidirectional(sign) for text in texts for sign in text]
    return "rtl" if sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L") else "ltr"


@cache
def plan_environment() -> Environment:
    """The templates of an agreement's pages."""
    return worded_environment(
        ChoiceLoader([PackageLoader("goodoffices.report.agreed"), PackageLoader("goodoffices.report.sheet")])
    )


@cache
def page_style() -> str:
    """The one style of those pages."""
    parts = (
        files("goodoffices.report.page") / "page.css",
        files("goodoffices.report.sheet") / "sheet.css",
        files("goodoffices.report.agreed") / "agreed.css",
    )
    return "".join(part.read_text(encoding="utf-8") for part in parts)


def page_policy_of(style: str) -> str:
    """Nothing may be loaded, run or sent; the one style is named by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
