"""Counts: that they are some, that parts add up to wholes, that no more confirm than there are, and that
text and fields agree."""

from __future__ import annotations

import re
from fractions import Fraction

from goodoffices.agreement.checks.exchange_counts import check_exchange_counts
from goodoffices.agreement.checks.look import Look, named
from goodoffices.agreement.checks.persons import check_persons
from goodoffices.case import format_exact
from goodoffices.language import CodedText
from goodoffices.spelling import value_of

_COUNTED = re.compile(r"\b(?P<number>\d[\d,.]*|[a-z]+(?:[ -][a-z]+){0,2})\s+(?P<unit>[a-z]+)\b", re.I)


def check_counts(look: Look) -> None:
    """All of it, exchange by exchange and commitment by commitment."""
    for place, one in enumerate(look.agreement.commitments):
        if one.number is not None and one.number <= 0:
            message = CodedText(
                "something", "%(id)s is %(number)s of something.", id=one.id, number=format_exact(one.number)
            )
            look.say(
                "count-not-positive",
                (named(one),),
                message,
                CodedText("write-how-many-owed", "Write how many are owed, or take it out."),
                ("commitments", place, "number"),
            )
        elif one.number is not None and not one.unit.strip() and not one.category:
            message = CodedText(
                "owes-not-said-what",
                "%(id)s owes %(number)s, and it is not said of what.",
                id=one.id,
                number=format_exact(one.number),
            )
            look.say(
                "no-unit",
                (named(one),),
                message,
                CodedText("write-unit", "Write the unit."),
                ("commitments", place, "number"),
            )
    _parts(look)
    for place, exchange in enumerate(look.agreement.exchanges):
        check_exchange_counts(look, place, exchange)
        check_persons(look, place, exchange)
    _quorums(look)
    _texts(look)


def _parts(look: Look) -> None:
    """Parts of a commitment against its number."""
    wholes: dict[str, list[Fraction]] = {}
    clauses: dict[str, list[str]] = {}
    for one in look.agreement.commitments:
        if one.part_of and one.number is not None:
            wholes.setdefault(one.part_of, []).append(one.number)
            clauses.setdefault(one.part_of, []).append(named(one))
    for place, one in enumerate(look.agreement.commitments):
        parts = wholes.get(one.id)
        if parts and one.number is not None and sum(parts) != one.number:
            message = CodedText(
                "its-parts-add-up",
                "%(id)s is %(number)s; its parts add up to %(sum)s.",
                id=one.id,
                number=format_exact(one.number),
                sum=format_exact(sum(parts, Fraction(0))),
            )
            look.say(
                "counts-do-not-add-up",
                (named(one), *clauses[one.id]),
                message,
                CodedText("correct-whole-or-part", "Correct the whole or a part."),
                ("commitments", place, "number"),
            )


def _quorums(look: Look) -> None:
    for one, path, clause in look.requirements():
        members = len(one.confirmed_by)
        if len(one.confirmed_by) == 1 and one.confirmed_by[0] in look.monitors:
            members = max(1, len(look.monitors[one.confirmed_by[0]].members))
        if one.needed is not None and one.confirmed_by and one.needed > members:
            message = CodedText(
                "have-confirm-named",
                "%(needed)s have to confirm it, and %(members)s are named.",
                needed=one.needed,
                members=members,
            )
            look.say(
                "quorum-too-large",
                (clause,),
                message,
                CodedText("name-more-or-need", "Name more, or need fewer."),
                (*path, "needed"),
            )
        elif one.needed is not None and one.needed < 1:
            look.say(
                "count-not-positive",
                (clause,),
                CodedText("have-confirm", "%(needed)s have to confirm it.", needed=one.needed),
                CodedText("write-1-or-more", "Write 1 or more."),
                (*path, "needed"),
            )


def _texts(look: Look) -> None:
    """A number in a clause's words that is not the one in the fields of the one commitment that rests on that
    clause."""
    by_clause: dict[str, list[int]] = {}
    for place, one in enumerate(look.agreement.commitments):
        by_clause.setdefault(one.clause, []).append(place)
    for clause in look.agreement.clauses:
        places = by_clause.get(clause.id, [])
        if len(places) != 1 or not clause.text:
            continue
        one = look.agreement.commitments[places[0]]
        unit = one.unit.split()[0].lower().rstrip("s") if one.unit.split() else ""
        if one.number is None or not unit:
            continue
        found = [
            value
            for match in _COUNTED.finditer(clause.text)
            if match["unit"].lower().rstrip("s") == unit and (value := value_of(match["number"])) is not None
        ]
        if found and one.number not in found and sum(found) != one.number:
            message = CodedText(
                "clause-says-has",
                "Clause %(id)s says %(names)s %(unit)s; %(id2)s has %(number)s.",
                id=clause.id,
                names=" and ".join(format_exact(value) for value in found),
                unit=one.unit,
                id2=one.id,
                number=format_exact(one.number),
            )
            look.say(
                "counts-do-not-add-up",
                (clause.id,),
                message,
                CodedText("correct-clause-or-commitment", "Correct the clause or the commitment."),
                ("commitments", places[0], "number"),
            )
