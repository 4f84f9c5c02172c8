"""What a room holds by sequence, in blocks of neighbours; a block is read when something in it is asked for.

So that an entry can be written in a long room without opening what was said in it years ago. To all who read
it this is a mapping in the order of the sequences; it is never changed once made, and what is made from it
shares the blocks that stayed as they were.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, ValuesView
from typing import Generic, Self, TypeVar

from goodoffices.talks.kinds import Act, Sort, kind_of, kinds_under

SIZE = 64
"""Sequences in a block: few enough to be opened for one entry, enough that a long room has few."""

V = TypeVar("V")


class EntryBlock(Generic[V]):
    """Neighbours. One that is ``stored`` knows how many of each kind it has before it is read."""

    __slots__ = ("_held", "_read", "kinds")

    def __init__(
        self, held: dict[int, V] | None, kinds: dict[str, int], read: Callable[[], dict[int, V]] | None = None
    ) -> None:
        self._held, self.kinds, self._read = held, kinds, read

    @property
    def stored(self) -> bool:
        """Whether the store has it as it is now."""
        return self._read is not None

    @property
    def held(self) -> dict[int, V]:
        """What is in it, in order."""
        if self._held is None:
            assert self._read is not None
            self._held = self._read()
        return self._held


class Blocks(Mapping[int, V]):
    """Sequence to value."""

    __slots__ = ("_blocks",)

    def __init__(self, blocks: dict[int, EntryBlock[V]] | None = None) -> None:
        self._blocks = blocks or {}

    @staticmethod
    @abstractmethod
    def act_of(value: V) -> Act:
        """The act whose kind a value is counted by."""

    @classmethod
    def stored(cls, kinds: Mapping[int, dict[str, int]], read: Callable[[int], dict[int, V]]) -> Self:
        """Those that :meth:`kinds` told of; ``read`` gives a block by its number."""
        return cls({number: EntryBlock(None, held, _reader(read, number)) for number, held in kinds.items()})

    def kinds(self) -> dict[int, dict[str, int]]:
        """Each block's number, and how many of each kind it has."""
        return {number: block.kinds for number, block in self._blocks.items()}

    def changed(self) -> Iterator[int]:
        """The numbers of the blocks that are not stored as they are now."""
        return (number for number, block in self._blocks.items() if not block.stored)

    def block(self, number: int) -> dict[int, V]:
        """What is in a block; empty if there is none of that number."""
        return self._blocks[number].held if number in self._blocks else {}

    def __getitem__(self, sequence: int) -> V:
        return self._blocks[sequence // SIZE].held[sequence]

    def __iter__(self) -> Iterator[int]:
        for block in self._blocks.values():
            yield from block.held

    def __reversed__(self) -> Iterator[int]:
        for block in reversed(self._blocks.values()):
            yield from reversed(block.held)

    def __len__(self) -> int:
        return sum(sum(block.kinds.values()) for block in self._blocks.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Blocks):
            return NotImplemented
        return self._blocks.keys() == other._blocks.keys() and all(
            block is (twin := other._blocks[number]) or block.held == twin.held
            for number, block in self._blocks.items()
        )

    __hash__ = None  # type: ignore[assignment]

    def values(self) -> _Values[V]:
        """What it holds, in order."""
        return _Values(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} in {len(self._blocks)} blocks)"

    def of(self, *kinds: Sort, since: int = 0) -> Iterator[V]:
        """The values of some kinds, in order, from the block of ``since`` on; blocks that have none are not
        read.
        """
        tags = kinds_under(*kinds)
        for number, block in self._blocks.items():
            if number >= since // SIZE and not tags.isdisjoint(block.kinds):
                yield from (one for one in block.held.values() if isinstance(self.act_of(one), kinds))

    def latest(self, *kinds: Sort) -> Iterator[V]:
        """The values of some kinds, the last one first."""
        tags = kinds_under(*kinds)
        for block in reversed(self._blocks.values()):
            if not tags.isdisjoint(block.kinds):
                yield from (
                    one for one in reversed(block.held.values()) if isinstance(self.act_of(one), kinds)
                )

    def count(self, *kinds: Sort) -> int:
        """How many there are of some kinds; reads nothing."""
        tags = kinds_under(*kinds)
        return sum(block.kinds.get(tag, 0) for block in self._blocks.values() for tag in tags)

    def draft(self) -> BlockDraft[V]:
        """A copy to be changed."""
        return BlockDraft(self)


class _Values(ValuesView[V]):
    _mapping: Blocks[V]

    def __iter__(self) -> Iterator[V]:
        for block in self._mapping._blocks.values():
            yield from block.held.values()


class BlockDraft(Generic[V]):
    """Blocks while they are being changed: a block is copied when something is first put into it."""

    def __init__(self, start: Blocks[V]) -> None:
        self._make, self._act_of = type(start), start.act_of
        self._blocks = dict(start._blocks)
        self._mine: set[int] = set()

    def __getitem__(self, sequence: int) -> V:
        return self._blocks[sequence // SIZE].held[sequence]

    def get(self, sequence: int) -> V | None:
        """The value, or None."""
        block = self._blocks.get(sequence // SIZE)
        return block.held.get(sequence) if block is not None else None

    def __contains__(self, sequence: int) -> bool:
        return self.get(sequence) is not None

    def __setitem__(self, sequence: int, value: V) -> None:
        number = sequence // SIZE
        block = self._blocks.get(number)
        if number not in self._mine:
            block = EntryBlock(dict(block.held), dict(block.kinds)) if block else EntryBlock({}, {})
            self._blocks[number] = block
            self._mine.add(number)
        assert block is not None
        if sequence not in block.held:
            tag = kind_of(self._act_of(value))
            block.kinds[tag] = block.kinds.get(tag, 0) + 1
        block.held[sequence] = value

    def drop(self, sequence: int) -> None:
        """Take a value out. Its kind stays counted: a number that was given once is not given again."""
        value = self.get(sequence)
        if value is not None:
            self[sequence] = value  # the block is copied
            del self._blocks[sequence // SIZE].held[sequence]

    def done(self) -> Blocks[V]:
        """The blocks as they are now; what is put in later is not in them."""
        self._mine.clear()
        return self._make(dict(self._blocks))


class Excluding(Generic[V]):
    """The values of blocks that are of none of some kinds, by their place in the row: only the blocks of a
    stretch are read.
    """

    def __init__(self, blocks: Blocks[V], *kinds: Sort) -> None:
        self._blocks, self._kinds, tags = blocks, kinds, kinds_under(*kinds)
        self._counts = {
            number: sum(held for tag, held in found.items() if tag not in tags)
            for number, found in blocks.kinds().items()
        }

    def __len__(self) -> int:
        return sum(self._counts.values())

    def slice(self, first: int, end: int) -> list[V]:
        """Those in the places from ``first`` up to before ``end``, counted from 0."""
        found: list[V] = []
        passed = 0
        for number, count in self._counts.items():
            if passed < end and passed + count > first:
                found += self._in(number)[max(0, first - passed) : end - passed]
            passed += count
        return found

    def index_of(self, sequence: int) -> int:
        """How many stand before a sequence."""
        own = sequence // SIZE
        passed = sum(count for number, count in self._counts.items() if number < own)
        return passed + len(self._in(own, before=sequence))

    def _in(self, number: int, before: int | None = None) -> list[V]:
        return [
            value
            for at, value in self._blocks.block(number).items()
            if (before is None or at < before) and not isinstance(self._blocks.act_of(value), self._kinds)
        ]


def _reader(read: Callable[[int], dict[int, V]], number: int) -> Callable[[], dict[int, V]]:
    return lambda: read(number)
