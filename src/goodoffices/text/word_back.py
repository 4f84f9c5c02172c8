"""What a DOCX that comes back proposes: the changes that are marked, and those that are not.

What was sent is known. Marks that stood in it are those of earlier rounds. Of the file that comes back, the
new marks are refused and those of
earlier rounds accepted: what is left should be what was sent. Where it is not, somebody changed words without
a mark.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

import msgspec

from goodoffices.text.changes import WordChange, changes_of
from goodoffices.text.difference import Difference, compare
from goodoffices.text.word_in import NEUTRAL_AUTHOR, WordChangeBy, WordComment, WordRun, WordText


class MarkedChange(msgspec.Struct, frozen=True, kw_only=True):
    """A marked change: words put in or struck out, by whom, in this round or an earlier one, and the words
    round it."""

    kind: Literal["inserted", "deleted"]
    words: str
    author: str
    time: str
    earlier: bool
    before: str
    after: str


class CameBack(msgspec.Struct, frozen=True, kw_only=True):
    """What came back. ``marked`` are the changes with marks; ``unmarked`` those that were found by comparison
    with what was sent; ``comments``
    are for mediators alone. ``proposed`` is the text with everything accepted, marked or not."""

    proposed: str
    marked: tuple[MarkedChange, ...]
    unmarked: tuple[WordChange, ...]
    comments: tuple[WordComment, ...]
    difference: Difference


def compare_with_sent(sent: WordText | str, back: WordText) -> CameBack:
    """What a DOCX that came back proposes, against what was sent: a DOCX, or a plain text."""
    known = _known(sent) if isinstance(sent, WordText) else {}
    went = _one_form(sent.accepted if isinstance(sent, WordText) else sent)
    earlier = [_is_earlier(run, known) for run in back.runs]
    unmarked = changes_of(compare(went, _base(back, earlier)))
    if unmarked and isinstance(sent, str):
        ours = [_is_by(run, NEUTRAL_AUTHOR) for run in back.runs]
        others = changes_of(compare(went, _base(back, ours)))
        if len(others) < len(
            unmarked
        ):  # the plain text is the newer version of a file that went with marks of ours
            earlier, unmarked = ours, others
    return CameBack(
        proposed=back.accepted,
        marked=tuple(_marked(back, earlier)),
        unmarked=tuple(unmarked),
        comments=back.comments,
        difference=compare(went, _one_form(back.accepted)),
    )


def _base(back: WordText, earlier: list[tuple[bool, bool]]) -> str:
    """What should be what was sent: marks of earlier rounds accepted, those of this one refused."""
    return _one_form(
        "".join(run.words for run, old in zip(back.runs, earlier, strict=True) if _stands(run, old))
    )


def _is_by(run: WordRun, author: str) -> tuple[bool, bool]:
    """Whether somebody made the marks of a run (put in, struck out)."""
    return (
        run.inserted is not None and run.inserted.author == author,
        run.deleted is not None and run.deleted.author == author,
    )


def _one_form(words: str) -> str:
    """Paragraphs by one line feed each, runs of blanks as one: what a word processor may change without
    anybody's wish."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def _known(sent: WordText) -> dict[tuple[str, str], list[str]]:
    """The words of the marks of earlier rounds, by author and kind."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for run in sent.runs:
        for kind, mark in (("inserted", run.inserted), ("deleted", run.deleted)):
            if mark is not None:
                found[mark.author, kind].append(run.words)
    return found


def _is_earlier(run: WordRun, known: dict[tuple[str, str], list[str]]) -> tuple[bool, bool]:
    """Whether the marks of a run (put in, struck out) stood in what was sent. A later change may have cut an
    earlier one into pieces."""

    def stood(kind: str, mark: WordChangeBy | None) -> bool:
        return mark is not None and any(run.words in words for words in known.get((mark.author, kind), ()))

    return stood("inserted", run.inserted), stood("deleted", run.deleted)


def _stands(run: WordRun, earlier: tuple[bool, bool]) -> bool:
    """Whether words stand where the marks of earlier rounds are accepted and those of this one refused."""
    put_in = run.inserted is None or earlier[0]
    struck_out = run.deleted is not None and earlier[1]
    return put_in and not struck_out


def _marked(back: WordText, earlier: list[tuple[bool, bool]]) -> list[MarkedChange]:
    found = []
    runs = back.runs
    for at, (run, old) in enumerate(zip(runs, earlier, strict=True)):
        before = "".join(one.words for one in runs[max(0, at - 3) : at])[-40:]
        after = "".join(one.words for one in runs[at + 1 : at + 4])[:40]
        kinds: tuple[tuple[Literal["inserted", "deleted"], WordChangeBy | None, bool], ...] = (
            ("inserted", run.inserted, old[0]),
            ("deleted", run.deleted, old[1]),
        )
        for kind, mark, is_earlier in kinds:
            if mark is not None and run.words.strip():
                found.append(
                    MarkedChange(
                        kind=kind,
                        words=run.words,
                        author=mark.author,
                        time=mark.time,
                        earlier=is_earlier,
                        before=before,
                        after=after,
                    )
                )
    return found
