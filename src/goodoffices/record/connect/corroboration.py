"""How many stand behind what was said: distinct origins and speakers, beside the number of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

import msgspec
from rapidfuzz import fuzz, process

from goodoffices.record.connect.agencies import press_name
from goodoffices.record.connect.copies import NEAR, QUOTED
from goodoffices.record.connect.words import words
from goodoffices.record.model import Article, Link, Person, Statement


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was said, wherever it is told.

    ``statements`` are the ids of all who tell it, the fullest first. ``origins`` are where it entered the
    press, as far as the articles say: the outlet or agency that was told, else the article itself. Copies
    count as one, and so do articles that have the same sentence. ``speakers`` are the names given; an unnamed
    source counts once per origin.
    """

    statements: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    speakers: tuple[str, ...]

    @property
    def repeats_one_origin(self) -> bool:
        """Whether several articles tell it and all have it from one place."""
        return len(self.articles) > 1 and len(self.origins) == 1


class Groups:
    """Things that belong together, joined pair by pair (union-find)."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._parent = {key: key for key in keys}

    def find(self, key: str) -> str:
        """The one that stands for the group of ``key``."""
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, two: str) -> None:
        """Put two groups together; the one met first stands for both."""
        self._parent[self.find(two)] = self.find(one)


def corroborate(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    links: Sequence[Link],
    people: Sequence[Person] = (),
) -> list[Told]:
    """Everything said, one row for each utterance, those told most first and then in the order of the record.

    Links that a person rejected do not count. ``people`` are the names that no press organ bears: who passes
    on as a person is no origin.
    """
    standing = [link for link in links if link.status != "rejected"]
    told = Groups(statement.id for statement in statements)
    for link in standing:
        if link.kind in ("same-utterance", "same-claim"):
            told.join(link.first, link.second)
    for statement in statements:
        if statement.within:
            told.join(statement.within, statement.id)
    members: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.status != "rejected":
            members[told.find(statement.id)].append(statement)
    press = _Press(articles, standing, {person.name for person in people})
    rows = [_row(group, press) for group in members.values()]
    return sorted(rows, key=lambda row: -len(row.articles))


_LEAST_SAME = 8
_LEAST_SHARED = 3
_MOST_WORDINGS = 500
"""Wordings of one utterance that a further one is laid beside: what has been told in more is told by
everyone.
"""


class _Press:
    """What tells where a statement entered the press: agencies, copies, articles that share text."""

    def __init__(self, articles: Sequence[Article], links: Sequence[Link], persons: set[str]) -> None:
        self.persons = persons
        self.articles = {article.id: article for article in articles}
        self.agencies = {link.first: link.second for link in links if link.kind == "agency"}
        self.copies = Groups(article.id for article in articles)
        self.people = Groups()
        self.shared: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.kind == "copy":
                self.copies.join(link.first, link.second)
            if link.kind in ("copy", "part-copy"):
                self.shared[link.first].add(link.second)
                self.shared[link.second].add(link.first)
            if link.kind == "same-person":
                self.people.join(link.first, link.second)

    def origin(self, statement: Statement) -> str:
        """The first relay of the chain that is a press organ or was spoken to, else the agency whose sign the
        article carries, else the article itself (with its copies).
        """
        article = self.articles[statement.article]
        for name in (*statement.chain[1:], statement.addressee):
            if name and name != article.outlet and name not in self.persons and (press := press_name(name)):
                return press
        return self.agencies.get(article.id, "") or self.copies.find(article.id)

    def origins(self, group: Sequence[Statement]) -> list[tuple[str, int]]:
        """The origin of each statement of one utterance, with the place of the first one that has the same
        source. The same sentence elsewhere, or the same words of a source that nobody names, has the same
        origin; so has what an article tells again without saying from where, and what a copy tells of a
        source that nobody names, where not both say to whom it spoke. Where one of them says from where it
        has it, all have it from there.
        """
        own = [self.origin(each) for each in group]
        relayed = {
            each.article: where for each, where in zip(group, own, strict=True) if self.is_press(where)
        }
        found = [relayed.get(each.article, where) for each, where in zip(group, own, strict=True)]
        if len(group) == 1:
            return [(found[0], 0)]
        firsts: list[int] = []
        told = _Wordings()
        for place, statement in enumerate(group):
            words_of_it = _own_words(self.articles[statement.article].text, statement)
            first = told.first_like(statement, words_of_it, self.shared.get(statement.article, ()))
            firsts.append(place if first is None else firsts[first])
            told.add(place, statement, words_of_it)
        said: dict[int, str] = {}
        for first, where in zip(firsts, found, strict=True):
            if self.is_press(where):
                said.setdefault(first, where)
        return [(said.get(first, found[first]), first) for first in firsts]

    def is_press(self, origin: str) -> bool:
        """Whether an origin is an outlet or agency that was told, and no article."""
        return origin not in self.articles


class _Wordings:
    """The wordings met so far in one utterance, each by the place of the first statement that has it."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.distinct: list[str] = []
        self.known: set[str] = set()
        self.of_article: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.unnamed: dict[tuple[str, ...], int] = {}
        self.unnamed_in: dict[str, tuple[int, bool]] = {}

    def add(self, place: int, statement: Statement, own: str) -> None:
        """Note a statement; ``own`` are the reporter's words of its sentence."""
        length = own.count(" ") + 1
        if own not in self.known and length >= _LEAST_SAME and len(self.distinct) < _MOST_WORDINGS:
            self.known.add(own)
            self.distinct.append(own)
            self.places.append(place)
        if length >= _LEAST_SHARED:
            self.of_article[statement.article].append((place, own))
        if statement.unnamed:
            self.unnamed.setdefault(tuple(words(statement.text)), place)
            self.unnamed_in.setdefault(statement.article, (place, _says_to_whom(statement)))

    def first_like(self, statement: Statement, own: str, sharing: Collection[str]) -> int | None:
        """The place of the first statement that has the same source; ``sharing`` are the articles that share
        text with this one's.
        """
        places: list[int] = []
        length = own.count(" ") + 1
        if length >= _LEAST_SAME:
            like = process.extract_iter(own, self.distinct, scorer=fuzz.ratio, score_cutoff=NEAR)
            places += [self.places[at] for _, _, at in islice(like, 1)]
        if length >= _LEAST_SHARED:
            for article in sharing if len(sharing) < len(self.of_article) else self.of_article:
                if article in sharing:
                    near = (
                        place
                        for place, other in self.of_article.get(article, ())
                        if fuzz.partial_ratio(own, other, score_cutoff=NEAR)
                    )
                    places += islice(near, 1)
        if statement.unnamed:
            same = tuple(words(statement.text))
            if len(same) >= _LEAST_SHARED and same in self.unnamed:
                places.append(self.unnamed[same])
            says = _says_to_whom(statement)
            few = sharing if len(sharing) < len(self.unnamed_in) else self.unnamed_in
            for article in few:
                place, other_says = self.unnamed_in.get(article, (None, False))
                if place is not None and article in sharing and not (says and other_says):
                    places.append(place)
        return min(places, default=None)


def _says_to_whom(statement: Statement) -> bool:
    """Whether it is told to which outlet or agency somebody spoke."""
    return bool(statement.addressee) or len(statement.chain) > _WITH_OUTLET


_WITH_OUTLET = 2
"""Somebody, and the outlet of the article: a longer chain names who passed it on between them."""


def _row(group: list[Statement], press: _Press) -> Told:
    sources = press.origins(group)
    speakers: dict[str, None] = {}
    shown = _shown(group)
    seen = {each.id for each in shown}
    for statement, (where, first) in zip(group, sources, strict=True):
        if statement.id not in seen:
            continue
        if statement.unnamed:
            called = group[first] if group[first].unnamed else statement
            speakers.setdefault(f"{_singular(called.speaker)} ({where})")
        elif statement.speaker:
            speakers.setdefault(press.people.find(statement.speaker))
    fullest = sorted(shown, key=lambda each: -len(each.text))
    return Told(
        statements=tuple(each.id for each in fullest),
        articles=tuple(dict.fromkeys(each.article for each in group)),
        origins=tuple(dict.fromkeys(where for where, _ in sources)),
        speakers=tuple(speakers),
    )


def _shown(group: list[Statement]) -> list[Statement]:
    """One of two statements where one reports the other: the outer one where it speaks for the same side (a
    spokesman who tells what his government believes), else the inner one, whose chain names who passed it on.
    """
    by_id = {each.id: each for each in group}
    gone: set[str] = set()
    for each in group:
        outer = by_id.get(each.within)
        if outer is not None:
            same = outer.side and (outer.side == each.side or not each.speaker)
            gone.add(each.id if same and not outer.unnamed else outer.id)
    return [each for each in group if each.id not in gone] or group


def _singular(description: str) -> str:
    return " ".join(word.removesuffix("s") for word in words(description))


def _own_words(text: str, statement: Statement) -> str:
    """The reporter's own words of the sentence: two who heard one speech share its quotation but not
    these.
    """
    start, end = statement.sentence
    return " ".join(words(QUOTED.sub("", text[start:end])))
