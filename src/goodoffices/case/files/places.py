"""Where the parts of a case stand in its file, and which of them could be read."""

from __future__ import annotations

import msgspec

from goodoffices.case.validate import Path


class PlacedParts(msgspec.Struct):
    """The place of a bound value, and of its parts by field name, key or index.

    ``key`` is the place of the key under which it stands. ``whole`` is false where the file said something of
    it, or of a part of it, that could not be read; ``missing`` names the needed fields that it lacks.
    """

    line: int
    column: int
    key: tuple[int, int]
    parts: dict[str | int, PlacedParts]
    whole: bool = True
    missing: set[str | int] = msgspec.field(default_factory=set)

    def at(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of a value, of the key under which it stands, or of the nearest that is in the
        file.
        """
        place = self
        for part in path:
            inner = place.parts.get(part)
            if inner is None:
                return place.line, place.column
            place = inner
        return place.key if key else (place.line, place.column)

    def sound(self, path: Path) -> bool:
        """Whether all that the file says there could be read; what it does not mention is sound."""
        place = self
        for part in path:
            inner = place.parts.get(part)
            if inner is None:
                return part not in place.missing
            place = inner
        return place.whole
