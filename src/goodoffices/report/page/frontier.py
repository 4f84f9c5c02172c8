"""The frontier as the page shows it: charts in two widths, the points that a reader can walk along, and a
table of some.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec
from markupsafe import Markup

from goodoffices.analysis import Analysis, Frontier, Point
from goodoffices.case import Case
from goodoffices.language.words import all_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.charts import (
    ChartMark,
    ChartPicture,
    Shape,
    draw_scatter,
    draw_strips,
    scatter_axes,
    strips_axes,
)
from goodoffices.report.frontier_words import MEANING, all_proved, how_many, missing_words, size_words
from goodoffices.report.numbers import show, show_count, show_share, show_signed
from goodoffices.report.page.names import Names
from goodoffices.report.page.scores import drawn, tells
from goodoffices.report.thin import thin

DRAWN = 400
"""Most points that are drawn and walked along; a reader cannot tell more apart, and a page should stay small.
"""

LISTED = 40
"""Most points in the table beside the chart."""

WIDE, NARROW = 760, 330
"""Widths of the two drawings, in pixels; the page shows the one that fits."""


class Legend(msgspec.Struct):
    """A shape and what it stands for; ``place`` is its point among those walked along, or None."""

    shape: Shape
    name: str
    place: int | None


class FrontierView(msgspec.Struct, kw_only=True):
    """What the template needs of the frontier; ``data`` is JSON for the script, safe inside a script
    element.
    """

    told: str
    notes: list[str]
    wide: Markup
    narrow: Markup
    legend: list[Legend]
    parties: list[str]
    issues: list[str]
    rows: list[tuple[list[str], list[str], str, str]]
    marked: bool
    rows_told: str
    data: Markup
    count: int
    walkable: bool
    minima: bool


def frontier_view(case: Case, analysis: Analysis, names: Names) -> FrontierView | None:
    """The frontier's section, or None where there is no frontier or fewer than two parties have scores."""
    frontier = analysis.frontier
    if frontier is None or not frontier.points or len(analysis.scored) < 2:
        return None
    parties = [party for party in analysis.scored if party in frontier.points[0].scores]
    rows = [tuple(point.scores[party] for party in parties) for point in frontier.points]
    marked = _marked(analysis, parties)
    chosen = thin(rows, DRAWN, _places(rows, marked))
    points = [frontier.points[place] for place in chosen.kept]
    kept = [rows[place] for place in chosen.kept]
    picture = _picture(case, analysis, parties, kept, marked)
    listed = [points[place] for place in thin(kept, LISTED, _places(kept, marked)).kept]
    return FrontierView(
        told=_told(frontier),
        notes=_notes(case, analysis, chosen.distance, len(points), len(parties)),
        wide=Markup(_draw(picture, WIDE)),
        narrow=Markup(_draw(picture, NARROW)),
        legend=[Legend(mark.shape, mark.name, _place(kept, mark.scores)) for mark in marked],
        parties=[names.party(party) for party in parties],
        issues=[issue.label for issue in case.issues],
        rows=[_row(case, names, parties, point) for point in listed],
        marked=not all_proved(frontier),
        rows_told=_rows_told(len(listed), frontier.size),
        data=_data(case, analysis, names, parties, points, picture),
        count=len(points),
        walkable=len(points) > 1,
        minima=bool(analysis.reservations),
    )


def _marked(analysis: Analysis, parties: list[str]) -> list[ChartMark]:
    """Solutions and the standing text as marks, those with the same scores as one."""
    found: list[ChartMark] = []
    for row, shape in drawn():
        solution = analysis.solutions.get(row.key)
        if solution is not None:
            found.append(ChartMark(shape, _(row.title), tuple(solution.scores[party] for party in parties)))
    standing = analysis.standing
    if standing is not None and not standing.undecided and all(p in standing.scores for p in parties):
        text = tuple(standing.scores[party] for party in parties)
        found.append(ChartMark("cross", _("standing text"), text))
    merged: dict[tuple[Fraction, ...], ChartMark] = {}
    for mark in found:
        before = merged.get(mark.scores)
        merged[mark.scores] = (
            mark if before is None else ChartMark(before.shape, f"{before.name}, {mark.name}", mark.scores)
        )
    return list(merged.values())


def _picture(
    case: Case,
    analysis: Analysis,
    parties: list[str],
    points: list[tuple[Fraction, ...]],
    marked: list[ChartMark],
) -> ChartPicture:
    labels = tuple(case.party(party).label for party in parties)
    told = [
        f"{mark.name}: "
        + ", ".join(f"{label} {show(score)}" for label, score in zip(labels, mark.scores, strict=True))
        for mark in marked
    ]
    return ChartPicture(
        parties=labels,
        points=tuple(points),
        marks=tuple(marked),
        minima=tuple(analysis.reservations.get(party) for party in parties),
        title=n_(
            "The frontier: %(count)s point for %(parties)s",
            "The frontier: %(count)s points for %(parties)s",
            len(points),
            parties=", ".join(labels),
        ),
        about=" ".join(
            [
                *([f"{'; '.join(told)}."] if told else []),
                _("The table after the chart has the numbers."),
            ]
        ),
    )


def _draw(picture: ChartPicture, width: int) -> str:
    key = f"frontier-{width}"
    if len(picture.parties) == 2:
        return draw_scatter(picture, width=width, key=key)
    return draw_strips(picture, width=width, key=key)


def _told(frontier: Frontier) -> str:
    if not frontier.complete:
        return _(
            "%(points)s. A point is efficient if %(meaning)s.",
            points=size_words(frontier),
            meaning=_(MEANING),
        )
    return n_(
        "One point is efficient: %(meaning)s.",
        "%(count)s points are efficient: %(meaning)s.",
        frontier.size,
        meaning=_(MEANING),
    )


def _notes(case: Case, analysis: Analysis, distance: float, drawn: int, parties: int) -> list[str]:
    frontier = analysis.frontier
    assert frontier is not None
    notes = []
    if not frontier.complete:
        notes.append(missing_words(case, frontier))
    if len(frontier.points) < frontier.size:
        given = len(frontier.points)
        notes.append(
            n_("This page was given %(count)s of them.", "This page was given %(count)s of them.", given)
        )
    if drawn < len(frontier.points):
        share = show_share(Fraction(distance).limit_denominator(10_000))
        notes.append(
            n_(
                "%(count)s are drawn. Every other point that the page was given lies near one of them: "
                "within "
                "%(share)s of each party’s range.",
                "%(count)s are drawn. Every other point that the page was given lies near one of them: "
                "within "
                "%(share)s of each party’s range.",
                drawn,
                share=share,
            )
        )
    if parties > 2:
        notes.append(_("Each row has a scale of its own: points of different parties cannot be compared."))
    return notes


def _row(case: Case, names: Names, parties: list[str], point: Point) -> tuple[list[str], list[str], str, str]:
    return (
        [show(point.scores[party]) for party in parties],
        [names.chosen(issue.id, point.package[issue.id]) for issue in case.issues],
        how_many(point),
        _("proved") if point.efficient else _("not known"),
    )


def _rows_told(listed: int, size: int) -> str:
    if listed == size:
        return _("The points as a table")
    return n_(
        "%(listed)s of the %(count)s point as a table",
        "%(listed)s of the %(count)s points as a table",
        size,
        listed=show_count(listed),
    )


def _place(rows: Sequence[tuple[Fraction, ...]], scores: tuple[Fraction, ...]) -> int | None:
    return next((place for place, row in enumerate(rows) if row == scores), None)


def _places(rows: Sequence[tuple[Fraction, ...]], marked: list[ChartMark]) -> list[int]:
    return [place for place in (_place(rows, mark.scores) for mark in marked) if place is not None]


def _data(
    case: Case,
    analysis: Analysis,
    names: Names,
    parties: list[str],
    points: list[Point],
    picture: ChartPicture,
) -> Markup:
    """The points for the script. ``<``, ``>`` and ``&`` are written as escapes, so that no text can end the
    script element.
    """
    options = {issue.id: [option.id for option in case.options(issue)] for issue in case.issues}
    used = {
        issue.id: sorted({p.package[issue.id] for p in points}, key=options[issue.id].index)
        for issue in case.issues
    }
    over = [
        [
            "" if p not in analysis.reservations else show_signed(point.scores[p] - analysis.reservations[p])
            for p in parties
        ]
        for point in points
    ]
    axes = scatter_axes if len(parties) == 2 else strips_axes
    sayings = sorted(
        {"", *map(_alike, points), *(_tells(analysis, names, parties, point) for point in points)}
    )
    record = {
        "parties": [names.party(party) for party in parties],
        "options": [[names.chosen(issue.id, option) for option in used[issue.id]] for issue in case.issues],
        "text": [_in_text(case, issue.id, used[issue.id]) for issue in case.issues],
        "points": [
            {
                "at": [float(point.scores[party]) for party in parties],
                "say": [show(point.scores[party]) for party in parties],
                "over": over[number],
                "take": [used[issue.id].index(point.package[issue.id]) for issue in case.issues],
                "alike": sayings.index(_alike(point)),
                "tells": sayings.index(_tells(analysis, names, parties, point)),
            }
            for number, point in enumerate(points)
        ],
        "charts": {
            f"frontier-{width}": [
                [float(axis.low), float(axis.high), axis.start, axis.end] for axis in axes(picture, width)
            ]
            for width in (WIDE, NARROW)
        },
        "scatter": len(parties) == 2,
        "place": _("Point %(step)s of %(points)s"),
        "sayings": sayings,
    }
    text = msgspec.json.encode(record).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _tells(analysis: Analysis, names: Names, parties: list[str], point: Point) -> str:
    told = [names.party(party) for party in parties if tells(analysis, party, point.scores[party])]
    return _("Put forward, it would tell the minimum of %(parties)s.", parties=all_of(told)) if told else ""


def _alike(point: Point) -> str:
    """How many packages give these scores, for the script to show; empty where it is one that is proved."""
    if point.count == 1 and point.efficient and point.counted:
        return ""
    if point.efficient and not point.counted:
        return n_(
            "at least %(count)s package gives these scores; this is one",
            "at least %(count)s packages give these scores; this is one",
            point.count,
        )
    if point.efficient:
        return n_(
            "%(count)s package gives these scores; this is one",
            "%(count)s packages give these scores; this is one",
            point.count,
        )
    return n_(
        "%(count)s found package gives these scores; this is one",
        "%(count)s found packages give these scores; this is one",
        point.count,
    )


def _in_text(case: Case, issue: str, used: list[str]) -> int:
    """The standing text's option as its place among those used: -1 where it is open, one past the end where
    none uses it.
    """
    if issue not in case.text:
        return -1
    option = case.text[issue]
    return used.index(option) if option in used else len(used)
