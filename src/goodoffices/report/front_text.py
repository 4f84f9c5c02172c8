"""The first page of a brief in a terminal."""

from __future__ import annotations

from goodoffices.desk import Brief
from goodoffices.desk.front.records import FrontPage
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.brief_words import front_of
from goodoffices.report.front_days import day_of
from goodoffices.report.front_words import (
    ORDER,
    TITLES,
    FrontLine,
    cut,
    front_lines,
    marks,
    room,
    said_words,
    title_words,
)
from goodoffices.report.terminal_page import TerminalPage
from goodoffices.report.wording import from_to

STATEMENTS = 5
"""Statements listed where the reports tell of no talks."""


def front_text(brief: Brief, page: TerminalPage) -> list[str]:
    """The lines of the first page."""
    front = front_of(brief)
    words = sum(len(article.text.split()) for article in brief.record.articles)
    if not front.talks:
        return [*_head(brief, page), "", *_no_talks(brief, page, words), "", *_reports(front, page)]
    names = [
        _("Parties: %(sides)s", sides=" · ".join(each.side for each in front.parties)),
        *(
            [_("Mediators: %(sides)s", sides=" · ".join(each.side for each in front.mediators))]
            if front.mediators
            else []
        ),
    ]
    head, reports = _head(brief, page), _reports(front, page)
    around = len(" ".join([*head, *names, *reports]).split()) + len(ORDER)
    lines = [*head, "", *(line for name in names for line in page.lines(name, "  "))]
    of_block: dict[str, list[FrontLine]] = {}
    for line in front_lines(front, room(words, around)):
        of_block.setdefault(line.block, []).append(line)
    for block in ORDER:
        if block in of_block:
            title = TITLES[block]
            lines += ["", *([page.text(title.upper())] if title else [])]
            for line in of_block[block]:
                lines += _line(front, line, page)
    return [*lines, "", *reports]


def _head(brief: Brief, page: TerminalPage) -> list[str]:
    days = ""
    if brief.first:
        first, last = brief.first, brief.last
        days = ", " + (day_of(first) if first == last else from_to(day_of(first), day_of(last)))
    confirmed = (
        n_("%(count)s row confirmed", "%(count)s rows confirmed", brief.confirmed)
        if brief.confirmed
        else _("nothing confirmed by a person")
    )
    reports = n_("%(count)s report", "%(count)s reports", len(brief.record.articles))
    return page.lines(title_words(brief)) + page.lines(f"{reports}{days} · {confirmed}")


def _line(front: FrontPage, line: FrontLine, page: TerminalPage) -> list[str]:
    numbers = marks(front)
    said = []
    for piece in line.pieces:
        found = numbers(piece.cites)
        said.append(piece.words + (f"[{','.join(map(str, found))}]" if found else ""))
    between = " ≠ " if line.block == "contradictions" else "; "
    about = f"{line.about}: " if line.about else ""
    return page.lines(f"{about}{between.join(said)}", "    ", "  ")


def _reports(front: FrontPage, page: TerminalPage) -> list[str]:
    told = []
    for one in front.reports:
        day = day_of(one.day) if one.day else _("day of publication not known")
        line = f"[{one.number}]{one.name}, {day}"
        told.append(
            _("%(report)s (repeats %(number)s)", report=line, number=one.repeats) if one.repeats else line
        )
    return page.lines(_("Reports: %(reports)s", reports=" · ".join(told)), "  ")


def _no_talks(brief: Brief, page: TerminalPage, words: int) -> list[str]:
    """What can be said where no two sides and no talks are told of: that, and who said what."""
    lines = page.lines(
        _("These reports tell of no talks between two sides. What they say is not sorted by sides.")
    )
    left = int(words * 0.5)
    for row in [each for each in brief.record.statements if each.status != "rejected"][:STATEMENTS]:
        told = said_words(row.speaker or _("not said who"), cut(row.text))
        left -= len(told.split())
        if left < 0:
            break
        lines += page.lines(told, "    ", "  ")
    return lines
