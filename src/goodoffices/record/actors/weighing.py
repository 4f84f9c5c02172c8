"""What the passages say of each somebody, added up over all reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from goodoffices.record.actors.evidence import Ground
from goodoffices.record.actors.meeting_both import meeting_both
from goodoffices.record.actors.seen import ActorSeen, Gathered
from goodoffices.record.actors.states import in_capitals
from goodoffices.record.model import Article

_FEWEST = 2
_NEAR = 300
"""Letters within which two passages that tell of the same two together count as one."""


class Weighed:
    """What speaks for each somebody as a party and as one who goes between, by keys of sides.

    ``weights`` are sums over passages by part; ``together`` how much the reports tell of two together;
    ``near`` in how many sentences on talks two stand; ``of`` the passages themselves.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        gathered: Gathered,
        found: Sequence[Ground],
        one: Mapping[str, str],
        surely: Mapping[str, str] | None = None,
    ) -> None:
        self.articles = articles
        self.gathered = gathered
        mediating = {ground.key for ground in found if ground.part == "mediator"}
        self.one = {key: side for key, side in one.items() if key not in mediating} | dict(surely or {})
        self._add(found)
        self._places()

    def fold(self, more: Mapping[str, str]) -> Weighed:
        """The same passages with more keys under one side each."""
        one = {key: more.get(side, side) for key, side in self.one.items()}
        nameless = {key: side for key, side in more.items() if key.islower()}  # "federal mediators"
        return Weighed(self.articles, self.gathered, self.found, one | dict(more), nameless)

    def whole(self, key: str) -> str:
        """The side that a key is part of."""
        return self.one.get(key, key)

    def _add(self, found: Sequence[Ground]) -> None:
        """Each place counts once for each part and side, by the rule with most weight."""
        self.found = found
        self.weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.together: dict[frozenset[str], float] = defaultdict(float)
        self.of: dict[str, list[Ground]] = defaultdict(list)
        best: dict[tuple[str, str, str, int], Ground] = {}
        pairs: dict[tuple[str, int, frozenset[str]], float] = {}
        self.near: dict[frozenset[str], float] = defaultdict(float)
        for ground in meeting_both(found, self.whole, self.gathered):
            if ground.part == "near":
                one = self.whole(ground.key)
                for other in {self.whole(each) for each in ground.with_whom} - {one}:
                    self.near[frozenset((one, other))] += 0.5  # each of the two tells of it
                continue
            place = (ground.part, ground.key, ground.article, ground.start)
            if place not in best or best[place].weight < ground.weight:
                best[place] = ground
            for other in ground.with_whom if ground.part == "party" else ():
                pair = frozenset((self.whole(ground.key), self.whole(other)))
                if len(pair) == _FEWEST:
                    where = (ground.article, ground.start // _NEAR, pair)
                    pairs[where] = max(pairs.get(where, 0.0), ground.weight)
        for ground in best.values():
            key = self.whole(ground.key)
            self.weights[ground.part][key] += ground.weight
            self.of[key].append(ground)
        for (_, _, pair), weight in pairs.items():
            self.together[pair] += weight

    def _places(self) -> None:
        """Where each is spoken of, how often, and in how many heads of reports."""
        self.count: Counter[str] = Counter()
        self.leads: Counter[str] = Counter()
        self.mentions: dict[str, list[tuple[str, ActorSeen]]] = defaultdict(list)
        for article in self.articles:
            end = _head_of(article)
            heads = set()
            for seen in self.gathered.seen[article.id]:
                if seen.key:
                    key = self.whole(seen.key)
                    self.count[key] += 1
                    self.mentions[key].append((article.id, seen))
                    if seen.start < end:
                        heads.add(key)
            self.leads.update(heads)
        self.forms_of: dict[str, list[str]] = defaultdict(list)
        for form, state in self.gathered.states.named.items():
            if form not in in_capitals():
                self.forms_of[state].append(form)
        self.parts_of: dict[str, list[str]] = defaultdict(list)
        for part, side in self.one.items():
            self.parts_of[side].append(part)
        self.texts = {article.id: article.text for article in self.articles}
        self.alone = set(self.gathered.persons.values())
        """Persons who stand for themselves, where these are keys."""
        self.numbers = {article.id: number for number, article in enumerate(self.articles)}

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


def _head_of(article: Article) -> int:
    """Where the head of an article ends: its title and its first paragraph of the body."""
    for line in article.lines:
        if line.role == "body" and line.end - line.start > 40:
            return line.end
    return min(len(article.text), 300)
