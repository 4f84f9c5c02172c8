"""Who can write into the store, and a steward who lies, get no further than to be found."""

from __future__ import annotations

import msgspec
import pytest
from vault_cast import AT, Talk

from goodoffices.vault import (
    MEMBERS_KIND,
    Member,
    Members,
    NewEpoch,
    NoKey,
    NotAllowed,
    RoomState,
    SealedEntry,
    Tampered,
    add_member,
    follow,
    found_room,
    head_after,
    new_identity,
    open_room_key,
    remove_member,
    renew_room,
    seal_entry,
)
from goodoffices.vault.entries import Inside, seal_inside
from goodoffices.vault.rooms import _new_epoch

CASE = "lake-sarn"


def reading(talk: Talk, who: str, entries: list[SealedEntry] | None = None) -> RoomState:
    """The room as ``who`` reads it with the keys that were stored for them."""
    given = {
        key.epoch: open_room_key(CASE, key, talk.people[who], talk.directory)
        for key in talk.keys
        if key.recipient == who
    }
    ring = {epoch: one.key for epoch, one in given.items()}
    givers = {epoch: one.giver for epoch, one in given.items()}
    state, _ = follow(
        CASE, "r1", entries or talk.entries, ring, directory=talk.directory, reader=who, givers=givers
    )
    return state


def junk(talk: Talk) -> SealedEntry:
    """An entry of an epoch that nobody holds a key of."""
    inside = Inside("moreau", AT, "said", b"junk")
    epoch = talk.state.epoch + 1
    return seal_inside(CASE, "r1", talk.state.head, epoch, b"n" * 32, talk.people["orr"], inside)


def added(talk: Talk, who: str, *, history: bool, by: str = "moreau", steward: bool = False) -> NewEpoch:
    one = talk.people[who].public
    return add_member(
        talk.state, talk.ring, talk.people[by], who, one, AT, history=history, as_steward=steward
    )


def false_change(talk: Talk, change: Members) -> list[SealedEntry]:
    """The chain with a change that Moreau's keys signed and Moreau's program would not make."""
    made = _new_epoch(talk.state, talk.people["moreau"], change, AT)
    talk.ring[made.state.epoch] = made.key
    return [*talk.entries, made.entry]


def test_an_epoch_that_nobody_holds_a_key_of_hands_the_room_to_nobody(talk: Talk) -> None:
    orr, between = talk.people["orr"], junk(talk)
    gap = RoomState(CASE, "r1", 2, head_after(CASE, between), ())
    members = (Member("orr", orr.public, steward=True), *talk.state.members)
    for change in ("added", "renewed", "removed"):
        coup = _new_epoch(gap, orr, Members(change, "orr", members), AT)
        ring = {**talk.ring, 3: coup.key}
        with pytest.raises(Tampered, match="entry 8: orr is not a member of the room"):
            follow(CASE, "r1", [*talk.entries, between, coup.entry], ring, directory=talk.directory)


def test_nothing_is_written_into_a_room_whose_end_cannot_be_opened(talk: Talk) -> None:
    state, opened = follow(CASE, "r1", [*talk.entries, junk(talk)], talk.ring)
    assert (state.shut, len(opened)) == (7, 7)
    assert state.members == talk.state.members
    with pytest.raises(NoKey, match="epoch 2"):
        seal_entry(state, talk.ring, talk.people["salim"], "said", b"x", AT)
    for change in (renew_room, lambda *given: remove_member(*given[:3], "salim", AT)):
        with pytest.raises(NotAllowed, match="does not hold"):
            change(state, talk.ring, talk.people["moreau"], AT)


def test_a_key_that_comes_late_does_not_open_an_epoch_without_its_beginning(talk: Talk) -> None:
    shut, _ = follow(CASE, "r1", [*talk.entries, junk(talk)], talk.ring)
    inside = Inside("moreau", AT, "said", b"more")
    more = seal_inside(CASE, "r1", shut.head, 2, b"n" * 32, talk.people["moreau"], inside)
    with pytest.raises(Tampered, match="come together"):
        follow(CASE, "r1", [more], {2: b"n" * 32}, start=shut)


def test_who_comes_back_is_let_in_by_a_steward_known_before(talk: Talk) -> None:
    talk.take(remove_member(talk.state, talk.ring, talk.people["moreau"], "salim", AT))
    talk.take(added(talk, "orr", history=True, steward=True))
    by_orr = added(talk, "salim", history=False, by="orr")
    talk.keys.extend(by_orr.sealed_keys)
    with pytest.raises(Tampered, match="orr is not a member"):
        reading(talk, "salim", [*talk.entries, by_orr.entry])
    talk.keys = [key for key in talk.keys if key not in by_orr.sealed_keys]
    talk.take(added(talk, "salim", history=False))
    assert reading(talk, "salim") == talk.state


def test_a_member_listed_twice_is_found(talk: Talk) -> None:
    moreau, salim = talk.people["moreau"].public, talk.state.member("salim")
    assert salim is not None
    for more in (
        msgspec.structs.replace(salim, public=moreau),
        msgspec.structs.replace(salim, public=new_identity("salim").public),
        Member("adeyemi", moreau, since=7),
    ):
        change = Members(
            "renewed" if more.user == "salim" else "added", more.user, (*talk.state.members, more)
        )
        with pytest.raises(Tampered, match="twice"):
            follow(CASE, "r1", false_change(talk, change), talk.ring)


def test_the_last_steward_cannot_go(talk: Talk) -> None:
    salim = tuple(member for member in talk.state.members if member.user == "salim")
    weak = tuple(msgspec.structs.replace(member, steward=False) for member in talk.state.members)
    for change in (Members("removed", "moreau", salim), Members("renewed", "moreau", weak)):
        with pytest.raises(Tampered, match="without a steward"):
            follow(CASE, "r1", false_change(talk, change), talk.ring)


def test_one_of_two_stewards_can_go(talk: Talk) -> None:
    talk.take(added(talk, "adeyemi", history=True, steward=True))
    talk.take(remove_member(talk.state, talk.ring, talk.people["moreau"], "moreau", AT))
    assert reading(talk, "salim") == reading(talk, "adeyemi") == talk.state


def test_a_member_from_now_is_not_given_the_past_with_new_keys(talk: Talk) -> None:
    talk.take(added(talk, "adeyemi", history=False))
    fresh = new_identity("adeyemi").public
    for epochs in ([1], [1, 2]):
        with pytest.raises(NotAllowed, match="not given the key of epoch 1"):
            renew_room(
                talk.state, talk.ring, talk.people["moreau"], AT, user="adeyemi", public=fresh, epochs=epochs
            )
    renew_room(talk.state, talk.ring, talk.people["moreau"], AT, user="adeyemi", public=fresh, epochs=[2])


def test_the_past_put_beside_the_keys_of_a_member_from_now_is_a_fault(talk: Talk) -> None:
    made = added(talk, "adeyemi", history=False)
    past = added(talk, "adeyemi", history=True).sealed_keys[-1]
    talk.take(made)
    assert reading(talk, "adeyemi").members == talk.state.members
    talk.keys.append(past)
    with pytest.raises(Tampered, match="entry 0: adeyemi has the key of its epoch"):
        reading(talk, "adeyemi")


@pytest.mark.parametrize("since", [0, 3, 6, 8, 90])
def test_since_is_now_or_as_far_back_as_who_lets_in_can_read(talk: Talk, since: int) -> None:
    joined = Member("adeyemi", talk.people["adeyemi"].public, since=since)
    chain = false_change(talk, Members("added", "adeyemi", (*talk.state.members, joined)))
    if since == 0:
        assert follow(CASE, "r1", chain, talk.ring)[0].member("adeyemi") == joined
    else:
        with pytest.raises(Tampered, match=r"neither from now|open nothing yet"):
            follow(CASE, "r1", chain, talk.ring)


def test_since_stays_when_keys_are_renewed(talk: Talk) -> None:
    talk.take(added(talk, "adeyemi", history=False))
    other = tuple(
        msgspec.structs.replace(member, since=0) if member.user == "adeyemi" else member
        for member in talk.state.members
    )
    with pytest.raises(Tampered, match="more was changed"):
        follow(CASE, "r1", false_change(talk, Members("renewed", "adeyemi", other)), talk.ring)


def test_a_grant_is_signed_by_a_steward_of_the_room(talk: Talk) -> None:
    """Orr is known, and a steward elsewhere; Salim's true key arrives under Orr's name."""
    from goodoffices.vault import seal_room_key

    salim, orr = talk.people["salim"], talk.people["orr"]
    true = next(key for key in talk.keys if key.recipient == "salim")
    talk.keys = [
        seal_room_key(CASE, "r1", 1, talk.ring[1], "salim", salim.public, orr) if key == true else key
        for key in talk.keys
    ]
    with pytest.raises(Tampered, match="given by orr, who was no steward"):
        reading(talk, "salim")


def test_what_was_closed_is_given_to_no_later_member_by_no_steward(talk: Talk) -> None:
    talk.take(renew_room(talk.state, talk.ring, talk.people["moreau"], AT, closing=True))
    assert talk.state.floor == 7
    talk.say("salim", b"after")
    talk.take(added(talk, "adeyemi", history=True, steward=True))
    joined = talk.state.member("adeyemi")
    assert joined is not None
    assert joined.since == 7
    assert sorted(key.epoch for key in talk.keys if key.recipient == "adeyemi") == [2, 3]
    assert reading(talk, "adeyemi") == reading(talk, "salim") == talk.state
    past = Member("orr", talk.people["orr"].public, since=0)
    false = Members("added", "orr", (*talk.state.members, past), 7)
    with pytest.raises(Tampered, match="neither from now"):
        follow(CASE, "r1", false_change(talk, false), talk.ring)
    reopened = Members("added", "orr", (*talk.state.members, past), 0)
    with pytest.raises(Tampered, match="not from here"):
        follow(CASE, "r1", false_change(talk, reopened), talk.ring)


def test_a_room_is_founded_whole(talk: Talk) -> None:
    moreau = talk.people["moreau"]
    empty = found_room(CASE, "r2", moreau, {}, AT).state
    start = RoomState(CASE, "r2", 0, follow(CASE, "r2", [], {})[0].head, ())
    me = empty.members[0]
    for change in (
        Members("founded", "salim", (me,)),
        Members("renewed", "moreau", (me,)),
        Members("founded", "moreau", ()),
        Members("founded", "moreau", (msgspec.structs.replace(me, steward=False),)),
        Members("founded", "moreau", (msgspec.structs.replace(me, since=1),)),
    ):
        made = _new_epoch(start, moreau, change, AT)
        with pytest.raises(Tampered, match="entry 0"):
            follow(CASE, "r2", [made.entry], {1: made.key})


def test_changes_of_the_last_release_are_read(talk: Talk) -> None:
    """Members then had no side, and no change closed what came before."""
    old = [
        {
            "user": member.user,
            "public": {"sign": member.public.sign, "box": member.public.box},
            "steward": member.steward,
            "since": 0,
        }
        for member in talk.state.members
    ]
    body = msgspec.msgpack.encode({"change": "renewed", "who": "moreau", "members": old})
    inside = Inside("moreau", AT, MEMBERS_KIND, body)
    entry = seal_inside(CASE, "r1", talk.state.head, 2, b"k" * 32, talk.people["moreau"], inside)
    state, _ = follow(CASE, "r1", [*talk.entries, entry], {**talk.ring, 2: b"k" * 32})
    assert state.members == talk.state.members
