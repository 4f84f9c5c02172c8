"""Whom a name, an office, a common noun or a pronoun means while the sentences of one article are read in
order. English.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.known import Known
from goodoffices.record.model import Person
from goodoffices.record.names import AGAINST, Sides, Who, read_group
from goodoffices.record.text.subject import subject_of
from goodoffices.record.text.tags import Words

_FEMALE = re.compile(
    r"\b(?:mrs|ms|spokeswoman|congresswoman|chairwoman|she|her|queen|princess|actress|lady|woman|mother|"
    r"sister|wife|daughter)\b",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:mr|spokesman|congressman|chairman|he|his|king|prince|sheikh|man|father|brother|husband|son|sir)\b",
    re.IGNORECASE,
)
_OF_STATE = lexicon.bag("government army military cabinet parliament authorities administration")
_GOVERNMENT = re.compile(
    r"\b([A-Z][\w.-]+(?: [A-Z][\w.-]+)?)(?:['’]s?)? (?:\w+ )?(?:government|army|military|cabinet|parliament|"
    r"authorities|administration|president|[Pp]rime [Mm]inister)\b"
)
_ONE = re.compile(r"(?:an?|one|another|the) (?!.*\w+s$)", re.IGNORECASE)
"""A single person described: "he" in the same sentence means that one."""
_BESIDE = re.compile(
    r"\s(?:close to|near to|familiar with|briefed (?:on|by)|with (?:\w+ )?knowledge|critical of|opposed to|"
    r"loyal to)\b"
)
"""The words behind it say what a source knows, or whom the source is close to; it does not speak for them."""
_MEMBERS = re.compile(r"(?:^|,\s|\s(?:and|&)\s)(?=\S)")
_GROUP = re.compile(
    r"the (?:[\w-]+ )?(?:group|movement|party|militia|organi[sz]ation|faction|militant group|company|firm|"
    r"exchange|bourse|bank|union|airline|carmaker|front|rebels|guerrillas|militants|insurgents)$"
)
_RUN = re.compile("N{1,4}")
_DEFINITE = re.compile(r"the\s+(?:[\w-]+\s+){0,2}([\w-]+)$")
_OF_OTHER = re.compile(r"(?:his|her|their|its)\b")
_OF_ANOTHER = re.compile(r"(?:his|her)\b")
_REMEMBERED = 8
"""How many sentences a person stays the likely meaning of "he" or "she"."""
_NEW = 1
"""How many sentences back a person who was named for the first time may be meant."""
_NEAR = 3
_FAR = 1_500
_NEVER = ("", -99)


class Speaker(msgspec.Struct, frozen=True):
    """Who a speaker is: ``name`` is empty where it stays open, ``unnamed`` marks a source without a name."""

    name: str = ""
    role: str = ""
    side: str = ""
    unnamed: bool = False


NOBODY = Speaker()


class People(Known):
    """What is known of the people of one article while its sentences are read in order.

    ``focus`` is the person spoken of last, ``body`` the body, ``group`` the source without a name, ``one``
    the single person described, ``maybe`` a name that may be a person's: each with the number of its
    sentence.
    """

    def __init__(self, words: Words, sides: Sides, article: str) -> None:
        super().__init__(words, sides, article)
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self.gender: dict[str, str] = {}
        self.focus: tuple[str, int] = _NEVER
        self.body: tuple[str, int] = _NEVER
        self.maybe: tuple[str, int] = _NEVER
        self.group: tuple[str, int] = _NEVER
        self.one: tuple[str, int] = _NEVER
        self.governments: set[str] | None = None
        self._met: dict[str, int] = {}
        self._read_to = 0
        self._named_in: list[tuple[int, str, bool]] = []

    def resolve(self, who: Who, sentence: int) -> Speaker:
        """Who speaks, as far as the article tells."""
        if who.kind == "pronoun":
            return self._pronoun(who, sentence)
        if who.kind == "person" and who.name in self.collective:
            who = msgspec.structs.replace(who, kind="body")
        if who.kind == "person" or (who.kind == "body" and self.is_surname(who.name)):
            name = self.person_in(who.name) or self.full_name(who.name)
            self._note(name, who, sentence)
            return Speaker(name, who.role or self.role_of(name), self.side_of_person(name))
        if who.kind == "body":
            return self._of_body(who, sentence)
        if who.kind == "document":
            self.body = (who.name, sentence)
            return Speaker(who.name, who.role, self.sides.of(who.name))
        return self._described(who, sentence)

    def somebody(self, first: int, stop: int) -> bool:
        """Whether the words are a common noun for an actor of the reports ("the exchange", "tube
        workers").
        """
        return self._pointed(first, stop) != ""

    def _pointed(self, first: int, stop: int) -> str:
        """The side that a group of words without a name in it points to; empty where it points to none."""
        actors = self.sides.actors
        if actors is None or stop <= first or "p" in self.words.tags[first:stop]:
            return ""
        start, end = self.words.span(first, stop)
        for mention, actor in actors.mentions(self.article, start, end):
            if mention.end >= end:
                return self.sides.id_of(actor)
        return ""

    def _called(self, side: str) -> str:
        """What the reports mostly call a side ("LSE")."""
        actor = self.sides.actors.of(side) if self.sides.actors is not None else None
        return actor.called if actor is not None else side

    def _of_body(self, who: Who, sentence: int) -> Speaker:
        name = who.name
        side = self.sides.speaks(name) or self.sides.speaks(who.role)
        meant = self._the_group(who)
        if meant:
            name, side = self._called(meant), self.sides.of(meant) or meant
        elif not side:
            side = self._pointed(who.first, who.stop)
            if not side and name.lower() in _OF_STATE:
                side = self._one_government()
        self.body = (name, sentence)
        if " " not in name and not side and not name.isupper() and name not in self.bodies:
            self.maybe = (name, sentence)
        return Speaker(name, who.role, side or self._itself(name))

    def _described(self, who: Who, sentence: int) -> Speaker:
        text = who.name
        if (person := self.person_in(text)) and not who.name.startswith(("source", "sources")):
            self._note(
                person,
                msgspec.structs.replace(who, name=person, role=text.removesuffix(person).strip(" ,")),
                sentence,
            )
            return self._person(person)
        low = text.lower()
        definite = _DEFINITE.match(low)
        if definite is not None and not low.endswith("s"):
            word = definite.group(1)
            for name, roles in reversed(list(self.roles.items())):
                if any(word in role.lower() for role in roles):
                    self.focus = (name, sentence)
                    return Speaker(name, self.role_of(name), self.side_of_person(name))
        if meant := self._the_group(who):
            self.body = (self._called(meant), sentence)
            return Speaker(self._called(meant), "", self.sides.of(meant) or meant)
        several = len(_MEMBERS.findall(text)) > 1 and not self.sides.alone(text)
        side = "" if several else self.spoken_for(_BESIDE.split(text)[0])
        if not side and not several:
            side = self._pointed(who.first, who.stop)
        self.group = (text, sentence)
        if _ONE.match(text):
            self.one = (text, sentence)
        return Speaker(text, "", side, unnamed=True)

    def _pronoun(self, who: Who, sentence: int) -> Speaker:
        word = who.name.lower()
        if word in ("he", "she"):
            return self._he(word, who.first, sentence)
        if word == "it":
            name, at = self.body
            if name and sentence - at <= 1:
                return Speaker(name, "", self.sides.speaks(name) or self._itself(name))
        elif word == "they":
            name, at = max(self.group, self.body, key=lambda each: each[1])
            if name and sentence - at <= 1:
                side = self.sides.of(name) or self.body_in(name)
                return Speaker(name, "", side, unnamed=name == self.group[0])
        return NOBODY

    def _he(self, word: str, first: int, sentence: int) -> Speaker:
        described, at = self.one
        if described and at == sentence and self.focus[1] < at:
            return Speaker(described, "", self.spoken_for(_BESIDE.split(described)[0]), unnamed=True)
        maybe, at = self.maybe
        if maybe and at == sentence and self.focus[1] < at and not self.sides.outlet(maybe):
            return Speaker(maybe)
        wanted = "f" if word == "she" else "m"
        for name in self._likely(first, sentence):
            if self.gender.get(name, wanted) == wanted:
                self.gender[name] = wanted
                self.focus = (name, sentence)
                return self._person(name)
        maybe, at = self.maybe
        if (
            maybe
            and sentence - at <= _NEAR
            and not (self.focus[0] and sentence - self.focus[1] <= _REMEMBERED)
        ):
            return Speaker(maybe)
        here = self.words.starts[self.words.sentences[sentence][0]]
        for other in reversed(self.spans):
            if self.gender.get(other) == wanted and here - self.spans[other][-1][1] < _FAR:
                return self._person(other)
        return NOBODY

    def _likely(self, first: int, sentence: int) -> list[str]:
        """Whom "he" at a word can mean, the likeliest first: the subject of its sentence, one who was named
        for the first time in the sentence before, who spoke last, who was named last.
        """
        found: list[str] = []
        subject = subject_of(self.words, sentence)
        if subject is not None and subject[0][1] <= first:
            who = read_group(self.words, *subject[0], subject[1])
            if who.kind == "person" or self.is_surname(who.name):
                found.append(self.person_in(who.name) or self.full_name(who.name))
        self._read(sentence)
        name, at = self.focus
        for where, new, fresh in reversed(self._named_in):
            if fresh and sentence - _NEW <= where <= sentence and at < where and self._speaks_no_more(where):
                found.append(new)
                break
        if name and sentence - at <= _REMEMBERED:
            found.append(name)
        found += [new for where, new, _ in reversed(self._named_in) if sentence - _NEAR <= where < sentence][
            :1
        ]
        return found

    def _speaks_no_more(self, sentence: int) -> bool:
        """Whether nobody was quoted or reported in a sentence."""
        first, stop = self.words.sentences[sentence]
        return not any(letter in "SQ" for letter in self.words.tags[first:stop])

    def _read(self, sentence: int) -> None:
        """Note whom the sentences up to this one name, in order, and whether for the first time."""
        words = self.words
        while self._read_to < sentence:
            first, stop = words.sentences[self._read_to]
            for match in _RUN.finditer(words.tags[first:stop]):
                name = words.slice(first + match.start(), first + match.end())
                full = self.person_in(name) or (self.full_name(name) if self._can_be_person(name) else "")
                if full:
                    self._named_in.append((self._read_to, full, full not in self._met))
                    self._met.setdefault(full, self._read_to)
            self._read_to += 1

    def _can_be_person(self, name: str) -> bool:
        if name in self.collective or self.sides.of(name) or self.sides.outlet(name):
            return False
        return (
            self.is_surname(name)
            if " " not in name
            else self.full.get(name.lower().rsplit(" ", 1)[-1]) == name
        )

    def _person(self, name: str) -> Speaker:
        return Speaker(name, self.role_of(name), self.side_of_person(name))

    def _itself(self, name: str) -> str:
        """The side that a body with no country is: itself by its one name, or the body that its name holds
        ("Istria's Front rebel group").
        """
        if self.sides.outlet(name):
            return ""
        if " " not in name:
            return name
        return self.body_in(name) if AGAINST.search(name) else ""

    def _one_government(self) -> str:
        """The country of "the government": the only one whose government the article names; else none."""
        if self.governments is None:
            named = {self.sides.of(match.group(1)) for match in _GOVERNMENT.finditer(self.words.text)}
            self.governments = named - {""}
        return next(iter(self.governments)) if len(self.governments) == 1 else ""

    def _the_group(self, who: Who) -> str:
        """A body for "the group", "the company": the one that the reports named before; else the only one
        that the article names by its officials nearby.
        """
        text = self.words.slice(who.first, who.stop).lower()
        if not _GROUP.match(text):
            return ""
        if pointed := self._pointed(who.first, who.stop):
            return pointed
        here = self.words.starts[who.first]
        near = {
            name
            for name in self.bodies
            if 0 <= here - self.words.text.rfind(name, 0, here) <= 600 and name in self.words.text[:here]
        }
        return near.pop() if len(near) == 1 else ""

    def _note(self, name: str, who: Who, sentence: int) -> None:
        before = self.focus[0]
        self.focus = (name, sentence)
        of_other = _OF_OTHER.match(who.role)
        if who.role:
            known = self.roles.setdefault(name, [])
            if of_other or who.role not in known:
                known.append(who.role)
        self.spans.setdefault(name, []).append(self.words.span(who.first, who.stop))
        side = self.spoken_for(who.role)
        if not side and _OF_ANOTHER.match(who.role):
            side = self.side_of.get(before, "")
        side = side or self.sides.of(name)
        if side and name not in self.side_of:
            self.side_of[name] = side
        words = f"{who.honorific} {who.role}"
        if _FEMALE.search(words):
            self.gender.setdefault(name, "f")
        elif _MALE.search(words):
            self.gender.setdefault(name, "m")

    def see(self, sentence: int) -> None:
        """Read the subject of a sentence, so that a later "he" can mean it; its names become people."""
        found = subject_of(self.words, sentence)
        if found is None or self.words.tags[found[0][0]] == "r":
            return
        who = read_group(self.words, *found[0], found[1])
        if who.kind == "person" and who.name not in self.collective:
            self._note(self.person_in(who.name) or self.full_name(who.name), who, sentence)
        elif who.kind in ("body", "person"):
            if who.stop - who.first == 1 and self.is_surname(who.name):
                self._note(self.full_name(who.name), who, sentence)
            else:
                self.body = (who.name, sentence)

    def list(self) -> tuple[Person, ...]:
        """The named people, in the order in which they appear as subjects or speakers; then others whose role
        gives their side.
        """
        spans_of = self.spans | {name: [at] for name, at in self.named_at.items() if name not in self.spans}
        return tuple(
            Person(
                article=self.article,
                name=name,
                roles=tuple(dict.fromkeys(self.roles.get(name, ()))),
                side=self.side_of_person(name),
                spans=tuple(dict.fromkeys(spans)),
            )
            for name, spans in spans_of.items()
        )
