"""The sections of a brief on who said what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.desk.brief_doubts import unknown_source
from goodoffices.desk.brief_records import BriefItem, Section, cite
from goodoffices.record import Record, Statement, Told


def said(record: Record, told: Sequence[Told], sides: Mapping[str, str], names: Mapping[str, str]) -> Section:
    """Every utterance once, side by side with all that tell it: parties first, then mediators, then others;
    told most first.
    """
    statements = {statement.id: statement for statement in record.statements}
    items = []
    for row in told:
        rows = [statements[key] for key in row.statements]
        first = rows[0]
        items.append(
            BriefItem(
                cells=(
                    "; ".join(dict.fromkeys(_speaker(each) for each in _first_of_each(rows, row.speakers))),
                    _how(first),
                    _chain(rows),
                    first.condition,
                    next((each.said or each.said_words for each in rows if each.said or each.said_words), ""),
                    counts(row),
                ),
                cites=tuple(cite(record, each) for each in rows),
                heading=names.get(first.side, first.side) or "No side named",
            )
        )
    rank = {
        names.get(side, side): place
        for place, side in enumerate(sorted(sides, key=lambda side: sides[side] != "party"))
    }
    met = list(dict.fromkeys(item.heading for item in items))
    items.sort(
        key=lambda item: (
            rank.get(item.heading, len(rank)),
            item.heading == "No side named",
            met.index(item.heading),
        )
    )
    return Section(
        key="said",
        title="Who said what, and through whom",
        head=("Who", "How", "Through", "If", "When", "Told by"),
        items=tuple(items),
    )


def counts(row: Told) -> str:
    """How many reports tell it, from how many origins, in the name of how many speakers where there are
    several; empty for one report alone.
    """
    if len(row.articles) < 2:
        return ""
    words = [(len(row.articles), "report"), (len(row.origins), "origin")]
    if len(row.speakers) > 1:
        words.append((len(row.speakers), "speaker"))
    return ", ".join(f"{count} {word}{'s' if count != 1 else ''}" for count, word in words)


def _first_of_each(rows: Sequence[Statement], speakers: Sequence[str]) -> list[Statement]:
    """Where several speakers say one thing, a statement of each; else the first."""
    if len(speakers) < 2:
        return list(rows[:1])
    return list({(row.article, row.speaker): row for row in reversed(rows)}.values())[::-1]


def _speaker(row: Statement) -> str:
    if not row.speaker:
        return "not said who"
    name = f"{row.speaker}, {row.role}" if row.role else row.speaker
    return f"{name} (unnamed)" if unknown_source(row) else name


def _how(row: Statement) -> str:
    """The report's own verb, which may say more than that somebody spoke; else what kind of words they
    are.
    """
    kinds = {
        "direct": "quoted",
        "mixed": "partly quoted",
        "indirect": "reported",
        "floating": "no speaker",
        "document": "a document",
        "hearsay": "hearsay",
        "fact": "a fact credited to a source",
    }
    words = row.cue or kinds[row.type]
    return f"{words}, to {row.addressee}" if row.addressee and row.addressee not in words else words


def _chain(rows: Sequence[Statement]) -> str:
    chains = dict.fromkeys(" → ".join(row.chain) for row in rows if len(row.chain) > 1)
    return "; ".join(chains)
