"""The gap board in a terminal: issue by party, side by side where that fits, one under another where it does
not.
"""

from __future__ import annotations

from goodoffices.analysis import Ask, Cell, Exchange, Gap, GapBoard
from goodoffices.case import Case, Issue
from goodoffices.report.terminal_page import TerminalPage
from goodoffices.report.wording import (
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
    stance_words,
)

GENERAL = 2
"""Positions on an issue in general that a cell tells; the rest is counted."""


def board_table(case: Case, board: GapBoard, page: TerminalPage) -> list[str]:
    """The board alone."""
    spoken = _spoken(board)
    seen = _seen(board)
    if not spoken:
        return page.lines(" ".join(["No position is recorded on any issue.", *seen]))
    counts = [f"{page.shape(status)} {count} {status}" for status, count in board.counts.items()]
    lines = [*page.lines(" ".join([" · ".join(counts), *seen])), ""]
    return lines + (_side_by_side(case, board, spoken, page) or _stacked(case, spoken, page))


def _spoken(board: GapBoard) -> list[Gap]:
    return [gap for gap in board.rows if not all(cell.silent for cell in gap.cells)]


def board_lines(case: Case, board: GapBoard, page: TerminalPage) -> list[str]:
    """The board, then whom to ask, what the conditions hang on, and what could be exchanged."""
    lines, spoken = board_table(case, board, page), _spoken(board)
    if not spoken:
        return lines
    unsaid = [case.issue(gap.issue).label for gap in board.rows if gap not in spoken]
    if unsaid:
        lines += ["", *page.lines(f"Nothing is recorded on: {', '.join(unsaid)}.")]
    for title, entries in (
        ("To ask", [_asks(case, gap) for gap in spoken if gap.asks]),
        ("What it hangs on", _conditions(case, spoken)),
        ("Waiting for one another", [_exchange(case, exchange) for exchange in board.exchanges]),
        ("How positions moved", _moves(case, spoken)),
    ):
        if entries:
            lines += ["", title, *page.listed(entries)]
    return lines


def _seen(board: GapBoard) -> list[str]:
    seen = []
    if len(board.voices) < len(VOICES):
        seen.append(f"Only what is {' or '.join(VOICES[voice] for voice in board.voices) or 'nothing'}.")
    if board.as_of:
        seen.append(f"As of {day_words(board.as_of)}.")
    return seen


def _side_by_side(case: Case, board: GapBoard, rows: list[Gap], page: TerminalPage) -> list[str] | None:
    header = ["Issue", *(case.party(party).label for party in board.parties), "Gap"]
    texts = any(gap.text for gap in rows)
    if texts:
        header.insert(-1, "Standing text")
    body = []
    for gap in rows:
        issue = case.issue(gap.issue)
        row = [[issue.label], *(_cell(case, issue, cell) for cell in gap.cells), _status(case, gap, page)]
        if texts:
            row.insert(-1, [option_label(case, issue, gap.text) if gap.text else "[ ]"])
        body.append(row)
    return page.table(header, body, apart=True)


def _stacked(case: Case, rows: list[Gap], page: TerminalPage) -> list[str]:
    lines: list[str] = []
    for gap in rows:
        issue = case.issue(gap.issue)
        status, *notes = _status(case, gap, page)
        lines += ["", *page.lines(f"{status}: {issue.label}", "    ")]
        for note in notes:
            lines += page.lines(note, "  ", "    ")
        if gap.text:
            lines += page.lines(f"Standing text: {option_label(case, issue, gap.text)}", "  ", "    ")
        for cell in gap.cells:
            first, *rest = _cell(case, issue, cell)
            lines += page.lines(f"{case.party(cell.party).label}: {first}", "  ", "    ")
            for paragraph in rest:
                lines += page.lines(paragraph, "", "      ")
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
        words = ", ".join(part for part in (position.words, *riders) if part)
        lines.append(f"{stance_words(position)}{': ' if position.words else ' '}{words} ({mark})")
    if len(cell.general) > GENERAL:
        lines.append(f"and {len(cell.general) - GENERAL} more on it in general")
    return lines or ["nothing said"]


def _status(case: Case, gap: Gap, page: TerminalPage) -> list[str]:
    issue = case.issue(gap.issue)
    lines = [f"{page.shape(gap.status)} {gap.status}{', if …' if gap.conditional else ''}"]
    if gap.on:
        lines.append(f"on {options_words(case, issue, gap.on)}")
    if gap.approvals:
        lines.append(approval_words(due.approval for due in gap.approvals))
    if gap.words_only:
        lines.append("no options yet")
    if gap.if_claims:
        on = f" on {options_words(case, issue, gap.if_claims.on)}" if gap.if_claims.on else ""
        shape = page.shape(gap.if_claims.status)
        lines.append(f"if the claims are right: {shape} {gap.if_claims.status}{on}")
    names = {term.id: term.name or term.id for term in case.terms}
    return lines + [f"“{names[term]}” has no agreed meaning" for term in gap.terms]


def _asks(case: Case, gap: Gap) -> str:
    """What to ask on one issue, first what a yes would settle; who are asked the same are asked in one
    breath.
    """
    issue = case.issue(gap.issue)
    settles: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for ask in gap.asks:
        who = case.party(ask.party).label
        if ask.settles:
            settles.setdefault(options_words(case, issue, ask.settles), []).append(who)
        rest = _rest(case, issue, ask)
        if rest:
            others.setdefault(rest, []).append(who)
    told = [
        f"would {' and '.join(who)} accept {options}? A yes would make it bridgeable."
        for options, who in settles.items()
    ]
    told += [rest.format(who=" and ".join(who)) for rest, who in others.items()]
    told = [words if place == 0 else words[0].upper() + words[1:] for place, words in enumerate(told)]
    return f"{issue.label}: {' '.join(told)}"


def _rest(case: Case, issue: Issue, ask: Ask) -> str:
    """The question for the options whose acceptance settles nothing by itself; ``{who}`` stands for those
    asked.
    """
    options = [option for option in ask.options if option not in ask.settles]
    if not ask.options:
        return "what would {who} want?"
    if not options:
        return ""
    if len(ask.options) > max(2, len(ask.settles)) and len(ask.options) == len(case.options(issue)):
        return (
            "which other options would {who} accept?" if ask.settles else "which options would {who} accept?"
        )
    words = options_words(case, issue, options).replace("{", "{{").replace("}", "}}")
    return f"would {{who}} accept {words}?"


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
        f"{case.party(cell.party).label}, {case.issue(gap.issue).label}, "
        f"{move_words(case, case.issue(gap.issue), move)}"
        for gap in rows
        for cell in gap.cells
        for move in cell.moves
    ]
