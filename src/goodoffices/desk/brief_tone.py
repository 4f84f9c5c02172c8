"""The section of words for the talks over time: quoted words of tone, the same words of one side on one day
in one line.
"""

from __future__ import annotations

from goodoffices.desk.brief_cells import EMPTY, DayCell, PartyCell, say, words_cell, words_list
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.record import Passage, Record, Sides, Tone, tones


def tone(record: Record) -> Section:
    """Words with which somebody describes the talks, as they were quoted, by day; never a score."""
    sides = Sides()
    lines: dict[tuple[str, str, str], list[Tone]] = {}
    for each in tones(record.articles, record.statements):
        whose = each.side or f"{each.article} {each.speaker}"
        lines.setdefault((each.date, _alike(each.words), whose), []).append(each)
    return Section(
        key="tone",
        items=tuple(_line(record, rows, sides) for rows in lines.values()),
    )


def _line(record: Record, rows: list[Tone], sides: Sides) -> BriefItem:
    first = rows[0]
    speakers: dict[str, str] = {}
    for each in rows:
        name = _speaker(each, sides)
        speakers.setdefault(_alike(name).rstrip("s"), name)
    return BriefItem(
        cells=(
            DayCell(first.date) if first.date else say("no-day"),
            words_cell(f"“{first.words.rstrip('.,;')}”"),
            words_list(speakers.values()) if any(speakers.values()) else say("not-said-who"),
            PartyCell(first.side) if first.side and list(speakers.values()) != [first.side] else EMPTY,
        ),
        cites=once([cite(record, _passage(each)) for each in rows]),
    )


def _speaker(row: Tone, sides: Sides) -> str:
    """Who says it; a state under any of its names ("US", "Washington") by the one name of its side."""
    return row.side if " " not in row.speaker and sides.of(row.speaker) == row.side else row.speaker


def _alike(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum() or char == " ").strip()


def _passage(row: Tone) -> Passage:
    return Passage(
        id=row.statement,
        article=row.article,
        start=row.start,
        end=row.end,
        text=row.words,
        rule="tone-words@1",
    )
