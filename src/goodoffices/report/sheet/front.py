"""What the page of a brief shows first, ready for its template."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from goodoffices.desk import Brief, PassageCite
from goodoffices.desk.front.records import FrontPage
from goodoffices.language.words import gettext as _
from goodoffices.report.brief_words import front_of
from goodoffices.report.charts import draw_channels, draw_moves
from goodoffices.report.front_days import day_of
from goodoffices.report.front_pictures import FrontTold, connected, pictured_moves
from goodoffices.report.front_words import (
    MOST,
    ORDER,
    TITLES,
    FrontLine,
    FrontPiece,
    front_lines,
    marks,
    room,
)

WIDTHS = ((760, "wide"), (340, "narrow"))


class Mark(msgspec.Struct, frozen=True):
    """A number that leads to a passage: the report's, and the passage's on this page."""

    report: int
    passage: int


class ShownPiece(msgspec.Struct, frozen=True):
    """Words with their marks."""

    words: str
    marks: tuple[Mark, ...]


class ShownLine(msgspec.Struct, frozen=True):
    """A line of the first page."""

    about: str
    pieces: tuple[ShownPiece, ...]


class ShownBlock(msgspec.Struct, frozen=True):
    """The lines of one kind under their head."""

    key: str
    title: str
    lines: tuple[ShownLine, ...]


class ShownPicture(msgspec.Struct, frozen=True):
    """A picture in two widths, and its lines by number."""

    key: str
    title: str
    drawn: tuple[tuple[str, Markup], ...]
    told: tuple[tuple[int, ShownPiece], ...]


class ShownFront(msgspec.Struct, frozen=True):
    """The first page for its template. ``passages`` are what the marks lead to, by number from 1."""

    blocks: tuple[ShownBlock, ...]
    pictures: tuple[ShownPicture, ...]
    reports: tuple[tuple[int, str, str, int], ...]
    passages: tuple[tuple[int, PassageCite], ...]
    nothing: bool


class _Numbers:
    """The passages of a page, each numbered when it is first shown."""

    def __init__(self, brief: Brief) -> None:
        self._marks, self._found = marks(brief.front), dict[tuple[str, str], tuple[int, PassageCite]]()

    def piece(self, words: str, cites: Sequence[PassageCite]) -> ShownPiece:
        found: dict[int, Mark] = {}
        for one in cites:
            report = self._marks([one])
            if report and report[0] not in found:
                place, _ = self._found.setdefault((one.article, one.passage), (len(self._found) + 1, one))
                found[report[0]] = Mark(report[0], place)
        return ShownPiece(words, tuple(found[key] for key in sorted(found)))

    def all(self) -> tuple[tuple[int, PassageCite], ...]:
        return tuple(self._found.values())


def shown_front(brief: Brief) -> ShownFront:
    """The first page of a brief."""
    front, numbers = front_of(brief), _Numbers(brief)
    words = sum(len(article.text.split()) for article in brief.record.articles)
    lines = front_lines(front, min(MOST, room(words, 0))) if front.talks else []
    blocks = []
    for block in ORDER:
        mine = [line for line in lines if line.block == block]
        if mine:
            blocks.append(ShownBlock(block, TITLES[block], tuple(_line(line, numbers) for line in mine)))
    pictures = tuple(_pictures(front, numbers)) if front.talks else ()
    reports = tuple(
        (one.number, one.name, day_of(one.day) if one.day else _("day of publication not known"), one.repeats)
        for one in front.reports
    )
    return ShownFront(tuple(blocks), pictures, reports, numbers.all(), not front.talks)


def _line(line: FrontLine, numbers: _Numbers) -> ShownLine:
    def shown(piece: FrontPiece) -> ShownPiece:
        return numbers.piece(piece.words, piece.cites)

    return ShownLine(line.about, tuple(map(shown, line.pieces)))


def _pictures(front: FrontPage, numbers: _Numbers) -> list[ShownPicture]:
    found: list[ShownPicture] = []
    between = connected(front)
    if between is not None:
        drawn = tuple(
            (width, Markup(draw_channels(between.channels, width=size, key=f"channels-{width}")))
            for size, width in WIDTHS
        )
        found.append(ShownPicture("channels", _("Who talks with whom"), drawn, _told(between.told, numbers)))
    moves = pictured_moves(front)
    if moves is not None:
        drawn = tuple(
            (width, Markup(draw_moves(moves.moves, width=size, key=f"moves-{width}")))
            for size, width in WIDTHS
        )
        found.append(ShownPicture("moves", _("Moves over time"), drawn, _told(moves.told, numbers)))
    return found


def _told(told: Sequence[FrontTold], numbers: _Numbers) -> tuple[tuple[int, ShownPiece], ...]:
    return tuple((one.number, numbers.piece(one.words, one.cites)) for one in told)
