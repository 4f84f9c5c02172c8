"""The results as tables for a spreadsheet: one workbook with a sheet a subject, or the packages alone as CSV.

Numbers are numbers, to a spreadsheet's precision; the exact ones are in the JSON. A text that begins like a
formula is written as text, so that nothing that somebody typed into a case is run by whoever opens the file.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from fractions import Fraction
from math import ceil

import msgspec

from goodoffices.analysis import CONCEPTS, Analysis, GapBoard
from goodoffices.case import Case, Package
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, one_of, worded
from goodoffices.language.words import gettext as _
from goodoffices.report.columns import width_of
from goodoffices.report.documents.direction import goes_right_to_left
from goodoffices.report.fair_words import fair_rows
from goodoffices.report.frontier_words import how_many
from goodoffices.report.known_words import proved
from goodoffices.report.refusals import Refusers, marks, refusers
from goodoffices.report.secrecy import seal_words
from goodoffices.report.wording import option_label, stance, status_words

Cell = str | int | float
_EXTENT = WordTable({"all": N_("all"), "some": N_("some"), "none": N_("none"), "open": N_("not decided")})
"""For how many of the preferences that agree with what was said."""
_NO_TIME = datetime(2000, 1, 1)
"""The time that every workbook bears: none."""
_LONGEST_TAB, _NOT_IN_TABS = 31, str.maketrans("", "", "[]:*?/\\'")
"""What spreadsheets allow as the name of a sheet."""

_NARROWEST, _WIDEST = 10, 44
"""Signs that a column takes."""
_LINE, _MOST_LINES = 15, 27
"""Points that a line takes, and how many lines a spreadsheet's highest row has."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ResultSheet(msgspec.Struct, frozen=True):
    """One table: a short name, a header, rows."""

    name: str
    header: list[str]
    rows: list[list[Cell]]


def sheets(case: Case, analysis: Analysis, board: GapBoard) -> list[ResultSheet]:
    """Every table that has something in it, what may be done with the file first."""
    refused = refusers(case, board)
    found = [
        _about(case, analysis, board),
        _gaps(case, board),
        packages(case, analysis, refused),
        _frontier(case, analysis, refused),
        _known(case, analysis),
    ]
    if analysis.fairness:
        header, rows = fair_rows(case, analysis, refused)
        found.append(ResultSheet(_("Fairness"), header, [list(row) for row in rows]))
    return [sheet for sheet in found if sheet.rows]


def packages(case: Case, analysis: Analysis, refused: Refusers) -> ResultSheet:
    """The solutions, the standing text and the packages near it, each with what it gives and settles."""
    header = [_("Package"), *(_party(case, party) for party in analysis.scored)]
    header += [_("Proved"), _("Value"), _("At most"), *(issue.label for issue in case.issues), _("Refused")]
    rows: list[list[Cell]] = []

    def add(name: str, scores: dict[str, Fraction], package: Package, proof: list[Cell]) -> None:
        rows.append(
            [
                name,
                *(_number(scores[party]) if party in scores else "" for party in analysis.scored),
                *proof,
                *_options(case, package),
                "; ".join(marks(case, refused, package)),
            ]
        )

    for row in CONCEPTS:
        one = analysis.solutions.get(row.key)
        if one is not None:
            proof: list[Cell] = [_("yes") if one.proved else _("no"), _number(one.value), _number(one.bound)]
            add(_(row.title), one.scores, one.package, proof)
    standing = analysis.standing
    if standing is not None:
        if not standing.undecided:
            add(_("Standing text"), standing.scores, case.text, ["", "", ""])
        for number, bridge in enumerate(standing.bridges, 1):
            if bridge.changes or bridge.fills:
                add(
                    _("Bridging package %(number)s", number=number),
                    bridge.scores,
                    bridge.package,
                    ["", "", ""],
                )
        if standing.better is not None:
            add(_("Better for somebody"), standing.better.scores, standing.better.package, ["", "", ""])
    return ResultSheet(_("Packages"), header, rows)


def as_csv(sheet: ResultSheet) -> str:
    """One table as CSV (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_safe(cell) for cell in sheet.header])
    writer.writerows([[_safe(cell) for cell in row] for row in sheet.rows])
    return out.getvalue()


def as_xlsx(found: list[ResultSheet]) -> bytes:
    """The workbook: each sheet on the width of one page, its header on every page."""
    import xlsxwriter  # only where a workbook is asked for

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": _NO_TIME})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"valign": "top"})
    for sheet in found:
        page = book.add_worksheet(_tab(sheet.name, found))
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        if sheet.header and goes_right_to_left(sheet.header[0]):
            page.right_to_left()
        rows: list[list[Cell]] = [[*sheet.header], *sheet.rows]
        widths = _widths(rows)
        for column, wide in enumerate(widths):
            page.set_column(column, column, wide)
        for place, row in enumerate(rows):
            # Not every program makes a row as high as its words when it opens the file.
            page.set_row(place, _LINE * _lines_of(row, widths))
            for column, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(place, column, value, text if place else head)
                else:
                    page.write_number(place, column, value, number)
    book.close()
    return out.getvalue()


def _widths(rows: list[list[Cell]]) -> list[int]:
    """How wide each column is, in signs: as its longest line, within bounds."""
    found: list[int] = []
    for row in rows:
        found += [_NARROWEST] * (len(row) - len(found))
        for column, value in enumerate(row):
            longest = max((width_of(line) for line in str(value).splitlines()), default=0)
            found[column] = min(_WIDEST, max(found[column], longest + 2))
    return found


def _lines_of(row: list[Cell], widths: list[int]) -> int:
    """How many lines the highest cell of a row takes; a line is broken between words."""
    room = 0.85  # of a line is filled, where words are not broken
    return min(
        _MOST_LINES,
        max(
            (
                sum(max(1, ceil(width_of(line) / (wide * room))) for line in str(value).splitlines() or [""])
                for value, wide in zip(row, widths, strict=False)
            ),
            default=1,
        ),
    )


def _tab(name: str, found: list[ResultSheet]) -> str:
    """A sheet's name as a spreadsheet allows it, different from those of all others."""
    place = next(place for place, sheet in enumerate(found, 1) if sheet.name == name)
    plain = name.translate(_NOT_IN_TABS)[:_LONGEST_TAB]
    before = [sheet.name.translate(_NOT_IN_TABS)[:_LONGEST_TAB] for sheet in found[: place - 1]]
    return f"{plain[: _LONGEST_TAB - 3]} {place}" if not plain or plain in before else plain


def _about(case: Case, analysis: Analysis, board: GapBoard) -> ResultSheet:
    rows: list[list[Cell]] = [[_("Case"), case.title], [_("Who may read it"), seal_words(case, board)]]
    if analysis.agreement_possible is not None:
        told = _("yes") if analysis.agreement_possible else _("no, as things were stated")
        rows.append([_("Some package meets what is asked"), told])
    rows += [[_("Rests on"), worded(line)] for line in analysis.assumptions]
    return ResultSheet(_("About"), [_("What"), _("Told")], rows)


def _gaps(case: Case, board: GapBoard) -> ResultSheet:
    rows: list[list[Cell]] = []
    for gap in board.rows:
        issue = case.issue(gap.issue)
        said: list[Cell] = []
        for cell in gap.cells:
            said.append(
                "; ".join(stance(one.stance, option_label(case, issue, one.option)) for one in cell.own)
            )
        on = one_of([option_label(case, issue, option) for option in gap.on])
        rows.append([issue.label, status_words(gap), on, *said])
    return ResultSheet(
        _("Gaps"), [_("Issue"), _("Gap"), _("On"), *(_party(case, party) for party in board.parties)], rows
    )


def _frontier(case: Case, analysis: Analysis, refused: Refusers) -> ResultSheet:
    header = [*(_party(case, party) for party in analysis.scored), _("Packages"), _("Efficient")]
    header += [*(issue.label for issue in case.issues), _("Refused")]
    rows: list[list[Cell]] = []
    for point in analysis.frontier.points if analysis.frontier is not None else ():
        rows.append(
            [
                *(_number(point.scores[party]) for party in analysis.scored),
                point.count if point.counted and point.count < 2**53 else how_many(point),
                _("proved") if point.efficient else _("found, nothing found beats it"),
                *_options(case, point.package),
                "; ".join(marks(case, refused, point.package)),
            ]
        )
    return ResultSheet(_("Frontier"), header, rows)


def _known(case: Case, analysis: Analysis) -> ResultSheet:
    known = analysis.little_known
    if known is None:
        return ResultSheet("", [], [])
    rows: list[list[Cell]] = [
        [
            case.issue(one.issue).label,
            option_label(case, case.issue(one.issue), one.option),
            _EXTENT[one.acceptable],
            _EXTENT[one.efficient],
        ]
        for one in known.options
    ]
    rows += [[line.removeprefix("· "), "", "", ""] for line in proved(known)]
    return ResultSheet(
        _("From so little"), [_("Issue"), _("Option"), _("Acceptable for"), _("Efficient for")], rows
    )


def _options(case: Case, package: Package) -> list[str]:
    return [option_label(case, issue, package[issue.id]) for issue in case.issues]


def _party(case: Case, party: str) -> str:
    return case.party(party).label


def _number(value: Fraction) -> Cell:
    """A number that a spreadsheet holds; beyond it the text of it."""
    if value.denominator == 1 and abs(value.numerator) < 2**53:
        return value.numerator
    try:
        return float(value)
    except OverflowError:
        return str(round(value))


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula is led by an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
