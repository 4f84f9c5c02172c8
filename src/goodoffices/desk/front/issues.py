"""The issues of the first page: what is not agreed, each side's latest words on it, and what mediators
ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from goodoffices.analysis import Cell, GapBoard
from goodoffices.case import Case, Citation, Position
from goodoffices.desk.cites import PassageCite, cite, once
from goodoffices.desk.front.records import FrontStated, OpenIssue
from goodoffices.desk.positions_of_record import positions_of_record, words_of
from goodoffices.record import Passage, Record

LATEST = 2
"""Words of one side on one issue that are shown: the latest of each stance."""


def open_issues(
    record: Record,
    case: Case | None,
    gaps: GapBoard | None,
    names: Mapping[str, str],
    settled: Collection[str] = (),
) -> tuple[OpenIssue, ...]:
    """What is not agreed and on which something is said, those first on which two sides have spoken."""
    if case is None or gaps is None:
        return ()
    found = []
    for gap in gaps.rows:
        if gap.status == "agreed":
            continue
        stated = tuple(one for cell in gap.cells for one in _latest(record, case, cell))
        if stated:
            found.append(OpenIssue(label=case.issue(gap.issue).label, status=gap.status, stated=stated))
    return tuple(sorted(found, key=lambda each: -len({one.party for one in each.stated})))


def _latest(record: Record, case: Case, cell: Cell) -> Iterable[FrontStated]:
    """The newest of each stance in its own voice, else what others say of it."""
    own = [one for one in cell.positions if one.voice in ("public", "confided")]
    shown: dict[str, Position] = {}
    for position in own or cell.positions:
        shown.setdefault(position.stance, position)
    for position in list(shown.values())[:LATEST]:
        yield FrontStated(
            party=case.party(position.party).label,
            stance=position.stance,
            words=position.words,
            conditions=tuple(one.does for one in position.conditions if one.does),
            voice=position.voice,
            by=position.by,
            day=position.since,
            cites=once([one for citation in position.cite for one in _cites(record, citation)]),
        )


def _cites(record: Record, citation: Citation) -> Iterable[PassageCite]:
    article = next((each for each in record.articles if each.id == citation.source), None)
    start = article.text.find(citation.passage) if article is not None and citation.passage else -1
    if article is None or start < 0:
        return
    row = Passage(
        id=f"{article.id}:c{start}",
        article=article.id,
        start=start,
        end=start + len(citation.passage),
        text=citation.passage,
        rule="cited@1",
    )
    yield cite(record, row)


def asked(record: Record, sides: Mapping[str, str], names: Mapping[str, str]) -> tuple[FrontStated, ...]:
    """What mediators ask for or turn down, each thing once."""
    parties = [side for side, part in sides.items() if part == "party"]
    found: dict[tuple[str, str], FrontStated] = {}
    for row in positions_of_record(record, parties):
        if sides.get(row.party) != "mediator" or row.stance is None:
            continue
        one = FrontStated(
            party=names.get(row.party, row.party),
            stance=row.stance,
            words=words_of(row),
            conditions=row.conditions,
            voice=row.voice,
            by=row.by,
            day=row.since or record.article(row.article).published,
            cites=(cite(record, row),),
        )
        found.setdefault((row.party, one.words.casefold()), one)
    return tuple(found.values())
