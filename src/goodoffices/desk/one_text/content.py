"""What lies in the file of a version: its words, what mediators know of its brackets, and both as they
were read.

Reading and checking a text takes time, opening one should take none: the reading lies beside the words.
One of another release is made anew from them.
"""

from __future__ import annotations

import msgspec

from goodoffices.language import packed, unpacked
from goodoffices.text import Finding, Text, check_text, read_text

READING = "1"
"""The reading of texts: raise it when :func:`goodoffices.text.read_text` or the checks change what they
give.
"""


class BracketKnown(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a bracket, or of an option: ``place`` is its number in the text."""

    place: int
    owners: tuple[str, ...]
    since: str
    remarks: tuple[str, ...]


class VersionContent(msgspec.Struct, frozen=True, kw_only=True):
    """A version as it is opened: the text, and what is wrong with it by the rules."""

    text: Text
    findings: tuple[Finding, ...]


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    printed: str
    brackets: tuple[BracketKnown, ...] = ()
    options: tuple[BracketKnown, ...] = ()
    reading: str = ""
    text: Text | None = None
    findings: tuple[Finding, ...] = ()


def encode_content(text: Text) -> bytes:
    """A version's file. The text is checked here, once."""
    stored = _Stored(
        printed=text.printed,
        brackets=tuple(
            BracketKnown(at, one.owners, one.since, one.remarks)
            for at, one in enumerate(text.brackets)
            if one.owners or one.since or one.remarks
        ),
        options=tuple(
            BracketKnown(at, one.owners, one.since, one.remarks)
            for at, one in enumerate(text.clauses)
            if one.owners or one.since or one.remarks
        ),
        reading=READING,
        text=text,
        findings=check_text(text),
    )
    return msgspec.json.encode(stored, enc_hook=packed)


def decode_content(data: bytes) -> VersionContent:
    """A version's file, opened. The words of an earlier release's are read and checked again."""
    stored = msgspec.json.decode(data, type=_Stored)
    if stored.text is not None and stored.reading == READING:
        return VersionContent(text=named(stored.text), findings=tuple(map(_told, stored.findings)))
    text = _known(read_text(stored.printed), stored)
    return VersionContent(text=named(text), findings=check_text(text))


def named(text: Text) -> Text:
    """The text with a name of its own for each clause that has words: its label; "2.4 ¶2" for the second one
    that has the same, "¶3" for the third one without a number.
    """
    seen: dict[str, int] = {}
    clauses = []
    for clause in text.clauses:
        if clause.words:
            count = seen[clause.label] = seen.get(clause.label, 0) + 1
            label = clause.label if clause.label and count == 1 else f"{clause.label} ¶{count}".strip()
            clause = msgspec.structs.replace(clause, label=label)
        clauses.append(clause)
    return msgspec.structs.replace(text, clauses=tuple(clauses))


def _told(finding: Finding) -> Finding:
    return msgspec.structs.replace(
        finding,
        message=unpacked(finding.message),
        remedy=unpacked(finding.remedy),
        source=unpacked(finding.source),
    )


def _known(text: Text, stored: _Stored) -> Text:
    brackets, clauses = list(text.brackets), list(text.clauses)
    for one in stored.brackets:
        if one.place < len(brackets):
            brackets[one.place] = msgspec.structs.replace(
                brackets[one.place], owners=one.owners, since=one.since, remarks=one.remarks
            )
    for one in stored.options:
        if one.place < len(clauses):
            clauses[one.place] = msgspec.structs.replace(
                clauses[one.place], owners=one.owners, since=one.since, remarks=one.remarks
            )
    return msgspec.structs.replace(text, brackets=tuple(brackets), clauses=tuple(clauses))
