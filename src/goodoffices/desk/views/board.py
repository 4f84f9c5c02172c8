"""The board as its page shows it: for every issue and side the last word, its age and source, and every entry
behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from goodoffices.analysis import Cell, Due, Exchange, Gap, Held, Status
from goodoffices.case import Case, Condition, Position, Voice
from goodoffices.desk import BoardCell, Picture, Word
from goodoffices.desk.confided import is_sorted_anew
from goodoffices.desk.views.labels import Labels, Options, Report
from goodoffices.talks import LEVELS, Disclosure, MediatorView, acts, conditions_of
from goodoffices.talks.acts import Ref

OWN: tuple[Voice, ...] = ("public", "confided")
"""Voices that are a side's own word."""
FIRST = 12
"""Entries that a cell opens on the board itself, at most."""
OPENED = 240
"""Entries that all cells of a board open together, about: of many cells each opens fewer."""


class ShownCondition(msgspec.Struct, frozen=True, kw_only=True):
    """A condition: who would have to act (if it is a side), in words, or as options of issues; ``state`` says
    where it stands.
    """

    party: str = ""
    does: str = ""
    choices: tuple[tuple[str, Options], ...] = ()
    state: str = ""


class BoardWord(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that stands in a cell.

    ``at`` is when it was said (a day, or a time), ``room`` and ``sequence`` its entry (none: it is of the
    public record), ``level`` how far it may travel; ``left`` the day on which it was left, where it was;
    ``before`` the stances that it took the place of.
    """

    stance: str
    options: Options
    voices: tuple[Voice, ...]
    words: str = ""
    by: str = ""
    at: str = ""
    left: str = ""
    holds: bool = True
    conditions: tuple[ShownCondition, ...] = ()
    approvals: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    room: str = ""
    sequence: int = -1
    level: Disclosure = "closed"
    before: tuple[tuple[str, Options, tuple[ShownCondition, ...]], ...] = ()
    reports: tuple[Report, ...] = ()

    @property
    def confided(self) -> bool:
        """Whether it was told to a mediator."""
        return "confided" in self.voices


class WordMoved(msgspec.Struct, frozen=True, kw_only=True):
    """How a side's own word on an option (empty: in general) changed on a day."""

    option: str
    before: str
    after: str
    on: str
    voice: Voice
    conditions: tuple[ShownCondition, ...] = ()
    conditions_before: tuple[ShownCondition, ...] = ()


class BoardBox(msgspec.Struct, frozen=True, kw_only=True):
    """One side on one issue: its own word, what is said of it, everything behind, and how it moved."""

    number: int
    party: str
    own: tuple[BoardWord, ...]
    said_of_it: tuple[BoardWord, ...]
    behind: tuple[BoardWord, ...]
    moves: tuple[WordMoved, ...]
    differs: Options
    opens: int = FIRST

    @property
    def silent(self) -> bool:
        """Whether nothing stands on top."""
        return not (self.own or self.said_of_it)

    @property
    def more(self) -> int:
        """Entries behind the cell."""
        return len(self.behind)

    @property
    def first(self) -> tuple[BoardWord, ...]:
        """Those that the board itself opens; the cell's own page has all."""
        return self.behind[: self.opens]

    @property
    def last_moves(self) -> tuple[WordMoved, ...]:
        """The last moves, as many as entries are opened; the cell's own page has all."""
        return self.moves[-self.opens :]

    @property
    def left(self) -> int:
        """Those that only the cell's own page has."""
        return max(0, len(self.behind) - self.opens)


class BoardRow(msgspec.Struct, frozen=True, kw_only=True):
    """One issue. ``number`` counts in the case's order; ``waits`` are the conditions that every way hangs
    on.
    """

    number: int
    issue: str
    about: str
    status: Status
    on: Options
    text: str
    boxes: tuple[BoardBox, ...]
    waits: tuple[ShownCondition, ...]
    approvals: tuple[str, ...]
    ask: tuple[str, ...]
    otherwise: Status | None
    otherwise_on: Options
    words_only: bool
    undefined: tuple[str, ...]
    two_senses: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether nobody has said anything on it."""
        return all(box.silent and not box.behind for box in self.boxes)


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """Stances that wait for one another, and whether all their conditions can be met at once (None: people
    have to judge).
    """

    sides: tuple[tuple[str, str, str, str, tuple[ShownCondition, ...]], ...]
    together: bool | None
    ask: tuple[str, ...]


def rows(case: Case, view: MediatorView, shown: Picture) -> tuple[BoardRow, ...]:
    """Every row of the board, in the case's order."""
    cells = {(cell.issue, cell.party): cell for cell in shown.cells}
    filled = sum(bool(cell.words) for cell in shown.cells)
    drawn = _Drawn(case, view, max(1, min(FIRST, OPENED // max(1, filled))))
    return tuple(drawn.row(number, gap, cells) for number, gap in enumerate(shown.board.rows, start=1))


def circles(case: Case, shown: Picture) -> tuple[Circle, ...]:
    """The exchanges that wait."""
    labels = Labels(case)
    return tuple(_circle(labels, one) for one in shown.board.exchanges)


def conditions(labels: Labels, found: Iterable[Condition], state: str = "") -> tuple[ShownCondition, ...]:
    """Conditions with the case's names."""
    return tuple(
        ShownCondition(
            party=labels.party(one.party) if one.party else "",
            does=one.does,
            choices=()
            if one.does
            else tuple(
                (labels.issue(choice.issue), labels.options(choice.issue, choice.options))
                for choice in one.choices
            ),
            state=state,
        )
        for one in found
    )


class _Drawn:
    """What the cells of one board share."""

    def __init__(self, case: Case, view: MediatorView, opens: int) -> None:
        self.case, self.view, self.labels, self.opens = case, view, Labels(case), opens
        self.abouts = {issue.id: issue.about for issue in case.issues}
        self.terms = {term.id: term for term in case.terms}

    def row(self, number: int, gap: Gap, cells: Mapping[tuple[str, str], BoardCell]) -> BoardRow:
        labels, terms = self.labels, [self.terms[key] for key in gap.terms]
        return BoardRow(
            number=number,
            issue=labels.issue(gap.issue),
            about=self.abouts[gap.issue],
            status=gap.status,
            on=labels.options(gap.issue, gap.on),
            text=labels.option(gap.issue, gap.text) if gap.text else "",
            boxes=tuple(
                self.box(place, cell, cells[gap.issue, cell.party])
                for place, cell in enumerate(gap.cells, start=1)
            ),
            waits=self._waits(gap) if gap.conditional else (),
            approvals=tuple(one.approval.by for one in gap.approvals if not one.approval.given),
            ask=tuple(labels.party(ask.party) for ask in gap.asks),
            otherwise=gap.if_claims.status if gap.if_claims else None,
            otherwise_on=labels.options(gap.issue, gap.if_claims.on if gap.if_claims else ()),
            words_only=gap.words_only,
            undefined=tuple(term.name or term.id for term in terms if term.defined is False),
            two_senses=tuple(term.name or term.id for term in terms if term.defined is not False),
        )

    def box(self, number: int, cell: Cell, whole: BoardCell) -> BoardBox:
        words = {id(word.position): word for word in whole.words}
        by_value = {word.position: word for word in whole.words}

        def behind(position: Position) -> Word | None:
            return words.get(id(position)) or by_value.get(position)

        own = [self._group(whole.issue, held, behind) for held in _alike(cell.own)]
        own += [self._said(one, behind(one)) for one in cell.general if one.voice in OWN]
        others = [self._group(whole.issue, held, behind) for held in _alike(cell.said_of_it)]
        others += [self._said(one, behind(one)) for one in cell.general if one.voice not in OWN]
        return BoardBox(
            number=number,
            party=self.labels.party(whole.party),
            own=tuple(own),
            said_of_it=tuple(others),
            behind=tuple(self._said(word.position, word) for word in whole.words),
            moves=tuple(
                WordMoved(
                    option=self.labels.option(whole.issue, move.option) if move.option else "",
                    before=move.before,
                    after=move.after,
                    on=move.on,
                    voice=move.voice,
                    conditions=conditions(self.labels, move.conditions),
                    conditions_before=conditions(self.labels, move.conditions_before),
                )
                for move in whole.moves
            ),
            differs=self.labels.options(whole.issue, cell.differs),
            opens=self.opens,
        )

    def _group(self, issue: str, held: list[Held], behind: Callable[[Position], Word | None]) -> BoardWord:
        """Options of which a side says the same: the stance once, with the newest word behind it."""
        first = held[0]
        options = self.labels.options(issue, [one.option for one in held])
        if not first.positions:
            return BoardWord(stance=first.stance, options=options, voices=first.voices, at=first.since)
        newest = first.positions[0]
        levels = [word.level for position in first.positions if (word := behind(position)) is not None]
        return msgspec.structs.replace(
            self._said(newest, behind(newest)),
            level=min(levels, key=LEVELS.index, default="closed"),
            stance=first.stance,
            options=options,
            voices=first.voices,
            conditions=conditions(self.labels, first.conditions),
            approvals=tuple(one.by for one in first.approvals if not one.given),
        )

    def _said(self, position: Position, word: Word | None) -> BoardWord:
        ref = word.ref if word else None
        item = self.view.item(ref.room, ref.sequence) if ref else None
        at = position.since
        if item is not None:
            at = item.said_at
        by = self.labels.party(position.by) if position.by else ""
        return BoardWord(
            stance=position.stance,
            options=self.labels.options(position.issue, position.options),
            voices=(position.voice,),
            words=position.words,
            by="" if by == self.view.viewer else by,
            at=at,
            left=position.until,
            holds=word.holds if word else not position.until,
            conditions=conditions(self.labels, position.conditions),
            approvals=tuple(one.by for one in position.approval if not one.given),
            approved=tuple(one.by for one in position.approval if one.given),
            room=ref.room if ref else "",
            sequence=ref.sequence if ref else -1,
            level=word.level if word else "closed",
            before=self._before(position, ref) if ref else (),
            reports=self.labels.reports(position.cite),
        )

    def _before(
        self, position: Position, ref: Ref
    ) -> tuple[tuple[str, Options, tuple[ShownCondition, ...]], ...]:
        """What a position of a room replaced; the case's own days are too coarse for what changes within
        one.
        """
        room = self.view.rooms[ref.room]
        items = room.items
        act = items[ref.sequence].act
        olds = [items[one] for one in getattr(act, "instead_of", ()) if one in items]
        olds = [old for old in olds if not is_sorted_anew(room, old)]
        return tuple(
            (
                old.act.stance,
                self.labels.options(position.issue, self._tied(ref.room, old.act)),
                tuple(
                    ShownCondition(party=self.labels.party(one.party) if one.party else "", does=one.words)
                    for one in conditions_of(old.act)
                ),
            )
            for old in olds
            if isinstance(old.act, acts.PositionTaken)
        )

    def _tied(self, room: str, act: acts.PositionTaken) -> list[str]:
        named = self.view.rooms[room].issues[act.issue].options
        return [
            self.view.tied_options.get((room, act.issue, letter), named.get(letter, letter))
            for letter in act.options
        ]

    def _waits(self, gap: Gap) -> tuple[ShownCondition, ...]:
        dues: dict[str, Due] = {repr(due): due for way in gap.ways for due in way.conditions}
        return tuple(
            one for due in dues.values() for one in conditions(self.labels, (due.condition,), due.state)
        )


_ORDER = ("demands", "accepts", "prefers", "refuses", "unclear")


def _alike(held: Iterable[Held]) -> list[list[Held]]:
    """Options with the same stance, newest word and conditions together; what a side has left is told as
    movement instead.
    """
    groups: dict[tuple[object, ...], list[Held]] = {}
    for one in (part for whole in held for part in whole.apart()):
        if one.stance != "moved":
            key = (one.stance, one.voices, one.positions, one.conditions, one.approvals)
            groups.setdefault(key, []).append(one)
    return sorted(groups.values(), key=lambda group: _ORDER.index(group[0].stance))


def _circle(labels: Labels, one: Exchange) -> Circle:
    return Circle(
        sides=tuple(
            (
                labels.party(side.party),
                side.stance,
                labels.option(side.issue, side.option),
                labels.issue(side.issue),
                conditions(labels, side.conditions),
            )
            for side in one.sides
        ),
        together=one.together,
        ask=tuple(labels.party(party) for party in one.silent),
    )
