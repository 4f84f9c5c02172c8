"""Who is named in a stretch of text: people with their offices, delegations, bodies and sides."""

from __future__ import annotations

import re

from goodoffices.record.events.where import NOT_PLACES
from goodoffices.record.model import Certainty, Participant
from goodoffices.record.names import Sides

_OFFICES = (
    r"(?<![a-z])(?:director|[Ss]ecretary(?:-[Gg]eneral)?|[Mm]inister|[Pp]resident|spokes\w+|advis[eo]r|"
    r"official|[Cc]hief|head|leader|envoy|representative|chair(?:man|woman)?|executive|commander|negotiator|"
    r"mediator|facilitator|counterpart|ambassador|king|emir|general|lawyer|judge|premier|chancellor)"
)
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'-]*\.?|[a-z]{1,3}-[A-Z][\w’'-]*)"
_NAME = rf"(?=[A-Z]){_CAPITAL}(?:\s(?:{_CAPITAL}|(?:bin|ibn|al|el|de|la|van|von|der)\b))*"
_PERSON = re.compile(
    rf"(?P<role>(?:(?:[\w’'-]*[A-Z][\w.’'-]*|acting|former|top|senior|deputy|chief|prime|foreign|"
    rf"special|lead|head|minister|chairman|federal|of|for|in|the|intelligence|chairman|defen[cs]e|"
    rf"peace|panel|union|government|security|rebel|retired|police)\s)*{_OFFICES}\s(?:(?:of|for|"
    rf"to)\s(?:the\s)?[A-Z]\w+(?:\s[a-z]+)?\s)?)?(?P<name>{_NAME})"
)
_APPOSED = re.compile(
    rf",?\s\(?(?!and\b)(?:the\s|an?\s)?(?P<role>(?:[\w’'.-]+\s){{0,6}}?{_OFFICES}\b(?:\s(?:of|for|at|"
    rf"to)\s[^,.;]{{2,60}}?)?)(?=[,.;)]|\sand\s|$)"
)
_TITLED_BEFORE = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|with|and|by|to)\s|^)?(?P<role>(?:(?!with\b|"
    rf"and\b|by\b|to\b|the\b|its\b|his\b|"
    rf"her\b)[\w’'.-]+\s){{0,4}}?{_OFFICES}(?:\sof\s(?:the\s)?[A-Z]\w+)?),\s$"
)
_OFFICE = re.compile(
    r"\b(?:(?:[Dd]eputy|[Aa]cting)\s)?(?:[Pp]rime [Mm]inister|[Pp]resident|[Kk]ing|[Ee]mir|[Ff]oreign "
    r"[Mm]inister|[Cc]hancellor) of (?:the )?[A-Z]\w+\b(?! [A-Z])"
)
_TEAM = (
    r"(?:mediators?|facilitators?|negotiators?|negotiating teams?|representatives|delegations?|delegates|"
    r"officials|envoys|ministers|leaders|diplomats|emissaries|experts|executives|lawyers|teams?|panels?|army|"
    r"government|forces|militants|fighters|rebels|guerrillas|insurgents)"
)
_GROUP = re.compile(rf"\b(?P<group>(?:[A-Z][\w.’'-]+(?:,\s|,?\sand\s|\s))+(?:[a-z]+\s)?{_TEAM})\b")
_GROUP_OF = re.compile(
    rf"\b(?P<group>(?i:{_TEAM}|state|kingdom|republic)\s(?:of|"
    rf"from)\s(?:the\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*(?:(?:,\s|"
    rf",?\sand\s)(?:the\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*)*)"
)
_PLAIN = re.compile(
    r"\b(?P<group>(?:[Tt]he|both|[Ss]triking|[Oo]pposition|[Rr]ebel|"
    r"[Aa]rmed)\s(?:[a-z]+\s){0,2}?(?:government|union|unions|company|companies|army|rebels|opposition|"
    r"operators|employers|owners|studios|writers|strikers|kidnappers|captors|guerrillas|insurgents|leaders|"
    r"sides|parties|panels|dockworkers|workers|factions|militants|militia|junta))\b(?![’'])"
)
_WORDS = re.compile(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*")
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+$")
_WHEREABOUTS = re.compile(r"\b(?:in|at|from|to|of|for|near)\s$|\b(?:of|in) the\s$")
"""Before a name that says where or of whom, and not who takes part."""
_DATELINE = re.compile(r"\s?(?:\(|[—–-])")
_MOVEMENT = re.compile(
    r"\s(?:\w+\s)?(?:movement|group|party|organi[sz]ation|government|army|militants|rebels|fighters|union)\b"
)
_ARMED = ("militants", "fighters", "rebels", "guerrillas", "insurgents", "forces", "soldiers")
_NO_ACTOR = re.compile(
    r"^(?:A|An|The|In|On|At|But|And|After|Before|Since|Following|As|For|With|While|When|Like|During|To|By|No|"
    r"If|U|Mr|Mrs|Ms|Dr)\.?$"
)


def actors(text: str, start: int, stop: int, sides: Sides, certainty: Certainty) -> list[Participant]:
    """The people, delegations and sides of ``text[start:stop]``, in its order; of a list of countries each
    with its own side.
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Participant]] = []

    def free(first: int, last: int) -> bool:
        return all(last <= one or first >= two for one, two in taken)

    def add(first: int, last: int, *who: Participant) -> None:
        taken.append((first, last))
        found.extend((first, each) for each in who)

    for match in _SHORTENED.finditer(text, start, stop):
        body = _in_full(match.group("words"), match.group("short"))
        if body:
            first = match.end("words") - len(body)
            add(first, match.end(), Participant(name=body, side=sides.of(body), certainty=certainty))
    for pattern in (_GROUP_OF, _GROUP):
        for match in pattern.finditer(text, start, stop):
            first, last = match.span("group")
            if free(first, last):
                add(first, last, *_of_group(match.group("group"), sides, certainty))
    for match in _OFFICE.finditer(text, start, stop):
        if free(*match.span()):
            add(
                *match.span(),
                Participant(name=match.group(), side=sides.of(match.group()), certainty=certainty),
            )
    for match in _PERSON.finditer(text, start, stop):
        if free(*match.span("name")):
            person = _person(text, match, start, stop, sides, certainty)
            if person is not None:
                add(match.start(), person[1], person[0])
    for match in _PLAIN.finditer(text, start, stop):
        if free(*match.span()):
            name = match.group("group").removeprefix("The ").removeprefix("the ").removeprefix("both ")
            add(*match.span(), Participant(name=name, side=sides.of(name), certainty=certainty))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


_SHORTENED = re.compile(
    r"(?P<words>[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|and|of|for|the|on|in))*)\s\((?P<short>[A-Z]{2,8})\)"
)


def _in_full(words: str, short: str) -> str:
    """The last words whose capitals are the letters of the short form behind them: one body, however many
    "and" it has in its name ("the Lake and Rivers Authority (LRA)"). Empty where they are not.
    """
    starts = [match.start() for match in re.finditer(r"(?<!\S)[A-Z]", words)]
    if len(starts) < len(short):
        return ""
    first = starts[-len(short)]
    return words[first:] if "".join(words[at] for at in starts[-len(short) :]) == short else ""


def _of_group(group: str, sides: Sides, certainty: Certainty) -> list[Participant]:
    """A group once for each side that its words name; under the one body that they name, else under none."""
    named: dict[str, None] = {}
    for run in _WORDS.findall(group):
        side = sides.of(run)
        if side:
            named.setdefault(side)
    if not named:
        bodies = [run for run in _WORDS.findall(group) if run not in NOT_PLACES]
        known = len(bodies) == 1 and not group.endswith(_ARMED)
        named = {bodies[0] if known else "": None}
    return [Participant(name=group, side=side, certainty=certainty) for side in named]


def _person(
    text: str, match: re.Match[str], start: int, stop: int, sides: Sides, certainty: Certainty
) -> tuple[Participant, int] | None:
    """The person or side of a match, and where it ends; None for a day, an adjective or another word that
    only begins so.
    """
    name, role = match.group("name"), (match.group("role") or "").strip()
    name = (name if _INITIALS.search(name) else name.rstrip(".,")).removesuffix("'s").removesuffix("’s")
    for word in ("The ", "Both ", "But ", "And "):
        name = name.removeprefix(word)
    role = role.removeprefix("the ").removeprefix("The ")
    while _NO_ACTOR.match(name.split(" ")[0]) and " " in name:
        name = name.split(" ", 1)[1]
    before = text[max(start, match.start("name") - 5) : match.start("name")]
    if (
        name.split(" ")[0] in NOT_PLACES
        or _NO_ACTOR.match(name)
        or (not role and _WHEREABOUTS.search(before))
    ):
        return None
    if name.isupper() and len(name) > 4 and _DATELINE.match(text, match.end("name")):
        return None
    end = match.end("name")
    side = sides.of(role) or sides.of(name)
    owner = text[end - 2 : end] in ("'s", "’s") or text[end : end + 2] in ("'s", "’s")
    if (not role and owner) or (not side and not role and _MOVEMENT.match(text, end)):
        return None
    follows = text[end : end + 12]
    if (
        not role
        and side
        and re.match(
            r"\s(?!and\b|or\b|is\b|was\b|has\b|have\b|had\b|will\b|did\b|on\b|in\b|at\b|to\b|for\b|met\b|"
            r"that\b)[a-z]+",
            follows,
        )
        and sides.countries.get(name, name) != name
    ):
        return None
    if not role:
        apposed = _APPOSED.match(text, end, stop)
        titled = _TITLED_BEFORE.search(text, max(start, match.start() - 90), match.start())
        if apposed is not None and " " in name:
            role, end = apposed.group("role").strip(), apposed.end()
        elif titled is not None:
            role = titled.group("role").strip()
        side = sides.of(role) or side
    if not role and not side and " " not in name and not _alone(text, match):
        return None
    return Participant(name=name, role=role, side=side, certainty=certainty), end


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether a single capitalised word can be a name: not merely the first word of a sentence or a part of a
    longer name.
    """
    before = text[max(0, match.start() - 2) : match.start()]
    return len(match.group("name")) > 2 and not before.endswith("-")
