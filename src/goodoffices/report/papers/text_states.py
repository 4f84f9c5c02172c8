"""Where each side stands on each clause of a text, as a workbook for mediators."""

from __future__ import annotations

from datetime import date

from goodoffices.desk.views.text_clauses import ShownState
from goodoffices.desk.views.text_states import TextStates
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable
from goodoffices.language.words import gettext as _
from goodoffices.report.papers.board import board_status
from goodoffices.report.papers.words import joined, moment, with_conditions
from goodoffices.report.sheets_of_results import Cell, ResultSheet, as_xlsx
from goodoffices.text import SideWord

SIDE_WORDS: WordTable[SideWord] = WordTable(
    {
        "not-seen": N_("not seen"),
        "seen": N_("seen"),
        "agreed": N_("agreed"),
        "ad-referendum": N_("agreed ad referendum"),
        "agreed-if": N_("agreed"),
        "reserved": N_("reserved"),
        "refused": N_("refused"),
    }
)
"""What a side says of a clause; a condition follows the word that it belongs to."""


def states_workbook(states: TextStates, day: date) -> bytes:
    """The workbook: a row a clause, a column a side, and what still waits for a decision."""
    header = [_("Clause"), _("Words"), *states.sides, _("Conflicts")]
    rows: list[list[Cell]] = []
    for clause in states.clauses:
        told = {state.label: _state(state) for state in clause.states}
        # The draft's own words: those that a change would put in their place are not in it yet.
        words = "".join(part.words for part in clause.parts if part.kind != "came").strip()
        row: list[Cell] = [clause.label, words]
        row += [told.get(side, "") for side in states.sides]
        rows.append([*row, len(clause.conflicts) or ""])
    about = ResultSheet(
        _("About"),
        [_("What"), _("Told")],
        [[_("Text"), joined(states.title, states.version)], [_("Who may read it"), board_status(day)]],
    )
    return as_xlsx([ResultSheet(_("Text"), header, rows), about])


def _state(state: ShownState) -> str:
    """A side's word with its condition, then its remark and its day."""
    word = with_conditions(SIDE_WORDS[state.word], [state.condition] if state.condition else [])
    due = _("due %(day)s", day=moment(state.due)) if state.due else ""
    return joined(word, due, state.remark, moment(state.day) if state.day else "")
