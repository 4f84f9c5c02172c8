"""What a draft may give away: words, names and figures that stand only in what may not travel.

An aid, not a guarantee. It compares spellings: a paraphrase, a translation or a hint at a fact passes it. Only entries that this mediator can open
are looked at; so the absence of a hint says nothing about other rooms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from goodoffices.talks.acts import Ref
from goodoffices.talks.compose import MediatorView
from goodoffices.talks.disclosure import NEEDED, reaches
from goodoffices.talks.view import Item
from goodoffices.talks.writing import Relay

What = Literal["figure", "name", "words", "word"]
_ORDER: tuple[What, ...] = ("figure", "name", "words", "word")
_TOKEN = re.compile(
    r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d[\d.,\u066b\u066c']*\d|\d|[^\W\d_]+(?:['’\-][^\W\d_]+)*"
)
_RUN = 3
_ONES_TEXT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_COMMON_TEXT = (
    "about above after again against also always among another answer around asked because been before being "
    "below between both came come could does done down each even ever every first from further gave give given "
    "goes going good have having hear here however into itself just keep last later less like look made make many "
    "matter might more most much must need never next none nothing often only open other over part people perhaps "
    "question rather same said says seem seen shall should side sides since some soon still such take talk talks "
    "tell than that their them then there these they thing things think this those though through time told "
    "tonight today tomorrow toward towards under until upon used very want wants were what when where whether "
    "which while whom whose will with within without word words would your yours yourself"
)
_ONES = {word: number for number, word in enumerate(_ONES_TEXT.split())}
_TENS = {word: 10 * number for number, word in enumerate(_TENS_TEXT.split(), 2)}
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
_COUNTS = frozenset([*_ONES, *_TENS, *_MULTIPLES])
_COMMON = frozenset(_COMMON_TEXT.split())


class Hint(msgspec.Struct, frozen=True, order=True):
    """Something in a draft that stands only in what may not travel; ``where`` says in which entries."""

    what: What
    text: str
    where: tuple[Ref, ...]


def hints(view: MediatorView, relay: Relay, public: Iterable[str] = ()) -> tuple[Hint, ...]:
    """What to look at before a relay leaves: figures first, then names, runs of words and rare words.

    Not pointed out is what stands, too, in the room it goes to, in entries that may travel as this relay does, or in ``public`` texts.
    """
    mine = _Seen()
    mine.add(relay.words)
    known = _Seen(mine)
    for text in public:
        known.add(text)
    closed: list[tuple[Ref, _Seen]] = []
    needed = NEEDED[relay.goes_as]
    for name, room in view.rooms.items():
        for item in room.items.values():
            seen = _Seen(mine)
            for text in _texts(item):
                seen.add(text)
            if name == relay.to or reaches(item.level, needed):
                known.merge(seen)
            elif item.levels:
                closed.append((Ref(name, item.sequence), seen))
    target = view.rooms.get(relay.to)
    for issue in target.issues.values() if target else ():
        known.add(" ".join([issue.name, *issue.options.values()]))
    return tuple(_found(mine, known, closed))


def _found(mine: _Seen, known: _Seen, closed: list[tuple[Ref, _Seen]]) -> Iterator[Hint]:
    for what in _ORDER:
        for text in mine.found[what]:
            if text in known.found[what]:
                continue
            where = tuple(ref for ref, seen in closed if text in seen.found[what])
            if where:
                yield Hint(what, text, where)


class _Seen:
    """What stands in some texts, by its sort, in the order in which it was met; with ``draft``, no runs but those that can stand in the draft too."""

    def __init__(self, draft: _Seen | None = None) -> None:
        self.found: dict[What, dict[str, None]] = {what: {} for what in _ORDER}
        self.words: set[str] = set()
        self._draft = draft

    def add(self, text: str) -> None:
        plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
        tokens = [_plain(token) for token in _TOKEN.findall(plain)]
        bare = [token.casefold() for token in tokens]
        for figure in _figures(bare):
            self.found["figure"][figure] = None
        for token, word in zip(tokens, bare, strict=True):
            if word in _COMMON or word in _ONES or word in _TENS or token[0].isdigit():
                continue
            if token[0].isupper():
                self.found["name"][word] = None
            # Scripts without capitals have no names to see: their words count as words from three letters on.
            if len(word) >= 5 or (len(word) >= 3 and not word.isascii()):
                self.found["word"][word] = None
        self.words.update(bare)
        if self._draft is None or not self._draft.words.isdisjoint(bare):
            self._add_runs(bare)

    def _add_runs(self, bare: list[str]) -> None:
        rare = [len(word) > 3 and word not in _COMMON for word in bare]
        for i in range(len(bare) - _RUN + 1):
            if self._draft is not None and bare[i] not in self._draft.words:
                continue
            if sum(rare[i : i + _RUN]) >= 2:
                self.found["words"][" ".join(bare[i : i + _RUN])] = None

    def merge(self, other: _Seen) -> None:
        for what, found in other.found.items():
            self.found[what].update(found)
        # Whatever is known as a word is not a secret because it is written with a capital, and the other way round.
        self.found["name"].update(other.found["word"])
        self.found["word"].update(other.found["name"])


def _plain(token: str) -> str:
    """Without marks above letters and possessive endings; digits of any script as 0 to 9."""
    if token.isascii():
        return token[:-2] if token.endswith(("'s", "'S")) else token
    bare = "".join(sign for sign in unicodedata.normalize("NFD", token) if not unicodedata.combining(sign))
    bare = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in bare)
    return re.sub(r"['’]s$", "", bare) or token


def _figures(words: list[str]) -> Iterator[str]:
    """Numbers in digits and in English words ("forty-two", "two hundred") as digits."""
    total: int | None = None
    for word in words:
        if total is None and word not in _COUNTS and "-" not in word and not word[0].isdigit():
            continue
        for part in word.split("-"):
            value = _ONES.get(part, _TENS.get(part))
            if value is not None:
                joined = total is not None and (
                    total % 100 == 0 or (total % 10 == 0 and value < 10 and total % 100 >= 20)
                )
                if total is not None and not joined:
                    yield str(total)
                total = total + value if joined and total is not None else value
            elif part in _MULTIPLES:
                total = (1 if total is None else total) * _MULTIPLES[part]
            elif part != "and" or total is None:
                if total is not None:
                    yield str(total)
                total = None
                if part[:1].isdigit():
                    yield _digits(part)
    if total is not None:
        yield str(total)


def _digits(text: str) -> str:
    """A figure without its marks between thousands; ``3.5`` and ``3,5`` are the same."""
    parts = re.split(r"[^\d]+", text)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
        return str(int("".join(parts)))
    return ".".join([str(int(parts[0])), *parts[1:]])


def _texts(item: Item) -> Iterator[str]:
    yield item.words
    for name in ("name", "asked", "promised", "answered"):
        text = getattr(item.act, name, "")
        if isinstance(text, str):
            yield text
    for one in getattr(item.act, "conditions", ()):
        yield one.does
