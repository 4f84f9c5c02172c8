"""The case that a record implies: parties, issues and positions in the passages' own words, with their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from goodoffices.case import (
    Case,
    Citation,
    Condition,
    Figure,
    Issue,
    Mediator,
    Option,
    Party,
    Phase,
    Position,
    Source,
    Term,
)
from goodoffices.desk.stands import LEFT_OPEN, bare, stands, words_of
from goodoffices.desk.topics import TOPIC_NAMES, WHOLE
from goodoffices.record import Article, Passage, Proposal, Record, Statement, content_of
from goodoffices.record import Figure as Given

_SAME_TOPIC = 0.5
MOST_FIGURES = 40
"""Figures that an implied case carries at most; the record has all."""


def imply(record: Record, sides: Mapping[str, str]) -> Case | None:
    """The case that the record implies, or None where it names no two parties.

    ``sides`` says of each side whether it is a "party" or a "mediator". Issues are the topics that positions speak of or, where no
    topic is known, their own words. The options are what each party demands, accepts or refuses, in the words in which it first
    did, a party's later wordings with it: whether two parties mean one thing is for a person to say. Nothing is weighed.
    """
    ids = {side: slug(side) for side in sides}
    parties = [side for side, part in sides.items() if part == "party"]
    if len(parties) < 2:
        return None
    rows = [row for row in record.proposals if row.status != "rejected"]
    topics = _topics(record, [row for row in stands(record, parties) if row.party in parties])
    issues = []
    positions = []
    for key, found in topics.items():
        options = _options(record, found, ids)
        name = TOPIC_NAMES.get(key) or _short(_named(words_of(record, found[0])))
        issues.append(
            Issue(id=key, name=name, options=tuple(options.values()), cite=(citation(record, found[0]),))
        )
        for row in found:
            option = options[row.party, row.stance or ""].id
            positions.append(_position(record, row, ids[row.party], key, (option,)))
    if not issues:
        issues = [
            Issue(id="the-deal", name="The deal", options=(Option(id="as-reported", name="as reported"),))
        ]
    return Case(
        title=_title(record, parties),
        about=_about(rows),
        parties=tuple(Party(id=ids[side], name=side) for side in parties),
        mediators=tuple(
            Mediator(id=ids[side], name=side) for side, part in sides.items() if part == "mediator"
        ),
        sources=sources(record.articles),
        issues=tuple(issues),
        positions=tuple(positions),
        phases=_phases(record, rows),
        terms=_terms(record, rows),
        figures=_figures(record),
    )


def extend(case: Case, record: Record) -> Case:
    """The case with the positions that the record adds on its issues, and the reports as further sources.

    Positions whose party is none of the case's, or whose issue is not known, are left to the brief; one that the case
    already cites from the same passage is not added again.
    """
    known = {party.id for party in case.parties}
    issues = {issue.id for issue in case.issues}
    have = {(p.party, p.issue, p.stance, c.source, c.passage) for p in case.positions for c in p.cite}
    new = []
    for row in stands(record, known):
        if row.party in known and row.issue in issues:
            position = _position(record, row, row.party, row.issue, row.options)
            if (
                row.party,
                row.issue,
                row.stance,
                position.cite[0].source,
                position.cite[0].passage,
            ) not in have:
                new.append(position)
    listed = {source.id for source in case.sources}
    more = tuple(source for source in sources(record.articles) if source.id not in listed)
    return msgspec.structs.replace(case, positions=(*case.positions, *new), sources=(*case.sources, *more))


def sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """The articles as the case's sources."""
    return tuple(
        Source(id=each.id, title=each.title, outlet=each.outlet, date=each.published, address=each.address)
        for each in articles
    )


def citation(record: Record, row: Passage) -> Citation:
    """Where a row stands: the article, its passage, and who passed it on."""
    chain: tuple[str, ...] = ()
    key = getattr(row, "statement", "") or row.id
    statement = next((each for each in record.statements if each.id == key), None)
    if isinstance(statement, Statement):
        chain = statement.chain
    return Citation(source=row.article, passage=row.text, chain=chain)


def slug(words: str) -> str:
    """An id out of words."""
    return re.sub(r"[^\w]+", "-", words.casefold()).strip("-")[:60].strip("-") or "x"


def _topics(record: Record, rows: Sequence[Proposal]) -> dict[str, list[Proposal]]:
    """Positions by topic; those without one by their words, where most of these agree."""
    found: dict[str, list[Proposal]] = {}
    words: dict[str, frozenset[str]] = {}
    for row in rows:
        told = words_of(record, row)
        key = row.issue if row.issue in TOPIC_NAMES else WHOLE if bare(row) or _SUPPOSES.match(told) else ""
        if not key:
            said = _named(told)
            mine = content_of(said)
            near = [
                (len(mine & theirs) / max(1, min(len(mine), len(theirs))), each)
                for each, theirs in words.items()
            ]
            share, key = max(near, default=(0.0, ""))
            if share < _SAME_TOPIC:
                key = slug(_short(said))
                while key in found:
                    key += "-2"
                words[key] = mine
        found.setdefault(key, []).append(row)
    return found


_SUPPOSES = re.compile(r"(?:if|unless|whether|when|while|because|although|as long as)\s", re.IGNORECASE)
"""Words that open so name no question of their own: they speak of the deal as a whole."""
_OUGHT = re.compile(
    r"(?:that\s)?(?:[\w’'-]+\s){0,5}?(?:must|ha(?:s|ve) to|should|will|would|could|can|shall)(?:\snot)?\s(?:be\s)?(?=\w+\s\w)|that\s",
    re.IGNORECASE,
)


def _named(words: str) -> str:
    """The part of the words that an issue can be named by: without who "must" or "would"."""
    return _OUGHT.sub("", words, count=1) if _OUGHT.match(words) else words


def _options(
    record: Record, rows: Sequence[Proposal], ids: Mapping[str, str]
) -> dict[tuple[str, str], Option]:
    """One option for what a party demands, one for what it accepts, one for what it refuses, each as it first put it."""
    found: dict[tuple[str, str], Option] = {}
    for row in rows:
        key = (row.party, row.stance or "")
        if key not in found:
            name = f"“{_short(words_of(record, row), 160)}”"
            found[key] = Option(id=f"{ids[row.party]}-{row.stance}", name=name, cite=(citation(record, row),))
    return found


def _position(record: Record, row: Proposal, party: str, issue: str, options: tuple[str, ...]) -> Position:
    assert row.stance is not None
    return Position(
        party=party,
        issue=issue,
        stance=row.stance,
        options=options,
        words=words_of(record, row),
        voice=row.voice,
        by=row.by if row.voice != "public" else "",
        since=row.since or record.article(row.article).published,
        conditions=tuple(
            Condition(does=re.sub(r"^(?:only )?if ", "", words, flags=re.IGNORECASE))
            for words in row.conditions
        ),
        cite=(citation(record, row),),
    )


def _phases(record: Record, rows: Sequence[Proposal]) -> tuple[Phase, ...]:
    counted = [row for row in rows if row.kind == "phase" and row.number]
    if not counted:
        return ()
    most = max(counted, key=lambda row: row.number or 0)
    return tuple(
        Phase(id=f"phase-{n}", name=f"Phase {n}", cite=(citation(record, most),))
        for n in range(1, min(most.number or 0, 12) + 1)
    )


def _terms(record: Record, rows: Sequence[Proposal]) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for row in rows:
        if row.kind == "term" and row.rule.startswith(LEFT_OPEN):
            words = _short(row.object or row.text)
            found.setdefault(
                slug(words), Term(id=slug(words), name=words, defined=False, cite=(citation(record, row),))
            )
    return tuple(found.values())


def _figures(record: Record) -> tuple[Figure, ...]:
    found: dict[tuple[object, ...], Figure] = {}
    for row in record.figures:
        if row.status == "rejected" or not row.subject:
            continue
        what = f"{row.subject}, {row.state}" if row.state else row.subject
        key = (what, row.number, row.modifier, row.when)
        before = found.get(key)
        if before is None:
            found[key] = _figure(record, row, what)
        else:
            found[key] = msgspec.structs.replace(before, cite=(*before.cite, citation(record, row)))
    return tuple(found.values())[:MOST_FIGURES]


def _figure(record: Record, row: Given, what: str) -> Figure:
    return Figure(
        what=what,
        number=Fraction(str(row.number)),
        modifier=row.modifier,
        unit=row.unit,
        as_of=row.when,
        by=row.source,
        cite=(citation(record, row),),
    )


def _short(words: str, most: int = 80) -> str:
    words = " ".join(words.split()).strip(" ,.;")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _title(record: Record, parties: Sequence[str]) -> str:
    return " and ".join(parties[:3]) + f": the talks as {len(record.articles)} reports tell them"


def _about(rows: Sequence[Proposal]) -> str:
    confirmed = sum(row.status in ("accepted", "edited") for row in rows)
    return f"Implied by press reports. A person has confirmed {confirmed} of the {len(rows)} passages that it rests on."
