"""The people and bodies of one article: full names for surnames, whom a pronoun means, which side a speaker is on."""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.model import Person
from goodoffices.record.names import AGAINST, Sides, Who, read_group
from goodoffices.record.statements.subject import subject_of
from goodoffices.record.text.tags import Words

_FULL = re.compile(r"N{2,5}")
_ORGANISED = re.compile(r"(?<![N'])N{1,3}(?=e?n?R)")
_OFFICERS = lexicon.bag(
    "official officials leader leaders representative representatives spokesman spokeswoman spokesperson negotiator negotiators delegate delegates "
    "chief member members envoy spokesmen delegation"
)
_CROWNED = re.compile(r"RN(?!N)")
_CROWNS = lexicon.bag("king queen prince princess emir sheikh pope")
_SPEAKS_FOR = re.compile(r"Rpd?(?P<who>N{1,3})(?![NROgne'])")
_ROLED = re.compile(r"(?:N{0,3}Op)?[NOne']{0,6}RN{2,5}")
_FEMALE = re.compile(
    r"\b(?:mrs|ms|spokeswoman|congresswoman|chairwoman|she|her|queen|princess|actress|lady|woman|mother|sister|wife|daughter)\b",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:mr|spokesman|congressman|chairman|he|his|king|prince|sheikh|man|father|brother|husband|son|sir)\b",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r"[(\[](?P<role>(?:[\w.-]+ ){0,4}?(?:[Mm]inister|[Pp]resident|[Cc]hancellor|[Ss]ecretary|[Ll]eader|[Cc]hief|[Dd]irector) )(?P<first>[A-Z][\w.’-]+)[)\]] (?P<last>[A-Z][\w’-]+)"
)
"""A role that a reporter sets before the surname in what someone said: "(Istrian Prime Minister Ada) Holm"."""
_OF_STATE = lexicon.bag("government army military cabinet parliament authorities administration")
_GOVERNMENT = re.compile(
    r"\b([A-Z][\w.-]+(?: [A-Z][\w.-]+)?)(?:['’]s?)? (?:\w+ )?(?:government|army|military|cabinet|parliament|authorities|administration|president|[Pp]rime [Mm]inister)\b"
)
_LED_BY = ("led by ", "headed by ", "chaired by ")
_LED = re.compile(
    r"\b(?P<body>(?:[A-Z][\w.-]+ ){1,3}(?:delegation|team|side|panel|negotiators|mission)),? (?:(?:which )?(?:is|was|are|were) )?(?:led|headed|chaired) by "
    r"(?:the )?(?:[\w.’'-]+ ){0,6}?(?P<name>[A-Z][a-z]++ [A-Z][\w’-]++)(?! [A-Z])"
)
_ONE = re.compile(r"(?:an?|one|another|the) (?!.*\w+s$)", re.IGNORECASE)
"""A single person described: "he" in the same sentence means that one."""
_BESIDE = re.compile(
    r"\s(?:close to|near to|familiar with|briefed (?:on|by)|with (?:\w+ )?knowledge|critical of|opposed to|loyal to)\b"
)
"""Behind it stands what a source knows or whom it is close to: that does not make it speak for them."""
_MEMBERS = re.compile(r"(?:^|,\s|\s(?:and|&)\s)(?=\S)")
_REMEMBERED = 8
"""How many sentences a person stays the likely meaning of "he" or "she"."""


class People:
    """What is known of the people of one article while its sentences are read in order."""

    def __init__(self, words: Words, sides: Sides, article: str) -> None:
        self.words = words
        self.sides = sides
        self.article = article
        self.full: dict[str, str] = {}
        self.doubled: set[str] = set()
        self.firsts: dict[str, str] = {}
        self.roles: dict[str, list[str]] = {}
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self.side_of: dict[str, str] = {}
        self.named_at: dict[str, tuple[int, int]] = {}
        self.gender: dict[str, str] = {}
        self.bodies: list[str] = []
        self.focus: tuple[str, int] = ("", -99)
        self.body: tuple[str, int] = ("", -99)
        self.maybe: tuple[str, int] = ("", -99)
        self.group: tuple[str, int] = ("", -99)
        self.governments: set[str] | None = None
        self.lowered: dict[str, bool] = {}
        self.one: tuple[str, int] = ("", -99)
        self._collect()

    def _collect(self) -> None:
        words, tags = self.words, self.words.tags
        for match in _FULL.finditer(tags):
            first, stop = match.span()
            while stop - first > 1 and not self._plain(first):
                first += 1
            if stop - first < 2:
                continue
            name = words.slice(first, stop)
            if name in self.sides.places or "\n" in name:
                continue
            if words.low[first].endswith(".") and len(words.low[first]) > 2:
                continue
            last = words.low[stop - 1]
            start = words.low[first]
            if stop - first == 2 and self.firsts.setdefault(start, name) != name:
                self.firsts[start] = ""
            known = self.full.get(last)
            if known is None:
                self.full[last] = name
            elif (
                known != name
                and known.split(" ", 1)[0] != name.split(" ", 1)[0]
                and not self._same(known, name)
            ):
                self.doubled.add(last)
        for match in _CROWNED.finditer(tags):
            if words.low[match.start()] in _CROWNS:
                self.doubled.add(words.low[match.start() + 1])
        for match in _ORGANISED.finditer(tags):
            name = words.slice(*match.span())
            if self._lowered(match.start(), match.end()):
                continue
            officer = words.low[tags.index("R", match.end())]
            if (
                name not in self.sides.places
                and words.low[match.start()] not in _NOT_BODIES
                and officer in _OFFICERS
            ):
                self.bodies.append(name)
        for match in _SPEAKS_FOR.finditer(tags):
            if words.low[match.start()] in _OFFICERS:
                name = words.slice(*match.span("who"))
                if name not in self.sides.places and words.low[match.start("who")] not in _NOT_BODIES:
                    self.bodies.append(name)
        for match in _ROLED.finditer(tags):
            who = read_group(words, *match.span(), None)
            if who.kind == "person" and who.role:
                name = self._full_name(who)
                roles = self.roles.setdefault(name, [])
                if who.role not in roles:
                    roles.append(who.role)
                side = self._spoken_for(who.role)
                if side:
                    self.side_of.setdefault(name, side)
                    self.named_at.setdefault(name, words.span(*match.span()))
        if any(verb in words.text for verb in _LED_BY):
            self._led()
        for inserted in _INSERTED.finditer(words.text):
            name = f"{inserted.group('first')} {inserted.group('last')}"
            role = inserted.group("role").strip()
            side = self._spoken_for(role)
            if side:
                self.roles.setdefault(name, []).append(role)
                self.side_of.setdefault(name, side)
                self.named_at.setdefault(name, inserted.span())

    def _lowered(self, first: int, stop: int) -> bool:
        """Whether a single word that opens a sentence stands elsewhere in small letters: it is no name."""
        if stop - first > 1:
            return False
        low = self.words.low[first]
        if low not in self.lowered:
            self.lowered[low] = f" {low} " in self.words.text
        return self.lowered[low]

    def _led(self) -> None:
        """Who leads a delegation speaks for its side ("the Istrian delegation, led by Secretary Ada Holm")."""
        for match in _LED.finditer(self.words.text):
            side = self._spoken_for(match.group("body"))
            name = match.group("name")
            if side:
                self.side_of.setdefault(name, side)
                self.named_at.setdefault(name, match.span("name"))

    def _plain(self, at: int) -> bool:
        return (
            self.words.low[at] not in _NOT_BODIES
            and self.words.text[self.words.starts[at] : self.words.ends[at]] not in self.sides.places
        )

    @staticmethod
    def _same(one: str, other: str) -> bool:
        return one.endswith(other) or other.endswith(one)

    def resolve(self, who: Who, sentence: int) -> tuple[str, str, str, bool]:
        """Name, role, side of a speaker, and whether it is a source without a name. The name is empty where it stays open."""
        if who.kind == "pronoun":
            return self._pronoun(who.name.lower(), sentence)
        if who.kind == "person" or (who.kind == "body" and self._surname(who.name)):
            name = self._full_name(who)
            self._note(name, who, sentence)
            return name, who.role or self._role(name), self.side_of.get(name, ""), False
        if who.kind == "body":
            name = who.name
            side = self.sides.speaks(name) or self.sides.speaks(who.role)
            meant = self._the_group(who, sentence)
            if meant:
                name, side = meant, self.sides.of(meant) or meant
            elif not side and name.lower() in _OF_STATE:
                side = self._one_government()
            self.body = (name, sentence)
            if " " not in name and not side and not name.isupper() and name not in self.bodies:
                self.maybe = (name, sentence)
            return name, who.role, side or self._itself(name), False
        if who.kind == "document":
            self.body = (who.name, sentence)
            return who.name, who.role, self.sides.of(who.name), False
        return self._described(who, sentence)

    def _described(self, who: Who, sentence: int) -> tuple[str, str, str, bool]:
        text = who.name
        low = text.lower()
        definite = re.match(r"the\s+(?:[\w-]+\s+){0,2}([\w-]+)$", low)
        if definite is not None and not low.endswith("s"):
            word = definite.group(1)
            for name, roles in reversed(list(self.roles.items())):
                if any(word in role.lower() for role in roles):
                    self.focus = (name, sentence)
                    return name, self._role(name), self.side_of.get(name, ""), False
        several = len(_MEMBERS.findall(text)) > 1 and not self.sides.alone(text)
        side = "" if several else self._spoken_for(_BESIDE.split(text)[0])
        self.group = (text, sentence)
        if _ONE.match(text):
            self.one = (text, sentence)
        return text, "", side, True

    def _pronoun(self, word: str, sentence: int) -> tuple[str, str, str, bool]:
        if word in ("he", "she"):
            described, at = self.one
            if described and at == sentence and self.focus[1] < at:
                return described, "", self._spoken_for(_BESIDE.split(described)[0]), True
            maybe, at = self.maybe
            if maybe and at == sentence and self.focus[1] < at and maybe not in lexicon.outlets():
                return maybe, "", "", False
            name, at = self.focus
            wanted = "f" if word == "she" else "m"
            if name and sentence - at <= _REMEMBERED and self.gender.get(name, wanted) == wanted:
                self.gender[name] = wanted
                self.focus = (name, sentence)
                return name, self._role(name), self.side_of.get(name, ""), False
            maybe, at = self.maybe
            if maybe and sentence - at <= 3 and not (name and sentence - self.focus[1] <= _REMEMBERED):
                return maybe, "", "", False
            if name:
                for other in reversed(self.spans):
                    near = self.spans[other][-1][1]
                    if (
                        self.gender.get(other) == wanted
                        and self.words.starts[self.words.sentences[sentence][0]] - near < 1500
                    ):
                        return other, self._role(other), self.side_of.get(other, ""), False
        elif word == "it":
            name, at = self.body
            if name and sentence - at <= 1:
                return name, "", self.sides.speaks(name) or self._itself(name), False
        elif word == "they":
            name, at = max(self.group, self.body, key=lambda each: each[1])
            if name and sentence - at <= 1:
                return name, "", self.sides.of(name) or self._body_in(name), name == self.group[0]
        return "", "", "", False

    def _itself(self, name: str) -> str:
        """The side that a body with no country is: itself by its one name, or the body that its name holds ("Istria's Front rebel group")."""
        if name in lexicon.outlets():
            return ""
        if " " not in name:
            return name
        return self._body_in(name) if AGAINST.search(name) else ""

    def _one_government(self) -> str:
        """The country of "the government": the only one whose government the article names; else none."""
        if self.governments is None:
            named = {self.sides.of(match.group(1)) for match in _GOVERNMENT.finditer(self.words.text)}
            self.governments = named - {""}
        return next(iter(self.governments)) if len(self.governments) == 1 else ""

    def _the_group(self, who: Who, sentence: int) -> str:
        """A body for "the group", "the movement": the only one that the article names by its officials nearby."""
        text = self.words.slice(who.first, who.stop).lower()
        if not re.match(
            r"the (?:\w+ )?(?:group|movement|party|militia|organi[sz]ation|faction|militant group)$", text
        ):
            return ""
        here = self.words.starts[who.first]
        near = [
            name
            for name in self.bodies
            if 0 <= here - self.words.text.rfind(name, 0, here) <= 600
            and self.words.text.rfind(name, 0, here) >= 0
        ]
        return near[0] if len(set(near)) == 1 else ""

    def _surname(self, name: str) -> bool:
        return (
            (name.lower() in self.full or bool(self.firsts.get(name.lower())))
            and name not in self.sides.places
            and not name.isupper()
        )

    def _full_name(self, who: Who) -> str:
        name = who.name
        if " " in name:
            known = self.full.get(who.surname.lower(), "")
            return known if known.lower().endswith(" " + name.lower()) else name
        low = name.lower()
        if low not in self.full and self.firsts.get(low):
            return self.firsts[low]
        return self.full.get(low, name) if low not in self.doubled else name

    def _role(self, name: str) -> str:
        roles = self.roles.get(name)
        return roles[0] if roles else ""

    def _note(self, name: str, who: Who, sentence: int) -> None:
        before = self.focus[0]
        self.focus = (name, sentence)
        if who.role and not re.match(r"(?:his|her|their|its)\b", who.role):
            known = self.roles.setdefault(name, [])
            if who.role not in known:
                known.append(who.role)
        elif who.role:
            self.roles.setdefault(name, []).append(who.role)
        self.spans.setdefault(name, []).append(self.words.span(who.first, who.stop))
        side = self._spoken_for(who.role)
        if not side and re.match(r"(?:his|her)\b", who.role):
            side = self.side_of.get(before, "")
        if not side and self.body_known(name):
            side = self.sides.of(name)
        if side and name not in self.side_of:
            self.side_of[name] = side
        words = f"{who.honorific} {who.role}"
        if _FEMALE.search(words):
            self.gender.setdefault(name, "f")
        elif _MALE.search(words):
            self.gender.setdefault(name, "m")

    def body_known(self, name: str) -> bool:
        """Whether the name itself is one of a side."""
        return bool(self.sides.of(name))

    def _spoken_for(self, role: str) -> str:
        """The side that a role speaks for, by its own words or by a body that the article names."""
        return self.sides.speaks(role) or ("" if self.sides.of(role) else self._body_in(role))

    def _body_in(self, text: str) -> str:
        for name in self.bodies:
            if name in text:
                return name
        return ""

    def see(self, sentence: int) -> None:
        """Read the subject of a sentence, so that a later "he" can mean it; its names become people."""
        found = subject_of(self.words, sentence)
        if found is None or self.words.tags[found[0][0]] == "r":
            return
        who = read_group(self.words, *found[0], found[1])
        if who.kind == "person":
            self._note(self._full_name(who), who, sentence)
        elif who.kind == "body":
            if who.stop - who.first == 1 and self._surname(who.name):
                self._note(self._full_name(who), who, sentence)
            else:
                self.body = (who.name, sentence)

    def list(self) -> tuple[Person, ...]:
        """The named people, in the order in which they appear as subjects or speakers; then others whose role gives their side."""
        spans_of = self.spans | {name: [at] for name, at in self.named_at.items() if name not in self.spans}
        return tuple(
            Person(
                article=self.article,
                name=name,
                roles=tuple(dict.fromkeys(self.roles.get(name, ()))),
                side=self.side_of.get(name, ""),
                spans=tuple(dict.fromkeys(spans)),
            )
            for name, spans in spans_of.items()
        )


_NOT_BODIES = lexicon.bag(
    "mr mrs ms dr sir lord lady majority minority the prime foreign defense defence vice deputy chief national former senior acting secretary minister president state house white "
    "general director mr. mrs. ms. dr. sen. rep. gov. gen. press intelligence security republican democratic gop"
)
