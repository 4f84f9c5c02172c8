"""The gap board in a terminal: issue by party, side by side where that fits, one under another where it does
not.
"""

from __future__ import annotations

from goodoffices.analysis import Ask, Cell, Exchange, Gap, GapBoard
from goodoffices.case import Case, Issue
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import all_of, one_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.terminal_page import TerminalPage
from goodoffices.report.wording import (
    STATES,
    STATUSES,
    VOICES,
    approval_words,
    condition_words,
    day_words,
    held_words,
    move_words,
    option_label,
    options_words,
    said_by,
    stance,
    stance_words,
    status_count,
    status_words,
)

GENERAL = 2
"""Positions on an issue in general that a cell tells; the rest is counted."""


def board_table(case: Case, board: GapBoard, page: TerminalPage) -> list[str]:
    """The board alone."""
    spoken = _spoken(board)
    seen = _seen(board)
    if not spoken:
        return page.lines(" ".join([_("No position is recorded on any issue."), *seen]))
    counts = [f"{page.shape(status)} {status_count(status, count)}" for status, count in board.counts.items()]
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
        lines += ["", *page.lines(_("Nothing is recorded on: %(issues)s.", issues=", ".join(unsaid)))]
    for title, entries in (
        (_("To ask"), [_asks(case, gap) for gap in spoken if gap.asks]),
        (_("What it hangs on"), _conditions(case, spoken)),
        (_("Waiting for one another"), [_exchange(case, exchange) for exchange in board.exchanges]),
        (_("How positions moved"), _moves(case, spoken)),
    ):
        if entries:
            lines += ["", title, *page.listed(entries)]
    return lines


def _seen(board: GapBoard) -> list[str]:
    seen = []
    if len(board.voices) < len(VOICES):
        voices = one_of([VOICES[voice] for voice in board.voices]) or _("nothing")
        seen.append(_("Only what is %(voices)s.", voices=voices))
    if board.as_of:
        seen.append(_("As of %(day)s.", day=day_words(board.as_of)))
    return seen


def _side_by_side(case: Case, board: GapBoard, rows: list[Gap], page: TerminalPage) -> list[str] | None:
    header = [_("Issue"), *(case.party(party).label for party in board.parties), _("Gap")]
    texts = any(gap.text for gap in rows)
    if texts:
        header.insert(-1, _("Standing text"))
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
            lines += page.lines(
                _("Standing text: %(option)s", option=option_label(case, issue, gap.text)), "  ", "    "
            )
        for cell in gap.cells:
            first, *rest = _cell(case, issue, cell)
            lines += page.lines(f"{case.party(cell.party).label}: {first}", "  ", "    ")
            for paragraph in rest:
                lines += page.lines(paragraph, "", "      ")
    return lines[1:]


def _cell(case: Case, issue: Issue, cell: Cell) -> list[str]:
    lines = held_words(case, issue, cell.own)
    if cell.differs:
        options = options_words(case, issue, cell.differs, "and")
        lines.append(_("public and confided word differ on %(options)s", options=options))
    lines += held_words(case, issue, cell.said_of_it)
    for position in cell.general[:GENERAL]:
        mark = ", ".join(part for part in (said_by(case, position), day_words(position.since)) if part)
        riders = [condition_words(case, condition) for condition in position.conditions]
        due = [approval for approval in position.approval if not approval.given]
        riders += [approval_words(due)] if due else []
        words = ", ".join(part for part in (position.words, *riders) if part)
        lines.append(f"{stance_words(position)}{': ' if position.words else ' '}{words} ({mark})")
    if len(cell.general) > GENERAL:
        more = len(cell.general) - GENERAL
        lines.append(n_("and %(count)s more on it in general", "and %(count)s more on it in general", more))
    return lines or [_("nothing said")]


def _status(case: Case, gap: Gap, page: TerminalPage) -> list[str]:
    issue = case.issue(gap.issue)
    lines = [f"{page.shape(gap.status)} {status_words(gap)}"]
    if gap.on:
        lines.append(_("on %(options)s", options=options_words(case, issue, gap.on)))
    if gap.approvals:
        lines.append(approval_words(due.approval for due in gap.approvals))
    if gap.words_only:
        lines.append(_("no options yet"))
    if gap.if_claims:
        status = f"{page.shape(gap.if_claims.status)} {STATUSES[gap.if_claims.status]}"
        if gap.if_claims.on:
            on = options_words(case, issue, gap.if_claims.on)
            status = _("%(status)s on %(options)s", status=status, options=on)
        lines.append(_("if the claims are right: %(status)s", status=status))
    names = {term.id: term.name or term.id for term in case.terms}
    return lines + [_("“%(term)s” has no agreed meaning", term=names[term]) for term in gap.terms]


def _asks(case: Case, gap: Gap) -> str:
    """What to ask on one issue, first what a yes would settle; who are asked the same are asked in one
    breath.
    """
    issue = case.issue(gap.issue)
    settles: dict[str, list[str]] = {}
    others: dict[tuple[str, str], list[str]] = {}
    for ask in gap.asks:
        who = case.party(ask.party).label
        if ask.settles:
            settles.setdefault(options_words(case, issue, ask.settles), []).append(who)
        rest = _rest(case, issue, ask)
        if rest[0]:
            others.setdefault(rest, []).append(who)
    told = [
        _(
            "would %(parties)s accept %(options)s? A yes would make it bridgeable.",
            parties=all_of(who),
            options=options,
        )
        for options, who in settles.items()
    ]
    told += [_(question, parties=all_of(who), options=options) for (question, options), who in others.items()]
    told = [words if place == 0 else words[:1].upper() + words[1:] for place, words in enumerate(told)]
    return f"{issue.label}: {' '.join(told)}"


def _rest(case: Case, issue: Issue, ask: Ask) -> tuple[str, str]:
    """The question for the options whose acceptance settles nothing by itself, and these options in a line;
    two empty texts where there is none. Who is asked is put in later.
    """
    options = [option for option in ask.options if option not in ask.settles]
    if not ask.options:
        return N_("what would %(parties)s want?"), ""
    if not options:
        return "", ""
    if len(ask.options) > max(2, len(ask.settles)) and len(ask.options) == len(case.options(issue)):
        return (
            N_("which other options would %(parties)s accept?")
            if ask.settles
            else N_("which options would %(parties)s accept?")
        ), ""
    return N_("would %(parties)s accept %(options)s?"), options_words(case, issue, options)


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
        sides.append(
            _(
                "%(party)s %(stance)s on %(issue)s %(conditions)s",
                party=case.party(side.party).label,
                stance=stance(side.stance, option),
                issue=issue.label,
                conditions=words,
            )
        )
    end = {
        True: _("All of it can be met at once: a possible simultaneous exchange"),
        False: _("It cannot all be met at once"),
        None: _("If the words fit, a possible simultaneous exchange"),
    }[exchange.together]
    if exchange.silent:
        asked = ", ".join(case.party(party).label for party in exchange.silent)
        end = _("%(end)s; still to be asked: %(parties)s", end=end, parties=asked)
    return f"{'; '.join(sides)}. {end}."


def _moves(case: Case, rows: list[Gap]) -> list[str]:
    return [
        f"{case.party(cell.party).label}, {case.issue(gap.issue).label}, "
        f"{move_words(case, case.issue(gap.issue), move)}"
        for gap in rows
        for cell in gap.cells
        for move in cell.moves
    ]
