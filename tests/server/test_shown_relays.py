"""The relaying page's records: what may be cited and why not, what went and what became of it, what waits."""

from __future__ import annotations

import pytest
from shown_cast import CASE, told
from talks_cast import World

from goodoffices.desk import public_texts
from goodoffices.desk.views import relays
from goodoffices.talks import Around, Relay, acts, leak_warnings, write_draft, write_relay
from goodoffices.talks.acts import Ref


@pytest.fixture
def world() -> World:
    return World()


def said(world: World, words: str, **more: object) -> int:
    return world.write("front", "moreau", acts.Said(words=words, **{"proxy": told(), **more}))  # type: ignore[arg-type]


def send(world: World, words: str, *cites: int, asks: bool = False) -> None:
    rests_on = tuple(Ref("front", one) for one in cites)
    relay = Relay(to="republic", words=words, asks=asks, rests_on=rests_on)
    for placed in write_relay(world.sees("moreau"), relay, "moreau-own", world.hand("moreau")):
        world.put(placed)


def why(world: World) -> dict[str, str]:
    return {one.item.words: one.why for one in relays.sources(world.sees("moreau"), CASE, "republic")}


def test_every_entry_that_may_not_travel_says_why(world: World) -> None:
    said(world, "free", disclosure="float")
    said(world, "shut")
    said(world, "no consent", disclosure="float", proxy=told(consent="none"))
    back = said(world, "back", disclosure="float")
    world.write("front", "moreau", acts.TakenBack(entry=back, proxy=told()))
    other = said(world, "was", disclosure="float")
    world.write("front", "moreau", acts.Corrected(entry=other, words="is now", proxy=told()))
    closed = said(world, "closed again", disclosure="attribute")
    world.write("front", "moreau", acts.Disclosed(entry=closed, level="closed", proxy=told()))
    assert why(world) == {
        "free": "",
        "shut": "closed",
        "no consent": "no-consent",
        "back": "taken-back",
        "is now": "corrected",
        "closed again": "withdrawn",
    }


def test_what_the_room_itself_said_is_no_source_for_it(world: World) -> None:
    said(world, "ours", disclosure="float")
    assert relays.sources(world.sees("moreau"), CASE, "front") == ()


def test_a_relay_that_went_has_its_number_receipt_questions_and_sources(world: World) -> None:
    one = said(world, "a joint team", disclosure="float")
    send(world, "Hello.")
    send(world, "A joint team?", one, asks=True)
    at = world.views["republic"].head
    world.write("republic", "orr", acts.Received(entry=at))
    world.write("republic", "orr", acts.AskedBack(entry=at, words="Whose?", party="republic"))
    world.write("republic", "orr", acts.Answered(question=at, words="Perhaps.", party="republic"))
    world.write("front", "moreau", acts.Disclosed(entry=one, level="closed", proxy=told()))
    last, first = sorted(relays.lines(world.sees("moreau"), CASE), key=lambda line: -line.number)
    assert (first.number, first.uncited, last.number, last.uncited) == (1, True, 2, False)
    assert (last.item.received, last.withdrawn) == (("orr",), True)
    assert [one.words for one in last.asked_back] == ["Whose?"]
    assert [one.words for one in last.answers] == ["Perhaps."]
    assert [source.item.words for source in last.cites] == ["a joint team"]


def test_a_draft_waits_with_what_stands_against_it_until_it_has_gone() -> None:
    world = World(second=True)
    one = said(world, "a joint team", disclosure="float")
    relay = Relay(to="republic", words="A joint team?", rests_on=(Ref("front", one),))
    placed = write_draft(world.sees("moreau"), relay, "moreau-own", world.hand("moreau"))
    at = world.put(placed)
    hand = world.hand("moreau")
    (draft,) = relays.waiting(world.sees("moreau"), hand)
    assert (draft.room, draft.sequence, draft.own, draft.title) == (
        "moreau-own",
        at,
        True,
        "the republic room",
    )
    assert tuple(map(str, draft.objections)) == ("no second mediator has released it yet",)
    assert draft.relay == relay


def test_warnings_come_with_the_entries_where_they_stand(world: World) -> None:
    said(world, "Below forty there is no point.")
    relay = Relay(to="republic", words="Forty is the number we hear most.")
    view = world.sees("moreau")
    (found,) = [one for one in relays.pointed(view, CASE, leak_warnings(view, relay)) if one.what == "figure"]
    assert (found.text, [source.item.words for source in found.sources]) == (
        "Forty",
        ["Below forty there is no point."],
    )


def test_what_is_public_is_not_pointed_out(world: World) -> None:
    said(world, "All of them, or nobody.")
    relay = Relay(to="republic", words="All of them. Nobody.")
    view = world.sees("moreau")
    texts = list(public_texts(CASE))
    assert "All of them" in texts
    assert "Nobody" in [hint.text for hint in leak_warnings(view, relay, Around(public=tuple(texts)))]
    assert "Nobody" not in [
        hint.text for hint in leak_warnings(view, relay, Around(public=(*texts, "nobody")))
    ]


@pytest.mark.parametrize(
    "mark", ["", "x", "front.", ".3.", "front.-1", "front.1e3", "front.٣", "front.9999999999"]
)
def test_a_form_that_names_no_entry_gives_none(mark: str) -> None:
    assert relays.ref_of(mark) is None


def test_a_mark_leads_back_to_its_entry() -> None:
    assert relays.ref_of(relays.mark_of(Ref("a.b", 12))) == Ref("a.b", 12)


def test_an_origin_goes_where_nothing_speaks_against_it(world: World) -> None:
    one = said(world, "a joint team", disclosure="float")
    relay = Relay(to="republic", words="A joint team?", rests_on=(Ref("front", one),))
    home = relays.home_for(world.sees("moreau"), relay, world.hand("moreau"))
    assert home == "moreau-own"
