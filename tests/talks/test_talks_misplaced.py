"""What was recorded in the wrong room has no effect there, and goes on being warned of."""

from __future__ import annotations

import pytest
from one_of_each import ONE_OF_EACH
from talks_cast import World

from goodoffices.talks import Proxy, Relay, acts, declared, kind_of, leak_warnings
from goodoffices.talks.acts import Ref

PROXY = Proxy(party="republic", how="by-telephone", when="2031-05-04T14:10:00Z", consent="in-writing")
SAID = acts.Said(words="Forty is our floor.", proxy=PROXY, disclosure="attribute")


def misplaced(world: World, at: int, room: str = "republic", who: str = "moreau") -> int:
    return world.write(room, who, acts.Misplaced(entry=at))


@pytest.mark.parametrize("act", [act for act in ONE_OF_EACH if declared(act).moves], ids=kind_of)
def test_an_entry_of_each_kind_that_moves_has_no_effect_any_more(act: acts.Said) -> None:
    """Nothing of it is in the room's view but that it was there: as if a void entry had stood in its
    place.
    """
    room = "all" if "all" in declared(act).stands else "mediators"
    with_it = World()
    at = with_it.views[room].head + 1
    if with_it.force(room, "moreau", act):
        return
    misplaced(with_it, at, room)
    view, item = with_it.views[room], with_it.views[room].items[at]
    assert item.invalid is not None
    assert item.invalid.code == "misplaced"
    assert item.level == "closed"
    before = World().views[room]
    assert list(view.threads) == list(before.threads)
    assert (view.invitations, view.channels, view.asking) == ((), (), ())
    assert list(view.positions()) == []


def test_only_who_recorded_it_or_a_steward_says_so() -> None:
    world = World()
    at = world.write("all", "salim", acts.Said(words="x", party="front"))
    assert "only who recorded it" in world.force("all", "haddo", acts.Misplaced(entry=at))
    misplaced(world, at, "all", "salim")
    assert "cannot be moved" in world.force("all", "moreau", acts.Misplaced(entry=at))


@pytest.mark.parametrize(
    "what", [acts.IssueRaised(name="Prices"), acts.Relayed(words="x"), acts.RoundOpened(name="r")]
)
def test_what_others_have_read_or_rest_on_is_not_moved(what: acts.Relayed) -> None:
    world = World()
    at = world.write("republic", "moreau", what)
    assert "cannot be moved" in world.force("republic", "moreau", acts.Misplaced(entry=at))


def test_what_it_stood_for_holds_again() -> None:
    world = World()
    world.write("republic", "moreau", acts.IssueRaised(name="Who monitors", options=("joint", "apart")))

    def position(letter: str, *instead: int) -> int:
        act = acts.PositionTaken(
            words=letter, proxy=PROXY, issue=1, stance="demands", options=(letter,), instead_of=instead
        )
        return world.write("republic", "moreau", act)

    first = position("a")
    second = position("b", first)
    assert "move that one" in world.force("republic", "moreau", acts.Misplaced(entry=first))
    misplaced(world, second)
    assert [item.sequence for item in world.views["republic"].positions()] == [first]


def test_words_put_on_their_issue_go_with_where_they_were_first_recorded() -> None:
    world = World()
    world.write("republic", "moreau", acts.IssueRaised(name="Numbers", options=("forty",)))
    said = world.write("republic", "moreau", SAID)
    act = acts.PositionTaken(
        words=SAID.words, proxy=PROXY, issue=1, stance="demands", options=("a",), instead_of=(said,)
    )
    at = world.write("republic", "moreau", act)
    misplaced(world, at)
    assert [world.views["republic"].items[one].level for one in (said, at)] == ["closed", "closed"]
    assert world.views["republic"].items[said].invalid is not None


def test_other_words_and_what_came_of_it_go_with_it() -> None:
    world = World()
    promise = world.write("republic", "moreau", acts.Promised(words="A list.", proxy=PROXY))
    mended = world.write("republic", "moreau", acts.Corrected(entry=promise, words="Two lists.", proxy=PROXY))
    step = world.write("republic", "moreau", acts.Followed(thread=promise, step="keep", words="By car."))
    misplaced(world, promise)
    items = world.views["republic"].items
    assert all(items[one].invalid for one in (promise, mended, step))
    again = world.write("republic", "moreau", acts.Promised(words="Another.", proxy=PROXY))
    assert world.views["republic"].threads[again].label == 2


def test_a_question_is_open_again() -> None:
    world = World()
    asked = world.write("republic", "moreau", acts.Asked(words="When?"))
    answer = world.write("republic", "moreau", acts.Answered(words="Friday.", question=asked, proxy=PROXY))
    assert world.views["republic"].asking == ()
    misplaced(world, answer)
    assert world.views["republic"].asking == (asked,)


def test_it_is_warned_of_in_the_room_where_it_was_recorded_by_mistake() -> None:
    """The Front's floor, typed into the Republic's room and moved: a relay to the Republic that says it is
    still pointed out.
    """
    world = World()
    at = world.write("republic", "moreau", acts.Said(words="Forty is our floor."))
    misplaced(world, at)
    front = Proxy(party="front", how="in-person", when="2031-05-04T14:10:00Z")
    world.write("front", "moreau", acts.Said(words="Forty is our floor.", proxy=front))
    relay = Relay(to="republic", words="Would forty be a floor?")
    assert any("orty" in one.text for one in leak_warnings(world.sees("moreau"), relay))


def test_a_relay_that_rested_on_it_is_seen_to_rest_on_what_was_withdrawn() -> None:
    from goodoffices.talks import write_relay

    world = World()
    at = world.write("republic", "moreau", SAID)
    relay = Relay(to="front", words="They say forty.", rests_on=(Ref("republic", at),))
    for placed in write_relay(world.sees("moreau"), relay, "moreau-own", world.hand("moreau")):
        world.put(placed)
    misplaced(world, at)
    assert [one.withdrawn for one in world.sees("moreau").relays] == [True]
