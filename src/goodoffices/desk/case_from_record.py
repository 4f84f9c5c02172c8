"""The case that a record implies: parties, issues and positions in the passages' own words, with their
sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from goodoffices.case import Case, Citation, Issue, Mediator, Option, Party, Position
from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.citing import citation, position, sources, told_again
from goodoffices.desk.draft_issues import DraftIssue, Wording, sort_positions
from goodoffices.desk.implied_terms import figures, phases, terms
from goodoffices.desk.naming import quoted, slug
from goodoffices.desk.positions_of_record import positions_of_record
from goodoffices.record import Proposal, Record

_OF_THE_WHOLE = (Option(id="a-deal", name="a deal"), Option(id="no-deal", name="no deal for now"))
"""The options of a question of which the reports name none."""


def case_from_record(record: Record, sides: Mapping[str, str]) -> Case | None:
    """The case that the record implies, or None if it names no two parties.

    ``sides`` says of each side whether it is a "party" or a "mediator". Issues and options are those of
    :mod:`goodoffices.desk.draft_issues`, an option in the words in which a party first put it. Nothing is
    weighed.
    """
    ids = _ids(sides)
    parties = [side for side, part in sides.items() if part == "party"]
    if len(parties) < 2:
        return None
    rows = [row for row in record.proposals if row.status != "rejected"]
    agreed = find_agreed(record, parties)
    matters = sort_positions(
        (row for row in positions_of_record(record, parties) if row.party in parties), agreed
    )
    _apart(matters)
    issues = tuple(_issue(record, matter) for matter in matters)
    return Case(
        title=_title(record, parties),
        about=_about(rows),
        parties=tuple(Party(id=ids[side], name=side) for side in parties),
        mediators=tuple(
            Mediator(id=ids[side], name=side) for side, part in sides.items() if part == "mediator"
        ),
        sources=sources(record.articles),
        issues=issues or (Issue(id="the-deal", name="The deal", options=_OF_THE_WHOLE),),
        positions=tuple(one for matter in matters for one in _positions(record, matter, ids)),
        phases=phases(record, rows),
        terms=terms(record, rows, matters),
        figures=figures(record),
    )


def _apart(matters: Sequence[DraftIssue]) -> None:
    """Give issues of one id ids of their own."""
    taken: set[str] = set()
    for matter in matters:
        base, count = matter.id, 1
        while matter.id in taken:
            count += 1
            matter.id = f"{base}-{count}"
        taken.add(matter.id)


def _ids(sides: Iterable[str]) -> dict[str, str]:
    """An id of its own for each side."""
    found: dict[str, str] = {}
    for side in sides:
        base = key = slug(side)
        count = 1
        while key in found.values():
            count += 1
            key = f"{base}-{count}"
        found[side] = key
    return found


def _issue(record: Record, matter: DraftIssue) -> Issue:
    options = tuple(
        Option(id=wording.id, name=_name(wording), cite=_cites(record, wording.rows))
        for wording in matter.wordings
    )
    return Issue(
        id=matter.id,
        name=matter.name,
        options=options or _OF_THE_WHOLE,
        cite=_cites(record, matter.rows()[:1]),
    )


def _name(wording: Wording) -> str:
    return quoted(wording.words) if wording.party else wording.words


def _cites(record: Record, rows: Sequence[Proposal]) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for row in rows:
        one = citation(record, row)
        if one not in found:
            found.append(one)
    return tuple(found)


def _positions(record: Record, matter: DraftIssue, ids: Mapping[str, str]) -> Iterator[Position]:
    for wording in matter.wordings:
        for party in dict.fromkeys(row.party for row in wording.rows):
            mine = [row for row in wording.rows if row.party == party]
            told = [position(record, row, ids[party], matter.id, (wording.id,)) for row in mine]
            if wording.agreed:
                told = [msgspec.structs.replace(each, agreed=True) for each in told]
            yield from told_again(told)
    for row in matter.general:
        yield position(record, row, ids[row.party], matter.id, ())


def _title(record: Record, parties: Sequence[str]) -> str:
    count = len(record.articles)
    tell = f"{count} reports tell" if count != 1 else "one report tells"
    return f"{' and '.join(parties[:3])}: the talks as {tell} them"


def _about(rows: Sequence[Proposal]) -> str:
    confirmed = sum(row.status in ("accepted", "edited") for row in rows)
    return (
        f"Implied by press reports. A person has confirmed {confirmed} of the {len(rows)} passages that it "
        f"rests on."
    )
