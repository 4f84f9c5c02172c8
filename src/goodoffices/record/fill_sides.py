"""What one article says of a person and another leaves out: the side of a speaker whom several articles name
alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set

import msgspec

from goodoffices.case import Voice
from goodoffices.record.connect.names import parts
from goodoffices.record.connect.words import fold
from goodoffices.record.file import Record
from goodoffices.record.model import Event, Proposal, Statement

FULL = 2
"""Fewest words of a name that is carried from one article to another: a surname alone is not enough."""


def fill_sides(record: Record) -> Record:
    """The record with empty sides filled from other articles, where the very same full name has one side
    throughout.

    What a person edited stays. A position told by such a speaker gets the voice that his side gives it: a
    side's own word is public, another side's is claimed.
    """
    known = _sides(record)
    sideless = {(person.article, person.name) for person in record.people if not person.side}
    teams = _surnames(known)

    def statement(row: Statement) -> Statement:
        side = known.get(parts(row.speaker), "") if row.speaker and not row.unnamed else ""
        if not side and (team := _TEAM.fullmatch(row.speaker)) is not None:
            side = teams.get(fold(team.group(1)), "")
        if row.side or not side or row.status == "edited":
            return row
        return msgspec.structs.replace(row, side=side)

    def proposal(row: Proposal) -> Proposal:
        party = known.get(parts(row.party), row.party) if row.party else ""
        by = known.get(parts(row.by), "") if row.by else ""
        if row.status == "edited" or (party == row.party and not by):
            return row
        voice: Voice = row.voice
        if by and row.voice == "assessed-by-third":
            voice = "public" if by == party else "claimed-by-another"
        elif party != row.party and row.by == row.party:
            voice = "public"
        by_words = row.by or (row.party if party != row.party else "")
        return msgspec.structs.replace(row, party=party, voice=voice, by=by_words)

    def event(row: Event) -> Event:
        filled = tuple(
            each if each.side else msgspec.structs.replace(each, side=known.get(parts(each.name), ""))
            for each in row.participants
        )
        return (
            row
            if filled == row.participants or row.status == "edited"
            else msgspec.structs.replace(row, participants=filled)
        )

    return msgspec.structs.replace(
        record,
        events=tuple(event(row) for row in record.events),
        statements=tuple(statement(row) for row in record.statements),
        proposals=tuple(row for row in map(proposal, record.proposals) if not _of_nobody(row, sideless)),
        people=tuple(
            person if person.side else msgspec.structs.replace(person, side=known.get(parts(person.name), ""))
            for person in record.people
        ),
    )


def _of_nobody(row: Proposal, sideless: Set[tuple[str, str]]) -> bool:
    """Whether a position is a person's of whom no report says for whom he speaks: it is nobody's in the
    talks.
    """
    if row.kind != "position" or not row.party or row.status != "proposed":
        return False
    return (row.article, row.party) in sideless


_TEAM = re.compile(r"(?:the )?([A-Z][\w’-]+) (?:administration|government|cabinet|team|campaign)")
"""A government called by the surname of who heads it speaks for the side of that person."""


def _surnames(known: Mapping[tuple[str, ...], str]) -> Mapping[str, str]:
    """Surname to side, where all people of that name have one."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, side in known.items():
        found[name[-1]].add(side)
    return {name: sides.pop() for name, sides in found.items() if len(sides) == 1}


def _sides(record: Record) -> Mapping[tuple[str, ...], str]:
    """Full name to side, where all who give one give the same."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in record.people:
        if person.side:
            found[parts(person.name)].add(person.side)
    for row in record.statements:
        if row.side and not row.unnamed:
            found[parts(row.speaker)].add(row.side)
    return {name: sides.pop() for name, sides in found.items() if len(name) >= FULL and len(sides) == 1}
