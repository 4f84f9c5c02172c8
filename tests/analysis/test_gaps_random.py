"""The gap board against its definitions, written out naively, on thousands of random boards."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import msgspec

from goodoffices.analysis import YES, Gap, board
from goodoffices.case import Case, Choice, Condition, Issue, Option, Party, Position, Preference

DAYS = ("", "2024-01-01", "2024-01-02", "2024-01-03")
VOICES = ("public", "public", "public", "confided", "claimed-by-another", "assessed-by-third")
STANCES = ("demands", "demands", "accepts", "accepts", "refuses")


def random_case(rng: random.Random, *, dense: bool = False, conditions: bool = False) -> Case:
    parties = "abc"[: rng.randint(2, 3)]
    issues = {f"i{n}": [f"o{k}" for k in range(rng.randint(1, 3))] for n in range(rng.randint(1, 2))}
    positions = []
    for _ in range(rng.randint(6, 14) if dense else rng.randint(0, 10)):
        issue = rng.choice(list(issues))
        given = ()
        if conditions and rng.random() < 0.6:
            about = rng.choice(list(issues))
            choice = Choice(issue=about, options=tuple(rng.sample(issues[about], 1)))
            given = (Condition(party=rng.choice(["", *parties]), choices=(choice,)),)
        since = rng.choice(DAYS)
        positions.append(
            Position(
                party=rng.choice(parties),
                issue=issue,
                stance=rng.choice(STANCES),
                options=tuple(rng.sample(issues[issue], rng.randint(0, len(issues[issue])))),
                voice=rng.choice(VOICES),
                by=rng.choice(["", "x", "y"]),
                since=since,
                until=rng.choice(["", "", "", *(day for day in DAYS[1:] if day > since)]),
                conditions=given,
            )
        )
    preferences = tuple(
        Preference(party=party, refuses={"i0": ("o0",)}, said=rng.choice([None, "public"]))
        for party in parties
        if rng.random() < 0.1
    )
    return Case(
        title="Random",
        parties=tuple(Party(id=party) for party in parties),
        issues=tuple(
            Issue(id=i, options=tuple(Option(id=o) for o in options)) for i, options in issues.items()
        ),
        positions=tuple(positions),
        preferences=preferences,
    )


def naive_word(case: Case, party: str, issue: str, option: str, day: str) -> str:
    """What a party itself says of an option, by the definition: no position counts that another one
    undoes.
    """
    mine = [
        p
        for p in case.positions
        if p.party == party
        and p.issue == issue
        and p.voice in ("public", "confided")
        and (not day or p.since <= day)
    ]

    def undone(p: Position) -> bool:
        return any(option in q.options and p.since and q.since > p.since for q in mine) or (
            p.until != "" and (day == "" or p.until <= day)
        )

    def outbid(p: Position) -> bool:
        return p.stance == "demands" and any(
            q.stance == "demands" and q.options and option not in q.options and p.since and q.since > p.since
            for q in mine
            if q.voice == p.voice
        )

    standing = [p for p in mine if option in p.options and not undone(p)]
    stances = {p.stance for p in standing if not outbid(p)}
    refused = any(q.party == party and option in q.refuses.get(issue, ()) for q in case.preferences)
    if refused:
        return "unclear" if stances & {"demands", "accepts"} else "refuses"
    if stances == {"refuses"}:
        return "refuses"
    if "refuses" in stances:
        return "unclear"
    if stances:
        return "demands" if "demands" in stances else "accepts"
    return "moved" if standing else ""


def naive_status(
    words: dict[tuple[str, str], str], parties: list[str], options: list[str]
) -> tuple[str, list[str]]:
    demanded = [o for o in options if all(words[p, o] == "demands" for p in parties)]
    accepted = [o for o in options if all(words[p, o] in YES for p in parties)]
    if demanded or accepted:
        return ("agreed", demanded) if demanded else ("bridgeable", accepted)
    if all(any(words[p, o] == "refuses" for p in parties) for o in options):
        return "contested", []
    return "open", []


def words_of(gap: Gap) -> dict[tuple[str, str], str]:
    return {(cell.party, held.option): held.stance for cell in gap.cells for held in cell.own}


def test_status_and_words_are_those_of_the_definition() -> None:
    rng = random.Random(1)
    seen: Counter[str] = Counter()
    for _ in range(3000):
        case = random_case(rng, dense=rng.random() < 0.7)
        day = rng.choice(DAYS)
        parties = [party.id for party in case.parties]
        for issue, gap in zip(case.issues, board(case, as_of=day).rows, strict=True):
            options = [option.id for option in issue.options]
            words = {(p, o): naive_word(case, p, issue.id, o, day) for p in parties for o in options}
            assert words_of(gap) == {key: word for key, word in words.items() if word}
            assert (gap.status, list(gap.on)) == naive_status(words, parties, options)
            seen.update([gap.status, *words.values()])
    assert min(seen[word] for word in ("agreed", "bridgeable", "open", "contested", "unclear", "moved")) > 10


def test_the_pairs_to_ask_are_exactly_those_whose_answer_can_matter() -> None:
    rng = random.Random(2)
    checked = 0
    for _ in range(1000):
        case = random_case(rng, dense=True)
        parties = [party.id for party in case.parties]
        for issue, gap in zip(case.issues, board(case).rows, strict=True):
            options = [option.id for option in issue.options]
            words = {(p, o): words_of(gap).get((p, o), "") for p in parties for o in options}
            unknown = [pair for pair, word in words.items() if word not in YES | {"refuses"}]
            if gap.status != "open" or len(unknown) > 6:
                continue
            matter = set()
            for answers in itertools.product(("accepts", "refuses"), repeat=len(unknown)):
                whole = words | dict(zip(unknown, answers, strict=True))
                for pair in unknown:
                    turned = whole | {pair: "refuses" if whole[pair] == "accepts" else "accepts"}
                    if naive_status(whole, parties, options)[0] != naive_status(turned, parties, options)[0]:
                        matter.add(pair)
            assert {(ask.party, option) for ask in gap.asks for option in ask.options} == matter
            for ask in gap.asks:
                for option in ask.options:
                    yes = naive_status(words | {(ask.party, option): "accepts"}, parties, options)[0]
                    assert (yes == "bridgeable") == (option in ask.settles)
                no = naive_status(words | {(ask.party, o): "refuses" for o in ask.options}, parties, options)[
                    0
                ]
                assert (no == "contested") == (ask.closes == ask.options)
            checked += 1
    assert checked > 300


def test_a_reader_of_fewer_voices_sees_the_board_of_a_case_without_the_others() -> None:
    rng = random.Random(3)
    for _ in range(500):
        case = random_case(rng, dense=True, conditions=True)
        voices = {"public", rng.choice(["public", "claimed-by-another"])}
        left = msgspec.structs.replace(
            case,
            positions=tuple(p for p in case.positions if p.voice in voices),
            preferences=tuple(p for p in case.preferences if p.said in voices),
        )
        assert board(case, voices=voices).rows == board(left, voices=voices).rows  # type: ignore[arg-type]


def test_moves_are_the_differences_between_the_boards_of_the_days() -> None:
    rng = random.Random(4)
    for _ in range(500):
        case = msgspec.structs.replace(random_case(rng, dense=True), preferences=())
        timed = msgspec.structs.replace(
            case, positions=tuple(p for p in case.positions if p.since or p.until)
        )
        boards = [board(timed, as_of=day) for day in ("0000-01-01", *DAYS[1:])]
        for place, gap in enumerate(board(case).rows):
            days = [words_of(each.rows[place]) for each in boards]
            expected = set()
            for pair in set().union(*days):
                begun = False
                for before, after, on in zip([{}, *days], days, DAYS, strict=False):
                    if begun and before.get(pair, "") != after.get(pair, ""):
                        expected.add((*pair, before.get(pair, ""), after.get(pair, ""), on))
                    begun = begun or pair in after
            moves = {
                (cell.party, m.option, m.before, m.after, m.on)
                for cell in gap.cells
                for m in cell.moves
                if m.option
            }
            assert moves == expected


def test_names_and_the_order_of_parties_issues_and_positions_change_nothing_but_the_order() -> None:
    rng = random.Random(5)
    for _ in range(400):
        case = random_case(rng, dense=True)
        turned = msgspec.structs.replace(
            case,
            parties=case.parties[::-1],
            issues=case.issues[::-1],
            positions=tuple(rng.sample(case.positions, len(case.positions))),
        )
        one, other = board(case), board(turned)
        assert one.counts == other.counts
        assert other.parties == one.parties[::-1]
        for issue in case.issues:
            first, second = one.row(issue.id), other.row(issue.id)
            assert (first.status, first.on, first.if_claims) == (second.status, second.on, second.if_claims)
            assert words_of(first) == words_of(second)
            assert {ask.party: ask for ask in first.asks} == {ask.party: ask for ask in second.asks}


def test_circles_of_conditions_are_found_wherever_there_is_one_and_nowhere_else() -> None:
    rng = random.Random(6)
    found = Counter[object]()
    for _ in range(1500):
        case = random_case(rng, dense=True, conditions=True)
        picture = board(case)
        nodes = {
            (cell.party, gap.issue, held.option): held.conditions
            for gap in picture.rows
            for cell in gap.cells
            for held in cell.own
            if held.conditions and held.stance in ("demands", "accepts")
        }

        def leads(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
            return one[0] != other[0] and any(
                c.party in ("", other[0])
                and any(x.issue == other[1] and other[2] in x.options for x in c.choices)
                for c in nodes[one]  # noqa: B023
            )

        rest = set(nodes)
        while dead := {node for node in rest if not any(leads(node, other) for other in rest)}:
            rest -= dead
        assert bool(picture.exchanges) == bool(rest)
        for exchange in picture.exchanges:
            sides = [(side.party, side.issue, side.option) for side in exchange.sides]
            assert all(leads(one, after) for one, after in zip(sides, [*sides[1:], sides[0]], strict=True))
            assert exchange.together == any(
                all(package[issue] == option for _, issue, option in sides)
                and all(
                    package[x.issue] in x.options
                    for side in exchange.sides
                    for c in side.conditions
                    for x in c.choices
                )
                and not any(
                    package[gap.issue] == refusal.option
                    for gap in picture.rows
                    if gap.issue in named(exchange.sides)
                    for refusal in gap.refusals
                )
                for package in packages(case)
            )
            found[exchange.together] += 1
    assert found[True] > 5
    assert found[False] > 5


def named(sides: tuple[object, ...]) -> set[str]:
    issues = {side.issue for side in sides}  # type: ignore[attr-defined]
    return issues | {x.issue for side in sides for c in side.conditions for x in c.choices}  # type: ignore[attr-defined]


def packages(case: Case) -> list[dict[str, str]]:
    issues = [issue.id for issue in case.issues]
    every = itertools.product(*([option.id for option in issue.options] for issue in case.issues))
    return [dict(zip(issues, package, strict=True)) for package in every]
