"""On which day an event takes place: the day of its own clause, not that of another event that its sentence
names.
"""

from __future__ import annotations

import re
from datetime import timedelta

from goodoffices.record.dates import COUNTS, day_of
from goodoffices.record.figures import stands_free
from goodoffices.record.model import Article, DateMention
from goodoffices.record.sentence_index import Days

_SAME_DAY = re.compile(
    r"\b(?:throughout|during|later (?:in|on)|earlier (?:in|on)|at the end of|all|the same|that) (?:the "
    r")?(?:same )?day\b|\ball day\b",
    re.IGNORECASE,
)
_AFTER_IT = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six|seven|\d{1,2}|a few)\s(?P<unit>day|week|month)s? "
    r"(?P<way>after|before)\b"
)
_JOINED = re.compile(r",\s|\s(?:after|before|since|following|until|while|when|as|who|which)\s|\s[–—-]\s(?=.)")
_OF_ANOTHER = re.compile(r"\s(?:after|before|since|until)\s")
"""Between an event and a day behind it: the day is that of something else ("held a meeting since the bid in
December").
"""
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|expected|is to|are to|was to|due|scheduled|slated|plans?|planned|set to|to be|agreed "
    r"to|invit\w+|upcoming|ahead of|(?:resume|open|start|begin|continue|meet)s? (?:on|next|tomorrow|in|"
    r"later))\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:said|says|told|added|announced)\b")
_MOVED = re.compile(r"\b(?:moved|postponed|rescheduled|put off|delayed) (?:to|until|till)\b")
_PENALTY = 100
"""What a comma or joining word between event and day weighs, in characters."""


def nearest_day(
    text: str, days: Days, match: re.Match[str], span: tuple[int, int], published: str
) -> DateMention | None:
    """The nearest day in the span that dates what is told; a day behind the report counts only where the
    words look ahead.
    """
    moved = _MOVED.search(text, *span)
    near = [
        each
        for each in days.between(*span)
        if (moved is None or each.start >= moved.end())
        and stands_free(text, each)
        and not _aside(text, span, match, each)
        and not _OF_ANOTHER.search(text, min(match.end(), each.start), each.start)
        and not _SAYS.search(text, min(match.end(), each.end), max(match.start(), each.start))
        and not _too_late(each.value, published, text[span[0] : span[1]])
    ]
    return min(near, key=lambda each: (_distance(text, each, match), each.start), default=None)


_TOLD_OF = re.compile(r"\s[–—-]\s[^–—\n]{3,120}\s[–—-]\s")


def _aside(text: str, span: tuple[int, int], match: re.Match[str], day: DateMention) -> bool:
    """Whether a day stands between dashes that the event does not stand between."""
    return any(
        aside.start() < day.start < aside.end() and not aside.start() < match.start() < aside.end()
        for aside in _TOLD_OF.finditer(text, *span)
    )


def _distance(text: str, day: DateMention, match: re.Match[str]) -> int:
    if match.start() <= day.start < match.end():
        return 0
    start, stop = (match.end(), day.start) if day.start >= match.end() else (day.end, match.start())
    return stop - start + _PENALTY * len(_JOINED.findall(text[start:stop]))


def _too_late(day: str, published: str, sentence: str) -> bool:
    return bool(day and published) and day[:10] > published[: len(day)] and not _LOOKS_AHEAD.search(sentence)


def on_the_same_day(text: str, span: tuple[int, int]) -> str:
    """The words by which the sentence puts an event on the day told of before ("throughout the day"); empty
    where it has none.
    """
    words = _SAME_DAY.search(text, *span)
    return words.group() if words else ""


def counted_from(
    article: Article, span: tuple[int, int], match: re.Match[str], known: str
) -> tuple[str, str]:
    """Day and words of an event that lies so many days, weeks or months before or after another of the same
    sentence ("the talks come a week after the leaders issued ..."), counted from ``known``, else from the
    report's day.
    """
    words = next(iter([*_AFTER_IT.finditer(article.text, span[0], match.start())][-1:]), None)
    if words is None or words["way"] != "after":
        return "", ""
    anchor = day_of(known or article.published)
    count = COUNTS.get(words["count"]) or (int(words["count"]) if words["count"].isdigit() else 0)
    if anchor is None or not count:
        return "", words.group()
    if words["unit"] == "day":
        return (anchor - timedelta(days=count)).isoformat(), words.group()
    if words["unit"] == "week":
        year, week, _ = (anchor - timedelta(days=7 * count)).isocalendar()
        return f"{year}-W{week:02d}", words.group()
    months = anchor.year * 12 + anchor.month - 1 - count
    return f"{months // 12:04d}-{months % 12 + 1:02d}", words.group()
