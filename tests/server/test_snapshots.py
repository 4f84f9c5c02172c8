"""Snapshots in parts: a saving. Whatever becomes of them, a room is what its entries say, and what is found
tampered stays found.
"""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import rooms_of

from goodoffices.talks import acts
from goodoffices.vault import Tampered

FEW, LONG = 20, 200


def fill(desk: Any, case: str, room: str, count: int) -> None:
    """Write so many entries, in one form."""
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        for number in range(count):
            pen.write(room, acts.Said(words=f"Point {number}.", party="front"))


def parts(room: str) -> dict[int, bytes]:
    """A room's snapshot as it is stored."""
    from goodoffices.server.store.models import Snapshot

    rows = Snapshot.objects.filter(room_id=room).values_list("part", "sealed")
    return {part: bytes(sealed) for part, sealed in rows}


def put_back(room: str, stored: dict[int, bytes]) -> None:
    """Put parts where they were."""
    from goodoffices.server.store.models import Snapshot

    for part, sealed in stored.items():
        Snapshot.objects.filter(room_id=room, part=part).update(sealed=sealed)


def view_of(desk: Any, case: str, room: str) -> Any:
    """The room as one request reads it."""
    from goodoffices.server.store import open_case

    return open_case(desk, case).view(room)


def from_entries(desk: Any, case: str, room: str) -> Any:
    """The room out of its entries alone."""
    from goodoffices.server.store.models import Snapshot

    kept = list(Snapshot.objects.filter(room_id=room))
    Snapshot.objects.filter(room_id=room).delete()
    view = view_of(desk, case, room)
    list(view.items)
    Snapshot.objects.filter(room_id=room).delete()
    Snapshot.objects.bulk_create(kept)
    return view


@pytest.fixture
def room(desk: Any, lake: str) -> str:
    """A long room with a snapshot in several parts."""
    name = rooms_of(desk, lake)[1]
    fill(desk, lake, name, LONG)
    view_of(desk, lake, name)
    assert sorted(parts(name)) == [0, 1, 2, 3, 4]
    return name


def test_a_room_read_from_parts_is_what_its_entries_say(desk: Any, lake: str, room: str) -> None:
    from goodoffices.server.store import new_token, write_case

    for act in (acts.Disclosed(entry=70, level="public"), acts.TakenBack(entry=9), acts.Said(words="More.")):
        with write_case(desk, lake, new_token()) as pen:
            pen.write(room, act)
        assert view_of(desk, lake, room) == from_entries(desk, lake, room)


def test_a_position_finds_its_issue_without_the_whole_picture(
    mine: Any, desk: Any, lake: str, room: str
) -> None:
    from site_cast import record

    from goodoffices.server.store import open_case

    record(mine, lake, room, "Neighbours.", kind="demands", about="monitors / neighbours")
    case = open_case(desk, lake)
    assert case.ties() == case.together.ties == {(room, 1): "monitors"}


def test_keeping_writes_the_parts_that_changed_alone(desk: Any, lake: str, room: str) -> None:
    from goodoffices.server.store import new_token, write_case

    before = parts(room)
    with write_case(desk, lake, new_token()) as pen:
        pen.write(room, acts.Disclosed(entry=70, level="public"))
    fill(desk, lake, room, 4)
    view_of(desk, lake, room)
    after = parts(room)
    assert {part for part in after if after[part] != before.get(part)} == {0, 2, 4}
    assert view_of(desk, lake, room) == from_entries(desk, lake, room)


@pytest.mark.parametrize("what", ["gone", "altered", "earlier", "another"])
def test_a_part_that_is_not_what_it_was_is_made_anew_from_the_entries(
    desk: Any, lake: str, room: str, what: str
) -> None:
    from goodoffices.server.store import new_token, write_case
    from goodoffices.server.store.models import Snapshot

    early = parts(room)
    with write_case(desk, lake, new_token()) as pen:
        pen.write(room, acts.Disclosed(entry=70, level="public"))
    fill(desk, lake, room, 4)
    whole = view_of(desk, lake, room)
    now = parts(room)
    if what == "gone":
        Snapshot.objects.filter(room_id=room, part=2).delete()
    else:
        put_back(room, {2: {"altered": now[2][:-1] + b"?", "earlier": early[2], "another": now[3]}[what]})
    read = view_of(desk, lake, room)
    assert read.items[70].level == "public"
    assert read == whole == from_entries(desk, lake, room)
    mended = parts(room)
    assert sorted(mended) == sorted(now)
    assert view_of(desk, lake, room).items[70].level == "public"
    assert parts(room) == mended


def test_a_snapshot_that_was_renewed_while_a_page_reads_it_takes_nothing_from_the_page(
    desk: Any, lake: str, room: str
) -> None:
    from goodoffices.server.store import new_token, write_case

    slow, whole = view_of(desk, lake, room), from_entries(desk, lake, room)
    with write_case(desk, lake, new_token()) as pen:
        pen.write(room, acts.Disclosed(entry=70, level="public"))
    fill(desk, lake, room, 4)
    quick = view_of(desk, lake, room)
    assert slow.items[70].level == "closed"
    assert slow == whole
    assert view_of(desk, lake, room) == quick == from_entries(desk, lake, room)


def test_who_keeps_a_snapshot_late_does_not_mix_parts_with_those_of_another(
    desk: Any, lake: str, room: str
) -> None:
    from goodoffices.server.store import new_token, open_case, write_case
    from goodoffices.server.store.snapshots import SnapshotStore

    case = open_case(desk, lake)
    late = SnapshotStore(desk, case.outer, room, case.rings[room])
    state, view = late.read()
    assert state is not None
    assert view is not None
    with write_case(desk, lake, new_token()) as pen:
        pen.write(room, acts.Disclosed(entry=70, level="public"))
    fill(desk, lake, room, 4)
    quick = view_of(desk, lake, room)
    now = parts(room)
    late.keep(state, view)
    assert parts(room) == now
    assert view_of(desk, lake, room) == quick


def test_a_snapshot_goes_with_the_outer_key_of_the_case(desk: Any, lake: str, room: str) -> None:
    """Somebody has an old backup and, later, the passphrase; the case has ended since."""
    from goodoffices.server.store import open_case
    from goodoffices.server.store.snapshots import SNAPSHOT_VERSION
    from goodoffices.vault import CaseKey, open_snapshot

    case = open_case(desk, lake)
    first, name = parts(room)[0], f"snapshot/{room}/{desk.user}/0"
    inner = case.outer.unwrap(name, first)
    assert open_snapshot(desk.identity, case.rings[room], lake, room, SNAPSHOT_VERSION, inner) is not None
    assert open_snapshot(desk.identity, case.rings[room], lake, room, SNAPSHOT_VERSION, first) is None
    with pytest.raises(Tampered):
        CaseKey.new(lake).unwrap(name, first)


def test_an_entry_that_was_altered_is_found_when_a_part_has_to_be_made_anew(
    desk: Any, lake: str, room: str
) -> None:
    from goodoffices.server.store.models import Entry, Snapshot

    row = Entry.objects.get(room_id=room, sequence=70)
    row.signature = bytes(64)
    row.save()
    Snapshot.objects.filter(room_id=room, part=2).delete()
    view = view_of(desk, lake, room)
    with pytest.raises(Tampered):
        view.items[70]
    with pytest.raises(Tampered):
        list(view_of(desk, lake, room).items)


def test_a_chain_that_was_cut_is_found_through_a_snapshot_in_parts(desk: Any, lake: str, room: str) -> None:
    from goodoffices.server.store.models import Entry, Snapshot

    view = view_of(desk, lake, room)
    Entry.objects.filter(room_id=room, sequence__gt=150).delete()
    with pytest.raises(Tampered):
        view_of(desk, lake, room)
    Snapshot.objects.filter(room_id=room, part=2).delete()
    with pytest.raises(Tampered):
        view.items[70]


def test_recording_in_a_long_room_opens_no_more_than_in_a_short_one(
    mine: Any, desk: Any, lake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: what is fetched from the database, in number and in bytes but for the first
    part.
    """
    from site_cast import record

    short, long = rooms_of(desk, lake)[1:3]
    fill(desk, lake, short, FEW)
    fill(desk, lake, long, 10 * LONG)
    counts = []
    for room, side in ((short, "front"), (long, "republic")):
        view_of(desk, lake, room)
        record(mine, lake, room, "First.", side=side)
        counts.append(
            fetched(lambda room=room, side=side: record(mine, lake, room, "Again.", side=side), monkeypatch)
        )
    (few, small), (many, large) = counts
    assert many == few
    assert large < small + 3 * 64 * 200


def fetched(work: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many parts were opened, and their bytes."""

    found: list[bytes] = []
    from goodoffices.server.store import snapshots

    fetch = vars(snapshots)["snapshot_part"]

    def counted(*args: Any) -> bytes | None:
        sealed: bytes | None = fetch(*args)
        found.append(sealed or b"")
        return sealed

    with monkeypatch.context() as watch:
        watch.setattr(snapshots, "snapshot_part", counted)
        assert work().status_code == 302
    return len(found), sum(map(len, found))
