"""Everything that is stored of a case, gone through from each room's first entry: what no page does, for a
page goes on from a snapshot.

Found so is also what lies below a snapshot's head, and what no page reads: rooms without a key, files, a room
or the last entries of one that are gone though they were seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.db import DatabaseError

from goodoffices.language import CodedText, said_by
from goodoffices.server.folder import STATE
from goodoffices.server.store.cases import StoredCase
from goodoffices.server.store.errors import FileLost
from goodoffices.server.store.models import Room
from goodoffices.server.store.rooms import require_open
from goodoffices.server.store.seen import begin_anew, read_seen
from goodoffices.server.store.sql import damages, entries_since, is_damage
from goodoffices.talks import EntryState, RoomView, acts, files_of
from goodoffices.vault import Fault, Head, SealedEntry, Tampered, VaultError, follow, head_after, verify_chain


class Checked(msgspec.Struct, frozen=True):
    """What was gone through, and what is wrong with it.

    ``closed`` counts the rooms of which this user has no key: only their chains were followed. ``since`` is
    from when on the ends of rooms are remembered, empty if they are not; ``lost`` has what was seen and is
    there no more, in ``faults`` too.
    """

    faults: tuple[Fault, ...]
    rooms: int
    entries: int
    files: int
    closed: int
    since: str = ""
    lost: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of it was gone through, to ends that are remembered, and nothing is wrong."""
        return not self.faults and not self.closed and bool(self.since)

    @property
    def only_lost(self) -> bool:
        """Whether all that is wrong is that something seen is gone, as where an older copy was put back."""
        return bool(self.lost) and len(self.lost) == len(self.faults)


def check_case(case: StoredCase, *, files: bool = True) -> Checked:
    """Follow every chain with every seal and signature, compare it with the heads that were seen, and open
    every file (unless ``files`` is False).

    What is wrong with one room does not keep the others from being gone through.
    """
    round_ = _Round(case)
    there = list(Room.objects.filter(case_id=case.id).order_by("number").values_list("id", flat=True))
    round_.faults += [Fault("", -1, what) for what in (*filter(None, [STATE.trouble]), *damages())]
    for room in there:
        round_.room(room)
    round_.rooms_gone(there)
    attached = [(view.room, item) for view in round_.views for item in view.items.values() if _file(item)]
    if files:
        round_.faults += [fault for room, item in attached if (fault := _file_fault(case, room, item))]
    return Checked(
        (*round_.faults, *round_.lost),
        len(there),
        round_.entries,
        len(attached) if files else 0,
        round_.closed,
        round_.seen.since if round_.seen else "",
        tuple(round_.lost),
    )


def check_and_begin(case: StoredCase) -> Checked:
    """Check a case. Where nothing is wrong and no ends are remembered yet, they are from here on."""
    found = check_case(case)
    if not found.faults and not found.since:
        begin_anew(case)
    return found


def go_on_from_here(case: StoredCase) -> None:
    """Take what is stored now for what was seen: a person knows why something seen is gone. Only where
    nothing else is wrong.
    """
    if check_case(case, files=False).only_lost:
        begin_anew(case)


def require_whole(case: StoredCase) -> None:
    """Raise :class:`~goodoffices.vault.Tampered` if something stored is not what was written: a copy of it
    would be taken for a good one.
    """
    for fault in check_case(case, files=False).faults:
        raise Tampered(fault)


class _Round:
    """One going through a case."""

    def __init__(self, case: StoredCase) -> None:
        self.case, self.seen = case, read_seen(case)
        self.known = self.seen.rooms if self.seen else {}
        self.faults: list[Fault] = []
        self.lost: list[Fault] = []
        self.views: list[RoomView] = []
        self.entries = self.closed = 0

    def room(self, room: str) -> None:
        """Go through a room that is there."""
        try:
            sealed = [self.case.outer.fetch(row) for row in entries_since(room, 0)]
            self.entries += len(sealed)
            if room in self.case.room_ids:
                self.views.append(self._followed(room, sealed))
            else:
                self._closed(room, sealed)
        except (VaultError, DatabaseError) as problem:
            if isinstance(problem, DatabaseError) and not is_damage(problem):
                raise
            self.faults.append(
                problem.fault if isinstance(problem, Tampered) else Fault(room, -1, said_by(problem))
            )
        else:
            self.lost += _lost(self.case, room, sealed, self.known.get(room, ()))

    def rooms_gone(self, there: list[str]) -> None:
        """Tell of rooms that were seen, or that others name, and that are not there."""
        for room in sorted(self.known.keys() - set(there)):
            self.lost.append(
                Fault(
                    room, -1, CodedText("laptop-has-seen-not", "this laptop has seen it, and it is not there")
                )
            )
        named = {name for view in self.views for item in view.items.values() for name in _rooms_named(item)}
        for room in sorted(named - set(there) - self.known.keys()):
            self.faults.append(
                Fault(room, -1, CodedText("other-rooms-name-not", "other rooms name it, and it is not there"))
            )

    def _closed(self, room: str, sealed: list[SealedEntry]) -> None:
        self.closed += 1
        self.faults += verify_chain(self.case.id, room, sealed)
        if room in self.known:
            self.faults.append(
                Fault(room, -1, CodedText("your-key-which-was", "your key of it, which was here, is gone"))
            )

    def _followed(self, room: str, sealed: list[SealedEntry]) -> RoomView:
        """The room as its pages show it, where its chain holds from the first entry to the head of what they
        show. Raises VaultError.
        """
        case = self.case
        if not sealed:
            raise Tampered(
                Fault(room, -1, CodedText("none-its-entries-there", "none of its entries is there"))
            )
        shown = case.view(room)
        after, _ = follow(
            case.id,
            room,
            sealed,
            case.rings[room],
            anchors=[case.state(room).head],
            directory=case.desk.directory,
            reader=case.desk.user,
            givers=case.desk.givers.get(case.id, {}).get(room, {}),
        )
        require_open(after)
        return shown


def _lost(case: StoredCase, room: str, sealed: list[SealedEntry], seen: tuple[Head, ...]) -> Iterator[Fault]:
    """The heads that were seen and through which a chain, whole in itself, does not lead."""
    stored = {entry.sequence: entry for entry in sealed}
    for head in seen:
        entry = stored.get(head.sequence)
        if entry is None:
            last = len(sealed) - 1
            yield Fault(
                room,
                head.sequence,
                CodedText(
                    "was-seen-room-now",
                    "it was seen here, and the room now ends at entry %(last)s",
                    last=last,
                ),
            )
        elif head_after(case.id, entry) != head:
            yield Fault(
                room,
                head.sequence,
                CodedText("not-entry-was-seen", "it is not the entry that was seen here before"),
            )


def _rooms_named(item: EntryState) -> Iterator[str]:
    act = item.act
    if isinstance(act, (acts.Origin, acts.Drafted, acts.TextSent)):
        yield act.room
        yield from (cite.room for cite in act.cites)
    elif isinstance(act, acts.IssueTied):
        yield act.room
    elif isinstance(act, acts.Moved):
        yield from (act.source.room, act.target.room)
    elif isinstance(act, acts.WordWeighed):
        yield act.said.room
    elif isinstance(act, acts.Noted):
        yield from (ref.room for ref in act.about)


def _file(item: EntryState) -> bool:
    return not item.invalid and any(files_of(item.act))


def _file_fault(case: StoredCase, room: str, item: EntryState) -> Fault | None:
    try:
        for file in files_of(item.act):
            for _piece in case.open(file):
                pass
    except FileLost as lost:
        return Fault(
            room,
            item.sequence,
            CodedText("its-file-files", "its file %(why)s (files/%(blob)s)", why=lost.why, blob=lost.blob),
        )
    except Tampered as problem:
        return Fault(room, item.sequence, problem.fault.what)
    return None
