"""A text in other languages: brought whole, or clause by clause, and checked by a person."""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.translations import paired, translations_of
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.talks import acts
from goodoffices.text import read_text


def bring_translation(writer: CaseWriter, text: int, language: str, words: str) -> int:
    """A whole translation of the newest draft, clause by clause by their numbers; gives how many clauses
    found their place.
    """
    one = OneText(writer.case, text)
    _known(one, language)
    if not words.strip():
        raise RefusedError("no-text-given")
    found = paired(one.content(one.newest).text, read_text(words))
    if not found:
        raise RefusedError("no-clause-paired")
    file = writer.attach(msgspec.json.encode(found))
    writer.write(one.room, acts.TextTranslated(text=text, language=language, file=file))
    return len(found)


def translate_clause(
    writer: CaseWriter, text: int, language: str, label: str, words: str, *, checked_by: str = ""
) -> int:
    """One clause in another language, as the draft has it now; ``checked_by`` says who held both against each
    other.
    """
    one = OneText(writer.case, text)
    _known(one, language)
    clause = next((each for each in one.content(one.newest).text.clauses if each.label == label), None)
    if clause is None or not label:
        raise NotThereError("no such clause")
    before = next((each for each in translations_of(one, language) if each.clause == label), None)
    if before is not None and (before.words, before.of, before.checked_by) == (
        words,
        clause.words,
        checked_by,
    ):
        raise RefusedError("nothing-changed")
    return writer.write(
        one.room,
        acts.ClauseTranslated(
            text=text, language=language, clause=label, of=clause.words, put=words, checked_by=checked_by
        ),
    )


def _known(one: OneText, language: str) -> None:
    if language not in one.settings.languages:
        raise NotThereError("no such language")
