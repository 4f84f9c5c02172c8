"""What the reports tell to be agreed: by whom, in which words, on whose word, and whether one of them denies
it. Records without language.

1. What several are told to have agreed, signed or accepted together is agreed by them.
2. Where a deal is told to be made without its makers ("the deal was sealed"), it is what each party is told
   to have agreed to.
3. What one of them denies, or refuses in its own voice in another report, is not agreed: it is a
   contradiction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from goodoffices.desk.positions_of_record import words_of
from goodoffices.record import BARGAIN, CONCLUDED, DENIED, TOGETHER, Proposal, Record, content_of

_BOTH = 2
_NEAR = 0.5


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing agreed. ``rows`` are the positions and passages that tell it, ``by`` those on whose word
    alone it is told.
    """

    words: str
    issue: str
    parties: tuple[str, ...]
    by: tuple[str, ...]
    rows: tuple[Proposal, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The rows by id."""
        return frozenset(row.id for row in self.rows)


def find_agreed(record: Record, parties: Collection[str]) -> list[Agreed]:
    """Everything agreed, in the order of the record; what one of the parties denies is left out."""
    rows = [row for row in record.proposals if row.status != "rejected"]
    found: list[Agreed] = []
    told = [_made(group) for group in _groups(rows)]
    told += [bargain for row in rows if (bargain := _bargain(row, parties)) is not None]
    for each in told:
        if len(each.parties) >= _BOTH and not denied(each, _since(record, each, rows)):
            found = _with(found, each)
    sealed = _sealed(record, rows, parties)
    if (
        sealed is not None
        and not denied(sealed, _since(record, sealed, rows))
        and not any(set(sealed.parties) <= set(each.parties) for each in found)
    ):
        found.append(sealed)
    return found


def _since(record: Record, told: Agreed, rows: Iterable[Proposal]) -> list[Proposal]:
    """The rows of reports that are not older than those that tell of the agreement: who refused before may
    have agreed since.
    """
    days = {each.id: each.published for each in record.articles}
    first = min((days.get(row.article, "") for row in told.rows), default="")
    return [row for row in rows if not first or not days.get(row.article) or days[row.article] >= first]


def _groups(rows: Iterable[Proposal]) -> list[list[Proposal]]:
    """The rows of one passage in which several agree."""
    found: dict[tuple[str, int, int], list[Proposal]] = {}
    for row in rows:
        if row.kind == "position" and row.stance == "accepts" and row.rule.startswith(TOGETHER):
            found.setdefault((row.article, row.start, row.end), []).append(row)
    return list(found.values())


def _made(rows: Sequence[Proposal]) -> Agreed:
    first = rows[0]
    parties = dict.fromkeys(row.party for row in rows)
    by = dict.fromkeys(row.by for row in rows if row.by and row.by not in parties)
    return Agreed(
        words=words_of(first), issue=first.issue, parties=tuple(parties), by=tuple(by), rows=tuple(rows)
    )


def _with(found: list[Agreed], new: Agreed) -> list[Agreed]:
    """The same thing told again is one."""
    for place, old in enumerate(found):
        if set(new.parties) == set(old.parties) and _alike(old.words, new.words):
            by = tuple(dict.fromkeys((*old.by, *new.by)))
            found[place] = msgspec.structs.replace(old, by=by, rows=(*old.rows, *new.rows))
            return found
    return [*found, new]


def _alike(one: str, other: str) -> bool:
    first, second = content_of(one), content_of(other)
    return len(first & second) > _NEAR * max(1, min(len(first), len(second)))


def _bargain(row: Proposal, parties: Collection[str]) -> Agreed | None:
    """What one party agreed to and another must do with it: the two are the one and who is named in it."""
    if row.kind != "position" or not row.rule.startswith(BARGAIN) or row.by or row.party not in parties:
        return None
    others = [each for each in parties if each != row.party]
    named = [each for each in others if each in row.object] or others
    if len(named) != 1:
        return None
    return Agreed(words=words_of(row), issue=row.issue, parties=(row.party, named[0]), by=(), rows=(row,))


def _sealed(record: Record, rows: Sequence[Proposal], parties: Collection[str]) -> Agreed | None:
    """The deal that is told to be made, by what each of the parties agreed to; None if one of them is not
    told to have agreed.
    """
    made = [row for row in rows if row.kind == "term" and row.rule.startswith(CONCLUDED)]
    where = {row.article for row in made}
    mine = [
        row
        for row in rows
        if row.kind == "position"
        and row.stance == "accepts"
        and row.article in where
        and row.cue.split(" ")[0] in _AGREES
        and row.party in parties
    ]
    held = dict.fromkeys(row.party for row in mine)
    if not made:
        return None
    if len(held) < _BOTH or set(held) != set(parties):
        return _made_between(record, made, parties)
    first = next((row for row in mine if row.issue), mine[0])
    return Agreed(words=words_of(first), issue=first.issue, parties=tuple(held), by=(), rows=(*mine, *made))


def _made_between(record: Record, made: Sequence[Proposal], parties: Collection[str]) -> Agreed | None:
    """A deal that a report tells to be made in its own voice or a third's, where there are but two to make
    it.
    """
    side = {each.id: each.side for each in record.statements}
    rows = [
        row
        for row in made
        if not row.conditions
        and (not row.by or (side.get(row.statement, "") and side[row.statement] not in parties))
    ]
    if not rows or len(parties) != _BOTH:
        return None
    by = tuple(dict.fromkeys(row.by for row in rows if row.by)) if all(row.by for row in rows) else ()
    return Agreed(words=rows[0].object, issue=rows[0].issue, parties=tuple(parties), by=by, rows=tuple(rows))


_AGREES = frozenset(
    (
        "agreed",
        "agree",
        "agrees",
        "signed",
        "sign",
        "signs",
        "accepted",
        "accepts",
        "initialled",
        "reached",
        "struck",
        "sealed",
        "concluded",
    )
)


def denied(told: Agreed, rows: Iterable[Proposal]) -> bool:
    """Whether one of those who are told to have agreed refuses the same, or says that it is not so."""
    return any(_denies(row, told) for row in rows)


def _denies(row: Proposal, told: Agreed) -> bool:
    if row.kind != "position" or row.stance != "refuses" or row.party not in told.parties:
        return False
    if row.voice not in ("public", "confided"):
        return False
    return (row.rule.startswith(DENIED) or row.id not in told.ids) and (
        _same_issue(row, told) or _alike(words_of(row), told.words)
    )


def _same_issue(row: Proposal, told: Agreed) -> bool:
    return bool(row.issue) and row.issue in {each.issue for each in told.rows} and row.rule.startswith(DENIED)
