"""Positions by the verb that reports a statement: "demanded ...", "refuses to ...", "is said to want ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from goodoffices.case import Voice
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.proposals.found import Found, Suggested
from goodoffices.record.proposals.lists import listed
from goodoffices.record.proposals.spans import up_to, without_lead
from goodoffices.record.proposals.verbs import (
    OWN_WORD,
    SAID_TO,
    hearsay_subject,
    importance,
    stance_of,
    stance_of_word,
    turned,
    whose_voice,
)

_TEXT = re.compile(
    r"\b(?:agreement|deal|accord|treaty|truce|plan|proposal|draft|pact|resolution|text|document|report|letter)$",
    re.IGNORECASE,
)
"""What a text calls for is a term of it, and nobody's position."""


def owner(statement: Statement, holder: Statement | None) -> str:
    """Whose a statement is: its side's, else its speaker's; of "it refuses" that of the one who says so."""
    if holder is not None and holder.side and OWN_WORD.fullmatch(statement.speaker):
        return holder.side
    return statement.side or statement.speaker


def reported(text: str, statement: Statement, by_id: Mapping[str, Statement], sides: Sides, matcher: Matcher) -> Iterator[Suggested]:  # fmt: skip
    """The position that the statement's own verb gives, and the members of a list that it demands."""
    holder = by_id.get(statement.within)
    own = owner(statement, holder)
    span = without_lead(text, statement.start, statement.end)
    stance = stance_of(statement)
    if stance is not None:
        stance = turned(text, statement, stance)
    else:
        needed = importance(text, statement)
        if needed is not None:
            stance, span = "demands", needed
    if not statement.side and (statement.type == "document" or _TEXT.search(statement.speaker)):
        return
    if stance is not None and own:
        span = up_to(text, *span, statement.condition)
        begin = statement.cue_span[0] if statement.cue_span else statement.start
        whole = (min(begin, statement.start), max(begin, statement.end))
        found = Found(*whole, "position", f"verb-{stance}", span, statement.cue, stance)
        together = sides.each(own) if not statement.side else ()
        for party in together if len(together) > 1 else (own,):
            by, voice = _voice(party, holder, sides)
            yield Suggested(found, party, by, voice, _dated(statement, holder))
            if stance == "demands":
                for member in listed(text, *span, matcher):
                    yield Suggested(member, party, "", "public", statement)
    if statement.type == "hearsay":
        yield from _hearsay(text, statement, sides)


def _hearsay(text: str, statement: Statement, sides: Sides) -> Iterator[Suggested]:
    """ "Israel is said to demand ...": a position that nobody is named for."""
    match = SAID_TO.match(statement.text)
    stance = stance_of_word(match.group(1)) if match is not None else stance_of_word(statement.cue)
    party = hearsay_subject(text, statement)
    if stance is None or not party:
        return
    start = statement.start + match.end() if match is not None else statement.start
    while start < statement.end and text[start].isspace():
        start += 1
    span = without_lead(text, start, statement.end)
    found = Found(
        statement.start, statement.end, "position", f"hearsay-{stance}", span, statement.cue, stance
    )
    yield Suggested(found, sides.of(party) or party, "", "assessed-by-third", statement)


def _voice(party: str, holder: Statement | None, sides: Sides) -> tuple[str, Voice]:
    """Who says it and in what voice: another side's word for it is claimed, a source without a side assesses."""
    if holder is None or not holder.speaker:
        return "", "public"
    if (holder.side or holder.speaker) == party:
        return holder.speaker, "public"
    return holder.speaker, whose_voice(holder.side, sides)


def _dated(statement: Statement, holder: Statement | None) -> Statement:
    """A statement inside another was made on the other's day, where it names none of its own."""
    if statement.said or holder is None or not holder.said:
        return statement
    return msgspec.structs.replace(statement, said=holder.said)
