"""What each line of an article is for: headline, standfirst, dateline, caption, subhead, body or
boilerplate.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from goodoffices.record.model import Line, LineRole

_ENDED = re.compile(r"[.!?:;…؟。][\"'”’»)\]]*$")
_DATELINE = re.compile(
    r"^(?P<where>[A-Z][A-Z .'’/-]{2,30}[A-Z.](?:, [A-Z][\w .]{1,25}){0,2})"
    r"(?P<when>,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
    r"(?P<agency> ?\((?:[A-Z][\w .&/-]{1,30})\))? ?(?P<dash>--|[-–—])\s+(?=\S)"
)
_MIXED_DATELINE = re.compile(
    r"^[A-Z][\w.'’ -]{2,30}(?:, [A-Z][\w .]{1,25})? ?\((?:AP|AFP|Reuters|UPI|dpa|DPA|ANI|PTI|Xinhua|TASS|CNN|"
    r"BBC)\) ?(?:--|[-–—])\s+(?=\S)"
)
_WHOLE_DATE = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} )?(?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December) (?:\d{1,2}, )?\d{4}\.?$|^(?:Published|Updated|"
    r"Last updated|Posted)\b.{0,60}\d{4}.{0,20}$|^By [A-Z].{0,80}[^.]$"
    r"|^[A-Z][A-Z .'’/-]{2,30} ?\([A-Z][\w .&/-]{1,30}\),? [A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\.?$",
)
_CAPTION = re.compile(
    r"(?:\b(?:Picture|Photo|Photograph|Photo credit|Image|Credit|File photo)(?: by)?: ?[\w .,/&-]{2,60}\.?$)|"
    r"(?:\((?:AP |AFP |File )?Photo\b[^)]*\)$)"
    r"|(?:^(?:FILE|File photo|Image|Photo|Picture|Caption) ?[-–—:] ?)|(?:\[[\w .,-]+/(?:AP|AFP|EPA|Reuters|"
    r"Getty)[^\]]*\]$)"
    r"|(?:(?:©|\(c\)) ?(?:AP|AFP|Reuters|Getty|EPA)\b.{0,40}$)|(?:\b(?:Getty Images|AFP via Getty Images|"
    r"EPA-EFE)\.?$)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"^(?:advertisement|sponsored|share(?: this)?(?: article| story)?|related(?: articles?| stories)?:?|read "
    r"(?:more|also|next)\b.*|see also\b.*|more on this story|recommended(?: stories| for you)?|most read|"
    r"sign up\b.*|subscribe\b.*|follow (?:us|me)\b.*|click here\b.*|log ?in\b.*|skip to\b.*|all rights "
    r"reserved\b.*|copyright\b.*|©.*|\(?reporting (?:and writing )?by\b.*|\(?(?:additional )?reporting "
    r"by\b.*|editing by\b.*|tags?:.*|topics?:.*|this (?:article|story) (?:was|is|has been) (?:first|"
    r"originally|produced|generated|edited|updated)\b.*|comments are (?:moderated|closed|welcome)\b.*|"
    r"for more information,? (?:please )?(?:see|visit)\b.*|please (?:read|see|review) our\b.*|"
    r"(?:we use|this (?:site|website) uses) cookies\b.*|enable javascript\b.*)$",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"^.*\b(?:privacy policy|terms of (?:use|service)|comments? (?:faq|policy|guidelines)|"
    r"newsletter)\b.{0,40}$",
    re.IGNORECASE,
)
_OF_POLICIES = ("policy", "terms of", "comment", "newsletter")
_TAIL = 80
"""Characters at the end of a line within which the words of ``_POLICY`` stand."""
_OF_CAPTIONS = (
    "photo", "picture", "image", "credit", "file", "caption", "/ap", "/afp", "/epa", "/reuters", "/getty",
    "©", "(c)", "epa-efe",
)  # fmt: skip
_COMMENTS = re.compile(
    r"^(?:\d+ )?(?:reader |view )?comments?(?: \(\d+\))?:?$|^leave a (?:comment|reply)$", re.IGNORECASE
)
_LONGEST_HEADLINE = 160
_LONGEST_SUBHEAD = 70


def roles(text: str, headline: str = "") -> tuple[Line, ...]:
    """The lines of clean ``text`` in order, blank ones left out, each with its role.

    ``headline`` is the title that the page's own metadata gives; without one, a first line that reads like a
    headline is taken for it. A dateline that opens a paragraph ("GENEVA (AFP) - ...") is a line of its own.
    """
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    words = [text[start:end] for start, end in spans]
    captions = _held(text, _OF_CAPTIONS)
    kinds = [_alone(line, captions) for line in words]
    _mark_comments(words, kinds)
    first = _mark_headline(words, kinds, headline)
    if first:
        _mark_standfirst(words, kinds)
    _mark_subheads(words, kinds)
    found: list[Line] = []
    for (start, end), line, kind in zip(spans, words, kinds, strict=True):
        opening = _opening_dateline(line) if kind == "body" else 0
        if opening:
            found.append(Line(start=start, end=start + len(line[:opening].rstrip()), role="dateline"))
        found.append(Line(start=start + opening, end=end, role=kind))
    return tuple(found)


def body(text: str, lines: tuple[Line, ...]) -> str:
    """The lines that carry the story: body and subheads, in order."""
    return "\n".join(text[line.start : line.end] for line in lines if line.role in ("body", "subhead"))


def _alone(line: str, captions: bool) -> LineRole:
    if _BOILERPLATE.match(line) or (_held(line[-_TAIL:], _OF_POLICIES) and _POLICY.match(line)):
        return "boilerplate"
    if _WHOLE_DATE.match(line):
        return "dateline"
    caption = captions and len(line) < 400 and _held(line, _OF_CAPTIONS) and _CAPTION.search(line)
    return "caption" if caption else "body"


def _held(text: str, stems: tuple[str, ...]) -> bool:
    """Whether the text has any of the stems, of which every match of a costlier pattern has one."""
    low = text.lower()
    return any(stem in low for stem in stems)


def _opening_dateline(line: str) -> int:
    match = _DATELINE.match(line) or _MIXED_DATELINE.match(line)
    return match.end() if match and len(line) - match.end() > 30 else 0


def _mark_comments(words: list[str], kinds: list[LineRole]) -> None:
    """A heading "Comments" after the story ends it: what follows are readers or the house rules."""
    for place, line in enumerate(words):
        if place and _COMMENTS.match(line):
            kinds[place:] = ["boilerplate"] * (len(kinds) - place)
            return


def _mark_headline(words: list[str], kinds: list[LineRole], headline: str) -> bool:
    if not words or len(words) < 2:
        return False
    first = words[0]
    given = bool(headline) and fuzz.ratio(first.casefold(), headline.casefold()) > 90
    looks = (
        kinds[0] == "body"
        and len(first) <= _LONGEST_HEADLINE
        and (not _ENDED.search(first) or first.endswith("?"))
        and not _opening_dateline(first)
        and any(len(line) > len(first) for line in words[1:4])
    )
    if given or looks:
        kinds[0] = "headline"
        return True
    return False


def _mark_standfirst(words: list[str], kinds: list[LineRole]) -> None:
    """The line below the headline is a standfirst where the story visibly starts after it: a caption or
    dateline follows, or a later line says the same again.
    """
    if len(words) < 4 or kinds[1] != "body" or _opening_dateline(words[1]):
        return
    follows = any(
        kinds[place] in ("caption", "dateline") or _opening_dateline(words[place]) for place in (2, 3)
    )
    again = any(
        kinds[place] == "body" and fuzz.ratio(words[1], words[place]) > 85
        for place in range(2, min(len(words), 12))
    )
    if (follows or again or not _ENDED.search(words[1])) and len(words[1]) < 400:
        kinds[1] = "standfirst"


def _mark_subheads(words: list[str], kinds: list[LineRole]) -> None:
    for place in range(1, len(words) - 1):
        line = words[place]
        if (
            kinds[place] == "body"
            and len(line) <= _LONGEST_SUBHEAD
            and not _ENDED.search(line)
            and not line.endswith((",", "-", "–"))
            and not line.startswith(("-", "*", "•", "–"))
            and kinds[place + 1] in ("body", "boilerplate")
            and len(words[place + 1]) > len(line)
        ):
            kinds[place] = "subhead"
