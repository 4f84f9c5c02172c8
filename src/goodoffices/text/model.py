"""What a single text is made of.

Text
  ├─ .clauses    the text in order, each clause a sequence of parts; printing the parts one after the other
  prints the text
  ├─ .brackets   what stands in brackets: how deep, in which other bracket, whose, since when
  └─ .stacks     alternatives that stand side by side: brackets ("[a] [b]") or options ("Option 1 … Option 2")

A bracket may begin in one clause and end in another. It is therefore no node of a tree: a part opens it, a
part closes it.
Nothing in the text is kept beside its parts: a changed part changes the print there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

ClauseKind = Literal["heading", "article", "numbered", "option", "item", "paragraph", "note", "front"]
"""``heading``: a title, a chapter, an annex. ``article``: a heading that numbers an article. ``numbered``: a
paragraph or sub-paragraph
with its own number. ``option``: one of several wordings, as a paragraph or more. ``item``: a line of a list
without numbers. ``paragraph``:
words without a number. ``note``: a footnote or the address of a link. ``front``: what stands before the text
about the file."""


class PlainWords(msgspec.Struct, frozen=True, tag="words", tag_field="part"):
    """Words as they are printed."""

    words: str


class Layout(msgspec.Struct, frozen=True, tag="layout", tag_field="part"):
    """Signs that only set the words out: indents, ends of lines, blank lines, marks of headings."""

    words: str


class ClauseNumber(msgspec.Struct, frozen=True, tag="number", tag_field="part"):
    """The number of a clause as it is printed: ``3.``, ``(a)``, ``Article 4``, ``Option 1:``."""

    words: str


class Opens(msgspec.Struct, frozen=True, tag="opens", tag_field="part"):
    """A bracket begins here; ``bracket`` is its place in :attr:`Text.brackets`, ``words`` the sign that is
    printed."""

    bracket: int
    words: str = "["


class Closes(msgspec.Struct, frozen=True, tag="closes", tag_field="part"):
    """A bracket ends here."""

    bracket: int
    words: str = "]"


class Loose(msgspec.Struct, frozen=True, tag="loose", tag_field="part"):
    """A sign that opens a bracket that is never closed (``[``), or closes one that was never opened
    (``]``)."""

    words: str


Part = PlainWords | Layout | ClauseNumber | Opens | Closes | Loose


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the text with its own number, or a paragraph without one.

    ``label`` is how others refer to it ("4.2(a)"), ``level`` how far below the top it stands, ``parent`` the
    place of the clause that it belongs
    to in :attr:`Text.clauses`, -1 for none. ``number`` is the number in its simplest form ("3bis").
    ``owners`` and ``since`` (a day, ISO 8601) are those of an
    option: whose wording it is is for mediators alone.
    """

    kind: ClauseKind
    label: str = ""
    number: str = ""
    level: int = 0
    parent: int = -1
    parts: tuple[Part, ...] = ()
    owners: tuple[str, ...] = ()
    since: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The clause as it stands in the text, with its ends of lines."""
        return "".join(part.words for part in self.parts)

    @property
    def words(self) -> str:
        """What the clause says: without its number and without what only sets it out. Runs of white space are
        one blank."""
        said = "".join(
            " " if isinstance(part, Layout) else part.words
            for part in self.parts
            if not isinstance(part, ClauseNumber)
        )
        return " ".join(said.split())


class Bracket(msgspec.Struct, frozen=True, kw_only=True):
    """Words that are not agreed. ``depth`` is 1 for a bracket in no other. ``parent`` is the bracket
    around
    it, ``stack`` the stack that it is an
    alternative of, -1 for none. ``placeholder``: it holds the place of something still to be said ("[X]
    persons").
    ``owners`` and ``remarks`` are for mediators alone; ``since`` is a day (ISO 8601), or the name of the
    version that first had it.
    """

    depth: int
    first_clause: int
    last_clause: int
    parent: int = -1
    stack: int = -1
    placeholder: bool = False
    owners: tuple[str, ...] = ()
    since: str = ""
    remarks: tuple[str, ...] = ()


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """Alternatives side by side. ``members`` are places in :attr:`Text.brackets` (kind ``bracket``) or
    :attr:`Text.clauses` (kind ``option``)."""

    kind: Literal["bracket", "option"]
    members: tuple[int, ...]


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A single text. Immutable: what changes it gives a new one."""

    clauses: tuple[Clause, ...]
    brackets: tuple[Bracket, ...] = ()
    stacks: tuple[Stack, ...] = ()

    @property
    def printed(self) -> str:
        """The text as it is read: from the parts alone."""
        return "".join(part.words for clause in self.clauses for part in clause.parts)

    @property
    def depth(self) -> int:
        """How deep its brackets nest; 0 where it has none."""
        return max((bracket.depth for bracket in self.brackets), default=0)

    def parts(self) -> Iterator[tuple[int, int, Part]]:
        """Every part with the place of its clause and its offset in the printed text."""
        offset = 0
        for place, clause in enumerate(self.clauses):
            for part in clause.parts:
                yield place, offset, part
                offset += len(part.words)
