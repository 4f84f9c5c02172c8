"""Reviewing in the terminal: a passage in its context, one key for each decision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from shutil import get_terminal_size

import click

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

KEYS = "a accept · r reject · e edit · s skip · u undo · q leave"


def review_all(record: Record, kinds: tuple[Kind, ...], save: Callable[[Record], None]) -> None:
    """Go through all open rows, most doubtful first. Every decision is saved at once; ``u`` takes the last
    one back.
    """
    open_rows = to_review(record, *kinds)
    if not open_rows:
        click.echo("Nothing is open.")
        return
    click.echo(KEYS)
    place, before = 0, list[tuple[int, Record]]()
    while place < len(open_rows):
        kind, row = open_rows[place]
        _show(record, kind, row, f"{place + 1} of {len(open_rows)}")
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
            click.echo(KEYS)
    counts = Counter(row.status for _, row in record.rows())
    click.echo(
        ", ".join(f"{counts[status]} {status}" for status in ("accepted", "edited", "rejected", "proposed"))
    )


def _show(record: Record, kind: Kind, row: Passage, count: str) -> None:
    article = record.article(row.article)
    around = context(article, row)
    click.echo(f"\n{count} · {kind[:-1]} · {source_words(article)} · {row.rule}")
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
            f"  Field ({', '.join(FIELDS[kind])}, passage; empty to end)", default="", show_default=False
        )
        if not field.strip():
            return changed
        value = click.prompt("  New value (empty for none)", default="", show_default=False)
        try:
            if field.strip() == "passage":
                changed = edit(changed, row.id, {}, find_passage(changed, row.article, value))
            else:
                changed = edit(changed, row.id, {field.strip(): value})
        except NotPossible as problem:
            click.echo(f"  {problem}", err=True)


_DECISIONS: dict[str, Callable[[Record, Kind, Passage], Record]] = {
    "a": lambda record, _, row: decide(record, row.id, "accepted"),
    "r": lambda record, _, row: decide(record, row.id, "rejected"),
    "e": _edit,
    "s": lambda record, *_: record,
    " ": lambda record, *_: record,
}
