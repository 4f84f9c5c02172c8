"""What a text in an entry is, said by the type of its field: one name for each sort.

A bare ``str`` says nothing of itself. It is read as secret words (:mod:`goodoffices.talks.texts`), and a test
asks for its sort.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

Holds = Literal[
    "words", "condition", "name", "person", "time", "party", "id", "term", "piece", "draft", "undeclared"
]
"""The sorts of texts. The first five can give something away by themselves, and so can what is not declared.
"""

Words = Annotated[str, Meta(extra={"holds": "words"})]
"""What somebody said or wrote."""
ConditionWords = Annotated[str, Meta(extra={"holds": "condition"})]
"""A condition of a word, in words."""
Name = Annotated[str, Meta(extra={"holds": "name"})]
"""What an issue, an option, a file, a room or a place is called, or the key made of such a name."""
PersonName = Annotated[str, Meta(extra={"holds": "person"})]
"""A person, or a body that acts like one."""
Time = Annotated[str, Meta(extra={"holds": "time"})]
"""A day or time that is part of what was said: a deadline (ISO 8601)."""
PartyId = Annotated[str, Meta(extra={"holds": "party"})]
"""A party of the case, by its id."""
Id = Annotated[str, Meta(extra={"holds": "id"})]
"""A room, a user, a form, an option's letter: made by the program, or said by it."""
ClockTime = Annotated[str, Meta(extra={"holds": "term"})]
"""When something was said or done: what the protocol says of an entry, not what the entry says."""
Term = Annotated[str, Meta(extra={"holds": "term"})]
"""One of the talks' own terms."""
Score = Annotated[str, Meta(extra={"holds": "term"})]
"""A number on a side's own scale, as a decimal: it stands in nobody's words."""
Piece = Annotated[str, Meta(extra={"holds": "piece"})]
"""A piece of a file; it is read as the file that it is part of."""
TextWords = Annotated[str, Meta(extra={"holds": "draft"})]
"""Words of the text that the mediators draft, or what they call it. What of them is a side's stands where it
said that.
"""

EntryNumber = Annotated[int, Meta(extra={"holds": "entry"})]
"""An earlier entry of the same room."""

TELLING: frozenset[str] = frozenset({"words", "condition", "name", "person", "time", "undeclared"})
"""The sorts that are looked at before words leave a room."""
