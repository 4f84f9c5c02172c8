"""A clause of a text with all that stands beside it, as a row of its page: made here, since a template takes
most of a page's time for a long text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from goodoffices.desk.one_text.line import MadeVersion
from goodoffices.desk.views.text_clauses import ShownClause, ShownConflict
from goodoffices.language.words import worded
from goodoffices.server.store import new_token
from goodoffices.server.wording.templatetags import at
from goodoffices.server.wording.text_words import StateWords, clause_html

register = template.Library()


@register.simple_tag
def fresh_token() -> str:
    """A token for one more form of a page."""
    return new_token()


@register.simple_tag
def text_rows(clauses: Sequence[ShownClause], case: str, text: int, editable: bool) -> SafeString:
    """Clauses, one below the other."""
    known, base = StateWords(), _addresses(case, text)
    return SafeString("".join(_row(clause, base, editable, known) for clause in clauses))  # escaped there


@register.simple_tag
def text_row(clause: ShownClause, case: str, text: int, editable: bool) -> SafeString:
    """One clause."""
    return SafeString(_row(clause, _addresses(case, text), editable, StateWords()))  # escaped there


def _addresses(case: str, text: int) -> str:
    """What the addresses of all clauses of a text begin with."""
    return reverse("text-clause", args=[case, text, 0]).removesuffix("0/")


def _row(clause: ShownClause, base: str, editable: bool, known: StateWords) -> str:
    """The clause; beside it where each side stands and what a rule found. Every text in it is escaped."""
    address = f"{base}{clause.place}/"
    deep = f" l{min(clause.level, 4)}" if clause.level > 1 else ""
    words = clause_html(clause.parts)
    if clause.heading:
        words = SafeString(f"<b>{words}</b>")
    found = [f'<div class="cl{deep}" id="c{clause.place}"><p dir="auto">{words}</p>']
    found += [_conflict(one, address) for one in clause.conflicts]
    if editable:
        found.append(f'<p class="do"><a href="{address}">{escape(_told(clause))}</a></p>')
    found.append('</div><div class="st3">')
    found += [known.line(state) for state in clause.states]
    if clause.issue:
        found.append(f'<p class="note"><bdi>{escape(clause.issue)}</bdi></p>')
    for one in clause.findings:
        message, remedy = escape(worded(one.message)), escape(worded(one.remedy))
        found.append(f'<p class="warn"><bdi>{message}</bdi> <span>{remedy}</span></p>')
    found.append("</div>")
    return "".join(found)


@register.simple_tag
def version_rows(versions: Sequence[MadeVersion], case: str, text: int) -> SafeString:
    """The versions of a text, the newest first: name, day, brackets, note, the way to what changed."""
    there, compared = reverse("text", args=[case, text]), reverse("text-compare", args=[case, text])
    known = StateWords()
    rows = [_version(one, there, known) for one in reversed(versions)]
    changed = escape(gettext("what changed"))
    for row, one in enumerate(reversed(versions[1:])):
        rows[row] += f' · <a href="{compared}?new={one.entry}">{changed}</a>'
    return SafeString("".join(f"<li>\n{row}</small></li>" for row in rows))  # escaped there


def _version(one: MadeVersion, there: str, known: StateWords) -> str:
    act = one.act
    left = ngettext("%(n)s bracket", "%(n)s brackets", act.brackets) % {"n": act.brackets}
    told = [known.day(act.day), left]
    told += [gettext("what is agreed")] if act.agreed_part else []
    line = " · ".join(escape(each) for each in told)
    note = f" · <bdi>{escape(act.words)}</bdi>" if act.words else ""
    name = f'<b><a href="{there}?version={one.entry}"><bdi>{escape(act.name)}</bdi></a></b>'
    return f"{name}<small>{line}{note}"


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
