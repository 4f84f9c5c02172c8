"""The mediator's picture: the board with its sources, what is open, what may be said where, and what may be
asked of whom.
"""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest

from goodoffices.case import Case, Citation, Issue, Option, Party, Position
from goodoffices.desk import picture, questions_for
from goodoffices.talks import (
    MediatorView,
    Provenance,
    Proxy,
    Relay,
    RoomEntry,
    RoomView,
    acts,
    compose,
    fold,
    write,
    write_relay,
)
from goodoffices.talks.acts import Ref

TODAY = "2031-05-10"
CASE = Case(
    title="Lake Sarn talks",
    fictional=True,
    parties=(Party(id="front"), Party(id="republic"), Party(id="north")),
    issues=(
        Issue(id="sick", options=(Option(id="forty"), Option(id="fifty"), Option(id="all"))),
        Issue(id="monitors", options=(Option(id="joint"), Option(id="foreign"), Option(id="none"))),
        Issue(id="harbour", options=(Option(id="open"), Option(id="shut"))),
    ),
    positions=(
        Position(
            party="republic", issue="monitors", stance="refuses", options=("foreign",), since="2031-04-01"
        ),
        Position(party="front", issue="sick", stance="demands", options=("fifty",), since="2031-04-20"),
        Position(
            party="front",
            issue="sick",
            stance="accepts",
            options=("forty",),
            voice="claimed-by-another",
            by="republic",
        ),
    ),
)
MEMBERS = {
    "front": ("front", ("moreau", "salim")),
    "republic": ("republic", ("moreau", "orr")),
    "north": ("north", ("moreau", "ivo")),
    "own": ("", ("moreau",)),
}


class Rooms:
    """Three sides with one mediator, and the mediator's own room; the issues tied to those of the case."""

    def __init__(self) -> None:
        self.views: dict[str, RoomView] = {}
        self.forms = 0
        for room, (party, people) in MEMBERS.items():
            members = acts.MembersChanged(
                change="founded", who="moreau", since=dict.fromkeys(people, 0), stewards=("moreau",)
            )
            named = acts.RoomNamed(
                title=room,
                sort="delegation-mediators" if party else "mediators",
                parties=(party,) if party else (),
            )
            entries = [
                RoomEntry(i, Provenance("moreau", f"{room}-{i}", "2031-05-01T08:00:00Z"), act)
                for i, act in enumerate((members, named))
            ]
            self.views[room] = fold(room, entries)

    def hand(self, who: str, day: str) -> Provenance:
        self.forms += 1
        return Provenance(who, f"form-{self.forms}", f"{day}T10:{self.forms % 60:02}:00Z")

    def put(self, room: str, hand: Provenance, act: Any) -> int:
        placed = write(self.views[room], act, hand)
        view = self.views[room]
        self.views[room] = fold(room, [RoomEntry(view.head + 1, placed.hand, placed.act)], view)
        return view.head + 1

    def write(self, room: str, who: str, act: Any, day: str = "2031-05-08") -> int:
        return self.put(room, self.hand(who, day), act)

    def raise_issue(self, room: str, issue: str, *options: str) -> int:
        self.write(room, "moreau", acts.IssueRaised(name=issue, options=options))
        label = len(self.views[room].issues)
        letters = dict(zip("abcdef", options, strict=False))
        self.write("own", "moreau", acts.IssueTied(room=room, label=label, issue=issue, options=letters))
        return label

    def sees(self) -> MediatorView:
        return compose(self.views, "moreau")


@pytest.fixture
def rooms() -> Rooms:
    made = Rooms()
    made.raise_issue("front", "sick", "forty", "fifty", "all")
    made.raise_issue("republic", "monitors", "joint", "none")
    made.raise_issue("republic", "sick", "forty", "all")
    return made


def take(issue: int, stance: str, *options: str, **more: Any) -> acts.PositionTaken:
    fields = {"words": "as told", **more}
    return acts.PositionTaken(issue=issue, stance=stance, options=options, **fields)  # type: ignore[arg-type]


def test_a_cell_has_every_word_with_age_source_and_movement(rooms: Rooms) -> None:
    told = Proxy(
        party="front",
        person="Dr Salim",
        how="by-telephone",
        when="2031-05-05T14:10:00Z",
        consent="by-word-of-mouth",
    )
    at = rooms.write("front", "moreau", take(1, "accepts", "a", proxy=told, disclosure="float"))
    cell = picture(rooms.sees(), CASE, TODAY).cell("sick", "front")
    assert [word.position.voice for word in cell.words] == ["confided", "public", "claimed-by-another"]
    latest = cell.latest
    assert latest is not None
    assert latest.ref == Ref("front", at)
    assert (latest.age, latest.level, latest.position.by, latest.position.since) == (
        5,
        "float",
        "Dr Salim",
        "2031-05-05",
    )
    assert latest.position.options == ("forty",)
    assert [word.age for word in cell.words] == [5, 20, None]


def test_a_position_that_was_replaced_or_taken_back_is_left_on_that_day(rooms: Rooms) -> None:
    first = rooms.write("front", "salim", take(1, "demands", "b", party="front"), "2031-05-02")
    second = rooms.write(
        "front",
        "salim",
        take(1, "demands", "a", party="front", instead_of=(first,), words="as told later"),
        "2031-05-06",
    )
    shown = picture(rooms.sees(), CASE, TODAY).cell("sick", "front")
    assert [(word.position.until, word.holds) for word in shown.words[:2]] == [
        ("", True),
        ("2031-05-06", False),
    ]
    assert any(move.option in ("fifty", "forty") and move.on == "2031-05-06" for move in shown.moves)
    rooms.write("front", "salim", acts.TakenBack(entry=second), "2031-05-07")
    after = picture(rooms.sees(), CASE, TODAY).cell("sick", "front")
    assert [word.holds for word in after.words[:2]] == [False, False]
    assert after.latest is not None
    assert after.latest.position.voice == "public"


def test_the_gap_board_joins_what_was_confided_and_what_is_public(rooms: Rooms) -> None:
    assert picture(rooms.sees(), CASE, TODAY).board.row("sick").status == "open"
    rooms.write("front", "salim", take(1, "accepts", "c", party="front"))
    rooms.write("republic", "orr", take(2, "accepts", "b", party="republic"))
    rooms.raise_issue("north", "sick", "all")
    rooms.write("north", "ivo", take(1, "accepts", "a", party="north"))
    row = picture(rooms.sees(), CASE, TODAY).board.row("sick")
    assert (row.status, row.on) == ("bridgeable", ("all",))


def test_conditions_and_approvals_come_along_and_an_approval_given_counts(rooms: Rooms) -> None:
    rooms.write("republic", "moreau", acts.ApprovalDue(party="republic", by="parliament", of="the list"))
    position = take(
        2,
        "accepts",
        "a",
        party="republic",
        conditions=(acts.If(party="front", does="sends names"),),
        subject_to=("parliament",),
    )
    rooms.write("republic", "orr", position)
    due = picture(rooms.sees(), CASE, TODAY).cell("sick", "republic").latest
    assert due is not None
    assert [condition.does for condition in due.position.conditions] == ["sends names"]
    assert [approval.given for approval in due.position.approval] == [False]
    thread = next(iter(rooms.views["republic"].threads))
    rooms.write("republic", "moreau", acts.Followed(thread=thread, step="give"))
    given = picture(rooms.sees(), CASE, TODAY).cell("sick", "republic").latest
    assert given is not None
    assert [approval.given for approval in given.position.approval] == [True]


def test_issues_that_nobody_tied_are_named_and_options_not_tied_stand_in_the_words(rooms: Rooms) -> None:
    rooms.write("north", "moreau", acts.IssueRaised(name="Fishing", options=("none",)))
    rooms.write("north", "ivo", take(1, "demands", "a", party="north"))
    rooms.write("front", "moreau", acts.OptionAdded(issue=1, name="sixty"))
    rooms.write("front", "salim", take(1, "accepts", "d", party="front", words="if need be"))
    shown = picture(rooms.sees(), CASE, TODAY)
    assert [(one.room, one.label, one.name) for one in shown.untied] == [("north", 1, "Fishing")]
    latest = shown.cell("sick", "front").latest
    assert latest is not None
    assert (latest.position.options, latest.position.words) == ((), "sixty · if need be")


def test_questions_promises_deadlines_and_standing_are_gathered(rooms: Rooms) -> None:
    asked = rooms.write("front", "moreau", acts.Asked(words="How many?", to="front"), "2031-05-03")
    promised = rooms.write(
        "republic", "orr", acts.Promised(words="A list by Friday.", party="republic", due="2031-05-09")
    )
    rooms.write("own", "moreau", acts.DeadlineSet(what="truce ends", due="2031-05-12"))
    rooms.write("front", "moreau", acts.InvitationStood(party="front", invitation="refused"), "2031-05-02")
    rooms.write("front", "moreau", acts.InvitationStood(party="front", invitation="accepted"), "2031-05-03")
    rooms.write(
        "republic",
        "moreau",
        acts.InvitationStood(party="front", invitation="refused", claimed_by="republic"),
        "2031-05-04",
    )
    shown = picture(rooms.sees(), CASE, TODAY)
    assert [(one.ref, one.to, one.age) for one in shown.unanswered] == [(Ref("front", asked), "front", 7)]
    assert [one.thread.sequence for one in shown.promises()] == [promised]
    assert [(claim[0], claim[1]) for claim in shown.standing[0].invitations] == [
        ("republic", "refused"),
        ("", "accepted"),
    ]
    rooms.write("republic", "moreau", acts.Followed(thread=promised, step="keep"))
    rooms.write("front", "salim", acts.Answered(words="Forty.", question=asked, party="front"))
    after = picture(rooms.sees(), CASE, TODAY)
    assert after.promises() == ()
    assert [one.thread.sequence for one in after.promises("kept")] == [promised]
    assert after.unanswered == ()


def test_what_may_be_said_where_and_where_it_has_gone(rooms: Rooms) -> None:
    rooms.write("front", "salim", acts.Said(words="Not this.", party="front"))
    at = rooms.write("front", "salim", acts.Said(words="A joint team.", party="front", disclosure="float"))
    relay = Relay(to="republic", words="A joint team?", asks=True, rests_on=(Ref("front", at),))
    for placed in write_relay(rooms.sees(), relay, "own", rooms.hand("moreau", "2031-05-08")):
        rooms.put(placed.room, placed.hand, placed.act)
    shown = picture(rooms.sees(), CASE, TODAY)
    assert [(one.ref, one.level, one.into, one.gone) for one in shown.sayable] == [
        (Ref("front", at), "float", ("north", "republic"), ("republic",))
    ]
    assert [(one.to, one.item.words) for one in shown.unanswered] == [("republic", "A joint team?")]


def test_what_a_side_has_left_is_not_offered_to_be_said_elsewhere(rooms: Rooms) -> None:
    first = rooms.write("front", "salim", take(1, "demands", "b", party="front", disclosure="public"))
    move = take(1, "demands", "a", party="front", disclosure="float", instead_of=(first,))
    second = rooms.write("front", "salim", move)
    assert [one.ref for one in picture(rooms.sees(), CASE, TODAY).sayable] == [Ref("front", second)]


def test_questions_to_a_side_name_only_what_that_side_can_know(rooms: Rooms) -> None:
    """The harbour is spoken of by the Front alone, in confidence: nobody else is asked about it."""
    label = rooms.raise_issue("front", "harbour", "open", "shut")
    rooms.write("front", "salim", take(label, "accepts", "a", party="front"))
    asked = {
        party: {one.issue for one in questions_for(rooms.sees(), CASE, party)}
        for party in ("front", "republic", "north")
    }
    assert "harbour" not in asked["republic"] | asked["north"]
    options = {one.issue: one.options for one in questions_for(rooms.sees(), CASE, "republic")}
    assert options == {"sick": ("forty", "all", "fifty"), "monitors": ("joint", "none")}
    north = {one.issue: one.options for one in questions_for(rooms.sees(), CASE, "north")}
    assert north == {"sick": ("fifty",)}


def test_what_a_side_said_twice_differently_is_asked_again(rooms: Rooms) -> None:
    rooms.write("front", "salim", take(1, "refuses", "b", party="front"), "2031-05-08")
    twice = [one for one in questions_for(rooms.sees(), CASE, "front") if one.why == "says-two-things"]
    assert [(one.issue, one.options) for one in twice] == [("sick", ("fifty",))]


def test_a_public_source_makes_an_issue_known_to_all(rooms: Rooms) -> None:
    issues = tuple(
        msgspec.structs.replace(issue, cite=(Citation(source="r1"),)) if issue.id == "harbour" else issue
        for issue in CASE.issues
    )
    case = msgspec.structs.replace(CASE, issues=issues)
    assert "harbour" in {one.issue for one in questions_for(rooms.sees(), case, "north")}


def _noise(rng: Random, rooms: Rooms, sides: tuple[str, ...]) -> None:
    people = {"front": "salim", "republic": "orr", "north": "ivo"}
    for _ in range(rng.randint(0, 10)):
        side = rng.choice(sides)
        if not rooms.views[side].issues or rng.random() < 0.3:
            issue = rng.choice(CASE.issues)
            rooms.raise_issue(side, issue.id, *rng.sample([one.id for one in issue.options], 2))
        label = rng.randint(1, len(rooms.views[side].issues))
        stance = rng.choice(("demands", "accepts", "refuses"))
        act = take(label, stance, rng.choice("ab"), party=side, conditions=(acts.If(does=str(rng.random())),))
        rooms.write(side, people[side], act, f"2031-05-0{rng.randint(1, 9)}")
        if rng.random() < 0.3:
            rooms.write(
                side, people[side], acts.Said(words=str(rng.random()), party=side, disclosure="public")
            )


@pytest.mark.parametrize("side", ["front", "republic", "north"])
def test_questions_to_a_side_do_not_depend_on_what_others_confide(side: str) -> None:
    """The same words of this side, 150 different confidences of the others: the same questions, in the same
    order.
    """
    others = tuple(party for party in ("front", "republic", "north") if party != side)
    moved = 0
    for seed in range(150):
        asked, boards = [], []
        for twin in range(2):
            rooms = Rooms()
            _noise(Random(seed), rooms, (side,))
            _noise(Random(1000 * twin + seed + 7), rooms, others)
            shown = picture(rooms.sees(), CASE, TODAY)
            asked.append(shown.questions[side])
            boards.append([row.status for row in shown.board.rows])
        assert asked[0] == asked[1]
        moved += boards[0] != boards[1]
    assert moved > 20
