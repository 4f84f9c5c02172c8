"""Whom a person acts for, and whom "the group", "the army" or "the government" means where it stands.
English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from goodoffices.record.actors.acting_for import (
    FORMER,
    GOVERNMENT,
    NOT_OURS,
    OF_GOVERNMENT,
    chief_side,
    kind_of,
    sides_of_persons,
    states_in,
    told_by_persons,
)
from goodoffices.record.actors.gather import sentences
from goodoffices.record.actors.seen import ANAPHORIC, ActorSeen, Gathered
from goodoffices.record.model import Article

_TAIL = re.compile(r",[\"”’']? (?:the )?[^,]{2,60}$")
_SAID = re.compile(r"\b(?:said|says|added)\b")
_CLEARLY = 1.5
_REACH = 3
"""How many sentences back a common noun points."""


def point(articles: Sequence[Article], gathered: Gathered) -> None:
    """Give every place its key: persons the one they act for, common nouns the one they point to."""
    governing = _governing(articles, gathered)
    sides = sides_of_persons(articles, gathered, governing)
    only = _only_of_a_kind(gathered)
    coalition = any("coalition" in article.text for article in articles)
    gathered_sides = {name: chief_side(found, gathered, coalition) for name, found in sides.items() if found}
    only = told_by_persons(sides, gathered) | only
    for name, side in gathered_sides.items():
        gathered_sides[name] = only.get(side[1:], side) if side.startswith("=") else side
    for name, side in gathered_sides.items():
        gathered.people[side][name] += 1
    bodies = _Bodies(gathered)
    for article in articles:
        _Pointer(article, gathered, bodies, governing, gathered_sides, only).run()


def _governing(articles: Sequence[Article], gathered: Gathered) -> dict[str, str]:
    """The state whose government "the government" is, for each article, and under "" for all of them."""
    whole: Counter[str] = Counter()
    found: dict[str, str] = {}
    for article in articles:
        own: Counter[str] = Counter()
        every: Counter[str] = Counter(
            seen.key for seen in gathered.seen[article.id] if seen.kind == "state" and not seen.pointing
        )
        for seen in gathered.seen[article.id]:
            if seen.kind == "state" and not seen.pointing:
                tells = re.search(
                    r"(?:government|president|minister|army|military|authorities|cabinet|officials?|soldiers|"
                    r"troops)$",
                    article.text[seen.start : seen.end],
                    re.IGNORECASE,
                )
                own[seen.key] += 3 if tells else 0
            elif seen.kind == "person" and OF_GOVERNMENT.search(seen.role) and not FORMER.search(seen.role):
                for state in states_in(seen.role, gathered)[:1]:
                    own[state] += 2
        found[article.id] = _clearly(own)
        if every[found[article.id]] * 2 < sum(every.values()):
            found[article.id] = ""  # one state among several: "the Prime Minister" may be another's
        else:
            whole += own
    best = _clearly(whole)
    return {"": best} | {key: state or best for key, state in found.items()}


def _clearly(told: Counter[str]) -> str:
    """The one state whose government is spoken of far more than any other's; empty where it is not clear."""
    best = told.most_common(2)
    if not best or not best[0][1] or (len(best) > 1 and best[0][1] < _CLEARLY * best[1][1]):
        return ""
    return best[0][0]


def _only_of_a_kind(gathered: Gathered) -> dict[str, str]:
    """The one body of a kind, where the reports name but one (or one far more often than others)."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for name, body in gathered.bodies.items():
        told[kind_of(name, gathered)][name] = sum(body.forms.values())
    found: dict[str, str] = {}
    for kind in ("armed", "union", "army", "party", "family"):
        best = told[kind].most_common(2)
        if best and best[0][1] == 1 and " " not in best[0][0] and not gathered.bodies[best[0][0]].short:
            continue  # a word that is met once names nobody whom "the rebels" could mean
        if best and (len(best) == 1 or best[0][1] >= 4 * best[1][1]):
            found[kind] = best[0][0]
    return found


class _Bodies:
    """The bodies of all reports, looked up by a word of the name and counted by kind."""

    def __init__(self, gathered: Gathered) -> None:
        self.of_word: dict[str, list[str]] = defaultdict(list)
        self.of_kind: Counter[str] = Counter(kind_of(name, gathered) for name in gathered.bodies)
        for name in gathered.bodies:
            for word in dict.fromkeys(name.split(" ")):
                self.of_word[word].append(name)


class _Pointer:
    """Goes through one article, remembering who was named last."""

    def __init__(
        self,
        article: Article,
        gathered: Gathered,
        bodies: _Bodies,
        governing: dict[str, str],
        sides: dict[str, str],
        only: dict[str, str],
    ) -> None:
        self.article = article
        self.gathered = gathered
        self.bodies = bodies
        self.governing = governing[article.id]
        self.sides = sides
        self.only = only
        self.latest: list[list[str]] = []

    def run(self) -> None:
        """Set the keys of one article's places, in order."""
        places = self.gathered.seen[self.article.id]
        spans = sentences(self.article.text)
        at = 0
        last: list[list[str]] = []
        for start, end in spans:
            here: list[ActorSeen] = []
            while at < len(places) and places[at].start < end:
                here.append(places[at])
                at += 1
            named = [seen.key for seen in here if seen.kind == "body"]
            before: list[str] = []
            for seen in here:
                if seen.kind == "person":
                    seen.key = self.sides.get(seen.person, "")
                    if not seen.key and not NOT_OURS.search(seen.role):
                        seen.key = seen.person  # who acts for nobody that the reports name stands for himself
                elif seen.pointing:
                    seen.key = self._pointed(seen, last, before, named)
                if seen.key and not seen.key.startswith("="):
                    before.append(seen.key)
            last.append(self._subject_first(here, start, end))
            self.latest.append([seen.key for seen in reversed(here) if seen.key in self.gathered.bodies])

    def _subject_first(self, here: list[ActorSeen], start: int, end: int) -> list[str]:
        """The bodies of a sentence, who speaks or acts in it first."""
        keys = [seen.key for seen in here if seen.key in self.gathered.bodies]
        tail = _TAIL.search(self.article.text[start:end]) if keys else None
        if tail is not None and _SAID.search(tail.group()):
            late = [
                seen.key
                for seen in here
                if seen.key in self.gathered.bodies and seen.start >= start + tail.start()
            ]
            keys = late + keys
        return list(dict.fromkeys(keys))

    def _pointed(self, seen: ActorSeen, last: list[list[str]], before: list[str], named: list[str]) -> str:
        kind = seen.kind
        if kind == "state":
            return self.governing or GOVERNMENT
        if kind == "army":
            return self.only.get("army", "") or self.governing or ""
        if kind not in ANAPHORIC:
            return self.only.get(kind, f"={kind}")
        plural = self.article.text[seen.start : seen.end].endswith("s")
        if plural and kind in ("firm", "party", "group"):
            return f"={kind}"
        if seen.adjective:
            return self._described(seen, last, before)
        if kind in self.only and not (kind == "union" and plural and self._several("union")):
            return self.only[kind]
        if plural and kind == "union":
            return f"={kind}"
        for keys in [[key for key in before if key in self.gathered.bodies][::-1], *last[: -_REACH - 1 : -1]]:
            for key in keys:
                if key in named and key not in before:
                    continue  # named behind it in the same sentence: somebody else
                if key in before and kind != "armed":
                    continue
                if self._fits(key, kind):
                    return key
        # "Orbis chief Ada Holm hopes to end the row between the firm and the union"
        same = [
            key
            for key in before
            if key in self.gathered.bodies and kind_of(key, self.gathered) == kind == "firm"
        ]
        return same[-1] if len(set(same)) == 1 else f"={kind}"

    def _described(self, seen: ActorSeen, last: list[list[str]], before: list[str]) -> str:
        """The body that "the London exchange" or "the German group" means: by its name, else the one of its
        kind named last.
        """
        of_name = (
            name for name in self.bodies.of_word.get(seen.adjective, ()) if self._fits(name, seen.kind)
        )
        first = next(of_name, "")
        if first and next(of_name, None) is None:
            return first
        if seen.kind in self.only:
            return self.only[seen.kind]
        state = self.gathered.states.named.get(seen.adjective, "")
        for keys in [before[::-1], *self.latest[: -_REACH - 1 : -1]]:
            for key in keys:
                if (
                    key in self.gathered.bodies
                    and self._fits(key, seen.kind)
                    and not self._of_another(key, state)
                ):
                    return key
        return f"={seen.kind}"

    def _of_another(self, key: str, state: str) -> bool:
        """Whether a body's own name says that it is of another country."""
        named = self.gathered.states.named
        return any(named.get(word, state) != state for word in key.split(" "))

    def _several(self, kind: str) -> bool:
        return self.bodies.of_kind[kind] > 1

    def _fits(self, key: str, kind: str) -> bool:
        own = kind_of(key, self.gathered)
        some = kind in ("union", "party", "army") and self.bodies.of_kind[kind] > 0
        return (
            own == kind
            or kind == "group"
            or (own == "" and kind != "armed" and not some)
            or (kind == "firm" and own == "owners")
            or self.gathered.bodies[key].kinds[kind] > 0
        )
