"""The sections of a brief on who said what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.desk.brief_cells import (
    EMPTY,
    BriefCell,
    CountCell,
    DayCell,
    PartyCell,
    TermCell,
    list_cell,
    say,
    words_cell,
    words_list,
)
from goodoffices.desk.brief_doubts import unknown_source
from goodoffices.desk.brief_records import BriefItem, Section, cite
from goodoffices.record import Record, Statement, Told

_NO_SIDE = say("no-side-named")


def said(record: Record, told: Sequence[Told], sides: Mapping[str, str], names: Mapping[str, str]) -> Section:
    """Every utterance once, side by side with all that tell it: parties first, then mediators, then others;
    told most first, and what one speaker said together, the office told once.
    """
    statements = {statement.id: statement for statement in record.statements}
    items = []
    met_with: set[tuple[str, str]] = set()
    for row in _by_speaker(told, statements):
        rows = [statements[key] for key in row.statements]
        first = rows[0]
        again = len(row.speakers) < 2 and (first.side, first.speaker) in met_with
        met_with.update((each.side, each.speaker) for each in _first_of_each(rows, row.speakers))
        items.append(
            BriefItem(
                cells=(
                    list_cell(_speaker(each, again) for each in _first_of_each(rows, row.speakers)),
                    _how(first),
                    _chain(rows),
                    words_cell(first.condition),
                    _day(rows),
                    counts(row),
                ),
                cites=tuple(cite(record, each) for each in rows),
                heading=PartyCell(names.get(first.side, first.side)) if first.side else _NO_SIDE,
            )
        )
    rank: dict[BriefCell, int] = {
        PartyCell(names.get(side, side)): place
        for place, side in enumerate(sorted(sides, key=lambda side: sides[side] != "party"))
    }
    met = list(dict.fromkeys(item.heading for item in items))
    items.sort(
        key=lambda item: (
            rank.get(item.heading, len(rank)),
            item.heading == _NO_SIDE,
            met.index(item.heading),
        )
    )
    return Section(
        key="said",
        items=tuple(items),
    )


def _by_speaker(told: Sequence[Told], statements: Mapping[str, Statement]) -> list[Told]:
    """The utterances of each speaker together, in the order in which the speakers are met."""
    first = {row.statements[0]: statements[row.statements[0]].speaker for row in told}
    order: dict[str, int] = {}
    for name in first.values():
        order.setdefault(name, len(order))
    return sorted(told, key=lambda row: order[first[row.statements[0]]])


def counts(row: Told) -> BriefCell:
    """How many reports tell it, from how many origins, in the name of how many speakers where there are
    several; empty for one report alone.
    """
    if len(row.articles) < 2:
        return EMPTY
    told = [CountCell(len(row.articles), "reports"), CountCell(len(row.origins), "origins")]
    if len(row.speakers) > 1:
        told.append(CountCell(len(row.speakers), "speakers"))
    return list_cell(told, ", ")


def _first_of_each(rows: Sequence[Statement], speakers: Sequence[str]) -> list[Statement]:
    """Where several speakers say one thing, a statement of each; else the first."""
    if len(speakers) < 2:
        return list(rows[:1])
    return list({(row.article, row.speaker): row for row in reversed(rows)}.values())[::-1]


def _day(rows: Sequence[Statement]) -> BriefCell:
    first = next((each for each in rows if each.said or each.said_words), None)
    if first is None:
        return EMPTY
    return DayCell(first.said) if first.said else words_cell(first.said_words)


def _speaker(row: Statement, again: bool) -> BriefCell:
    """Who speaks, with the office where it is not told ``again``."""
    if not row.speaker:
        return say("not-said-who")
    name = words_cell(f"{row.speaker}, {row.role}" if row.role and not again else row.speaker)
    return say("unnamed", name) if unknown_source(row) else name


def _how(row: Statement) -> BriefCell:
    """The report's own verb, which may say more than that somebody spoke; else what kind of words they
    are.
    """
    how = words_cell(row.cue) if row.cue else TermCell("how", row.type)
    if row.addressee and row.addressee not in row.cue:
        return say("to-whom", how, words_cell(row.addressee))
    return how


def _chain(rows: Sequence[Statement]) -> BriefCell:
    return words_list(" → ".join(row.chain) for row in rows if len(row.chain) > 1)
