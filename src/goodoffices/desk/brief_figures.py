"""The sections of a brief that lay things side by side: figures, names, reports."""

from __future__ import annotations

import re
from collections import defaultdict

from goodoffices.desk.brief_cells import (
    EMPTY,
    BriefCell,
    DayCell,
    FigureCell,
    TermCell,
    list_cell,
    say,
    words_cell,
)
from goodoffices.desk.brief_records import BriefItem, PassageCite, Section, cite
from goodoffices.record import Article, Figure, Passage, Person, Record


def figures(record: Record) -> Section:
    groups: dict[tuple[BriefCell, ...], list[Figure]] = defaultdict(list)
    for row in record.figures:
        if row.status != "rejected":
            groups[_figure(row)].append(row)
    items = [
        BriefItem(cells=cells, cites=tuple(cite(record, row) for row in rows))
        for cells, rows in groups.items()
    ]
    items.sort(key=lambda item: item.cells[1] == EMPTY)
    return Section(key="figures", items=tuple(items))


def _figure(row: Figure) -> tuple[BriefCell, ...]:
    joined = bool(row.unit and re.search(rf"[-‑]{re.escape(row.unit)}\b", row.text))
    return (
        FigureCell(row.number, row.upto, row.unit, row.modifier, joined),
        words_cell(row.subject),
        TermCell("stage", row.state) if row.state else EMPTY,
        DayCell(row.when) if row.when else words_cell(row.frame),
        words_cell(row.source),
    )


def differences(record: Record) -> Section:
    figures = {row.id: row for row in record.figures}
    kinds = ("conflict", "compatible", "possibly-comparable")
    items = []
    for link in record.links:
        if (
            link.kind in kinds
            and link.status != "rejected"
            and link.first in figures
            and link.second in figures
        ):
            pair = (figures[link.first], figures[link.second])
            words = [list_cell(_figure(row)[:3], " ") for row in pair]
            how = TermCell("link", link.kind)
            items.append(
                BriefItem(
                    cells=(how, *words, words_cell(link.why)),
                    cites=tuple(cite(record, row) for row in pair),
                    heading=how,
                )
            )
    order: list[BriefCell] = [TermCell("link", kind) for kind in kinds]
    items.sort(key=lambda item: order.index(item.cells[0]))
    return Section(
        key="differences",
        items=tuple(items),
    )


def persons(record: Record) -> Section:
    people: dict[str, Person] = {}
    for person in record.people:
        people.setdefault(person.name, person)
    items = []
    for link in record.links:
        if link.kind == "same-person" and link.status != "rejected":
            cites = [
                _person_cite(record, people[name].article, people[name].spans[0])
                for name in (link.first, link.second)
                if name in people and people[name].spans
            ]
            items.append(
                BriefItem(
                    cells=tuple(map(words_cell, (link.first, link.second, link.why))), cites=tuple(cites)
                )
            )
    return Section(
        key="names",
        items=tuple(items),
    )


def _person_cite(record: Record, article: str, span: tuple[int, int]) -> PassageCite:
    start, end = span
    text = record.article(article).text[start:end]
    return cite(
        record,
        Passage(
            id=f"{article}:p{start}", article=article, start=start, end=end, text=text, rule="like-name@1"
        ),
    )


def reports(record: Record) -> Section:
    shared: dict[str, list[BriefCell]] = defaultdict(list)
    for link in record.links:
        if link.kind in ("copy", "part-copy") and link.status != "rejected":
            for one, two in ((link.first, link.second), (link.second, link.first)):
                shared[one].append(say("in-common", words_cell(f"{link.share:.0%}"), words_cell(two)))
        elif link.kind == "agency" and link.status != "rejected":
            shared[link.first].append(say("signed", words_cell(link.second)))
    items = [
        BriefItem(
            cells=(
                words_cell(each.id),
                words_cell(each.title or _first_words(each)),
                words_cell(each.outlet) if each.outlet else say("not-known"),
                DayCell(each.published) if each.published else say("not-known"),
                TermCell("known-from", each.how_known) if each.how_known != "none" else EMPTY,
                list_cell(shared[each.id]),
            )
        )
        for each in record.articles
    ]
    return Section(
        key="reports",
        items=tuple(items),
    )


def _first_words(article: Article) -> str:
    line = next((line for line in article.lines if line.role == "body"), None)
    words = article.text[line.start : line.end] if line else article.text
    return " ".join(words[:_LONGEST_START].split()[:10]) + " …"


_LONGEST_START = 120
"""Characters of an article without a title that may stand for one."""
