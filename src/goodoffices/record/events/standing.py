"""With what certainty someone takes part, out of the words around the verb of taking part."""

from __future__ import annotations

import re

from goodoffices.record.model import Certainty

_REFUSED = re.compile(
    r"\b(?:refus\w+|declin\w+) to\b|\b(?:will not|won[’']t|would not|wouldn[’']t|not going to|no plans? to|"
    r"decided not to|vowed not to|rejected|rule[sd]? out)\b|\bboycott\w*",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:did not|didn[’']t|does not|doesn[’']t|was not|were not|wasn[’']t|weren[’']t|is not|are not|has "
    r"not|have not|not) (?:\w+ )?|\bden(?:y|ies|ied)\b|\babsent\b|\bwithout\b|\bskipp?\w*",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:will|would|expected|is to|are to|was to|were to|due|scheduled|slated|plans?|planned|set to|agreed "
    r"to|confirmed that|to be represented|to)\b",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\bnot (?:been )?confirmed\b|\bunconfirmed\b|\bnot (?:yet )?(?:clear|known)\b|\bunclear\b|\bwhether\b|"
    r"\binvit\w+",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:ready|willing|prepared|open|free|able|welcome) to\b|\bif\b|\bcould\b|\bmay\b|\bmight\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|provided|on condition)\b")
_NOUN_TO = re.compile(
    r"\b(?:invitations?|offers?|requests?|calls?|decisions?|right|recommendations?|proposals?|efforts?|"
    r"pressure)(?: \w+){0,4} to $"
)
_OF_IT = re.compile(r"\b(?:for|of|about|against|before|after|on|by|in) $")
"""Before "joining the talks": that is spoken of, not told."""


def certainty_of(before: str, verb: str, after: str = "") -> Certainty | None:
    """What the words before the verb, the verb and what follows it say; None where they only hold out that
    someone could.
    """
    if _NOUN_TO.search(before):
        return None
    if _UNCONFIRMED.search(before) or _UNCONFIRMED.search(after):
        return "not confirmed"
    if _REFUSED.search(before) or verb.lower().startswith("boycott"):
        return "refused"
    if _ABSENT.search(before) or _ABSENT.match(verb) or _ABSENT.search(verb):
        return "absent"
    if (
        _OPEN.search(before)
        or _IF.search(after)
        or (verb.split(" ")[0].endswith("ing") and _OF_IT.search(before))
    ):
        return None
    if _EXPECTED.search(before) or verb.lower().startswith("be "):
        return "expected"
    return "present"
