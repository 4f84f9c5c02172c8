"""The board as a paper and as a workbook, for mediators: it holds what was told in confidence, and says so on
each page.
"""

from __future__ import annotations

from datetime import date

from goodoffices.desk.views.board import BoardBox, BoardRow, BoardWord
from goodoffices.desk.views.board_page import BoardPage
from goodoffices.language.words import all_of, day_in_words
from goodoffices.language.words import gettext as _
from goodoffices.report.documents.paper import Paper, PaperBlock, PaperLine, PaperTable
from goodoffices.report.papers.words import (
    MARK,
    STANCE,
    STATUS,
    VOICE,
    condition_words,
    joined,
    moment,
    option_words,
    with_conditions,
)
from goodoffices.report.sheets_of_results import ResultSheet, as_xlsx


def board_paper(page: BoardPage, day: date) -> Paper:
    """The board as it stands on a day, with what waits and what nobody spoke of."""
    counts = joined(*(f"{count} {STATUS[status]}" for status, count in page.counts))
    blocks: list[PaperBlock] = [PaperLine(counts, "small")] if counts else []
    header = _header(page)
    rows = tuple(tuple(_cells(page, row)) for row in page.rows)
    if rows:
        blocks.append(PaperTable(header, rows))
    else:
        blocks.append(PaperLine(_("Nothing stands on the board yet.")))
    if page.silent:
        blocks.append(PaperLine(_("Nothing was said on: %(issues)s", issues=", ".join(page.silent)), "small"))
    return Paper(title=_("Where the gaps are"), status=board_status(day), blocks=tuple(blocks), wide=True)


def board_status(day: date) -> str:
    """What each page of it says."""
    told = _("For mediators: holds what was told in confidence")
    return joined(told, day_in_words(day), _("without prejudice"), _("not agreed"))


def board_workbook(page: BoardPage, day: date) -> bytes:
    """The board as a workbook: a row an issue, a column a side; then every word with its source."""
    board = ResultSheet(
        _("Board"),
        list(_header(page)),
        [["\n".join(lines) for lines in _cells(page, row)] for row in page.rows],
    )
    head = [_("Issue"), _("Side"), _("Stance"), _("Options"), _("If"), _("Words"), _("Whose word"), _("When")]
    words = ResultSheet(
        _("Words"),
        [*head, _("How far it may travel")],
        [
            [
                row.issue,
                box.party,
                STANCE[one.stance],
                option_words(one.options),
                "; ".join(map(condition_words, one.conditions)),
                one.words,
                all_of([VOICE[voice] for voice in one.voices]),
                moment(one.at),
                MARK[one.level] if one.room else "",
            ]
            for row in page.rows
            for box in row.boxes
            for one in box.behind
        ],
    )
    about = ResultSheet(_("About"), [_("What"), _("Told")], [[_("Who may read it"), board_status(day)]])
    return as_xlsx([board, words, about])


def _header(page: BoardPage) -> tuple[str, ...]:
    text = (_("Standing text"),) if page.text else ()
    return (_("Issue"), *page.parties, *text, _("Gap"))


def _cells(page: BoardPage, row: BoardRow) -> list[tuple[str, ...]]:
    cells = [(row.issue,), *(_box(box) for box in row.boxes)]
    if page.text:
        cells.append((row.text or "[ ]",))
    return [*cells, _gap(row)]


def _box(box: BoardBox) -> tuple[str, ...]:
    """A side's own words, then what others say of it; each with its condition and its source."""
    lines = [line for one in (*box.own, *box.said_of_it) for line in _word(one)]
    if box.differs:
        told = _("says one thing in public and another in confidence:")
        lines.append(f"{told} {option_words(box.differs)}")
    return tuple(lines) or (_("nothing said"),)


def _word(one: BoardWord) -> tuple[str, str]:
    said = " ".join(part for part in (STANCE[one.stance], option_words(one.options)) if part)
    if not one.options and one.words:
        said = f"{said}: {one.words}"
    said = with_conditions(said, map(condition_words, one.conditions))
    if one.approvals:
        said = _("%(words)s, subject to %(who)s", words=said, who=all_of(list(one.approvals)))
    source = all_of([VOICE[voice] for voice in one.voices])
    mark = MARK[one.level] if one.confided else ""
    return said, joined(source, one.by, moment(one.at), mark)


def _gap(row: BoardRow) -> tuple[str, ...]:
    lines = [STATUS[row.status]]
    if row.on:
        lines.append(_("on %(options)s", options=option_words(row.on, both=False)))
    lines += [_("if %(condition)s", condition=condition_words(one)) for one in row.waits]
    if row.approvals:
        lines.append(_("subject to %(who)s", who=all_of(list(row.approvals))))
    lines += [_("“%(term)s”: not defined", term=term) for term in row.undefined]
    lines += [_("“%(term)s”: one term, two senses", term=term) for term in row.two_senses]
    if row.ask:
        lines.append(_("ask %(who)s", who=all_of(list(row.ask))))
    return tuple(lines)
