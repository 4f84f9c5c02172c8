"""All articles read once for who is in them: every place that speaks of somebody, under one key for each
somebody.

Keys are names: of a state, of a body in full, of a person; what has no name is known by its kind
("=workers").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from goodoffices.record import lexicon
from goodoffices.record.actors.bodies import bodies
from goodoffices.record.actors.compounds import compound
from goodoffices.record.actors.nouns import common
from goodoffices.record.actors.outlets import acting_outlets
from goodoffices.record.actors.people import PersonNamed, beside, persons, unofficial
from goodoffices.record.actors.phrases import FIGHT, TALKS
from goodoffices.record.actors.runs import OFFICES, TITLES, Run, Texts
from goodoffices.record.actors.seen import ANAPHORIC, PEOPLES, ActorSeen, Gathered
from goodoffices.record.actors.shortforms import shorts
from goodoffices.record.actors.states import OF_STATE, States, is_adjective
from goodoffices.record.model import Article
from goodoffices.record.text.covered import Covered

_OF_STATE = re.compile(rf"(?:['’]s?)? {OF_STATE}")
_BODY_BEHIND = re.compile(r"(?:['’]s?)?((?: [a-z-]+){1,3})")
_OF_TWO = re.compile(r"[A-Z][\w.]+[-–/][A-Z][\w.]+")
_BETWEEN_TWO = re.compile(rf" (?:[a-z-]+ ){{0,3}}?(?:{TALKS}|{FIGHT}|relations|ties|trade)\b")
_NEVER_NAMES = frozenset(("state", "army", "opposition", "workers", "mediators", "ministry"))
_ITS_OWN = re.compile(r"['’]s? (?:(?:[a-z-]+ ){0,2}(?P<noun>[a-z]+) )?(?=[A-Z])")
_NOT_ACTING = re.compile(
    r" (?:[a-z-]+ ){0,1}(?:politicians?|citizens?|nationals?|hostages?|people|analysts?|newspapers?|media|"
    r"press|players?|market|shares?|economy|law|public|tourists?|journalists?|women|men|acronym|name|word|language|television|radio)\b"
)
_WHERE = re.compile(r"\b(?:in|at|near|from|to|outside|across|into|inside|throughout|around)(?: the)? $")
_DATED = re.compile(
    r"(?:, [A-Z][\w ]{1,20}?)?,?(?: [A-Z][a-z]{2,8}\.? \d{1,2})? ?(?:\([A-Z][^)\n]{1,30}\) ?)?(?:--|[-–—]) ?"
    r"(?=[A-Z“\"])"
)
"""Behind the place at the head of a line: the rest of a dateline."""
_TO = re.compile(r"\b(?:to|from)(?: the)? $")
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
_SPELT_ALIKE = 0.7
"""How alike two spellings of a first name are ("Husam", "Hossam")."""


def gather(articles: Sequence[Article]) -> Gathered:
    """Names first, over all articles; then each article's places in order, so that "the group" finds who was
    named before.
    """
    texts = Texts(articles)
    compound(articles, texts)
    short_of = shorts(texts, articles)
    named = {article.id: _persons(article.text, texts.runs[article.id]) for article in articles}
    _without_bodies(named, texts)
    surnames = _surnames(named)
    for article in articles:
        more = beside(article.text, texts.runs[article.id], named[article.id], surnames)
        named[article.id] = sorted([*named[article.id], *more], key=lambda person: person.at)
    _without_bodies(named, texts)
    surnames = _surnames(named)
    states = States(texts, articles, _likely_bodies(texts, short_of))
    acting = acting_outlets(articles)
    quoted = lexicon.outlets() - acting
    full = frozenset(short_of.values())
    free = {
        article.id: _free(
            texts.runs[article.id], named[article.id], surnames, states, quoted, article.text, full
        )
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


def _persons(text: str, runs: list[Run]) -> list[PersonNamed]:
    found = list(persons(text, runs))
    return sorted([*found, *unofficial(text, runs, found)], key=lambda person: person.at)


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
        best = max(longest, key=len) if _one_first_name(longest) else ""
        found |= {name: best or name for name in names}
        if best or not longest:
            found[surname] = best or surname
    return found


def _one_first_name(names: Sequence[str]) -> bool:
    """Whether names with one surname are of one person: the same first name, if in another spelling."""
    firsts = sorted({name.split(" ", 1)[0] for name in names})
    return bool(firsts) and all(
        first[0] == firsts[0][0] and SequenceMatcher(None, first, firsts[0]).ratio() >= _SPELT_ALIKE
        for first in firsts[1:]
    )


def _free(
    runs: list[Run],
    people: list[PersonNamed],
    surnames: dict[str, str],
    states: States,
    quoted: frozenset[str],
    text: str,
    full: frozenset[str],
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
            or (state and (whole or (words[-1] not in lexicon.bodies() and run.text not in full)))
            or _HYPHENED.search(run.text)
            or _is_noun(run)
            or _pair(run, text)
        ):
            continue
        kept.append(run)
    return kept


def _pair(run: Run, text: str) -> bool:
    """Whether a name of two says between whom something is ("the Olmia-Karsa talks"), and names nobody."""
    return _OF_TWO.fullmatch(run.text) is not None and _BETWEEN_TWO.match(text, run.end) is not None


def _is_noun(run: Run) -> bool:
    """Whether a capitalised noun for somebody names nobody: as it opens a sentence, or in the manner of some
    papers ("the Government").
    """
    kind = lexicon.kinds().get(run.text.lower(), "")
    return bool(kind) and (run.opens or run.text.endswith("s") or kind in _NEVER_NAMES)


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
        here = _two(text, run, gathered) if "-" in run.text or "–" in run.text else ()
        one = None if here else _named(text, run, gathered)
        for each in here or ((one,) if one is not None else ()):
            found.append(each)
            covered.take(each.start, each.end)
    found += common(text, sorted((each.start, each.end) for each in found), gathered)
    found.sort(key=lambda each: each.start)
    return found


def _two(text: str, run: Run, gathered: Gathered) -> tuple[ActorSeen, ...]:
    """The two between whom something is ("Olmia-Karsa talks"), where both are known."""
    if not _pair(run, text):
        return ()
    one, two = re.split(r"[-–/]", run.text)[:2]
    cut = run.start + len(one)
    found = [_of_form(run.start, cut, one, gathered), _of_form(cut + 1, run.end, two, gathered)]
    return tuple(each for each in found if each is not None) if None not in found else ()


def _of_form(start: int, end: int, form: str, gathered: Gathered) -> ActorSeen | None:
    if form in gathered.forms:
        return ActorSeen(start, end, gathered.forms[form], "body")
    if form in gathered.persons:
        return ActorSeen(start, end, "", "person", gathered.persons[form])
    state, _ = gathered.states.of([form])
    return ActorSeen(start, end, state, "state") if state else None


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
    if not own and not _is_of_state(words[count:]):
        return None  # "US West Coast ports": something there
    if _DATED.match(text, run.end) and text[run.start - 1 : run.start] in ("", "\n"):
        return None  # "Lur — The mediators ...": where it was written
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
    its_own = _ITS_OWN.match(text, end)
    if its_own is not None and (its_own["noun"] is None or its_own["noun"] in lexicon.kinds()):
        return None  # "Luria's gas company Orbis", "Luria's Orbis": the name behind says who
    behind_it = _BODY_BEHIND.match(text, end)
    first = behind_it.start(1) if behind_it is not None else end
    for noun in behind_it.group(1).split() if behind_it is not None else ():
        kind = lexicon.kinds().get(noun, "")
        if kind in ANAPHORIC or kind in PEOPLES:
            # "the German exchange", "Istrian rebels": somebody of that country, not the country
            stop = text.index(noun, end) + len(noun)
            gathered.nouns[f"={kind}"][text[first:stop].strip()] += 1
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


def _is_of_state(words: Sequence[str]) -> bool:
    """Whether capitalised words behind a state's name are an organ or office of it."""
    return any(
        word in lexicon.bodies()
        or word.lower() in OFFICES
        or word.lower() in TITLES
        or lexicon.kinds().get(word.lower(), "") in _NEVER_NAMES
        for word in words
    )


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


__all__ = ["gather", "is_metonym", "sentences"]
