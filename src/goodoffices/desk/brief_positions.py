"""The sections of a brief on what is demanded, accepted and refused: each thing once, with all that tell
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from goodoffices.case import Case
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.desk.draft_issues import judged, plain_part, same
from goodoffices.desk.positions_of_record import positions_of_record, words_of
from goodoffices.desk.topics import PART, TOPIC_NAMES
from goodoffices.record import Proposal, Record, content_of

_STANCES = {"demands": "asks for", "accepts": "accepts", "refuses": "turns down"}
_MAY = {"demands": "may demand", "accepts": "may accept", "refuses": "may refuse"}
_VOICES = {
    "public": "its own",
    "confided": "confided",
    "claimed-by-another": "claimed by another",
    "assessed-by-third": "assessed by a third",
}


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
        title="What mediators and others ask for or turn down"
        if of_others
        else "What each side demands, accepts, refuses",
        head=("Side", "Stance", "What", "Issue", "On whose word", "If", "Day"),
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
    shown = _MAY if judged(first) else _STANCES if of_others else {}
    days = [row.since or record.article(row.article).published for row in held.rows]
    heard = _heard(first)
    return BriefItem(
        cells=(
            names.get(first.party, first.party) or "not said who",
            shown.get(stance, stance) + (f", of {heard}" if heard else ""),
            ", ".join(options.get((first.issue, key), key) for key in first.options) or words_of(first),
            TOPIC_NAMES.get(first.issue) or labels.get(first.issue, ""),
            _voice(held, names),
            "; ".join(dict.fromkeys(words for row in held.rows for words in row.conditions)),
            ", ".join(sorted(set(filter(None, days)))),
        ),
        cites=once([cite(record, row) for row in held.rows]),
        heading=names.get(first.party, first.party) or "Not said who",
    )


def _heard(row: Proposal) -> str:
    """Of whom a thing is asked, where the verb names it: "urged Ostmark to ..."."""
    return row.asked_of.removeprefix("to ") if row.stance == "demands" else ""


def _voice(held: _HeldPosition, names: Mapping[str, str]) -> str:
    words = _VOICES[held.first.voice]
    own = names.get(held.first.party, held.first.party)
    told = dict.fromkeys(names.get(row.by, row.by) for row in held.rows)
    by = ", ".join(each for each in told if each and each != own)
    return f"{words}: {by}" if by else words
