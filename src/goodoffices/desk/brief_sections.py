"""The sections of a brief, one function each, in the order in which a reader needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.desk.brief_doubts import origins, unknown
from goodoffices.desk.brief_figures import changes, differences, figures, persons, reports, tone
from goodoffices.desk.brief_records import Cite, Item, Section, cite, merged, once
from goodoffices.desk.brief_said import positions, said, terms
from goodoffices.record import Named, Passage, Record, corroborate, timeline


def sections(
    record: Record, named: Sequence[Named], sides: Mapping[str, str], case: Case | None, gaps: GapBoard | None
) -> Iterator[Section]:
    """All sections, those without lines too: that nothing was found on something is worth knowing."""
    names = names_of(sides, case)
    told = corroborate(record.articles, record.statements, record.links, record.people)
    yield _taking_part(record, named, sides, names)
    yield _events(record)
    yield positions(record, sides, names, case)
    if "party" in sides.values():
        yield positions(record, sides, names, case, of_others=True)
    yield terms(record)
    yield said(record, told, sides, names)
    yield figures(record)
    yield differences(record)
    yield origins(record, told)
    yield changes(record, names, case)
    yield tone(record)
    yield persons(record)
    yield unknown(record, case, gaps, names)
    yield reports(record)


def names_of(sides: Mapping[str, str], case: Case | None) -> dict[str, str]:
    """What each side is called: by the case where there is one."""
    if case is None:
        return {side: side for side in sides}
    parties = {party.id: party.label for party in case.parties}
    return parties | {mediator.id: mediator.label for mediator in case.mediators}


def _taking_part(
    record: Record, named: Sequence[Named], sides: Mapping[str, str], names: Mapping[str, str]
) -> Section:
    """Parties first, then mediators, then others, each with what the reports say of its taking part."""
    found: dict[str, list[Item]] = {side: [] for side in sides}
    called: dict[str, set[str]] = defaultdict(set)
    for one in named:
        called[one.side].update((one.words, one.words.removeprefix("the "), one.side))
    for event in record.events:
        if event.kind not in ("round", "meeting") or event.status == "rejected":
            continue
        for each in event.participants:
            key = each.side or each.name
            who = each.name + (f", {each.role}" if each.role else "")
            if not each.role and (each.name in called.get(key, ()) or (each.side and " " not in each.name)):
                who = ""
            day = event.date or event.date_words
            cells = (
                names.get(key, key),
                sides.get(key, ""),
                who if who != names.get(key, key) else "",
                each.certainty,
                day,
            )
            found.setdefault(key, []).append(
                Item(cells=cells, cites=(cite(record, event),), heading=names.get(key, key))
            )
    for side in sides:
        places = [each for each in named if each.side == side and each.part == sides[side]]
        cites = tuple(_named_cite(record, each) for each in places[:1])
        if not found[side]:
            found[side].append(
                Item(
                    cells=(names.get(side, side), sides[side], "", "not said", ""),
                    cites=cites,
                    heading=names.get(side, side),
                )
            )
    order = {"party": 0, "mediator": 1}
    ranked = sorted(found, key=lambda key: order.get(sides.get(key, ""), 2))
    return Section(
        key="parties",
        title="Who takes part, and how",
        head=("Side", "Part", "Through", "Taking part", "When"),
        items=tuple(item for key in ranked for item in merged(found[key])),
    )


def _named_cite(record: Record, named: Named) -> Cite:
    return cite(
        record,
        Passage(
            id=f"{named.article}:n{named.start}",
            article=named.article,
            start=named.start,
            end=named.end,
            text=named.words,
            rule=named.rule,
        ),
    )


def _events(record: Record) -> Section:
    events = {event.id: event for event in record.events}
    items = []
    for row in timeline(record.articles, record.events):
        first = events[row.events[0]]
        items.append(
            Item(
                cells=(row.date or first.date_words or "no day", row.kind, row.place, str(len(row.articles))),
                cites=once([cite(record, events[key]) for key in row.events]),
            )
        )
    return Section(
        key="rounds",
        title="Rounds and other events",
        head=("When", "What", "Where", "Reports"),
        items=tuple(items),
    )
