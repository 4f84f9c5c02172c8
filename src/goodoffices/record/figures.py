"""Figures: numbers of people and things, with what is counted, what became of them, when, and who says so in the same clause."""

from __future__ import annotations

import re
from typing import Literal

from goodoffices.record.lexicon import NUMERALS
from goodoffices.record.model import Article, DateMention, Figure, FigureStatus, Modifier, Statement

VERSION = 1
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORDS = "|".join(
    word for word in sorted(NUMERALS, key=len, reverse=True) if word not in ("zero", "one", *_SCALES)
)
_ONE = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORDS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
_MODIFIERS: tuple[tuple[str, Modifier], ...] = (
    (
        r"more than|over|above|in excess of|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|upwards of|topped|passed",
        "more than",
    ),
    (r"at least|no fewer than|no less than|a minimum of|not less than", "at least"),
    (r"at most|up to|as many as|as much as|no more than|not more than|a maximum of", "at most"),
    (r"fewer than|less than|under|below|almost|nearly|close to", "fewer than"),
    (r"about|around|approximately|roughly|some|an estimated|estimated|circa|or so", "about"),
)
_MODIFIER = "|".join(rf"(?P<m{index}>{pattern})" for index, (pattern, _) in enumerate(_MODIFIERS))
_FIGURE = re.compile(
    rf"(?:\b(?:{_MODIFIER})\s+)?(?:the\s+)?(?P<money>[$€£¥₪]\s?|\b(?:US|C|A)\$\s?)?(?<![\w.,/:-])(?P<number>{_ONE})(?![\w/:]|\.\d|,\d)"
    rf"(?:(?:\s?(?:-|–|to|and)\s?)(?P<upto>{_ONE})(?![\w/:]|\.\d))?(?:\s(?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?P<measure>\s?(?:%|per\s?cent\b|percent\b|km\b|kilomet(?:er|re)s?\b|miles?\b|square (?:kilomet(?:er|re)s?|miles?)\b|hectares?\b|tonnes?\b|tons?\b"
    r"|dollars?\b|euros?\b|pounds?\b|roubles?\b|rubles?\b|shekels?\b))?",
    re.IGNORECASE,
)  # fmt: skip
_TRIGGER = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)
_NOUNS = re.compile(
    r"[ \xa0](?P<noun>(?:(?!(?:and|or|of|in|on|at|for|to|from|by|with|as|were|was|are|is|have|had|has|that|who|which|when|after|before|while|since|if|a|the|this|these|must|may|might|will|would|can|could|should|being|held|taken|still|so|also|not|than|more|if|would)\b)[^\W\d_][\w'’-]*[ \xa0]?){1,4})(?P<of>of (?:its |the |their )?[^\W\d_][\w-]+)?"
)
_COMPOUND = re.compile(
    r"[-‑](?P<unit>day|week|month|year|hour|minute|point|phase|stage|member|nation|seat|page)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|a\.?m\b|p\.?m\b|o'clock|GMT|EST|UTC)"
)
_ORDINARY = frozenset(
    [
        "official",
        "officials",
        "source",
        "sources",
        "diplomat",
        "diplomats",
        "side",
        "sides",
        "party",
        "parties",
        "leader",
        "leaders",
        "minister",
        "ministers",
        "spokesman",
        "people's",
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "adviser",
        "advisers",
        "aide",
        "aides",
        "thing",
        "things",
        "time",
        "times",
        "way",
        "ways",
        "reason",
        "reasons",
        "point",
        "points",
        "mediator",
        "mediators",
        "delegation",
        "delegations",
        "country",
        "countries",
        "government",
        "governments",
        "envoy",
        "envoys",
        "analyst",
        "analysts",
        "expert",
        "experts",
        "others",
    ]
)
_UNITS = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "minute",
        "minutes",
        "decade",
        "decades",
    ]
)
_STATES: tuple[tuple[str, FigureStatus], ...] = (
    (r"\b(?:to (?:be )?(?:release|free|return|hand(?:ed)? over|exchange|swap|releas|freed)d?|(?:would|will|must|should|could) (?:be )?(?:release|free|hand over|set free|return)d?|release of|to secure the release|be (?:released|freed|exchanged|swapped))\b", "to be released"),
    (r"\b(?:releas(?:ed|ing)|freed|set free|handed over|swapped|exchanged|returned)\b", "released"),
    (r"\b(?:kill(?:ed|ing|s)?|dead|died|deaths?|death toll|toll|fatalities|murdered|massacred|lost their lives)\b", "killed"),
    (r"\balive\b", "alive"),
    (r"\b(?:wounded|injured|hurt|injuries)\b", "wounded"),
    (r"\b(?:missing|unaccounted for)\b", "missing"),
    (r"\b(?:displaced|fled|uprooted|homeless|refugees)\b", "displaced"),
    (r"\b(?:detained|arrested|imprisoned|jailed)\b", "detained"),
    (r"\b(?:held|hostages?|captives?|captivity|prisoners? of war|being held|holding|in custody|imprisonment|prisoners)\b", "held"),
)  # fmt: skip
_STATE = tuple((re.compile(pattern, re.IGNORECASE), state) for pattern, state in _STATES)
_BOUND = re.compile(
    r"[.;:!?](?=\s|$)|\n|,(?=\s)|\s(?:while|when|after|before|although|as|but|where|which|who|in exchange for|in return for)\s| -- | – | — "
)
_FRAME = re.compile(
    r"\b(?:since [^,.;]{3,40}|so far|to date|every (?:day|week|month|year)|(?:a|per) (?:day|week|month|year)|each (?:day|week|month|year)|in (?:the|a) (?:first|second|third|final|last|initial) (?:phase|stage|week|day|month|year)|in the (?:past|last) [\w ]{3,20})\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\baccording to (?P<who>[^,.;]{2,80})|\b(?P<said>(?:the )?[^,.;\"“”]{2,60}?) (?:said|says|put|estimated|estimates|reported)\b"
)
_PERIOD = Literal["day"]


def find_figures(article: Article, statements: list[Statement], dates: list[DateMention]) -> list[Figure]:
    """Every figure of the article in the order of its text; dates, times, ages, ordinals and counts of sources are left out."""
    text = article.text
    taken = [(mention.start, mention.end) for mention in dates]
    found: list[Figure] = []
    at = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < at:
            continue
        match = _at(text, trigger.start())
        if match is None:
            continue
        at = match.end()
        if any(a < match.end("number") and match.start("number") < b for a, b in taken):
            continue
        figure = _figure(article, match, statements, dates)
        if figure is not None:
            found.append(figure)
            at = max(at, figure.end)
    return found


_ATTRIBUTIVE = re.compile(
    r",?\s(?!and\b|or\b|in\b|on\b|at\b|to\b|for\b|when\b|after\b|before\b|that\b|with\b|by\b|as\b|but\b|where\b|which\b|who\b|while\b|for\b|from\b|during\b|night\b|morning\b|afternoon\b|evening\b|later\b)[a-z]+"
)


def stands_free(text: str, mention: DateMention) -> bool:
    """Whether a date dates what is told, and not only the noun behind it ("the 7 October attack")."""
    before = text[max(0, mention.start - 12) : mention.start]
    attributive = re.search(r"\b(?:the|its|his|their|this)\s(?:\w+\s)?$", before) is not None
    return not (attributive and _ATTRIBUTIVE.match(text, mention.end) is not None) and not before.endswith(
        "since "
    )


def _at(text: str, start: int) -> re.Match[str] | None:
    """The figure whose number starts at ``start``, with the words before it that qualify it."""
    for match in _FIGURE.finditer(text, max(0, start - 34), min(len(text), start + 80)):
        if match.start("number") == start:
            return match
        if match.start("number") > start:
            return None
    return None


def _number(word: str, scale: str | None) -> int | float | None:
    low = word.lower().replace(",", "")
    value: int | float
    if low[0].isdigit():
        if len(low) > 15:
            return None
        value = float(low) if "." in low else int(low)
    else:
        tens, _, ones = low.partition("-")
        value = NUMERALS[tens] + (NUMERALS[ones] if ones else 0)
    if scale:
        value = value * _SCALES[scale.lower()]
        if isinstance(value, float):
            value = round(value, 6)
            value = int(value) if value == int(value) else value
    return value


def _figure(
    article: Article, match: re.Match[str], statements: list[Statement], dates: list[DateMention]
) -> Figure | None:
    text = article.text
    scale = match.group("scale")
    number = _number(match.group("number"), scale)
    upto = _number(match.group("upto"), scale) if match.group("upto") else None
    if number is None or (upto is None and match.group("upto")):
        return None
    if _MONTH.match(text, match.end("number")):
        return None
    start = match.start()
    if text[start : start + 4].lower() == "the ":
        start += 4
    end = match.end()
    unit, subject, end = _what(text, match, end)
    clause = _clause(text, match.start("number"), end)
    state = _state(text, clause, match.start("number"), end)
    if not subject and not unit and not state:
        return None
    if _bare_year(match, number, subject):
        return None
    head = subject.rsplit(" ", 1)[-1].lower()
    if head in _ORDINARY or (
        not match.group("number")[0].isdigit() and not state and not unit and number < 10
    ):
        return None
    frame = _FRAME.search(text, *clause)
    credit = _credit(text, clause)
    holder = _holder(statements, match.start("number"))
    return Figure(
        id=f"{article.id}:f{start}-{end}",
        article=article.id,
        start=start,
        end=end,
        text=text[start:end],
        rule=f"figure@{VERSION}",
        number=number,
        upto=upto,
        modifier=_modifier(match),
        subject=subject,
        unit=unit,
        state=state,
        frame=frame.group() if frame else "",
        when=next(
            (
                each.value
                for each in dates
                if clause[0] <= each.start < clause[1] and each.value and stands_free(text, each)
            ),
            "",
        ),
        source=holder.speaker if holder and holder.speaker and _same_clause(holder, clause) else credit,
        statement=holder.id if holder else "",
    )


_WORD = re.compile(r"\S+")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|ing)")


def _what(text: str, match: re.Match[str], end: int) -> tuple[str, str, int]:
    """Unit and subject, and where the passage ends with them."""
    unit = (match.group("measure") or "").strip().lower()
    if match.group("money"):
        unit = match.group("money").strip()
    compound = _COMPOUND.match(text, match.end("number"))
    if compound is not None:
        unit, end = compound.group("unit").lower(), compound.end()
    noun = _NOUNS.match(text, end)
    subject = ""
    if noun is not None:
        subject = noun.group("noun").strip()
        stop = noun.start("noun") + len(subject)
        words = subject.split()
        for before, word in zip(
            _WORD.finditer(subject), _WORD.finditer(subject, len(words[0])), strict=False
        ):
            plural = before.group()[-1] in "sne" and not before.group().endswith("ly")
            if plural and _PARTICIPLE.fullmatch(word.group()):
                stop = noun.start("noun") + before.end()
                subject = subject[: before.end()]
                break
        end = stop
        if words[0].lower() in _UNITS and not unit:
            unit, subject = words[0].lower(), ""
            end = noun.start("noun") + len(words[0])
    return unit, subject, end


def _bare_year(match: re.Match[str], number: int | float, subject: str) -> bool:
    digits = match.group("number")
    return (
        digits.isdigit()
        and len(digits) == 4
        and 1800 <= number <= 2100
        and match.start() == match.start("number")
        and not subject.endswith("s")
    )


def _modifier(match: re.Match[str]) -> Modifier:
    for index, (_, name) in enumerate(_MODIFIERS):
        if match.group(f"m{index}"):
            return name
    return "exactly"


def _clause(text: str, first: int, last: int) -> tuple[int, int]:
    """The clause around a figure: back and on to the nearest punctuation or joining word."""
    start = max(0, first - 160)
    before = None
    for mark in _BOUND.finditer(text, start, first):
        before = mark
    begin = before.end() if before else start
    after = _BOUND.search(text, last, min(len(text), last + 160))
    return begin, after.start() if after else min(len(text), last + 160)


def _state(text: str, clause: tuple[int, int], first: int, last: int) -> FigureStatus:
    """What became of those counted: the nearest word that says so in the clause, what stands behind the figure first."""
    best: tuple[int, FigureStatus] | None = None
    for order, (pattern, state) in enumerate(_STATE):
        for match in pattern.finditer(text, *clause):
            distance = match.start() - last if match.start() >= first else first - match.end()
            weight = (
                max(0, distance)
                + 3 * order
                + (12 if state == "held" and match.group().lower() in _NOUN_OF_HELD else 0)
            )
            if best is None or weight < best[0]:
                best = (weight, state)
    return best[1] if best else ""


_NOUN_OF_HELD = frozenset(("hostage", "hostages", "captives", "captive", "prisoners"))


def _credit(text: str, clause: tuple[int, int]) -> str:
    """The source named in the same clause, or by "according to" right behind it."""
    behind = re.compile(r",? according to (?P<who>[^,.;\n]{2,80})").match(text, clause[1])
    match = behind or _CREDIT.search(text, *clause)
    if match is None:
        return ""
    who = match.group("who") or (match.groupdict().get("said") or "")
    return re.sub(r"^(?:that|the|and|but|as|which|where)\s+", "", who.strip())


def _holder(statements: list[Statement], at: int) -> Statement | None:
    holding = [each for each in statements if each.start <= at < each.end]
    return min(holding, key=lambda each: each.end - each.start, default=None)


def _same_clause(holder: Statement, clause: tuple[int, int]) -> bool:
    spans = [span for span in (holder.cue_span, holder.speaker_span) if span is not None]
    return any(clause[0] <= span[0] < clause[1] for span in spans)
