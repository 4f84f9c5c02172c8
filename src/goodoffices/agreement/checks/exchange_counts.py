"""An exchange's counts: lots, ratios against totals, turns against both, and what a day holds."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.exchanges import AgreedExchange, Give, Ratio, StatedTurn
from goodoffices.agreement.moments import Stretch
from goodoffices.case import format_exact
from goodoffices.language import CodedText


def check_exchange_counts(look: Look, place: int, exchange: AgreedExchange) -> None:
    """All of an exchange's counts."""
    _gives(look, place, exchange)
    _ratios(look, place, exchange)
    _turns(look, place, exchange)
    _limits(look, place, exchange)
    _beside_commitments(look, place, exchange)


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
                message = CodedText(
                    "field-is", "%(key)s: %(field)s is %(number)s.", key=give.key, field=field, number=number
                )
                look.say(
                    "count-not-positive",
                    (clause,),
                    message,
                    CodedText("write-number-1-or", "Write a number of 1 or more."),
                    (*path, field),
                )
        if give.lot > give.number > 0:
            message = CodedText(
                "all-lots",
                "%(key)s: %(number)s in all, in lots of %(lot)s.",
                key=give.key,
                number=give.number,
                lot=give.lot,
            )
            look.say(
                "counts-do-not-add-up",
                (clause,),
                message,
                CodedText("write-smaller-lots", "Write smaller lots."),
                (*path, "lot"),
            )
    if exchange.per_day is not None and exchange.per_day <= 0:
        message = CodedText(
            "per-day", "%(label)s: per_day is %(per_day)s.", label=exchange.label, per_day=exchange.per_day
        )
        look.say(
            "count-not-positive",
            (named(exchange),),
            message,
            CodedText("write-number-1-or", "Write a number of 1 or more."),
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
        if not _one_ratio(look, ratio, totals, clause, path):
            continue
        each = ratio.give / ratio.for_each
        before = seen.setdefault((ratio.category, ratio.of), each)
        if before != each:
            message = CodedText(
                "each-once-once",
                "For each of %(of)s it is once %(before)s and once %(each)s of %(category)s.",
                of=ratio.of,
                before=format_exact(before),
                each=format_exact(each),
                category=ratio.category,
            )
            look.say(
                "counts-do-not-add-up",
                (clause,),
                message,
                CodedText("keep-one-ratio", "Keep one ratio."),
                path,
            )
            continue
        if ratio.of in totals:
            owed.setdefault(ratio.category, []).append(
                (
                    each * totals[ratio.of],
                    CodedText(
                        "each",
                        "%(each)s for each of %(totals)s %(of)s",
                        each=format_exact(each),
                        totals=totals[ratio.of],
                        of=ratio.of,
                    ),
                )
            )
    for category, rows in owed.items():
        whole = sum((number for number, _ in rows), Fraction(0))
        if totals.get(category, 1) <= 0 or whole <= 0:
            continue  # told as a count that is none
        if category in totals and whole != totals[category]:
            words = " and ".join(text for _, text in rows)
            message = CodedText(
                "would-exchange-has",
                "%(words)s would be %(whole)s %(category)s; the exchange has %(totals)s.",
                words=words,
                whole=format_exact(whole),
                category=category,
                totals=totals[category],
            )
            at = next(n for n, ratio in enumerate(exchange.ratios) if ratio.category == category)
            clause = exchange.ratios[at].clause or named(exchange)
            look.say(
                "counts-do-not-add-up",
                (clause, named(exchange)),
                message,
                CodedText("correct-ratio-or-totals", "Correct the ratio or the totals."),
                ("exchanges", place, "ratios", at),
            )


def _one_ratio(look: Look, ratio: Ratio, totals: dict[str, int], clause: str, path: PartPath) -> bool:
    """Whether a ratio by itself is one: of what is given, and of numbers above none."""
    for name in (ratio.category, ratio.of):
        if name not in totals:
            look.say(
                "reference-to-nothing",
                (clause,),
                CodedText(
                    "ratio-names-which-nobody", "The ratio names %(name)r, which nobody gives.", name=name
                ),
                CodedText("write-one-2", "Write one of: %(totals)s.", totals=", ".join(totals)),
                path,
            )
    if ratio.for_each > 0 and ratio.give > 0:
        return True
    look.say(
        "count-not-positive",
        (clause,),
        CodedText(
            "ratio",
            "The ratio is %(give)s for %(for_each)s.",
            give=format_exact(ratio.give),
            for_each=format_exact(ratio.for_each),
        ),
        CodedText("write-numbers-above-0", "Write numbers above 0."),
        path,
    )
    return False


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
                    CodedText(
                        "turn-hands-over-which",
                        "Turn %(turn)s hands over %(category)r, which is not part of the exchange.",
                        turn=turn.turn,
                        category=category,
                    ),
                    CodedText("write-one-2", "Write one of: %(totals)s.", totals=", ".join(totals)),
                    path,
                )
                continue
            _one_turn(look, turn, category, number, giver[category], limit[category], clause, path)
            sums[category] = sums.get(category, Fraction(0)) + number
        moment = look.moment(turn.on)
        if moment is not None:
            days.append(
                (turn.turn, moment.day or moment.shift.days if moment.counted or moment.day else None)
            )
    clauses = [turn.clause for turn in exchange.turns]
    for category, whole in totals.items() if exchange.turns else ():
        if sums.get(category, 0) != whole:
            message = CodedText(
                "all-its-turns-hand",
                "%(label)s: %(whole)s %(category)s in all, and its turns hand over %(fraction)s.",
                label=exchange.label,
                whole=whole,
                category=category,
                fraction=format_exact(Fraction(sums.get(category, 0))),
            )
            look.say(
                "counts-do-not-add-up",
                (named(exchange), *clauses),
                message,
                CodedText("correct-total-or-turn", "Correct the total or a turn."),
                ("exchanges", place, "turns"),
            )
    known = sorted((turn, day) for turn, day in days if day is not None and type(day) is type(days[0][1]))
    for (one, first), (other, second) in pairwise(known):
        if other > one and second < first:  # type: ignore[operator]
            message = CodedText(
                "turn-comes-earlier-day",
                "Turn %(other)s comes on an earlier day than turn %(one)s.",
                other=other,
                one=one,
            )
            look.say(
                "impossible-date",
                (named(exchange), *clauses),
                message,
                CodedText("put-turns-order-their", "Put the turns in the order of their days."),
                ("exchanges", place, "turns"),
            )


def _one_turn(
    look: Look,
    turn: StatedTurn,
    category: str,
    number: Fraction,
    giver: str,
    most: int | None,
    clause: str,
    path: PartPath,
) -> None:
    """What a turn hands over of one category: some of it, by who gives it, no more than a turn holds."""
    if number <= 0:
        look.say(
            "count-not-positive",
            (clause,),
            CodedText(
                "turn",
                "Turn %(turn)s: %(category)s is %(number)s.",
                turn=turn.turn,
                category=category,
                number=format_exact(number),
            ),
            CodedText("write-number-above-0", "Write a number above 0."),
            path,
        )
    if giver != turn.party:
        look.say(
            "counts-do-not-add-up",
            (clause,),
            CodedText(
                "turn-hands-over-which-2",
                "In turn %(turn)s %(party)s hands over %(category)s, which %(giver)s gives.",
                turn=turn.turn,
                party=turn.party,
                category=category,
                giver=giver,
            ),
            CodedText("correct-who-hands-over", "Correct who hands over."),
            path,
        )
    if most is not None and number > most > 0:
        look.say(
            "counts-do-not-add-up",
            (clause,),
            CodedText(
                "turn-hands-over-turn",
                "Turn %(turn)s hands over %(number)s %(category)s; a turn holds %(most)s.",
                turn=turn.turn,
                number=format_exact(number),
                category=category,
                most=most,
            ),
            CodedText("correct-turn-or-limit", "Correct the turn or the limit."),
            path,
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
                message = CodedText(
                    "gives-day-takes-days",
                    "%(label)s gives %(whole)s at %(per_day)s a day: that takes %(value)s days, and there "
                    "are %(days)s.",
                    label=look.agreement.label(party),
                    whole=whole,
                    per_day=exchange.per_day,
                    value=-(-whole // exchange.per_day),
                    days=days,
                )
                look.say(
                    "not-in-time",
                    (named(exchange), look.clause_of(exchange.phase)),
                    message,
                    CodedText("allow-more-day-or", "Allow more a day, or more days."),
                    ("exchanges", place, "per_day"),
                )


def _too_slow(
    look: Look, place: int, exchange: AgreedExchange, give: Give, at: int, per_day: int, days: int
) -> None:
    message = CodedText(
        "day-take-days-there",
        "%(number)s %(category)s at %(per_day)s a day take %(value)s days, and there are %(days)s.",
        number=give.number,
        category=give.category,
        per_day=per_day,
        value=-(-give.number // per_day),
        days=days,
    )
    look.say(
        "not-in-time",
        (give.clause or named(exchange), look.clause_of(exchange.phase)),
        message,
        CodedText("allow-more-day-or", "Allow more a day, or more days."),
        ("exchanges", place, "gives", at, "per_day"),
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
                message = CodedText(
                    "owes-exchange-has",
                    "%(id)s owes %(number)s %(category)s; the exchange %(label)s has %(number2)s.",
                    id=one.id,
                    number=format_exact(one.number),
                    category=one.category,
                    label=exchange.label,
                    number2=give.number,
                )
                look.say(
                    "counts-do-not-add-up",
                    (named(one), give.clause or named(exchange)),
                    message,
                    CodedText("correct-one-two", "Correct one of the two."),
                    ("commitments", at, "number"),
                )
