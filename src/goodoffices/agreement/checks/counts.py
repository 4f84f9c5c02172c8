"""Counts: that they are some, that parts add up to wholes and ratios to totals, that a day's limits suffice,
and that text and fields agree."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from goodoffices.agreement.checks.look import Look, named
from goodoffices.agreement.exchanges import AgreedExchange, Give
from goodoffices.agreement.moments import Stretch
from goodoffices.case import format_exact
from goodoffices.spelling import value_of

_PERSONS = re.compile(
    r"\b(person|people|hostage|prisoner|captive|detainee|soldier|civilian|fighter|women|men|child|children|wounded|crew|worker)s?\b",
    re.I,
)
_HELD = re.compile(r"\b(hostage|captive|missing|remains|bod(y|ies)|dead|abducted)s?\b", re.I)


def check_counts(look: Look) -> None:
    """All of it, exchange by exchange and commitment by commitment."""
    for place, one in enumerate(look.agreement.commitments):
        if one.number is not None and one.number <= 0:
            message = f"{one.id} is {format_exact(one.number)} of something."
            look.say(
                "count-not-positive",
                (named(one),),
                message,
                "Write how many are owed, or take it out.",
                ("commitments", place, "number"),
            )
        elif one.number is not None and not one.unit.strip() and not one.category:
            message = f"{one.id} owes {format_exact(one.number)}, and it is not said of what."
            look.say("no-unit", (named(one),), message, "Write the unit.", ("commitments", place, "number"))
    _parts(look)
    for place, exchange in enumerate(look.agreement.exchanges):
        _gives(look, place, exchange)
        _ratios(look, place, exchange)
        _turns(look, place, exchange)
        _limits(look, place, exchange)
        _persons(look, place, exchange)
        _beside_commitments(look, place, exchange)
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
            message = (
                f"{one.id} is {format_exact(one.number)}; its parts add up to "
                f"{format_exact(sum(parts, Fraction(0)))}."
            )
            look.say(
                "counts-do-not-add-up",
                (named(one), *clauses[one.id]),
                message,
                "Correct the whole or a part.",
                ("commitments", place, "number"),
            )


def _gives(look: Look, place: int, exchange: AgreedExchange) -> None:
    for at, give in enumerate(exchange.gives):
        path = ("exchanges", place, "gives", at)
        clause = give.clause or named(exchange)
        for field, number in (
            ("number", give.number),
            ("lot", give.lot),
            ("per_day", give.per_day),
            ("per_turn", give.per_turn),
        ):
            if number is not None and number <= 0:
                message = f"{give.key}: {field} is {number}."
                look.say(
                    "count-not-positive", (clause,), message, "Write a number of 1 or more.", (*path, field)
                )
        if give.lot > give.number > 0:
            message = f"{give.key}: {give.number} in all, in lots of {give.lot}."
            look.say("counts-do-not-add-up", (clause,), message, "Write smaller lots.", (*path, "lot"))
    if exchange.per_day is not None and exchange.per_day <= 0:
        message = f"{exchange.label}: per_day is {exchange.per_day}."
        look.say(
            "count-not-positive",
            (named(exchange),),
            message,
            "Write a number of 1 or more.",
            ("exchanges", place, "per_day"),
        )


def _totals(exchange: AgreedExchange) -> dict[str, int]:
    found: dict[str, int] = {}
    for give in exchange.gives:
        found[give.category] = found.get(give.category, 0) + give.number
        if give.id and give.id != give.category:
            found[give.id] = give.number
    return found


def _ratios(look: Look, place: int, exchange: AgreedExchange) -> None:
    """ "For each … so many …" against the totals."""
    totals = _totals(exchange)
    seen: dict[tuple[str, str], Fraction] = {}
    owed: dict[str, list[tuple[Fraction, str]]] = {}
    for at, ratio in enumerate(exchange.ratios):
        path = ("exchanges", place, "ratios", at)
        clause = ratio.clause or named(exchange)
        for name in (ratio.category, ratio.of):
            if name not in totals:
                look.say(
                    "reference-to-nothing",
                    (clause,),
                    f"The ratio names {name!r}, which nobody gives.",
                    f"Write one of: {', '.join(totals)}.",
                    path,
                )
        if ratio.for_each <= 0 or ratio.give <= 0:
            look.say(
                "count-not-positive",
                (clause,),
                f"The ratio is {format_exact(ratio.give)} for {format_exact(ratio.for_each)}.",
                "Write numbers above 0.",
                path,
            )
            continue
        each = ratio.give / ratio.for_each
        before = seen.setdefault((ratio.category, ratio.of), each)
        if before != each:
            message = (
                f"For each of {ratio.of} it is once {format_exact(before)} and once {format_exact(each)} of "
                f"{ratio.category}."
            )
            look.say("counts-do-not-add-up", (clause,), message, "Keep one ratio.", path)
            continue
        if ratio.of in totals:
            owed.setdefault(ratio.category, []).append(
                (each * totals[ratio.of], f"{format_exact(each)} for each of {totals[ratio.of]} {ratio.of}")
            )
    for category, rows in owed.items():
        whole = sum((number for number, _ in rows), Fraction(0))
        if totals.get(category, 1) <= 0 or whole <= 0:
            continue  # told as a count that is none
        if category in totals and whole != totals[category]:
            words = " and ".join(text for _, text in rows)
            message = (
                f"{words} would be {format_exact(whole)} {category}; the exchange has {totals[category]}."
            )
            at = next(n for n, ratio in enumerate(exchange.ratios) if ratio.category == category)
            clause = exchange.ratios[at].clause or named(exchange)
            look.say(
                "counts-do-not-add-up",
                (clause, named(exchange)),
                message,
                "Correct the ratio or the totals.",
                ("exchanges", place, "ratios", at),
            )


def _turns(look: Look, place: int, exchange: AgreedExchange) -> None:
    """The turns as the text has them against the totals, their givers, their order and what a turn holds."""
    totals: dict[str, int] = {}
    for give in exchange.gives:
        totals[give.category] = totals.get(give.category, 0) + give.number
    giver = {give.category: give.party for give in exchange.gives}
    limit = {give.category: give.per_turn for give in exchange.gives}
    sums: dict[str, Fraction] = {}
    days: list[tuple[int, object]] = []
    for at, turn in enumerate(exchange.turns):
        path = ("exchanges", place, "turns", at)
        clause = turn.clause or named(exchange)
        for category, number in turn.lots.items():
            if category not in totals:
                look.say(
                    "reference-to-nothing",
                    (clause,),
                    f"Turn {turn.turn} hands over {category!r}, which is not part of the exchange.",
                    f"Write one of: {', '.join(totals)}.",
                    path,
                )
                continue
            if number <= 0:
                look.say(
                    "count-not-positive",
                    (clause,),
                    f"Turn {turn.turn}: {category} is {format_exact(number)}.",
                    "Write a number above 0.",
                    path,
                )
            if giver[category] != turn.party:
                look.say(
                    "counts-do-not-add-up",
                    (clause,),
                    f"In turn {turn.turn} {turn.party} hands over {category}, which {giver[category]} gives.",
                    "Correct who hands over.",
                    path,
                )
            most = limit[category]
            if most is not None and number > most > 0:
                look.say(
                    "counts-do-not-add-up",
                    (clause,),
                    f"Turn {turn.turn} hands over {format_exact(number)} {category}; a turn holds {most}.",
                    "Correct the turn or the limit.",
                    path,
                )
            sums[category] = sums.get(category, Fraction(0)) + number
        moment = look.moment(turn.on)
        if moment is not None:
            days.append(
                (turn.turn, moment.day or moment.shift.days if moment.counted or moment.day else None)
            )
    clauses = [turn.clause for turn in exchange.turns]
    for category, whole in totals.items() if exchange.turns else ():
        if sums.get(category, 0) != whole:
            message = (
                f"{exchange.label}: {whole} {category} in all, and its turns hand over "
                f"{format_exact(Fraction(sums.get(category, 0)))}."
            )
            look.say(
                "counts-do-not-add-up",
                (named(exchange), *clauses),
                message,
                "Correct the total or a turn.",
                ("exchanges", place, "turns"),
            )
    known = sorted((turn, day) for turn, day in days if day is not None and type(day) is type(days[0][1]))
    for (one, first), (other, second) in pairwise(known):
        if other > one and second < first:  # type: ignore[operator]
            message = f"Turn {other} comes on an earlier day than turn {one}."
            look.say(
                "impossible-date",
                (named(exchange), *clauses),
                message,
                "Put the turns in the order of their days.",
                ("exchanges", place, "turns"),
            )


def _limits(look: Look, place: int, exchange: AgreedExchange) -> None:
    """Whether what a day holds suffices for the days that there are."""
    line = look.line
    phase = line.longest.get(exchange.phase)
    days = phase.about_minutes() // 1440 if phase is not None else None
    by, start = look.moment(exchange.by), look.moment(exchange.start)
    first = start.shift.days if start is not None and start.counted else 0
    if by is not None and by.counted:
        days = min(days if days is not None else by.shift.days + 1, by.shift.days + 1)
    elif by is not None and by.base == "own" and by.shift != Stretch():
        days = min(days if days is not None else by.shift.days, by.shift.days)
    elif by is not None and start is not None and by.day and start.day:
        days, first = (by.day - start.day).days + 1, 0
    if days is None:
        return
    days -= first
    for at, give in enumerate(exchange.gives):
        if give.per_day and give.per_day > 0 and -(-give.number // give.per_day) > days:
            _too_slow(look, place, exchange, give, at, give.per_day, days)
    if exchange.per_day and exchange.per_day > 0:
        for party in dict.fromkeys(give.party for give in exchange.gives):
            whole = sum(give.number for give in exchange.gives if give.party == party)
            if -(-whole // exchange.per_day) > days:
                message = (
                    f"{look.agreement.label(party)} gives {whole} at {exchange.per_day} a day: that takes "
                    f"{-(-whole // exchange.per_day)} days, and there are {days}."
                )
                look.say(
                    "not-in-time",
                    (named(exchange), look.clause_of(exchange.phase)),
                    message,
                    "Allow more a day, or more days.",
                    ("exchanges", place, "per_day"),
                )


def _too_slow(
    look: Look, place: int, exchange: AgreedExchange, give: Give, at: int, per_day: int, days: int
) -> None:
    message = (
        f"{give.number} {give.category} at {per_day} a day take {-(-give.number // per_day)} days, and "
        f"there are {days}."
    )
    look.say(
        "not-in-time",
        (give.clause or named(exchange), look.clause_of(exchange.phase)),
        message,
        "Allow more a day, or more days.",
        ("exchanges", place, "gives", at, "per_day"),
    )


def _persons(look: Look, place: int, exchange: AgreedExchange) -> None:
    """Persons: whether the text says alive or not, and by what rule they are named."""
    ruled = {one.category for one in exchange.lists}
    said = any(give.alive for give in exchange.gives)
    for at, give in enumerate(exchange.gives):
        path = ("exchanges", place, "gives", at)
        clause = give.clause or named(exchange)
        words = f"{give.category} {give.unit}".replace("-", " ")
        if not _PERSONS.search(words) and not _HELD.search(words):
            continue
        if give.alive is None and (said or _HELD.search(words)):
            look.say(
                "alive-not-said",
                (clause,),
                f"It is not said whether {give.category} have to be alive.",
                "Write alive: alive, not-alive or either.",
                path,
            )
        if give.named and give.category not in ruled:
            message = (
                f"{give.category} are named, and no rule says who proposes names, who may object, and within "
                "time."
            )
            look.say("list-without-rule", (clause,), message, "Add its rule under lists.", path)
    for at, one in enumerate(exchange.lists):
        path = ("exchanges", place, "lists", at)
        if one.objections_by and not one.objections_within:
            message = f"Names of {one.category} may be objected to, without a time for it."
            look.say(
                "list-without-rule",
                (one.clause or named(exchange),),
                message,
                "Write objections_within.",
                path,
            )


def _beside_commitments(look: Look, place: int, exchange: AgreedExchange) -> None:
    """A commitment that counts the same category differently."""
    for give in exchange.gives:
        for at, one in enumerate(look.agreement.commitments):
            same = (
                one.category == give.category
                and one.owes == (give.party,)
                and not one.part_of
                and not one.every
            )
            if same and one.number is not None and one.number != give.number:
                message = (
                    f"{one.id} owes {format_exact(one.number)} {one.category}; the exchange "
                    f"{exchange.label} has "
                    f"{give.number}."
                )
                look.say(
                    "counts-do-not-add-up",
                    (named(one), give.clause or named(exchange)),
                    message,
                    "Correct one of the two.",
                    ("commitments", at, "number"),
                )


def _quorums(look: Look) -> None:
    for one, path, clause in look.requirements():
        members = len(one.confirmed_by)
        if len(one.confirmed_by) == 1 and one.confirmed_by[0] in look.monitors:
            members = max(1, len(look.monitors[one.confirmed_by[0]].members))
        if one.needed is not None and one.confirmed_by and one.needed > members:
            message = f"{one.needed} have to confirm it, and {members} are named."
            look.say("quorum-too-large", (clause,), message, "Name more, or need fewer.", (*path, "needed"))
        elif one.needed is not None and one.needed < 1:
            look.say(
                "count-not-positive",
                (clause,),
                f"{one.needed} have to confirm it.",
                "Write 1 or more.",
                (*path, "needed"),
            )


_COUNTED = re.compile(r"\b(?P<number>\d[\d,.]*|[a-z]+(?:[ -][a-z]+){0,2})\s+(?P<unit>[a-z]+)\b", re.I)


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
            message = (
                f"Clause {clause.id} says {' and '.join(format_exact(value) for value in found)} {one.unit}; "
                f"{one.id} has {format_exact(one.number)}."
            )
            look.say(
                "counts-do-not-add-up",
                (clause.id,),
                message,
                "Correct the clause or the commitment.",
                ("commitments", places[0], "number"),
            )
