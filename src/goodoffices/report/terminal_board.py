"""The gap board in a terminal: issue by party, side by side where that fits, one under another where it does not."""

from __future__ import annotations

from goodoffices.analysis import Cell, Exchange, Gap, GapBoard
from goodoffices.case import Case, Issue
from goodoffices.report.columns import clean, table, wrap
from goodoffices.report.wording import (
    SHAPES,
    STATES,
    VOICES,
    approval_words,
    condition_words,
    day_words,
    held_words,
    move_words,
    option_label,
    options_words,
    said_by,
)

GENERAL = 2
"""Positions on an issue in general that a cell tells; the rest is counted."""


def board_lines(case: Case, board: GapBoard, width: int) -> list[str]:
    """The board, then whom to ask, what the conditions hang on, and what could be exchanged."""
    lines = [*wrap(_summary(board), width), ""]
    spoken = [gap for gap in board.rows if not all(cell.silent for cell in gap.cells)]
    if not spoken:
        return [*lines, "No position is recorded on any issue."]
    lines += _side_by_side(case, board, spoken, width) or _stacked(case, board, spoken, width)
    unsaid = [case.issue(gap.issue).label for gap in board.rows if gap not in spoken]
    if unsaid:
        lines += ["", *wrap(clean(f"Nothing is recorded on: {', '.join(unsaid)}."), width)]
    for title, entries in (
        ("To ask", _asks(case, spoken)),
        ("What it hangs on", _conditions(case, spoken)),
        ("Waiting for one another", [_exchange(case, exchange) for exchange in board.exchanges]),
        ("How positions moved", _moves(case, spoken)),
    ):
        if entries:
            lines += ["", title]
            lines += [line for entry in entries for line in wrap(clean("· " + entry), width, "  ")]
    return lines


def _summary(board: GapBoard) -> str:
    counts = "   ".join(f"{SHAPES[status]} {count} {status}" for status, count in board.counts.items())
    seen = (
        []
        if len(board.voices) == len(VOICES)
        else [f"positions {', '.join(VOICES[v] for v in board.voices)} only"]
    )
    seen += [f"as of {day_words(board.as_of)}"] if board.as_of else []
    return "   ".join([counts, *(f"({part})" for part in seen)])


def _side_by_side(case: Case, board: GapBoard, rows: list[Gap], width: int) -> list[str] | None:
    header = ["Issue", *(clean(case.party(party).label) for party in board.parties), "Gap"]
    texts = any(gap.text for gap in rows)
    if texts:
        header.insert(-1, "Standing text")
    body = []
    for gap in rows:
        issue = case.issue(gap.issue)
        row = [
            [clean(issue.label)],
            *(_cell(case, issue, cell) for cell in gap.cells),
            _status(case, issue, gap),
        ]
        if texts:
            row.insert(-1, [clean(option_label(case, issue, gap.text)) if gap.text else "[ ]"])
        body.append(row)
    return table(header, body, width, apart=True)


def _stacked(case: Case, board: GapBoard, rows: list[Gap], width: int) -> list[str]:
    lines: list[str] = []
    for gap in rows:
        issue = case.issue(gap.issue)
        status, *notes = _status(case, issue, gap)
        lines += ["", *wrap(f"{clean(issue.label)}  {status}", width, "  ")]
        lines += [line for note in notes for line in wrap(note, width - 2, "  ") for line in ["  " + line]]
        if gap.text:
            lines += wrap(clean(f"  Standing text: {option_label(case, issue, gap.text)}"), width, "    ")
        for cell in gap.cells:
            who = clean(case.party(cell.party).label)
            first, *rest = _cell(case, issue, cell)
            lines += ["  " + line for line in wrap(f"{who}: {first}", width - 2, "  ")]
            lines += ["    " + line for paragraph in rest for line in wrap(paragraph, width - 4)]
    return lines[1:]


def _cell(case: Case, issue: Issue, cell: Cell) -> list[str]:
    lines = held_words(case, issue, cell.own)
    if cell.differs:
        lines.append(f"public and confided word differ on {options_words(case, issue, cell.differs, 'and')}")
    lines += held_words(case, issue, cell.said_of_it)
    for position in cell.general[:GENERAL]:
        mark = ", ".join(part for part in (said_by(case, position), day_words(position.since)) if part)
        riders = [condition_words(case, condition) for condition in position.conditions]
        due = [approval for approval in position.approval if not approval.given]
        riders += [approval_words(due)] if due else []
        lines.append(
            f"{position.stance}{': ' if position.words else ''}{', '.join([position.words, *riders])} ({mark})"
        )
    if len(cell.general) > GENERAL:
        lines.append(f"and {len(cell.general) - GENERAL} more on it in general")
    return [clean(line) for line in lines] or ["nothing said"]


def _status(case: Case, issue: Issue, gap: Gap) -> list[str]:
    lines = [f"{SHAPES[gap.status]} {gap.status}{' if …' if gap.conditional else ''}"]
    if gap.on:
        lines.append(f"on {options_words(case, issue, gap.on)}")
    if gap.approvals:
        lines.append(approval_words(due.approval for due in gap.approvals))
    if gap.words_only:
        lines.append("no options yet")
    if gap.if_claims:
        on = f" on {options_words(case, issue, gap.if_claims.on)}" if gap.if_claims.on else ""
        lines.append(f"if the claims are right: {SHAPES[gap.if_claims.status]} {gap.if_claims.status}{on}")
    names = {term.id: term.name or term.id for term in case.terms}
    lines += [f"“{names[term]}” has no agreed meaning" for term in gap.terms]
    return [clean(line) for line in lines]


def _asks(case: Case, rows: list[Gap]) -> list[str]:
    found = []
    for gap in rows:
        issue = case.issue(gap.issue)
        for ask in gap.asks:
            question = f"{case.party(ask.party).label}, on {issue.label}: "
            question += options_words(case, issue, ask.options) if ask.options else "what it wants"
            if ask.settles and len(ask.settles) < len(ask.options):
                question += f"; a yes to {options_words(case, issue, ask.settles)} would make it bridgeable"
            elif ask.settles:
                question += "; a yes would make it bridgeable"
            found.append(question)
    return found


def _conditions(case: Case, rows: list[Gap]) -> list[str]:
    found = []
    for gap in rows:
        issue = case.issue(gap.issue)
        for way in gap.ways:
            for due in way.conditions:
                label = f"{issue.label}, {option_label(case, issue, way.option)}"
                words = condition_words(case, due.condition)
                found.append(f"{label}: {case.party(due.party).label}, {words} ({STATES[due.state]})")
    return found


def _exchange(case: Case, exchange: Exchange) -> str:
    sides = []
    for side in exchange.sides:
        issue = case.issue(side.issue)
        words = ", ".join(condition_words(case, condition) for condition in side.conditions)
        option = option_label(case, issue, side.option)
        sides.append(f"{case.party(side.party).label} {side.stance} {option} on {issue.label} {words}")
    end = {
        True: "All of it can be met at once: a possible simultaneous exchange",
        False: "It cannot all be met at once",
        None: "If the words fit, a possible simultaneous exchange",
    }[exchange.together]
    if exchange.silent:
        end += f"; still to be asked: {', '.join(case.party(party).label for party in exchange.silent)}"
    return f"{'; '.join(sides)}. {end}."


def _moves(case: Case, rows: list[Gap]) -> list[str]:
    return [
        f"{case.party(cell.party).label}, {case.issue(gap.issue).label}, {move_words(case, case.issue(gap.issue), move)}"
        for gap in rows
        for cell in gap.cells
        for move in cell.moves
    ]
