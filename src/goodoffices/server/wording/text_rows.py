"""A clause of a text with all that stands beside it, as a row of its page: made here, since a template takes
most of a page's time for a long text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from goodoffices.desk.views.text_clauses import ShownClause, ShownConflict
from goodoffices.language.words import worded
from goodoffices.server.store import new_token
from goodoffices.server.wording.templatetags import at
from goodoffices.server.wording.text_words import StateWords, clause_html, state_html

register = template.Library()


@register.simple_tag
def fresh_token() -> str:
    """A token for one more form of a page."""
    return new_token()


@register.simple_tag
def text_rows(clauses: Sequence[ShownClause], case: str, text: int, editable: bool) -> SafeString:
    """Clauses, one below the other."""
    known = StateWords()
    return mark_safe(
        "".join(_row(clause, case, text, editable, known) for clause in clauses)
    )  # escaped there


@register.simple_tag
def text_row(clause: ShownClause, case: str, text: int, editable: bool) -> SafeString:
    """One clause."""
    return _row(clause, case, text, editable, StateWords())


def _row(clause: ShownClause, case: str, text: int, editable: bool, known: StateWords) -> SafeString:
    """The clause; beside it where each side stands and what a rule found."""
    address = reverse("text-clause", args=[case, text, clause.place])
    deep = f" l{min(clause.level, 4)}" if clause.level > 1 else ""
    words = clause_html(clause.parts)
    if clause.heading:
        words = mark_safe(f"<b>{words}</b>")
    found = [f'<div class="cl{deep}" id="c{clause.place}"><p dir="auto">{words}</p>']
    found += [_conflict(one, address) for one in clause.conflicts]
    if editable:
        found.append(f'<p class="do"><a href="{address}">{escape(_told(clause))}</a></p>')
    found.append('</div><div class="st3">')
    found += [state_html(state, known) for state in clause.states]
    if clause.issue:
        found.append(f'<p class="note"><bdi>{escape(clause.issue)}</bdi></p>')
    for one in clause.findings:
        message, remedy = escape(worded(one.message)), escape(worded(one.remedy))
        found.append(f'<p class="warn"><bdi>{message}</bdi> <span>{remedy}</span></p>')
    found.append("</div>")
    return mark_safe("".join(found))  # every text in it is escaped


def _told(clause: ShownClause) -> str:
    """What the link to the clause's page says."""
    told = (
        gettext("Work on %(clause)s") % {"clause": clause.label} if clause.label else gettext("Work on this")
    )
    if clause.changes:
        waiting = ngettext("%(n)s change waits", "%(n)s changes wait", clause.changes) % {"n": clause.changes}
        return f"{told} · {waiting}"
    return told


def _conflict(conflict: ShownConflict, address: str) -> str:
    """Changes to the same words, each with whose it is and when."""
    told = "; ".join(_wordings(conflict))
    return (
        f'<p class="clash">{escape(gettext("Changes to the same words:"))} {told}. '
        f"{escape(gettext('None is in the text until you decide.'))} "
        f'<a href="{address}#decide">{escape(gettext("Decide"))}</a></p>'
    )


def _wordings(conflict: ShownConflict) -> Iterator[str]:
    for one in conflict.wordings:
        words = f"“{escape(one.words)}”" if one.words else escape(gettext("nothing"))
        who = ", ".join(one.owners) or gettext("mediators")
        yield f"<b><bdi>{words}</bdi></b> (<bdi>{escape(who)}</bdi>, {escape(at(one.at))})"
