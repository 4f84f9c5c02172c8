"""Names whose initials stand elsewhere in the reports without brackets: "ALRO", and somewhere "Alliance of
Lake and River Owners". English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import Run, Texts
from goodoffices.record.model import Article

_LEAST, _MOST = 3, 8
"""Letters of initials that are no accident."""
_LEAST_WORD = 4
"""The same where they are written as a word ("Alro")."""
_JOINTS = (", ", " and ", ", and ", " & ")
_PIECES = 3


def by_initials(texts: Texts, articles: Sequence[Article]) -> dict[str, str]:
    """Initials that the reports use to the name that they are of. Pieces of a name that commas and "and" join
    become one run.
    """
    letters = _initials_used(texts)
    found: dict[str, str] = {}
    for article in articles if letters else ():
        runs = texts.runs[article.id]
        merged = False
        for at, run in enumerate(runs):
            whole = _whole(article.text, runs, at, letters)
            if whole is None:
                continue
            start, name = whole
            found.setdefault(letters[_letters(name)], name)
            for other in runs[:at][::-1]:
                if other.start < start:
                    break
                other.text, merged = "", True
            run.start, run.text = start, name
        if merged:
            texts.runs[article.id] = [run for run in runs if run.text]
    return found


def _initials_used(texts: Texts) -> dict[str, str]:
    """The runs that can be initials, by their letters in capitals."""
    found: dict[str, str] = {}
    for runs in texts.runs.values():
        for run in runs:
            word = run.text
            least = _LEAST if word.isupper() else _LEAST_WORD
            if (
                least <= len(word) <= _MOST
                and word.isalpha()
                and word not in lexicon.places()
                and word not in lexicon.outlets()
            ):
                found.setdefault(word.upper(), word)
    return found


def _whole(text: str, runs: Sequence[Run], at: int, letters: Mapping[str, str]) -> tuple[int, str] | None:
    """The name that ends with a run and whose initials are used, with where it begins."""
    run = runs[at]
    if not run.text or " " not in run.text:
        return None
    own = _letters(run.text)
    if len(own) >= _LEAST and own in letters and (letters[own].isupper() or _ends_as_body(run.text)):
        return run.start, run.text
    if not _ends_as_body(run.text):
        return None
    for back in range(1, min(_PIECES, at) + 1):
        if text[runs[at - back].end : runs[at - back + 1].start] not in _JOINTS:
            return None
        name = text[runs[at - back].start : run.end]
        used = letters.get(_letters(name), "")
        if len(used) >= (_LEAST if used.isupper() else _LEAST_WORD):
            return runs[at - back].start, name
    return None


def _ends_as_body(name: str) -> bool:
    return name.rsplit(" ", 1)[-1] in lexicon.bodies()


def _letters(name: str) -> str:
    return "".join(word[0] for word in name.split(" ") if word[:1].isupper())


__all__ = ["by_initials"]
