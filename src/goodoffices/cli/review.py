"""Reviewing in the terminal: a passage in its context, one key for each decision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from shutil import get_terminal_size

import click

from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded
from goodoffices.record import (
    FIELDS,
    Context,
    Kind,
    NotPossible,
    Passage,
    Record,
    context,
    decide,
    edit,
    find_passage,
    source_words,
    to_review,
)
from goodoffices.report.columns import clean, wrap
from goodoffices.report.record_words import code_words

KEYS = N_("a accept · r reject · e edit · s skip · u undo · q leave")


def review_all(record: Record, kinds: tuple[Kind, ...], save: Callable[[Record], None]) -> None:
    """Go through all open rows, most doubtful first. Every decision is saved at once; ``u`` takes the last
    one back.
    """
    open_rows = to_review(record, *kinds)
    if not open_rows:
        click.echo(_("Nothing is open."))
        return
    click.echo(_(KEYS))
    place, before = 0, list[tuple[int, Record]]()
    while place < len(open_rows):
        kind, row = open_rows[place]
        _show(record, kind, row, _("%(number)s of %(count)s", number=place + 1, count=len(open_rows)))
        key = click.getchar(echo=False).lower()
        if key in ("q", "\x1b", "\x04"):
            break
        if key == "u" and before:
            place, record = before.pop()
            save(record)
        elif key in _DECISIONS:
            before.append((place, record))
            record, place = _DECISIONS[key](record, kind, row), place + 1
            if record is not before[-1][1]:
                save(record)
        else:
            click.echo(_(KEYS))
    counts = Counter(row.status for _kind, row in record.rows())
    click.echo(
        ", ".join(
            (
                n_("%(count)s accepted", "%(count)s accepted", counts["accepted"]),
                n_("%(count)s edited", "%(count)s edited", counts["edited"]),
                n_("%(count)s rejected", "%(count)s rejected", counts["rejected"]),
                n_("%(count)s proposed", "%(count)s proposed", counts["proposed"]),
            )
        )
    )


def _show(record: Record, kind: Kind, row: Passage, count: str) -> None:
    article = record.article(row.article)
    around = context(article, row)
    click.echo(f"\n{count} · {code_words(kind[:-1])} · {worded(source_words(article))} · {row.rule}")
    click.echo(_marked(around, get_terminal_size().columns))
    for field in FIELDS[kind]:
        value = getattr(row, field)
        if value not in ("", None, ()):
            words = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            click.echo(f"  {field}: {clean(words)}")


def _marked(around: Context, width: int) -> str:
    """The passage in its context, wrapped between words, in brackets and bold."""
    before, passage, after = (
        _BRACKETS.sub("", each) for each in (around.before, around.passage, around.after)
    )
    lines = wrap(clean(f"{before}⟦{passage}⟧{after}"), max(20, width - 2))
    bold, plain = "\x1b[1m", "\x1b[0m"
    return "\n".join("  " + line for line in lines).replace("⟦", f"{bold}[").replace("⟧", f"]{plain}")


_BRACKETS = re.compile("[⟦⟧]")


def _edit(record: Record, kind: Kind, row: Passage) -> Record:
    """Ask for a field and its new value until the answer is empty; "passage" moves the passage to other
    words.
    """
    changed = record
    while True:
        field = click.prompt(
            _("  Field (%(names)s, passage; empty to end)", names=", ".join(FIELDS[kind])),
            default="",
            show_default=False,
        )
        if not field.strip():
            return changed
        value = click.prompt(_("  New value (empty for none)"), default="", show_default=False)
        try:
            if field.strip() == "passage":
                changed = edit(changed, row.id, {}, find_passage(changed, row.article, value))
            else:
                changed = edit(changed, row.id, {field.strip(): value})
        except NotPossible as problem:
            click.echo(f"  {worded(problem.args[0])}", err=True)


_DECISIONS: dict[str, Callable[[Record, Kind, Passage], Record]] = {
    "a": lambda record, _kind, row: decide(record, row.id, "accepted"),
    "r": lambda record, _kind, row: decide(record, row.id, "rejected"),
    "e": _edit,
    "s": lambda record, *_: record,
    " ": lambda record, *_: record,
}
