"""Words: those that the agreement turns on and does not define, those with two meanings, and those that each
side reads its own way."""

from __future__ import annotations

import re

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.checks.said import OPEN_TIME, open_words, says
from goodoffices.agreement.provisions import AgreedTerm
from goodoffices.spelling import stem, words_of

_WORDED: dict[str, tuple[str, ...]] = {
    "commitments": ("what", "where", "how", "if_not"),
    "exchanges": ("where", "how", "if_not"),
    "measures": ("what",),
    "powers": ("what",),
    "terms": ("definition",),
    "monitors": ("access",),
    "guarantors": ("duty",),
}
"""Words of lists of records that bind somebody."""
_ALONE: dict[str, tuple[str, ...]] = {
    "ceasefire": ("prohibited", "permitted", "forces"),
    "violations": ("then",),
    "incidents": ("steps",),
    "disputes": ("steps", "meanwhile"),
    "snap_back": ("restores",),
}
"""The same of records that stand once."""
_LIGHT = frozenset(
    "a an the of in on at by to for from with that which who whom is are be been was were it "
    "its their as such "
    "this these those any each all one ones or and not so called what where when held used thing".split()
)
"""Words that say nothing of what a term means."""


def check_meanings(look: Look) -> None:
    """All of it."""
    _terms(look)
    _used(look)
    _vague(look)


def _terms(look: Look) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for place, term in enumerate(look.agreement.terms):
        word = term.name or term.id
        clause = term.clause or ""
        resting = [one for one in look.agreement.commitments if term.id in one.terms]
        where = [clause, *(named(one) for one in resting)]
        said = dict.fromkeys(text.strip() for text in term.by_party.values() if text.strip())
        if len(said) > 1:
            message = (
                f"{word!r} means one thing to "
                f"{' and another to '.join(look.agreement.label(party) for party in term.by_party)}."
            )
            look.say(
                "term-two-definitions",
                where or (term.id,),
                message,
                "Agree on one definition, or keep the word out.",
                ("terms", place),
            )
        elif term.open or _says_nothing(term):
            blocked = f"; it blocks {', '.join(one.id for one in resting)}" if resting else ""
            message = f"{word!r} is not defined{blocked}."
            look.say(
                "undefined-term",
                where or (term.id,),
                message,
                "Write what it means, or take the word out.",
                ("terms", place),
            )
        for name in {word.lower(), *(also.lower() for also in term.also)}:
            if name in seen and _plain(seen[name][1]) != _plain(term.definition):
                message = f"{word!r} is defined twice, and not alike."
                look.say(
                    "term-two-definitions",
                    (seen[name][0], clause),
                    message,
                    "Keep one definition.",
                    ("terms", place),
                )
                break
            seen.setdefault(name, (clause, term.definition))
    _defined_in_text(look, seen)


def _says_nothing(term: AgreedTerm) -> bool:
    """Whether a definition is put off, or says the word again and little else."""
    if not term.definition.strip():
        return False
    if not says(term.definition):
        return True
    word = {stem(one) for one in words_of(term.name or term.id) if one not in _LIGHT}
    meaning = [stem(one) for one in words_of(term.definition)]
    rest = {one for one in meaning if one not in word and one not in _LIGHT}
    counted = any(one[0].isdigit() for one in meaning)
    return bool(word) and word <= set(meaning) and len(rest) <= 2 and not counted


_DEFINES = re.compile(
    (
        r"[“\"'‘](?P<word>[^“”\"'‘’]{2,60})[”\"'’]\s+(?:means|shall mean|refers to|is defined "
        r"as)\s+(?P<meaning>[^.;]+)"
    ),
    re.I,
)


def _defined_in_text(look: Look, seen: dict[str, tuple[str, str]]) -> None:
    """A word that two clauses define, or a clause otherwise than the list of terms."""
    texts: dict[str, tuple[str, str]] = {}
    for place, clause in enumerate(look.agreement.clauses):
        for match in _DEFINES.finditer(clause.text):
            word, meaning = match["word"].strip().lower(), _plain(match["meaning"])
            before = texts.get(word)
            listed = seen.get(word)
            if before is not None and before[1] != meaning:
                message = (
                    f"{match['word']!r} is defined in clause {before[0]} and otherwise in clause {clause.id}."
                )
                look.say(
                    "term-two-definitions",
                    (before[0], clause.id),
                    message,
                    "Keep one definition.",
                    ("clauses", place, "text"),
                )
            elif (
                listed is not None
                and listed[1].strip()
                and _plain(listed[1]) != meaning
                and listed[0] != clause.id
                and not _shares(listed[1], meaning)
            ):
                message = f"Clause {clause.id} defines {match['word']!r} otherwise than the list of terms."
                look.say(
                    "term-two-definitions",
                    (listed[0], clause.id),
                    message,
                    "Keep one definition.",
                    ("clauses", place, "text"),
                )
            texts.setdefault(word, (clause.id, meaning))


def _shares(one: str, other: str) -> bool:
    """Whether two definitions say much the same: most words of the shorter stand in the longer."""
    mine, its = set(_plain(one).split()), set(_plain(other).split())
    small, large = sorted((mine, its), key=len)
    return bool(small) and len(small & large) / len(small) > 0.7


def _used(look: Look) -> None:
    """Words that a commitment says it turns on, and that are not among the terms."""
    known = {
        name.lower() for term in look.agreement.terms for name in (term.id, term.name, *term.also) if name
    }
    for place, one in enumerate(look.agreement.commitments):
        for word in one.terms:
            if word.lower() not in known:
                message = f"{one.id} turns on {word!r}, which is not among the terms."
                look.say(
                    "undefined-term",
                    (named(one),),
                    message,
                    "Add it under terms, with its definition.",
                    ("commitments", place, "terms"),
                )


def _vague(look: Look) -> None:
    """Words of duties, powers, rules and clauses that each side reads its own way."""
    agreement = look.agreement
    known = [name for term in agreement.terms for name in (term.name or term.id, *term.also) if not term.open]
    for section, fields in _WORDED.items():
        for place, one in enumerate(getattr(agreement, section)):
            timed = bool(getattr(one, "by", "") or getattr(one, "every", ""))
            for field in fields:
                found = open_words(getattr(one, field), known)
                if found and not (timed and OPEN_TIME.fullmatch(found)):
                    _open(look, one.id, found, named(one), (section, place, field))
                    break
    for section, fields in _ALONE.items():
        one = getattr(agreement, section)
        for field in fields if one is not None else ():
            value = getattr(one, field)
            for text in (value,) if isinstance(value, str) else value:
                if found := open_words(text, known):
                    label = section.replace("_", " ").capitalize()
                    _open(look, label, found, one.clause, (section, field))
                    break
    for one, path, clause in look.requirements():
        if found := open_words(one.event, known):
            _open(look, repr(one.event), found, clause, (*path, "event"))
    for place, text in enumerate(agreement.clauses):
        if found := open_words(text.text, known):
            _open(look, f"Clause {text.id}", found, text.id, ("clauses", place, "text"))


def _open(look: Look, whose: str, found: str, clause: str, path: PartPath) -> None:
    message = f"{whose}: {found!r} is read by each side its own way."
    look.say("vague-words", (clause,), message, "Write a number, a day, or who decides.", path)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
