"""The sections of a brief on what is demanded, accepted and refused: each thing once, with all that tell
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from goodoffices.case import Case
from goodoffices.desk.brief_cells import (
    EMPTY,
    BriefCell,
    DayCell,
    PartyCell,
    TermCell,
    Vocabulary,
    list_cell,
    say,
    words_cell,
    words_list,
)
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.desk.draft_issues import judged, plain_part, same
from goodoffices.desk.positions_of_record import positions_of_record, words_of
from goodoffices.desk.topics import PART, TOPIC_NAMES
from goodoffices.record import Proposal, Record, content_of

_STANCES = ("demands", "accepts", "refuses")


class _HeldPosition(msgspec.Struct):
    """One thing that a side demands, accepts or refuses, each time that it is told."""

    rows: list[Proposal]
    content: frozenset[str]

    @property
    def first(self) -> Proposal:
        return self.rows[0]


def positions(
    record: Record,
    sides: Mapping[str, str],
    names: Mapping[str, str],
    case: Case | None,
    of_others: bool = False,
) -> Section:
    """What the parties demand, accept and refuse; or, ``of_others``, what mediators and others ask for and
    turn down. Where no party is known everyone's positions stand together.
    """
    parties = [side for side, part in sides.items() if part == "party"]
    rows = [
        row
        for row in positions_of_record(record, parties)
        if not parties or (row.party in parties) is not of_others
    ]
    rank = {side: place for place, side in enumerate(sorted(sides, key=lambda side: sides[side] != "party"))}
    stances = list(_STANCES)
    told = sorted(
        _told(rows),
        key=lambda held: (
            rank.get(held.first.party, len(rank)),
            held.first.party == "",
            held.first.party,
            stances.index(held.first.stance or "demands"),
        ),
    )
    return Section(
        key="positions-of-others" if of_others else "positions",
        items=tuple(_item(record, held, names, case, of_others) for held in told),
    )


def _told(rows: Iterable[Proposal]) -> list[_HeldPosition]:
    """The same stance on the same thing in the same voice, as one."""
    found: list[_HeldPosition] = []
    for row in rows:
        content = content_of(words_of(row))
        for held in found:
            if _alike(held, row, content):
                held.rows.append(row)
                break
        else:
            found.append(_HeldPosition([row], content))
    return found


def _alike(held: _HeldPosition, row: Proposal, content: frozenset[str]) -> bool:
    one = held.first
    if (one.party, one.stance, one.voice, one.issue, judged(one)) != (
        row.party,
        row.stance,
        row.voice,
        row.issue,
        judged(row),
    ):
        return False
    if one.options or row.options:
        return one.options == row.options
    if row.issue == PART and row.stance != "demands":
        narrow = [not plain_part(words_of(each)) for each in (one, row)]
        if narrow == [False, False]:
            return True
    return same(held.content, content)


def _item(
    record: Record, held: _HeldPosition, names: Mapping[str, str], case: Case | None, of_others: bool
) -> BriefItem:
    first = held.first
    labels = {issue.id: issue.label for issue in case.issues} if case else {}
    options = {
        (issue.id, option.id): option.label
        for issue in (case.issues if case else ())
        for option in issue.options
    }
    stance = first.stance or ""
    told: Vocabulary = "may" if judged(first) else "asked" if of_others else "stance"
    days = [row.since or record.article(row.article).published for row in held.rows]
    heard = _heard(first)
    party = names.get(first.party, first.party)
    said = TermCell(told, stance) if stance else EMPTY
    return BriefItem(
        cells=(
            PartyCell(party) if party else say("not-said-who"),
            say("of-whom", said, words_cell(heard)) if heard else said,
            words_list((options.get((first.issue, key), key) for key in first.options), ", ")
            if first.options
            else words_cell(words_of(first)),
            TermCell("topic", first.issue)
            if first.issue in TOPIC_NAMES
            else words_cell(labels.get(first.issue, "")),
            _voice(held, names),
            words_list(words for row in held.rows for words in row.conditions),
            list_cell((DayCell(day) for day in sorted(set(filter(None, days)))), ", "),
        ),
        cites=once([cite(record, row) for row in held.rows]),
        heading=PartyCell(party) if party else say("not-said-whose"),
    )


def _heard(row: Proposal) -> str:
    """Of whom a thing is asked, where the verb names it: "urged Ostmark to ..."."""
    return row.asked_of.removeprefix("to ") if row.stance == "demands" else ""


def _voice(held: _HeldPosition, names: Mapping[str, str]) -> BriefCell:
    voice = TermCell("voice", held.first.voice)
    own = names.get(held.first.party, held.first.party)
    told = dict.fromkeys(names.get(row.by, row.by) for row in held.rows)
    return list_cell((voice, words_list((each for each in told if each and each != own), ", ")), ": ")
