"""What a brief is made of: sections of cited lines. Records only; :mod:`goodoffices.desk.brief` fills them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.record import Passage, Record, context, source_words


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """A passage, what stands around it, the report it stands in, and whether a person has confirmed the row."""

    row: str
    article: str
    source: str
    before: str
    passage: str
    after: str
    status: str
    rule: str

    @property
    def confirmed(self) -> bool:
        """Whether a person accepted or edited the row."""
        return self.status in ("accepted", "edited")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a section: its cells under the section's heads, and the passages that it stands on.

    Lines that follow each other under one ``heading`` belong together."""

    cells: tuple[str, ...]
    cites: tuple[Cite, ...] = ()
    heading: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, what the cells are, the lines; ``empty`` is said where there are none."""

    key: str
    title: str
    head: tuple[str, ...]
    items: tuple[Item, ...]
    empty: str = "Nothing was found."


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief says at its head: a few names or a count, with the key of the section that has the passages."""

    label: str
    words: str
    key: str


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of the talks that a few reports give.

    ``case`` is the case at hand with the positions that the reports add to it, or the one that they imply (``implied``); None
    where they name no two parties. ``board`` is its gap board. ``first`` and ``last`` are the days of publication between which
    the dated reports lie. ``facts`` stand at its head.
    """

    title: str
    sections: tuple[Section, ...]
    record: Record
    facts: tuple[Fact, ...] = ()
    case: Case | None = None
    implied: bool = True
    board: GapBoard | None = None
    first: str = ""
    last: str = ""
    confirmed: int = 0
    proposed: int = 0


def cite(record: Record, row: Passage) -> Cite:
    """The passage that a row stands on."""
    article = record.article(row.article)
    around = context(article, row)
    return Cite(
        row=row.id,
        article=article.id,
        source=source_words(article),
        before=around.before,
        passage=around.passage,
        after=around.after,
        status=row.status,
        rule=row.rule,
    )


def merged(items: Sequence[Item]) -> list[Item]:
    """Lines with the same cells as one line with all their passages, in the order in which they were met."""
    found: dict[tuple[str, ...], Item] = {}
    for item in items:
        before = found.get(item.cells)
        cites = item.cites if before is None else (*before.cites, *item.cites)
        found[item.cells] = Item(cells=item.cells, cites=once(cites), heading=item.heading)
    return list(found.values())


def once(cites: Sequence[Cite]) -> tuple[Cite, ...]:
    """The same passages, each once."""
    return tuple({(each.article, each.before, each.passage): each for each in reversed(cites)}.values())[::-1]
