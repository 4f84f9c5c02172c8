"""Kinds of entries: every one has a person's act behind it, is stored and read back, and is kept readable
over releases.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from one_of_each import ONE_OF_EACH
from talks_cast import ROOMS, World, opened

import goodoffices.talks as talks
from goodoffices.talks import (
    FIRST_STATE,
    KINDS,
    STEPS,
    Act,
    Placed,
    Provenance,
    RoomEntry,
    acts,
    decode_entry,
    encode_entry,
    fold,
    kind_of,
    reason,
)
from goodoffices.talks.acts import texts
from goodoffices.vault import OpenedEntry

FIXTURES = Path(__file__).parent / "fixtures"
ROOM_OF_SORT = {
    "delegation": "front-alone",
    "delegation-mediators": "front",
    "mediators": "mediators",
    "all": "all",
}


def stored(entry: RoomEntry) -> OpenedEntry:
    kind, body = encode_entry(entry.act, entry.hand)
    return OpenedEntry(entry.sequence, 1, entry.hand.author, entry.hand.at, kind, body)


def test_there_is_an_example_of_every_kind_and_a_table_of_all() -> None:
    written = set(get_args(Act)) - {acts.MembersChanged, acts.Unknown}
    assert set(KINDS) - {acts.MembersChanged, acts.Unknown} == written == {type(act) for act in ONE_OF_EACH}
    assert set(FIRST_STATE) == set(STEPS)


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=kind_of)
def test_every_kind_that_a_party_can_receive_needs_a_persons_act(act: Act) -> None:
    """Without an author or without a form that the author submitted, an entry has no effect in any room, of
    any kind.
    """
    for sort in sorted(KINDS[type(act)].stands):
        room = ROOM_OF_SORT[sort]
        for author, form in (("", "form"), (ROOMS[room][2][0], "")):
            hand = Provenance(author, form, "2031-05-04T09:00:00Z")
            view = fold(room, [*opened(room), RoomEntry(2, hand, act)])
            assert view.items[2].invalid == reason("no-hand")


def test_nothing_that_makes_entries_does_so_without_a_hand() -> None:
    """Every public function of the talks that gives entries takes the person's act that they come from."""
    makers = {
        name: inspect.signature(found)
        for name in talks.__all__
        if inspect.isfunction(found := getattr(talks, name))
        and "Placed" in str(inspect.signature(found).return_annotation)
    }
    assert {"write", "write_relay", "write_draft", "write_note"} <= set(makers)
    for name, signature in makers.items():
        assert signature.parameters["hand"].annotation == "Provenance", name
        assert signature.parameters["hand"].default is inspect.Parameter.empty, name
    assert {field.name: field.required for field in msgspec.structs.fields(Placed)}["hand"]


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=kind_of)
def test_every_kind_stands_only_where_the_table_says(act: Act) -> None:
    for sort, room in ROOM_OF_SORT.items():
        world = World()
        why = world.force(room, ROOMS[room][2][0], act)
        assert ("may not stand in a room of this sort" in why) is (sort not in KINDS[type(act)].stands)


def test_what_a_party_can_receive_is_this_and_whose_act_each_is() -> None:
    """Whoever adds a kind that a delegation can read has to say here whose act stands behind it."""
    whoever_speaks = {
        acts.Said, acts.PositionTaken, acts.Asked, acts.Answered, acts.Attached, acts.Promised,
            acts.AskedBack, acts.Disclosed,
        acts.Corrected, acts.TakenBack, acts.Misplaced, acts.Received, acts.IssueRaised, acts.OptionAdded,
            acts.InvitationStood, acts.ChannelStood,
        acts.MandateHeld, acts.ApprovalDue,
        acts.ProposalAnswered, acts.ProposalConfirmed, acts.HomeWord, acts.MattersTold, acts.WouldDo,
            acts.WordingAnswered, acts.ClauseSpoken, acts.WordsProposed,
    }  # fmt: skip
    whoever_runs_the_talks = {
        acts.RoundOpened, acts.SessionCalled, acts.DeadlineSet, acts.Followed, acts.ContactHeld,
            acts.ActorNamed,
    }  # fmt: skip
    a_mediator = {
        acts.Relayed,
        acts.TextReleased,
        acts.ProposalPut,
        acts.ProposalResult,
        acts.ProposalWithdrawn,
        acts.CommuniqueShown,
        acts.AgreementTaken,
        acts.ReportsTold,
        acts.PhaseTurned,
        acts.ListTold,
    }
    a_steward = {acts.RoomNamed, acts.RoomStated}
    received = {
        kind for kind, told in KINDS.items() if told.stands - {"mediators"} and told.captured != "vault"
    }
    assert received == whoever_speaks | whoever_runs_the_talks | a_mediator | a_steward


def test_what_only_mediators_read_is_kept_to_their_rooms() -> None:
    secret = {
        acts.Noted,
        acts.Drafted,
        acts.Seconded,
        acts.Origin,
        acts.IssueTied,
        acts.FileChanged,
        acts.Moved,
        acts.ProposalDrafted,
        acts.ProposalSent,
        acts.Concluded,
        acts.ActsTied,
        acts.CommuniqueDrafted,
        acts.CommuniqueJoined,
        acts.CommuniqueSigned,
        acts.CommuniqueIssued,
        acts.LeakLine,
        *(set(texts.KINDS) - {acts.TextReleased, acts.ClauseSpoken, acts.WordsProposed}),
        acts.ReportsReceived,
        acts.ReportLookedAt,
        acts.TellingKept,
        acts.PersonListed,
        acts.PersonFollowed,
    }
    assert {kind for kind, told in KINDS.items() if told.stands == {"mediators"}} == secret


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=kind_of)
def test_every_kind_is_stored_with_its_version_and_read_back(act: Act) -> None:
    entry = RoomEntry(7, Provenance("moreau", "form-1", "2031-05-04T09:00:00Z"), act)
    assert kind_of(act).endswith("/1")
    assert decode_entry(stored(entry)) == entry


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_entries_of_every_release_are_read(path: Path) -> None:
    lines = path.read_bytes().splitlines()
    found = [decode_entry(msgspec.json.decode(line, type=OpenedEntry)) for line in lines]
    assert not [entry for entry in found if isinstance(entry.act, acts.Unknown)]
    view = fold("all", found)
    assert view.head == len(lines) - 1
    assert len(view.items) == len(lines)


def test_the_fixture_of_this_release_has_every_kind() -> None:
    from goodoffices import __version__

    lines = (FIXTURES / f"{__version__}.jsonl").read_bytes().splitlines()
    found = [decode_entry(msgspec.json.decode(line, type=OpenedEntry)).act for line in lines]
    assert found == ONE_OF_EACH


def test_an_entry_of_a_later_version_is_shown_and_does_nothing() -> None:
    for kind, body in (
        ("dance/1", b'{"form":"f","act":{"kind":"dance/1"}}'),
        ("said/1", b"not json"),
        ("said/9", b"{}"),
    ):
        entry = decode_entry(OpenedEntry(2, 1, "moreau", "2031-05-04T09:00:00Z", kind, body))
        assert entry.act == acts.Unknown(stored_kind=kind)
        view = fold("front", [*opened("front"), entry])
        assert kind in str(view.items[2].invalid)


def test_old_forms_are_raised_step_by_step_when_read() -> None:
    def from_zero(act: dict[str, Any]) -> dict[str, Any]:
        return {
            **{key: value for key, value in act.items() if key != "text"},
            "kind": "said/0.5",
            "saying": act["text"],
        }

    def from_half(act: dict[str, Any]) -> dict[str, Any]:
        return {"kind": "said/1", "words": act["saying"]}

    steps = {"said/0": from_zero, "said/0.5": from_half}
    body = b'{"form":"f","act":{"kind":"said/0","text":"Monitors."}}'
    entry = decode_entry(OpenedEntry(2, 1, "moreau", "2031-05-04T09:00:00Z", "said/0", body), steps)
    assert entry.act == acts.Said(words="Monitors.")
