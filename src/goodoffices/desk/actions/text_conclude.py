"""Concluding a text: a mediator's act says that a version is what the sides agreed; and taking that back."""

from __future__ import annotations

from goodoffices.desk.one_text.concluded import against_concluding, conclusion_of, unagreed
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import acts


def conclude_text(writer: CaseWriter, text: int, version: int, *, day: str = "", words: str = "") -> int:
    """Conclude a version; gives the entry. Raises RefusedError for what stands against it, and where a side
    has not agreed to every clause in its room and nothing is said of how it did.
    """
    one = OneText(writer.case, text)
    chosen = one.version(version)
    before = conclusion_of(one)
    if before is not None and before.version.entry == version:
        raise RefusedError("concluded-already")
    for why in against_concluding(one, chosen):
        raise RefusedError(why.code, **why.given)
    if unagreed(one, chosen) and not words.strip():
        raise RefusedError("conclude-how")
    act = acts.TextConcluded(text=text, version=version, day=day, words=words.strip())
    return writer.write(one.room, act)


def reopen_text(writer: CaseWriter, text: int, words: str = "") -> int:
    """Take the conclusion that stands back; gives the entry. An earlier one does not hold again by that."""
    one = OneText(writer.case, text)
    if conclusion_of(one) is None:
        raise RefusedError("not-concluded")
    return writer.write(one.room, acts.TextConcluded(text=text, words=words.strip()))
