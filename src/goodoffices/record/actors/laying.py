"""A sentence laid out with a number for each somebody (``⟨0⟩ and ⟨1⟩ resumed talks``), so that what they do
is read whatever they are called. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.seen import ActorSeen

_TOUCHING = re.compile(r",? ?(?:[a-z-]+ ){0,3}")
_DETERMINERS = re.compile(
    r"\b(?:(?:the|both|rival|its|her|his|their|an?|striking|warring|ruling|former|two|three|main|largest|"
    r"rebel|opposition|paramilitary|militant|separatist|state-owned|private|public|"
    r"(?:rebel |armed |militant |islamist )?group|militants|rebels|insurgents|guerrillas|union|firm|company|"
    r"[a-z]+-[a-z]+|[a-z]+i(?:st|an|sh|ve)|[a-z]+nal) )+\Z"
)
_DETERMINES = tuple(
    f"{word} "
    for word in (
        "the both rival its her his their an a striking warring ruling former two three main largest "
        "rebel opposition "
        "paramilitary militant separatist state-owned private public group militants rebels insurgents "
        "guerrillas union firm company ist ian ish ive nal"
    ).split()
)
"""With one of these ends whatever ``_DETERMINERS`` finds."""
_PLAIN = r"(?:(?!(?:with|of|to|from|and|or|by|on|in|for|that|as|at|but|against|over|is|has|was) )[a-z-]+ )"
_OWNED = re.compile(rf"['’][sS]? {_PLAIN}{{0,4}}")
_RIVAL = re.compile(rf" {_PLAIN}{{1,3}}")
_OTHERS = lexicon.bag(
    "rival competitor counterpart arm unit subsidiary conglomerate multinational outfit business"
)
"""Between a state and somebody of that state."""
_REGION_OF = re.compile(r" (?:region|province|territory|island|district|state) of (?:the )?")
_OWN = ("'s ", "’s ", "s' ", "s’ ")
_JOINS = ("⟩/⟨", " as well as ", " along with ", " together with ", "⟩ & ⟨")
_JOINT = re.compile(
    r"(?<=⟩)(?:/|(?: [a-z]+)?,? (?:as well as|along with|together with) (?:the )?(?=⟨)| & )(?=⟨)"
)
"""What joins two as "and" does."""


class Laid(msgspec.Struct, gc=False):
    """A sentence with numbers for its actors."""

    text: str
    keys: list[str]
    seen: list[ActorSeen]


def lay(text: str, start: int, end: int, places: Sequence[ActorSeen]) -> Laid:
    """The sentence with ``⟨number⟩`` in the place of each actor; those of one actor that touch are one."""
    parts: list[str] = []
    keys: list[str] = []
    kept: list[ActorSeen] = []
    at = start
    for seen in places:
        if not seen.key or seen.start < at:
            continue
        between = text[at : seen.start]
        if kept and kept[-1].key == seen.key and seen.end <= end and _TOUCHING.fullmatch(between):
            kept[-1] = seen
            at = seen.end
            continue
        if kept and kept[-1].key == seen.key and between == " (" and text[seen.end : seen.end + 1] == ")":
            at = seen.end + 1  # "the Social Democrats (SPD)": one name in two forms
            continue
        if kept and kept[-1].kind == "state" and _is_of_it(seen, between):
            # "Luria's two main rail companies": whose country it is
            parts.pop()
            keys.pop()
            kept.pop()
            between = ""
        if kept and kept[-1].key == seen.key and between in _OWN:
            kept[-1] = seen
            at = seen.end
            continue  # "Ada Holm's Left Alliance": whom she acts for
        if between.endswith(_DETERMINES) or (between and "-" in between[-20:]):
            between = _DETERMINERS.sub("", between)
        parts += [between, f"⟨{len(keys)}⟩"]
        keys.append(seen.key)
        kept.append(seen)
        at = seen.end
    parts.append(text[at:end])
    low = "".join(parts).lower()
    if len(keys) > 1 and any(word in low for word in _JOINS):
        low = _JOINT.sub(" and ", low)
    return Laid(low, keys, kept)


def _is_of_it(seen: ActorSeen, between: str) -> bool:
    """Whether somebody is of the state before: a body, those without a name, a region."""
    if seen.kind == "state":
        return not seen.pointing and _REGION_OF.fullmatch(between) is not None
    return (seen.kind == "body" or (seen.pointing and seen.kind != "army")) and _owned(between)


def _owned(between: str) -> bool:
    if _OWNED.fullmatch(between):
        return True
    last = between.rsplit(" ", 2)[-2:-1]
    return (
        bool(last)
        and _RIVAL.fullmatch(between) is not None
        and (last[0] in lexicon.kinds() or last[0] in _OTHERS)
    )


__all__ = ["Laid", "lay"]
