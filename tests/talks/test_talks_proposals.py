"""Proposals in confidence: results name nobody, a side's view hangs on nothing but its own answers and the
result, and what can be inferred is what trying every way of answering shows.
"""

from __future__ import annotations

import itertools
import random

import msgspec
import pytest

from goodoffices.talks.proposals import (
    BlindProposal,
    Confirmation,
    Made,
    ProposalAnswer,
    ProposalOutcome,
    Use,
    chosen_of_set,
    inferred,
    inferred_marks,
    one_more,
    outcome,
    seen_by,
    told_beforehand,
)
from goodoffices.talks.proposals.words import SENTENCES

SIDES = ("ash", "birch", "cedar")
CLOSES = "2031-03-02T18:00"
BLIND = BlindProposal(id="p", mode="double-blind", sides=SIDES, closes=CLOSES)
SET = BlindProposal(
    id="s", mode="acceptance-set", sides=SIDES, closes=CLOSES, options=("u", "v", "w"), order=("w", "u", "v")
)


def yes(side: str, at: str = "2031-03-02T12:00", **more: object) -> ProposalAnswer:
    return msgspec.convert({"side": side, "at": at, "yes": True, **more}, ProposalAnswer)


def result(*answers: ProposalAnswer, proposal: BlindProposal = BLIND) -> str:
    found = outcome(proposal, answers)
    assert found is not None
    return found.result


def test_only_an_unqualified_yes_of_all_is_agreed() -> None:
    two = [yes("ash"), yes("birch")]
    assert result(*two, yes("cedar")) == "agreed"
    for no in (
        [],
        [yes("cedar", yes=False)],
        [yes("cedar", condition="if the road is opened")],
        [yes("cedar", bound=False)],
        [yes("cedar", referendum=True)],
        [yes("cedar", at="2031-03-02T18:01")],
        [yes("oak")],
        [yes("cedar"), yes("cedar", at="2031-03-02T13:00", yes=False)],
    ):
        assert result(*two, *no) == "not agreed"
    changed = [yes("cedar", yes=False), yes("cedar", at="2031-03-02T17:59")]
    assert result(*two, *changed) == "agreed"


def test_nothing_is_to_be_made_known_before_the_closing_time() -> None:
    all_yes = [yes(side) for side in SIDES]
    assert outcome(BLIND, all_yes, now="2031-03-02T17:00") is None
    assert outcome(BLIND, all_yes, now="2031-03-02T18:01") == ProposalOutcome(result="agreed")


def test_ad_referendum_closes_nothing_until_it_is_confirmed() -> None:
    announced = msgspec.structs.replace(BLIND, referendum={"cedar": "2031-03-20"})
    answers = [yes("ash"), yes("birch"), yes("cedar", referendum=True)]

    def after(now: str, *said: Confirmation) -> str:
        found = outcome(announced, answers, said, now=now)
        assert found is not None
        return found.result

    home = Confirmation(side="cedar", at="2031-03-15T09:00", accepted=True)
    assert after("2031-03-10T00:00") == "awaits confirmation"
    assert after("2031-03-16T00:00", home) == "agreed"
    assert after("2031-03-16T00:00", msgspec.structs.replace(home, accepted=False)) == "not agreed"
    assert after("2031-03-21T00:00") == "not agreed"
    assert after("2031-03-25T00:00", msgspec.structs.replace(home, at="2031-03-21T09:00")) == "not agreed"


@pytest.mark.parametrize(
    ("marks", "chosen"),
    [
        ([("u", "v"), ("v", "u"), ("u", "v", "w")], "u"),  # worst ranks 2 and 2: the order says u before v
        ([("u", "v", "w"), ("v", "w", "u"), ("w", "v", "u")], "v"),
        ([("u",), ("v",), ("w",)], ""),
        ([("u", "w"), ("w", "u"), ("u", "w")], "w"),  # both second at worst; w stands first in the order
        ([("u",), ("u",), ()], ""),
    ],
)
def test_a_common_option_is_chosen_by_its_worst_rank(marks: list[tuple[str, ...]], chosen: str) -> None:
    answers = [yes(side, marks=of) for side, of in zip(SIDES, marks, strict=True)]
    found = outcome(SET, answers)
    assert found == ProposalOutcome(result="agreed" if chosen else "not agreed", option=chosen)


def test_results_do_not_turn_on_who_answered_what_or_when() -> None:
    rng = random.Random(4)
    for _ in range(300):
        marks = [tuple(rng.sample("uvw", rng.randint(0, 3))) for _ in SIDES]
        said = [rng.random() < 0.7 for _ in SIDES]
        turned = list(zip(marks, said, strict=True))
        rng.shuffle(turned)

        def given(pairs: list[tuple[tuple[str, ...], bool]]) -> list[ProposalAnswer]:
            answers = [
                yes(side, at=f"2031-03-02T1{rng.randrange(8)}:00", yes=word, marks=of)
                for side, (of, word) in zip(SIDES, pairs, strict=True)
            ]
            rng.shuffle(answers)
            return answers

        for proposal in (BLIND, SET):
            first = outcome(proposal, given(list(zip(marks, said, strict=True))))
            assert outcome(proposal, given(turned)) == first


def random_answers(rng: random.Random, side: str) -> list[ProposalAnswer]:
    return [
        yes(
            side,
            at=f"2031-03-0{rng.randint(1, 3)}T{rng.randint(10, 23)}:00",
            yes=rng.random() < 0.7,
            marks=tuple(rng.sample("uvw", rng.randint(0, 3))),
            condition=rng.choice(["", "", "if it rains"]),
            bound=rng.random() < 0.9,
        )
        for _ in range(rng.randint(0, 3))
    ]


def test_a_side_sees_the_same_whatever_others_answered_as_long_as_the_result_is() -> None:
    """10,000 pairs of histories that differ in what the others said, when, how often, and under what."""
    rng = random.Random(11)
    told_apart = 0
    for _ in range(10_000):
        proposal = rng.choice((BLIND, SET))
        own = random_answers(rng, "ash")
        views, results = [], []
        for _world in range(2):
            others = [answer for side in SIDES[1:] for answer in random_answers(rng, side)]
            history = [*own, *others]
            rng.shuffle(history)
            found = outcome(proposal, history)
            made = rng.choice((None, None))  # before a mediator makes it known
            before = seen_by(proposal, "ash", [a for a in history if a.side == "ash"], made)
            after = seen_by(proposal, "ash", [a for a in history if a.side == "ash"], Made(outcome=found))
            views.append((msgspec.json.encode(before), msgspec.json.encode(after)))
            results.append(found)
        if own and len({a.at for a in own}) == len(own):
            assert views[0][0] == views[1][0]
            if results[0] == results[1]:
                assert views[0][1] == views[1][1]
            else:
                told_apart += 1
    assert told_apart > 100


def test_what_sides_are_told_beforehand_is_what_can_be_inferred() -> None:
    """With two, who says yes learns the other's no; with three, only that somebody said no; who says no
    learns nothing.
    """
    pair = msgspec.structs.replace(BLIND, sides=("ash", "birch"))
    assert "yes-learns-the-others-no" in told_beforehand(pair)
    assert "yes-learns-that-somebody-said-no" in told_beforehand(BLIND)

    def learned(sides: tuple[str, ...], own: bool) -> set[str]:
        return {
            known.answer for known in inferred("ash", [Use(package="p", sides=sides, own=own, agreed=False)])
        }

    assert learned(("ash", "birch"), True) == {"no"}
    assert learned(("ash", "birch"), False) == {"open"}
    assert learned(SIDES, True) == {"open"}
    assert learned(SIDES, False) == {"open"}


def test_every_rule_that_is_told_has_its_sentence_and_every_sentence_a_use() -> None:
    announced = msgspec.structs.replace(BLIND, referendum={"cedar": "2031-03-20"})
    pair = msgspec.structs.replace(BLIND, sides=("ash", "birch"))
    two = msgspec.structs.replace(SET, sides=("ash", "birch"))
    told = {code for proposal in (BLIND, SET, announced, pair, two) for code in told_beforehand(proposal)}
    assert told == set(SENTENCES)


def test_what_a_set_is_said_to_tell_it_can_tell() -> None:
    known = inferred_marks("ash", ["birch", "cedar"], ["u", "v"], ["v", "u"], ["u", "v"], "v")
    assert {one.marked for one in known if one.option == "v"} == {"yes"}
    pair = inferred_marks("ash", ["birch"], ["u", "v"], ["u", "v"], ["u", "v"], "v")
    assert ("u", "no") in {(one.option, one.marked) for one in pair}


@pytest.mark.parametrize("sides", [2, 3])
def test_all_that_a_set_can_tell_is_told_beforehand(sides: int) -> None:
    """By trying every own list and every result: what is inferred of somebody is that they marked the option
    taken; that they left out one ranked higher (with two sides); or, where none is taken and there are two,
    that they left out all that one marked oneself.
    """
    options = "uvw"
    lists = [marks for size in range(4) for marks in itertools.permutations(options, size)]
    others = [f"other-{number}" for number in range(sides - 1)]
    found = set()
    for own, chosen in itertools.product(lists, ("", *options)):
        try:
            known = inferred_marks("ash", others, options, options, own, chosen)
        except ValueError:
            continue  # that result cannot come about
        for one in known:
            if one.marked == "yes":
                assert one.option == chosen
                found.add("chosen-was-marked")
            elif one.marked == "no" and chosen:
                assert own.index(one.option) < own.index(chosen)
                found.add("may-tell-what-was-not-marked")
            elif one.marked == "no":
                assert one.option in own
                found.add("none-tells-of-the-other")
    told = told_beforehand(msgspec.structs.replace(SET, sides=("ash", *others)))
    assert found <= set(told)
    assert ("none-tells-of-the-other" in found) == (sides == 2)
    assert ("none-tells-of-the-other" in told) == (sides == 2)


def test_uses_of_one_package_tell_on_each_other() -> None:
    failed = Use(package="p", sides=SIDES, own=True, agreed=False)
    held = Use(package="p", sides=("ash", "birch"), own=True, agreed=True)
    known = {(one.side, one.answer) for one in inferred("ash", [failed, held])}
    assert known == {("birch", "yes"), ("cedar", "no")}
    could = {(one.side, one.answer) for one in one_more("ash", [failed], "p", ("ash", "birch"))}
    assert could == {("birch", "yes"), ("cedar", "no"), ("birch", "no")}
    assert inferred("ash", [msgspec.structs.replace(failed, agreed=None)])[0].answer == "open"
    with pytest.raises(ValueError, match="no way of answering fits"):
        inferred("ash", [held, msgspec.structs.replace(held, agreed=False)])


def test_inference_is_what_every_world_says() -> None:
    """Against worlds drawn at random: what is inferred was so, and what is open can be otherwise."""
    rng = random.Random(3)
    for _ in range(200):
        truth = {(side, package): rng.random() < 0.6 for side in SIDES for package in "pq"}
        uses = []
        for _ in range(rng.randint(1, 4)):
            package = rng.choice("pq")
            sides = ("ash", *rng.sample(SIDES[1:], rng.randint(1, 2)))
            agreed = all(truth[side, package] for side in sides)
            uses.append(Use(package=package, sides=sides, own=truth["ash", package], agreed=agreed))
        for known in inferred("ash", uses):
            if known.answer != "open":
                assert (known.answer == "yes") == truth[known.side, known.package]


def test_what_a_common_option_tells_of_marks() -> None:
    """That the chosen one was marked; and, where an option of one's own would have been taken before it, that
    the other did not mark that one.
    """
    known = inferred_marks("ash", ["birch"], ["u", "v"], ["u", "v"], ["u", "v"], "v")
    assert {(one.option, one.marked) for one in known} == {("v", "yes"), ("u", "no")}
    alone = inferred_marks("ash", ["birch"], ["u", "v"], ["u", "v"], ["u"], "")
    assert {(one.option, one.marked) for one in alone} == {("u", "no"), ("v", "open")}
    for own in itertools.permutations("uvw", 2):
        for world in itertools.permutations("uvw", 2):
            chosen = chosen_of_set([own, world], "uvw")
            for one in inferred_marks("ash", ["birch"], "uvw", "uvw", own, chosen):
                assert one.marked == "open" or (one.marked == "yes") == (one.option in world)


def test_one_number_put_as_its_steps_tells_less_than_bids_that_meet_in_the_middle() -> None:
    """The figure in the explanation: in how many ways the other side may have marked, in the mean over all
    limits that make a deal, where who pays marks from below and who is paid from above.
    """
    steps = [f"{number:02}" for number in range(12)]
    left: list[int] = []
    for most in range(12):
        results = [chosen_of_set([steps[: most + 1], steps[least:][::-1]], steps) for least in range(12)]
        assert [bool(result) for result in results] == [least <= most for least in range(12)]
        left += [results.count(result) for result in results if result]
    assert round(sum(left) / len(left), 1) == 4.2
