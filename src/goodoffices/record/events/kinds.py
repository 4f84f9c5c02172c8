"""By which words an event is known, and what of a round its sentence tells: that it opened, was held, goes
on, ended, is to come.
"""

from __future__ import annotations

import re

from goodoffices.record.model import EventKind, Stage
from goodoffices.record.text.openings import Opened

TALKS = (
    r"(?:[Tt]alks|[Nn]egotiations|[Dd]iscussions|[Cc]onsultations|[Ss]ummit|(?<!press )(?<!news "
    r")(?<!video-)[Cc]onference(?! call| room))"
)
_SITTING = r"(?:[Mm]eetings?|[Ss]essions?|[Rr]ounds?|[Tt]able)"
_JOINING = (
    r"(?:take part|took part|takes? part|taking part|taken part|participat\w+|attend(?:s|ed|ing)?|join(?:s|"
    r"ed|ing)?|boycott(?:s|ed|ing)?|skip(?:s|ped|ping)?"
    r"|(?:send|sent|sending|sends) (?:[\w’']+ ){0,3}?(?:representatives?|delegat(?:es|ions?)|envoys?|"
    r"negotiators?|anyone|officials|team|people)"
    r"|(?:is|are|was|were|be) (?:not )?(?:present |represented )?(?:at|in)|re-?joined?)"
)
_HUMAN = (
    r"(?:departure|delegation|mandate|participation|attendance|deal|plan|agreement|accord|draft|text|treaty|"
    r"truce|cease-?fire|proposal|contract|exchange|swap|release|mediation|talks|terms|framework|settlement|"
    r"negotiate|discuss)"
)
KINDS: tuple[tuple[EventKind, str], ...] = (
    ("exchange",
    r"(?P<exchange>\b(?:released|freed|exchanged|swapped|handed over)\b[^.\n]{0,140}\b(?:in exchange for|in "
        r"return for)|\b(?:prisoner|hostage)s? (?:swap|exchange) (?:took place|was carried out|began)|\b"
        r"(?:exchanged|swapped) (?:\d+|prisoners|captives))"),
    ("approval",
    rf"(?P<approval>\b(?:approved|ratified|endorsed|authori[sz]ed|signed off on|gave (?:its|his|her|"
        rf"their) (?:approval|consent|backing) (?:to|for))\b(?=[^.;\n]{{0,60}}\b{_HUMAN}\b))"),
    ("agreement", r"(?P<agreement>\b(?:signed|reached|concluded|struck|sealed|initialled|initialed|"
        r"clinched)\s+(?:an?|the|their|its)\s+(?:[\w-]+\s){0,5}(?:agreement|deal|accord|treaty|truce|"
        r"cease-?fire|settlement|pact|contract|memorandum|protocol)\b|\b(?:agreement|deal|accord|treaty|"
        r"truce|cease-?fire|pact|contract|memorandum) (?:was|has been|had been) (?:signed|reached|concluded|"
        r"struck|sealed|initialled|initialed|clinched)\b"
                  r"|\bthere (?:has been|was|were) (?:only )?(?:an?|one|two|three) (?:[\w-]+ )?(?:truces?|"
                  r"cease-?fires?)\b)"),
    ("announcement",
    r"(?P<announcement>\b(?:announced|declared|issued (?:an?|the|their|its) (?:[\w-]+ )?(?:statement|"
        r"invitation|communiqu[eé]|declaration|appeal)|(?:has|have|had) invited|invited)\b)"),
    ("visit",
    r"(?P<visit>\b(?:visited|arrived in|travel(?:l?ed|s) to|flew to|headed to|paid a (?:[\w-]+ )?visit to|"
        r"will (?:visit|travel to|fly to))\b)"),
    ("round",
    rf"(?P<round>\b(?:{_JOINING}\b[^.;\n]{{0,40}}?\b(?:{TALKS}|{_SITTING})\b|(?:be|was|were|is|are) "
        rf"(?:not )?represented\b|[Rr]ounds? of (?:[\w-]+ ){{0,4}}?{TALKS}\b|\b{TALKS}\b|(?<=held )\b(?:an?|"
        rf"its|their|the) (?:[\w-]+ ){{0,2}}?(?:[Mm]eeting|[Ss]ession)\b|(?:(?<=at )|(?<=during )|"
        rf"(?<=after )|(?<=following ))\b(?:an?|the|two|three|several|its|their|\d+) (?:[\w-]+ "
        rf"){{0,2}}?(?:[Mm]eetings?|[Ss]essions?)\b(?= (?:with|between|in)\b)|\b(?:(?:[Mm]eeting|"
        rf"[Ss]ession)\b(?= (?:of the [^.;\n]{{3,60}} )?(?:was|were|will be|is to be) held\b)))(?!-))"),
    ("meeting", r"(?P<meeting>\b(?:met|will meet|held (?:a |separate )?(?:meetings?|sessions?|(?:phone "
        r")?conversations?) with|spoke (?:to|with|by phone)|(?:tele)?phoned|talked on the phone with|(?:were|"
        r"was) (?:\w+ )?briefed(?: \w+)? by|briefed|sat (?:down )?with)\b)"),
)  # fmt: skip
EVENT = Opened(*(pattern for _, pattern in KINDS))
STEMS = (
    "alks", "egotiation", "discussion", "summit", "conference", "consultation", "met ", "meet", "visit",
    "travel", "flew", "headed", "session",
    "arrived", "spoke", "briefed", "held", "approved", "ratified", "endorsed", "uthori", "signed", "reached",
    "concluded", "struck", "sealed",
    "gave", "exchange", "swap", "released", "freed", "handed", "represented", "phoned", "announced",
    "declared", "issued", "invited", "truce", "cease",
)  # fmt: skip
JOINING = re.compile(rf"{_JOINING}\b|(?:be|was|were|is|are) (?:not )?represented\b")
IN_TALKS = re.compile(rf"\b(?:{TALKS}|(?:return to|resume|negotiat\w+|mediat\w+|peace process|delegat\w+))\b")

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("opened",
    r"(?:opened|opens?|began|begins?|begun|beginning|started|starts?|got under ?way|kick(?:ed|s)? off|"
        r"launched|launch)"),
    ("suspended",
    r"(?:suspend(?:ed|s|ing)?|adjourn(?:ed|s|ing)?|stalled|broke (?:down|off|up)|broken (?:down|off)|"
        r"collapsed?|failed|called off|paused?|recalled|halted)"),
    ("postponed", r"(?:postpon(?:ed?|es|ing)|delayed|put off|rescheduled|(?:been|was|were) moved)"),
    ("ended", r"(?:concluded?|concludes|ended|ends?|wrapped up|wrap(?:ping)? up|finished|closed)"),
    ("continued",
    r"(?:continued?|continues|continuing|resumed?|resumes|resuming|go(?:es)? on|went on|reconvened?)"),
    ("held",
    r"(?:held|hold|holds|hosted|host|hosts|took place|take place|takes place|taking place|under ?way|being "
        r"held|met)"),
)  # fmt: skip
_STAGE = re.compile(
    r"\b(?:" + "|".join(f"(?P<g{index}>{pattern})" for index, (_, pattern) in enumerate(_STAGES)) + r")\b",
    re.IGNORECASE,
)
_DAY_OF = re.compile(
    r"\b(?:at|after|during|following) (?:an?|the|their|two|three|several|[\w-]+ (?:days|rounds) of) "
    r"(?:[\w-]+ ){0,2}$|\b(?:first|second|third|opening|last|final|latest|[\w-]+)?\s?(?:day|hours|week)s? "
    r"of\s(?:the\s|\w+\s){0,4}$"
)
_TO_COME = re.compile(
    r"\b(?:will|would|to|expected|due|set|scheduled|slated|planned|plans?|agreed|decided|may|might|could|"
    r"should|can|if|until|ready)\b[^.;,]{0,24}$"
)
_ASIDE = re.compile(r",\s(?:which|where|who|whose|with|including|aimed|slated)\b[^,.;\n]*,")
_ENDS = re.compile(
    r"(?<!\b[A-Z])\.(?=\s|$)|[;\n]|^\s(?:aimed at|to)\s|,\s(?:but|while|although|though|whereas|as|"
    r"and\s\w+\s(?:said|added)|aimed|saying|pointing)\b|\s(?:that|who|which|as|while|whether|if|because|"
    r"after|before|since|when)\s"
)
_BESIDES = re.compile(
    r"\s(?:\w+\s)?(?:despite|during|amid|throughout|before|after|until|since|without|pending|outside|"
    r"alongside|regardless of|in spite of|ahead of)\b"
)
"""Behind a verb: what it tells of goes on beside the talks, and is not they ("the blockade will continue
despite the talks").
"""
_REACH = 100
"""How far a verb may stand from the noun that names the talks."""


def stage_of(text: str, span: tuple[int, int], match: re.Match[str]) -> Stage:
    """What the clause tells of the talks that the match names; empty where it only mentions them."""
    words = match.group()
    start, end = match.span()
    own = _STAGE.search(words)
    if own is not None and words[: own.start()].strip() == "":
        return _timed(_named(own), text[max(span[0], start - 40) : start])
    after = text[end : min(span[1], end + _REACH + 60)]
    after = _ASIDE.sub(lambda aside: " " * len(aside.group()), after)
    stop = _ENDS.search(after)
    after = after[: stop.start() if stop else _REACH]
    before = text[max(span[0], start - 60) : start]
    stops = [each.end() for each in _ENDS.finditer(before)]
    before = before[stops[-1] :] if stops else before
    if _DAY_OF.search(before):
        return "held"
    behind = _STAGE.search(after)
    ahead = list(_STAGE.finditer(before))
    verb = ahead[-1] if ahead and len(before) - ahead[-1].end() < 30 else None
    if verb is not None and _BESIDES.match(before, verb.end()):
        verb = None
    if verb is not None and not (behind is not None and behind.start() < len(before) - verb.end()):
        return _timed(_named(verb), before[: verb.start()])
    if behind is not None:
        return _timed(_named(behind), after[: behind.start()])
    return ""


def _named(verb: re.Match[str]) -> Stage:
    return _STAGES[int((verb.lastgroup or "g0")[1:])][0]


def _timed(stage: Stage, before: str) -> Stage:
    """The stage, or that it is to come where the words before the verb look ahead."""
    return "to come" if _TO_COME.search(before) else stage
