""" "must", "will not", "ready to": positions in what someone says, the speaker's own or those of the side that the clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.case import Stance, Voice
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.proposals.found import Found, Suggested
from goodoffices.record.proposals.lists import listed
from goodoffices.record.proposals.spans import (
    Span,
    clause_start,
    last_name,
    up_to,
    without_bringing,
    without_lead,
)
from goodoffices.record.proposals.verbs import CLAUSE_END, OWN_WORD, whose_voice
from goodoffices.record.text.sift import Sieve

JUDGED = "judged-ready"
"""Somebody holds that a side should be, or may be, readier for something: the side itself has said nothing."""
STEMS = (
    "must", "to ", "need", "requir", "demand", "not", "n't", "n’t", "never", "refus", "rule", "ready", "willing", "prepared", "agree", "accept",
    "no deal", "without",
)  # fmt: skip
_MODAL = re.compile(
    r"\b(?P<demand>must(?: not)?|ha(?:s|ve) to|needs? to|is required to|are required to|(?P<noun>the demand that))\b"
    r"|\b(?P<refuse>(?:will|would|shall|could|can) not|won[’']t|wouldn[’']t|cannot|can[’']t|never(?= (?:agree|accept))|refusal to|ruled? out|no(?= (?:deal|agreement|ceasefire|truce|peace|talks|negotiations) without))\b"
    r"|\b(?P<accept>(?:is|are|was|were|stands?|stood|remains?) (?:now )?(?:ready|willing|prepared) to|ready to|willing to|prepared to|would(?= (?:agree|accept))|(?P<should>(?:should|ought to|may|might) (?:now )?be (?:more |now )?(?:ready|willing|prepared|open) (?:for|to)))\b",
    re.IGNORECASE,
)
_CONCERNS = re.compile(
    r"\b(?:accept|agree|withdraw|release|negotiat\w+|talks|peace|deal|agreement|ceasefire|truce|take part|participate|attend|sign|join|leave|allow|return|stop|end|recogni[sz]e|concede|compromise|disarm|give up|cede|free|hand over|swap|lift|pay|send|settle|vote|contract|offer|reopen|meet|discuss|resume|extend|halt|suspend|grant|surrender|lay down|evacuate|dismantle)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\b(?:what|which|whether|how)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:they|he|she|you|these|those)\s*$", re.IGNORECASE)
"""Before "must": what others have to do is a demand only where they are named."""
_NOTHING = re.compile(r"\s*(?:be|do|do so|have|go)?\W*$")
"""Behind "must" or "has to": no more than a word that leans on another sentence."""
_THE_DEAL = re.compile(
    r"(?:(?:any|an?|the|all|every|this|that|such an?|our)\s(?:[\w-]+\s){0,3}?(?:deals?|agreements?|accords?|negotiations?|talks|truce|cease-?fire|settlement|solution|plan|proposal|draft|text|treaty|contract|offer|outcome)|there|it|we)\s*",
    re.IGNORECASE,
)
"""Before "must": what is agreed on, which every demand is about."""
_WHEN = re.compile(
    r"(?:come|take effect|enter into force|last|start|begin|go|hold|end|stand|precede|follow)\b",
    re.IGNORECASE,
)
"""Behind "the deal must": what it has to do itself, which says little without it."""
_PASSIVE = re.compile(r"\s*be\b(?! based on)", re.IGNORECASE)


def modals(text: str, statement: Statement, sides: Sides, matcher: Matcher, sieve: Sieve) -> Iterator[Suggested]:  # fmt: skip
    """The positions that modal verbs give in a statement, and the members of the lists that they demand."""
    if not sieve.holds(statement.start, statement.end):
        return
    own = statement.side or statement.speaker
    for match in _MODAL.finditer(text, statement.start, statement.end):
        end = CLAUSE_END.search(text, match.end(), statement.end)
        stop = end.start() if end else statement.end
        begin = clause_start(text, statement.start, match.start())
        subject = text[begin : match.start()].strip()
        voice: Voice = "public"
        stance: Stance
        rule = ""
        if match.group("demand"):
            if (
                _ASKING.search(subject)
                or _OF_OTHERS.search(subject)
                or _NOTHING.match(text, match.end(), stop)
            ):
                continue
            stance = "demands"
            party, by = own, statement.speaker
            span = _demanded(text, begin, match, stop)
        else:
            stance = "refuses" if match.group("refuse") else "accepts"
            if not _CONCERNS.search(text, match.start(), min(stop, match.end() + 50)):
                continue
            if match.group().lower() == "no":
                party, by = own, statement.speaker
            else:
                party, by, voice = _whose(subject, own, statement, sides)
            if match.group("should") and party:
                voice, rule = "assessed-by-third", JUDGED
            span = without_lead(text, _skip(text, match.end(), stop), stop)
        if not party:
            continue
        span = up_to(text, *span, statement.condition)
        yield Suggested(
            Found(begin, stop, "position", rule or f"modal-{stance}", span, match.group(), stance),
            party,
            by,
            voice,
            statement,
        )
        if stance == "demands":
            for member in listed(text, *span, matcher):
                yield Suggested(member, party, "", "public", statement)


def _skip(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


def _demanded(text: str, begin: int, match: re.Match[str], stop: int) -> Span:
    """What is asked for: without the deal that must bring it, but with whoever else has to do it."""
    if match.group("noun"):
        begin = _skip(text, match.end(), stop)
        inner = _MODAL.search(text, begin, stop)
        if inner is None or not inner.group("demand"):
            return begin, stop
        match = inner
    after = _skip(text, match.end(), stop)
    subject = text[begin : match.start()]
    negative = match.group().lower().endswith("not")
    if negative or _PASSIVE.match(text, after, stop) or (subject and not _THE_DEAL.fullmatch(subject)):
        return without_lead(text, begin, stop)
    brought = without_bringing(text, after, stop)
    return (begin, stop) if brought[0] == after and _WHEN.match(text, after, stop) else brought


def _whose(subject: str, own: str, statement: Statement, sides: Sides) -> tuple[str, str, Voice]:
    """Whose stance a clause tells: the speaker's own, or that of the side it names."""
    if not subject or OWN_WORD.search(subject):
        return own, statement.speaker, "public"
    named = sides.of(subject) or last_name(subject)
    if not named:
        return "", "", "public"
    if named == own or named in statement.speaker or named in statement.role:
        return own, statement.speaker, "public"
    return named, statement.speaker, whose_voice(statement.side, sides)
