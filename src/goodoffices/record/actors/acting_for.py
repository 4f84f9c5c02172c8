"""Whom a person acts for, by the words of the office and what stands beside the name. English."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from goodoffices.record import lexicon
from goodoffices.record.actors.joining import Body
from goodoffices.record.actors.runs import RUN
from goodoffices.record.actors.seen import ActorSeen, Gathered
from goodoffices.record.model import Article

GOVERNMENT = "=state"
OF_GOVERNMENT = re.compile(
    r"\b(?:president|prime minister|premier|minister|government|presidential|presidency|cabinet|treasury|"
    r"(?:foreign|home|health|education|transport|trade|business|defen[cs]e|interior|labou?r|energy|justice|"
    r"environment|culture|agriculture|treasury|state|work and pensions) secretary|army|military|armed "
    r"forces|defen[cs]e staff|marshal|general|"
    r"mp|security adviser|security advisor|chancellor|envoy of the president)\b",
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
FORMER = re.compile(
    r"\b(?:former|ex-|then-|late|retired|one-time|ousted|deposed|toppled|exiled|self-(?:proclaimed|declared|styled))",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"((?:.* )?(?:envoy|ambassador|representative|mediator|coordinator|rapporteur|negotiator)) (?:to|on|for|"
    r"in|over) .*",
    re.IGNORECASE,
)
"""To whom somebody is sent is not who sends him."""
_REGION_OF = re.compile(r"\b[A-Z]\w+ (?:region|province|state|island|territory) of (?:the )?(?=[A-Z])")
"""The country of a region that has a government of its own ("premier of the Lurian region of Ost")."""
_PORTFOLIO = re.compile(r"\b(?:Europe|EU|European Affairs|Brexit|Africa|Asia) (?=[Mm]inister|[Ss]ecretary)")
"""What a minister is for is not whose minister he is."""
NOT_OURS = re.compile(
    r"\b(?:expert|analyst|professor|journalist|reporter|correspondent|researcher|economist|resident|local "
    r"official|lawyer for)\b",
    re.IGNORECASE,
)
_HEADS_ONE = re.compile(
    r"(?:the|its) (?:[a-z-]+ ){0,2}?(?:chief executive(?: officer)?|chair(?:man|woman)?|boss|managing "
    r"director|director "
    r"general|director-general|(?P<union>general secretary))"
)
"""Offices of bodies whose name stands before."""
_OF_REBELS = lexicon.bag(
    "Revolutionary Liberation Resistance People's Popular Patriotic Free Lord's Salvation"
)
"""In the name of an army: it is none of a state."""
_SAME_SENTENCE = re.compile(r"[^.!?\n]{0,120}")


def chief_side(told: Counter[str], gathered: Gathered, coalition: bool) -> str:
    """Whom somebody acts for. Who forms a government acts for a party in talks on a coalition."""
    ranked = [side for side, _ in told.most_common()]
    if coalition and ranked[0] not in gathered.bodies:
        of_party = [side for side in ranked if side in gathered.bodies and kind_of(side, gathered) == "party"]
        ranked = of_party or ranked
    return ranked[0]


def states_in(words: str, gathered: Gathered) -> list[str]:
    """The states that words name, in their order."""
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


def sides_of_persons(
    articles: Sequence[Article], gathered: Gathered, governing: dict[str, str]
) -> dict[str, Counter[str]]:
    """For each person the keys that the roles give, over all articles."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        country, body = "", None
        for seen in gathered.seen[article.id]:
            if seen.kind == "state" and not seen.pointing:
                country = seen.key
            elif seen.kind == "body":
                body = seen
            elif seen.kind == "person" and seen.role and not NOT_OURS.search(seen.role):
                own = country if seen.role.startswith("the country") else governing[article.id]
                side = side_of_role(seen.role, gathered, own)
                if (
                    not side
                    and body is not None
                    and (heads := _HEADS_ONE.fullmatch(seen.role)) is not None
                    and _SAME_SENTENCE.fullmatch(article.text, body.end, seen.start)
                    and kind_of(body.key, gathered)
                    in (("union",) if heads["union"] else ("firm", "", "group"))
                    and not gathered.is_outlet(body.key)
                ):
                    side = body.key  # "Orbis said that the chairman, Ada Holm, would go"
                if (
                    side == GOVERNMENT
                    and body is not None
                    and seen.role in _BARE
                    and _heads(article, body, seen, gathered)
                ):
                    side = body.key  # "At the Dockers Union, President Ada Holm said ..."
                if side:
                    # What names a side outweighs what only tells that there is a government.
                    sure = side != GOVERNMENT and side == side_of_role(seen.role, gathered, "")
                    found[seen.person][side] += 3 if sure else 1
        _of_a_body(article, gathered, found)
        _followed(article, gathered, found)
    for name in gathered.bodies:
        if name.endswith(" family"):
            surname = name.removesuffix(" family").rsplit(" ", 1)[-1]
            for person in dict.fromkeys(gathered.persons.values()):
                if person.rsplit(" ", 1)[-1] == surname and not found[person]:
                    found[person][name] += 1
    return found


_BARE = ("President", "Vice President", "Chairman", "Secretary", "General Secretary")
"""Offices that a union or a firm has as well as a state."""


def _heads(article: Article, body: ActorSeen, person: ActorSeen, gathered: Gathered) -> bool:
    """Whether a body of those that have presidents stands before a person in one sentence."""
    return (
        kind_of(body.key, gathered) in ("union", "firm")
        and _SAME_SENTENCE.fullmatch(article.text, body.end, person.start) is not None
    )


_OF_ONE = re.compile(r",? (?:of|from) (?:the )?(?:[a-z-]+ ){0,4}")
_OWN = re.compile(r"['’]s? (?:[a-z-]+ ){0,2}")


def _of_a_body(article: Article, gathered: Gathered, found: dict[str, Counter[str]]) -> None:
    """Persons right before a body that they are of ("Ada Holm of the Left Alliance"), or that is theirs ("Ada
    Holm's Orbis").
    """
    places = gathered.seen[article.id]
    for seen, behind in pairwise(places):
        if seen.kind == "person" and behind.kind == "body" and not gathered.is_outlet(behind.key):
            if _OF_ONE.fullmatch(article.text, seen.end, behind.start):
                found[seen.person][behind.key] += 3
            elif _OWN.fullmatch(article.text, seen.end, behind.start):
                found[seen.person][behind.key] += 2


def side_of_role(role: str, gathered: Gathered, governing: str) -> str:
    """Whom someone of the role acts for; empty where the words do not tell."""
    role = _REGION_OF.sub("", role)
    role = _PORTFOLIO.sub("", _SENT.sub(r"\1", role.replace("then-", "")))
    if FORMER.search(role.split(" of ")[0]) and not re.search(r"then-", role):
        return ""
    for body in bodies_in(role, gathered):
        if not gathered.is_outlet(body):
            return body
    if _OF_ITS_OWN.search(role):
        return ""
    states = states_in(role, gathered)
    if states:
        return states[0]
    if re.match(r"(?:its|their|his|her)\b", role):
        return ""  # whose, the words alone do not tell
    if kind := _of_people(role):
        return f"={kind}"
    if OF_GOVERNMENT.search(role) and not _OF_ANOTHER.search(role) and not _NO_GENERAL.search(role):
        return governing or GOVERNMENT
    return ""


def _of_people(role: str) -> str:
    """The kind of those without a name for whom somebody speaks ("rebel spokesman", "the union's leader")."""
    kinds = lexicon.kinds()
    words = [re.sub(r"['’]s?$", "", word) for word in role.lower().split(" ")]
    led = _LEADS_THEM.match(role)
    if led is not None and kinds.get(led["whom"].lower()) in _LED:
        return kinds[led["whom"].lower()]
    return next(
        (
            kinds[word]
            for at, word in enumerate(words)
            if kinds.get(word) in _LED and at + 1 < len(words) and words[at + 1] not in ("of", "in")
        ),
        "",
    )


_LED = ("armed", "union", "opposition")
_LEADS_THEM = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:leader|president|chairman|chairwoman|chair|secretary|boss|chief|head|commander|"
    r"spokes\w+|negotiator|representative) (?:of|for) (?:the )?"
    r"(?:[a-z-]+ ){0,2}?(?P<whom>[a-z-]+)$",
    re.IGNORECASE,
)
"""Offices of those who have no name ("the leader of the rebels")."""
_FOLLOW = re.compile(
    r"\b(?P<whom>[A-Za-z-]+)(?: fighters| forces| faction| group)?,? (?:who are |which is |that is "
    r")?(?:loyal to|led by|"
    r"headed by|grouped around|allied (?:to|with)|under) (?:the )?$"
)
"""Before a person: whom he leads ("rebels loyal to Ada Holm")."""


def _followed(article: Article, gathered: Gathered, found: dict[str, Counter[str]]) -> None:
    """Persons whom those who have no name follow."""
    kinds = lexicon.kinds()
    for seen in gathered.seen[article.id]:
        if seen.kind == "person" and article.text.endswith(_BEFORE_LEADER, 0, seen.start):
            follow = _FOLLOW.search(article.text, max(0, seen.start - 60), seen.start)
            if follow is not None and kinds.get(follow["whom"].lower()) in ("armed", "opposition"):
                found[seen.person][f"={kinds[follow['whom'].lower()]}"] += 3


_BEFORE_LEADER = tuple(
    f"{word} {the}" for word in ("to", "by", "around", "with", "under") for the in ("", "the ")
)


def told_by_persons(sides: dict[str, Counter[str]], gathered: Gathered) -> dict[str, str]:
    """Kinds without a name to the one body for which the same persons speak ("opposition leader Holm", "Ada
    Holm, leader of the Reed Movement").
    """
    told: dict[str, set[str]] = defaultdict(set)
    for votes in sides.values():
        bodies = {side for side in votes if side in gathered.bodies}
        for side in votes:
            if side in ("=opposition", "=armed") and len(bodies) == 1:
                told[side[1:]] |= bodies
    return {kind: bodies.pop() for kind, bodies in told.items() if len(bodies) == 1}


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
        members = {
            lexicon.kinds().get(word.lower().rstrip("'’"))
            for word in words
            if word.rstrip("'’").endswith("s")
        }
        if "workers" in members:
            return "union"  # "United Teachers Vesna"
        if "firm" in members and len(words) > 1:
            return "firm"  # "Harbour Employers Association"
        for word in (words[-1], words[0], *words[1:-1]):
            if word in ends and (ends[word] != "group" or not body.kinds):
                rises = body.kinds["armed"] or not _OF_REBELS.isdisjoint(words)
                return "armed" if ends[word] == "army" and rises else ends[word]
    told = body.kinds.most_common(2)
    if len(told) > 1 and told[0][0] == "group":
        return told[1][0]  # "a coalition of three rebel factions": what sort of group
    return told[0][0] if told else ""
