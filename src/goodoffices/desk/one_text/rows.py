"""What a page looks up of every clause of a version: its name, the key of its words, how long it is.

It lies beside the words in the version's file: a page of sixty clauses asks it of five thousand, and works
out none of it.
"""

from __future__ import annotations

import msgspec

from goodoffices.text import Text, words_key

HEADINGS = ("heading", "article")
_NO_STATE = ("front", "note", "heading")


class ClauseRow(msgspec.Struct, frozen=True, array_like=True):
    """A clause in short. ``key`` is :func:`~goodoffices.text.words_key` of its words, empty where it has
    none; ``takes``: a side can say something of it; ``length``: characters as it is printed; ``blank``:
    nothing of it is seen.
    """

    label: str
    key: str
    takes: bool
    length: int
    blank: bool


def rows_of(text: Text) -> tuple[ClauseRow, ...]:
    """The clauses of a text in short, in its order."""
    return tuple(_row(text, place) for place in range(len(text.clauses)))


def _row(text: Text, place: int) -> ClauseRow:
    clause = text.clauses[place]
    printed, words = clause.printed, clause.words
    return ClauseRow(
        label=clause.label,
        key=words_key(words) if words else "",
        takes=bool(words) and _takes_word(text, place),
        length=len(printed),
        blank=not printed.strip(),
    )


def _takes_word(text: Text, place: int) -> bool:
    """Whether a side can say something of a clause with words: it is no title. An article is one where
    clauses of its own follow.
    """
    clause = text.clauses[place]
    if clause.kind == "article":
        after = text.clauses[place + 1 : place + 2]
        return not (after and after[0].parent == place)
    return bool(clause.label and clause.kind not in _NO_STATE)
