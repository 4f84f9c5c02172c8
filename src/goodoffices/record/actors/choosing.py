"""Which of those who are spoken of are parties to the talks and which go between."""

from __future__ import annotations

import re
from functools import cached_property

from goodoffices.record.actors.acting_for import GOVERNMENT
from goodoffices.record.actors.model import Part
from goodoffices.record.actors.weighing import Weighed

_LEAST = 1.0
_THIRD = 0.4
"""Share of the second party's weight that a further one must have."""
_THIRD_TIED = 0.3
"""The same for one that the reports tell to talk with one of the two."""
_TIED = 1.5
_LEAST_THIRD = 2.5
_MEDIATES = 2.0
_NEAR = 0.4
"""What a sentence on talks that names two weighs, where nothing tells what they do."""
_SURE = 3.0
"""What must speak for one who goes between, where the reports name no two parties."""
_LEAST_TOGETHER = 1.9
"""What the reports must tell of two together at least, so that there are talks at all."""
_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = re.compile(
    r"\b(?:three|four|five|six) (?:countries|sides|parties|nations|states|neighbours|governments)\b"
)
_FEWEST = 2
_SENTENCE = 200
"""Letters of a sentence, about."""
_OWNED = re.compile(r"\b(?:shareholders|partners|owners) (?:of|in) ")
_FIRST_WORD = re.compile(r"\w+")
_ALONE = 5.0
"""What makes a person by herself a side, at least."""
_BOTH = 3.0
"""What must speak for one who goes between as such, where he is told to talk with both sides."""


class Casting:
    """Who is what, by what was weighed."""

    def __init__(self, weighed: Weighed) -> None:
        self.weighed = weighed

    def parts(self) -> dict[str, Part]:
        """Who is a party and who goes between. Nobody is, where nothing tells of two together."""
        between = {
            key
            for key, weight in self.weighed.weights["mediator"].items()
            if weight + self.weighed.weights["envoy"][key] >= _MEDIATES
            and weight >= 0.6 * self.weighed.weights["party"][key]
            and not key.startswith("=")
        }
        between -= {key for key in between if len(between) > 1 and self._only_by_name(key)}
        between |= self._meets_both(between)
        rows = sorted(
            (key for key in self.weighed.weights["party"] if key not in between and self._can_be_party(key)),
            key=lambda key: -self.weighed.score(key),
        )
        # A joint venture is what its partners talk about, and none of them.
        parties = self._linked([key for key in rows if not self._is_venture(key)], between)
        parties = parties or self._linked(rows, between)
        parties += self._counted(rows, parties)
        if not parties:
            between = {key for key in between if self.weighed.weights["mediator"][key] >= _SURE}
        parts: dict[str, Part] = {}
        for key in parties:
            parts[key] = "party"
        for key in between:
            parts[key] = "mediator"
        return parts

    def _only_by_name(self, key: str) -> bool:
        """Whether nothing but a name tells that somebody goes between, and that once."""
        own = [ground.rule for ground in self.weighed.of[key] if ground.part == "mediator"]
        return own == ["by-name"]

    def _meets_both(self, between: set[str]) -> set[str]:
        """Those who mediate and are told to talk with two who are told to talk with each other."""
        together, party = self.weighed.together, self.weighed.weights["party"]
        found = set()
        for key, weight in self.weighed.weights["mediator"].items():
            if weight + self.weighed.weights["envoy"][key] < _BOTH or key in between or key.startswith("="):
                continue
            others = [other for other in party if other != key and other not in between]
            tied = [other for other in others if together[frozenset((key, other))] > 0]
            if any(
                together[frozenset((one, two))] > together[frozenset((key, one))]
                for one in tied
                for two in others
                if one != two
            ):
                found.add(key)
        return found

    def _counted(self, rows: list[str], parties: list[str]) -> list[str]:
        """Those who complete the number of sides that the reports tell ("the three countries")."""
        if len(parties) < _FEWEST:
            return []
        count = max((_number_told(article.text.lower()) for article in self.weighed.articles), default=0)
        least = min((self.weighed.score(key) for key in parties), default=0.0)
        more = [
            key
            for key in rows
            if key not in parties
            and self.weighed.weights["party"][key] >= _MEDIATES
            and self.weighed.score(key) >= _THIRD * least
        ]
        return more[: max(0, count - len(parties))]

    def _is_venture(self, key: str) -> bool:
        body = self.weighed.gathered.bodies.get(key)
        if body is None:
            return False
        if (
            "-" in key
            and " " not in key
            and any(part in self.weighed.gathered.bodies for part in key.split("-"))
        ):
            return True  # "Orbis-Vell", where Orbis is a firm of its own
        lines, words = self._of_ventures
        if words.isdisjoint(first.group() for form in body.forms if (first := _FIRST_WORD.match(form))):
            return False
        names = "|".join(map(re.escape, sorted(body.forms, key=len, reverse=True)))
        told = re.compile(
            rf"\bjoint venture,? (?:called |named )?(?:{names})(?!\w)|"
            rf"(?<!\w)(?:{names})(?:,| is| was|, which is) (?:the|an?|their|its) (?:[\w-]+ ){{0,4}}?joint "
            rf"venture\b|(?<!\w)(?:{names}) joint venture\b|"
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
            for article in self.weighed.articles
            if "venture" in article.text
            for line in article.text.split("\n")
            if "joint venture" in line or _OWNED.search(line)
        ]
        return lines, frozenset(_FIRST_WORD.findall(" ".join(lines)))

    def _can_be_party(self, key: str) -> bool:
        if (
            self.weighed.weights["party"][key] < _LEAST
            or self.weighed.gathered.is_outlet(key)
            or key == "United Nations"
        ):
            return False
        if key in self.weighed.alone and not self._stands_alone(key):
            return False
        if key == "=owners" and not self._is_opposed(key):
            return False
        return key not in ("=party", "=group") and (key != GOVERNMENT or self.weighed.count[key] > 0)

    def _stands_alone(self, key: str) -> bool:
        """Whether someone who acts for nobody that is known is surely a side: the reports are about this
        person, and set the person against another.
        """
        return self.weighed.score(key) >= _ALONE and self._is_opposed(key)

    def _listed_with(self, key: str, best: tuple[str, str]) -> bool:
        """Whether a passage names somebody in one list with the two others."""
        return any(
            ground.part == "party"
            and not ground.across
            and set(best) <= {self.weighed.whole(other) for other in ground.with_whom}
            for ground in self.weighed.of[key]
        )

    def _told_well(self, key: str, best: tuple[str, str]) -> bool:
        """Whether more than one sentence makes somebody a party, or one that names one of the two others."""
        own = [ground for ground in self.weighed.of[key] if ground.part == "party"]
        return len({(ground.article, ground.start // _SENTENCE) for ground in own}) > 1 or any(
            not other.startswith("=") and self.weighed.whole(other) in best
            for ground in own
            for other in ground.with_whom
        )

    def _is_opposed(self, key: str) -> bool:
        """Whether the reports tell of somebody together with another."""
        return any(
            key in pair and weight >= _LEAST_TOGETHER for pair, weight in self.weighed.together.items()
        )

    def _linked(self, rows: list[str], between: set[str]) -> list[str]:
        """The two with most weight that the reports tell of together, and others with enough of both."""
        best, most = ("", ""), 0.0
        for at, one in enumerate(rows[:8]):
            for two in rows[at + 1 : 8]:
                tied = self.weighed.together[frozenset((one, two))]
                total = (
                    min(self.weighed.score(one), self.weighed.score(two))
                    + 0.5 * self.weighed.score(one)
                    + 1.5 * min(tied, 6.0)
                    + _NEAR * min(self.weighed.near[frozenset((one, two))], 5)
                )
                if total > most:
                    best, most = (one, two), total
        if not best[0]:
            return []
        tied = self.weighed.together[frozenset(best)] + sum(
            self.weighed.weights["mediator"][key] for key in between
        )
        both = min(self.weighed.weights["party"][key] for key in best)
        if (
            tied < _LEAST_TOGETHER
            and both < _LEAST_TOGETHER * 1.5
            and not (
                both >= _LEAST
                and self.weighed.weights["party"][best[0]] + self.weighed.weights["party"][best[1]] >= 3.0
            )
        ):
            return []
        second = self.weighed.score(best[1])
        more = []
        for key in rows:
            least = _MEDIATES if self._listed_with(key, best) else _LEAST_THIRD
            if key in best or self.weighed.weights["party"][key] < least:
                continue
            tied = max(self.weighed.together[frozenset((key, other))] for other in best)
            share = _THIRD_TIED if tied >= _LEAST_THIRD else _THIRD
            if tied >= _TIED and self.weighed.score(key) >= share * second and self._told_well(key, best):
                more.append(key)
        return [*best, *more]


def _number_told(low: str) -> int:
    """The greatest number of sides that a text in small letters tells; 0 where it tells none."""
    for word in reversed(_NUMBERS):
        at = low.find(f"{word} ")
        while at >= 0:
            if _COUNTED.match(low, at):
                return _NUMBERS[word]
            at = low.find(f"{word} ", at + 1)
    return 0
