"""Questions tell nothing: which are asked of a side, with which options and in which order, follows from its
own rooms and from the public record.

Two histories are the same in one side's room and in public, and differ in what the others confided: which
issues and options they raised, and when, so that the case file has them in another order. The questions to
that side have to be the same, word for word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import pytest

from goodoffices.case import Case, Citation, Issue, Option, Party, Position, Source
from goodoffices.desk import asks_of, picture, questions_for
from goodoffices.desk.issues import with_issue, with_option
from goodoffices.desk.views.questions import one_side
from goodoffices.talks import MediatorView, Provenance, RoomEntry, RoomView, acts, fold

PAIRS = 10_000
PARTS = 4
SIDES = ("front", "republic", "north")
NAMES = ("Tunnel", "Harbour", "The sick", "Water", "Monitors", "water")
OPTIONS = ("open", "shut", "33 alive", "forty", "joint team", "none")
PUBLIC = Case(
    title="Lake Sarn talks",
    fictional=True,
    parties=tuple(Party(id=side) for side in SIDES),
    sources=(Source(id="r1", title="Talks resume"),),
    issues=(
        Issue(id="fire", name="Fire", cite=(Citation(source="r1"),), options=(Option(id="now", name="now"),
            Option(id="later", name="later"))),
    ),
    positions=(
        Position(party="north", issue="fire", stance="accepts", options=("later",), since="2031-04-01"),
        Position(party="republic", issue="fire", stance="refuses", options=("now",), since="2031-04-01"),
    ),
)  # fmt: skip
Event = tuple[str, str, str, str]
"""A side speaks: its room, the issue and the option (empty: none) by name, the stance (empty: mediators name
it there).
"""


@dataclass
class History:
    """A case as it grows: each room's entries, the case file, and the ties."""

    case: Case = PUBLIC
    entries: dict[str, list[RoomEntry]] = field(default_factory=dict)
    issues: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    ties: dict[tuple[str, int], str] = field(default_factory=dict)
    options: dict[tuple[str, int, str], str] = field(default_factory=dict)

    def add(
        self, room: str, act: acts.Said | acts.IssueRaised | acts.OptionAdded | acts.PositionTaken
    ) -> None:
        """Write an entry; its time and form are the room's own."""
        told = self.entries.setdefault(room, [])
        place = len(told)
        author = "moreau" if isinstance(act, (acts.IssueRaised, acts.OptionAdded)) else room
        told.append(
            RoomEntry(
                place,
                Provenance(author, f"{room}-{place}", f"2031-05-{4 + place // 20:02}T09:{place % 60:02}:00Z"),
                act,
            )
        )

    def speak(self, event: Event) -> None:
        """A side speaks in its room: the issue and the option are raised in the case, then there, as they are
        needed.
        """
        room, issue, option, stance = event
        there = self.issues.setdefault(room, {})
        self.case, key = with_issue(self.case, issue)
        if issue not in there:
            self.add(room, acts.IssueRaised(name=issue))
            there[issue] = {}
            self.ties[room, len(there)] = key
        label = list(there).index(issue) + 1
        letters: tuple[str, ...] = ()
        if option:
            self.case, chosen = with_option(self.case, key, option)
            if option not in there[issue]:
                self.add(room, acts.OptionAdded(issue=label, name=option))
                there[issue][option] = "abcdefgh"[len(there[issue])]
                self.options[room, label, there[issue][option]] = chosen
            letters = (there[issue][option],)
        if not stance:
            return
        self.add(room, acts.PositionTaken(words="x", issue=label, stance=stance, options=letters, party=room))  # type: ignore[arg-type]

    def sees(self) -> MediatorView:
        """All rooms put together."""
        rooms = {}
        for room in SIDES:
            start = RoomView(room, sort="delegation-mediators", parties=(room,), title=room)
            rooms[room] = fold(room, self.entries.get(room, []), start)
        return MediatorView("moreau", rooms, ties=self.ties, tied_options=self.options)


def event(rng: Random, room: str) -> Event:
    return (
        room,
        rng.choice(NAMES),
        rng.choice(("", *OPTIONS)),
        rng.choice(("demands", "accepts", "refuses", *[""] * 9)),
    )


def pair(seed: int) -> tuple[History, History]:
    """Two histories that are the same for the Front."""
    rng = Random(seed)
    own = [event(rng, "front") for _ in range(rng.randint(0, 6))]
    histories = (History(), History())
    for history in histories:
        events = [event(rng, rng.choice(SIDES[1:])) for _ in range(rng.randint(0, 4))]
        for mine in own:
            events.insert(rng.randint(0, len(events)), mine)
        mine = [one for one in events if one[0] == "front"]
        order = iter(own)
        for one in events:
            history.speak(next(order) if one in mine else one)
        assert [one for one in events if one[0] == "front"] or not own
    return histories


def told(history: History) -> object:
    """The questions to the Front, in the words in which they would be asked."""
    side = one_side(history.sees(), history.case, 1, "front", "the Front")
    return [(one.why, one.issue, one.options, one.settles, one.room, one.label) for one in side.questions]


@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_pairs_of_histories_ask_a_side_the_same_in_the_same_order(part: int) -> None:
    loud = []
    for seed in range(part, PAIRS, PARTS):
        one, other = pair(seed)
        if told(one) != told(other):
            loud.append(seed)
    assert loud == []


def test_the_histories_differ_elsewhere_and_there_are_questions() -> None:
    """Otherwise the test above would say nothing."""
    differ = orders = asked = several = 0
    for seed in range(400):
        one, other = pair(seed)
        differ += one.case != other.case
        names = [[issue.label for issue in history.case.issues] for history in (one, other)]
        orders += [name for name in names[0] if name in names[1]] != [
            name for name in names[1] if name in names[0]
        ]
        found = questions_for(one.sees(), one.case, "front")
        asked += len(found)
        several += any(len(question.options) > 1 for question in found)
    assert differ > 300
    assert orders > 20
    assert asked > 400
    assert several > 100


def test_the_board_asks_nobody_about_what_only_another_side_raised() -> None:
    """33 alive was confided by the Front alone: neither the board nor the analysis asks the Republic about
    it.
    """
    history = History()
    history.speak(("front", "The sick", "33 alive", "demands"))
    history.speak(("republic", "Water", "open", "accepts"))
    view = history.sees()
    shown = picture(view, history.case, "2031-05-10")
    for row in shown.board.rows:
        for ask in row.asks:
            assert not (ask.party != "front" and row.issue == "the-sick")
            asked = [one for one in shown.questions[ask.party] if one.issue == row.issue]
            assert [(one.options, one.settles) for one in asked if one.why == "not-said"] == [
                (ask.options, ask.settles)
            ]
    assert asks_of(shown.questions).keys() == {row.issue for row in shown.board.rows if row.asks}


def test_options_stand_in_the_order_of_the_sides_own_letters() -> None:
    for first in ((), (("republic", "Water", "shut", "accepts"), ("republic", "Water", "none", "accepts"))):
        history = History()
        for one in first:
            history.speak(one)
        for option in ("none", "open", "shut"):
            history.speak(("front", "Water", option, ""))
        history.speak(("front", "Harbour", "open", ""))
        side = one_side(history.sees(), history.case, 1, "front", "the Front")
        assert [(one.issue, one.options) for one in side.questions] == [
            ("Water", ("none", "open", "shut")),
            ("Harbour", ("open",)),
            ("Fire", ("later",)),
        ]
