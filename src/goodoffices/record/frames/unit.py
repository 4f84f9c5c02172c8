"""A sentence opened for reading: its words with their classes, quotation marks taken for blanks, so that what
is quoted reads like the rest.
"""

from __future__ import annotations

from goodoffices.record import lexicon
from goodoffices.record.text.tags import Words

DENIES = lexicon.bag("neither hardly scarcely barely")
"""Words that deny a verb as "not" does."""
_CLOSED = frozenset("dratwacbpsok")


class Unit:
    """The words of one sentence. ``starts`` and ``ends`` are places in the article, ``quoted`` the stretches
    of it that stand in quotation marks.
    """

    __slots__ = ("ends", "low", "quoted", "starts", "tags", "text")

    def __init__(self, text: str, low: list[str], tags: str, starts: list[int], ends: list[int],
        quoted: tuple[tuple[int, int], ...] = ()) -> None:  # fmt: skip
        self.quoted = quoted
        self.text = text
        self.low = low
        self.tags = tags
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """The characters of the words ``first`` up to, not including, ``stop``."""
        return self.starts[first], self.ends[stop - 1]

    def denies(self, at: int) -> bool:
        """Whether a word denies what it stands with: "not", "hardly", "cannot", "won't"."""
        word = self.low[at]
        return self.tags[at] == "k" or word in DENIES or word == "cannot" or word.endswith("n't")

    def quote_end(self, start: int) -> int:
        """The word behind the quoted passage that the word ``start`` stands in, where a stop closes it; the
        end of the sentence where none does.
        """
        at = self.starts[start]
        for inner, end in self.quoted:
            if inner <= at < end and self.text[end - 1] in ",.?!…":
                return next((k for k in range(start, len(self.low)) if self.starts[k] >= end), len(self.low))
        return len(self.low)

    def slice(self, first: int, stop: int) -> str:
        """The text of these words."""
        return self.text[self.starts[first] : self.ends[stop - 1]] if stop > first else ""


def units_of(words: Words, number: int) -> list[Unit]:
    """The sentence ``number`` as units: itself where nothing is quoted in it, else each sentence of it once
    the marks are blanks.
    """
    first, stop = words.sentences[number]
    if "Q" not in words.tags[first:stop]:
        return [
            Unit(
                words.text,
                words.low[first:stop],
                words.tags[first:stop],
                words.starts[first:stop],
                words.ends[first:stop],
            )
        ]
    begin, end = words.span(first, stop)
    quotes = [words.quotes[at] for at in range(first, stop) if at in words.quotes]
    letters = list(words.text[begin:end])
    for quote in quotes:
        for at in (*range(quote.start, quote.inner), *range(quote.inner_end, quote.end)):
            letters[at - begin] = " "
    opened = Words("".join(letters))
    opening = {quote.inner for quote in quotes}
    quoted = tuple((quote.inner, quote.inner_end) for quote in quotes)
    classes = lexicon.classes()
    letters = list(opened.tags)
    for at, start in enumerate(opened.starts):
        if begin + start in opening and letters[at] == "N":
            found = classes.get(opened.low[at], "")
            letters[at] = found if found in _CLOSED and found else letters[at]
    tags = "".join(letters)
    return [
        Unit(
            words.text,
            opened.low[one:two],
            tags[one:two],
            [begin + start for start in opened.starts[one:two]],
            [begin + end for end in opened.ends[one:two]],
            quoted,
        )
        for one, two in opened.sentences
    ]
