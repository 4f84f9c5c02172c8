"""Figures: numbers of people and things, with what is counted, what became of them, when, and who says so in
the same clause.
"""

from __future__ import annotations

import re
from itertools import pairwise

from goodoffices.record import lexicon
from goodoffices.record.model import Article, DateMention, Figure, FigureStatus, Statement
from goodoffices.record.numbers import Number, find_numbers
from goodoffices.record.sentence_index import Days, Holders
from goodoffices.record.text.sift import lowered

VERSION = 1
_NOUNS = re.compile(
    r"[ \xa0](?P<noun>(?:(?!(?:and|or|of|in|on|at|for|to|from|by|with|as|were|was|are|is|have|had|has|that|"
    r"who|which|when|after|before|while|since"
    r"|if|a|the|this|these|must|may|might|will|would|can|could|should|being|held|taken|caught|found|sent|"
    r"seen|known|left|kept|now|today|there|here|against|about|into|over|under|among|between|through|still|so|"
    r"also|not|than|more)\b)(?:(?:[A-Z]\.){2,}|[^\W\d_][\w'’-]*)[ \xa0]?){1,4})"
)
_COMPOUND = re.compile(
    r"[-‑](?P<unit>day|week|month|year|hour|minute|point|phase|stage|member|strong|man|nation|seat|page)\b"
)
_MONTH = re.compile(
    r"\s?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|"
    r"Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\."
    r"|Dec\.|[ap]\.?m\b|o'clock|GMT|EST|UTC)"
)
_ORDINARY = lexicon.bag(
    "official officials source sources diplomat diplomats side sides party parties leader leaders minister "
    "ministers spokesman people's reporter reporters journalist journalists adviser advisers aide aides "
    "thing things time times way ways reason reasons point points mediator mediators delegation delegations "
    "country countries government governments envoy envoys analyst analysts expert experts others"
)
_NO_NOUN = frozenset("vabkjrT")
_UNITS = lexicon.bag("day days week weeks month months year years hour hours minute minutes decade decades")
_STATES: tuple[tuple[FigureStatus, str], ...] = (
    ("to be released",
    r"to (?:be )?(?:releas|free|return|hand over|exchang|swap)\w*|(?:would|will|must|should|could) (?:be "
        r")?(?:released?|freed?|hand over|set free|returned?)"
                       r"|release (?:[a-z]+ ){0,3}of|be (?:released|freed|exchanged|swapped)"),
    ("released", r"released|releasing|freed|set free|handed over|swapped|exchanged|returned"),
    ("killed",
    r"kill(?:ed|ing|s)|dead|died|deaths?|death toll|toll|fatalities|murdered|massacred|lost their lives"),
    ("alive", r"alive"),
    ("wounded", r"wounded|injured|hurt|injuries"),
    ("missing", r"missing|unaccounted for"),
    ("displaced", r"displaced|fled|uprooted|homeless|refugees"),
    ("detained", r"detained|arrested|imprisoned|jailed"),
    ("held", r"held|holding|hostages?|captives?|captivity|being held|in custody|prisoners?"),
)  # fmt: skip
_STATE = re.compile(
    r"\b(?:" + "|".join(f"(?P<s{index}>{pattern})" for index, (_, pattern) in enumerate(_STATES)) + r")\b"
)
_NOUN_OF_HELD = lexicon.bag("hostage hostages captives captive prisoner prisoners")
_BOUND = re.compile(
    r"[.;:!?](?=\s|$)|\n|,(?=\s)|\s(?:while|when|after|before|although|as|but|where|which|who|in exchange "
    r"for|in return for)\s| -- | – | — "
)
_FRAME = re.compile(
    r"\b(?:since [^,.;]{3,40}|so far|to date|every (?:day|week|month|year)|(?:a|per) (?:day|week|month|year)|"
    r"each (?:day|week|month|year)"
    r"|in (?:the|a) (?:first|second|third|final|last|initial) (?:phase|stage|week|day|month|year)|in the "
    r"(?:past|last) [\w ]{3,20})\b"
)
_CREDIT = re.compile(
    r"\baccording to (?P<who>[^,.;\n]{2,80})|(?P<said>[^,.;\"“”\n]{2,160}?) (?:said|says|estimates|"
    r"reported)\b"
)
_CREDITING = ("said", "says", "estimates", "reported", "according to")
_OPENING = re.compile(r"^.*\b(?:that|which|who|whom|whose|as|and|but|while|where|because|though)\s")
"""What stands before the noun group of a source within its clause ("a war that the ministry said has ...").
"""
_BEHIND = re.compile(r",? according to (?P<who>[^,.;\n]{2,80})")
_BEFORE = re.compile(r"(?:^|[.;\n]\s*)according to (?P<who>[^,.;\n]{2,80}),\s$", re.IGNORECASE)
_REFERS_BACK = re.compile(r"\b(?:these|those|all|both|other|of them|the) $")
_OPEN = re.compile(r"\b(?:whether|if|unless|must|should)\b")
_BACKGROUND = re.compile(
    r"\b(?:in|of|on|to|by|from|after|before|during|amid|for|into|under|over|with|end) (?:an?|the|its|his|her|"
    r"their|this|that)? ?$"
)
_OF_THEM = re.compile(
    r" of (?:its|his|her|their|the|our|those|these) (?P<noun>(?:[a-z][\w’-]* )?[a-z][\w’-]*s)\b"
)
_COUNTED_AS_MANY = re.compile(r"(?:[^\W\d_][\w.'’-]*(?<!ss)s|people|men|women|children|police|troops)")
_AGED = re.compile(r"\bage[ds]?\s(?:(?:between|from|of)\s)?$")
_WORD = re.compile(r"\S+")
_FOR = ("in exchange for", "in return for", "in exchange for ", "in return for ")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|ing)")
_REACH = 160
"""Characters to either side of a figure in which its clause is looked for."""
_ATTRIBUTIVE = re.compile(
    r",?\s(?!(?:and|or|in|on|at|to|for|when|after|before|that|with|by|as|but|where|which|who|while|from|"
    r"during|night|morning|afternoon|evening|later)\b)[a-z]+"
)


_SINCE = re.compile(r"\bsince (?:last |early |late |mid-)?$")


def stands_free(text: str, mention: DateMention) -> bool:
    """Whether a date dates what is told, and not only the noun behind it ("the 7 October attack")."""
    before = text[max(0, mention.start - 12) : mention.start]
    attributive = re.search(r"\b(?:the|its|his|their|this)\s(?:\w+\s)?$", before) is not None
    return not (attributive and _ATTRIBUTIVE.match(text, mention.end) is not None) and not _SINCE.search(
        before
    )


def find_figures(article: Article, statements: list[Statement], dates: list[DateMention]) -> list[Figure]:
    """Every figure of the article in the order of its text; dates, times, ages, ordinals and counts of
    sources are left out.
    """
    text, low = article.text, lowered(article.text)
    holders, days = Holders(statements), Days(dates)
    found: list[Figure] = []
    at = next_date = 0
    before: Figure | None = None
    for number in find_numbers(text, low):
        while next_date < len(dates) and dates[next_date].end <= number.first:
            next_date += 1
        dated = next_date < len(dates) and dates[next_date].start < number.last
        if dated or number.first < at or _MONTH.match(text, number.last):
            continue
        figure = _figure(article, low, number, holders, days, before)
        if figure is not None:
            found.append(figure)
            before, at = figure, figure.end
    return found


def _figure(
    article: Article, low: str, number: Number, holders: Holders, days: Days, before: Figure | None
) -> Figure | None:
    text = article.text
    unit, subject, end = _what(text, number)
    measures = _measures(text, number)
    in_digits = number.digits[0].isdigit()
    head = subject.rsplit(" ", 1)[-1].lower()
    if (
        (head in _ORDINARY and not measures)
        or _bare_year(number, subject)
        or _AGED.search(low[max(0, number.start - 16) : number.start])
    ):
        return None
    clause = _clause(text, number.first, end)
    exchanged = "" if measures else _exchanged(low, clause)
    state = exchanged or ("" if measures or unit in _UNITS else _state(low, clause, number.first, end))
    if number.upto is not None and not subject and not unit:
        subject = _moved(text, clause, number)
    if not subject and not unit and (not state or _refers_back(low, clause, number)):
        return None
    if not in_digits and not state and not unit and number.value < 10 and not _counts(number, subject):
        return None
    holder = holders.at(number.first)
    frame = _FRAME.search(low, *clause)
    return Figure(
        id=f"{article.id}:f{number.start}-{end}",
        article=article.id,
        start=number.start,
        end=end,
        text=text[number.start : end],
        rule=f"figure@{VERSION}",
        number=number.value,
        upto=number.upto,
        modifier=number.modifier,
        subject=subject,
        unit=unit,
        state=state,
        frame=text[frame.start() : frame.end()] if frame else "",
        when=""
        if measures or unit in _UNITS
        else _when(text, clause, number, days, holder)
        or (_in_sentence(text, before, number) if exchanged else ""),
        source=""
        if measures and _BACKGROUND.search(low, clause[0], number.start)
        else _source(text, clause, holder, number, holders.teller(holder)),
        statement=holder.id if holder else "",
    )


_MOVED = re.compile(
    r"\b(?:rais\w{0,4}|lift\w{0,4}|increas\w{0,4}|lower\w{0,4}|cut\w{0,5}|reduc\w{0,4}|mov\w{0,4}|"
    r"chang\w{0,4}|rises?|rose|fell|falls?)(?: in)? (?:the |its |their |a )?"
    r"(?P<what>[a-z][\w-]{0,20}(?: [a-z][\w-]{0,20}){0,2}?)(?: (?:for|of|in) [\w’' ]{2,40})?,? from $"
)
_FEWEST_WORDS = 3


def _moved(text: str, clause: tuple[int, int], number: Number) -> str:
    """What goes from the one to the other ("raise the pension age for council workers from 61 to 66")."""
    match = _MOVED.search(text[clause[0] : number.start])
    return match.group("what") if match is not None else ""


def _counts(number: Number, subject: str) -> bool:
    """Whether a small number in words counts things: qualified, or three and more of a plural."""
    many = subject.endswith("s") and subject[:1].islower()
    return bool(subject) and (number.modifier != "exactly" or (number.value >= _FEWEST_WORDS and many))


def _when(text: str, clause: tuple[int, int], number: Number, days: Days, holder: Statement | None) -> str:
    """The day of what is counted: in its clause and in what is said, not the day on which somebody says it; a
    clause with "when" has the day that stands before it.
    """
    start, stop = clause
    if holder is not None:
        start, stop = max(start, holder.start), min(stop, holder.end)
    start = max(start, text.rfind(" and ", start, number.start))
    if text.endswith("when ", 0, start):
        start = _clause(text, start - len(", when "), start - 1)[0]
    near = (each.value for each in days.between(start, stop) if each.value and stands_free(text, each))
    return next(near, "")


def _in_sentence(text: str, before: Figure | None, number: Number) -> str:
    """The day of the figure before in the same sentence."""
    return before.when if before is not None and ". " not in text[before.end : number.start] else ""


def _refers_back(low: str, clause: tuple[int, int], number: Number) -> bool:
    """A bare number that takes up one given before ("whether these 33 must be alive") or whose state is only
    asked for.
    """
    back = _REFERS_BACK.search(low, clause[0], number.start) is not None
    return back or _OPEN.search(low, clause[0], number.start) is not None


def _source(
    text: str, clause: tuple[int, int], holder: Statement | None, number: Number, teller: Statement | None
) -> str:
    """Who gives the figure: the speaker where the attribution is in its clause or right beside it, else what
    the clause names.
    """
    if holder is not None and holder.speaker and _same_clause(text, holder, clause):
        return (teller or holder).speaker
    return _credit(text, clause, number)


def _what(text: str, number: Number) -> tuple[str, str, int]:
    """Unit and subject, and where the passage ends with them."""
    unit, end = number.unit, number.end
    compound = _COMPOUND.match(text, number.last)
    if compound is not None:
        unit, end = compound.group("unit"), compound.end()
    noun = _NOUNS.match(text, end)
    if noun is None:
        members = _OF_THEM.match(text, end) if not unit else None
        return (unit, members.group("noun"), members.end()) if members else (unit, "", end)
    subject = noun.group("noun").strip()
    first = noun.start("noun")
    words = list(_WORD.finditer(subject))
    if words[0].group().lower() in _UNITS and not unit:
        return words[0].group().lower(), "", first + words[0].end()
    for index, word in enumerate(words):
        if lexicon.classes().get(word.group()) in _NO_NOUN or word.group() in lexicon.verbs():
            if index == 0:
                return unit, "", end
            subject = subject[: words[index - 1].end()]
            words = words[:index]
            break
    for before, word in pairwise(words):
        plural = before.group()[-1] in "sne" and not before.group().endswith("ly")
        if plural and _PARTICIPLE.fullmatch(word.group()):
            subject = subject[: before.end()]
            break
    subject = subject if compound else _to_the_plural(subject)
    return unit, subject, first + len(subject)


def _to_the_plural(subject: str) -> str:
    """The words up to the last plural: what follows it is no longer what is counted ("U.S. troops stay")."""
    words = list(_WORD.finditer(subject))
    for word in reversed(words):
        if _COUNTED_AS_MANY.fullmatch(word.group()):
            return subject[: word.end()]
    return subject


def _measures(text: str, number: Number) -> bool:
    """Whether the number is part of a measure ("three-phase", "14-month"): nothing happens to what it
    counts.
    """
    return _COMPOUND.match(text, number.last) is not None


def _exchanged(low: str, clause: tuple[int, int]) -> FigureStatus:
    """What becomes of those given "in exchange for" others: the same as of these ("released 105 hostages in
    exchange for 240 prisoners").
    """
    if not low.endswith(_FOR, 0, clause[0]):
        return ""
    stop = clause[0] - len("in exchange for ")
    begin = max(low.rfind(". ", 0, stop), low.rfind("\n", 0, stop), stop - _REACH)
    given = [
        state
        for match in _STATE.finditer(low, max(0, begin), stop)
        if (state := _STATES[int((match.lastgroup or "s0")[1:])][0]) in ("released", "to be released")
    ]
    return given[-1] if given else ""


def _bare_year(number: Number, subject: str) -> bool:
    digits = number.digits
    year = digits.isdigit() and len(digits) == 4 and 1800 <= number.value <= 2100
    return year and number.start == number.first and not subject.endswith("s")


def _clause(text: str, first: int, last: int) -> tuple[int, int]:
    """The clause around a figure: back and on to the nearest punctuation or joining word."""
    begin = max(0, first - _REACH)
    for mark in _BOUND.finditer(text, begin, first):
        begin = mark.end()
    stop = min(len(text), last + _REACH)
    after = _BOUND.search(text, last, stop)
    return begin, after.start() if after else stop


def _state(low: str, clause: tuple[int, int], first: int, last: int) -> FigureStatus:
    """What became of those counted: the nearest word that says so in the clause; a noun for captives only for
    want of a verb.
    """
    best = 10_000
    found: FigureStatus = ""
    alone = not low[clause[0] : first].strip() and not low[last : clause[1]].strip()
    for match in _STATE.finditer(low, *clause):
        order = int((match.lastgroup or "s0")[1:])
        distance = match.start() - last if match.start() >= first else first - match.end()
        inside = first <= match.start() < last
        if match.group() in _NOUN_OF_HELD and (alone or (not inside and match.group().endswith("s"))):
            continue
        if match.group().startswith("release ") and match.end() <= first:
            if _IS_OVER.search(low, *clause):
                return "released"
            if not _TO_COME.search(low, *clause):
                return ""
        weight = max(0, distance) + 3 * order + (60 if match.group() in _NOUN_OF_HELD else 0)
        if first <= match.start() < last and match.group() not in _NOUN_OF_HELD:
            weight = order - len(_STATES)
        if weight < best:
            best, found = weight, _STATES[order][0]
    return found


_IS_OVER = re.compile(r"\b(?:led to|after|following|ago|since|last (?:week|weekend|month|year|night))\b")
_TO_COME = re.compile(
    r"\b(?:would|will|for the release|demand\w{0,3}|call\w{0,3}|seek\w{0,3}|exchange|secur\w{0,3}|"
    r"includ\w{0,3}|offer\w{0,3}|deal|propos\w{0,3}|plan|agree\w{0,3}|want\w{0,2})\b"
)
"""Beside "release of": that it is to come."""


def _credit(text: str, clause: tuple[int, int], number: Number) -> str:
    """The source named in the same clause, or by "according to" right before or behind it. Words that the
    number itself stands in are none ("as many as 3,000 workers say ...").
    """
    start, stop = clause
    match = _BEHIND.match(text, stop)
    if match is None and any(text.find(word, start, stop) >= 0 for word in _CREDITING):
        match = _CREDIT.search(text, start, stop)
        if match is not None and match["said"] and match.start("said") < number.last <= match.end("said"):
            match = None
    if match is None and text.find("ccording to", max(0, start - _REACH), start) >= 0:
        match = _BEFORE.search(text, max(0, start - _REACH), start)
    if match is None:
        return ""
    who = match.group("who") if "who" in match.re.groupindex and match["who"] else match["said"]
    who = _OPENING.sub("", who.strip())
    return re.sub(r"^(?:(?:that|the|and|but|as|which|where|an?)\s+)+", "", who, flags=re.IGNORECASE)


def _same_clause(text: str, holder: Statement, clause: tuple[int, int]) -> bool:
    """Whether the attribution stands in the clause, or right behind it ("..., the ministry said")."""
    spans = [span for span in (holder.cue_span, holder.speaker_span) if span is not None]
    if any(clause[0] <= span[0] < clause[1] for span in spans):
        return True
    if spans and max(span[1] for span in spans) <= clause[0]:
        return not text[max(span[1] for span in spans) : clause[0]].strip(" ,")
    first = min((span[0] for span in spans), default=-1)
    return first >= clause[1] and text[clause[1] : first].strip(" ,") in ("", "the", "a", "an")
