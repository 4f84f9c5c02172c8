"""What changed between two versions of a text: for the terminal, clause by clause, and as JSON."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from goodoffices.language import ngettext_noop as nn_
from goodoffices.language import plain_text
from goodoffices.language.words import counted
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.text import (
    BracketsLeft,
    Conflict,
    Difference,
    DifferencePiece,
    Finding,
    Kept,
    Merged,
    Spot,
    WordChange,
    changes_of,
)

_AROUND = 60
"""Signs of kept words that are shown on each side of a change."""
_MARKS = {
    "kept": ("", ""),
    "deleted": ("{-", "-}"),
    "inserted": ("{+", "+}"),
    "moved-from": ("{<", "<}"),
    "moved-to": ("{>", ">}"),
}


class DifferenceTold(msgspec.Struct, frozen=True, kw_only=True):
    """What ``goodoffices text diff --json`` says: the changes, and both texts whole as pieces that follow
    each other."""

    old: str
    new: str
    changes: tuple[WordChange, ...]
    pieces: tuple[DifferencePiece, ...]


_COUNTS = {
    "replaced": nn_("%(count)s replaced", "%(count)s replaced"),
    "inserted": nn_("%(count)s inserted", "%(count)s inserted"),
    "deleted": nn_("%(count)s deleted", "%(count)s deleted"),
    "moved": nn_("%(count)s moved", "%(count)s moved"),
}


def difference_json(difference: Difference, old: str, new: str) -> str:
    """A difference as JSON."""
    told = DifferenceTold(old=old, new=new, changes=tuple(changes_of(difference)), pieces=difference.pieces)
    return json.dumps(msgspec.to_builtins(told, enc_hook=plain_text), indent=1, ensure_ascii=True)


def difference_schema() -> str:
    """The JSON Schema (2020-12) of a difference."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What goodoffices text diff --json says",  # no words: a schema
        **msgspec.json.schema(DifferenceTold),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def difference_lines(difference: Difference, old: str, new: str) -> list[str]:
    """The changes as a person reads them: each place once, with the words round it."""
    changes = changes_of(difference)
    if not changes:
        if difference.old == difference.new:
            return [_("%(old)s and %(new)s: the same.", old=old, new=new)]
        return [_("%(old)s and %(new)s: the same words; only the layout differs.", old=old, new=new)]
    moved = len({one.moved for one in changes if one.moved})
    counts = [
        _count(sum(one.kind == kind for one in changes), kind) for kind in ("replaced", "inserted", "deleted")
    ]
    counts.append(_count(moved, "moved"))
    lines = [
        _(
            "%(old)s to %(new)s: %(counts)s. {-went-} {+came+} {<moved<} {>here>}",
            old=old,
            new=new,
            counts=", ".join(one for one in counts if one),
        )
    ]
    return lines + _places(difference)


def _count(number: int, kind: str) -> str:
    return n_(*_COUNTS[kind], number) if number else ""


def _places(difference: Difference) -> list[str]:
    """Each paragraph of the marked text in which something changed, without its long stretches of kept
    words."""
    labels = _labels(difference)
    lines: list[str] = []
    for label, pieces in labels:
        if all(piece.kind == "kept" or not piece.words.strip() for piece in pieces):
            continue
        shown = "".join(_marked(piece, at == 0, at == len(pieces) - 1) for at, piece in enumerate(pieces))
        lines.append(f"{label + ': ' if label else ''}{' '.join(shown.split())}")
    return lines


def _marked(piece: DifferencePiece, first: bool, last: bool) -> str:
    words = piece.words
    if piece.kind == "kept":
        if len(words) > 2 * _AROUND + 10:
            head = "" if first else words[:_AROUND].rsplit(" ", 1)[0]
            tail = "" if last else words[-_AROUND:].split(" ", 1)[-1]
            return f"{head} … {tail}"
        return words
    before, after = _MARKS[piece.kind]
    bare = words.strip()
    return words.replace(bare, f"{before}{bare}{after}") if bare else words


def _labels(difference: Difference) -> list[tuple[str, list[DifferencePiece]]]:
    """The pieces cut at the ends of lines, each line with the label of its clause and its line in the new
    text."""
    changes = {one.start: one.clause or one.old_clause for one in changes_of(difference)}
    starts = sorted(changes)
    rows: list[tuple[str, list[DifferencePiece]]] = []
    row: list[DifferencePiece] = []
    begun = at = 0
    for piece in difference.pieces:
        for words in piece.words.splitlines(keepends=True):
            row.append(DifferencePiece(piece.kind, words, piece.move))
            at += len(words) if piece.in_new else 0
            if words[-1:] in "\n\r":
                rows.append((_label(changes, starts, begun, at), row))
                row, begun = [], at
    rows.append((_label(changes, starts, begun, at), row))
    return rows


def _label(changes: dict[int, str], starts: list[int], begun: int, end: int) -> str:
    return next((changes[start] for start in starts if begun <= start <= end), "")


def merge_findings(merged: Merged) -> list[Finding]:
    """Each conflict as a finding: both wordings, whose they are, and that a person decides."""
    found: list[Finding] = []
    offset = 0
    for part in merged.parts:
        if isinstance(part, Conflict):
            found.append(_conflict(part, offset))
        offset += len(part.words if isinstance(part, Kept) else part.old)
    return found


def _conflict(part: Conflict, offset: int) -> Finding:
    wordings = "; ".join(
        f"“{' '.join(edit.words.split()) or _('nothing')}” ({', '.join(edit.owners) or _('nobody named')})"
        for edit in part.edits
    )
    return Finding(
        kind="conflict",
        severity="error",
        message=_(
            "Two changes to the same words “%(words)s”: %(wordings)s.",
            words=" ".join(part.old.split()),
            wordings=wordings,
        ),
        remedy=_("Neither is in the text until a person decides."),
        source=_("Own rule: no change is lost, and none wins by itself"),
        place=Spot(start=offset, end=offset + len(part.old), words=part.old),
    )


def history_lines(rows: list[BracketsLeft]) -> list[str]:
    """Brackets over versions, a line for each, and where the last ones are."""
    lines = []
    for row in rows:
        ages = ", ".join(
            _("%(number)s since %(version)s", number=counted(number), version=name)
            for name, number in row.since.items()
        )
        owners = ", ".join(f"{name} {number}" for name, number in row.owners.items() if name)
        bar = "█" * min(60, (row.outer + 9) // 10) if row.outer else "·"
        lines.append(
            n_(
                "%(version)s: %(count)s brackets (%(outer)s in no other, %(depth)s deep), %(came)s new, "
                "%(went)s gone %(bar)s",
                "%(version)s: %(count)s brackets (%(outer)s in no other, %(depth)s deep), %(came)s new, "
                "%(went)s gone %(bar)s",
                row.brackets,
                count=row.brackets,
                version=row.version,
                outer=row.outer,
                depth=row.depth,
                came=row.came,
                went=row.went,
                bar=bar,
            )
        )
        lines += [f"  {ages}"] if ages and len(rows) > 1 else []
        lines += [f"  {owners}"] if owners else []
    if rows and rows[-1].clauses:
        most = sorted(rows[-1].clauses.items(), key=lambda one: -one[1])[:10]
        places = ", ".join(f"{clause or _('no clause')} ({number})" for clause, number in most)
        lines.append(_("left in %(places)s", places=places))
    return lines
