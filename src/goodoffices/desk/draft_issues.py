"""Positions sorted into issues and options: what parties say on one topic stands together, each wording once.

1. A position goes to its topic or, where none is known, to those whose words it shares.
2. What a party says again in much the same words is the same option, whoever tells it.
3. What a party demands besides is an issue of its own: it wants both, and an issue is settled by one option
   alone.
4. Another party's words on the topic stand in the issue whose words they share, else in the topic's first.
5. Taking part is a yes or no, in whatever words; a restriction ("drawn-out talks") is an option of its own.
6. What a third judges a party to be readier for, and "we would" that answers nothing, name no option.

Whether two parties' wordings mean one thing is for a person to say: they are never put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from goodoffices.desk.agreed import Agreed
from goodoffices.desk.naming import named, short, slug, title
from goodoffices.desk.positions_of_record import bare, words_of
from goodoffices.desk.topics import PART, TOPIC_NAMES, WHOLE
from goodoffices.language import gettext_noop
from goodoffices.record import Proposal, content_of

JUDGED = "judged-ready"
SAME = 0.5
"""Above this share of the fewer words in common two wordings of one party are one option, at it they are
about one thing.
"""
_LEANS = re.compile(r"(?:they|them|it|these|those|some|he|she)\b|.*\b(?:among|of) them$", re.IGNORECASE)
"""Words that lean on what was told before ask something of their own: "they are alive"."""
_SUPPOSES = re.compile(r"(?:if|unless|whether|when|while|because|although|as long as)\s", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:the |this |that |any such |such an? )?(?:notion|idea|suggestion|ultimatum|invitation)s?",
    re.IGNORECASE,
)
"""Words that point at what was told before and name nothing."""
_WHOLLY = content_of(
    "full complete total comprehensive permanent lasting entire whole immediate unconditional"
)
_PARTLY = content_of("partial temporary limited some gradual phased initial interim conditional")
_PLAIN = content_of(
    "join take taking part participate participation attend attendance send representatives representative "
    "delegates delegation envoys envoy negotiators team departure negotiations negotiation negotiating talks "
    "talk indirect round meeting meetings summit table return resume resumption "
    "peace dialogue conference go come travel larger high-level senior ready today tomorrow next new again"
)
TAKING_PART = "taking-part"
"""The option that is ours: to come, or not."""


class Wording(msgspec.Struct):
    """What a party says of an issue in one way, each time that it is told. Of taking part, what any party
    says.
    """

    id: str
    words: str
    party: str
    content: frozenset[str]
    rows: list[Proposal]
    agreed: frozenset[str] = frozenset()
    """Rows of what was agreed together, where this is it."""


class DraftIssue(msgspec.Struct):
    """One question, its wordings in the order in which they were met, and what was said of it without naming
    an option.
    """

    id: str
    name: str
    wordings: list[Wording]
    general: list[Proposal] = msgspec.field(default_factory=list)

    def rows(self) -> list[Proposal]:
        """Everything said of it."""
        return [row for wording in self.wordings for row in wording.rows] + self.general


def sort_positions(rows: Iterable[Proposal], agreed: Sequence[Agreed] = ()) -> list[DraftIssue]:
    """The issues that positions speak of, in the order in which they were met; what was agreed is one wording
    for all who agreed.
    """
    topics: dict[str, list[DraftIssue]] = {}
    general: list[tuple[str, Proposal]] = []
    whole = {key: each for each in agreed for key in each.ids}
    for row in rows:
        if row.id in whole:
            _place_agreed(topics, whole[row.id], row)
            continue
        words = words_of(row)
        key = row.issue if row.issue in TOPIC_NAMES else ""
        if judged(row) or bare(row) or _SUPPOSES.match(words) or _POINTS.fullmatch(words):
            general.append((key, row))
            continue
        content = content_of(named(words))
        key = key or _own_topic(content, topics) or slug(short(named(words)))
        _place(topics.setdefault(key, []), key, row, words, content)
    for key, row in general:
        if key not in topics:
            key = WHOLE
            topics.setdefault(key, [DraftIssue(id=key, name=TOPIC_NAMES[key], wordings=[])])
        topics[key][0].general.append(row)
    return [matter for matters in topics.values() for matter in matters]


def _place_agreed(topics: dict[str, list[DraftIssue]], told: Agreed, row: Proposal) -> None:
    """A row of what was agreed: it stands in an issue of its own, since it is settled."""
    for matters in topics.values():
        for matter in matters:
            for wording in matter.wordings:
                if wording.agreed == told.ids:
                    wording.rows.append(row)
                    return
    words = named(told.words)
    heading = TOPIC_NAMES.get(told.issue, "")
    key = slug(f"agreed {short(words)}")[:50].strip("-")
    name = f"{heading}: {title(words)}" if heading else short(words)
    while key in topics:
        key += "-2"
    new = Wording(slug(words)[:40].strip("-") or "agreed", told.words, "", content_of(words), [row], told.ids)
    topics[key] = [DraftIssue(id=key, name=name, wordings=[new])]


def judged(row: Proposal) -> bool:
    """Whether a third holds that the party is, or should be, readier than before: no word of the party's, and
    no option.
    """
    return row.rule.startswith(JUDGED)


def _own_topic(content: frozenset[str], topics: dict[str, list[DraftIssue]]) -> str:
    """The topic without a known name whose words are shared most."""
    near = [
        (_share(content, wording.content), key)
        for key, matters in topics.items()
        if key not in TOPIC_NAMES
        for matter in matters
        for wording in matter.wordings
    ]
    share, key = max(near, default=(0.0, ""))
    return key if share >= SAME else ""


def _place(matters: list[DraftIssue], topic: str, row: Proposal, words: str, content: frozenset[str]) -> None:
    part = topic == PART and row.stance != "demands" and plain_part(words)
    for matter in matters:
        for wording in matter.wordings:
            if (part and not wording.party) or (
                not part and wording.party == row.party and same(content, wording.content)
            ):
                wording.rows.append(row)
                return
    home = _home(matters, row, words, content)
    if home is None:
        heading = TOPIC_NAMES.get(topic, "")
        new = title(named(words))
        key = slug(new) if matters else topic
        taken = {each.id for each in matters}
        while key in taken:
            key += "-2"
        name = f"{heading}: {new}" if heading and matters else heading or short(named(words))
        home = DraftIssue(id=key, name=name, wordings=[])
        matters.append(home)
    if part:
        home.wordings.insert(0, Wording(TAKING_PART, gettext_noop("taking part"), "", frozenset(), [row]))
    else:
        key = _fresh(slug(named(words))[:40].strip("-"), {each.id for each in home.wordings})
        home.wordings.append(Wording(key, words, row.party, content, [row]))


def _home(
    matters: Sequence[DraftIssue], row: Proposal, words: str, content: frozenset[str]
) -> DraftIssue | None:
    """The issue of the topic that a new wording belongs to; None if it is one of its own."""
    best, share = None, 0.0
    for matter in matters:
        mine = [wording for wording in matter.wordings if wording.party == row.party]
        near = max((_share(content, wording.content) for wording in matter.wordings), default=0.0)
        if row.stance == "demands" and any(
            _share(content, wording.content) < SAME and _demanded(wording) for wording in mine
        ):
            continue
        if near > share:
            best, share = matter, near
    if best is not None or not matters or _LEANS.match(words):
        return best
    first = matters[0]
    wants = any(wording.party == row.party and _demanded(wording) for wording in first.wordings)
    return None if row.stance == "demands" and wants else first


def _demanded(wording: Wording) -> bool:
    return any(row.stance == "demands" for row in wording.rows)


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two wordings of one party are near enough to be one option: most words in common, no other
    number, no part for a whole.
    """
    numbers = [{word for word in each if word.isdigit()} for each in (one, other)]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return False
    if (one & _WHOLLY and other & _PARTLY) or (one & _PARTLY and other & _WHOLLY):
        return False
    return one == other or _share(one, other) > SAME


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def plain_part(words: str) -> bool:
    """Whether words on taking part say no more than that: names apart, none that narrows it."""
    plain = re.sub(r"(?<=\s)[A-Z][\w’'-]*|^(?:the|a|an)\s", " ", words)
    return content_of(plain) <= _PLAIN


def _fresh(key: str, taken: set[str]) -> str:
    new, count = key or "x", 1
    while new in taken:
        count += 1
        new = f"{key}-{count}"
    return new
