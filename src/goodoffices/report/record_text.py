"""The record in a terminal: statements, timeline, figures, conflicts, proposed positions, each with its
passage.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.case import Case
from goodoffices.desk.positions_of_record import positions_of_record
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded
from goodoffices.record import (
    Event,
    Figure,
    Passage,
    Proposal,
    Record,
    Statement,
    context,
    corroborate,
    day_words,
    source_words,
    timeline,
)
from goodoffices.report.columns import clean, wrap
from goodoffices.report.record_tables import speaker_words
from goodoffices.report.record_words import article_count, code_words, figure_number
from goodoffices.report.wording import VOICES

WIDTH = 100


def statements_text(record: Record, article: str = "") -> str:
    """Who said what, article by article."""
    lines: list[str] = []
    for each in record.articles:
        if article and each.id != article:
            continue
        rows = [row for row in record.statements if row.article == each.id]
        lines += [
            "",
            f"{each.id} · {worded(source_words(each))}" + (f" · {clean(each.title)}" if each.title else ""),
        ]
        lines += ["  " + _("Nothing was found in it.")] if not rows else []
        for row in rows:
            lines += _block(f"{speaker_words(row)} · {_how(row)}", record, row)
    return _page(lines)


def timeline_text(record: Record) -> str:
    """What happened when."""
    events = {row.id: row for row in record.events}
    lines: list[str] = []
    for row in timeline(record.articles, record.events):
        first = events[row.events[0]]
        when = (
            day_words(row.date)
            or first.date_words
            or (_("no date, told %(told)s", told=row.told) if row.told else _("no date"))
        )
        facts = [when, code_words(row.kind), clean(row.place), ", ".join(map(code_words, row.stages))]
        told = article_count(len(row.articles)) if len(row.articles) > 1 else row.articles[0]
        lines += ["", " · ".join(part for part in (*facts, told) if part)]
        who = dict.fromkeys(
            f"  {clean(each.name)}: {code_words(each.certainty)}" for each in row.participants
        )
        lines += list(who)
        for key in row.events:
            lines += _passage(record, events[key])
    return _page(lines or ["", _("No event was found.")])


def figures_text(record: Record) -> str:
    """Every figure with what it counts."""
    lines: list[str] = []
    for row in record.figures:
        lines += _block(figure_words(row), record, row)
    return _page(lines or ["", _("No figure was found.")])


def figure_words(row: Figure) -> str:
    """A figure in one line: number, subject, state, time, source."""
    parts = [f"{figure_number(row)} {row.subject}".strip(), code_words(row.state), row.when or row.frame]
    words = ", ".join(part for part in parts if part)
    return _("%(figure)s (after %(source)s)", figure=words, source=row.source) if row.source else words


def conflicts_text(record: Record) -> str:
    """Figures in conflict, compatible ones, and what several articles have from one place."""
    figures = {row.id: row for row in record.figures}
    statements = {row.id: row for row in record.statements}
    lines: list[str] = []
    for title, kind in (
        (_("In conflict"), "conflict"),
        (_("Different and compatible"), "compatible"),
        (_("Possibly comparable"), "possibly-comparable"),
    ):
        links = [link for link in record.links if link.kind == kind and link.status != "rejected"]
        lines += ["", title.upper()] + (["  " + _("none")] if not links else [])
        for link in links:
            lines += ["", f"  {worded(link.why)}"]
            for key in (link.first, link.second):
                lines += [f"  {figure_words(figures[key])}", *_passage(record, figures[key])]
    told = [
        row
        for row in corroborate(record.articles, record.statements, record.links, record.people)
        if row.repeats_one_origin
    ]
    lines += ["", _("Several articles, one origin").upper()] + (["  " + _("none")] if not told else [])
    for row in told:
        lines += [
            "",
            "  "
            + n_(
                "%(count)s article, one origin: %(origin)s",
                "%(count)s articles, one origin: %(origin)s",
                len(row.articles),
                origin=row.origins[0],
            ),
        ]
        for key in row.statements:
            lines += _passage(record, statements[key])
    return _page(lines)


def positions_text(record: Record, case: Case) -> str:
    """What the passages suggest as positions on the case's issues."""
    lines: list[str] = []
    told = positions_of_record(record, {party.id for party in case.parties})
    for issue in case.issues:
        rows = [row for row in told if row.issue == issue.id]
        if rows:
            lines += ["", clean(issue.label).upper()]
        for row in rows:
            options = ", ".join(option.label for option in issue.options if option.id in row.options)
            words = [
                row.party or _("not said who"),
                code_words(row.stance),
                options or row.object,
                VOICES[row.voice],
            ]
            if row.by:
                words.append(_("by %(who)s", who=row.by))
            words += [
                _("if %(what)s", what=condition) if not condition.lower().startswith("if") else condition
                for condition in row.conditions
            ]
            lines += _block(" · ".join(clean(word) for word in words if word), record, row)
    other = [row for row in told if not row.issue]
    if other:
        lines += ["", _("On no issue of the case").upper()]
    for row in other:
        lines += _block(
            " · ".join(
                clean(word)
                for word in (row.party or _("not said who"), code_words(row.stance), row.object)
                if word
            ),
            record,
            row,
        )
    return _page(lines or ["", _("The articles suggest no position.")])


def _how(row: Statement) -> str:
    parts = [
        code_words(row.type),
        f"“{row.cue}”" if row.cue else "",
        _("to %(addressee)s", addressee=row.addressee) if row.addressee else "",
    ]
    parts += [" → ".join(row.chain) if len(row.chain) > 1 else "", row.said or row.said_words]
    parts += [code_words(row.status) if row.status != "proposed" else ""]
    return " · ".join(clean(part) for part in parts if part)


def _block(head: str, record: Record, row: Passage) -> Iterable[str]:
    return ["", *wrap("  " + clean(head), WIDTH, "    "), *_passage(record, row)]


def _passage(record: Record, row: Statement | Figure | Event | Proposal | Passage) -> list[str]:
    article = record.article(row.article)
    around = context(article, row, 60)
    words = clean(f"{around.before}[{around.passage}]{around.after}")
    lines = wrap(f"    {words} ({article.id})", WIDTH, "    ")
    return ["    " + lines[0].lstrip(), *lines[1:]]


def _page(lines: list[str]) -> str:
    return "\n".join(lines).lstrip("\n") + "\n"
