"""Who takes part in an event and with what certainty: subject and object of the words that tell it, not
everybody in the sentence.
"""

from __future__ import annotations

import re

from goodoffices.record.events.actors import actors
from goodoffices.record.events.kinds import JOINING
from goodoffices.record.events.standing import certainty_of
from goodoffices.record.model import Certainty, EventKind, Participant, Stage, Statement
from goodoffices.record.names import Sides

_ITSELF = re.compile(
    r"\b(?:the (?:\w+ )?(?:movement|group|party|delegation|organi[sz]ation|front|union|company)|it|we|"
    r"they)\b",
    re.IGNORECASE,
)
_SUBJECT_BEGINS = re.compile(
    r"\b(?:that|whether|because|when|while|if|where|until|after|before|as|but)\s|:\s"
)
_OBJECT_ENDS = re.compile(
    r"\s(?:for (?:the|a|an|talks|several|more|two|three|\w+ hours)|to (?:[a-z]+)|on|about|over|in a bid|at "
    r"the|during|after|before|since|as|that|when|while|shortly|amid)\b|[;\n]|(?<!\b[A-Z])\.\s|,\s(?:to|which|"
    r"who|where|but|saying|as|before|after)\b|\sand (?:briefed|will|said|told|urged|discussed)\b"
)
_COMES_NEXT = re.compile(r"(?:\s(?:in|at|on|from)\s[^,.;]{2,40}?)?\s(?P<how>between|with|involving|among)\s")
_BY = re.compile(
    r"\b(?:(?:mediated|brokered|facilitated|hosted|attended|overseen|chaired|led|co-hosted|sponsored) by|"
    r"involving|with the participation of|in the presence of|(?:joined|attended) by)\s"
)
_WHERE = re.compile(
    r",\s(?:where|in which|at which)\s(?:among others,?\s)?(?P<who>[^,.;]{3,90}?)\s(?:is|are|was|"
    r"were)\s(?:participating|taking part|represented|present)\b"
)
_LIST_ENDS = re.compile(
    r"[;\n(]|(?<!\b[A-Z])\.\s|\s(?:on|over|about|to|for|in|at|that|which|who|aimed|as|when|while|were|was|"
    r"are|is|has|have|had|will|would|began|opened|ended|started|broke|took|concluded|resumed|collapsed|under|"
    r"since|after|before)\s|,\s(?![A-Z]|the\s)"
)
_MET = re.compile(r"\bmet\b|\bmeet\b")
_WITH = re.compile(r"\bwith\s")
_OTHER_VERB = re.compile(r"\b(?:met|held|spoke|told|urged|said)\b")
_INVITED = re.compile(r"\binvited$")
_AGREED = re.compile(r"\b(?:decided|agreed|decide|agree|resolved)$", re.IGNORECASE)
_BRIEFED_BY = re.compile(
    r"\b(?:were|was|been) (?:\w+ )?briefed(?: \w+)? by\b(?! (?:phone|telephone|video|e-?mail|letter)\b)"
)
_BRIEFED = re.compile(r"\bbriefed\s(?P<whom>him|her|them)?|\bto brief\s(?P<whom2>him|her|them)?")
_WAS_BRIEFED = re.compile(
    r"\b(?:was|were|been) (?:\w+ )?briefed\b|\b(?:was|were) (?:told|informed) (?:of|about)\b"
)
_SENDS_OFF = re.compile(r"\b(?:departure|delegation|participation|attendance|sending|dispatch)\b")
_SENDS_OFF_GROUP = re.compile(
    r"\b(?:departure|participation|attendance|sending|dispatch) of\s|\bsend\s|\s(?=the [A-Z]\w+ delegation)"
)


def participants(
    text: str,
    span: tuple[int, int],
    kind: EventKind,
    match: re.Match[str],
    holder: Statement | None,
    sides: Sides,
    stage: Stage,
) -> tuple[Participant, ...]:
    """Who the clause ``span`` says takes part in the event of ``match``; each name once for each side.
    ``stage`` is what it tells of a round.
    """
    if kind == "round":
        found = _in_round(text, span, match, holder, sides, stage)
    elif kind == "meeting":
        found = _in_meeting(text, span, match, holder, sides)
    else:
        ahead = match.group().startswith("will")
        first = _OTHER_VERB.search(text, span[0], match.start())
        stop = first.start() if first is not None else match.start()
        found = _subject(text, span, stop, holder, sides, "expected" if ahead else "present")
        if _INVITED.search(match.group()):
            found += actors(
                text, match.end(), _until(text, match.end(), span[1], _OBJECT_ENDS), sides, "not confirmed"
            )
        if kind == "approval" and _SENDS_OFF.search(text, match.end(), span[1]):
            group = _SENDS_OFF_GROUP.search(text, match.end() - 1, span[1])
            if group is not None:
                found += actors(
                    text, group.end(), _until(text, group.end(), span[1], _OBJECT_ENDS), sides, "expected"
                )
    once: dict[tuple[str, str], Participant] = {}
    for each in found:
        once.setdefault((each.name, each.side), each)
    return tuple(once.values())


def _in_round(
    text: str,
    span: tuple[int, int],
    match: re.Match[str],
    holder: Statement | None,
    sides: Sides,
    stage: Stage,
) -> list[Participant]:
    joining = JOINING.match(match.group())
    if joining is not None:
        begun = span[0]
        if (
            holder is not None
            and holder.cue_span is not None
            and 0 <= match.start() - holder.cue_span[1] <= 4
        ):
            begun = min(begun, holder.cue_span[0])
        before = text[max(begun, match.start() - 80) : match.start()]
        certainty = certainty_of(before, joining.group(), text[match.end() : span[1]][:80])
        if certainty is None:
            return []
        if joining.group().startswith("participation") or joining.group().startswith("attendance"):
            return []
        return _subject(text, span, match.start(), holder, sides, certainty)
    found: list[Participant] = []
    met = next(iter([*_MET.finditer(text, span[0], match.start())][-1:]), None)
    if not stage and met is None and not _BY.search(text, match.end(), span[1]):
        return found
    certainty = "expected" if stage == "to come" else "present"
    if holder is not None and _AGREED.search(holder.cue) and holder.speaker_span is not None:
        found += actors(text, *holder.speaker_span, sides, "present")
    if met is not None:
        found += _subject(text, span, met.start(), holder, sides, certainty)
        other = _WITH.search(text, met.end(), match.start())
        if other is not None:
            found += actors(text, other.end(), match.start(), sides, certainty)
    elif stage:
        found += _holding(text, span, match, holder, sides, certainty)
    after = _COMES_NEXT.match(text, match.end(), span[1])
    if after is not None:
        found += actors(text, after.end(), _until(text, after.end(), span[1], _LIST_ENDS), sides, certainty)
    for by in _BY.finditer(text, match.end(), span[1]):
        found += actors(text, by.end(), _until(text, by.end(), span[1], _LIST_ENDS), sides, certainty)
    where = _WHERE.match(text, match.end(), span[1]) or _WHERE.search(text, match.end(), span[1])
    if where is not None:
        found = [*found, *actors(text, *where.span("who"), sides, "present")]
    return found


_HOLDING = re.compile(
    r"\b(?:(?:will|would|to|are to|is to|agreed to|plan to|have|has|had)\s)?(?:resume[sd]?|continue[sd]?|"
    r"hold|held|host(?:s|ed)?|open(?:ed)?|beg[aiu]n|start(?:ed)?|conclude[sd]?|end(?:ed)?|(?:are )?resuming|"
    r"wrapped up)\s(?:(?!despite|during|amid|throughout|before|after|until|since|without|pending|outside|"
    r"alongside|regardless|spite|ahead)[\w’'-]+\s){0,4}?$"
)


def _holding(
    text: str,
    span: tuple[int, int],
    match: re.Match[str],
    holder: Statement | None,
    sides: Sides,
    certainty: Certainty,
) -> list[Participant]:
    """Those who hold, resume or end the talks, where the verb stands right before them."""
    verb = _HOLDING.search(text, max(span[0], match.start() - 60), match.start())
    return _subject(text, span, verb.start(), holder, sides, certainty) if verb is not None else []


def _in_meeting(
    text: str, span: tuple[int, int], match: re.Match[str], holder: Statement | None, sides: Sides
) -> list[Participant]:
    certainty: Certainty = "expected" if match.group().startswith("will") else "present"
    stop = span[1]
    by = _BRIEFED_BY.search(text, match.start(), stop)
    if by is not None:
        told = _subject(text, span, match.start(), holder, sides, "through mediators")
        return told + actors(text, by.end(), _until(text, by.end(), stop, _OBJECT_ENDS), sides, "present")
    if _WAS_BRIEFED.search(text, match.start(), stop):
        return _subject(text, span, match.start(), holder, sides, "briefed")
    briefed = _BRIEFED.search(text, match.start(), stop)
    found = _subject(text, span, match.start(), holder, sides, certainty)
    end = _until(text, match.end(), stop, _OBJECT_ENDS)
    if briefed is not None and (briefed["whom"] or briefed["whom2"]):
        return found + actors(text, match.end(), min(end, briefed.start()), sides, "briefed")
    if briefed is not None and briefed.start() == match.start():
        return found + actors(text, match.end(), end, sides, "briefed")
    return found + actors(text, match.end(), end, sides, certainty)


def _subject(
    text: str, span: tuple[int, int], stop: int, holder: Statement | None, sides: Sides, certainty: Certainty
) -> list[Participant]:
    """Who stands before the verb, or the speaker's own side where only a pronoun or nothing does."""
    start = span[0]
    for begins in _SUBJECT_BEGINS.finditer(text, start, stop):
        start = begins.end()
    found = actors(_without_asides(text, start, stop), start, stop, sides, certainty)
    words = text[start:stop].strip()
    if (
        not found
        and holder is not None
        and holder.side
        and (words in ("", "to", '"', "“") or _ITSELF.search(words))
    ):
        return [Participant(name=holder.side, side=holder.side, certainty=certainty)]
    return found


_TOLD_OF = re.compile(r"\s[–—-]\s[^–—\n]{3,120}\s[–—-]\s|,\s(?:who|which|whose)\s[^,\n]{3,120},")
"""Between dashes, or behind "who": what is told of a subject."""


def _without_asides(text: str, start: int, stop: int) -> str:
    """The text, blank where it only tells of a subject."""
    aside = _TOLD_OF.search(text, start, stop)
    if aside is None:
        return text
    return text[: aside.start()] + " " * (aside.end() - aside.start()) + text[aside.end() :]


def _until(text: str, start: int, stop: int, ends: re.Pattern[str]) -> int:
    end = ends.search(text, start, stop)
    return end.start() if end is not None else stop
