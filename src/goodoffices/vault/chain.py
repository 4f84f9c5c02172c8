"""Chains, checked without any key: each entry follows the one before, and leads through the heads seen
earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from goodoffices.language import CodedText
from goodoffices.vault.entries import Head, SealedEntry, first_head, head_after
from goodoffices.vault.errors import Fault


def verify_chain(
    case: str, room: str, entries: Iterable[SealedEntry], anchors: Collection[Head] = ()
) -> tuple[Fault, ...]:
    """Everything that is wrong with a room's chain, as far as it shows without a key; empty if nothing is.

    After a fault the check goes on from the entry that is there, so that one altered entry gives one or two
    faults and not one for every entry after it. That a chain's end was cut off shows only against a head seen
    before (``anchors``).
    """
    head, epoch, faults = first_head(case, room), 0, []
    seen = {head.sequence: head.hash}
    for entry in entries:
        fault = link_fault(room, head, epoch, entry)
        if fault:
            faults.append(fault)
        head, epoch = head_after(case, entry), entry.epoch
        seen.setdefault(head.sequence, head.hash)
    fault = anchor_fault(room, -1, seen, anchors)
    return (*faults, fault) if fault else tuple(faults)


def link_fault(room: str, head: Head, epoch: int, entry: SealedEntry) -> Fault | None:
    """What is wrong with ``entry`` as the one after ``head``, or None."""
    expected = head.sequence + 1
    if entry.room != room:
        return Fault(
            room,
            expected,
            CodedText("entry-room-stands", "an entry of room %(room)s stands here", room=entry.room),
        )
    if entry.sequence <= head.sequence:
        return Fault(
            room,
            expected,
            CodedText("entry-stands-again", "entry %(sequence)s stands here again", sequence=entry.sequence),
        )
    if entry.sequence > expected:
        return Fault(
            room,
            expected,
            CodedText(
                "missing-entry-stands-its",
                "it is missing; entry %(sequence)s stands in its place",
                sequence=entry.sequence,
            ),
        )
    if entry.previous != head.hash:
        what = CodedText(
            "does-not-follow-one",
            "does not follow the one before: that one was altered, or this one belongs elsewhere",
        )
        return Fault(room, entry.sequence, what)
    if entry.epoch not in ((1,) if head.sequence < 0 else (epoch, epoch + 1)):
        return Fault(
            room,
            entry.sequence,
            CodedText(
                "epoch-cannot-follow-epoch",
                "epoch %(epoch)s cannot follow epoch %(epoch2)s",
                epoch=entry.epoch,
                epoch2=epoch,
            ),
        )
    return None


def anchor_fault(room: str, start: int, seen: Mapping[int, bytes], anchors: Collection[Head]) -> Fault | None:
    """The first of ``anchors`` from ``start`` on through which the chain does not lead, or None."""
    for anchor in sorted(anchors, key=lambda head: head.sequence):
        if anchor.sequence < start:
            continue
        if anchor.sequence not in seen:
            what = CodedText(
                "chain-was-cut-ends",
                "the chain was cut: it ends at entry %(max)s, and this one was seen before",
                max=max(seen),
            )
            return Fault(room, anchor.sequence, what)
        if seen[anchor.sequence] != anchor.hash:
            return Fault(
                room,
                anchor.sequence,
                CodedText("not-entry-was-seen", "it is not the entry that was seen here before"),
            )
    return None
