"""A view that is read in parts is the view that the whole fold gives, after every act; and an act reads the
parts that it is about alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import histories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from talks_cast import PEOPLE, ROOMS, World

from goodoffices.talks import (
    Act,
    Excluding,
    Process,
    Provenance,
    RoomEntry,
    RoomView,
    acts,
    blocks,
    blocks_of,
    compose,
    fold,
    forms,
    from_parts,
    snapshot_head,
    why_invalid,
)

KINDS: list[tuple[type[Act], ...]] = [(acts.Said,), (acts.Disclosed, acts.Corrected), (acts.PositionTaken,)]


class Store:
    """One room's parts, as a disk would keep them; ``read`` has the blocks that were asked for since the room
    was last opened.
    """

    def __init__(self, room: str) -> None:
        self.small, self.blocks, self.read = snapshot_head(RoomView(room)), dict[int, bytes](), list[int]()

    def open(self) -> RoomView:
        """The view, with no block read."""
        self.read = []
        return from_parts(self.small, self._block)

    def keep(self, view: RoomView) -> None:
        """Keep what changed."""
        self.blocks |= blocks_of(view, changed=True)
        self.small = snapshot_head(view)

    def _block(self, number: int) -> bytes:
        self.read.append(number)
        return self.blocks[number]


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of three, so that short histories have many."""
    monkeypatch.setattr(blocks, "SIZE", 3)


class Parts(RuleBasedStateMachine):
    """Random acts in all rooms. Each room is folded once whole and once entry by entry, opened from its parts
    now and then.
    """

    @initialize(seed=st.integers(0, 2**32))
    def start(self, seed: int) -> None:
        assert blocks.SIZE == 3
        self.rng, self.world, self.forms = Random(seed), World(), 0
        self.stores = {room: Store(room) for room in ROOMS}
        self.views: dict[str, RoomView] = {}
        for room, store in self.stores.items():
            store.keep(fold(room, self.world.entries[room]))
            self.views[room] = store.open()

    def hand(self, author: str) -> Provenance:
        self.forms += self.rng.random() < 0.9  # now and then a form is sent twice
        return Provenance(author, f"form {self.forms}", "2031-05-04T09:00:00Z")

    @rule()
    def somebody_writes(self) -> None:
        intent = histories.any_write(self.rng, self.world, sorted(ROOMS), self.hand)
        self.carry_out(intent)

    @rule()
    def a_mediator_relays(self) -> None:
        self.carry_out(histories.any_send(self.rng, self.hand, ["front", "republic", "all"]))

    def carry_out(self, intent: histories.Intent) -> None:
        before = {room: len(entries) for room, entries in self.world.entries.items()}
        histories.carry_out(self.rng, self.world, intent)
        for room, entries in self.world.entries.items():
            for entry in entries[before[room] :]:
                why = why_invalid(self.views[room], entry.act, entry.hand)
                self.views[room] = fold(room, [entry], self.views[room])
                assert self.views[room].items[entry.sequence].invalid == why

    @rule(room=st.sampled_from(sorted(ROOMS)))
    def a_room_is_kept_and_opened_again(self, room: str) -> None:
        self.stores[room].keep(self.views[room])
        self.views[room] = self.stores[room].open()

    @invariant()
    def parts_and_whole_are_the_same(self) -> None:
        if not hasattr(self, "views"):
            return
        for room, entries in self.world.entries.items():
            whole = fold(room, entries)
            assert snapshot_head(self.views[room]) == snapshot_head(whole)
            # Looking at the blocks would read them all, and leave the next act nothing to read: another copy
            # is looked at.
            store = Store(room)
            store.blocks, store.small = dict(self.stores[room].blocks), self.stores[room].small
            store.keep(self.views[room])
            assert store.open() == whole
        assert compose(self.views, "moreau") == self.world.sees("moreau")


Parts.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None, derandomize=True)
TestParts = Parts.TestCase


@given(st.integers(0, 2**32), st.sampled_from(PEOPLE))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_is_asked_of_blocks_is_what_a_look_at_every_entry_gives(seed: int, viewer: str) -> None:
    twins = histories.Twins(viewer, seed)
    for _ in range(30):
        twins.step()
    for view in twins.worlds[0].views.values():
        every = list(view.items.values())
        assert [item.sequence for item in every] == list(view.items)
        assert view.asking == tuple(asked(view))
        assert view.first == min(view.items)
        for kinds in KINDS:
            those = [item for item in every if isinstance(item.act, kinds)]
            rest = [item for item in every if not isinstance(item.act, kinds)]
            assert list(view.items.of(*kinds)) == those
            assert list(view.items.latest(*kinds)) == those[::-1]
            without = Excluding(view.items, *kinds)
            assert len(without) == len(rest)
            for first in range(0, len(rest) + 2, 2):
                assert without.slice(first, first + 4) == rest[first : first + 4]
            for at in range(view.head + 3):
                assert without.index_of(at) == sum(item.sequence < at for item in rest)


def asked(view: RoomView) -> Iterator[int]:
    """Open questions, by a look at every entry."""
    for item in view.items.values():
        act = item.act
        asks = isinstance(act, (acts.Asked, acts.AskedBack)) or (isinstance(act, acts.Relayed) and act.asks)
        if asks and not item.invalid and item.taken_back is None and not item.answers:
            yield item.sequence


def long_room(count: int = 60) -> tuple[Store, World]:
    """A room in parts, of so many entries."""
    world, store = World(), Store("front")
    world.write("front", "salim", acts.IssueRaised(name="List", options=("forty", "fifty")))
    world.write("front", "salim", acts.Asked(words="When?", party="front"))
    world.write("front", "salim", acts.RoundOpened(name="First"))
    for number in range(count):
        world.write("front", "salim", acts.Said(words=f"Point {number}.", party="front"))
    store.keep(world.views["front"])
    return store, world


@pytest.mark.parametrize(
    ("act", "read"),
    [
        (acts.Said(words="x", party="front"), {21}),
        (acts.PositionTaken(words="x", party="front", issue=1, stance="demands", options=("a",)), {21}),
        (acts.Asked(words="x", party="front"), {21}),
        (acts.RoundOpened(name="Second"), {21}),
        (acts.Answered(words="x", party="front", question=3), {1, 21}),
        (acts.Disclosed(entry=31, level="public"), {10, 21}),
        (acts.Followed(thread=4, step="close"), {1, 21}),
    ],
)
def test_an_act_reads_the_last_block_and_those_that_it_is_about(act: Act, read: set[int]) -> None:
    store, world = long_room()
    view, hand = store.open(), world.hand("salim")
    assert why_invalid(view, act, hand) is None
    after = fold("front", [coming(view, act, hand)], view)
    assert set(store.read) == read
    assert set(blocks_of(after, changed=True)) == read
    store.keep(after)
    assert store.open() == fold("front", [*world.entries["front"], coming(view, act, hand)])


def coming(view: RoomView, act: Act, hand: Provenance) -> RoomEntry:
    """The act as the room's next entry."""
    return RoomEntry(view.head + 1, hand, act)


def test_a_page_of_a_long_room_and_its_open_questions_read_their_blocks_alone() -> None:
    store, _ = long_room()
    view = store.open()
    shown = Excluding(view.items, acts.IssueRaised)
    assert [item.words for item in shown.slice(len(shown) - 4, len(shown))] == [
        f"Point {n}." for n in range(56, 60)
    ]
    assert set(store.read) == {20, 21}
    view = store.open()
    assert [item.words for item in view.open_questions()] == ["When?"]
    assert [type(thread) for thread in view.threads_of(acts.RoundOpened)] == [Process]
    assert set(store.read) == {1}


def test_blocks_that_were_given_out_do_not_change_with_the_draft() -> None:
    _, world = long_room()
    items = world.views["front"].items
    draft = items.draft()
    draft[5] = items[6]
    given = draft.done()
    draft[5], draft[63] = items[7], items[8]
    assert (items[5].sequence, given[5].sequence, draft[5].sequence) == (5, 6, 7)
    assert given.count(acts.Said) == items.count(acts.Said) == len(items) - 5


def test_two_forms_with_one_hash_are_told_apart_by_their_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_hash", lambda form: b"the same")
    world = World()
    said = acts.Said(words="x", party="front")
    for _ in range(5):
        world.write("front", "salim", said)
    again = Provenance("salim", "form-3", "2031-05-04T09:00:00Z")
    assert str(why_invalid(world.views["front"], said, again)) != ""
    assert why_invalid(world.views["front"], said, world.hand("salim")) is None
    assert list(forms.Forms(world.views["front"].forms).find("anything")) == list(world.views["front"].items)


def test_a_mark_of_a_form_is_not_found_across_two_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_hash", lambda form: {"a": bytes(8), "b": bytes(4) + b"\1" * 4}[form])
    made = forms.Forms()
    made.add("a", 0)
    made.add("a", 0x01010101)
    assert list(made.find("a")) == [0, 0x01010101]
    assert list(made.find("b")) == []
