"""What a DOCX that came back proposes, in words for the terminal and as JSON."""

from __future__ import annotations

import json

import msgspec

from goodoffices.language import plain_text
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.text import CameBack


def back_json(came: CameBack) -> str:
    """All of it as JSON, without the pieces of the difference."""
    told = {
        "marked": msgspec.to_builtins(came.marked, enc_hook=plain_text),
        "unmarked": msgspec.to_builtins(came.unmarked, enc_hook=plain_text),
        "comments": msgspec.to_builtins(came.comments, enc_hook=plain_text),
        "proposed": came.proposed,
    }
    return json.dumps(told, indent=1, ensure_ascii=True)


def back_lines(came: CameBack, name: str) -> list[str]:
    """New marks by author, then what has no mark, then comments."""
    new = [one for one in came.marked if not one.earlier]
    earlier = len(came.marked) - len(new)
    lines = [
        _(
            "%(file)s: %(new)s, %(earlier)s, %(unmarked)s, %(comments)s",
            file=name,
            new=n_(
                "%(count)s marked changes of this round", "%(count)s marked changes of this round", len(new)
            ),
            earlier=n_("%(count)s of earlier ones", "%(count)s of earlier ones", earlier),
            unmarked=n_("%(count)s without a mark", "%(count)s without a mark", len(came.unmarked)),
            comments=n_("%(count)s comments", "%(count)s comments", len(came.comments)),
        )
    ]
    for one in new:
        given = {
            "who": one.author or _("Nobody named"),
            "words": _short(one.words),
            "before": _short(one.before[-30:]),
        }
        lines.append(
            "  "
            + (
                _("%(who)s puts in “%(words)s” after “…%(before)s”", **given)
                if one.kind == "inserted"
                else _("%(who)s strikes out “%(words)s” after “…%(before)s”", **given)
            )
        )
    for change in came.unmarked:
        place = f"{change.clause or change.old_clause}: " if change.clause or change.old_clause else ""
        lines.append(
            "  "
            + _(
                "without a mark: %(clause)s“%(old)s” became “%(new)s”",
                clause=place,
                old=_short(change.old),
                new=_short(change.new),
            )
        )
    for comment in came.comments:
        who = comment.author or _("nobody named")
        lines.append("  " + _("comment of %(who)s: %(words)s", who=who, words=_short(comment.words)))
    return lines


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
