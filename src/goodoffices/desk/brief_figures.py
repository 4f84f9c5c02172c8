"""The sections of a brief that lay things side by side: figures, names, reports."""

from __future__ import annotations

import re
from collections import defaultdict

from goodoffices.desk.brief_records import BriefItem, PassageCite, Section, cite
from goodoffices.record import Article, Figure, Passage, Person, Record, with_unit


def figures(record: Record) -> Section:
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for row in record.figures:
        if row.status != "rejected":
            groups[_figure(row)].append(row)
    items = [
        BriefItem(cells=cells, cites=tuple(cite(record, row) for row in rows))
        for cells, rows in groups.items()
    ]
    items.sort(key=lambda item: item.cells[1] == "")
    return Section(
        key="figures", title="Figures", head=("Number", "Of", "State", "Time", "Source"), items=tuple(items)
    )


def _figure(row: Figure) -> tuple[str, ...]:
    number = f"{row.number:,}" + (f" to {row.upto:,}" if row.upto is not None else "")
    if row.unit and re.search(rf"[-‑]{re.escape(row.unit)}\b", row.text):
        number = f"{number}-{row.unit}"
    elif row.unit:
        number = with_unit(number, row.unit)
    words = number if row.modifier == "exactly" else f"{row.modifier} {number}"
    return words, row.subject, row.state, row.when or row.frame, row.source


def differences(record: Record) -> Section:
    figures = {row.id: row for row in record.figures}
    titles = {
        "conflict": "in conflict",
        "compatible": "compatible",
        "possibly-comparable": "possibly comparable",
    }
    items = []
    for link in record.links:
        if (
            link.kind in titles
            and link.status != "rejected"
            and link.first in figures
            and link.second in figures
        ):
            pair = (figures[link.first], figures[link.second])
            words = [" ".join(part for part in _figure(row)[:3] if part) for row in pair]
            items.append(
                BriefItem(
                    cells=(titles[link.kind], *words, link.why),
                    cites=tuple(cite(record, row) for row in pair),
                    heading=titles[link.kind],
                )
            )
    items.sort(key=lambda item: list(titles.values()).index(item.heading))
    return Section(
        key="differences",
        title="Figures that differ",
        head=("How", "One", "Another", "Why"),
        items=tuple(items),
        empty="No two figures of one thing differ.",
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
            items.append(BriefItem(cells=(link.first, link.second, link.why), cites=tuple(cites)))
    return Section(
        key="names",
        title="Names that may be one person's",
        head=("Name", "Name", "Why"),
        items=tuple(items),
        empty="None.",
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
    known = {"given": "given", "feed": "its feed", "metadata": "its page", "none": ""}
    shared: dict[str, list[str]] = defaultdict(list)
    for link in record.links:
        if link.kind in ("copy", "part-copy") and link.status != "rejected":
            for one, two in ((link.first, link.second), (link.second, link.first)):
                shared[one].append(f"{link.share:.0%} in common with {two}")
        elif link.kind == "agency" and link.status != "rejected":
            shared[link.first].append(f"signed {link.second}")
    items = [
        BriefItem(
            cells=(
                each.id,
                each.title or _first_words(each),
                each.outlet or "not known",
                each.published or "not known",
                known[each.how_known],
                "; ".join(shared[each.id]),
            )
        )
        for each in record.articles
    ]
    return Section(
        key="reports",
        title="The reports",
        head=("Report", "Title", "Outlet", "Day", "Day known from", "Text"),
        items=tuple(items),
    )


def _first_words(article: Article) -> str:
    line = next((line for line in article.lines if line.role == "body"), None)
    words = article.text[line.start : line.end] if line else article.text
    return " ".join(words[:_LONGEST_START].split()[:10]) + " …"


_LONGEST_START = 120
"""Characters of an article without a title that may stand for one."""
