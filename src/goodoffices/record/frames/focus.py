"""Whom "it" or "he" can mean: who was the subject of a sentence before, or was named in it. The sentences are
read for that only when a pronoun asks, from the nearest back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from goodoffices.record.frames.tree import Span

_NOBODY = ("", -99, 0)
Subjects = Callable[[], Iterable[Span | None]]


class _Passed:
    """A sentence that was gone through. ``told`` is the person and the body that it leaves in mind."""

    __slots__ = ("number", "span", "subjects", "told")

    def __init__(self, number: int, span: Span, subjects: Subjects) -> None:
        self.number = number
        self.span = span
        self.subjects = subjects
        self.told: tuple[str, str] | None = None


class Focus:
    """Remembers the sentences of one article. ``subject`` says which side a subject names and whether as a
    person; ``side_of`` the side of each person.
    """

    def __init__(
        self, text: str, side_of: Mapping[str, str], subject: Callable[[Span], tuple[str, bool]]
    ) -> None:
        self._text = text
        self._side_of = side_of
        self._subject = subject
        self._passed: list[_Passed] = []
        self._known = [(0, _NOBODY), (0, _NOBODY)]

    def go_on(self, number: int, span: Span, subjects: Subjects) -> None:
        """Take note of a sentence; ``subjects`` gives those of its predicates, when they are asked for."""
        self._passed.append(_Passed(number, span, subjects))

    def person(self) -> tuple[str, int, int]:
        """The side of the person spoken of last, the number of the sentence and where it begins."""
        return self._latest(0)

    def body(self) -> tuple[str, int, int]:
        """The same for the side spoken of last that is no person."""
        return self._latest(1)

    def _latest(self, which: int) -> tuple[str, int, int]:
        done, found = self._known[which]
        for passed in reversed(self._passed[done:]):
            if passed.told is None:
                passed.told = self._read(passed)
            if passed.told[which]:
                found = passed.told[which], passed.number, passed.span[0]
                break
        self._known[which] = len(self._passed), found
        return found

    def _read(self, passed: _Passed) -> tuple[str, str]:
        person = body = ""
        for span in passed.subjects():
            name, personal = self._subject(span) if span is not None else ("", False)
            if name and personal:
                person = name
            elif name:
                body = name
        return self._named_last(*passed.span) or person, body

    def _named_last(self, start: int, end: int) -> str:
        """The side of the person whom a sentence names last."""
        found = [
            (at, side)
            for name, side in self._side_of.items()
            if (at := self._text.rfind(name.rsplit(" ", 1)[-1], start, end)) >= 0
        ]
        return max(found)[1] if found else ""
