"""All articles read once for who is in them: every place that speaks of somebody, under one key for each
somebody.

Keys are names: of a state, of a body in full, of a person; what has no name is known by its kind
("=workers").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.bodies import Body, bodies, initials_fit, shorts
from goodoffices.record.actors.outlets import acting_outlets
from goodoffices.record.actors.people import PersonNamed, persons
from goodoffices.record.actors.runs import Run, Texts
from goodoffices.record.actors.states import OF_STATE, States, is_adjective
from goodoffices.record.model import Article
from goodoffices.record.text.covered import Covered

_NOUN = re.compile(r"(?<![\w’'-])([A-Za-z][a-z-]{3,})")
_DETERMINERS = lexicon.bag("the these those both its their two three four all some many")
_OF_STATE = re.compile(rf"(?:['’]s?)? {OF_STATE}")
_ACT_FOR = re.compile(
    r" (?:[a-z]+ )?(?:leaders?|leadership|delegations?|negotiators?|representatives?|spokes\w+|officials?|"
    r"chiefs?|"
    r"commanders?|forces|side|team|bosses|envoys?|demands?|politicians)\b"
)
"""Behind "rebel" or "union": who acts for all of them."""
_BODY_BEHIND = re.compile(r"(?: [a-z-]+){1,3}")
_NOT_ACTING = re.compile(
    r" (?:[a-z-]+ ){0,1}(?:politicians?|citizens?|nationals?|hostages?|people|analysts?|newspapers?|media|"
    r"press|players?|market|shares?|economy|law|public|tourists?|journalists?|women|men)\b"
)
_WHERE = re.compile(r"\b(?:in|at|near|from|to|outside|across|into|inside|throughout|around)(?: the)? $")
_TO = re.compile(r"\b(?:to|from)(?: the)? $")
_OF_OFFICE = ("federal", "state", "government", "court-appointed", "independent")
_ARMED = re.compile(r"\b(?:army|military|troops|forces|soldiers)$")
_ARMY_NAMES = ("Forces", "Army", "Military")
_HYPHENED = re.compile(
    r"-(?:based|led|run|owned|born|backed|held|controlled|linked|allied|affiliated|inspired|dominated|sponsored|funded|"
    r"aligned|friendly|brokered|mediated|hosted|supported|listed|built|made|registered)$"
)
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|No|vs|Inc|Co|Corp|Ltd)|\b[A-Z])$")
_STOP = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)(?<![.!?…][.!?…])[.!?…]*+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9]))"
)
"""Opens with the signs themselves, so that the search goes from one of them to the next."""
ANAPHORIC = frozenset(("group", "armed", "firm", "union", "party", "army", "family"))
"""Kinds of nouns that point back to a body of their kind ("the group")."""
PEOPLES = frozenset(("workers", "armed", "family", "owners", "union", "firm", "opposition"))
"""Kinds that can be a side of talks without any name."""


class ActorSeen(msgspec.Struct, gc=False):
    """One place that speaks of somebody. ``person`` where it names one who acts for the key; ``pointing``
    where it is a common noun.
    """

    start: int
    end: int
    key: str
    kind: str = ""
    person: str = ""
    role: str = ""
    adjective: str = ""
    pointing: bool = False


class Gathered(msgspec.Struct):
    """What one pass over the articles gives."""

    texts: Texts
    states: States
    bodies: dict[str, Body]
    forms: dict[str, str]
    seen: dict[str, list[ActorSeen]]
    people: dict[str, Counter[str]]
    armies: dict[str, str]
    persons: dict[str, str]
    nouns: dict[str, Counter[str]]
    kinds: dict[str, str] = {}
    """The kind of each body that was asked about."""
    acting: frozenset[str] = frozenset()
    """Outlets that are an employer or a firm in these reports."""

    def is_outlet(self, name: str) -> bool:
        """Whether a name is one of an outlet that only tells."""
        return name in lexicon.outlets() and name not in self.acting


def gather(articles: Sequence[Article]) -> Gathered:
    """Names first, over all articles; then each article's places in order, so that "the group" finds who was
    named before.
    """
    texts = Texts(articles)
    short_of = shorts(texts, articles)
    named = {article.id: list(persons(article.text, texts.runs[article.id])) for article in articles}
    _without_bodies(named, texts)
    surnames = _surnames(named)
    states = States(texts, articles, _likely_bodies(texts, short_of))
    acting = acting_outlets(articles)
    quoted = lexicon.outlets() - acting
    free = {
        article.id: _free(texts.runs[article.id], named[article.id], surnames, states, quoted)
        for article in articles
    }
    found = bodies(texts, articles, free, short_of)
    forms = {form: body.name for body in found for form in body.forms}
    gathered = Gathered(
        texts=texts,
        states=states,
        bodies={body.name: body for body in found},
        forms=forms,
        seen={},
        people=defaultdict(Counter),
        armies=_armies((body.name for body in found), states),
        persons=surnames,
        nouns=defaultdict(Counter),
        acting=acting,
    )
    for article in articles:
        gathered.seen[article.id] = _places(article, gathered, named[article.id])
    return gathered


def _likely_bodies(texts: Texts, short_of: dict[str, str]) -> list[str]:
    """Names that end as those of bodies do, so that their first word is not taken for a state ("Forest
    Army").
    """
    ends = lexicon.bodies()
    return [
        *short_of.values(),
        *(name for name in texts.within if " " in name and name.rsplit(" ", 1)[-1] in ends),
    ]


def _without_bodies(named: dict[str, list[PersonNamed]], texts: Texts) -> None:
    """Leave out what was read as a person here and there, and mostly stands without anything that tells
    one.
    """
    every = Counter(run.text for runs in texts.runs.values() for run in runs)
    as_person = Counter(person.name for people in named.values() for person in people if " " in person.name)
    wrong = {name for name, count in as_person.items() if every[name] > 2 * count + 1}
    for key, people in named.items():
        named[key] = [person for person in people if person.name not in wrong]


def _surnames(named: dict[str, list[PersonNamed]]) -> dict[str, str]:
    """Every form of a person's name to the fullest; a surname that two people bear means none of them."""
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for people in named.values():
        for person in people:
            full[person.name.rsplit(" ", 1)[-1]][person.name] += 1
    found: dict[str, str] = {}
    for surname, names in full.items():
        longest = [name for name in names if " " in name]
        firsts = {name.split(" ", 1)[0] for name in longest}
        best = max(longest, key=len) if len(firsts) == 1 else ""
        found |= {name: best or name for name in names}
        if best or not longest:
            found[surname] = best or surname
    return found


def _free(
    runs: list[Run],
    people: list[PersonNamed],
    surnames: dict[str, str],
    states: States,
    quoted: frozenset[str],
) -> list[Run]:
    """The runs that name neither a person, nor a state, nor an outlet."""
    places = Covered(runs[-1].end if runs else 0)
    for person in people:
        places.take(person.at, min(person.at + len(person.name), runs[-1].end))
    kept = []
    for run in runs:
        words = run.text.split(" ")
        state, count = states.of(words)
        whole = count == len(words)
        if (
            places.meets(run.start, run.end)
            or run.text in surnames
            or run.text in quoted
            or (state and (whole or words[-1] not in lexicon.bodies()))
            or _HYPHENED.search(run.text)
            or (run.text.lower() in lexicon.kinds() and (run.opens or run.text.endswith("s")))
        ):
            continue
        kept.append(run)
    return kept


def _places(article: Article, gathered: Gathered, people: list[PersonNamed]) -> list[ActorSeen]:
    """The places of one article in order: persons under whom they act for, states, bodies, then common
    nouns.
    """
    text = article.text
    found: list[ActorSeen] = []
    covered = Covered(len(text))
    for person in people:
        full = gathered.persons.get(person.name, person.name)
        found.append(ActorSeen(person.start, person.at + len(person.name), "", "person", full, person.role))
        if person.end > person.at + len(person.name):
            found[-1].end = person.end
        covered.take(found[-1].start, found[-1].end)
    for run in gathered.texts.runs[article.id]:
        if covered.meets(run.start, run.end):
            continue
        one = _named(text, run, gathered)
        if one is not None:
            found.append(one)
            covered.take(one.start, one.end)
    found += _common(text, sorted((each.start, each.end) for each in found), gathered)
    found.sort(key=lambda each: each.start)
    return found


def _named(text: str, run: Run, gathered: Gathered) -> ActorSeen | None:
    words = run.text.split(" ")
    if run.text in gathered.persons:
        return ActorSeen(run.start, run.end, "", "person", gathered.persons[run.text])
    if run.text in gathered.forms:
        return ActorSeen(run.start, run.end, gathered.forms[run.text], "body")
    state, count = gathered.states.of(words)
    if not state or gathered.is_outlet(run.text):
        return None
    own = count == len(words) or words[count].lower() in lexicon.classes()
    end = run.end if own else run.start + len(" ".join(words[:count]))
    behind = _OF_STATE.match(text, end)
    if (
        behind is not None
        and _ARMED.search(behind.group()) is not None
        and (army := gathered.armies.get(state))
    ):
        return ActorSeen(
            run.start, behind.end(), army, "body"
        )  # "Sudan's army", where its army has a name of its own
    if behind is not None:
        return ActorSeen(run.start, behind.end(), state, "state")
    behind_it = _BODY_BEHIND.match(text, end)
    for noun in behind_it.group().split() if behind_it is not None else ():
        kind = lexicon.kinds().get(noun, "")
        if kind in ANAPHORIC or kind in PEOPLES:
            # "the German exchange", "Istrian rebels": somebody of that country, not the country
            stop = text.index(noun, end) + len(noun)
            gathered.nouns[f"={kind}"][text[end:stop].strip()] += 1
            return ActorSeen(run.start, stop, f"={kind}", kind, adjective=words[0], pointing=True)
        if kind or noun in lexicon.classes():
            break
    if _NOT_ACTING.match(text, end) or (
        _WHERE.search(text, max(0, run.start - 14), run.start)
        and not _TO.search(text, max(0, run.start - 9), run.start)
    ):
        return None
    if is_metonym(run.text, state) and _TO.search(text, max(0, run.start - 9), run.start):
        return None
    return ActorSeen(run.start, end, state, "state")


def _armies(bodies: Iterable[str], states: States) -> dict[str, str]:
    """The one body with the name of an army of each state that has one."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in bodies:
        words = name.split(" ")
        if words[-1] in _ARMY_NAMES and (state := states.of(words)[0]):
            found[state].append(name)
    return {state: names[0] for state, names in found.items() if len(names) == 1}


def is_metonym(word: str, state: str) -> bool:
    """Whether a word is a capital or seat that stands for its government, and as often for the place."""
    return word != state and not is_adjective(word, state) and not word.isupper() and "." not in word


def _common(text: str, taken: list[tuple[int, int]], gathered: Gathered) -> list[ActorSeen]:
    """Common nouns for somebody, outside of what was named."""
    starts = [start for start, _ in taken]
    found = []
    for at, word, kind in _nouns(text):
        place = bisect_right(starts, at) - 1
        if place >= 0 and at < taken[place][1]:
            continue
        if place >= 0 and at - taken[place][1] <= 1 and kind != "state":
            continue  # "Boko militants", "the Vell board": the name says who
        end = at + len(word)
        if place + 1 < len(taken) and text[end : taken[place + 1][0]] in (" ", " the ", ", the "):
            continue  # "the paramilitary River Guard": the name behind says who
        the, modifiers = _before(text, at)
        plural = (
            word.endswith("s")
            or kind in ("workers", "army")
            or (kind in ("armed", "opposition", "union", "state") and _ACT_FOR.match(text, end) is not None)
        )
        start = at - sum(len(each) + 1 for each in modifiers)
        if kind == "mediators":
            if modifiers and modifiers[-1] in _OF_OFFICE:
                found.append(ActorSeen(start, end, f"{modifiers[-1]} mediators", kind, role="mediator"))
            continue
        if not the and not plural:
            continue
        start -= len(the) + 1 if the else 0
        gathered.nouns[f"={kind}"][" ".join([*modifiers, word.lower()])] += 1
        found.append(ActorSeen(start, end, f"={kind}", kind, pointing=True))
    return found


@cache
def _kinds() -> dict[str, str]:
    """The kinds of nouns, also as they open a sentence."""
    capitals = {word[:1].upper() + word[1:]: kind for word, kind in lexicon.kinds().items() if word.islower()}
    return capitals | lexicon.kinds()


def _nouns(text: str) -> Iterator[tuple[int, str, str]]:
    """Where nouns for somebody stand, with their kinds: all words are cut and looked up at once."""
    pieces = _NOUN.split(text)
    ends = list(accumulate(map(len, pieces)))
    for number, kind in enumerate(map(_kinds().get, pieces[1::2])):
        if kind is not None:
            yield ends[2 * number], pieces[2 * number + 1], kind


def _before(text: str, at: int) -> tuple[str, list[str]]:
    """The determiner before a noun, and the adjectives and nouns between; what governs it is left out."""
    kept: list[str] = []
    if at == 0 or text[at - 1] != " ":
        return "", kept
    for word in reversed(text[max(0, at - 50) : at - 1].rsplit("\n", 1)[-1].split(" ")[-4:]):
        low = word.lower()
        if low in _DETERMINERS:
            return word, kept
        if (
            len(kept) == 2
            or not low.replace("-", "").isalpha()
            or low in lexicon.classes()
            or low in lexicon.verbs()
            or low.endswith(("ing", "ed", "ly"))
        ):
            break
        kept.insert(0, low)
    return "", kept


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences stand, roughly: a title with a full stop ends none."""
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and _ABBREVIATED.search(text, max(0, stop.start() - 5), stop.start()):
            continue
        if stop.start() > start:
            found.append((start, stop.start()))
        start = stop.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


__all__ = ["ActorSeen", "Gathered", "gather", "initials_fit", "sentences"]
