"""Counts: that they are some, that parts add up to wholes, that no more confirm than there are, and that
text and fields agree."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.agreement.checks.clause_counts import check_clause_counts
from goodoffices.agreement.checks.exchange_counts import check_exchange_counts
from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.checks.persons import check_persons
from goodoffices.case import format_exact
from goodoffices.language import CodedText


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
    _times_of_use(look)
    check_clause_counts(look)


def _times_of_use(look: Look) -> None:
    """Powers and extensions that may be used no time at all."""
    agreement = look.agreement
    uses: list[tuple[int | None, str, PartPath]] = [
        (power.most, named(power), ("powers", place, "most")) for place, power in enumerate(agreement.powers)
    ]
    uses += [
        (phase.extension.most, phase.extension.clause or named(phase), ("phases", place, "extension", "most"))
        for place, phase in enumerate(agreement.phases)
        if phase.extension is not None
    ]
    for most, clause, path in uses:
        if most is not None and most < 1:
            message = CodedText("may-be-used-no-time", "It may be used %(most)s times.", most=most)
            remedy = CodedText("write-1-or-more", "Write 1 or more.")
            look.say("count-not-positive", (clause,), message, remedy, path)


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
