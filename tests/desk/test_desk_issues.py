"""The case's issues in a room's own words: raised when they are first used, tied, and no more of them than
was said there.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import Case, Issue, Option, Party, Range
from goodoffices.case.files import case_to_json
from goodoffices.desk.issues import new_id, outline_of, raise_issue, with_issue, with_option
from goodoffices.talks import Act, Provenance, RoomEntry, RoomView, acts, compose, fold, write

CASE = Case(
    title="Lake Sarn talks",
    fictional=True,
    parties=(Party(id="front"), Party(id="republic", name="the Republic")),
    issues=(
        Issue(
            id="monitors",
            name="Who monitors",
            options=(Option(id="joint", name="joint team"), Option(id="none")),
        ),
        Issue(id="ratio", kind="range", range=Range(lowest=1, highest=5, step=1)),  # type: ignore[arg-type]
    ),
)
SAID = st.lists(st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["joint", "none", ""])), max_size=8)


class Rooms:
    """A home room and two rooms of sides, in memory."""

    def __init__(self) -> None:
        self.count = 0
        self.views: dict[str, RoomView] = {}
        for room, sort in (
            ("home", "mediators"),
            ("a", "delegation-mediators"),
            ("b", "delegation-mediators"),
        ):
            members = acts.MembersChanged(change="founded", who="m", since={"m": 0}, stewards=("m",))
            self.views[room] = fold(room, [RoomEntry(0, Provenance("m", "members/0", ""), members)])
            self.put(room, acts.RoomNamed(title=room, sort=sort))  # type: ignore[arg-type]

    def put(self, room: str, act: Act) -> int:
        self.count += 1
        placed = write(self.views[room], act, Provenance("m", f"form-{self.count}", ""))
        entry = RoomEntry(self.views[room].head + 1, placed.hand, placed.act)
        self.views[room] = fold(room, [entry], self.views[room])
        return entry.sequence

    def use(self, room: str, option: str) -> tuple[int, tuple[str, ...]]:
        issue = outline_of(case_to_json(CASE).encode()).issue("monitors")
        ties = compose(self.views, "m").ties
        return raise_issue(
            lambda: self.views[room], ties, "home", issue, (option,) if option else (), self.put
        )


@given(SAID)
def test_a_room_knows_what_was_said_in_it_and_the_case_knows_what_it_means(
    said: list[tuple[str, str]],
) -> None:
    rooms, used = Rooms(), {"a": list[str](), "b": list[str]()}
    for room, option in said:
        label, letters = rooms.use(room, option)
        used[room] += [option] if option else []
        view = compose(rooms.views, "m")
        assert view.ties[room, label] == "monitors"
        assert [view.tied_options[room, label, letter] for letter in letters] == ([option] if option else [])
    for room, options in used.items():
        known = [name for issue in rooms.views[room].issues.values() for name in issue.options.values()]
        assert known == [{"joint": "joint team"}.get(one, one) for one in dict.fromkeys(options)]
        assert len(rooms.views[room].issues) == any(one == room for one, _ in said)


def test_a_name_that_is_there_is_not_added_again() -> None:
    assert with_issue(CASE, "who MONITORS") == (CASE, "monitors")
    assert with_option(CASE, "monitors", "Joint team") == (CASE, "joint")
    after, key = with_issue(CASE, "Return of families")
    after, option = with_option(after, key, "phase 1")
    assert (key, option, after.issue(key).options) == (
        "return-of-families",
        "phase-1",
        (Option(id="phase-1", name="phase 1"),),
    )


def test_the_options_of_numbers_are_their_numbers() -> None:
    assert with_option(CASE, "ratio", "3") == (CASE, "3")
    with pytest.raises(ValueError, match="not among the options"):
        with_option(CASE, "ratio", "9")


@given(st.lists(st.text(max_size=60), max_size=20))
def test_ids_are_new_and_can_be_written(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        key = new_id(name, taken)
        assert key
        assert key not in taken
        taken.add(key)
