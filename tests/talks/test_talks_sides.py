"""Nobody speaks for a side but those of whom the room says so, and mediators by proxy as they were told."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from one_of_each import ONE_OF_EACH
from talks_cast import MEDIATORS, PARTY, ROOMS, World, members_entry, opened

from goodoffices.talks import (
    Act,
    Provenance,
    Proxy,
    Relay,
    RoomEntry,
    acts,
    decode_entry,
    fold,
    kind_of,
    objections,
)
from goodoffices.talks.acts import Ref
from goodoffices.talks.sides import side_of
from goodoffices.vault import MEMBERS_KIND, Member, Members, OpenedEntry, PublicKeys

OTHER = {"front": "republic", "republic": "front"}


def proxied(party: str) -> Proxy:
    return Proxy(party=party, how="by-telephone", when="2031-05-04T14:10:00Z", consent="in-writing")


def with_party(act: Act, party: str) -> Act:
    """The same of another side, said without a proxy by whoever writes it."""
    given: dict[str, Any] = {"party": party}
    for name in ("proxy", "claimed_by"):
        if hasattr(act, name):
            given[name] = None if name == "proxy" else ""
    return msgspec.structs.replace(act, **given)


NAMING = [act for act in ONE_OF_EACH if "party" in type(act).__struct_fields__]


@pytest.mark.parametrize("act", NAMING, ids=kind_of)
@pytest.mark.parametrize(("room", "who"), [(r, w) for r in ROOMS for w in ROOMS[r][2] if w in PARTY])
def test_no_kind_lets_a_delegate_speak_for_another_side(act: Act, room: str, who: str) -> None:
    """«Beta accepts», written by Alpha's delegate: as a position, a promise, a mandate, an answer to the
    invitation, whatever there is.
    """
    said = World().force(room, who, with_party(act, OTHER[PARTY[who]]))
    assert said in (
        f"the room does not say that its author speaks for {OTHER[PARTY[who]]}",
        "an entry of this kind may not stand in a room of this sort",
    )


def test_every_kind_that_names_a_side_by_party_is_tried() -> None:
    naming = {kind for kind in get_args(Act) if "party" in kind.__struct_fields__}
    assert naming == {type(act) for act in NAMING}


def test_a_relay_attributed_to_a_side_cannot_rest_on_what_another_wrote() -> None:
    """In the room of all, Salim of the Front writes that the Republic accepts, to be attributed; Moreau would
    tell it as the Republic's word.
    """
    world = World()
    said = acts.Said(words="We accept.", party="republic", disclosure="attribute")
    assert "does not say" in world.force("all", "salim", said)
    relay = Relay(
        to="front",
        words="They accept.",
        goes_as="attributed",
        attributed_to="republic",
        rests_on=(Ref("all", world.views["all"].head),),
    )
    told = objections(world.sees("moreau"), relay, "moreau-own", world.hand("moreau"))
    assert "cite-not-released" in [one.code for one in told]


@pytest.mark.parametrize("who", list(PARTY))
def test_a_delegate_speaks_for_their_own_side(who: str) -> None:
    world = World()
    at = world.write("all", who, acts.Said(words="Monitors.", party=PARTY[who]))
    plain = world.write("all", who, acts.Said(words="Monitors."))
    assert world.views["all"].items[at].party == world.views["all"].items[plain].party == PARTY[who]


def test_mediators_record_for_any_side_by_proxy() -> None:
    world = World()
    for mediator in MEDIATORS:
        for party in ("front", "republic"):
            world.write("all", mediator, acts.Said(words="Monitors.", proxy=proxied(party)))
    both = acts.Said(words="Monitors.", party="front", proxy=proxied("republic"))
    assert "speaks for front" in world.force("all", "moreau", both)


def test_mediators_note_a_sides_mandates_and_standing() -> None:
    world = World()
    for act in (
        acts.MandateHeld(party="front", person="Dr Salim", may=("speak",)),
        acts.ApprovalDue(party="front", by="the council", of="any text"),
        acts.InvitationStood(party="front", invitation="accepted"),
        acts.ChannelStood(party="front", channel="at-the-table"),
    ):
        assert world.force("all", "moreau", act) == ""


def test_a_delegation_among_itself_records_for_its_own_people_alone() -> None:
    world = World()
    world.write("front-alone", "salim", acts.Said(words="x", proxy=proxied("front")))
    other = acts.Said(words="x", proxy=proxied("republic"))
    assert "speaks for republic" in world.force("front-alone", "salim", other)


def test_another_sides_invitation_is_told_as_a_claim() -> None:
    world = World()
    refused = acts.InvitationStood(party="republic", invitation="refused")
    for claimed, void in (("", True), ("republic", True), ("the Republic's radio", False), ("front", False)):
        said = world.force("all", "salim", msgspec.structs.replace(refused, claimed_by=claimed))
        assert bool(said) is void


def test_another_sides_approval_is_given_by_that_side_or_noted_by_a_mediator() -> None:
    world = World()
    due = world.write("all", "orr", acts.ApprovalDue(party="republic", by="parliament", of="any text"))
    give = acts.Followed(thread=due, step="give")
    assert "speaks for republic" in world.force("all", "salim", give)
    assert world.force("all", "tal", give) == ""


def of_last_release(room: str) -> list[RoomEntry]:
    """A room whose members were listed before they carried a side."""
    first = members_entry(room)
    assert isinstance(first.act, acts.MembersChanged)
    old = msgspec.structs.replace(first, act=msgspec.structs.replace(first.act, sides={}))
    return [old, *opened(room)[1:]]


def test_in_a_room_of_the_last_release_a_delegate_speaks_for_its_one_side() -> None:
    hand = Provenance("salim", "form", "2031-05-04T09:00:00Z")
    for room, party, void in (
        ("front", "front", ""),
        ("front-alone", "front", ""),
        ("front", "republic", "not-their-side"),
        ("all", "front", "no-side"),
    ):
        view = fold(room, [*of_last_release(room), RoomEntry(2, hand, acts.Said(words="x", party=party))])
        found = view.items[2].invalid
        assert (found.code if found else "") == void


def test_the_side_stands_in_the_vaults_list_of_members() -> None:
    keys = PublicKeys(b"s" * 32, b"b" * 32)
    members = (Member("moreau", keys, steward=True), Member("salim", keys, side="front"))
    body = msgspec.msgpack.encode(Members("founded", "moreau", members))
    entry = decode_entry(OpenedEntry(0, 1, "moreau", "2031-05-04T09:00:00Z", MEMBERS_KIND, body))
    view = fold("all", [entry, *opened("all")[1:]])
    assert {who: side_of(view, who) for who in view.members} == {"moreau": "", "salim": "front"}


def test_a_steward_of_whom_the_room_says_a_side_is_no_mediator() -> None:
    first = members_entry("all")
    assert isinstance(first.act, acts.MembersChanged)
    act = msgspec.structs.replace(first.act, sides={**first.act.sides, "adeyemi": "front"})
    start = [msgspec.structs.replace(first, act=act), *opened("all")[1:]]
    hand = Provenance("adeyemi", "form", "2031-05-04T09:00:00Z")
    for said, code in (
        (acts.Relayed(words="x"), "mediators-relay"),
        (acts.Said(words="x", proxy=proxied("republic")), "mediators-record"),
        (acts.Said(words="x", party="republic"), "not-their-side"),
    ):
        found = fold("all", [*start, RoomEntry(2, hand, said)]).items[2].invalid
        assert found is not None
        assert found.code == code
