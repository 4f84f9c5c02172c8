"""The gap board as the page shows it: rows, cells, and the positions behind each cell."""

from __future__ import annotations

import msgspec

from goodoffices.analysis import Ask, Cell, Due, Exchange, Gap, GapBoard, Held, Reading
from goodoffices.analysis.gap_records import Move
from goodoffices.case import Case, Position
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of
from goodoffices.language.words import gettext as _
from goodoffices.report.page.names import Names, PageCite
from goodoffices.report.wording import (
    STANCES,
    STATES,
    STATUSES,
    VOICES,
    condition_words,
    day_words,
    stance,
    stance_words,
)

_STANCES = WordTable(
    {
        "demands": N_("demands"),
        "accepts": N_("accepts"),
        "prefers": N_("ranks first"),
        "refuses": N_("refuses"),
        "unclear": N_("unclear on"),
        "moved": N_("has left"),
    }
)


OWN = ("public", "confided")
"""Voices that are a party's own word."""


class PageWord(msgspec.Struct, kw_only=True):
    """One thing that a party says: a stance and its options, whose word, since when, under which
    conditions.
    """

    stance: str
    options: str
    voice: str
    by: str = ""
    since: str = ""
    until: str = ""
    words: str = ""
    conditions: list[str] = []
    approvals: list[str] = []
    cites: list[PageCite] = []


class PageBox(msgspec.Struct, kw_only=True):
    """One cell: the latest on top (``own``, then ``claimed``), every position behind it."""

    party: str
    own: list[PageWord]
    claimed: list[PageWord]
    behind: list[PageWord]
    moved: list[str]
    differs: str


class PageLine(msgspec.Struct, kw_only=True):
    """One row of the board."""

    key: str
    issue: str
    about: str
    status: str
    boxes: list[PageBox]
    text: str
    on: str
    notes: list[str]
    cautions: list[str]
    silent: bool


class PageQuestion(msgspec.Struct, kw_only=True):
    """Whom to ask, about what, and what an answer could do."""

    parties: list[str]
    issue: str
    options: str
    settles: str
    closes: bool


def lines(case: Case, board: GapBoard, names: Names) -> list[PageLine]:
    """Every row of the board, in the case's order."""
    abouts = {issue.id: issue.about for issue in case.issues}
    terms = {term.id: term.name or term.id for term in case.terms}
    return [
        PageLine(
            key=f"issue-{number}",
            issue=names.issue(gap.issue),
            about=abouts[gap.issue],
            status=gap.status,
            boxes=[_box(gap, cell, names) for cell in gap.cells],
            text=names.option(gap.issue, gap.text) if gap.text else "",
            on=names.either(gap.issue, gap.on),
            notes=_notes(gap, names),
            silent=all(cell.silent and not cell.positions for cell in gap.cells),
            cautions=[f"“{terms[key]}”: {_loose(case, key)}" for key in gap.terms],
        )
        for number, gap in enumerate(board.rows, start=1)
    ]


def questions(board: GapBoard, names: Names) -> list[PageQuestion]:
    """What is worth asking next: first what would settle an issue by itself, then what would close one, then
    the rest.
    """

    def worth(pair: tuple[Gap, Ask]) -> int:
        return 0 if pair[1].settles else 1 if pair[1].closes else 2

    found: dict[tuple[object, ...], PageQuestion] = {}
    spoken = [gap for gap in board.rows if not all(cell.silent for cell in gap.cells)]
    asked = [(gap, ask) for gap in spoken for ask in gap.asks]
    for gap, ask in sorted(asked, key=worth):
        key = (gap.issue, ask.options, ask.settles, ask.closes)
        question = PageQuestion(
            parties=[],
            issue=names.issue(gap.issue),
            options=names.either(gap.issue, ask.options),
            settles=names.either(gap.issue, ask.settles),
            closes=bool(ask.closes),
        )
        found.setdefault(key, question).parties.append(names.party(ask.party))
    return list(found.values())


def exchanges(board: GapBoard, names: Names) -> list[tuple[list[str], str]]:
    """Each circle of conditions: its sides in words, and whether all can be met at once."""
    return [
        ([_side(exchange, number, names) for number in range(len(exchange.sides))], _verdict(exchange, names))
        for exchange in board.exchanges
    ]


def _option_of(gap: Gap, move: Move, names: Names) -> str:
    return names.option(gap.issue, move.option) if move.option else ""


def _box(gap: Gap, cell: Cell, names: Names) -> PageBox:
    moved = [
        _(
            "%(said)s until %(day)s",
            said=f"{_stance(move.before)} {_option_of(gap, move, names)}".strip(),
            day=day_words(move.on),
        )
        for move in cell.moves
        if move.on
    ]
    return PageBox(
        party=names.party(cell.party),
        own=_grouped(gap.issue, cell.own, names) + [_said(p, names) for p in cell.general if p.voice in OWN],
        claimed=_grouped(gap.issue, cell.said_of_it, names)
        + [_said(p, names) for p in cell.general if p.voice not in OWN],
        behind=[_said(position, names) for position in cell.positions],
        moved=moved,
        differs=names.either(gap.issue, cell.differs, "and"),
    )


def _grouped(issue: str, held: tuple[Held, ...], names: Names) -> list[PageWord]:
    """Options with the same stance, word, day and conditions are told together; what has been left is not
    told here.
    """
    groups: dict[tuple[object, ...], list[Held]] = {}
    for one in (part for whole in held for part in whole.apart()):
        if one.stance != "moved":
            by = next((position.by for position in one.positions if position.by), "")
            key = (one.stance, one.voices, one.since, by, repr(one.conditions), repr(one.approvals))
            groups.setdefault(key, []).append(one)
    order = list(_STANCES)
    return [
        _together(issue, members, names)
        for members in sorted(groups.values(), key=lambda members: order.index(members[0].stance))
    ]


def _together(issue: str, members: list[Held], names: Names) -> PageWord:
    one = members[0]
    by = next((position.by for position in one.positions if position.by), "")
    options = tuple(member.option for member in members)
    return PageWord(
        stance=_STANCES[one.stance],
        options=names.either(issue, options, "and" if one.stance == "refuses" else "or"),
        voice=all_of([VOICES[voice] for voice in one.voices]),
        by=names.party(by) if by else "",
        since=day_words(one.since),
        conditions=[condition_words(names.case, condition) for condition in one.conditions],
        approvals=[approval.by for approval in one.approvals if not approval.given],
    )


def _said(position: Position, names: Names) -> PageWord:
    return PageWord(
        stance=STANCES[position.stance] if position.options else stance_words(position),
        options=names.either(
            position.issue, position.options, "and" if position.stance == "refuses" else "or"
        ),
        voice=VOICES[position.voice],
        by=names.party(position.by) if position.by else "",
        since=day_words(position.since),
        until=day_words(position.until),
        words=position.words,
        conditions=[condition_words(names.case, condition) for condition in position.conditions],
        approvals=[
            _("%(by)s (given)", by=approval.by) if approval.given else approval.by
            for approval in position.approval
        ],
        cites=names.cites(position.cite),
    )


def _notes(gap: Gap, names: Names) -> list[str]:
    notes = []
    if gap.words_only:
        notes.append(_("no options put forward yet"))
    if gap.on:
        notes.append(_("on %(options)s", options=names.either(gap.issue, gap.on)))
    if gap.conditional:
        dues = "; ".join(_due(due, names) for due in _dues(gap))
        notes.append(_("under conditions: %(conditions)s", conditions=dues))
    notes += [
        _("subject to %(by)s", by=pending.approval.by)
        for pending in gap.approvals
        if not pending.approval.given
    ]
    if gap.if_claims:
        notes.append(_second(gap.if_claims, gap.issue, names))
    if gap.status == "contested" and gap.refusals:
        notes.append(_("every option is refused by somebody"))
    return notes


def _dues(gap: Gap) -> list[Due]:
    return list({repr(due): due for way in gap.ways for due in way.conditions}.values())


def _due(due: Due, names: Names) -> str:
    state = "" if due.state == "words" else f" ({STATES[due.state]})"
    return f"{names.party(due.party)}, {condition_words(names.case, due.condition)}{state}"


def _second(reading: Reading, issue: str, names: Names) -> str:
    status = STATUSES[reading.status]
    if reading.on:
        status = _("%(status)s on %(options)s", status=status, options=names.either(issue, reading.on))
    return _("%(status)s, if what others say of the silent is right", status=status)


def _loose(case: Case, key: str) -> str:
    term = next(term for term in case.terms if term.id == key)
    return _("not defined") if term.defined is False else _("one term, two senses")


def _stance(stance: str) -> str:
    return _STANCES.get(stance, stance)


def _side(exchange: Exchange, number: int, names: Names) -> str:
    side = exchange.sides[number]
    conditions = "; ".join(condition_words(names.case, condition) for condition in side.conditions)
    option = names.option(side.issue, side.option)
    return _(
        "%(party)s %(stance)s (%(issue)s), %(conditions)s",
        party=names.party(side.party),
        stance=stance(side.stance, option),
        issue=names.issue(side.issue),
        conditions=conditions,
    )


def _verdict(exchange: Exchange, names: Names) -> str:
    if exchange.together is False:
        return _("They cannot all be met at once.")
    told = (
        _("A condition is in words only: people have to judge whether all can be met at once.")
        if exchange.together is None
        else _("All can be met at once, if both move together.")
    )
    silent = ", ".join(names.party(party) for party in exchange.silent)
    return " ".join([told, *([_("Still to be asked: %(parties)s.", parties=silent)] if silent else [])])
