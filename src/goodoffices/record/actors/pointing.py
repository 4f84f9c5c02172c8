"""Whom a person acts for, and whom "the group", "the army" or "the government" means where it stands.
English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from goodoffices.record import lexicon
from goodoffices.record.actors.bodies import Body
from goodoffices.record.actors.gather import ANAPHORIC, ActorSeen, Gathered, sentences
from goodoffices.record.actors.runs import RUN
from goodoffices.record.model import Article

GOVERNMENT = "=state"
_OF_GOVERNMENT = re.compile(
    r"\b(?:president|prime minister|premier|minister|government|presidential|presidency|cabinet|treasury|"
    r"foreign secretary|home secretary|army|military|armed forces|defen[cs]e staff|marshal|general|"
    r"mp|security adviser|security advisor|chancellor|envoy of the president)\b",
    re.IGNORECASE,
)
_ITS = re.compile(
    r"(?:the|its|their) (?:[a-z]+(?:['’]s?))?|(?:the )?(?:group|movement|union|company|firm|bank|"
    r"exchange)['’]s\b|its\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(
    r"\b[A-Z][\w.]+(?:['’]s|an|ian|ish|ese|ch|i)? (?:[a-z-]+ ){0,2}(?:bank|company|firm|airline|exchange|"
    r"club|union|newspaper|university|opposition)\b"
)
"""A body of a country is not its government ("a board member of Luria's central bank")."""
_OF_ANOTHER = re.compile(r"\bof (?:the )?[A-Z]|\b[A-Z]\w+['’]s\b")
"""An office of somewhere that is not known is not of the one government that is spoken of."""
_NO_GENERAL = re.compile(
    r"\b(?:director|secretary|attorney|solicitor|auditor|inspector)[ -]general\b|"
    r"\bgeneral (?:secretary|manager|director|counsel)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex-|then-|late|retired|one-time)", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:expert|analyst|professor|journalist|reporter|correspondent|researcher|economist|resident|local "
    r"official|lawyer for)\b",
    re.IGNORECASE,
)
_GOES_BETWEEN = re.compile(r"\b(?:mediator|facilitator|conciliator|arbitrator|go-between)\b", re.IGNORECASE)
_TAIL = re.compile(r",[\"”’']? (?:the )?[^,]{2,60}$")
_SAID = re.compile(r"\b(?:said|says|added)\b")
_CLEARLY = 1.5
_REACH = 3
"""How many sentences back a common noun points."""


def point(articles: Sequence[Article], gathered: Gathered) -> None:
    """Give every place its key: persons the one they act for, common nouns the one they point to."""
    governing = _governing(articles, gathered)
    sides = _sides(articles, gathered, governing)
    only = _only_of_a_kind(gathered)
    gathered_sides = {name: Counter(found).most_common(1)[0][0] for name, found in sides.items() if found}
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
            elif seen.kind == "person" and _OF_GOVERNMENT.search(seen.role) and not _FORMER.search(seen.role):
                for state in _states_in(seen.role, gathered)[:1]:
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


def _states_in(words: str, gathered: Gathered) -> list[str]:
    found = []
    for run in RUN.finditer(words):
        parts = re.sub(r"['’]s$", "", run.group()).split(" ")
        for at in range(len(parts)):
            state, _ = gathered.states.of(parts[at:])
            if state:
                found.append(state)
                break
    return found


def bodies_in(words: str, gathered: Gathered) -> list[str]:
    """The bodies that words name, longest names first."""
    found: list[tuple[int, str]] = []
    for run in RUN.finditer(words):
        parts = re.sub(r"['’]s?$", "", run.group()).split(" ")
        best = ""
        for length in range(len(parts), 0, -1):
            for at in range(len(parts) - length + 1):
                form = " ".join(parts[at : at + length])
                if form in gathered.forms:
                    best = gathered.forms[form]
                    break
            if best:
                break
        if best:
            found.append((run.start(), best))
    return [name for _, name in found]


def _sides(
    articles: Sequence[Article], gathered: Gathered, governing: dict[str, str]
) -> dict[str, Counter[str]]:
    """For each person the keys that the roles give, over all articles."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        country = ""
        for seen in gathered.seen[article.id]:
            if seen.kind == "state" and not seen.pointing:
                country = seen.key
            elif seen.kind == "person" and seen.role and not _NOT_OURS.search(seen.role):
                own = country if seen.role.startswith("the country") else governing[article.id]
                side = side_of_role(seen.role, gathered, own)
                if side:
                    # What names a side outweighs what only tells that there is a government.
                    found[seen.person][side] += 3 if side == side_of_role(seen.role, gathered, "") else 1
    for name in gathered.bodies:
        if name.endswith(" family"):
            surname = name.removesuffix(" family").rsplit(" ", 1)[-1]
            for person in dict.fromkeys(gathered.persons.values()):
                if person.rsplit(" ", 1)[-1] == surname and not found[person]:
                    found[person][name] += 1
    return found


def side_of_role(role: str, gathered: Gathered, governing: str) -> str:
    """Whom someone of the role acts for; empty where the words do not tell."""
    role = role.replace("then-", "")
    if _FORMER.search(role.split(" of ")[0]) and not re.search(r"then-", role):
        return ""
    for body in bodies_in(role, gathered):
        if not gathered.is_outlet(body):
            return body
    if _OF_ITS_OWN.search(role):
        return ""
    states = _states_in(role, gathered)
    if states:
        return states[0]
    if re.match(r"(?:its|their|his|her)\b", role):
        return ""  # whose, the words alone do not tell
    if kind := _of_people(role):
        return f"={kind}"
    if _OF_GOVERNMENT.search(role) and not _OF_ANOTHER.search(role) and not _NO_GENERAL.search(role):
        return governing or GOVERNMENT
    return ""


def _of_people(role: str) -> str:
    """The kind of those without a name for whom somebody speaks ("rebel spokesman", "the union's leader")."""
    kinds = lexicon.kinds()
    words = [re.sub(r"['’]s?$", "", word) for word in role.lower().split(" ")]
    return next(
        (
            kinds[word]
            for at, word in enumerate(words)
            if kinds.get(word) in ("armed", "union", "opposition")
            and at + 1 < len(words)
            and words[at + 1] not in ("of", "in")
        ),
        "",
    )


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


def kind_of(name: str, gathered: Gathered) -> str:
    """The kind of a body: by the words of its name, else by the nouns beside it."""
    kind = gathered.kinds.get(name)
    if kind is None:
        kind = gathered.kinds[name] = _kind_of(gathered.bodies[name])
    return kind


def _kind_of(body: Body) -> str:
    ends = lexicon.bodies()
    for form in (body.name, *body.forms):
        words = form.split(" ")
        for word in (words[-1], words[0], *words[1:-1]):
            if word in ends and (ends[word] != "group" or not body.kinds):
                return ends[word]
    told = body.kinds.most_common(1)
    return told[0][0] if told else ""


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
                    if not seen.key and _GOES_BETWEEN.search(seen.role):
                        self.sides[seen.person] = seen.key = (
                            seen.person
                        )  # one who mediates for nobody but himself
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
            return f"={kind}"
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
        return f"={kind}"

    def _described(self, seen: ActorSeen, last: list[list[str]], before: list[str]) -> str:
        """The body that "the London exchange" or "the German group" means: by its name, else the one of its
        kind named last.
        """
        of_name = [
            name for name in self.bodies.of_word.get(seen.adjective, ()) if self._fits(name, seen.kind)
        ]
        if len(of_name) == 1:
            return of_name[0]
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
        return (
            own == kind
            or kind == "group"
            or (own == "" and kind != "armed")
            or (kind == "firm" and own == "owners")
            or self.gathered.bodies[key].kinds[kind] > 0
        )
