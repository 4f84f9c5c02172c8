"""No short history makes a reader's program believe what is not so; and each rule is needed for that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from short_histories import found_wrongs

from goodoffices.vault import membership, rooms


def test_no_history_of_three_moves_takes_a_room_over() -> None:
    assert list(found_wrongs(3)) == []


def _without(rule: Callable[..., Any]) -> Callable[[pytest.MonkeyPatch], None]:
    def weaken(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(membership, "RULES", tuple(one for one in membership.RULES if one is not rule))

    return weaken


def _forgets_across_a_gap(patch: pytest.MonkeyPatch) -> None:
    whole = rooms._moved

    def forgetting(state: Any, entry: Any, **fields: Any) -> Any:
        if fields.get("shut", -1) >= 0:
            fields = {"members": (), "shut": -1}
        return whole(state, entry, **fields)

    patch.setattr(rooms, "_moved", forgetting)


def _asks_nobody_who_gave_a_key(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rooms._Held, "fault", lambda held, room: None)


@pytest.mark.parametrize(
    ("weaken", "wrong"),
    [
        (_forgets_across_a_gap, "would read the next word"),
        (_without(membership.by_a_steward), "would read the next word"),
        (_without(membership.each_once), "as salim’s"),
        (_without(membership.a_steward_stays), "without a steward"),
        (_asks_nobody_who_gave_a_key, "a member from entry"),
        (_without(membership.as_it_says), "a member from entry"),
    ],
)
def test_the_search_finds_what_each_rule_prevents(
    monkeypatch: pytest.MonkeyPatch, weaken: Callable[[pytest.MonkeyPatch], None], wrong: str
) -> None:
    """The first is the fault by which one who could only write into the store took over a room and read the
    next word.
    """
    weaken(monkeypatch)
    assert any(wrong in said for _, said in found_wrongs(3))
