"""Persons of the reports and the words of their offices: "Istrian Foreign Minister Badro Atlan", "Ada Holm,
the group's leader". English.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import HONORIFICS, OFFICES, TITLES, Run
from goodoffices.record.text.covered import Covered

_PLAIN_WORD = re.compile(r"[\w.’'-]+")
"""A word before a name within its phrase."""
_DONE_BY = lexicon.bag(
    "mediation facilitation efforts effort help role visit arrest death release support absence presence "
    "intervention decision offer proposal request invitation resignation appointment mandate shadow people"
)
"""What is somebody's, and no office ("the mediation of Senator Ada Holm")."""
_WORD_BEHIND = re.compile(r" (?:also |has |had )?([a-z]+)\b")
_STOPS = lexicon.bag(
    "said says told tells by and or but that with to from in on at after before when while as for who which "
    "whom is was are were has have had met meet between "
    "than about against if because although though including among also not its"
)
_ASIDE = re.compile(
    r"\s?[,(–—-] ?(?P<role>(?:the |an? |its |his |her |their )?(?:[\w.’'&-]+ ){0,8}?[\w’'-]+(?:(?: (?:of|for|"
    r"at|to|in|and) (?:the )?[\w.’'&-]+(?: [\w.’'&-]+){0,5}){0,2}))(?=[,.;)–—-]|\s[(–—-]|$)"
)
_TITLED = re.compile(r"(?P<role>(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?:[\w.’'&-]+ ){1,9}[\w.’'&-]+),\s$")
_PARTICLES = frozenset(("bin", "ibn", "van", "von", "der", "de", "del", "da", "dos", "el", "al", "la", "le"))
_BRACKETED = re.compile(r"[)\]] ([A-Z][\w’'-]+)")
"""A surname behind an office that a reporter set before it in brackets: "(Istrian Prime Minister Ada) Holm".
"""
_LONGEST = 4
_CALLED = re.compile(r"\b(mediator|facilitator|conciliator|arbitrator), (?:the |a )?$")
_TWO = 2
_OFFICE_TO = re.compile(
    r"(?:[\w’'.-]+ ){1,8}(?:[Ee]nvoy|[Mm]inister|[Aa]mbassador|[Rr]epresentative|[Cc]oordinator|[Ss]ecretary|"
    r"[Cc]ommissioner) (?:to|for|on|of) (?:the )?$"
)
_TO_OFFICE = tuple(f" {word} {the}" for word in ("to", "for", "on", "of") for the in ("", "the "))
_REACH, _WORDS = 70, 7
"""Letters and words before a name within which its office stands."""
_AS_ONE = re.compile(r" as (?:an? |the )?((?:[a-z]+ )?(?:mediator|facilitator|conciliator))\b")
_LEAD = re.compile(r"\b(?:leader|chief|commander|warlord|supremo|spokesman|spokeswoman|chairman) $")
"""Offices behind which one name alone is a person's."""
_LEADS = ("loyal to ", "led by ", "headed by ", "commanded by ")
"""Before a name of two words that is a person's: who leads others."""
_NO_OFFICE = lexicon.bag("conservative liberal republican democrat rival opponent victim")
"""Nouns for people that stand before the names of bodies as well."""
_OPENS_ASIDE = frozenset(",(–—-")
_PERSONAL = ("", "workers", "family", "owners", "mediators")
"""Kinds of nouns that a person can be called by; one called by another ("militants Boko") is a body."""


class PersonNamed(msgspec.Struct, gc=False):
    """A place that names a person. ``start`` to ``end`` covers the office too; ``name`` begins at ``at``."""

    start: int
    end: int
    at: int
    name: str
    role: str
    sure: bool


def is_office(word: str) -> bool:
    """Whether a word is one of an office or a kind of person."""
    low = word.lower().strip(",.’'\"")
    return low in OFFICES or lexicon.classes().get(low) == "R"


def persons(text: str, runs: list[Run]) -> Iterator[PersonNamed]:
    """Those of the runs that name a person, with the office that stands by."""
    for run in runs:
        found = _person(text, run)
        if found is not None:
            yield found


def unofficial(text: str, runs: list[Run], named: Sequence[PersonNamed]) -> Iterator[PersonNamed]:
    """Those who are named in full without an office, and by their last name where they speak or have a title
    ("Ada Holm ... Holm said").
    """
    taken = Covered(len(text))
    for person in named:
        taken.take(person.at, person.at + 1)
    last = {person.name for person in named if " " not in person.name}
    last.update(run.text for run in runs if " " not in run.text and _speaks(text, run))
    for run in runs if last else ():
        words = run.text.split(" ")
        if (
            1 < len(words) <= _LONGEST
            and words[-1] in last
            and not taken.meets(run.start, run.end)
            and words[0].lower() not in TITLES
            and not run.text.isupper()
            and all(word[0].isupper() and word.isalpha() for word in words[:1])
            and _can_be_name(run.text)
            and not any(word in lexicon.places() or word in lexicon.bodies() for word in words)
            and not text.endswith(("the ", "The "), 0, run.start)
        ):
            yield PersonNamed(run.start, run.end, run.start, run.text, "", False)


def beside(
    text: str, runs: Sequence[Run], named: Sequence[PersonNamed], known: Container[str]
) -> Iterator[PersonNamed]:
    """Those who stand beside one who is known by the last name ("Holm and Ada Atlan")."""
    taken = Covered(len(text))
    for person in named:
        taken.take(person.at, person.at + 1)
    for before, run in pairwise(runs):
        if (
            before.text in known
            and text[before.end : run.start] == " and "
            and run.text.count(" ") == 1
            and not taken.meets(run.start, run.end)
            and _can_be_name(run.text)
        ):
            yield PersonNamed(run.start, run.end, run.start, run.text, "", False)


def _speaks(text: str, run: Run) -> bool:
    """Whether who is named says something there."""
    behind = _WORD_BEHIND.match(text, run.end)
    verb = lexicon.verbs().get(behind.group(1)) if behind is not None else None
    if verb is not None and verb.tag == "S" and not verb.doubtful:
        return run.text not in lexicon.places()
    return text.endswith((" said ", " says "), 0, run.start) and run.text not in lexicon.places()


def _person(text: str, run: Run) -> PersonNamed | None:
    words = run.text.split(" ")
    honorific = words[0] in HONORIFICS
    titled = _titled(run.text)
    if (
        titled < 0
        and len(words) > _TWO
        and text.endswith(_TO_OFFICE, 0, run.start)
        and (office := _OFFICE_TO.search(text, max(0, run.start - 120), run.start)) is not None
    ):
        # "Special Envoy to the Far Coast Steven Wick": two words are the name, the others belong to the
        # office
        name = words[-_TWO:]
        if not _can_be_name(" ".join(name)):
            return None
        at = run.end - len(" ".join(name))
        start = run.start - len(_phrase(office.group()))
        return PersonNamed(start, run.end, at, " ".join(name), text[start:at].strip(), True)
    if titled >= 0:
        titled = _to_the_name(words, titled)
    name = words[titled + 1 :]
    if not 1 <= len(name) <= _LONGEST or not _can_be_name(" ".join(name)):
        return None
    at = run.start + sum(len(word) + 1 for word in words[: titled + 1])
    if titled >= 0:
        before = _of_office(_before(text, run.start))
        role = text[run.start - len(before) : at].strip()
        bracketed = _BRACKETED.match(text, run.end)
        if bracketed is not None:
            name.append(bracketed.group(1))
        if len(name) == 1 and not honorific and not role:
            return None
        return PersonNamed(
            run.start - len(before),
            run.end,
            at,
            " ".join(name),
            "" if honorific and titled == 0 else role,
            True,
        )
    if len(name) == 1:
        return _of_one_name(text, run)
    if text.endswith(_LEADS, 0, run.start):
        return PersonNamed(run.start, run.end, at, run.text, "", True)
    before = _before(text, run.start)
    last = before.split(" ")[-2] if before else ""
    if (
        last
        and last not in _NO_OFFICE
        and is_office(last)
        and not last[0].isupper()
        and lexicon.kinds().get(last.lower(), "") in _PERSONAL
    ):
        named = _CALLED.search(text, max(0, run.start - len(before) - 24), run.start - len(before))
        role = f"{named.group(1)}, {before.strip()}" if named is not None else before.strip()
        return PersonNamed(run.start - len(before), run.end, at, run.text, role, True)
    return _beside(text, run, at)


_OF_OFFICE = lexicon.bag(
    "retired ousted deposed appointed elected re-elected exiled acting outgoing incoming visiting ruling "
    "leading managing named armed united jailed embattled disputed"
)
"""Words with endings of verbs that belong to an office."""


def _of_office(before: str) -> str:
    """The words before an office from behind the last verb on ("the strike prompted Mayor Ada Holm")."""
    words = before.split(" ")
    cut = max(
        (
            at
            for at, word in enumerate(words)
            if word.endswith(("ed", "ing"))
            and word.islower()
            and len(word) > 4
            and word not in _OF_OFFICE
            and "-" not in word
        ),
        default=-1,
    )
    return " ".join(words[cut + 1 :])


def _of_one_name(text: str, run: Run) -> PersonNamed | None:
    """Someone who is called by one name, right behind the office ("rebel leader Mavo")."""
    if run.opens or not run.text.isalpha() or run.text.isupper() or run.text in lexicon.bodies():
        return None
    if _LEAD.search(text, max(0, run.start - 14), run.start) is None:
        return None
    before = _before(text, run.start)
    return PersonNamed(run.start - len(before), run.end, run.start, run.text, before.strip(), True)


@lru_cache(maxsize=50_000)
def _titled(run: str) -> int:
    """The number of the last word of an office before the last word of a run; -1 where none is one."""
    words = run.split(" ")
    return max(
        (at for at, word in enumerate(words[:-1]) if word.lower() in OFFICES or word in HONORIFICS),
        default=-1,
    )


def _beside(text: str, run: Run, at: int) -> PersonNamed | None:
    """A name with its office behind a comma, or before one."""
    as_one = _AS_ONE.match(text, run.end)
    if as_one is not None:
        return PersonNamed(run.start, as_one.end(), at, run.text, as_one.group(1), True)
    aside = (
        _ASIDE.match(text, run.end, run.end + 110)
        if text[run.end : run.end + 2].strip()[:1] in _OPENS_ASIDE
        else None
    )
    if (
        aside is not None
        and _names_office(_one_phrase(aside.group("role")))
        and not re.match(r"(?:who|which|and|but)\b", aside.group("role"))
    ):
        role = _one_phrase(aside.group("role"))
        return PersonNamed(run.start, aside.start("role") + len(role), at, run.text, role.strip(), True)
    before = (
        _TITLED.search(text, max(0, run.start - 110), run.start)
        if text[run.start - 2 : run.start] == ", "
        else None
    )
    if before is not None:
        role = _phrase(before.group("role"))
        start = run.start - len(role) - 2
        if role and _names_office(role) and not text.endswith((" as ", " be ", " become "), 0, start):
            return PersonNamed(run.start - len(role) - 2, run.end, at, run.text, role, True)
    return None


def _one_phrase(words: str) -> str:
    """The words up to a full stop or a verb of speech ("its minister for trade added")."""
    parts = words.split(" ")
    for at, word in enumerate(parts):
        if at and (
            _ends_sentence(parts[at - 1])
            or (
                word in lexicon.verbs()
                and lexicon.verbs()[word].tag == "S"
                and not lexicon.verbs()[word].doubtful
            )
        ):
            return " ".join(parts[:at]).rstrip(". ")
    return words.rstrip(". ")


def _ends_sentence(word: str) -> bool:
    return (
        word.endswith((".", "!", "?", ":", ";", '"', "”"))
        and len(word) > 3
        and word not in HONORIFICS
        and word.count(".") == 1
    )


def _names_office(role: str) -> bool:
    """Whether the head of the words, before the first preposition, is an office."""
    head = re.split(r" (?:of|for|at|to|in|on|over|and|who|from|with)\b", role, maxsplit=1)[0].split(" ")
    return bool(head) and is_office(head[-1]) and lexicon.kinds().get(head[-1].lower(), "") in _PERSONAL


def _phrase(words: str) -> str:
    """The last noun phrase of the words: from behind the last verb or joining word on."""
    parts = words.split(" ")
    parts = parts[max((at + 1 for at, word in enumerate(parts[:-1]) if _ends_sentence(word)), default=0) :]
    cut = max(
        (
            at
            for at, word in enumerate(parts)
            if word.lower() in _STOPS - {"in", "at", "on", "for", "and", "to"} or _says(word)
        ),
        default=-1,
    )
    return " ".join(parts[cut + 1 :])


def _says(word: str) -> bool:
    """Whether a word is a form of a verb of speech and hardly anything else ("replace" is none, "chair"
    neither).
    """
    verb = lexicon.verbs().get(word)
    return verb is not None and not verb.doubtful


def _before(text: str, start: int) -> str:
    """The words before a name in one phrase with it ("Boko leader", "a former Istrian minister"), without
    what governs them.
    """
    if start == 0 or text[start - 1] != " ":
        return ""
    begin = max(0, start - _REACH)
    line = text.rfind("\n", begin, start)
    words = text[max(begin, line + 1) : start - 1].split(" ")
    words = (words if begin == 0 or line >= 0 else words[1:])[-_WORDS:]
    for at in range(len(words) - 1, -1, -1):
        if not _PLAIN_WORD.fullmatch(words[at]):
            words = words[at + 1 :]
            break
    cut = len(words)
    while (
        cut > 0
        and words[cut - 1].lower() not in _STOPS
        and not _ends_sentence(words[cut - 1])
        and not _says(words[cut - 1])
    ):
        cut -= 1
    for at in range(cut + 1, len(words)):
        if words[at] == "of" and words[at - 1] in _DONE_BY:
            cut = at + 1 + (words[at + 1 : at + 2] in (["the"], ["a"], ["an"]))
    kept = " ".join(words[cut:])
    return kept + " " if kept else ""


def _to_the_name(words: list[str], titled: int) -> int:
    """The last word of an office of several words: "Minister for Special Duties", "Prime Minister", "Air
    Chief Marshal".
    """
    while titled + 2 < len(words) and words[titled + 1].lower() in TITLES:
        titled += 1
        if words[titled] in ("of", "for", "to", "the") or words[titled].islower():
            # "Minister for Special Duties Ada Holm", "Secretary of State Ada Holm": two words are the name.
            return max(titled, len(words) - 3)
    return titled


@lru_cache(maxsize=50_000)
def _can_be_name(words: str) -> bool:
    name = words.split(" ")
    if name[0] in lexicon.places() or words in lexicon.places() or words in lexicon.outlets():
        return False
    if name[-1] in lexicon.bodies() or any(word in ("of", "for", "the", "&") for word in name):
        return False
    if len(name) == 1 and name[0].isupper() and len(name[0]) > 1:
        return False
    return all(word in _PARTICLES or word[0].isupper() or word.startswith(("al-", "el-")) for word in name)
