"""Persons who are exchanged: alive or not, and by which rule they are named."""

from __future__ import annotations

import re

from goodoffices.agreement.checks.look import Look, named
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.language import CodedText

_PERSONS = re.compile(
    r"\b(person|people|hostage|prisoner|captive|detainee|soldier|civilian|fighter|women|men|child|children|wounded|crew|worker)s?\b",
    re.I,
)
_HELD = re.compile(r"\b(hostage|captive|missing|remains|bod(y|ies)|dead|abducted)s?\b", re.I)


def check_persons(look: Look, place: int, exchange: AgreedExchange) -> None:
    """Persons: whether the text says alive or not, and by what rule they are named."""
    ruled = {one.category for one in exchange.lists}
    said = any(give.alive for give in exchange.gives)
    for at, give in enumerate(exchange.gives):
        path = ("exchanges", place, "gives", at)
        clause = give.clause or named(exchange)
        words = f"{give.category} {give.unit}".replace("-", " ")
        if not _PERSONS.search(words) and not _HELD.search(words):
            continue
        if give.alive is None and (said or _HELD.search(words)):
            look.say(
                "alive-not-said",
                (clause,),
                CodedText(
                    "not-said-whether-have",
                    "It is not said whether %(category)s have to be alive.",
                    category=give.category,
                ),
                CodedText("write-alive-alive-not", "Write alive: alive, not-alive or either."),
                path,
            )
        if give.named and give.category not in ruled:
            message = CodedText(
                "named-no-rule-says",
                "%(category)s are named, and no rule says who proposes names, who may object, and within "
                "time.",
                category=give.category,
            )
            look.say(
                "list-without-rule",
                (clause,),
                message,
                CodedText("add-its-rule-under", "Add its rule under lists."),
                path,
            )
    for at, one in enumerate(exchange.lists):
        path = ("exchanges", place, "lists", at)
        if one.objections_by and not one.objections_within:
            message = CodedText(
                "names-may-objected-without",
                "Names of %(category)s may be objected to, without a time for it.",
                category=one.category,
            )
            look.say(
                "list-without-rule",
                (one.clause or named(exchange),),
                message,
                CodedText("write-objections-within", "Write objections_within."),
                path,
            )
