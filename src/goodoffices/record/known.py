"""Who is named in one article, gathered before its sentences are read: full names, offices, sides, bodies.
English.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from goodoffices.record import lexicon
from goodoffices.record.names import Sides, read_group
from goodoffices.record.text.tags import Words

_FULL = re.compile(r"N{2,5}")
_ORGANISED = re.compile(r"(?<![N'])N{1,3}(?=e?n?R)")
_OFFICERS = lexicon.bag(
    "official officials leader leaders representative representatives spokesman spokeswoman spokesperson "
    "negotiator negotiators delegate delegates "
    "chief member members envoy spokesmen delegation"
)
_CROWNED = re.compile(r"RN(?!N)")
_CROWNS = lexicon.bag("king queen prince princess emir sheikh pope")
_SPEAKS_FOR = re.compile(r"Rpd?(?P<who>N{1,3})(?![NROgne'])")
_ROLED = re.compile(r"(?:N{0,3}Op)?[NOne']{0,6}RN{2,5}")
_INSERTED = re.compile(
    r"[(\[](?P<role>(?:[\w.-]+ ){0,4}?(?:[Mm]inister|[Pp]resident|[Cc]hancellor|[Ss]ecretary|[Ll]eader|"
    r"[Cc]hief|[Dd]irector) )(?P<first>[A-Z][\w.’-]+)[)\]] (?P<last>[A-Z][\w’-]+)"
)
"""A role that a reporter sets before the surname in what someone said: "(Istrian Prime Minister Ada) Holm".
"""
_LED_BY = ("led by ", "headed by ", "chaired by ")
_LED = re.compile(
    r"\b(?P<body>(?:[A-Z][\w.-]+ ){1,3}(?:delegation|team|side|panel|negotiators|mission)),? (?:(?:which "
    r")?(?:is|was|are|were) )?(?:led|headed|chaired) by "
    r"(?:the )?(?:[\w.’'-]+ ){0,6}?(?P<name>[A-Z][a-z]++ [A-Z][\w’-]++)(?! [A-Z])"
)
_NOT_BODIES = lexicon.bag(
    "mr mrs ms dr sir lord lady majority minority the prime foreign defense defence vice deputy chief "
    "national former senior acting secretary minister president state house white general director mr. mrs. "
    "ms. dr. sen. rep. gov. gen. press intelligence security republican democratic gop"
)
_FEAST = re.compile(
    r"(?:Labou?r|Memorial|Independence|Veterans['’]?|Election|Columbus|Presidents['’]?|Boxing|Armistice|"
    r"Remembrance|Republic|National|Victory|Liberation|Inauguration|Unity|Christmas|New Year['’]s|"
    r"Mother['’]s|Father['’]s|Valentine['’]s) (?:Day|Eve|Week|Weekend)\b"
)
"""A day is nobody, though its name has two words."""
_ROLE_OF_NOBODY = 2
_TWO = 2


class Known:
    """What one article tells of its people and bodies by their names alone.

    ``full`` is surname to full name, ``firsts`` first name to full name where one bears it, ``doubled`` the
    surnames of several; ``side_of`` the side of each person whose office tells it, ``named_at`` where it
    does.
    """

    def __init__(self, words: Words, sides: Sides, article: str) -> None:
        self.words = words
        self.sides = sides
        self.article = article
        self.persons = sides.persons
        self.collective = sides.collective
        self.full: dict[str, str] = {}
        self.doubled: set[str] = set()
        self.firsts: dict[str, str] = {}
        self.roles: dict[str, list[str]] = {}
        self.side_of: dict[str, str] = {}
        self.named_at: dict[str, tuple[int, int]] = {}
        self.bodies: list[str] = []
        self._lowered: dict[str, bool] = {}
        self._full_names()
        self._named_bodies()
        self._offices()
        if any(verb in words.text for verb in _LED_BY):
            self._leaders()
        self._inserted()

    def _full_names(self) -> None:
        words = self.words
        for match in _FULL.finditer(words.tags):
            first, stop = match.span()
            while stop - first > 1 and not self._plain(first):
                first += 1
            name = words.slice(first, stop)
            if (
                stop - first < _TWO
                or name in self.sides.places
                or name in self.collective
                or "\n" in name
                or _FEAST.match(name)
                or (words.low[first].endswith(".") and len(words.low[first]) > _TWO)
            ):
                continue
            self._full_name_of(self.person_in(name) or name)
        for match in _CROWNED.finditer(words.tags):
            if words.low[match.start()] in _CROWNS:
                self.doubled.add(words.low[match.start() + 1])

    def _full_name_of(self, name: str) -> None:
        parts = name.lower().split(" ")
        if len(parts) == _TWO and self.firsts.setdefault(parts[0], name) != name:
            self.firsts[parts[0]] = ""
        known = self.full.setdefault(parts[-1], name)
        other = known.split(" ", 1)[0] != name.split(" ", 1)[0]
        if known != name and other and not (known.endswith(name) or name.endswith(known)):
            self.doubled.add(parts[-1])

    def person_in(self, name: str) -> str:
        """The person, known to all reports, whose full name ends the words ("Special Duties Ada Holm"); empty
        where none does.
        """
        if name in self.persons:
            return name
        parts = name.split(" ")
        for at in range(1, len(parts) - 1):
            tail = " ".join(parts[at:])
            if tail in self.persons:
                return tail
        return ""

    def _named_bodies(self) -> None:
        words, tags = self.words, self.words.tags
        for match in _ORGANISED.finditer(tags):
            name = words.slice(*match.span())
            if self._is_lowered(match.start(), match.end()):
                continue
            officer = words.low[tags.index("R", match.end())]
            if self._can_be_body(name, words.low[match.start()]) and officer in _OFFICERS:
                self.bodies.append(name)
        for match in _SPEAKS_FOR.finditer(tags):
            name = words.slice(*match.span("who"))
            if words.low[match.start()] in _OFFICERS and self._can_be_body(
                name, words.low[match.start("who")]
            ):
                self.bodies.append(name)

    def _can_be_body(self, name: str, first: str) -> bool:
        return name not in self.sides.places and first not in _NOT_BODIES

    def _offices(self) -> None:
        for match in _ROLED.finditer(self.words.tags):
            who = read_group(self.words, *match.span(), None)
            if who.kind != "person" or not who.role:
                continue
            name = self.person_in(who.name) or self.full_name(who.name)
            roles = self.roles.setdefault(name, [])
            if who.role not in roles:
                roles.append(who.role)
            self._speaks(name, self.spoken_for(who.role), self.words.span(*match.span()))

    def _leaders(self) -> None:
        """Who leads a delegation speaks for its side ("the Istrian delegation, led by Secretary Ada
        Holm").
        """
        for match in _LED.finditer(self.words.text):
            self._speaks(match.group("name"), self.spoken_for(match.group("body")), match.span("name"))

    def _inserted(self) -> None:
        for inserted in _INSERTED.finditer(self.words.text):
            name = f"{inserted.group('first')} {inserted.group('last')}"
            role = inserted.group("role").strip()
            side = self.spoken_for(role)
            if side:
                self.roles.setdefault(name, []).append(role)
                self._speaks(name, side, inserted.span())

    def _speaks(self, name: str, side: str, at: tuple[int, int]) -> None:
        if side:
            self.side_of.setdefault(name, side)
            self.named_at.setdefault(name, at)

    def _is_lowered(self, first: int, stop: int) -> bool:
        """Whether a single word that opens a sentence stands elsewhere in small letters: it is no name."""
        if stop - first > 1:
            return False
        low = self.words.low[first]
        if low not in self._lowered:
            text = self.words.text
            name = text[self.words.starts[first] : self.words.ends[first]]
            opens = any(self.words.sentences[at][0] == first for at in self._sentence_of(first))
            self._lowered[low] = f" {low} " in text or (
                opens and not name.isupper() and text.count(name) == 1 and not self.sides.of(name)
            )
        return self._lowered[low]

    def _sentence_of(self, word: int) -> range:
        """The number of the sentence that a word stands in."""
        at = bisect_right(self.words.sentences, (word, len(self.words.low))) - 1
        return range(max(at, 0), max(at, 0) + 1)

    def _plain(self, at: int) -> bool:
        return (
            self.words.low[at] not in _NOT_BODIES
            and self.words.text[self.words.starts[at] : self.words.ends[at]] not in self.sides.places
        )

    def full_name(self, name: str) -> str:
        """The full name for a surname or a first name; the name itself where the article has no fuller
        one.
        """
        low = name.lower()
        if " " in name:
            known = self.full.get(low.rsplit(" ", 1)[-1], "")
            return known if known.lower().endswith(" " + low) else name
        if low not in self.full and self.firsts.get(low):
            return self.firsts[low]
        return self.full.get(low, name) if low not in self.doubled else name

    def is_surname(self, name: str) -> bool:
        """Whether a name that stands alone is one of a person of the article."""
        return (
            (name.lower() in self.full or bool(self.firsts.get(name.lower())))
            and name not in self.sides.places
            and name not in self.collective
            and not name.isupper()
        )

    def role_of(self, name: str) -> str:
        """The office of a person that the article gives first."""
        roles = self.roles.get(name)
        return roles[0] if roles else ""

    def side_of_person(self, name: str) -> str:
        """The side of a person: by the article, else by what all reports tell."""
        return self.side_of.get(name, "") or self.persons.get(name, "")

    def spoken_for(self, role: str) -> str:
        """The side that a role speaks for, by its own words or by a body that the article names."""
        return self.sides.speaks(role) or ("" if self.sides.of(role) else self.body_in(role))

    def body_in(self, text: str) -> str:
        """The first body, named by its officials in the article, that the words name."""
        return next((name for name in self.bodies if name in text), "")
