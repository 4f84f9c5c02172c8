"""Words: those that the agreement turns on and does not define, those with two meanings, and those that each
side reads its own way."""

from __future__ import annotations

import re

from goodoffices.agreement.checks.look import Look, named

_VAGUE_WORDS = (
    "as soon as (?:possible|practicable|feasible)",
    "without (?:undue )?delay",
    "in due course",
    "in good time",
    "in the near future",
    "promptly",
    "shortly after",
    "where(?:ver)? (?:possible|feasible|appropriate)",
    "as appropriate",
    "if (?:necessary|appropriate)",
    "to the extent possible",
    "as far as possible",
    "best efforts",
    "(?:a )?reasonable (?:time|number|period|amount|effort|efforts)",
    "adequate(?:ly)?",
    "(?:a )?sufficient (?:number|amount)",
    "a number of",
    "several",
    "gradually",
    "and so on",
    r"etc\b\.?",
    "in principle",
    "significant(?:ly)?",
    "substantial(?:ly)?",
    "appropriate measures",
    "soon",
)
VAGUE = re.compile(rf"\b({'|'.join(_VAGUE_WORDS)})(?!\w)", re.IGNORECASE)
"""Words that each side reads its own way."""


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
        elif term.open:
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
    for place, one in enumerate(look.agreement.commitments):
        for field in ("what", "where", "how", "if_not"):
            match = VAGUE.search(getattr(one, field))
            if match:
                message = f"{one.id}: {match.group()!r} is read by each side its own way."
                look.say(
                    "vague-words",
                    (named(one),),
                    message,
                    "Write a number, a day, or who decides.",
                    ("commitments", place, field),
                )
                break
    for place, clause in enumerate(look.agreement.clauses):
        match = VAGUE.search(clause.text)
        if match:
            message = f"Clause {clause.id}: {match.group()!r} is read by each side its own way."
            look.say(
                "vague-words",
                (clause.id,),
                message,
                "Write a number, a day, or who decides.",
                ("clauses", place, "text"),
            )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
