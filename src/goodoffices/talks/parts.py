"""A room's view taken apart, to be stored and read again in parts: a small one, and one for each block of
entries with what they began.

The small part has all that is not kept by sequence, and which kinds each block holds; so the next entry can
be folded, and a page of the room shown, with the blocks alone that they are about. What is put together
equals what was taken apart.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from goodoffices.talks.blocks import Blocks
from goodoffices.talks.threads import Process
from goodoffices.talks.view import EntryState, RoomItems, RoomView, Threads

Kinds = dict[int, dict[str, int]]


class _Block(msgspec.Struct, frozen=True, array_like=True):
    items: dict[int, EntryState]
    threads: dict[int, Process]


def snapshot_head(view: RoomView) -> bytes:
    """All of a view but its blocks."""
    return _ENCODER.encode(view)


def blocks_of(view: RoomView, *, changed: bool = False) -> dict[int, bytes]:
    """The encoded blocks of a view, by their numbers; with ``changed``, those alone that differ from what is
    stored.
    """
    numbers = {*view.items.changed(), *view.threads.changed()} if changed else view.items.kinds().keys()
    return {number: block_of(view, number) for number in sorted(numbers)}


def block_of(view: RoomView, number: int) -> bytes:
    """The part of one block."""
    return _ENCODER.encode(_Block(view.items.block(number), view.threads.block(number)))


def from_parts(small: bytes, read: Callable[[int], bytes]) -> RoomView:
    """The view. ``read`` gives a block's part by its number; it is asked when something in the block is, and
    once.
    """

    @cache
    def block(number: int) -> _Block:
        return _BLOCK.decode(read(number))

    view = _SMALL.decode(small)
    return msgspec.structs.replace(
        view,
        items=RoomItems.stored(view.items.kinds(), lambda number: block(number).items),
        threads=Threads.stored(view.threads.kinds(), lambda number: block(number).threads),
    )


def _told(value: Any) -> Kinds:
    if isinstance(value, Blocks):
        return value.kinds()
    raise TypeError(f"no part holds a {type(value)}")


def _unread(wanted: type[Any], value: Kinds) -> Any:
    assert issubclass(wanted, Blocks)
    return wanted.stored(value, _not_here)


def _not_here(number: int) -> dict[int, Any]:
    raise LookupError(f"block {number} is in a part of its own")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_told)
_SMALL = msgspec.msgpack.Decoder(RoomView, dec_hook=_unread)
_BLOCK = msgspec.msgpack.Decoder(_Block)
