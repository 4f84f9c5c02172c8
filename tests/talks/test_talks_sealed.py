"""The whole way of an entry: written, sealed, stored as a row, fetched, followed, folded; and from a snapshot
on.
"""

from __future__ import annotations

import pytest

from goodoffices.talks import (
    Act,
    NotWritten,
    Placed,
    Provenance,
    RoomView,
    acts,
    block_of,
    compose,
    decode_entry,
    encode_entry,
    fold,
    from_parts,
    reason,
    snapshot_head,
    stated,
    write,
)
from goodoffices.talks.view import VERSION
from goodoffices.vault import (
    CaseKey,
    Identity,
    RoomState,
    Snapshot,
    StoredEntry,
    add_member,
    follow,
    found_room,
    new_identity,
    open_part,
    open_snapshot,
    seal_entry,
    seal_part,
    seal_snapshot,
)

CASE = "lake-sarn"
AT = "2031-05-04T14:10:00Z"


class Desk:
    """One room on a disk, written to by those who hold its key."""

    def __init__(self) -> None:
        self.people = {name: new_identity(name) for name in ("moreau", "adeyemi", "salim")}
        self.case_key = CaseKey.new(CASE)
        made = found_room(CASE, "front", self.people["moreau"], {"salim": self.people["salim"].public}, AT)
        self.rows: list[StoredEntry] = [self.case_key.store(made.entry)]
        self.state, self.ring = made.state, {1: made.key}
        self.put("moreau", acts.RoomNamed(title="Front", sort="delegation-mediators", parties=("front",)))

    def put(self, who: str, act: Act) -> None:
        hand = Provenance(who, f"form-{len(self.rows)}", AT)
        placed: Placed = write(self.read(self.ring)[1], act, hand)
        kind, body = encode_entry(placed.act, placed.hand)
        entry, self.state = seal_entry(self.state, self.ring, self.people[who], kind, body, hand.at)
        self.rows.append(self.case_key.store(entry))

    def read(
        self, ring: dict[int, bytes], start: RoomState | None = None, view: RoomView | None = None
    ) -> tuple[RoomState, RoomView]:
        rows = self.rows[start.head.sequence + 1 if start else 0 :]
        state, opened = follow(CASE, "front", map(self.case_key.fetch, rows), ring, start=start)
        return state, fold("front", map(decode_entry, opened), view)


def test_what_was_written_is_what_its_members_see() -> None:
    desk = Desk()
    desk.put("salim", acts.Said(words="Monitors.", party="front", disclosure="float"))
    state, view = desk.read(desk.ring)
    assert state == desk.state
    assert view.members == {"moreau": 0, "salim": 0}
    assert view.stewards == ("moreau",)
    assert [(item.words, item.level) for item in view.items.values()][2:] == [("Monitors.", "float")]
    assert view.title == "Front"
    assert compose({"front": view}, "adeyemi").rooms == {}
    with pytest.raises(NotWritten, match="the same form"):
        write(view, acts.Said(words="again"), Provenance("salim", "form-2", AT))


def test_a_member_from_now_sees_the_room_from_now_and_who_is_in_it() -> None:
    desk = Desk()
    desk.put("salim", acts.IssueRaised(name="List", options=("forty", "fifty")))
    desk.put("salim", acts.Said(words="Before.", party="front"))
    newcomer: Identity = desk.people["adeyemi"]
    made = add_member(
        desk.state,
        desk.ring,
        desk.people["moreau"],
        "adeyemi",
        newcomer.public,
        AT,
        history=False,
        as_steward=True,
    )
    desk.rows.append(desk.case_key.store(made.entry))
    desk.state, desk.ring[2] = made.state, made.key
    again = stated(desk.read(desk.ring)[1])
    assert again is not None
    desk.put("moreau", again)
    desk.put("salim", acts.Said(words="After.", party="front"))
    desk.put("salim", acts.Disclosed(entry=3, level="public"))
    _, view = desk.read({2: made.key})
    assert [item.words for item in view.items.values()] == ["", "", "After.", ""]
    assert view.items[7].invalid == reason("before-you")
    assert (view.title, view.sort) == ("Front", "delegation-mediators")
    assert view.issues[1].options == {"a": "forty", "b": "fifty"}
    assert view.can_open("adeyemi", 4)
    assert not view.can_open("adeyemi", 3)
    assert view.members == {"moreau": 0, "salim": 0, "adeyemi": 4}


def test_a_room_goes_on_from_its_snapshot() -> None:
    desk = Desk()
    for i in range(5):
        desk.put("salim", acts.Said(words=f"{i}", party="front"))
    me = desk.people["moreau"]
    state, view = desk.read(desk.ring)
    part, mark = seal_part(me, desk.ring, state, VERSION, 1, block_of(view, 0))
    sealed = seal_snapshot(me, desk.ring, VERSION, Snapshot(state, snapshot_head(view), {1: mark}))
    desk.put("salim", acts.Disclosed(entry=3, level="public"))
    found = open_snapshot(me, desk.ring, CASE, "front", VERSION, sealed)
    assert found is not None

    def block(number: int) -> bytes:
        assert found is not None
        return open_part(me, desk.ring, found, VERSION, number + 1, part) or b""

    stored = from_parts(found.data, block)
    assert stored == view
    assert desk.read(desk.ring, found.state, stored) == desk.read(desk.ring)
    assert desk.read(desk.ring)[1].items[3].level == "public"
