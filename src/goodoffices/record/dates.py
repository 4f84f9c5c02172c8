"""Dates in a text, resolved against the day of publication; without one, only dates written in full have a
value.

A weekday means the nearest such day before publication (the day itself included), or the next one where the
words before it look ahead ("until", "next", "will ... on"). A month or a day without a year means the nearest
one that the words allow. Nothing else is guessed: what stays open has an empty value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from goodoffices.record import lexicon
from goodoffices.record.alternation import by_first_letter
from goodoffices.record.model import DateMention
from goodoffices.record.text.sift import lowered

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri",
        "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
COUNTS = dict(list(lexicon.NUMERALS.items())[:13])
COUNTS |= {"a": 1, "an": 1}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY = r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?=\b\.?,? )"
_N = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})\b"),
    ("us", r"\b(?P<um>\d{1,2})/(?P<ud>\d{1,2})/(?P<uy>\d{4}|\d{2})\b"),
    ("mdy", rf"\b(?:(?:{_WEEKDAY}),?\s)?(?P<mm>{_MONTH})\s(?P<md>{_DAY})(?:st|nd|rd|th)?\b(?!:\d|\d|,\d{{3}}|"
        rf"\s(?:percent|people))(?:,?\s+(?P<my>[12]\d{{3}})\b)?"),
    ("dmy", rf"\b(?:(?:{_WEEKDAY}),?\s)?(?P<dd>{_DAY})(?:st|nd|rd|"
        rf"th)?\s(?:of\s)?(?P<dm>{_MONTH})\b(?:,?\s+(?P<dy>[12]\d{{3}})\b)?"),
    ("my", rf"\b(?:(?P<part>early|mid|late)[ -])?(?P<ym>(?-i:{_MONTH}))(?:\s(?:of\s)?(?P<yy>[12]\d{{3}})\b|"
        rf"(?=[\s,.;:)'’\"”—-]|$))"),
    ("weekday",
    rf"\b(?:(?P<which>last|previous|next|this|this past|this coming)\s)?(?P<wd>(?-i:{_WEEKDAY}))\b"),
    ("day",
    r"\b(?P<rel>today|yesterday|tomorrow|tonight|the day before yesterday|the day after tomorrow|this "
        r"(?:morning|afternoon|evening)|last night|(?:over|at|during) the weekend|(?:this|last) weekend)\b"),
    ("feast",
    r"\b(?P<feast>Christmas (?:Day|Eve)|Christmas|New Year[’']s (?:Day|Eve)|(?:last )?Thanksgiving(?: "
        r"Day)?)\b"),
    ("ago", rf"\b(?P<an>{_N})\s(?P<au>day|week|month|year)s?\s(?P<adir>ago|earlier|later|before|from now)\b"),
    ("period",
    r"\b(?P<pw>last|this|next|the past|the coming)\s(?P<pu>week|month|year|spring|summer|autumn|fall|"
        r"winter)\b"),
    ("year", r"\b(?:in|since|by|until|of|from|during|before|after)\s(?P<y>(?:19|20)\d{2})\b(?![-/,]\d|"
        r"\s(?:people|hostages|prisoners|troops|soldiers))"),
)  # fmt: skip
_TRIGGER = re.compile(
    by_first_letter(
        (
            *"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Christmas".split(),
            *("New Y", "Thanksg", "today", "yesterday", "tomorrow", "tonight"),
            *("Today", "Yesterday", "Tomorrow", "Tonight", "This ", "Last ", "Previous ", "Next "),
            *("The (?:past|coming|day)", "this ", "last ", "previous ", "next ", "the (?:past|coming|day)"),
            *("weekend", r"ago\b", "arlier", r"ater\b", "before", "from now", r"19\d\d", r"20\d\d", r"/\d"),
        )
    )
)
"""Every branch begins with a letter that is not the commonest ("earlier" is looked for by its second), which
lets the search skip fast.
"""
_BEFORE, _AFTER = 32, 45
"""Characters before and behind a trigger that a date can reach over."""
_DATE = re.compile("|".join(pattern for _, pattern in _RULES), re.IGNORECASE)
_NAMES_OF_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_BEGINS = re.compile(
    rf"\b(?=(?:{_NAMES_OF_MONTHS}|mon|tue|wed|thu|fri|sat|sun|today|yesterday|tomorrow|tonight|"
    rf"christmas|new y|thanksgiving"
    r"|(?:last|previous|next|this)\s|the\s(?:past|coming|day)|(?:early|mid|late)[ -]|(?:over|at|during) the "
    r"weekend"
    r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:day|week|month|year)"
    r"|(?:in|since|by|until|of|from|during|before|after)\s(?:19|20)"
    rf"|\d(?:\d\d\d-\d|\d?/\d|\d{{,2}}\s(?:day|week|month|year)|\d?(?:st|nd|rd|"
    rf"th)?\s(?:of\s)?(?:{_NAMES_OF_MONTHS}))))"
)
"""What every rule begins with, in small letters: a quick look before the whole pattern, which heeds no case,
is tried.
"""
_AHEAD = re.compile(
    r"\b(?:will|until|till|next(?! to)|coming|expected|scheduled|due|planned|planning to|plans? to|set to|"
    r"continue|resume|to be|going to|would|starting|beginning"
    r"|begin|shall|effective|as (?:soon|early|late) as|deadline|likely to|opens?|meets?|did not plan|(?:was|"
    r"were|is|are) to(?! have))\b|[’']ll\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|added|was|were|had|met|warned|last(?!-)|closed|ended|since|"
    r"after|around|terminated)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:ended|since|attack(?:s|ed)?|killed|seized|abducted|massacre|invasion|war|assault|raid|bombing|"
    r"captured)[)\]]?,?\s(?:(?:on|the|in\sthe|of|began|started)\s)*+$"
    r"|\b(?:seized|killed|abducted|captured|taken)\b[^.;]{0,20}$"
)
_INCIDENT = re.compile(
    r"(?:,\s\d{4},?)?\s(?:[a-z-]+\s)?(?:attacks?|massacre|killings?|raid|bombings?|assault|shootings?|"
    r"slayings?|invasion|crash|earthquake|coup)\b"
)
_STOP = re.compile(r"[.;\"”](?<![ap]\.m\.)(?<!\b[A-Z]\.)\s|''")


def day_of(text: str) -> date | None:
    """An ISO 8601 day as a date, or None."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def day_words(value: str) -> str:
    """A date as a reader takes it: a week by the day on which it begins, everything else as it is."""
    if "-W" not in value:
        return value
    year, week = value.split("-W")
    return f"week of {date.fromisocalendar(int(year), int(week), 1).isoformat()}"


def find_dates(
    article: str, text: str, published: str, named: Mapping[str, str] | None = None
) -> list[DateMention]:
    """Every date of the text, in order. ``published`` is an ISO day or empty, ``named`` the user's list:
    words to ISO day.
    """
    anchor = day_of(published)
    if anchor is not None and not 2 <= anchor.year <= 9000:
        anchor = None
    found = []
    for match in _dated(text):
        value, how = _value(match, text, anchor)
        if how == "skip":
            continue
        found.append(_mention(article, text, match.start(), match.end(), value, how, match.lastgroup or ""))
    if named:
        found = _with_named(article, text, named, found)
    return found


def _dated(text: str) -> Iterator[re.Match[str]]:
    """Matches of the whole pattern, looked for only around words that every date holds."""
    first = stop = 0
    low = lowered(text)
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() - _BEFORE > stop:
            yield from _between(text, low, first, stop)
            first = trigger.start() - _BEFORE
        stop = min(len(text), trigger.end() + _AFTER)
    yield from _between(text, low, first, stop)


def _between(text: str, low: str, first: int, stop: int) -> Iterator[re.Match[str]]:
    """Matches of the whole pattern between two places, tried only where a date can begin."""
    at = first
    for begun in _BEGINS.finditer(low, first, stop):
        if begun.start() >= at and (match := _DATE.match(text, begun.start(), stop)) is not None:
            yield match
            at = match.end()


def _mention(article: str, text: str, start: int, end: int, value: str, how: str, rule: str) -> DateMention:
    return DateMention(
        id=f"{article}:d{start}-{end}", article=article, start=start, end=end, text=text[start:end],
            rule=f"date-{_RULE_OF.get(rule, rule)}@1",
        value=value, how=how,  # type: ignore[arg-type]
    )  # fmt: skip


_RULE_OF = {
    "id": "iso", "uy": "us", "md": "mdy", "my": "mdy", "dm": "dmy", "dy": "dmy", "ym": "month",
    "yy": "month", "wd": "weekday",
    "rel": "day", "feast": "feast", "adir": "ago", "pu": "period", "y": "year",
}  # fmt: skip


def _with_named(
    article: str, text: str, named: Mapping[str, str], found: list[DateMention]
) -> list[DateMention]:
    pattern = re.compile(
        r"\b(?:" + "|".join(re.escape(words) for words in sorted(named, key=len, reverse=True)) + r")\b",
        re.IGNORECASE,
    )
    lower = {words.lower(): day for words, day in named.items()}
    extra = [
        _mention(article, text, match.start(), match.end(), lower[match.group().lower()], "named", "named")
        for match in pattern.finditer(text)
    ]
    kept = [
        date
        for date in found
        if not any(other.start < date.end and date.start < other.end for other in extra)
    ]
    return sorted(kept + extra, key=lambda mention: mention.start)


def _value(match: re.Match[str], text: str, anchor: date | None) -> tuple[str, str]:
    part = match.groupdict()
    if part["iy"]:
        return _full(int(part["iy"]), int(part["im"]), int(part["id"]))
    if part["um"]:
        year = int(part["uy"])
        return _full(
            year if year > 99 else year + (1900 if year > 50 else 2000), int(part["um"]), int(part["ud"])
        )
    if part["mm"] or part["dd"]:
        month = _month(part["mm"] or part["dm"])
        year_text = part["my"] or part["dy"]
        day = int(part["md"] or part["dd"])
        if year_text:
            return _full(int(year_text), month, day)
        return _near_day(month, day, text, match, anchor)
    if part["ym"]:
        return _near_month(part, text, match, anchor)
    if part["y"]:
        return part["y"], "written"
    if anchor is None:
        return "", "open"
    if part["wd"]:
        return _weekday(part, text, match, anchor)
    if part["feast"]:
        return _feast(part["feast"].lower(), anchor)
    if part["rel"]:
        return _relative_day(part["rel"].lower(), anchor)
    if part["an"]:
        return _ago(part, anchor)
    return _period(part, anchor)


def _full(year: int, month: int, day: int) -> tuple[str, str]:
    try:
        return date(year, month, day).isoformat(), "written"
    except ValueError:
        return "", "skip"


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _ahead(text: str, start: int) -> bool:
    """Whether the nearest word before the date that tells looks ahead."""
    before = text[max(0, start - 70) : start]
    breaks = [match.end() for match in _STOP.finditer(before)]
    if breaks:
        before = before[breaks[-1] :]
    ahead = said = -1
    for match in _AHEAD.finditer(before):
        ahead = match.end() - 1
    for match in _SAID.finditer(before):
        said = match.start()
    return ahead > said or (said < 0 and before.endswith(("by ", "before ")))


_FRONTED = re.compile(
    r",?\s(?:(?!said|says|told|announced|warned|added|that\b)[\w’'.-]+\s){1,6}?(?:will|(?:is|are) (?:due|to|"
    r"set|scheduled|expected))\b"
)
"""Behind a day that opens its sentence: it lies ahead ("On Tuesday, the union will meet the company")."""


def _opens_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether a day stands at the head of a sentence that tells what will be."""
    before = text[max(0, match.start() - 6) : match.start()]
    opens = re.search(r"(?:^|[\n\"“.!?]\s?)(?:On\s)?$", before) is not None
    return opens and _FRONTED.match(text, match.end()) is not None


def _near_day(month: int, day: int, text: str, match: re.Match[str], anchor: date | None) -> tuple[str, str]:
    if anchor is None:
        return "", "open"
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return "", "skip"
    ahead = _ahead(text, match.start())
    if ahead:
        days = [each for each in days if each >= anchor and (each - anchor).days < 330] or days
    past = _PAST.search(text, max(0, match.start() - 45), match.start()) or _INCIDENT.match(text, match.end())
    margin = 0 if past else 366 if ahead else 62
    fitting = [each for each in days if -365 < (each - anchor).days <= margin] or days
    return min(fitting, key=lambda each: abs((each - anchor).days)).isoformat(), "relative"


def _near_month(
    part: dict[str, str | None], text: str, match: re.Match[str], anchor: date | None
) -> tuple[str, str]:
    word = part["ym"] or ""
    if (
        word == "May"
        and not part["yy"]
        and not part["part"]
        and not re.search(
            r"\b(?:in|last|since|by|of|until|this|from|next|to) $",
            text[max(0, match.start() - 6) : match.start()],
        )
    ):
        return "", "skip"
    month = _month(word)
    if part["yy"]:
        return f"{part['yy']}-{month:02d}", "written"
    if anchor is None:
        return "", "open"
    year = anchor.year
    if month > anchor.month and not _ahead(text, match.start()):
        year -= 1
    elif month < anchor.month and re.search(r"\bnext\s$", text[max(0, match.start() - 6) : match.start()]):
        year += 1
    return f"{year}-{month:02d}", "relative"


def _weekday(part: dict[str, str | None], text: str, match: re.Match[str], anchor: date) -> tuple[str, str]:
    wanted = WEEKDAYS[(part["wd"] or "").lower()]
    back = (anchor.weekday() - wanted) % 7
    which = (part["which"] or "").lower()
    if which == "next" or which == "this coming":
        return (anchor + timedelta(days=(wanted - anchor.weekday()) % 7 or 7)).isoformat(), "relative"
    if which in ("last", "previous") and back == 0:
        back = 7
    owned = text[match.end() : match.end() + 2] in ("'s", "’s")
    if (
        which not in ("last", "previous")
        and which != "this past"
        and back
        and not owned
        and (_ahead(text, match.start()) or _opens_ahead(text, match))
    ):
        return (anchor + timedelta(days=7 - back)).isoformat(), "relative"
    return (anchor - timedelta(days=back)).isoformat(), "relative"


def _feast(word: str, anchor: date) -> tuple[str, str]:
    """The nearest feast of that name."""
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if "thanksgiving" in word:
            days.append(date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7))
        elif "christmas" in word:
            days.append(date(year, 12, 24 if "eve" in word else 25))
        else:
            days.append(date(year, 12, 31) if "eve" in word else date(year, 1, 1))
    return min(days, key=lambda each: abs((each - anchor).days)).isoformat(), "relative"


def _relative_day(word: str, anchor: date) -> tuple[str, str]:
    if "weekend" in word:
        return (anchor - timedelta(days=(anchor.weekday() - 5) % 7)).isoformat(), "relative"
    days = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return (anchor + timedelta(days=days.get(word, 0))).isoformat(), "relative"


def _ago(part: dict[str, str | None], anchor: date) -> tuple[str, str]:
    word, unit, direction = (
        (part["an"] or "").lower(),
        (part["au"] or "").lower(),
        (part["adir"] or "").lower(),
    )
    if direction not in ("ago", "from now"):
        return "", "open"
    count = int(word) if word.isdigit() else COUNTS[word]
    sign = -1 if direction == "ago" else 1
    try:
        if unit == "day":
            return (anchor + timedelta(days=sign * count)).isoformat(), "relative"
        if unit == "week":
            year, week, _ = (anchor + timedelta(days=sign * 7 * count)).isocalendar()
            return f"{year}-W{week:02d}", "relative"
        if unit == "year":
            return f"{anchor.year + sign * count:04d}", "relative"
        months = anchor.year * 12 + anchor.month - 1 + sign * count
        return f"{months // 12:04d}-{months % 12 + 1:02d}", "relative"
    except OverflowError:
        return "", "open"


def _period(part: dict[str, str | None], anchor: date) -> tuple[str, str]:
    shift = {"last": -1, "next": 1, "the coming": 1}.get((part["pw"] or "").lower(), 0)
    unit = (part["pu"] or "").lower()
    if unit == "year":
        return f"{anchor.year + shift}", "relative"
    if unit == "month" and not (part["pw"] or "").lower().startswith("the"):
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}", "relative"
    if unit == "week" and not (part["pw"] or "").lower().startswith("the"):
        year, week, _ = (anchor + timedelta(days=7 * shift)).isocalendar()
        return f"{year}-W{week:02d}", "relative"
    return "", "open"
