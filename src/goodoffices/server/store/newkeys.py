"""New keys: another identity of the same user, let into every room of every case, and another outer key for
each case.

All of it is one transaction; the key files of the cases are written before it ends. Such a file holds the
former outer keys too, and the database says which one is in use, so a run that ends anywhere leaves a desk
that opens with the old keys or with the new ones. What was written before stays as it lies: the new identity
carries the former private halves, sealed under the passphrase now.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import msgspec
from django.db import DatabaseError, transaction

from goodoffices.language import CodedText, said_by
from goodoffices.server.store.case_writer import use_token
from goodoffices.server.store.cases import StoredCase, open_case
from goodoffices.server.store.clock import now
from goodoffices.server.store.drafts import take_along
from goodoffices.server.store.errors import FileLost, KeyLost, NotFound, StoreError
from goodoffices.server.store.keys import renew_key
from goodoffices.server.store.models import Case, RoomKey, Snapshot, User
from goodoffices.server.store.rooms import require_open
from goodoffices.server.store.seen import read_seen, remember
from goodoffices.server.store.sql import entries_since, insert_entry, is_damage
from goodoffices.server.store.users import UnlockedIdentity, stored_identity
from goodoffices.vault import (
    CaseKey,
    Fault,
    Head,
    Identity,
    NewEpoch,
    RoomState,
    StoredKey,
    Tampered,
    VaultError,
    WrongPassphrase,
    follow,
    known_keys,
    open_identity,
    open_room_key,
    renew_room,
    seal_identity,
)

Grown = Mapping[str, tuple[Head, Head]]


class Left(msgspec.Struct, frozen=True):
    """A room that the newest keys are not in, or a case (``number`` 0): ``number`` is its place among the
    case's rooms, ``why`` what is wrong.
    """

    case: str
    title: str
    number: int
    why: str


def new_keys(desk: UnlockedIdentity, passphrase: str, form: str) -> None:
    """Make new keys, seal them under the passphrase, and let them in everywhere.

    A room that does not read whole is left as it is; :func:`rooms_left` tells of it. Raises
    :class:`~goodoffices.vault.WrongPassphrase`, and :class:`~goodoffices.server.store.errors.SentBefore`;
    then nothing was changed.
    """
    before = open_identity(stored_identity(), passphrase)
    if before.user != desk.user:
        raise WrongPassphrase(
            CodedText("passphrase-does-not-open-3", "the passphrase does not open these keys")
        )
    fresh = before.renewed()
    sealed = seal_identity(fresh, passphrase)
    if open_identity(sealed, passphrase).public != fresh.public:
        raise StoreError(CodedText("new-keys-do-not", "the new keys do not open"))
    _carry_out(desk, fresh, form, msgspec.msgpack.encode(sealed))


def let_in(desk: UnlockedIdentity, form: str) -> None:
    """Let the keys of now into rooms that were left under former ones and read whole by now. Raises
    SentBefore.
    """
    _carry_out(desk, desk.identity, form, b"")


def rooms_left(desk: UnlockedIdentity) -> tuple[Left, ...]:
    """Every room and case of this user that cannot be read under the keys of now, with the reason."""
    left: list[Left] = []
    for case_id in Case.objects.values_list("id", flat=True):
        try:
            case = open_case(desk, case_id)
        except NotFound:
            continue
        except (KeyLost, VaultError) as problem:
            left.append(Left(case_id, "", 0, _why(problem)))
            continue
        title = ""
        with suppress(VaultError, StoreError, DatabaseError):
            title = case.title
        for number, room in enumerate(case.every_room, 1):
            if room in case.closed:
                left.append(
                    Left(case_id, title, number, CodedText("no-key-you", "no key of it is here for you"))
                )
                continue
            try:
                case.view(room)
            except (VaultError, FileLost) as problem:
                left.append(Left(case_id, title, number, _why(problem)))
    return tuple(left)


def _why(problem: Exception) -> str:
    return problem.fault.what if isinstance(problem, Tampered) else said_by(problem)


def _carry_out(desk: UnlockedIdentity, fresh: Identity, form: str, sealed: bytes) -> None:
    """The one transaction. The desk's identity changes just before it is committed: who waits for the
    database to write finds both of them new.
    """
    before = desk.identity
    grown: dict[str, Grown] = {}
    try:
        with transaction.atomic():
            use_token(form)
            for case_id in list(Case.objects.values_list("id", flat=True)):
                grown[case_id] = _renew_case(desk, fresh, case_id, anyway=bool(sealed))
            if sealed:
                User.objects.filter(id=desk.user).update(sealed=sealed)
            desk.identity = fresh
            take_along(desk)
    except BaseException:
        desk.identity = before
        raise
    for case_id, rooms in grown.items():
        if rooms:
            remember(open_case(desk, case_id), rooms)


def _renew_case(desk: UnlockedIdentity, fresh: Identity, case_id: str, *, anyway: bool) -> Grown:
    """Renew the rooms of a case that read whole, and its outer key (``anyway``: also where no room does);
    gives the rooms that grew.
    """
    try:
        case = open_case(desk, case_id)
    except (NotFound, KeyLost, VaultError):
        return {}
    made = {}
    for room in case.room_ids:
        try:
            state = _followed(case, room)
            epoch = _renewed(state, case.rings[room], fresh)
        except (VaultError, DatabaseError) as problem:
            if isinstance(problem, DatabaseError) and not is_damage(problem):
                raise
            continue
        if epoch is not None:
            made[room] = (state, epoch)
    if not made and not anyway:
        return {}
    outer = case.outer.renewed()
    for state, epoch in made.values():
        _store(outer, fresh, state, epoch)
    Snapshot.objects.filter(room_id__in=made, reader=desk.user).delete()
    renew_key(outer)
    Case.objects.filter(id=case_id).update(key_check=outer.check)
    return {room: (state.head, epoch.state.head) for room, (state, epoch) in made.items()}


def _followed(case: StoredCase, room: str) -> RoomState:
    """A room followed from its first entry to its end, through all that was seen of it. Raises
    :class:`~goodoffices.vault.Tampered`.
    """
    if room in case.faults:
        raise Tampered(case.faults[room])
    seen = read_seen(case)
    sealed = [case.outer.fetch(row) for row in entries_since(room, 0)]
    if not sealed:
        raise Tampered(Fault(room, -1, CodedText("none-its-entries-there", "none of its entries is there")))
    state, _ = follow(
        case.id,
        room,
        sealed,
        case.rings[room],
        anchors=seen.rooms.get(room, ()) if seen else (),
        directory=case.desk.directory,
        reader=case.desk.user,
        givers=case.desk.givers.get(case.id, {}).get(room, {}),
    )
    require_open(state)
    return state


def _renewed(state: RoomState, ring: Mapping[int, bytes], fresh: Identity) -> NewEpoch | None:
    """The epoch in which the room knows the fresh keys, signed by those it knows now; None if it knows the
    fresh ones already. Raises NotAllowed.
    """
    me = state.member(fresh.user)
    if me is not None and me.public == fresh.public:
        return None
    signer = next((one for one in fresh.former if me is not None and one.public == me.public), fresh)
    return renew_room(state, ring, signer, now(), user=fresh.user, public=fresh.public)


def _store(outer: CaseKey, fresh: Identity, state: RoomState, made: NewEpoch) -> None:
    """Store an epoch, once it was read again with the fresh keys as every page will read it."""
    directory = {fresh.user: tuple(one.public for one in fresh.every)}
    insert_entry(outer.store(made.entry))
    ring = {}
    for key in made.sealed_keys:
        row: StoredKey = outer.store_key(key)
        RoomKey.objects.create(room_id=row.room, epoch=row.epoch, recipient=row.recipient, sealed=row.sealed)
        if key.recipient == fresh.user:
            ring[key.epoch] = open_room_key(state.case, outer.fetch_key(row), fresh, directory).key
    after, _ = follow(state.case, state.room, [made.entry], ring, start=state, directory=directory)
    me = after.member(fresh.user)
    if me is None or me.public not in known_keys(directory, fresh.user)[:1]:
        raise StoreError(CodedText("new-keys-do-not-2", "the new keys do not open the room"))
