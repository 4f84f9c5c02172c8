"""Confirming: a person accepts, edits or rejects what the rules propose, and adds what they miss."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from enum import Enum
from importlib import resources
from typing import Any, Literal, get_args, get_origin

import msgspec

from goodoffices.language import CodedText
from goodoffices.record.build import BY_HAND
from goodoffices.record.file import Kind, Record
from goodoffices.record.iso import is_time
from goodoffices.record.model import Event, Figure, Passage, Proposal, Statement, Status

ENOUGH = 0.95
"""Measured precision from which all rows of a rule may be accepted at once."""
FEWEST = 100
"""Fewest measured rows that such a figure must rest on."""

FIELDS: dict[Kind, tuple[str, ...]] = {
    "statements": (
        "type",
        "speaker",
        "role",
        "side",
        "cue",
        "addressee",
        "condition",
        "hedge",
        "said",
        "chain",
        "about",
    ),
    "figures": ("number", "upto", "modifier", "subject", "unit", "state", "frame", "when", "source"),
    "events": ("kind", "what", "place", "date"),
    "proposals": (
        "kind",
        "party",
        "by",
        "voice",
        "stance",
        "object",
        "issue",
        "options",
        "conditions",
        "since",
    ),
    "dates": ("value",),
}
"""What may be changed in a row of each kind, besides its passage."""
_TYPES: dict[str, type[Passage]] = {
    "statements": Statement,
    "figures": Figure,
    "events": Event,
    "proposals": Proposal,
}


class NotPossible(ValueError):
    """A decision that cannot be carried out; the message says why and what can be."""


class Measured(msgspec.Struct, frozen=True):
    """How often a rule was right: ``right`` of ``of`` rows in ``set``."""

    right: int
    of: int
    set: str

    @property
    def precision(self) -> float:
        """The share that was right; 0 where nothing was measured."""
        return self.right / self.of if self.of else 0.0

    @property
    def enough(self) -> bool:
        """Whether all rows of the rule may be accepted at once."""
        return self.precision >= ENOUGH and self.of >= FEWEST


def measured() -> dict[str, Measured]:
    """What has been measured of each rule, by the rule's name with its version."""
    words = resources.files("goodoffices.record").joinpath("measured.json").read_text("utf-8")
    return msgspec.convert(json.loads(words), dict[str, Measured])


def decide(record: Record, key: str, status: Status) -> Record:
    """The record with one row accepted, rejected or open again. KeyError for a row that is not there."""
    kind, row = record.row(key)
    return _put(record, kind, msgspec.structs.replace(row, status=status))


def edit(record: Record, key: str, changes: Mapping[str, str], span: tuple[int, int] | None = None) -> Record:
    """The record with one row changed by a person: fields as text, and the passage by its offsets.

    Raises :class:`NotPossible` for a field that the row does not have, a value that it cannot take, or
    offsets outside of the article.
    """
    kind, row = record.row(key)
    text = record.article(row.article).text
    start, end = span or (row.start, row.end)
    _check_span(start, end, text)
    values = _values(kind, changes)
    built = {
        **msgspec.to_builtins(row),
        **values,
        "start": start,
        "end": end,
        "text": text[start:end],
        "status": "edited",
    }
    return _put(record, kind, _convert(built, type(row)))


def add(record: Record, kind: Kind, article: str, span: tuple[int, int], fields: Mapping[str, str]) -> Record:
    """The record with a row of a person's own on a passage: the same citation as a proposed one, by hand and
    accepted.

    ``fields`` are as in :func:`edit`; a statement needs none (its type is "direct" where the passage stands
    in quotation marks, else "indirect"), a figure its number, an event its kind, a position its party and
    stance.
    """
    if kind not in _TYPES:
        raise NotPossible(
            CodedText(
                "rows-not-added-hand",
                "rows of %(kind)s are not added by hand; %(types)s are.",
                kind=kind,
                types=", ".join(_TYPES),
            )
        )
    text = record.article(article).text
    start, end = span
    _check_span(start, end, text)
    # A row of an orphan keeps its id until its passage returns.
    taken = {row.id for _, row in record.rows()} | {orphan.row.id for orphan in record.orphans}
    count = next(number for number in itertools.count(1) if f"{article}:hand-{number}" not in taken)
    values = _values(kind, fields)
    if kind == "statements":
        quoted = text[max(0, start - 1) : start] in tuple("\"“«'‘") and text[end : end + 1] in tuple(
            "\"”»'’.,"
        )
        values.setdefault("type", "direct" if quoted and start else "indirect")
    built = {
        "id": f"{article}:hand-{count}",
        "article": article,
        "start": start,
        "end": end,
        "text": text[start:end],
        "status": "accepted",
        "rule": BY_HAND,
        **values,
    }
    row = _convert(built, _TYPES[kind])
    rows = sorted((*getattr(record, kind), row), key=_by_article(record))
    return msgspec.structs.replace(record, **{kind: tuple(rows)})


def find_passage(record: Record, article: str, words: str) -> tuple[int, int]:
    """Where ``words`` stand in the article, exactly once. NotPossible where they do not, or more than
    once.
    """
    text = record.article(article).text
    start = text.find(words)
    if not words or start < 0:
        raise NotPossible(
            CodedText(
                "article-does-not-have",
                "the article %(article)s does not have these words. Copy them exactly from its text.",
                article=article,
            )
        )
    if text.find(words, start + 1) >= 0:
        raise NotPossible(
            CodedText(
                "article-has-these-words",
                "the article %(article)s has these words more than once. Give more of the passage.",
                article=article,
            )
        )
    return start, start + len(words)


def doubt(row: Passage, known: dict[str, Measured]) -> float:
    """How doubtful a proposed row is, from 0 to 1, for the order of review only.

    One minus the measured precision of its rule (0.5 where none was measured), more for a statement that
    nobody is named for, or that the article itself hedges.
    """
    of_rule = known.get(row.rule)
    doubt = 1 - of_rule.precision if of_rule else 0.5
    if isinstance(row, Statement):
        doubt += 0.2 * (not row.speaker) + 0.1 * bool(row.hedge) + 0.1 * (row.type in ("hearsay", "floating"))
    if isinstance(row, Proposal):
        doubt += 0.1 * (not row.party) + 0.1 * (row.voice != "public")
    return min(doubt, 1.0)


def to_review(record: Record, *kinds: Kind) -> list[tuple[Kind, Passage]]:
    """The rows that nobody has decided, most doubtful first, then in the order of the record."""
    known = measured()
    chosen = kinds or ("statements", "proposals", "figures", "events")
    open_rows = [(kind, row) for kind, row in record.rows(*chosen) if row.status == "proposed"]
    return sorted(open_rows, key=lambda pair: -doubt(pair[1], known))


class AtOnce(msgspec.Struct, frozen=True):
    """A rule of which ``open`` rows are undecided and may be accepted at once, in so many ``articles``; what
    was measured of it.
    """

    rule: str
    open: int
    articles: int
    measured: Measured


def rules_to_accept(record: Record, article: str = "") -> tuple[AtOnce, ...]:
    """The rules that were measured to be right in 95 % of at least 100 rows and have open rows: in one
    article, or in all.
    """
    found: dict[str, list[str]] = {}
    for _kind, row in record.rows():
        if row.status == "proposed" and article in ("", row.article):
            found.setdefault(row.rule, []).append(row.article)
    return tuple(
        AtOnce(rule, len(rows), len(set(rows)), known)
        for rule, known in measured().items()
        if known.enough and (rows := found.get(rule))
    )


def accept_rule(record: Record, rule: str, article: str = "") -> Record:
    """The record with every proposed row of one rule accepted, in one article or in all. NotPossible where
    the rule has not been measured to be right in 95 % of at least 100 rows.
    """
    known = measured().get(rule)
    if known is None:
        raise NotPossible(
            CodedText(
                "rule-has-not-been",
                "the rule %(rule)s has not been measured; its rows are decided one by one.",
                rule=rule,
            )
        )
    if not known.enough:
        raise NotPossible(
            CodedText(
                "rule-was-right-rows",
                "the rule %(rule)s was right in %(right)s of %(of)s rows (%(precision)s, %(set)s); "
                "accepting all at once needs %(enough)s of at least %(fewest)s.",
                rule=rule,
                right=known.right,
                of=known.of,
                precision=format(known.precision, ".1%"),
                set=known.set,
                enough=format(ENOUGH, ".0%"),
                fewest=FEWEST,
            )
        )

    def settled(row: Passage) -> Passage:
        meant = row.rule == rule and row.status == "proposed" and article in ("", row.article)
        return msgspec.structs.replace(row, status="accepted") if meant else row

    changed = {kind: tuple(map(settled, getattr(record, kind))) for kind in FIELDS}
    return msgspec.structs.replace(record, **changed)


def _values(kind: Kind, fields: Mapping[str, str]) -> dict[str, Any]:
    unknown = sorted(set(fields) - set(FIELDS[kind]))
    if unknown:
        raise NotPossible(
            CodedText(
                "cannot-changed-can",
                "%(unknown)s cannot be changed here; %(names)s can.",
                unknown=unknown[0],
                names=", ".join(FIELDS[kind]),
            )
        )
    values: dict[str, Any] = dict(fields)
    for name in ("chain", "about", "options", "conditions"):
        if name in values:
            values[name] = [part.strip() for part in str(values[name]).split(";") if part.strip()]
    for name in ("number", "upto"):
        if name in values:
            try:
                plain = str(values[name]).replace(",", "").replace(" ", "")
                values[name] = (
                    None if plain == "" and name == "upto" else (float(plain) if "." in plain else int(plain))
                )
            except ValueError:
                raise NotPossible(
                    CodedText(
                        "number-such-42-or",
                        "%(name)s is a number such as 42 or 3.5, not %(values)r.",
                        name=name,
                        values=values[name],
                    )
                ) from None
    for name in ("said", "when", "date", "since", "value"):
        if values.get(name) and not is_time(values[name]):
            raise NotPossible(
                CodedText(
                    "day-such-2031-05",
                    "%(name)s is a day such as 2031-05-06, a month or a year, not %(values)r.",
                    name=name,
                    values=values[name],
                )
            )
    if values.get("stance") == "":
        values["stance"] = None
    return values


def _convert(built: dict[str, Any], row: type[Passage]) -> Passage:
    try:
        return msgspec.convert(built, row)
    except msgspec.ValidationError as problem:
        raise NotPossible(
            _why(built, row) or CodedText("cannot", "this cannot be: %(problem)s.", problem=str(problem))
        ) from None


def _why(built: Mapping[str, Any], row: type[Passage]) -> str:
    """The field that is missing or has a value that it cannot have, with those that it can; empty where
    neither is so.
    """
    for field in msgspec.structs.fields(row):
        kinds = _kinds(field.type)
        among = (
            CodedText("one", " It is one of: %(names)s.", names=", ".join(kind for kind in kinds if kind))
            if kinds
            else ""
        )
        if field.name not in built:
            if field.required:
                return CodedText(
                    "record-missing", "%(name)s is missing.%(among)s", name=field.name, among=among
                )
        elif kinds and built[field.name] is not None and built[field.name] not in kinds:
            return CodedText(
                "cannot-2",
                "%(name)s cannot be %(built)r.%(among)s",
                name=field.name,
                built=built[field.name],
                among=among,
            )
    return ""


def _kinds(of: Any) -> list[str]:
    """The words that a field is limited to; none for a field of free text."""
    if isinstance(of, type) and issubclass(of, Enum):
        return [str(each.value) for each in of]
    if get_origin(of) is Literal:
        return [str(each) for each in get_args(of)]
    return [kind for part in get_args(of) for kind in _kinds(part)]


def _check_span(start: int, end: int, text: str) -> None:
    if not 0 <= start < end <= len(text):
        raise NotPossible(
            CodedText(
                "passage-lies-between-0",
                "a passage lies between 0 and %(number)s, its end after its start; %(start)s to %(end)s "
                "does not.",
                number=len(text),
                start=start,
                end=end,
            )
        )


def _put(record: Record, kind: Kind, row: Passage) -> Record:
    rows = tuple(row if other.id == row.id else other for other in getattr(record, kind))
    return msgspec.structs.replace(record, **{kind: rows})


def _by_article(record: Record) -> Any:
    order = {article.id: place for place, article in enumerate(record.articles)}
    return lambda row: (order[row.article], row.start, row.end)
