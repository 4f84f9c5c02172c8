"""One room: what is said in it, how far it may travel, and who decides that."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks_cast import ROOMS, World, members_entry, opened

from goodoffices.talks import (
    Consent,
    Disclosure,
    NotWritten,
    Provenance,
    Proxy,
    RoomEntry,
    RoomView,
    acts,
    blocks_of,
    fold,
    from_parts,
    snapshot_head,
    stated,
    why_invalid,
    write,
)
from goodoffices.talks.disclosure import LEVELS


def told(consent: Consent = "by-word-of-mouth", person: str = "Dr Salim", party: str = "front") -> Proxy:
    return Proxy(party=party, person=person, how="by-telephone", when="2031-05-04T14:10:00Z", consent=consent)


def level(world: World, room: str, sequence: int) -> Disclosure:
    return world.views[room].items[sequence].level


def test_what_is_said_stays_in_its_room_unless_marked(world: World) -> None:
    plain = world.write("front", "salim", acts.Said(words="Below forty there is no point.", party="front"))
    marked = world.write("front", "salim", acts.Said(words="Monitors.", party="front", disclosure="float"))
    assert level(world, "front", plain) == "closed"
    assert level(world, "front", marked) == "float"


def test_a_case_may_start_open_unless_marked() -> None:
    world = World(default="attribute")
    plain = world.write("front", "salim", acts.Said(words="Monitors.", party="front"))
    marked = world.write("front", "salim", acts.Said(words="Forty.", party="front", disclosure="closed"))
    assert level(world, "front", plain) == "attribute"
    assert level(world, "front", marked) == "closed"


def test_a_proxy_entry_says_for_whom_how_when_and_with_what_consent(world: World) -> None:
    at = world.write("front", "moreau", acts.Said(words="Monitors.", proxy=told(), disclosure="float"))
    item = world.views["front"].items[at]
    assert (item.party, item.person, item.hand.author) == ("front", "Dr Salim", "moreau")
    assert item.proxy == told()
    assert item.level == "float"


def test_without_consent_nothing_travels_even_where_all_is_open() -> None:
    world = World(default="public")
    at = world.write("front", "moreau", acts.Said(words="x", proxy=told("none"), disclosure="public"))
    assert level(world, "front", at) == "closed"
    widen = acts.Disclosed(entry=at, level="float")
    assert "only who said it" in str(why_invalid(world.views["front"], widen, world.hand("moreau")))
    world.write("front", "moreau", acts.Disclosed(entry=at, level="float", proxy=told("in-writing")))
    assert level(world, "front", at) == "float"


def test_who_said_it_widens_and_withdraws(world: World) -> None:
    at = world.write("front", "salim", acts.Said(words="Monitors.", party="front"))
    for wanted in ("float", "attribute", "public", "closed"):
        assert wanted in LEVELS
        world.write("front", "salim", acts.Disclosed(entry=at, level=wanted))  # type: ignore[arg-type]
        assert level(world, "front", at) == wanted
    item = world.views["front"].items[at]
    assert [item.level_at(seen) for seen in range(at - 1, at + 5)] == [
        "closed",
        "closed",
        "float",
        "attribute",
        "public",
        "closed",
    ]


@pytest.mark.parametrize("who", ["haddo", "moreau"])
def test_nobody_else_widens_it(world: World, who: str) -> None:
    at = world.write("front", "salim", acts.Said(words="Monitors.", party="front"))
    assert "only who said it" in world.force("front", who, acts.Disclosed(entry=at, level="float"))
    assert level(world, "front", at) == "closed"


def test_a_mediator_widens_by_proxy_as_the_same_side_told(world: World) -> None:
    at = world.write("front", "salim", acts.Said(words="Monitors.", party="front"))
    other = told(party="republic")
    assert "only who said it" in world.force(
        "front", "moreau", acts.Disclosed(entry=at, level="float", proxy=other)
    )
    silent = told("none")
    assert "only who said it" in world.force(
        "front", "moreau", acts.Disclosed(entry=at, level="float", proxy=silent)
    )
    world.write("front", "moreau", acts.Disclosed(entry=at, level="float", proxy=told()))
    assert level(world, "front", at) == "float"


def test_whoever_recorded_an_entry_may_close_it_but_not_widen_it(world: World) -> None:
    at = world.write("front", "moreau", acts.Said(words="x", proxy=told(), disclosure="attribute"))
    world.write("front", "moreau", acts.Disclosed(entry=at, level="closed"))
    assert "only who said it" in world.force("front", "moreau", acts.Disclosed(entry=at, level="float"))
    assert level(world, "front", at) == "closed"


def test_a_proxy_of_another_person_of_the_side_does_not_release_a_proxy_entry(world: World) -> None:
    at = world.write("front", "moreau", acts.Said(words="x", proxy=told()))
    haddo = told(person="Ms Haddo")
    assert "only who said it" in world.force(
        "front", "moreau", acts.Disclosed(entry=at, level="float", proxy=haddo)
    )
    assert level(world, "front", at) == "closed"


def test_delegates_do_not_record_for_others_nor_relay_in_a_room_with_mediators(world: World) -> None:
    assert "records for others" in world.force("all", "orr", acts.Said(words="they agree", proxy=told()))
    assert "relays" in world.force("front", "salim", acts.Relayed(words="the Republic agrees"))
    assert world.write("front-alone", "salim", acts.Said(words="x", proxy=told())) > 0


def test_corrected_words_are_not_released_with_those_before(world: World) -> None:
    at = world.write("front", "salim", acts.Said(words="Monitors.", party="front", disclosure="float"))
    world.write("front", "salim", acts.Corrected(entry=at, words="Monitors after forty days."))
    item = world.views["front"].items[at]
    assert item.words == "Monitors after forty days."
    assert item.act.words == "Monitors."  # type: ignore[union-attr]
    assert item.level == "closed"
    assert "only who said it" in world.force("front", "haddo", acts.Corrected(entry=at, words="Never."))


def test_what_was_taken_back_stays_readable_and_does_not_travel(world: World) -> None:
    at = world.write("front", "salim", acts.Said(words="Monitors.", party="front", disclosure="public"))
    back = world.write("front", "salim", acts.TakenBack(entry=at))
    item = world.views["front"].items[at]
    assert (item.words, item.level, item.taken_back) == ("Monitors.", "closed", back)
    assert item.level_at(back - 1) == "public"
    assert "taken back" in world.force("front", "salim", acts.Disclosed(entry=at, level="public"))


def test_who_recorded_for_a_side_takes_a_slip_back_without_its_word_but_puts_no_other_words(
    world: World,
) -> None:
    at = world.write("front", "moreau", acts.Said(words="Monitors.", proxy=told(), disclosure="float"))
    assert "only who said it" in world.force("front", "moreau", acts.Corrected(entry=at, words="Never."))
    assert "only who said it" in world.force("front", "haddo", acts.TakenBack(entry=at))
    back = world.write("front", "moreau", acts.TakenBack(entry=at, words="recorded by mistake"))
    item = world.views["front"].items[at]
    assert (item.level, item.taken_back) == ("closed", back)


def test_labels_run_per_room(world: World) -> None:
    world.write("republic", "orr", acts.IssueRaised(name="Order", options=("first", "last")))
    world.write("front", "salim", acts.IssueRaised(name="List", options=("forty", "fifty")))
    world.write("front", "salim", acts.OptionAdded(issue=1, name="sixty"))
    assert world.views["front"].issues[1].options == {"a": "forty", "b": "fifty", "c": "sixty"}
    assert list(world.views["republic"].issues) == list(world.views["front"].issues) == [1]
    assert "has that option" in world.force("front", "salim", acts.OptionAdded(issue=1, name="sixty"))
    assert "no issue 2" in world.force("front", "salim", acts.OptionAdded(issue=2, name="x"))


def test_option_letters_go_on_after_z() -> None:
    from goodoffices.talks.handlers.rooms import letter

    assert [letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_positions_replace_each_other_within_a_side(world: World) -> None:
    world.write("all", "moreau", acts.IssueRaised(name="List", options=("forty", "fifty")))

    def take(who: str, party: str, **more: object) -> acts.PositionTaken:
        return acts.PositionTaken(words="", party=party, issue=1, stance="demands", options=("a",), **more)  # type: ignore[arg-type]

    first = world.write("all", "salim", take("salim", "front"))
    other = world.write("all", "orr", take("orr", "republic"))
    refused = take("salim", "front", instead_of=(other,))
    assert "not a position, or something said, of the same side" in world.force("all", "salim", refused)
    second = world.write("all", "salim", take("salim", "front", instead_of=(first,)))
    assert [item.sequence for item in world.views["all"].positions()] == [other, second]
    wrong = acts.PositionTaken(words="", party="front", issue=1, stance="accepts", options=("z",))
    assert "no option z" in world.force("all", "salim", wrong)


def put_on_issue(world: World, first: int, **more: object) -> int:
    """The words of an entry, put on an issue in its place as a mediator does it who recorded it in haste."""
    world.write("front", "moreau", acts.IssueRaised(name="Who monitors", options=("joint team",)))
    item = world.views["front"].items[first]
    fields = {"words": item.words, "stance": "accepts", "disclosure": item.level, "proxy": item.proxy} | more
    return world.write("front", "moreau", acts.PositionTaken(issue=1, instead_of=(first,), **fields))  # type: ignore[arg-type]


def test_something_said_is_put_on_its_issue_and_stays_as_it_was_said(world: World) -> None:
    at = world.write("front", "moreau", acts.Said(words="Jointly.", proxy=told(), disclosure="float"))
    now = put_on_issue(world, at)
    view = world.views["front"]
    assert (view.items[at].act.words, view.items[at].replaced_by) == ("Jointly.", now)  # type: ignore[union-attr]
    assert [item.sequence for item in view.positions()] == [now]
    assert view.is_put_anew(view.items[at])
    assert (view.items[at].level, view.items[now].level) == ("float", "float")


def test_nobody_puts_the_words_of_another_side_on_an_issue(world: World) -> None:
    at = world.write("all", "moreau", acts.Said(words="Jointly.", proxy=told()))
    world.write("all", "moreau", acts.IssueRaised(name="Who monitors"))
    wrong = acts.PositionTaken(
        words="Jointly.", party="republic", issue=1, stance="accepts", instead_of=(at,)
    )
    assert "of the same side" in world.force("all", "orr", wrong)
    assert world.views["all"].items[at].replaced_by is None


@pytest.mark.parametrize(
    ("act", "then"),
    [
        (acts.Disclosed(entry=0, level="closed", proxy=told()), "closed"),
        (acts.Disclosed(entry=0, level="float", proxy=told()), "float"),
        (acts.Corrected(entry=0, words="Perhaps jointly.", proxy=told()), "closed"),
        (acts.TakenBack(entry=0, proxy=told()), "closed"),
    ],
)
def test_what_is_withdrawn_of_a_word_put_on_its_issue_is_withdrawn_where_it_was_first_recorded(
    world: World, act: acts.Disclosed | acts.Corrected | acts.TakenBack, then: Disclosure
) -> None:
    at = world.write("front", "moreau", acts.Said(words="Jointly.", proxy=told(), disclosure="attribute"))
    now = put_on_issue(world, at)
    world.write("front", "moreau", msgspec.structs.replace(act, entry=now))
    assert (level(world, "front", now), level(world, "front", at)) == (then, then)


def test_a_mark_that_is_widened_is_widened_where_the_words_stand_now_alone(world: World) -> None:
    at = world.write("front", "moreau", acts.Said(words="Jointly.", proxy=told()))
    now = put_on_issue(world, at)
    world.write("front", "moreau", acts.Disclosed(entry=now, level="public", proxy=told()))
    assert (level(world, "front", now), level(world, "front", at)) == ("public", "closed")


def test_a_side_that_moves_withdraws_nothing_of_what_it_said_before(world: World) -> None:
    at = world.write("front", "moreau", acts.Said(words="Alone.", proxy=told(), disclosure="public"))
    first = put_on_issue(world, at, stance="demands")
    moved = world.write(
        "front", "moreau",
        acts.PositionTaken(words="Jointly.", issue=1, stance="accepts", proxy=told(), disclosure="public",
            instead_of=(first,)),
    )  # fmt: skip
    world.write("front", "moreau", acts.Disclosed(entry=moved, level="closed", proxy=told()))
    assert [level(world, "front", one) for one in (at, first, moved)] == ["public", "public", "closed"]


def test_questions_stay_open_until_they_are_answered(world: World) -> None:
    asked = world.write("front", "moreau", acts.Asked(words="How many?", to="front"))
    assert [item.sequence for item in world.views["front"].open_questions()] == [asked]
    assert "asks nothing" in world.force("front", "salim", acts.Answered(words="x", question=0))
    world.write("front", "salim", acts.Answered(words="Forty.", question=asked, party="front"))
    assert list(world.views["front"].open_questions()) == []


def test_a_session_is_started_adjourned_continued_and_closed(world: World) -> None:
    opened_round = world.write("all", "moreau", acts.RoundOpened(name="Second round", venue="Port Edda"))
    sitting = world.write("all", "moreau", acts.SessionCalled(round=opened_round, agenda=("the list",)))
    assert "already" in world.force("all", "moreau", acts.Followed(thread=sitting, step="continue"))
    for step, state in (
        ("start", "sitting"),
        ("adjourn", "adjourned"),
        ("continue", "sitting"),
        ("close", "closed"),
    ):
        world.write("all", "moreau", acts.Followed(thread=sitting, step=step, until="2031-05-05"))
        assert world.views["all"].threads[sitting].state == state
    assert "no such step here (dance)" in world.force(
        "all", "moreau", acts.Followed(thread=sitting, step="dance")
    )
    world.write("all", "moreau", acts.Followed(thread=opened_round, step="close"))
    late = acts.SessionCalled(round=opened_round)
    assert "not an open round" in world.force("all", "moreau", late)
    assert "nothing was begun" in world.force("all", "moreau", acts.Followed(thread=1, step="close"))


def test_standing_keeps_invitation_and_channel_apart_and_who_claims_what(world: World) -> None:
    world.write("front", "moreau", acts.InvitationStood(party="front", invitation="refused"))
    world.write(
        "front",
        "moreau",
        acts.InvitationStood(party="front", invitation="conditional", on_what="lists", claimed_by="republic"),
    )
    world.write("front", "moreau", acts.ChannelStood(party="front", channel="through-mediators"))
    view = world.views["front"]
    assert [(claim.value, claim.claimed_by) for claim in view.invitations] == [
        ("refused", ""),
        ("conditional", "republic"),
    ]
    assert [claim.value for claim in view.channels] == ["through-mediators"]


def test_mandates_approvals_contacts_actors_and_deadlines_go_on(world: World) -> None:
    room, me = "moreau-own", "moreau"
    mandate = world.write(
        room,
        me,
        acts.MandateHeld(party="front", person="Dr Salim", may=("speak",), referendum_to=("the council",)),
    )
    approval = world.write(
        room, me, acts.ApprovalDue(party="republic", by="parliament", of="the exchange", step="ratification")
    )
    contact = world.write(room, me, acts.ContactHeld(whom="the envoy", asked="press", promised="to call"))
    actor = world.write(
        room, me, acts.ActorNamed(name="Northern League", backs=("front",), could_spoil_for=("republic",))
    )
    deadline = world.write(room, me, acts.DeadlineSet(what="truce ends", due="2031-05-09"))
    world.write(room, me, acts.Followed(thread=mandate, step="end"))
    world.write(room, me, acts.Followed(thread=approval, step="give"))
    world.write(room, me, acts.Followed(thread=contact, step="came-of-it", words="he called"))
    world.write(room, me, acts.Followed(thread=contact, step="close"))
    world.write(room, me, acts.Followed(thread=deadline, step="move", until="2031-05-12"))
    threads = world.views[room].threads
    states = [threads[one].state for one in (mandate, approval, contact, actor, deadline)]
    assert states == ["ended", "given", "closed", "named", "set"]
    assert threads[deadline].until == "2031-05-12"
    assert [step.words for step in threads[contact].steps] == ["he called", ""]
    assert [thread.label for thread in world.views[room].threads_of(acts.ContactHeld)] == [1]


def test_a_form_sent_twice_counts_once(world: World) -> None:
    hand = world.hand("salim")
    act = acts.Promised(words="We will send the list.", party="front")
    world.put(write(world.views["front"], act, hand))
    with pytest.raises(NotWritten, match="the same form was sent before: entry 2"):
        write(world.views["front"], act, hand)


def test_only_a_steward_says_what_a_room_is_and_its_sort_stays(world: World) -> None:
    named = acts.RoomNamed(title="mine", sort="delegation-mediators", default="public")
    assert "only a steward" in world.force("front", "salim", named)
    other = acts.RoomNamed(title="x", sort="all")
    assert "of the sort that it is" in world.force("front", "moreau", other)
    world.write("front", "moreau", named)
    assert world.views["front"].title == "mine"


def test_what_is_stated_again_has_to_be_what_the_room_says(world: World) -> None:
    world.write("front", "salim", acts.IssueRaised(name="List", options=("forty",)))
    again = stated(world.views["front"])
    assert again is not None
    before = world.views["front"].issues
    world.write("front", "moreau", again)
    assert world.views["front"].issues == before
    other = msgspec.structs.replace(again, default="public")
    assert "not what the room says" in world.force("front", "moreau", other)
    assert "only a steward" in world.force("front", "salim", again)
    assert stated(RoomView("new")) is None


def test_a_view_goes_on_where_it_stopped_and_survives_storing(world: World) -> None:
    for i in range(12):
        world.force(
            "front", "salim", acts.Said(words=str(i), disclosure="float") if i % 3 else acts.Received(entry=i)
        )
    entries = world.entries["front"]
    whole = fold("front", entries)
    before = fold("front", entries[:7])
    stored = from_parts(snapshot_head(before), blocks_of(before).__getitem__)
    assert fold("front", entries[7:], stored) == whole == world.views["front"]


def test_folding_changes_no_earlier_view(world: World) -> None:
    at = world.write("front", "salim", acts.Said(words="x", disclosure="float"))
    before = world.views["front"]
    world.write("front", "salim", acts.Disclosed(entry=at, level="closed"))
    assert before.items[at].level == "float"
    assert world.views["front"].items[at].level == "closed"


ANY = st.sampled_from(
    [
        acts.Said(words="x", proxy=told("none")),
        acts.Answered(words="x", question=99),
        acts.Answered(words="x", question=3),
        acts.Disclosed(entry=2, level="public"),
        acts.Disclosed(entry=-4, level="public"),
        acts.Corrected(entry=3, words=""),
        acts.TakenBack(entry=2),
        acts.Received(entry=2),
        acts.Followed(thread=4, step="close"),
        acts.RoundOpened(name=""),
        acts.PositionTaken(words="", issue=1, stance="refuses", instead_of=(2, 2, 77)),
        acts.IssueRaised(name=""),
        acts.Unknown(stored_kind="dance/9"),
        acts.Seconded(draft=2, agrees=True),
        acts.RoomNamed(title="", sort="all"),
        acts.MembersChanged(change="removed", who="salim", since={}, stewards=()),
    ]
)


@given(
    st.lists(st.tuples(ANY, st.sampled_from(["salim", "moreau", ""]), st.sampled_from(["f", "g", "", "h"])))
)
def test_the_reducer_is_total_and_order_is_all_it_needs(steps: list[tuple[acts.Said, str, str]]) -> None:
    entries = [
        RoomEntry(i + 2, Provenance(author, form, "2031-05-04T09:00:00Z"), act)
        for i, (act, author, form) in enumerate(steps)
    ]
    view = fold("front", [*opened("front"), *entries])
    assert len(view.items) == len(entries) + 2
    assert all(
        view.items[entry.sequence].invalid
        for entry in entries
        if not (entry.hand.token and entry.hand.author)
    )


def test_members_and_from_when_they_read(world: World) -> None:
    joined = members_entry("front", {"moreau": 0, "salim": 0, "adeyemi": 5}, sequence=5)
    view = fold("front", [joined], world.views["front"])
    assert view.can_open("adeyemi", 5)
    assert not view.can_open("adeyemi", 4)
    assert not view.can_open("haddo", 5)
    assert set(ROOMS["front"][2]) == set(world.views["front"].members)
