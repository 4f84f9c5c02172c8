"""What the words of a clause would have somebody owe: drafts of commitments, for a person to confirm or to
correct.

English is read, by form alone: a named party (or both), then "shall", "will", "undertakes to", or a verb in
the present; a number with its unit; a day, "within so long", "each month", "until". What is not said so
plainly stays empty: a draft says no more than the words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from goodoffices.agreement.checks.clause_counts import CountSaid, counts_said
from goodoffices.agreement.moments import NotAMoment, read_length, read_moment
from goodoffices.spelling import find_days, tokens_of


class DraftDuty(msgspec.Struct, frozen=True, kw_only=True):
    """What a clause would have somebody owe, as far as its words say: ``owes`` and ``to`` are ids; ``by``,
    ``every`` and ``until`` are written as the agreement's file has them. ``sentence`` is where it was read.
    """

    sentence: str
    owes: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    what: str = ""
    number: Fraction | None = None
    unit: str = ""
    by: str = ""
    every: str = ""
    until: str = ""
    verified_by: str = ""


_ALL = (
    r"(?:both|the two|all) (?:parties|sides|governments|states)|the parties|the sides|each (?:party|side)|"
    r"neither (?:party|side)|(?:(?<=\A)|(?<=\) ))(?:both|each|neither)"
)
_MODAL = (
    r"(?:shall|will|must|has to|have to|is to|are to|agrees? to|undertakes? to|commits? "
    r"(?:itself |themselves )?to|"
    r"promises? to|is obliged to|are obliged to|is bound to|are bound to)"
)
_WORD = r"[^\W\d_][\w'’-]*"
_NO_VERB = frozenset(
    "is as has was does its this us his hers theirs yes less perhaps always towards besides thus says "
    "means".split()
)
"""Words in -s that are no verb in the present by which somebody owes something."""
_BASES = {"goes": "go", "does": "do", "has": "have"}
_NOT_A_UNIT = frozenset(
    "of from to in on by at behind through for with and or each every a an the per under within "
    "until before after "
    "once which that who is are be out into over across during as, not".split()
)
_SIGN_UNITS = {"dollar": "dollars", "euro": "euro", "pound": "pounds", "yen": "yen", "shekel": "shekels"}
_WITHIN = re.compile(
    r",? ?\b(?:within|no later than|not later than|at the latest|in the course of)\s+(?P<length>[\w -]{1,40}?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?))\b"
    r"(?: (?:of|after|from|following) (?:(?:the|its) )?(?P<of>signature|signing|entry into force)\b"
    r"|(?! (?:of|after|from|following)\b))",
    re.IGNORECASE,
)
_BY_DAY = re.compile(r",? ?\b(?:by|before|not later than|no later than|on or before|until)\b", re.IGNORECASE)
_DAY_OF = re.compile(
    r",? ?\b(?:by|on|from|until|not later than|no later than) (?:the )?"
    r"(?:day (?P<number>\d{1,4})|(?P<nth>[\w-]{3,20}) day)\b(?: of (?:the )?(?P<phase>[\w -]{2,40}))?",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"(?:\b(?:each|every|per)|(?<!within)(?<!for)(?<!after)(?<!than)(?<!in)(?<!of) an?) "
    r"(?P<unit>day|week|month|year)\b|\b(?P<word>daily|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r",? ?\b(?:verified|confirmed|checked|monitored|certified|supervised|as found|as established) by "
    r"(?P<who>[^,.;]{2,60})|,? ?\bunder (?:the )?(?:supervision|eyes|control) of (?P<of>[^,.;]{2,60})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_]|\()|\n+")


def duties_in(
    words: str,
    people: Mapping[str, Sequence[str]],
    phases: Mapping[str, str] | None = None,
    parties: Sequence[str] = (),
) -> list[DraftDuty]:
    """The drafts of what a clause's words would have each owe. ``people`` gives the id of each who may owe
    something its names, ``phases`` each phase's name its id; ``parties`` are those meant by "both" (all
    people, where it is left out).
    """
    sides = {key: people[key] for key in parties or people}
    names = [(name, key) for key, forms in people.items() for name in {key, *forms} if name.strip()]
    short = [(" ".join(name.split()[:2]), key) for name, key in names if len(name.split()) > 2]
    names += [one for one in short if [each[0] for each in short].count(one[0]) == 1]
    names.sort(key=lambda one: -len(one[0]))
    who = "|".join(rf"(?:the )?{re.escape(name)}(?:'s|’s)?" for name, _ in names)
    subject = re.compile(
        rf"(?<![\w-])(?:{who}|{_ALL})(?![\w-])" if who else rf"\b(?:{_ALL})\b", re.IGNORECASE
    )
    found = []
    for sentence in _SENTENCE.split(words):
        said = " ".join(sentence.split()).strip(" ;")
        found += [_draft(said, owes, verb, rest, sides, names, phases or {})
                  for owes, verb, rest in _owing(said, subject, sides, names)]  # fmt: skip
    return found


def _owing(
    said: str,
    subject: re.Pattern[str],
    parties: Mapping[str, Sequence[str]],
    names: Sequence[tuple[str, str]],
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Who owes, the verb as one would owe it, and the rest of the sentence; one for each party that acts."""
    end = 0
    for match in subject.finditer(said):
        if match.start() < end or match.group().lower().endswith(("'s", "’s")):
            continue
        owes = _ids(match.group(), parties, names)
        rest = said[match.end() :]
        joint = re.match(rf",? and (?P<other>{subject.pattern})", rest, re.IGNORECASE)
        if joint:
            owes = tuple(dict.fromkeys((*owes, *_ids(joint["other"], parties, names))))
            rest = rest[joint.end() :]
        verb = _verb(rest, match.group(), len(owes) > 1)
        if verb is None:
            continue
        word, tail = verb
        following = next(
            (
                one.start()
                for one in subject.finditer(tail)
                if _verb(tail[one.end() :], "", False) is not None
            ),
            None,
        )
        if following is not None:
            tail = re.sub(r"(?<![\s,;])[\s,;]+(?:(?:and|while|whereas|but)\s*)?\Z", "", tail[:following])
        end = len(said) - len(rest) + len(tail) if following is None else match.end()
        yield owes, word, tail


def _verb(rest: str, subject: str, several: bool) -> tuple[str, str] | None:
    """The verb behind a subject, as one would owe it, and what follows it."""
    match = re.match(
        rf"\s+(?:also |then |each |both |jointly |hereby )?{_MODAL}\s+(?P<verb>.+)",
        rest,
        re.IGNORECASE | re.DOTALL,
    )
    none = "not " if subject.lower().startswith("neither") else ""
    if match:
        first, _, tail = match["verb"].partition(" ")
        if first.lower() == "be":
            return None
        return f"{none}{first}", tail
    match = re.match(
        rf"\s+(?:also |then |each |jointly )?(?P<verb>{_WORD})(?P<tail>[\s,].*|[.;]?\Z)", rest, re.DOTALL
    )
    if match is None:
        return None
    verb = match["verb"]
    singular = re.match(r"(?:each|neither)", subject, re.IGNORECASE)
    if (
        several
        and not singular
        and verb.islower()
        and not verb.endswith(("ed", "ing", "ly"))
        and verb not in _NOT_A_UNIT
    ):
        return f"{none}{verb}", match["tail"].strip()
    if not verb.islower() or not verb.endswith("s") or verb.endswith("ss") or verb in _NO_VERB:
        return None
    return f"{none}{_base(verb)}", match["tail"].strip()


def _base(verb: str) -> str:
    if verb in _BASES:
        return _BASES[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1]


def _ids(
    words: str, parties: Mapping[str, Sequence[str]], names: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    plain = " ".join(words.lower().split()).removeprefix("the ")
    for name, key in names:
        if plain == name.lower().removeprefix("the "):
            return (key,)
    return tuple(parties)


def _draft(
    sentence: str,
    owes: tuple[str, ...],
    verb: str,
    rest: str,
    parties: Mapping[str, Sequence[str]],
    names: Sequence[tuple[str, str]],
    phases: Mapping[str, str],
) -> DraftDuty:
    count = next(iter(counts_said(rest)), None)
    by, until, taken = _times(rest, phases)
    checked = _CHECKED.search(rest)
    every = _EVERY.search(rest)
    what = rest
    for span in sorted([*taken, *([checked.span()] if checked else [])], reverse=True):
        what = what[: span[0]] + what[span[1] :]
    what = re.sub(r"\s+([,.;])", r"\1", " ".join(f"{verb} {what}".split())).strip(" ,.;")
    to = _to(rest, owes, parties, names)
    unit = _unit(rest, count) if count is not None else ""
    word = (every["unit"] or every["word"]).lower() if every else ""
    return DraftDuty(
        sentence=sentence,
        owes=owes,
        to=to,
        what=what,
        number=count.value if count is not None and unit else None,
        unit=unit,
        by=by,
        every={"daily": "1 day", "weekly": "1 week", "monthly": "1 month"}.get(
            word, f"1 {word}" if every and every["unit"] else "1 year" if word else ""
        ),
        until=until,
        verified_by=(checked["who"] or checked["of"]).strip().removeprefix("the ") if checked else "",
    )


def _to(
    rest: str, owes: tuple[str, ...], parties: Mapping[str, Sequence[str]], names: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """To whom: who is named behind "to" or as the one who gets it; with two parties, the other."""
    for name, key in names:
        if key not in owes and re.search(
            rf"\b(?:to |for )?(?:the )?{re.escape(name)}\b", rest, re.IGNORECASE
        ):
            return (key,)
    others = tuple(key for key in parties if key not in owes)
    if len(owes) == 1 and len(others) == 1:
        return others
    return tuple(parties) if set(owes) == set(parties) else ()


def _unit(rest: str, count: CountSaid) -> str:
    """The words behind a number up to the next that begins something else; the currency of its sign."""
    if count.sign in _SIGN_UNITS:
        return _SIGN_UNITS[count.sign]
    words = []
    for word in re.findall(r"[^\s]+", rest[count.end : count.end + 60])[:3]:
        bare = word.strip(",.;:()")
        if not bare or bare.lower() in _NOT_A_UNIT or not bare[0].isalpha():
            break
        words.append(bare)
        if word != bare:
            break
    return " ".join(words)


def _times(rest: str, phases: Mapping[str, str]) -> tuple[str, str, list[tuple[int, int]]]:
    """By when and until when, as the file has it, and where that stands."""
    match = _WITHIN.search(rest)
    if match:
        by = _length(match["length"])
        base = "signature" if match["of"] and "sign" in match["of"].lower() else "entry into force"
        if by:
            return (f"{by} after {base}" if match["of"] else f"within {by}"), "", [match.span()]
    match = _DAY_OF.search(rest)
    number = _nth(match) if match else 0
    if match and number:
        phase = phases.get(" ".join((match["phase"] or "").lower().split()), "")
        if phase or not match["phase"]:
            moment = f"day {number} of {phase}" if phase else f"day {number}"
            last = match.group().lower().lstrip(" ,").startswith("until")
            return ("" if last else moment), (moment if last else ""), [match.span()]
    tokens = tokens_of(rest)
    for day in find_days(tokens, rest):
        start, end = tokens[day.first].start, tokens[day.end - 1].end
        before = _last(_BY_DAY, rest[:start])
        if before is None or start - before.end() > 14 or not day.year:
            continue
        written = f"{day.year:04}-{day.month:02}-{day.last_day:02}"
        until = before.group().strip(" ,").lower() == "until"
        try:
            read_moment(written)
        except NotAMoment:
            continue
        return ("" if until else written), (written if until else ""), [(before.start(), end)]
    return "", "", []


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "tenth": 10}


def _nth(match: re.Match[str]) -> int:
    if match["number"]:
        return int(match["number"])
    word = match["nth"].lower()
    counted = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    return int(counted[1]) if counted else _NTH.get(word, 0)


def _length(text: str) -> str:
    """A length as the file has it, with its number in digits; empty where it is none."""
    try:
        found = read_length(text)
    except NotAMoment:
        return ""
    for size, unit in ((found.months, "month"), (found.days, "day"), (found.minutes, "minute")):
        if size and sum(map(bool, (found.months, found.days, found.minutes))) == 1:
            if unit == "minute" and size % 60 == 0:
                size, unit = size // 60, "hour"
            return f"{size} {unit}{'s' if size != 1 else ''}"
    return text
