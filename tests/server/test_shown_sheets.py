"""What is printed for a room comes from that room alone."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from histories import Twins, rooms_of
from shown_cast import CASE, take, tied, told
from talks_cast import PEOPLE, ROOMS, World

from goodoffices.desk.views.round_summary import round_summary
from goodoffices.desk.views.sheets import sheet, summary
from goodoffices.talks import Relay, RoomView, acts, write_relay
from goodoffices.talks.acts import Ref
from goodoffices.vault import Head

PARTIES = {party.id: party.label for party in CASE.parties}


def head(view: RoomView) -> Head:
    return Head(view.head, hashlib.sha256(f"{view.room} {view.head}".encode()).digest())


def printed(view: RoomView) -> bytes:
    rounds = [
        round_summary(view, one.sequence, head(view), PARTIES) for one in view.threads_of(acts.RoundOpened)
    ]
    return msgspec.json.encode([sheet(view, head(view), PARTIES), summary(view, head(view), PARTIES), rounds])


@pytest.mark.parametrize("part", range(2))
def test_two_histories_equal_in_a_room_print_the_same_for_it(part: int) -> None:
    """A thousand random pairs of histories, alike in a viewer's rooms and different elsewhere."""
    loud, different, lines, rounds = [], 0, 0, 0
    for seed in range(part, 1000, 2):
        twins = Twins(PEOPLE[seed % len(PEOPLE)], seed)
        for _ in range(14):
            twins.step()
        one, two = twins.worlds
        for room in ROOMS:
            same = printed(one.views[room]) == printed(two.views[room])
            if room in rooms_of(twins.viewer):
                loud += [] if same else [(seed, room)]
                lines += len(sheet(one.views[room], head(one.views[room]), PARTIES).lines)
                rounds += len(one.views[room].threads_of(acts.RoundOpened))
            else:
                different += not same
    assert loud == []
    assert different > 300
    assert min(lines, rounds) > 50


def test_a_sheet_has_the_words_and_neither_origin_nor_kept_words() -> None:
    world = tied()
    one = world.write(
        "front", "moreau", acts.Said(words="A joint team would do.", proxy=told(), disclosure="float")
    )
    for words, cites in (("We could imagine a joint team.", (Ref("front", one),)), ("Good morning.", ())):
        relay = Relay(to="republic", words=words, rests_on=cites, asks=bool(cites))
        hand = world.hand("moreau")
        for placed in write_relay(world.sees("moreau"), relay, "moreau-own", hand, kept=("quiet",)):
            world.put(placed)
    view = world.views["republic"]
    made = sheet(view, head(view), PARTIES)
    assert [(line.number, line.words, line.asks) for line in made.lines] == [
        (1, "We could imagine a joint team.", True),
        (2, "Good morning.", False),
    ]
    text = msgspec.json.encode(made).decode()
    for secret in ("would do", "Salim", "quiet", "Front", CASE.title):
        assert secret not in text


def test_a_sheet_has_what_nobody_confirmed_or_what_is_chosen() -> None:
    world = World()
    for words in ("one", "two", "three"):
        relay = Relay(to="republic", words=words)
        for placed in write_relay(world.sees("moreau"), relay, "moreau-own", world.hand("moreau")):
            world.put(placed)
    first, second, third = [
        item.sequence for item in world.views["republic"].items.values() if isinstance(item.act, acts.Relayed)
    ]
    world.write("republic", "orr", acts.Received(entry=first))
    world.write("republic", "moreau", acts.Corrected(entry=second, words="two, mended"))
    world.write("republic", "moreau", acts.TakenBack(entry=third))
    view = world.views["republic"]
    assert [(line.words, line.corrected) for line in sheet(view, head(view), PARTIES).lines] == [
        ("two, mended", True)
    ]
    chosen = sheet(view, head(view), PARTIES, {first, third}).lines
    assert [(line.number, line.received, line.taken_back) for line in chosen] == [
        (1, ("orr",), False),
        (3, (), True),
    ]


def test_the_mark_is_the_last_entry_and_the_beginning_of_its_hash() -> None:
    view = World().views["republic"]
    made = sheet(view, Head(41, bytes(range(32))), PARTIES)
    assert (made.mark.sequence, made.mark.text) == (41, "0001 0203 0405 0607 0809 0a0b")


def test_a_summary_has_positions_in_the_rooms_own_names_and_what_is_open() -> None:
    world = tied()
    take(world, "front", 1, "demands", "b", words="no less", conditions=(acts.If(does="they answer"),))
    world.write("front", "moreau", acts.Asked(words="How many?", to="front"))
    world.write("front", "moreau", acts.Promised(words="An answer by noon."))
    world.write("front", "moreau", acts.DeadlineSet(what="The truce ends", due="2031-05-12"))
    view = world.views["front"]
    made = summary(view, head(view), PARTIES)
    (position,) = made.issues[0].positions
    assert (made.issues[0].name, position.options, position.conditions) == (
        "sick in front",
        ("all",),
        (("", "they answer"),),
    )
    assert [item.words for item in made.questions] == ["How many?"]
    assert [len(made.promises), len(made.deadlines)] == [1, 1]
