"""Actors out of articles: gathered, pointed out, weighed; and which of them are parties, which go between."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from goodoffices.record import lexicon
from goodoffices.record.actors.evidence import Ground, grounds
from goodoffices.record.actors.gather import ActorSeen, Gathered, gather
from goodoffices.record.actors.model import Actor, Kind, Mention, Part, Spokesperson
from goodoffices.record.actors.pointing import GOVERNMENT, kind_of, point
from goodoffices.record.actors.roster import Actors
from goodoffices.record.language import READ
from goodoffices.record.model import Article

_LEAST = 1.0
_THIRD = 0.4
"""Share of the second party's weight that a further one must have."""
_THIRD_TIED = 0.3
"""The same for one that the reports tell to talk with one of the two."""
_TIED = 1.5
_LEAST_THIRD = 2.5
_MEDIATES = 2.0
_SURE = 3.0
"""What must speak for one who goes between, where the reports name no two parties."""
_LEAST_TOGETHER = 1.9
"""What the reports must tell of two together at least, so that there are talks at all."""
_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = re.compile(
    r"\b(?:three|four|five|six) (?:countries|sides|parties|nations|states|neighbours|governments)\b"
)
_VAGUE = re.compile(r"(?:public sector|other|more|young|own|such|new|local) ")
_NAMES = {"=union": "unions", GOVERNMENT: "government", "=family": "families"}
_FEWEST = 2
_OWNED = re.compile(r"\b(?:shareholders|partners|owners) (?:of|in) ")
_FIRST_WORD = re.compile(r"\w+")


def find_actors(articles: Sequence[Article]) -> Actors:
    """Everybody in the reports, each once. Which are parties and which go between is told by all the reports
    together: who talks with whom, demands, offers and signs; who mediates, hosts and convenes.
    """
    articles = [article for article in articles if article.language in READ]
    gathered = gather(articles)
    point(articles, gathered)
    one = _one_side(articles, gathered)
    found = list(grounds(articles, gathered))
    weighed = _Weighed(articles, gathered, found, one)
    parts = weighed.parts()
    # In the order in which they are met, not of weight: a brief ranks no side.
    keys = dict.fromkeys(sorted(parts, key=lambda key: (parts[key] != "party", weighed.first(key))))
    for places in gathered.seen.values():
        for seen in places:
            key = one.get(seen.key, seen.key)
            if key and (key in parts or weighed.is_somebody(key)):
                keys.setdefault(key)
    actors = [weighed.actor(key, parts.get(key, "")) for key in keys]
    return Actors(sorted(actors, key=lambda actor: {"party": 0, "mediator": 1, "": 2}[actor.part]))


_APART = re.compile(
    r"\b(?:(?:other|rival|remaining|opposing|smaller|dissenting|more moderate|breakaway) (?:[a-z-]+ "
    r"){0,2}unions?|"
    r"(?:one|some|most|only one|none|several|not all|[a-z]+) of (?:the |its |their )(?:[a-z-]+ ){0,2}unions|"
    r"unions? (?:that|which) (?:did not|refused|rejected|signed|accepted))\b"
)
"""What tells that unions do not speak as one."""
_MAIN = 0.6


def _unions(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Unions that speak as one, under the key of the side; workers under their union. One that is spoken of
    far
    more than others, and any where the reports set them apart, stand for themselves.
    """
    unions = {
        name: sum(body.forms.values())
        for name, body in gathered.bodies.items()
        if kind_of(name, gathered) == "union"
    }
    told = any(seen.key == "=union" for places in gathered.seen.values() for seen in places)
    if len(unions) == 1:
        (only,) = unions
        return {"=workers": only, "=union": only}
    if not told or any(_APART.search(article.text) for article in articles):
        return {}
    main = max(unions, key=lambda name: unions[name], default="")
    if main and unions[main] >= _MAIN * sum(unions.values()) and unions[main] > _FEWEST:
        return {"=workers": main, "=union": main}
    return {"=workers": "=union"} | dict.fromkeys(unions, "=union")


_REPRESENTED = re.compile(
    r"\b(?P<noun>[a-z]+),? (?:who are |which are |who is |which is |all |both )?(?:represented|led|spoken "
    r"for|grouped) "
    r"(?:by|in) (?:the )?$"
)


def _represented(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Kinds of people to the body that represents them ("the studios, represented by the Alliance")."""
    kinds = lexicon.kinds()
    found: dict[str, str] = {}
    for article in articles:
        for seen in gathered.seen[article.id]:
            if seen.kind != "body" or seen.key not in gathered.bodies:
                continue
            match = _REPRESENTED.search(article.text, max(0, seen.start - 60), seen.start)
            noun = match["noun"] if match is not None else ""
            kind = kinds.get(noun, "")
            if kind == "workers" or (kind in ("firm", "owners", "armed", "family") and noun.endswith("s")):
                found.setdefault(f"={kind}", seen.key)
    return found


def _one_side(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """Keys that are of one side to the key of that side: workers to their union, a ministry or an army to its
    state.
    """
    found: dict[str, str] = {}
    found |= _unions(articles, gathered)
    found |= _represented(articles, gathered)
    pointed = {seen.key for places in gathered.seen.values() for seen in places}
    if {"=armed", "=opposition"} <= pointed:
        found["=armed"] = "=opposition"
    families = {
        name.removesuffix(" family").rsplit(" ", 1)[-1]: name
        for name in gathered.bodies
        if name.endswith(" family")
    }
    for name in gathered.bodies:
        if " " in name and name.rsplit(" ", 1)[-1] in families:
            found[name] = families[name.rsplit(" ", 1)[-1]]
        if kind_of(name, gathered) == "ministry":
            state, _count = gathered.states.of(name.split(" "))
            if state:
                found[name] = state
    return found


class _Weighed:
    """What the passages say of each somebody, added up over all reports."""

    def __init__(
        self, articles: Sequence[Article], gathered: Gathered, found: Sequence[Ground], one: dict[str, str]
    ) -> None:
        self.articles = articles
        self.gathered = gathered
        self.weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.together: dict[frozenset[str], float] = defaultdict(float)
        self.of: dict[str, list[Ground]] = defaultdict(list)
        mediating = {ground.key for ground in found if ground.part == "mediator"}
        self.one = {key: whole for key, whole in one.items() if key not in mediating}
        best: dict[tuple[str, str, str, int], Ground] = {}
        for ground in found:
            place = (ground.part, ground.key, ground.article, ground.start)
            if place not in best or best[place].weight < ground.weight:
                best[place] = ground
        for ground in best.values():
            key = self.whole(ground.key)
            self.weights[ground.part][key] += ground.weight
            self.of[key].append(ground)
        pairs: dict[tuple[str, frozenset[str]], float] = {}
        for ground in found:
            if ground.part == "party":
                for other in ground.with_whom:
                    pair = frozenset((self.whole(ground.key), self.whole(other)))
                    if len(pair) == _FEWEST:
                        where = (f"{ground.article}:{ground.start // 300}", pair)
                        pairs[where] = max(pairs.get(where, 0.0), ground.weight)
        for (_, pair), weight in pairs.items():
            self.together[pair] += weight
        self.leads = self._leads()
        self.count: Counter[str] = Counter()
        self.mentions: dict[str, list[tuple[str, ActorSeen]]] = defaultdict(list)
        for article in articles:
            for seen in gathered.seen[article.id]:
                if seen.key:
                    self.count[self.whole(seen.key)] += 1
                    self.mentions[self.whole(seen.key)].append((article.id, seen))
        self.forms_of: dict[str, list[str]] = defaultdict(list)
        for form, state in gathered.states.named.items():
            self.forms_of[state].append(form)
        self.parts_of: dict[str, list[str]] = defaultdict(list)
        for part, whole in self.one.items():
            self.parts_of[whole].append(part)
        self.texts = {article.id: article.text for article in articles}
        self.numbers = {article.id: number for number, article in enumerate(articles)}

    def whole(self, key: str) -> str:
        """The side that a key is part of."""
        return self.one.get(key, key)

    def _leads(self) -> Counter[str]:
        """How often each stands in the head of a report: its title and first paragraph."""
        found: Counter[str] = Counter()
        for article in self.articles:
            end = _head_of(article)
            found.update(
                {
                    self.whole(seen.key)
                    for seen in self.gathered.seen[article.id]
                    if seen.start < end and seen.key
                }
            )
        return found

    def is_somebody(self, key: str) -> bool:
        """Whether who is neither party nor mediator is surely somebody: a state, a body of two words or one
        that the reports say what it is; not a single name that may be anything.
        """
        body = self.gathered.bodies.get(key)
        if body is None:
            return key in self.forms_of
        organ, _ = self.gathered.states.of(key.split(" "))
        told = sum(body.kinds.values()) + self.weights["party"][key] + self.weights["mediator"][key]
        return not organ and (" " in key or bool(body.short) or told > 1 or key.isupper())

    def first(self, key: str) -> tuple[int, int]:
        """Where somebody is first spoken of: the number of the report, and the place in it."""
        mentions = self.mentions.get(key)
        if not mentions:
            return len(self.articles), 0
        article, seen = mentions[0]
        return self.numbers[article], seen.start

    def score(self, key: str) -> float:
        """How much speaks for somebody as a party; the head of a report and being spoken of often count
        beside the passages.
        """
        weight = self.weights["party"][key]
        if weight <= 0:
            return 0.0
        return weight + 2.0 * self.leads[key] / max(1, len(self.articles)) + 0.25 * min(self.count[key], 12)

    def parts(self) -> dict[str, Part]:
        """Who is a party and who goes between. Nobody is, where nothing tells of two together."""
        between = {
            key
            for key, weight in self.weights["mediator"].items()
            if weight + self.weights["envoy"][key] >= _MEDIATES
            and weight >= 0.6 * self.weights["party"][key]
            and not key.startswith("=")
        }
        rows = sorted(
            (key for key in self.weights["party"] if key not in between and self._can_be_party(key)),
            key=lambda key: -self.score(key),
        )
        # A joint venture is what its partners talk about, and none of them.
        parties = self._linked([key for key in rows if not self._is_venture(key)], between)
        parties = parties or self._linked(rows, between)
        parties += self._counted(rows, parties)
        if not parties:
            between = {key for key in between if self.weights["mediator"][key] >= _SURE}
        parts: dict[str, Part] = {}
        for key in parties:
            parts[key] = "party"
        for key in between:
            parts[key] = "mediator"
        return parts

    def _counted(self, rows: list[str], parties: list[str]) -> list[str]:
        """Those who complete the number of sides that the reports tell ("the three countries")."""
        if len(parties) < _FEWEST:
            return []
        count = max((_number_told(article.text.lower()) for article in self.articles), default=0)
        least = min((self.score(key) for key in parties), default=0.0)
        more = [
            key
            for key in rows
            if key not in parties
            and self.weights["party"][key] >= _MEDIATES
            and self.score(key) >= _THIRD * least
        ]
        return more[: max(0, count - len(parties))]

    def _is_venture(self, key: str) -> bool:
        body = self.gathered.bodies.get(key)
        if body is None:
            return False
        lines, words = self._of_ventures
        if words.isdisjoint(first.group() for form in body.forms if (first := _FIRST_WORD.match(form))):
            return False
        names = "|".join(map(re.escape, sorted(body.forms, key=len, reverse=True)))
        told = re.compile(
            rf"\bjoint venture,? (?:called |named )?(?:{names})(?!\w)|"
            rf"(?<!\w)(?:{names}),? [^.,;\n]{{0,40}}\bjoint venture\b|"
            rf"\b(?:shareholders|partners|owners) (?:of|in) (?:the )?(?:{names})(?!\w)"
        )
        return any(told.search(line) for line in lines)

    @cached_property
    def _of_ventures(self) -> tuple[list[str], frozenset[str]]:
        """The lines that can tell of a venture by name, and their words: all bodies are looked for in
        them.
        """
        lines = [
            line
            for article in self.articles
            if "venture" in article.text
            for line in article.text.split("\n")
            if "joint venture" in line or _OWNED.search(line)
        ]
        return lines, frozenset(_FIRST_WORD.findall(" ".join(lines)))

    def _can_be_party(self, key: str) -> bool:
        if self.weights["party"][key] < _LEAST or self.gathered.is_outlet(key) or key == "United Nations":
            return False
        return key not in ("=party", "=group", "=owners") and (key != GOVERNMENT or self.count[key] > 0)

    def _linked(self, rows: list[str], between: set[str]) -> list[str]:
        """The two with most weight that the reports tell of together, and others with enough of both."""
        best, most = ("", ""), 0.0
        for at, one in enumerate(rows[:8]):
            for two in rows[at + 1 : 8]:
                tied = self.together[frozenset((one, two))]
                total = min(self.score(one), self.score(two)) + 0.5 * self.score(one) + 1.5 * min(tied, 6.0)
                if total > most:
                    best, most = (one, two), total
        if not best[0]:
            return []
        tied = self.together[frozenset(best)] + sum(self.weights["mediator"][key] for key in between)
        both = min(self.weights["party"][key] for key in best)
        if (
            tied < _LEAST_TOGETHER
            and both < _LEAST_TOGETHER * 1.5
            and not (
                both >= _LEAST and self.weights["party"][best[0]] + self.weights["party"][best[1]] >= 3.0
            )
        ):
            return []
        second = self.score(best[1])
        more = []
        for key in rows:
            if key in best or self.weights["party"][key] < _LEAST_THIRD:
                continue
            tied = max(self.together[frozenset((key, other))] for other in best)
            share = _THIRD_TIED if tied >= _LEAST_THIRD else _THIRD
            if tied >= _TIED and self.score(key) >= share * second:
                more.append(key)
        return [*best, *more]

    def actor(self, key: str, part: Part) -> Actor:
        """The actor of a key with all that is known of it."""
        gathered = self.gathered
        keys = list(dict.fromkeys((key, *self.parts_of.get(key, ()))))
        names: Counter[str] = Counter()
        body = gathered.bodies.get(key)
        if body is not None:
            names.update(body.forms)
        elif not key.startswith("="):
            names.update(self.forms_of.get(key, ()))
        people = Counter[str]()
        for each in keys:
            people.update(gathered.people.get(each, {}))
        roles = self._roles()
        kind: Kind = (
            "body"
            if body is not None
            else "people"
            if key.startswith("=") or key not in self.forms_of
            else "state"
        )
        name = self._name(key)
        return Actor(
            id=name,
            name=name,
            kind=kind,
            short=body.short if body is not None else "",
            names=tuple(dict.fromkeys([name, *names])),
            called=self._called(key, name),
            persons=tuple(
                Spokesperson(name=person, role=roles.get(person, "")) for person, _ in people.most_common()
            ),
            members=tuple(sorted(each for each in keys if each != key and each in gathered.bodies)),
            part=part,
            weight=round(self.score(key), 2),
            mentions=tuple(self._mention(article, seen) for article, seen in self.mentions.get(key, ())),
            grounds=tuple(
                self._mention(ground.article, ground)
                for ground in self.of.get(key, ())
                if ground.part == part
            ),
        )

    def _mention(self, article: str, at: ActorSeen | Ground) -> Mention:
        words = self.texts[article][at.start : at.end]
        return Mention(article=article, start=at.start, end=at.end, words=words)

    def _called(self, key: str, name: str) -> str:
        body = self.gathered.bodies.get(key)
        return (
            max(body.forms, key=lambda form: (body.forms[form], form == name)) if body is not None else name
        )

    def _name(self, key: str) -> str:
        if not key.startswith("="):
            return key
        if key in _NAMES:
            return _NAMES[key]
        told = self.gathered.nouns[key]
        longer = [name for name in told if " " in name and not _VAGUE.match(name)]
        return max(longer or told or [key[1:]], key=lambda name: (told[name], -len(name)))

    def _roles(self) -> dict[str, str]:
        if not hasattr(self, "_all_roles"):
            found: dict[str, Counter[str]] = defaultdict(Counter)
            for places in self.gathered.seen.values():
                for seen in places:
                    if seen.kind == "person" and seen.role:
                        found[seen.person][seen.role] += 1
            self._all_roles = {name: roles.most_common(1)[0][0] for name, roles in found.items()}
        return self._all_roles


def _head_of(article: Article) -> int:
    """Where the head of an article ends: its title and its first paragraph of the body."""
    for line in article.lines:
        if line.role == "body" and line.end - line.start > 40:
            return line.end
    return min(len(article.text), 300)


def _number_told(low: str) -> int:
    """The greatest number of sides that a text in small letters tells; 0 where it tells none."""
    for word in reversed(_NUMBERS):
        at = low.find(f"{word} ")
        while at >= 0:
            if _COUNTED.match(low, at):
                return _NUMBERS[word]
            at = low.find(f"{word} ", at + 1)
    return 0
