"""Noun groups read as people, bodies and documents: name, role, and the side that the words name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from goodoffices.case import Case, Mediator, Party
from goodoffices.record import lexicon
from goodoffices.record.actors import Actor, Actors
from goodoffices.record.spotting import Spotter
from goodoffices.record.text.tags import Words

Kind = Literal["person", "unnamed", "body", "document", "pronoun", "other"]

_HONORIFICS = lexicon.bag(
    "mr. mrs. ms. dr. gen. sen. rep. gov. lt. col. sgt. prof. rev. hon. adm. capt. maj. brig. mr mrs ms dr "
    "sir lady lord st."
)
_TITLE_WORDS = lexicon.bag(
    "prime foreign defense defence interior finance vice deputy chief national security supreme general "
    "senior former acting secretary house state white attorney director minister president chairman first "
    "lady press special middle east republican democratic gop "
    "army air force marshal general intelligence military justice treasury homeland the and of us"
)
_PARTICLES = lexicon.bag("bin ibn bint ben van von der den de da di del al el abu")
_FORMER = re.compile(
    r"(?:(?:the|a|an|one|another)\s)?(?:former|ex-|retired|one-time|onetime|late)\b", re.IGNORECASE
)
_PRIVATE = re.compile(
    r"\b(?:automakers?|carmakers?|company|companies|firms?|manufacturers?|airlines?|retailers?|newspapers?|"
    r"news (?:portal|site|website|channel)|magazine|broadcaster"
    r"|(?:central )?banks?|scientists?|researchers?|professors?|academics?|scholars?|analysts?|experts?|"
    r"economists?|journalists?|reporters?|authors?|writers?|actors?|actress|singers?|activists?"
    r"|citizens?|residents?|villagers?|investors?|traders?|business(?:man|men|woman|women)|lawyers?|"
    r"footballers?|players?|tourists?|teachers?|students?|doctors?)\b"
)
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: (?:and |of |the )?[A-Z][\w.'’-]*)*")


_NOT_ITS_OWN = (
    r"(?!-(?:run|led|held|backed|controlled|occupied|administered|based|ruled|born|linked|affiliated|"
    r"appointed|allied|owned|funded|sponsored|mediated|brokered|dominated|majority)\b)"
)
"""Behind a side's name: what a side runs, backs or holds is not the side."""
_NOT_THE_STATE = re.compile(
    r"\b(?:Workers|Unions?|Party|Airlines?|Airways|Association|Federation|League|Club|Front|Movement|"
    r"Brotherhood|Times|Post|Herald|Broadcasting|Corporation|Motors|Steel"
    r"|Railways?|Telecom|Chamber|Teachers|Nurses|Pilots|Writers|Actors|Players|Guild|Revolutionary|"
    r"Liberation|Resistance|Red Crescent|Red Cross)\b(?! [a-z])"
)
"""In a proper name: a body of its own, though a country stands in it ("Canadian Auto Workers", "Istrian
Liberation Army").
"""
_OF_A_FIELD = re.compile(r"\bSecretary of State(?= for\b)")
"""One who answers for a field of government ("Secretary of State for Transport") is not the American
minister.
"""
_NO_ROLE = re.compile(
    r"(?:which|who|whose|whom|that|known|nicknamed|led|headed|accompanied|joined|backed)\b", re.IGNORECASE
)
"""Opens an aside that tells what somebody did, not what somebody is."""
AGAINST = re.compile(
    r"\b(?:rebels?|insurgents?|guerrillas?|opposition|militants?|separatists?|dissidents?|militias?|"
    r"paramilitar(?:y|ies)|mutineers?|exiles?|protest(?:ers?|s)?|protest movement|demonstrators?|anti-\w+)\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(
    r"(?<!of )(?<!for )(?<!and )(?:industry|industries|producers|growers|farmers|fishermen|exporters|"
    r"importers|lobby|shareholders|investors)$"
)
"""What does not speak for the country, or the firm, that stands before it."""
_COUNTRYS = re.compile(r"\b[A-Z][\w.-]+(?:['’]s|n|ese|i|ish)(?=\s)")
"""A country before its rebels ("Istria's main rebel group", "Istrian guerrillas") is the one that they fight.
"""
_SEVERAL = re.compile(
    r"(?:both|(?:the )?two|each|all|neither|either)(?: of the)? (?:sides?|parties|countries|nations|"
    r"governments|delegations|teams|leaders|warring parties)$",
    re.IGNORECASE,
)
"""Words for the parties together: they stand on no one side."""
_OFFICE = re.compile(r"R[^R]*p[^p]*$")
_LINK = re.compile("[po]")
_LEADING_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BOTH = 2
_MOST_KEPT = 50_000
"""Answers that are kept for words asked about again, over all articles."""
_AND = re.compile(r",\s|\s(?:and|&)\s")


@cache
def over_states() -> frozenset[str]:
    """The bodies over states that are sides of their own: unions of states, and the United Nations."""
    unions = {name for name in lexicon.places().values() if " " in name and _NOT_THE_STATE.search(name)}
    return frozenset(unions | {"United Nations"})


class Who(msgspec.Struct, frozen=True):
    """Who a noun group means. ``first`` to ``stop`` are its words; ``surname`` is the last part of a person's
    name.
    """

    name: str
    role: str
    kind: Kind
    first: int
    stop: int
    honorific: str = ""

    @property
    def surname(self) -> str:
        """The last part of the name."""
        return self.name.rsplit(" ", 1)[-1]


def read_group(words: Words, first: int, stop: int, apposed: tuple[int, int] | None) -> Who:
    """Name, role and kind of the noun group of the words ``first`` to ``stop``, with what stands in
    apposition to it.
    """
    tags = words.tags
    letters = tags[first:stop]
    aside = words.slice(*apposed).strip(" ,()") if apposed else ""
    if _NO_ROLE.match(aside):
        aside = ""
    if letters in ("r", "j"):
        return Who(words.slice(first, stop), "", "pronoun", first, stop)
    run = _name_run(words, first, stop)
    if run is not None:
        start, end = run
        honorific = words.low[start] if words.low[start] in _HONORIFICS else ""
        if honorific and end - start > 1:
            start += 1
        role = words.slice(first, start - (1 if honorific else 0)).strip()
        tail = (
            words.slice(end, stop)
            if end < stop and words.low[end] in ("of", "for", "from", "at", "in", "with")
            else ""
        )
        kind: Kind = "person" if _personal(words, start, end, role + " " + aside, honorific) else "body"
        return Who(words.slice(start, end), _role(role or aside or tail, kind), kind, first, stop, honorific)
    head = _head(letters)
    text = words.slice(first, stop)
    if head == "R":
        named = _named_aside(words, apposed)
        if named:
            return Who(named, _role(text, "person"), "person", first, stop)
        return Who(text, aside, "unnamed", first, stop)
    if head == "O":
        return Who(_bare(text), aside, "body", first, stop)
    if head == "D":
        return Who(_bare(text), aside, "document", first, stop)
    return Who(text, aside, "other", first, stop)


_ASIDE_NAME = re.compile(r"N{2,4}$|N+(?:-N+)?N$")


def _named_aside(words: Words, apposed: tuple[int, int] | None) -> str:
    """The name of a person that stands alone in apposition ("the group's leader, Ada Holm, ..."); empty where
    none does.
    """
    if apposed is None:
        return ""
    first, stop = apposed
    while first < stop and words.tags[first] in ",(":
        first += 1
    while stop > first and words.tags[stop - 1] in ",)":
        stop -= 1
    while stop - first > 2 and (words.low[first] in _TITLE_WORDS or words.tags[first] == "R"):
        first += 1
    name = words.slice(first, stop)
    if not _ASIDE_NAME.match(words.tags[first:stop]) or name in lexicon.places() or name in lexicon.outlets():
        return ""
    return name


def _name_run(words: Words, first: int, stop: int) -> tuple[int, int] | None:
    """The words of a proper name in the group: the run of names that ends it, or that stands before "of",
    "for", "in".
    """
    tags = words.tags
    ends = [stop]
    cut = min(
        (at for at in (tags.find("p", first + 1, stop), tags.find("o", first + 1, stop)) if at >= 0),
        default=-1,
    )
    if cut >= 0:
        ends.insert(0, cut)
    for index, end in enumerate(ends):
        start = end
        while start > first and tags[start - 1] == "N":
            start -= 1
        if start == end:
            continue
        before = tags[start - 1] if start > first else "^"
        last = index == len(ends) - 1
        if last and cut >= 0 and "c" in tags[cut:start]:
            return None
        if (
            last
            and cut >= 0
            and (before in "po" or (before == "d" and tags[start - 2] in "po") or "R" in tags[first:cut])
        ):
            continue  # "security sources in neighbouring Chad": where they are, not who
        if "c" in tags[first:start]:
            return (start, end) if "R" in tags[first:start] else None
        return _without_title(words, start, end, first)
    return None


def _without_title(words: Words, start: int, end: int, first: int) -> tuple[int, int]:
    """A run of names without the words of an office at its front ("White House", "National Security")."""
    while end - start > 2 and words.low[start] in _TITLE_WORDS:
        start += 1
    if (
        end - start == 3
        and _OFFICE.search(words.tags[first:start])
        and words.low[start + 1] not in _PARTICLES
    ):
        start += 1
    places = lexicon.places()
    if end - start > 2 and words.slice(start, start + 1) in places:
        start += 1
    return start, end


def _personal(words: Words, start: int, end: int, role: str, honorific: str) -> bool:
    name = words.slice(start, end)
    if honorific:
        return True
    if name in lexicon.places() or name in lexicon.outlets() or _bare(name) in lexicon.outlets():
        return False
    if name.isupper() and len(name) > 1 and end - start == 1:
        return False
    classes = lexicon.classes()
    if any(classes.get(word.lower().strip(",()")) == "R" for word in role.split()):
        return True
    return 2 <= end - start <= 4 and not role.lower().startswith("the ")


def _role(text: str, kind: Kind) -> str:
    text = text.strip(" ,-\"“”'").removesuffix("'s").removesuffix("’s")
    if text.lower() in ("the", "a", "an"):
        return ""
    return text if kind == "person" else _bare(text)


def _head(letters: str) -> str:
    """The class of the head noun: the last noun before the first preposition."""
    core = _LINK.split(letters, maxsplit=1)[0] or letters
    for letter in reversed(core):
        if letter in "RODNng":
            return letter
    return ""


def _bare(text: str) -> str:
    """Without a leading article."""
    return _LEADING_ARTICLE.sub("", text)


class Sides:
    """From words to a side: the parties and mediators of a case by their names, else countries and bodies.

    Made once for all articles. ``persons`` is the side of each person whom all reports together tell to act
    for one, ``collective`` the names that are no person's.
    """

    def __init__(self, case: Case | None = None, actors: Actors | None = None) -> None:
        self.places = lexicon.places()
        self.actors = actors
        self.known: dict[str, str] = {}
        self.parties: frozenset[str] = frozenset(party.id for party in case.parties) if case else frozenset()
        self.in_order = tuple(party.id for party in case.parties) if case else ()
        if case is not None:
            listed: list[Party | Mediator] = [*case.parties, *case.mediators]
            for one in listed:
                for name in (one.id, one.name, *one.aliases):
                    if name:
                        self.known[name.lower()] = one.id
        self.ids = dict(self.known)
        self._ids: dict[str, str] = {}
        for each in actors.everyone if actors is not None else ():
            for name in (each.name, *each.names):
                if name not in self.places and len(name) > 1:
                    self.known.setdefault(name.lower(), self.id_of(each))
        self.countries: Mapping[str, str] = self.places
        self._known = Spotter(self.known, _NOT_ITS_OWN) if self.known else None
        self._cache: dict[str, str] = {}
        self.persons: dict[str, str] = {}
        self.collective: set[str] = set()
        for each in actors.everyone if actors is not None else ():
            side = self.id_of(each)
            self.persons |= {person.name: side for person in each.persons}
            if each.kind != "state":
                self.collective.update((each.name, *each.names))

    def id_of(self, actor: Actor) -> str:
        """The party or mediator of the case that an actor is, by any of its names; else the actor's own
        name.
        """
        if not self.ids:
            return actor.name
        found = self._ids.get(actor.name)
        if found is None:
            found = self._ids[actor.name] = next(
                (self.ids[name.lower()] for name in (actor.name, *actor.names) if name.lower() in self.ids),
                actor.name,
            )
        return found

    def at(self, article: str, start: int, end: int) -> str:
        """The side that the words between two places of an article speak of, "the group" and persons
        included; empty where they speak of none.
        """
        found = self.actors.at(article, start, end) if self.actors is not None else None
        return self.id_of(found) if found is not None else ""

    def of(self, text: str) -> str:
        """The side that a role or name mentions first; empty where it mentions none."""
        found = self._cache.get(text)
        if found is None:
            if len(self._cache) > _MOST_KEPT:
                self._cache.clear()
            found = self._cache[text] = self._find(text)
        return found

    def alone(self, text: str) -> str:
        """The side that the words mention, empty where they list several ("Norlandic and Istrian
        officials").
        """
        pieces = _AND.split(text)
        if len(pieces) > 1 and len({side for piece in pieces if (side := self.of(piece))}) > 1:
            return ""
        return self.of(text)

    def each(self, text: str) -> tuple[str, ...]:
        """The sides that the words list, in their order ("the leaders of Norland, Istria and the Front"); of
        "both sides", the two parties.
        """
        if len(self.parties) == _BOTH and _SEVERAL.match(text):
            return self.in_order
        return tuple(dict.fromkeys(side for piece in _AND.split(text) if (side := self.of(piece))))

    def speaks(self, role: str) -> str:
        """The side for which a role speaks: none for one who has left it ("a former Istrian minister"), and
        no country for a firm or private person of it ("an Istrian airline").
        """
        if _FORMER.match(role) or _SEVERAL.match(role):
            return ""
        if AGAINST.search(role):
            role = _COUNTRYS.sub("", role)
        side = self.of(role)
        if side and (own := _OF_ITS_OWN.search(role)) and own.group() not in f"{side} {self.parties}".lower():
            return ""
        return "" if side and side not in self.parties and _PRIVATE.search(role) else side

    def outlet(self, name: str) -> bool:
        """Whether a name is one of an outlet that only tells, and has no part in the talks."""
        if name not in lexicon.outlets():
            return False
        actor = self.actors.of(name) if self.actors is not None else None
        return actor is None or not actor.part

    def third(self, side: str) -> bool:
        """Whether a side is known to be none of the parties: a mediator or an outsider."""
        return bool(self.parties) and side not in self.parties

    def _find(self, text: str) -> str:
        country = self._country(text)
        if self._known is not None:
            name = self._known.first(text.lower())
            if name:
                return self.known[name]
            if country.lower() in self.known:
                return self.known[country.lower()]
        return country

    def _country(self, text: str) -> str:
        for run in _PLACE.finditer(_OF_A_FIELD.sub("", text)):
            if _NOT_THE_STATE.search(run.group()) and not any(name in run.group() for name in over_states()):
                continue
            parts = [part.removesuffix("'s").removesuffix("’s") for part in run.group().split(" ")]
            for index in range(len(parts)):
                for length in (4, 3, 2, 1):
                    found = (
                        self.places.get(" ".join(parts[index : index + length]))
                        if index + length <= len(parts)
                        else None
                    )
                    if found:
                        return found
        return ""
