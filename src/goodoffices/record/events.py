"""Events: rounds of talks, meetings, visits, exchanges, approvals, agreements; with day, place, and who took part how surely."""

from __future__ import annotations

import re

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.figures import stands_free
from goodoffices.record.lookup import Days, Holders
from goodoffices.record.model import Article, Certainty, DateMention, Event, EventKind, Participant, Statement
from goodoffices.record.names import Sides
from goodoffices.record.text.sift import Sieve, lowered

VERSION = 1
_KINDS: tuple[tuple[EventKind, str], ...] = (
    ("exchange", r"(?P<exchange>(?:released|freed|exchanged|swapped|handed over)\b[^.\n]{0,140}\b(?:in exchange for|in return for)|(?:prisoner|hostage)s? (?:swap|exchange) (?:took place|was carried out|began)|(?:exchanged|swapped) (?:\d+|prisoners|captives))"),
    ("approval", r"(?P<approval>\b(?:approved|ratified|endorsed|authori[sz]ed|signed off on|gave (?:its|his|her|their) (?:approval|consent|backing))\b)"),
    ("agreement", r"(?P<agreement>\b(?:signed|reached|concluded|struck|sealed)\s+(?:an?|the|their|its)\s+(?:[\w-]+\s){0,5}(?:agreement|deal|accord|treaty|truce|cease-?fire|settlement|pact)\b|\b(?:agreement|deal|accord|treaty|truce|cease-?fire|pact) (?:was|has been|had been) (?:signed|reached|concluded|struck)\b)"),
    ("visit", r"(?P<visit>\b(?:visited|arrived in|travel(?:l?ed|s) to|flew to|headed to|on (?:his|her|their) (?:latest |first |second |last )?(?:visit|trip)|visit to|trip to|will visit|will travel to|has paid \w+ visits? to|paid (?:a|\w+) visits? to)\b)"),
    ("round", r"(?P<round>\b(?:rounds? of (?:[\w-]+ ){0,4}(?:talks|negotiations|discussions|consultations)|(?:[Tt]alks|negotiations)(?= involving\b)|(?:continue|resume|hold|held|join|begin|suspend|opened?|host)(?:s|d|ed|ing)? (?:the |these |a |more |further |new )?(?:[\w-]+ )?(?:talks|negotiations)\b|(?:take part|took part|taking part|participat\w+|attend\w*|send (?:representatives|delegates|envoys|a delegation)|sent (?:a |its )?delegation)\b[^.\n]{0,40}?(?:meetings?|talks|negotiations|summit)\b|be represented\b|(?:peace |ceasefire |truce |indirect |direct |proximity |six-party |nuclear |hostage |border |trade )*(?:[Tt]alks|[Nn]egotiations|summit|conference|discussions)\b(?=[^.\n]{0,90}\b(?:opened|began|begin|resumed|resume|started|start|continue[sd]?|concluded|ended|end|took place|take place|was held|were held|to be held|held|collapsed|broke (?:down|off|up)|adjourned|suspended|come|comes|are focused|stalled|failed|scheduled|expected)\b|[^.\n]{0,30}\b(?:in|at) [A-Z])))"),
    ("meeting", r"(?P<meeting>\b(?:met|meets|will meet|held (?:a meeting|talks|discussions)|spoke (?:to|with|by phone)|(?:were|was) (?:\w+ )?briefed(?: \w+)? by|briefed|sat (?:down )?with)\b)"),
)  # fmt: skip
_EVENT = re.compile("|".join(pattern for _, pattern in _KINDS))
_STEMS = (
    "alks", "egotiation", "discussion", "summit", "conference", "consultation", "met ", "meet", "visit", "trip", "travel", "flew", "headed",
    "arrived", "spoke", "briefed", "held", "approved", "ratified", "endorsed", "uthori", "signed", "reached", "concluded", "struck", "sealed",
    "gave", "exchange", "swap", "released", "freed", "handed", "represented", "take part", "took part", "participat", "attend",
)  # fmt: skip
_PLACE = re.compile(
    r"\b(?:in|at|to)\s(?:the\s)?(?:[A-Z]?[a-z]+\s(?:capital|city|town|resort|port)\s(?:of\s)?)?(?P<place>[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]+|bin|al|de|la))*(?:,\s[A-Z][a-z]+)?)"
)
_NAME = re.compile(
    r"(?P<role>(?:(?:[Aa]cting|[Ff]ormer|[Tt]op|[Ss]enior|[Dd]eputy|[Cc]hief|[Pp]rime|[Ff]oreign|[\w.'’-]*[A-Z][\w.'’-]*)\s)*(?:director|[Ss]ecretary|[Mm]inister|[Pp]resident|spokes\w+|adviser|advisor|official|chief|head|leader|envoy|representatives?|delegation|negotiators?|mediators?|ambassador|king|emir|general)\s(?:of\s[A-Z]\w+(?:\s[a-z]+)?\s)?)?(?P<name>[A-Z][\w.’-]+(?:\s(?:bin|al|Al|de|van|von|[A-Z][\w.’-]*))*)"
)
_GROUPS = re.compile(
    r"\b(?P<group>(?:[A-Z][\w.-]+(?:,\s|\sand\s|\s))+(?:mediators|negotiators|representatives|delegations?|officials|envoys|ministers|leaders|diplomats))\b"
)
_REFUSED = re.compile(
    r"\b(?:refus\w+|declin\w+|will not|would not|won't|boycott\w*|rejected) (?:to )?(?:attend|take part|participat\w+|send|join|come|go|negotiate)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:did not|didn't|not) (?:attend|take part|participate|join|send)|\babsent\b", re.IGNORECASE
)
_EXPECTED = re.compile(
    r"\b(?:will|would|expected|is to|are to|due|scheduled|plans?|planned|set to|to be represented)\b",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\bnot (?:been )?confirmed\b|\bunconfirmed\b|\bnot (?:yet )?clear\b", re.IGNORECASE
)
_THROUGH = re.compile(
    r"\b(?:were|was|been) (?:\w+ )?briefed(?: \w+)? by|\bthrough (?:\w+ ){0,3}mediators\b|\bvia (?:\w+ )?mediators\b|\bindirect(?:ly)?\b",
    re.IGNORECASE,
)
_TAKES_PART = re.compile(
    r"\b(?:attend(?:ed|s|ing)?|took part|take part|takes part|taking part|participat(?:e|ed|es|ing)|represented|involving|join(?:ed|s)?|sent|send|met|meet|spoke|briefed|join the|refuses? to send|"
    r"held|agreed to continue|decided to continue|visit(?:ed|s)?|arrived|travel\w*)\b",
    re.IGNORECASE,
)


def find_events(
    article: Article,
    sentences: list[tuple[int, int]],
    statements: list[Statement],
    dates: list[DateMention],
    sides: Sides,
) -> list[Event]:
    """The events of an article, at most one of each kind for a sentence."""
    text = article.text
    holders, days = Holders(statements), Days(dates)
    sieve = Sieve(lowered(text), _STEMS)
    found: list[Event] = []
    for start, end in sentences:
        kinds: set[str] = set()
        told: set[str] = set()
        if not sieve.holds(start, end):
            continue
        first = len(found)
        for match in _EVENT.finditer(text, start, end):
            kind = next(name for name, _ in _KINDS if match.group(name))
            if f"{kind} {_key(holders.at(match.start()))}" in told:
                continue
            kinds.add(kind)
            told.add(f"{kind} {_key(holders.at(match.start()))}")
            found.append(_event(article, (start, end), kind, match, holders, days, sides))
        if "round" in kinds and "meeting" in kinds:
            found[first:] = _without_repeats(found[first:])
    return _named_apart(found)


def _named_apart(events: list[Event]) -> list[Event]:
    """Each event with an id of its own: a sentence can tell of two of one kind, one of them in what someone says."""
    seen: set[str] = set()
    apart = []
    for event in events:
        key = event.id
        while key in seen:
            key += "+"
        seen.add(key)
        apart.append(event if key == event.id else msgspec.structs.replace(event, id=key))
    return apart


def _event(article: Article, span: tuple[int, int], kind: EventKind, match: re.Match[str], holders: Holders, days: Days, sides: Sides) -> Event:  # fmt: skip
    text = article.text
    start, end = span
    holder = holders.at(match.start())
    day = _nearest(text, days, match, (holder.start, holder.end) if holder is not None else span)
    if day is not None and _after(day.value, article.published, text[start:end]):
        day = None
    inner = _clause(text, (holder.start, holder.end) if holder is not None else span, match)
    place = _place(text, match, inner)
    return Event(
        id=f"{article.id}:e{kind}{start}-{end}",
        article=article.id,
        start=start,
        end=end,
        text=text[start:end],
        rule=f"event-{kind}@{VERSION}",
        kind=kind,
        what=match.group().strip(),
        place=place,
        date=day.value if day else "",
        date_words=day.text if day else "",
        participants=_participants(
            text,
            inner,
            match.start() if kind in _ACTED or _AS_SUBJECT.match(match.group()) else inner[1],
            place,
            sides,
            holder,
        ),
        source=holder.speaker if holder else "",
        statement=holder.id if holder else "",
    )


def _without_repeats(events: list[Event]) -> list[Event]:
    """Without the meetings whose people the round of the same sentence has already."""
    seen = {each.name for event in events if event.kind == "round" for each in event.participants}
    return [
        event
        for event in events
        if event.kind != "meeting" or any(each.name not in seen for each in event.participants)
    ]


_JOINT = re.compile(r"[,;]\s(?:but|while|although|though|whereas)\s|;\s")


def _clause(text: str, span: tuple[int, int], match: re.Match[str]) -> tuple[int, int]:
    """The part of the passage between "but", "while" and the like that the event stands in."""
    start, end = span
    for joint in _JOINT.finditer(text, start, match.start()):
        start = joint.end()
    after = _JOINT.search(text, match.end(), end) if match.end() < end else None
    return start, after.start() if after else end


def _nearest(text: str, days: Days, match: re.Match[str], span: tuple[int, int]) -> DateMention | None:
    near = [each for each in days.between(*span) if stands_free(text, each)]
    return min(near, key=lambda each: (abs(each.start - match.end()), each.start), default=None)


def _after(day: str, published: str, sentence: str) -> bool:
    """Whether a day lies behind the report although its sentence tells of nothing to come: it dates something else in it."""
    return bool(day and published) and day[:10] > published[: len(day)] and not _EXPECTED.search(sentence)


def _place(text: str, match: re.Match[str], span: tuple[int, int]) -> str:
    """The first place named behind the event in its clause, else before it."""
    for found in _PLACE.finditer(text, match.start(), span[1]):
        if _is_place(text, found):
            return found.group("place").rstrip(".,")
    for found in _PLACE.finditer(text, span[0], match.start()):
        if _is_place(text, found):
            return found.group("place").rstrip(".,")
    return ""


_NOT_PLACES = lexicon.bag(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December President "
    "Prime Foreign Israeli Palestinian American I Talks Negotiations Exactly Some Further New Both The Representatives Officials Mediators"
)


_AS_SUBJECT = re.compile(r"take|took|taking|partic|attend|send|sent|be repr|join")


def _is_place(text: str, found: re.Match[str]) -> bool:
    """A name that is not a day or a person's title, nor an adjective before its noun ("the Qatari capital")."""
    word = re.split(r"[ '’]", found.group("place"), maxsplit=1)[0]
    adjective = (
        word in lexicon.places()
        and lexicon.places()[word] != word
        and re.match(
            r" (?:capital|city|town|side|border|government|officials?)\b",
            text[found.end("place") : found.end("place") + 14],
        )
    )
    return word not in _NOT_PLACES and not adjective


def _key(statement: Statement | None) -> str:
    return statement.id if statement is not None else ""


_ACTED = frozenset(("visit", "approval", "exchange", "agreement"))
_ITSELF = re.compile(r"\b(?:the (?:\w+ )?(?:movement|group|party|delegation)|it|we)\b", re.IGNORECASE)


def _participants(
    text: str, span: tuple[int, int], stop: int, place: str, sides: Sides, holder: Statement | None
) -> tuple[Participant, ...]:
    """Who takes part: names with a role, delegations, sides; only where the passage has a word for taking part."""
    passage = text[span[0] : span[1]]
    if stop == span[1] and not _TAKES_PART.search(passage) and not _THROUGH.search(passage):
        return ()
    begun = (
        min(span[0], holder.cue_span[0]) if holder is not None and holder.cue_span is not None else span[0]
    )
    certainty = _certainty(text[begun : span[1]])
    passage = passage[: stop - span[0]]
    found: dict[str, Participant] = {}
    acting = stop < span[1]
    subject = passage.strip() in ("", "to") and stop < span[1]
    if holder is not None and holder.side and (subject or _ITSELF.search(passage)):
        found[holder.side] = Participant(name=holder.side, side=holder.side, certainty=certainty)
    for match in _OFFICE.finditer(passage):
        found[match.group()] = Participant(
            name=match.group(), side=sides.of(match.group()), certainty=certainty
        )
    for match in _GROUPS.finditer(passage):
        group = match.group("group")
        found[group] = Participant(name=group, side=sides.of(group) or _body(group), certainty=certainty)
    for match in _NAME.finditer(passage):
        name = match.group("name").rstrip(".,").removeprefix("The ")
        role = (match.group("role") or "").strip()
        if name in place or name.split(" ")[0] in _NOT_PLACES or any(name in known for known in found):
            continue
        side = sides.of(role) or sides.of(name)
        behind = passage[match.end() : match.end() + 2]
        if (
            acting
            and not role
            and _DOER.search(passage, 0, match.start() + 4)
            and _DOES.match(passage, match.end())
        ):
            found[name] = Participant(name=name, side=side, certainty=certainty)
            continue
        if (
            not role
            and passage[: match.start()].lower().endswith("the ")
            and not name.isupper()
            and behind[1:2].islower()
        ):
            continue
        if (
            not role
            and not match.start()
            and not side
            and " " not in name
            and not _TAKES_PART.match(passage, match.end() + 1)
        ):
            continue
        alone = not role and not side and " " not in name
        if alone and (match.start() or not _TAKES_PART.search(passage, match.end(), match.end() + 40)):
            continue
        found[name] = Participant(name=name, role=role, side=side, certainty=certainty)
    briefed = _BRIEFED.search(passage)
    if briefed is not None:
        told, tellers = passage[: briefed.start()], passage[briefed.end() :]
        return tuple(
            Participant(
                name=each.name,
                role=each.role,
                side=each.side,
                certainty="through mediators" if each.name in told else "present",
            )
            if each.name in told or each.name in tellers
            else each
            for each in found.values()
        )
    return tuple(found.values())


_DOER = re.compile(r"(?:^|\b(?:and|both|that)\s)(?:[Tt]he\s)?(?=\S{0,4}$)")
_DOES = re.compile(
    r"\s*$|,?\s(?:did|does|do|has|have|had|will|would|is|are|was|were|also|refus\w*|declin\w*|and|both)\b"
)
_BRIEFED = re.compile(r"briefed(?: \w+)? by")
_OFFICE = re.compile(
    r"\b(?:[Pp]rime [Mm]inister|[Pp]resident|[Kk]ing|[Ee]mir|[Ff]oreign [Mm]inister|[Cc]hancellor) of (?:the )?[A-Z]\w+\b(?! [A-Z])"
)


def _body(group: str) -> str:
    """The body whose officials a group is ("Hamas representatives"), where it is a single name."""
    names = re.findall(r"[A-Z][\w.-]+", group)
    return names[0] if len(names) == 1 else ""


def _certainty(passage: str) -> Certainty:
    if _UNCONFIRMED.search(passage):
        return "not confirmed"
    if _REFUSED.search(passage):
        return "refused"
    if _ABSENT.search(passage):
        return "absent"
    if _EXPECTED.search(passage):
        return "expected"
    return "present"
