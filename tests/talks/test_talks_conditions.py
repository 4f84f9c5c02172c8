"""A word and its condition are one: whatever rests on a conditional entry says the condition, or its mediator
says why not.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talks_cast import World

from goodoffices.talks import (
    NotWritten,
    Placed,
    Relay,
    RelayRefused,
    acts,
    objections,
    relay_of,
    write_draft,
    write_mended,
    write_relay,
)
from goodoffices.talks.acts import Ref, Unsaid

IF = acts.If(party="republic", does="Republic hands over every rifle by 15 January")


def conditional(world: World, *conditions: acts.If, **more: str) -> int:
    world.write("front", "moreau", acts.IssueRaised(name="The truce", options=("lasting",)))
    act = acts.PositionTaken(
        words="It could last.", issue=1, stance="accepts", options=("a",), conditions=conditions or (IF,),
            party="front",
        **{"disclosure": "attribute", **more},
    )  # fmt: skip
    return world.write("front", "salim", act)


def plan(at: int, words: str, *, goes_as: str = "attributed", unsaid: tuple[Unsaid, ...] = ()) -> Relay:
    whose = "front" if goes_as == "attributed" else ""
    return Relay(
        to="republic",
        words=words,
        goes_as=goes_as,
        attributed_to=whose,
        rests_on=(Ref("front", at),),
        unsaid=unsaid,
    )  # type: ignore[arg-type]


def why_not(world: World, relay: Relay) -> str:
    found = objections(world.sees("moreau"), relay, "moreau-own", world.hand("moreau"))
    return "; ".join(map(str, found))


def send(world: World, relay: Relay, draft: int | None = None) -> int:
    hand = world.hand("moreau")
    for placed in write_relay(world.sees("moreau"), relay, "moreau-own", hand, draft=draft):
        at = world.put(placed)
    return at


def test_a_relay_that_leaves_its_condition_out_is_refused_with_the_missing_words(world: World) -> None:
    at = conditional(world)
    for goes_as in ("own", "attributed"):
        told = why_not(world, plan(at, "It could be lasting.", goes_as=goes_as))
        assert "was said on a condition" in told
        assert all(word in told for word in ("hands", "every", "rifle", "15 January"))
    assert "15 January" in why_not(world, plan(at, "It could be lasting, if you hand over every rifle."))
    assert (
        why_not(world, plan(at, "It could be lasting, if you hand over every rifle by the 15th of January."))
        == ""
    )
    assert "every" in why_not(world, plan(at, "It could last, if you hand over some rifles by 15 January."))


@pytest.mark.parametrize("why", ["", "  ", ".", "\u200b\u2060", "\u00ad", "?!", "\u3164", "x", "\u202e"])
def test_a_sign_or_what_nobody_sees_is_no_reason(world: World, why: str) -> None:
    at = conditional(world)
    assert "on a condition" in why_not(
        world, plan(at, "It could be lasting.", unsaid=(Unsaid("front", at, 0, why),))
    )


def test_why_a_condition_is_not_said_is_kept_with_the_origin(world: World) -> None:
    at = conditional(world)
    blank = Unsaid("front", at, 0, "  ")
    assert "on a condition" in why_not(world, plan(at, "It could be lasting.", unsaid=(blank,)))
    why = Unsaid("front", at, 0, "They asked us to keep it back until Friday.")
    send(world, plan(at, "It could be lasting.", unsaid=(why,)))
    origin = world.entries["moreau-own"][-1].act
    assert isinstance(origin, acts.Origin)
    assert origin.unsaid == (why,)
    relay = world.sees("moreau").relays[0]
    assert (relay.faults, relay.conditions[0].why) == ((), why.why)
    assert "keep it back" not in str(world.entries["republic"])


def test_a_reason_that_is_not_needed_is_not_kept(world: World) -> None:
    at = conditional(world)
    why = Unsaid("front", at, 0, "Not yet.")
    send(world, plan(at, "Lasting, if you hand over every rifle by 15 January.", unsaid=(why,)))
    origin = world.entries["moreau-own"][-1].act
    assert isinstance(origin, acts.Origin)
    assert origin.unsaid == ()


def test_the_small_words_on_which_a_condition_turns_count(world: World) -> None:
    at = conditional(world, acts.If(does="they do not leave before the last bus"))
    assert "not" in why_not(world, plan(at, "Lasting, if they leave before the last bus."))
    assert "before" in why_not(world, plan(at, "Lasting, if they do not leave with the last bus."))
    assert why_not(world, plan(at, "Lasting, if nobody leaves, not before the last bus.")) == ""


def test_every_condition_of_every_source_counts(world: World) -> None:
    at = conditional(world, acts.If(does="the list is settled"), acts.If(does="buses come first"))
    told = why_not(world, plan(at, "Once the list is settled, lasting."))
    assert "buses" in told
    assert "list" not in told


def test_a_draft_waits_with_its_condition(world: World) -> None:
    at = conditional(world)
    relay = plan(at, "It could be lasting.")
    draft = world.put(write_draft(world.sees("moreau"), relay, "moreau-own", world.hand("moreau")))
    with pytest.raises(RelayRefused, match="on a condition"):
        send(world, relay, draft)
    whole = plan(at, "It could be lasting.", unsaid=(Unsaid("front", at, 0, "Told them by word of mouth."),))
    draft = world.put(write_draft(world.sees("moreau"), whole, "moreau-own", world.hand("moreau")))
    stored = world.views["moreau-own"].items[draft].act
    assert isinstance(stored, acts.Drafted)
    assert relay_of(stored) == whole
    send(world, relay_of(stored), draft)


def test_a_correction_cannot_drop_the_condition(world: World) -> None:
    at = conditional(world)
    relay = send(world, plan(at, "Lasting, if you hand over every rifle by 15 January."))
    with pytest.raises(RelayRefused, match="on a condition"):
        write_mended(world.sees("moreau"), "republic", relay, "It will last.", world.hand("moreau"))
    why = (Unsaid("front", at, 0, "It was met on Monday."),)
    for placed in write_mended(
        world.sees("moreau"), "republic", relay, "It will last.", world.hand("moreau"), unsaid=why
    ):
        world.put(placed)
    seen = world.sees("moreau").relays[0]
    assert (seen.item.words, seen.faults) == ("It will last.", ())
    assert seen.conditions[0].why == "It was met on Monday."


def test_a_relay_written_past_the_rules_shows_that_its_condition_is_missing(world: World) -> None:
    at = conditional(world)
    hand = world.hand("moreau")
    world.force(
        "moreau-own",
        "moreau",
        acts.Origin(room="republic", form=hand.token, cites=(acts.Cite("front", at, at),)),
    )
    world.put(Placed("republic", hand, acts.Relayed(words="It could be lasting.")))
    assert any("on a condition" in str(fault) for fault in world.sees("moreau").relays[0].faults)


def test_words_put_on_their_issue_with_a_condition_have_it_from_where_they_were_first_recorded(
    world: World,
) -> None:
    said = world.write("front", "salim", acts.Said(words="Lasting.", party="front", disclosure="public"))
    world.write("front", "moreau", acts.IssueRaised(name="The truce", options=("lasting",)))
    later = acts.PositionTaken(
        words="Lasting.", issue=1, stance="accepts", conditions=(IF,), party="front", instead_of=(said,),
            disclosure="float"
    )  # fmt: skip
    world.write("front", "salim", later)
    assert "on a condition" in why_not(world, plan(said, "It could be lasting.", goes_as="own"))
    assert world.views["front"].items[said].level == "float"


@pytest.mark.parametrize(
    ("position", "condition", "pair"),
    [
        ("public", "closed", "closed"),
        ("float", "public", "float"),
        ("attribute", "float", "float"),
        ("public", None, "public"),
    ],
)
def test_a_pair_travels_as_far_as_the_narrower_of_the_two(
    position: str, condition: str | None, pair: str
) -> None:
    world = World()
    at = conditional(world, acts.If(does="the list is settled", disclosure=condition), disclosure=position)  # type: ignore[arg-type]
    assert world.views["front"].items[at].level == pair


WORDS = "rifle bus list settle winter bridge harbour monitor forty May water truce family".split()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_a_relay_cannot_be_released_without_its_condition_by_any_path(seed: int) -> None:
    """Any words, any reasons, straight or as a draft, then corrected: what went says each condition, or keeps
    why not.
    """
    rng = Random(seed)
    world = World()
    conditions = tuple(
        acts.If(does=" ".join(rng.sample(WORDS, rng.randint(1, 3)))) for _ in range(rng.randint(1, 2))
    )
    at = conditional(world, *conditions, disclosure=rng.choice(("float", "attribute", "public")))

    def draw() -> tuple[str, tuple[Unsaid, ...]]:
        words = " ".join(rng.sample(WORDS, rng.randint(1, 6)))
        words += " " + rng.choice(["", *(one.does for one in conditions)])
        return words, tuple(
            Unsaid("front", at, n, rng.choice(("", " ", "Later."))) for n in range(rng.randint(0, 2))
        )

    words, unsaid = draw()
    relay = plan(at, words, goes_as="own", unsaid=unsaid)
    view, hand, draft = world.sees("moreau"), world.hand("moreau"), None
    try:
        if rng.random() < 0.5:
            draft = world.put(write_draft(view, relay, "moreau-own", world.hand("moreau")))
            stored = world.views["moreau-own"].items[draft].act
            assert isinstance(stored, acts.Drafted)
            view, relay = world.sees("moreau"), relay_of(stored)
        for placed in write_relay(view, relay, "moreau-own", hand, draft=draft):
            world.put(placed)
        words, unsaid = draw()
        sent = world.views["republic"].head
        for placed in write_mended(
            world.sees("moreau"), "republic", sent, words, world.hand("moreau"), unsaid=unsaid
        ):
            world.put(placed)
    except (RelayRefused, NotWritten):
        pass
    for relayed in world.sees("moreau").relays:
        said = relayed.item.words.split()
        for number, condition in enumerate(conditions):
            found = next(one for one in relayed.conditions if one.number == number)
            assert found.why.strip() or all(word in said for word in condition.does.split())
        assert relayed.faults == ()
