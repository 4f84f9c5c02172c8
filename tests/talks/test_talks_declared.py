"""A kind tells everything about itself in one place, and what it does not tell is treated as a secret."""

from __future__ import annotations

import inspect
from typing import Any, get_args

import msgspec
import pytest
from one_of_each import ONE_OF_EACH
from release_fixture import TARGET, lines
from talks_cast import ROOMS, World

from goodoffices.talks import KINDS, Act, acts, conditions_of, declared, kind_of, sorts_of, texts_of
from goodoffices.talks.kinds import UNDECLARED
from goodoffices.talks.texts import entries_named


def test_every_kind_is_entered_and_so_is_nothing_else() -> None:
    assert set(KINDS) == set(get_args(Act))


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.__name__)
def test_every_text_of_every_kind_says_what_it_holds(kind: type[Any]) -> None:
    """A bare ``str`` is read as a secret; whoever adds one has to say what it is."""
    bare = {name for name, sorts in sorts_of(kind).items() if "undeclared" in sorts}
    assert not bare, f"say with a type of goodoffices.talks.fields what these hold: {sorted(bare)}"


def test_what_a_kind_does_not_say_is_closed() -> None:
    class Whispered(acts.Spoken, frozen=True, kw_only=True, tag="whispered/1"):
        nick: str = ""
        more: tuple[str, ...] = ()

    act = Whispered(words="a", nick="b", more=("c", "d"))
    assert declared(Whispered) is UNDECLARED  # type: ignore[arg-type]
    assert not UNDECLARED.stands
    assert not UNDECLARED.travels
    held = {text: holds for holds, text in texts_of(act)}
    assert held == {"a": "words", "b": "undeclared", "c": "undeclared", "d": "undeclared"}


def test_a_kind_travels_only_where_it_says_so() -> None:
    assert {kind for kind, told in KINDS.items() if told.travels} == {
        kind for kind in KINDS if issubclass(kind, acts.Spoken)
    }
    for act in ONE_OF_EACH:
        world = World()
        room = next(room for room, (sort, _, _) in ROOMS.items() if sort in declared(act).stands)
        world.force(room, ROOMS[room][2][0], act)
        item = world.views[room].items[2]
        assert bool(item.levels) <= declared(act).travels


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=kind_of)
def test_every_condition_and_every_entry_that_is_named_is_found_by_its_type(act: Act) -> None:
    held = [text for holds, text in texts_of(act) if holds == "condition"]
    assert [one.words for one in conditions_of(act)] == held
    numbers = {
        name
        for name in ("entry", "question", "thread", "draft", "text", "release", "first")
        if isinstance(getattr(act, name, None), int)
    }
    numbers -= {"draft"} if isinstance(act, acts.Origin) else set()
    assert bool(list(entries_named(act))) is bool(numbers or getattr(act, "round", None))


def test_what_quick_capture_offers_is_what_kinds_say() -> None:
    choices = [choice for told in KINDS.values() for choice in told.choices]
    assert choices == ["said", "demands", "accepts", "refuses", "asks", "answers", "promises"]
    assert len(set(choices)) == len(choices)
    for kind, told in KINDS.items():
        assert not told.called_by or told.called_by in kind.__struct_fields__
        assert bool(told.choices) <= (told.captured == "words")
        assert inspect.getdoc(kind), kind


def test_the_command_writes_the_fixture_of_this_release() -> None:
    assert TARGET.read_bytes().splitlines() == lines()
    assert msgspec.json.decode(lines()[0])["kind"] == "said/1"
