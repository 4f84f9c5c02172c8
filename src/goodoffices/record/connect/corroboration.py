"""How many stand behind what was said: distinct origins and speakers, beside the number of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from rapidfuzz import fuzz

from goodoffices.record.connect.agencies import AGENCIES
from goodoffices.record.connect.copies import NEAR, QUOTED
from goodoffices.record.connect.words import fold, words
from goodoffices.record.model import Article, Link, Statement


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was said, wherever it is told.

    ``statements`` are the ids of all who tell it, the fullest first. ``origins`` are where it entered the press, as far as
    the articles say: the outlet or agency that was told, else the article itself. Copies count as one, and so do articles
    that have the same sentence. ``speakers`` are the names given; an unnamed source counts once per origin.
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
    articles: Sequence[Article], statements: Sequence[Statement], links: Sequence[Link]
) -> list[Told]:
    """Everything said, one row for each utterance, those told most first and then in the order of the record.

    Links that a person rejected do not count.
    """
    standing = [link for link in links if link.status != "rejected"]
    told = Groups(statement.id for statement in statements)
    copies = Groups(article.id for article in articles)
    people: Groups = Groups()
    agencies = {link.first: link.second for link in standing if link.kind == "agency"}
    for link in standing:
        if link.kind in ("same-utterance", "same-claim"):
            told.join(link.first, link.second)
        elif link.kind == "copy":
            copies.join(link.first, link.second)
        elif link.kind == "same-person":
            people.join(link.first, link.second)
    members: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.status != "rejected":
            members[told.find(statement.id)].append(statement)
    by_id = {article.id: article for article in articles}
    shared = {(link.first, link.second) for link in standing if link.kind in ("copy", "part-copy")}
    rows = [_row(group, copies, people, agencies, by_id, shared) for group in members.values()]
    return sorted(rows, key=lambda row: -len(row.articles))


def origin(statement: Statement, article: Article, agencies: dict[str, str], copies: Groups) -> str:
    """Where a statement entered the press: the first relay of its chain that is a press organ or was spoken to, else the
    agency whose sign its article carries, else its outlet or the article itself (with its copies)."""
    for name in (*statement.chain[1:], statement.addressee):
        if name and name != article.outlet and (press := _press(name)):
            return press
    return agencies.get(article.id, "") or copies.find(article.id)


def _press(name: str) -> str:
    """The name of an agency or outlet as one form; empty for a person or "reporters"."""
    plain = fold(name)
    for agency, forms in AGENCIES.items():
        if any(fold(form) in plain.split() or fold(form) == plain for form in forms.split("|")):
            return agency
    if plain in _NOT_PRESS or not name[:1].isupper():
        return ""
    return name


_LEAST_SAME = 8
_LEAST_SHARED = 3
_NOT_PRESS = frozenset(
    (
        "reporters",
        "journalists",
        "the press",
        "the media",
        "this outlet",
        "the report",
        "congress",
        "parliament",
    )
)


def _row(
    group: list[Statement],
    copies: Groups,
    people: Groups,
    agencies: dict[str, str],
    articles: dict[str, Article],
    shared: set[tuple[str, str]],
) -> Told:
    origins: dict[str, None] = {}
    speakers: dict[str, None] = {}
    sentences: list[tuple[str, str, str]] = []
    for statement in group:
        article = articles[statement.article]
        sentence = _own_words(article.text, statement)
        where = ""
        for words_, of, known in sentences:
            least = _LEAST_SHARED if {(article.id, of), (of, article.id)} & shared else _LEAST_SAME
            if _same(sentence, words_, least):
                where = known
                break
        where = where or origin(statement, article, agencies, copies)
        sentences.append((sentence, article.id, where))
        origins.setdefault(where)
        if statement.unnamed:
            speakers.setdefault(f"{statement.speaker} ({where})")
        elif statement.speaker:
            speakers.setdefault(people.find(statement.speaker))
    inside = {each.within for each in group if each.within}
    fullest = sorted(group, key=lambda each: (each.id in inside, each.type == "fact", -len(each.text)))
    return Told(
        statements=tuple(each.id for each in fullest),
        articles=tuple(dict.fromkeys(each.article for each in group)),
        origins=tuple(origins),
        speakers=tuple(speakers),
    )


def _own_words(text: str, statement: Statement) -> str:
    """The reporter's own words of the sentence: two who heard one speech share its quotation but not these."""
    start, end = statement.sentence
    return " ".join(words(QUOTED.sub("", text[start:end])))


def _same(one: str, two: str, least: int) -> bool:
    return min(one.count(" "), two.count(" ")) + 1 >= least and fuzz.ratio(one, two) >= NEAR
