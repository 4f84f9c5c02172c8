"""Where each side stands on each clause of a text, as a table: every clause, for mediators."""

from __future__ import annotations

from datetime import date

import msgspec

from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.working import working_clauses
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.text_clauses import ShownClause, shown_clauses, states_of


class TextStates(msgspec.Struct, frozen=True, kw_only=True):
    """The newest draft of a text: its title, its version, the sides and every clause with their words."""

    title: str
    version: str
    sides: tuple[str, ...]
    clauses: tuple[ShownClause, ...]


def text_states(case: OpenCase, text: int, today: date) -> TextStates:
    """The states of a text as they stand. Raises NotThereError."""
    one = OneText(case, text)
    content = one.content(one.newest)
    working = working_clauses(content.text, one.waiting)
    places = range(len(content.rows))
    return TextStates(
        title=one.settings.title,
        version=one.newest.act.name,
        sides=tuple(case.party_labels.values()),
        clauses=shown_clauses(one, content, places, working, states_of(one, content), (), today),
    )
