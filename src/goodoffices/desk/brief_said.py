"""The sections of a brief on what is said: positions, terms, statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.case import Case
from goodoffices.desk.brief_doubts import unknown_source
from goodoffices.desk.brief_records import Item, Section, cite, merged
from goodoffices.desk.stands import LEFT_OPEN, stands, words_of
from goodoffices.desk.topics import TOPIC_NAMES
from goodoffices.record import Proposal, Record, Statement, Told

_STANCES = ("demands", "accepts", "refuses")


def positions(
    record: Record,
    sides: Mapping[str, str],
    names: Mapping[str, str],
    case: Case | None,
    of_others: bool = False,
) -> Section:
    """What the parties demand, accept and refuse; or, ``of_others``, what mediators and others ask for and turn down.
    Where no party is known everyone's positions stand together."""
    labels = {issue.id: issue.label for issue in case.issues} if case else {}
    options = {
        (issue.id, option.id): option.label
        for issue in (case.issues if case else ())
        for option in issue.options
    }
    parties = [side for side, part in sides.items() if part == "party"]
    rows = [row for row in stands(record, parties) if not parties or (row.party in parties) is not of_others]
    rank = {side: place for place, side in enumerate(sorted(sides, key=lambda side: sides[side] != "party"))}
    rows.sort(
        key=lambda row: (
            rank.get(row.party, len(rank)),
            row.party == "",
            row.party,
            _STANCES.index(row.stance or "demands"),
        )
    )
    items = [
        Item(
            cells=(
                names.get(row.party, row.party) or "not said who",
                row.stance or "",
                ", ".join(options.get((row.issue, key), key) for key in row.options) or words_of(row),
                labels.get(row.issue) or TOPIC_NAMES.get(row.issue, ""),
                _voice(row, names),
                "; ".join(row.conditions),
                row.since or record.article(row.article).published,
            ),
            cites=(cite(record, row),),
            heading=names.get(row.party, row.party) or "Not said who",
        )
        for row in rows
    ]
    return Section(
        key="positions-of-others" if of_others else "positions",
        title="What mediators and others ask for or turn down"
        if of_others
        else "What each side demands, accepts, refuses",
        head=("Side", "Stance", "What", "Issue", "On whose word", "If", "Day"),
        items=tuple(merged(items)),
    )


def _voice(row: Proposal, names: Mapping[str, str]) -> str:
    words = {
        "public": "its own",
        "confided": "confided",
        "claimed-by-another": "claimed by another",
        "assessed-by-third": "assessed by a third",
    }[row.voice]
    by = names.get(row.by, row.by)
    return f"{words}: {by}" if by and by != names.get(row.party, row.party) else words


_TERMS = {
    "issue": "in question",
    "option": "a plan put forward",
    "term": "what the deal would do",
    "quantity": "a quantity",
    "phase": "phases",
    "condition": "a condition",
    "left-open": "not settled or not defined",
}


def terms(record: Record) -> Section:
    """What is under discussion by the reports' own words, what is left undefined last."""
    rows = [row for row in record.proposals if row.kind in _TERMS and row.status != "rejected"]
    items = []
    for row in rows:
        label = _TERMS["left-open" if row.rule.startswith(LEFT_OPEN) else row.kind]
        items.append(Item(cells=(row.object or row.text,), cites=(cite(record, row),), heading=label))
    items.sort(key=lambda item: list(_TERMS.values()).index(item.heading))
    return Section(
        key="terms",
        title="Terms under discussion",
        head=("In the words of the report",),
        items=tuple(merged(items)),
    )


def said(record: Record, told: Sequence[Told], sides: Mapping[str, str], names: Mapping[str, str]) -> Section:
    """Every utterance once, side by side with all that tell it: parties first, then mediators, then others; told most first."""
    statements = {statement.id: statement for statement in record.statements}
    items = []
    for row in told:
        rows = [statements[key] for key in row.statements]
        first = rows[0]
        items.append(
            Item(
                cells=(
                    "; ".join(dict.fromkeys(_speaker(each) for each in _first_of_each(rows, row.speakers))),
                    _how(first),
                    _chain(rows),
                    first.condition,
                    next((each.said or each.said_words for each in rows if each.said or each.said_words), ""),
                    counts(row),
                ),
                cites=tuple(cite(record, each) for each in rows),
                heading=names.get(first.side, first.side) or "No side named",
            )
        )
    rank = {
        names.get(side, side): place
        for place, side in enumerate(sorted(sides, key=lambda side: sides[side] != "party"))
    }
    met = list(dict.fromkeys(item.heading for item in items))
    items.sort(
        key=lambda item: (
            rank.get(item.heading, len(rank)),
            item.heading == "No side named",
            met.index(item.heading),
        )
    )
    return Section(
        key="said",
        title="Who said what, and through whom",
        head=("Who", "How", "Through", "If", "When", "Told by"),
        items=tuple(items),
    )


def counts(row: Told) -> str:
    """How many reports tell it, from how many origins, in the name of how many speakers; empty for one report alone."""
    if len(row.articles) < 2:
        return ""
    speakers = max(1, len(row.speakers))
    words = [(len(row.articles), "report"), (len(row.origins), "origin"), (speakers, "speaker")]
    return ", ".join(f"{count} {word}{'s' if count != 1 else ''}" for count, word in words)


def _first_of_each(rows: Sequence[Statement], speakers: Sequence[str]) -> list[Statement]:
    """Where several speakers say one thing, a statement of each; else the first."""
    if len(speakers) < 2:
        return list(rows[:1])
    return list({(row.article, row.speaker): row for row in reversed(rows)}.values())[::-1]


def _speaker(row: Statement) -> str:
    if not row.speaker:
        return "not said who"
    name = f"{row.speaker}, {row.role}" if row.role else row.speaker
    return f"{name} (unnamed)" if unknown_source(row) else name


def _how(row: Statement) -> str:
    kinds = {
        "direct": "quoted",
        "mixed": "partly quoted",
        "indirect": "reported",
        "floating": "quoted words, no speaker",
        "document": "a document",
        "hearsay": "hearsay",
        "fact": "a fact credited to a source",
    }
    return kinds[row.type] + (f", to {row.addressee}" if row.addressee else "")


def _chain(rows: Sequence[Statement]) -> str:
    chains = dict.fromkeys(" → ".join(row.chain) for row in rows if len(row.chain) > 1)
    return "; ".join(chains)
