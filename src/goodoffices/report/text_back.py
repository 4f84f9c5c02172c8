"""What a DOCX that came back proposes, in words for the terminal and as JSON."""

from __future__ import annotations

import json

import msgspec

from goodoffices.text import CameBack


def back_json(came: CameBack) -> str:
    """All of it as JSON, without the pieces of the difference."""
    told = {
        "marked": msgspec.to_builtins(came.marked),
        "unmarked": msgspec.to_builtins(came.unmarked),
        "comments": msgspec.to_builtins(came.comments),
        "proposed": came.proposed,
    }
    return json.dumps(told, indent=1, ensure_ascii=True)


def back_lines(came: CameBack, name: str) -> list[str]:
    """New marks by author, then what has no mark, then comments."""
    new = [one for one in came.marked if not one.earlier]
    earlier = len(came.marked) - len(new)
    lines = [
        f"{name}: {len(new)} marked changes of this round, {earlier} of earlier ones, "
        f"{len(came.unmarked)} without a mark, {len(came.comments)} comments"
    ]
    for one in new:
        verb = "puts in" if one.kind == "inserted" else "strikes out"
        lines.append(
            f"  {one.author or 'Nobody named'} {verb} “{_short(one.words)}” after "
            f"“…{_short(one.before[-30:])}”"
        )
    for change in came.unmarked:
        place = f"{change.clause or change.old_clause}: " if change.clause or change.old_clause else ""
        lines.append(f"  without a mark: {place}“{_short(change.old)}” became “{_short(change.new)}”")
    for comment in came.comments:
        lines.append(f"  comment of {comment.author or 'nobody named'}: {_short(comment.words)}")
    return lines


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
