"""The brief at a glance: a few counts and names at its head, each leading to the section that has the passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.analysis import GapBoard
from goodoffices.desk.brief_records import Fact, Section
from goodoffices.record import Record, day_words, timeline

MOST_NAMED = 8
"""Rounds and outsiders named at the head of a brief; the sections have all."""


def glance(
    record: Record,
    sides: Mapping[str, str],
    names: Mapping[str, str],
    sections: Sequence[Section],
    gaps: GapBoard | None,
) -> tuple[Fact, ...]:
    """Parties, mediators, others, rounds, gaps, and how much of it is told from one place, differs or stays open."""
    by_key = {section.key: section for section in sections}
    of = {
        part: [names.get(side, side) for side, is_a in sides.items() if is_a == part]
        for part in ("party", "mediator")
    }
    others = [
        item.heading for item in by_key["parties"].items if item.heading not in of["party"] + of["mediator"]
    ]
    facts = [
        Fact(label="Parties", words=_listed(of["party"]), key="parties"),
        Fact(label="Mediators", words=_listed(of["mediator"]), key="parties"),
        Fact(label="Others named in the talks", words=_listed(dict.fromkeys(others)), key="parties"),
        Fact(label="Rounds", words=_listed(_rounds(record)), key="rounds"),
        Fact(label="Issues", words=_gaps(gaps), key="gaps"),
        Fact(label="From one origin only", words=_count(by_key["origins"], "statement told by several reports"), key="origins"),
        Fact(label="Figures that differ", words=_count(by_key["differences"], "pair"), key="differences"),
        Fact(label="Not known", words=_count(by_key["unknown"], "point"), key="unknown"),
    ]  # fmt: skip
    return tuple(fact for fact in facts if fact.words)


def _rounds(record: Record) -> list[str]:
    """Each round with its day, or the day on which it was first told, and its place; one that is only to come says so."""
    found = []
    for row in timeline(record.articles, record.events):
        when = row.date or (f"told {row.told}" if row.told else "")
        if row.kind == "round" and when:
            ahead = " (to come)" if row.stages == ("to come",) else ""
            found.append(f"{day_words(when)} {row.place}".strip() + ahead)
    return list(dict.fromkeys(found))


def _gaps(gaps: GapBoard | None) -> str:
    if gaps is None or not gaps.rows:
        return ""
    return ", ".join(f"{count} {status}" for status, count in gaps.counts.items() if count)


def _listed(words: Sequence[str] | Mapping[str, None]) -> str:
    shown = list(words)
    rest = len(shown) - MOST_NAMED
    return " · ".join(shown[:MOST_NAMED]) + (f" · and {rest} more" if rest > 0 else "")


def _count(section: Section, what: str) -> str:
    count = len(section.items)
    first, *rest = what.split(" ", 1)
    plural = " ".join([first + "s", *rest])
    return f"{count} {what if count == 1 else plural}" if count else ""
