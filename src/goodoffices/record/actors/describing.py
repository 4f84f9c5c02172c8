"""An actor with all that the reports tell of it: names, persons, places, grounds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from goodoffices.record.actors.acting_for import GOVERNMENT
from goodoffices.record.actors.evidence import Ground
from goodoffices.record.actors.model import Actor, Kind, Mention, Part, Spokesperson
from goodoffices.record.actors.seen import ActorSeen
from goodoffices.record.actors.weighing import Weighed

_VAGUE = re.compile(r"(?:public sector|other|more|young|own|such|new|local) ")
_NAMES = {"=union": "unions", GOVERNMENT: "government", "=family": "families"}


class Describer:
    """Makes actors of keys."""

    def __init__(self, weighed: Weighed) -> None:
        self.weighed = weighed
        self.gathered = weighed.gathered
        self.roles = self._roles()

    def actor(self, key: str, part: Part) -> Actor:
        """The actor of a key with all that is known of it."""
        gathered = self.gathered
        keys = list(dict.fromkeys((key, *self.weighed.parts_of.get(key, ()))))
        names: Counter[str] = Counter()
        body = gathered.bodies.get(key)
        if body is not None:
            names.update(body.forms)
        elif not key.startswith("="):
            names.update(self.weighed.forms_of.get(key, ()))
        people = Counter[str]()
        for each in keys:
            people.update(gathered.people.get(each, {}))
        kind: Kind = (
            "body"
            if body is not None
            else "people"
            if key.startswith("=") or key not in self.weighed.forms_of
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
                Spokesperson(name=person, role=self.roles.get(person, ""))
                for person, _ in people.most_common()
            ),
            members=tuple(sorted(each for each in keys if each != key and each in gathered.bodies)),
            part=part,
            weight=round(self.weighed.score(key), 2),
            mentions=tuple(
                self._mention(article, seen) for article, seen in self.weighed.mentions.get(key, ())
            ),
            grounds=tuple(
                self._mention(ground.article, ground)
                for ground in self.weighed.of.get(key, ())
                if ground.part == part
            ),
        )

    def _mention(self, article: str, at: ActorSeen | Ground) -> Mention:
        words = self.weighed.texts[article][at.start : at.end]
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
        heads: Counter[str] = Counter()
        for name, count in told.items():
            heads[name.rsplit(" ", 1)[-1]] += count * (2 if name.endswith("s") else 1)
        told = Counter(
            {name: told[name] for name in told if name.rsplit(" ", 1)[-1] == heads.most_common(1)[0][0]}
        )
        longer = [name for name in told if " " in name and not _VAGUE.match(name)]
        name = max(longer or told or [key[1:]], key=lambda name: (told[name], -len(name)))
        return self._as_written(key, name) if " " in name else name

    def _as_written(self, key: str, name: str) -> str:
        """The name with the capitals that it has within sentences ("Maoist rebels")."""
        written = set()
        for article, seen in self.weighed.mentions.get(key, ()):
            text = self.weighed.texts[article]
            words = text[seen.start : seen.end].split(" ")
            if words[-1].islower() and text[max(0, seen.start - 2) : seen.start].rstrip(" ")[-1:].isalpha():
                written.update(words)
        capitals = {word.lower(): word for word in written if word.lower() not in written}
        return " ".join(capitals.get(word, word) for word in name.split(" "))

    def _roles(self) -> dict[str, str]:
        """The office that each person is called by most."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for places in self.gathered.seen.values():
            for seen in places:
                if seen.kind == "person" and seen.role:
                    found[seen.person][seen.role] += 1
        return {name: roles.most_common(1)[0][0] for name, roles in found.items()}
