"""The bridge: brute force on small cases, gains that cancel what stays the same, warnings, and that nothing
is worked out twice.
"""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import msgspec
import pytest

from goodoffices.case import Case, Interval, Issue, Minimum, Option, Party, Position, Preference
from goodoffices.case.files import case_to_json
from goodoffices.desk.bridge import BridgeFound, bridge_of
from goodoffices.server.helpers.bridge_process import BridgeAnswer, BridgeOrder, Bridger, answer_to_order

OPTIONS = ("a", "b", "c")


def random_case(seed: int, issues: int = 4, least: int = 0) -> Case:
    rng = random.Random(seed)
    names = [f"i{n}" for n in range(issues)]
    parties = ("ash", "birch")
    return Case(
        title="t",
        fictional=True,
        parties=tuple(Party(id=party) for party in parties),
        issues=tuple(Issue(id=name, options=tuple(Option(id=one) for one in OPTIONS)) for name in names),
        preferences=tuple(
            Preference(
                party=party,
                points={name: {one: Fraction(rng.randint(0, 9)) for one in OPTIONS} for name in names},
                minimum=Minimum(score=Fraction(least or rng.randint(15, 24)), said="confided"),
                said="confided",
            )
            for party in parties
        ),
        text={name: rng.choice(OPTIONS) for name in names},
    )


def fewest(case: Case) -> int | None:
    """By trying every package."""
    best = None
    for chosen in itertools.product(OPTIONS, repeat=len(case.issues)):
        package = dict(zip((issue.id for issue in case.issues), chosen, strict=True))
        if all(
            sum(one.points[issue][option] for issue, option in package.items()) >= one.minimum.score  # type: ignore[operator, union-attr, misc]
            for one in case.preferences
        ):
            apart = sum(case.text[issue] != option for issue, option in package.items())
            best = apart if best is None else min(best, apart)
    return best


@pytest.mark.parametrize("helping", ["first", "whole"])
def test_the_fewest_changes_are_those_that_trying_all_packages_finds(helping: str) -> None:
    for seed in range(60 if helping == "first" else 6):
        case = random_case(seed)
        found = bridge_of(case, helping)  # type: ignore[arg-type]
        wanted = fewest(case)
        assert found.distance == (wanted or (0 if wanted == 0 else None))
        if wanted:
            assert found.least == found.distance
            rows = [row for row in found.rows if row.kind == "fewest"]
            assert rows
            for row in rows:
                assert len(row.changes) == wanted
                assert all(gain.meets for gain in row.gains)


def test_a_gain_is_what_the_changed_issues_add_whatever_is_known_of_the_others() -> None:
    case = random_case(3)
    wide = Interval(low=Fraction(0), high=Fraction(100))
    first = case.preferences[0]
    points = {**first.points, "i0": dict.fromkeys(OPTIONS, wide)}
    case = msgspec.structs.replace(
        case, preferences=(msgspec.structs.replace(first, points=points), case.preferences[1])
    )
    text = case.text
    for row in bridge_of(case, "whole").rows:
        if any(issue == "i0" for issue, _before, _after in row.changes):
            continue
        gain = row.gains[0]
        added = sum(first.points[i][after] - first.points[i][text[i]] for i, _b, after in row.changes)  # type: ignore[operator, misc]
        assert (gain.gain_least, gain.gain_most) == (added, added)


def test_a_package_on_a_confided_minimum_is_told_with_the_nearest_that_is_not() -> None:
    told = 0
    for seed in range(40):
        found = bridge_of(random_case(seed), "whole")
        for row in found.rows:
            on = {one.party for one in row.gains if one.meets and one.least == one.most and _on(seed, one)}
            assert set(row.tells) >= (on if row.kind != "text" else set())
            if row.tells:
                told += 1
                if row.instead >= 0:
                    assert not found.rows[row.instead].tells
    assert told > 10


def _on(seed: int, gain: object) -> bool:
    case = random_case(seed)
    minimum = next(one.minimum for one in case.preferences if one.party == gain.party)  # type: ignore[attr-defined]
    return minimum is not None and gain.least == minimum.score  # type: ignore[attr-defined, no-any-return]


def test_an_option_that_one_side_alone_named_in_confidence_is_told_too() -> None:
    case = random_case(5)
    found = bridge_of(case, "first", [("i0", option, "birch") for option in OPTIONS])
    for row in found.rows:
        changed = any(issue == "i0" for issue, _before, _after in row.changes)
        assert ("birch" in row.tells) >= changed


def test_without_any_number_what_follows_from_words_is_shown_as_that() -> None:
    case = msgspec.structs.replace(
        random_case(1),
        preferences=(),
        positions=(
            Position(party="ash", issue="i0", stance="demands", options=("a",), voice="confided"),
            Position(party="ash", issue="i1", stance="refuses", options=("b",), voice="confided"),
            Position(party="birch", issue="i0", stance="accepts", options=("a",), voice="confided"),
        ),
        text={"i0": "b", "i1": "b", "i2": "a", "i3": "a"},
    )
    found = bridge_of(case, "whole")
    rows = [row for row in found.rows if row.kind == "follows"]
    assert rows
    assert all(row.package["i1"] != "b" for row in rows)
    assert all(gain.least is None for row in rows for gain in row.gains)
    assert rows[0].gains[0].says_yes >= 0


def test_an_issue_without_options_is_left_out_and_the_rest_is_as_without_it() -> None:
    case = random_case(4)
    bare = Issue(id="later")
    more = msgspec.structs.replace(case, issues=(*case.issues[:2], bare, *case.issues[2:]))
    for helping in ("first", "whole"):
        found = bridge_of(more, helping)  # type: ignore[arg-type]
        assert found.left_out == ("later",)
        without = bridge_of(case, helping)  # type: ignore[arg-type]
        assert [row.package for row in found.rows] == [row.package for row in without.rows]
        assert (found.distance, found.least) == (without.distance, without.least)


@pytest.mark.parametrize("case", [Case(title="t", parties=(), issues=()), random_case(1, issues=0)])
def test_what_has_no_packages_is_said_so(case: Case) -> None:
    assert bridge_of(case, "first").why == "no-packages"


def test_nothing_is_worked_out_twice_and_the_whole_is_given_for_a_first_helping() -> None:
    asked: list[str] = []

    def compute(order: BridgeOrder) -> BridgeFound:
        asked.append(order.helping)
        return answer_to_order(order)

    bridger = Bridger(compute)
    text = case_to_json(random_case(2))

    def ask(helping: str) -> BridgeAnswer:
        order = msgspec.json.encode(BridgeOrder(text, helping))  # type: ignore[arg-type]
        raw = bridger.answer_to(order)
        return msgspec.json.decode(raw, type=BridgeAnswer, dec_hook=lambda kind, value: kind(value))

    first = ask("first")
    whole = ask("whole")
    assert (first.remembered, first.found.whole, whole.found.whole) == (False, False, True)
    assert (ask("first").remembered, ask("first").found.whole) == (True, True)
    assert asked == ["first", "whole"]
    assert whole.found == answer_to_order(BridgeOrder(text, "whole"))
