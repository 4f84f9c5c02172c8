"""From one room to another: what may be cited, where its origin stands, who has to release it, and what is
pointed out.
"""

from __future__ import annotations

import pytest
from talks_cast import World
from test_talks_rooms import told

from goodoffices.talks import (
    Around,
    NotWritten,
    Provenance,
    Relay,
    RelayRefused,
    acts,
    leak_warnings,
    objections,
    relay_of,
    write_draft,
    write_note,
    write_relay,
)
from goodoffices.talks.acts import Ref


@pytest.fixture
def floated(world: World) -> int:
    """Something the Front allows to be floated."""
    said = acts.Said(words="A joint team, if the list is settled.", party="front", disclosure="float")
    return world.write("front", "salim", said)


def plan(
    *cites: tuple[str, int], to: str = "republic", words: str = "Might a joint team help?", **more: str
) -> Relay:
    return Relay(to=to, words=words, rests_on=tuple(Ref(*cite) for cite in cites), **more)  # type: ignore[arg-type]


def send(
    world: World, relay: Relay, home: str = "moreau-own", who: str = "moreau", draft: int | None = None
) -> Provenance:
    hand = world.hand(who)
    for placed in write_relay(world.sees(who), relay, home, hand, draft=draft):
        world.put(placed)
    return hand


def refused(
    world: World, relay: Relay, home: str = "moreau-own", who: str = "moreau", draft: int | None = None
) -> str:
    with pytest.raises(RelayRefused) as caught:
        write_relay(world.sees(who), relay, home, world.hand(who), draft=draft)
    return str(caught.value)


def test_a_relay_carries_words_and_nothing_of_where_they_come_from(world: World, floated: int) -> None:
    hand = send(world, plan(("front", floated)))
    entry = world.entries["republic"][-1]
    assert entry.act == acts.Relayed(words="Might a joint team help?")
    assert entry.hand == hand
    origin = world.entries["moreau-own"][-1].act
    assert isinstance(origin, acts.Origin)
    assert (origin.room, origin.form) == ("republic", hand.token)
    relay = world.sees("moreau").relays[0]
    assert (relay.uncited, relay.faults, relay.origin_room) == (False, (), "moreau-own")
    other = world.sees("adeyemi").relays[0]
    assert (other.uncited, other.origin_room) == (True, "")


def test_what_is_not_released_cannot_be_cited(world: World) -> None:
    closed = world.write("front", "salim", acts.Said(words="Forty.", party="front"))
    assert "is not released for this (closed)" in refused(world, plan(("front", closed)))


@pytest.mark.parametrize(
    ("level", "goes_as", "goes"),
    [
        ("float", "own", True),
        ("float", "attributed", False),
        ("float", "public", False),
        ("attribute", "own", True),
        ("attribute", "attributed", True),
        ("attribute", "public", False),
        ("public", "public", True),
    ],
)
def test_a_relay_goes_no_further_than_it_may(world: World, level: str, goes_as: str, goes: bool) -> None:
    at = world.write("front", "salim", acts.Said(words="Monitors.", party="front", disclosure=level))  # type: ignore[arg-type]
    relay = plan(("front", at), goes_as=goes_as, attributed_to="front" if goes_as == "attributed" else "")
    found = objections(world.sees("moreau"), relay, "moreau-own", world.hand("moreau"))
    assert (found == ()) is goes


def test_words_are_not_attributed_to_another_side_nor_to_nobody(world: World) -> None:
    at = world.write("front", "salim", acts.Said(words="x", party="front", disclosure="attribute"))
    assert "is not of republic" in refused(
        world, plan(("front", at), goes_as="attributed", attributed_to="republic")
    )
    assert "has to rest on an entry" in refused(world, plan(goes_as="attributed", attributed_to="front"))


def test_withdrawing_stops_what_has_not_yet_gone_and_marks_what_has(world: World, floated: int) -> None:
    send(world, plan(("front", floated)))
    world.write("front", "salim", acts.Disclosed(entry=floated, level="closed"))
    assert "is not released" in refused(world, plan(("front", floated), words="Again?"))
    relay = world.sees("moreau").relays[0]
    assert relay.withdrawn
    assert relay.faults == ()


def test_an_uncited_relay_is_marked_so(world: World) -> None:
    send(world, plan())
    relay = world.sees("moreau").relays[0]
    assert relay.uncited
    assert relay.faults == ()


def test_an_origin_stands_only_where_all_readers_can_open_its_source(world: World, floated: int) -> None:
    why = refused(world, plan(("front", floated)), home="mediators")
    assert "adeyemi reads the origin but not entry" in why
    assert "a room of mediators" in refused(world, plan(("front", floated)), home="front")
    assert "a room of mediators" in refused(world, plan(("front", floated)), home="republic-alone")


def test_an_origin_does_not_tell_its_readers_of_a_room_they_cannot_open(world: World) -> None:
    """Adeyemi is not in the Front's room: what went there must not stand in a room that Adeyemi reads."""
    at = world.write("republic", "orr", acts.Said(words="x", party="republic", disclosure="float"))
    assert "adeyemi reads the origin but not the front room" in refused(
        world, plan(("republic", at), to="front"), home="mediators"
    )
    send(world, plan(("republic", at), to="front"))
    assert world.sees("moreau").relays[0].faults == ()


def test_a_mediator_relays_neither_from_nor_into_rooms_of_others(world: World, floated: int) -> None:
    assert "cannot be opened" in refused(world, plan(("front", floated)), home="mediators", who="adeyemi")
    assert "not one of yours" in refused(world, plan(to="front"), home="mediators", who="adeyemi")
    assert "cannot be opened" in refused(world, plan(("front", 99)))


def test_a_rooms_own_words_do_not_come_back_to_it_as_a_relay(world: World, floated: int) -> None:
    assert "back to it" in refused(world, plan(("front", floated), to="front"))
    assert "no words" in refused(world, plan(words="  "))


def test_a_relay_that_a_changed_site_wrote_against_the_rules_shows_its_faults(world: World) -> None:
    closed = world.write("front", "salim", acts.Said(words="Forty.", party="front"))
    hand = world.hand("moreau")
    world.force(
        "mediators",
        "moreau",
        acts.Origin(room="republic", form="f-1", cites=(acts.Cite("front", closed, closed),)),
    )
    view = world.views["republic"]
    assert view.head == 1
    from goodoffices.talks import Placed

    world.put(
        Placed("republic", Provenance("moreau", "f-1", hand.at), acts.Relayed(words="Forty, they say."))
    )
    faults = world.sees("moreau").relays[0].faults
    assert any("is not released" in str(fault) for fault in faults)
    assert any("adeyemi reads the origin but not entry" in str(fault) for fault in faults)


def test_asking_back_answering_confirming_and_correcting_a_relay(world: World, floated: int) -> None:
    send(world, plan(("front", floated), asks="yes"))  # any true value
    at = world.views["republic"].head
    world.write("republic", "orr", acts.Received(entry=at))
    assert "confirmed it already" in world.force("republic", "orr", acts.Received(entry=at))
    world.write("republic", "moreau", acts.Received(entry=at, proxy=told(party="republic", person="Ms Tal")))
    back = world.write("republic", "orr", acts.AskedBack(words="Whose team?", party="republic", entry=at))
    world.write("republic", "moreau", acts.Answered(words="Ours.", question=back))
    world.write("republic", "orr", acts.Answered(words="Perhaps.", question=at, party="republic"))
    world.write("republic", "moreau", acts.Corrected(entry=at, words="Would a joint team help?"))
    item = world.views["republic"].items[at]
    assert item.received == ("orr", "Ms Tal")
    assert len(item.answers) == 1
    assert item.words == "Would a joint team help?"
    assert "is not a relay" in world.force("republic", "orr", acts.AskedBack(words="?", entry=back))
    assert "only who said it" in world.force("republic", "orr", acts.Corrected(entry=at, words="no"))


def test_a_second_mediator_releases_where_the_case_asks_for_it() -> None:
    world = World(second=True)
    at = world.write("republic", "orr", acts.Said(words="x", party="republic", disclosure="float"))
    relay = plan(("republic", at), to="all")
    assert "draft it first" in refused(world, relay, home="mediators")
    draft = world.put(write_draft(world.sees("moreau"), relay, "mediators", world.hand("moreau")))
    assert "no second mediator" in refused(world, relay, home="mediators", draft=draft)
    own = world.force("mediators", "moreau", acts.Seconded(draft=draft, agrees=True))
    assert "not the one who wrote it" in own
    world.write("mediators", "adeyemi", acts.Seconded(draft=draft, agrees=True))
    changed = plan(("republic", at), to="all", words="Other words")
    assert "not what the draft says" in refused(world, changed, home="mediators", draft=draft)
    stored = world.views["mediators"].items[draft].act
    assert isinstance(stored, acts.Drafted)
    send(world, relay_of(stored), home="mediators", draft=draft)
    assert world.sees("adeyemi").drafts[0].gone
    assert "gone already" in refused(world, relay, home="mediators", draft=draft)
    assert "not a draft" in refused(world, relay, home="mediators", draft=0)


def test_withdrawing_stops_a_draft_that_was_released_already() -> None:
    world = World(second=True)
    at = world.write("republic", "orr", acts.Said(words="x", party="republic", disclosure="float"))
    relay = plan(("republic", at), to="all")
    draft = world.put(write_draft(world.sees("moreau"), relay, "mediators", world.hand("moreau")))
    world.write("mediators", "adeyemi", acts.Seconded(draft=draft, agrees=True))
    world.write("republic", "orr", acts.Disclosed(entry=at, level="closed"))
    assert "is not released" in refused(world, relay, home="mediators", draft=draft)


def test_a_declined_draft_does_not_go(world: World) -> None:
    draft = world.put(write_draft(world.sees("moreau"), plan(), "mediators", world.hand("moreau")))
    world.write("mediators", "adeyemi", acts.Seconded(draft=draft, agrees=False))
    assert "adeyemi has declined it" in refused(world, plan(), home="mediators", draft=draft)


def test_a_draft_is_dropped_by_who_wrote_it_and_by_nobody_else(world: World) -> None:
    draft = world.put(write_draft(world.sees("moreau"), plan(), "mediators", world.hand("moreau")))
    assert "only who said it" in world.force("mediators", "adeyemi", acts.TakenBack(entry=draft))
    assert "holds no words" in world.force("mediators", "moreau", acts.Corrected(entry=draft, words="other"))
    world.write("mediators", "moreau", acts.TakenBack(entry=draft))
    assert "this draft was dropped" in refused(world, plan(), home="mediators", draft=draft)


def test_notes_and_drafts_live_where_all_readers_can_open_their_sources(world: World, floated: int) -> None:
    note = acts.Noted(words="They mean it.", about=(Ref("front", floated),))
    with pytest.raises(NotWritten, match="adeyemi reads the note but not entry"):
        write_note(world.sees("moreau"), "mediators", note, world.hand("moreau"))
    world.put(write_note(world.sees("moreau"), "moreau-own", note, world.hand("moreau")))
    with pytest.raises(NotWritten, match="may not stand in a room of this sort"):
        write_note(world.sees("moreau"), "front", note, world.hand("moreau"))
    with pytest.raises(NotWritten, match="adeyemi reads the draft but not entry"):
        write_draft(world.sees("moreau"), plan(("front", floated)), "mediators", world.hand("moreau"))
    assert world.views["moreau-own"].head == 2


def found(world: World, words: str, public: tuple[str, ...] = (), to: str = "republic") -> dict[str, str]:
    warnings = leak_warnings(world.sees("moreau"), plan(words=words, to=to), Around(public=public))
    return {one.text: one.what for one in warnings}


def test_words_names_and_figures_of_closed_entries_are_pointed_out(world: World, floated: int) -> None:
    closed = world.write(
        "front",
        "salim",
        acts.Said(words="Below forty, says Colonel Adde, there is no ransom.", party="front"),
    )
    warnings = leak_warnings(
        world.sees("moreau"), plan(words="40 is what we hear, from Adde. A ransom? A joint team.")
    )
    assert [(one.what, one.text) for one in warnings] == [
        ("figure", "40"),
        ("name", "Adde"),
        ("word", "ransom"),
    ]
    assert {one.where for one in warnings} == {(Ref("front", closed),)}


def test_what_stands_elsewhere_too_is_not_pointed_out(world: World) -> None:
    world.write("front", "salim", acts.Said(words="Forty buses for the families", party="front"))
    assert found(world, "Forty buses") == {"Forty buses": "figure"}
    assert "buses" in found(world, "Forty buses", public=("The report of 29 April names 40 people.",))
    world.write("republic", "orr", acts.Said(words="We can do forty.", party="republic"))
    assert found(world, "Forty buses") == {"buses": "word"}
    world.write("front", "salim", acts.Said(words="The buses, yes.", party="front", disclosure="float"))
    assert found(world, "Forty buses") == {}


def test_runs_of_words_are_pointed_out(world: World) -> None:
    world.write(
        "front", "salim", acts.Said(words="they must leave the harbour quarter before winter", party="front")
    )
    assert found(world, "What of the harbour quarter?") == {"the harbour quarter": "words"}


@pytest.mark.parametrize(
    ("closed", "draft"),
    [
        ("forty-two", "42"),
        ("1,200 men", "1200"),
        ("two hundred and five", "205"),
        ("a dozen", "12"),
        ("٤٠ رجلا", "40"),
        ("3,5 per cent", "3.5 per cent"),
        ("three thousand", "3 000"),
        ("twenty one buses", "21"),
        ("4,200 rifles", "four thousand two hundred"),
        ("4,200 rifles", "42 hundred"),
        ("4,200 rifles", "4.2 thousand"),
        ("22 men", "XXII"),
        ("1,500,000,000", "$1.5bn"),
        ("1,500,000,000", "one and a half billion"),
        ("half of it", "fifty per cent"),
        ("40", "f\u00adorty"),
        ("40", "for\u200bty"),
        ("40", "fоrty"),
    ],
)
def test_figures_are_the_same_however_they_are_written(world: World, closed: str, draft: str) -> None:
    world.write("front", "salim", acts.Said(words=closed, party="front"))
    assert list(found(world, f"perhaps {draft}?").values()) == ["figure"]


def test_names_are_found_with_and_without_marks_and_in_other_scripts(world: World) -> None:
    world.write("front", "salim", acts.Said(words="ask Ádde's brother سليم", party="front"))
    assert found(world, "Adde knows, and سليم") == {"Adde": "name", "سليم": "word"}


def test_rooms_that_this_mediator_cannot_open_are_not_looked_at(world: World) -> None:
    world.write("front", "salim", acts.Said(words="Forty.", party="front"))
    assert leak_warnings(world.sees("adeyemi"), plan(words="Forty")) == ()


def test_warnings_do_not_depend_on_the_recipients_own_closed_words(world: World) -> None:
    world.write("republic", "orr", acts.Said(words="Sixty monitors.", party="republic"))
    assert found(world, "Sixty monitors?") == {}
    assert found(world, "Sixty monitors?", to="front") == {"Sixty monitors": "figure"}
