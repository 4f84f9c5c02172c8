"""What lies in the file of a version: its words, what mediators know of its brackets, and both as they
were read.

Reading and checking a text takes time, opening one should take none: the reading lies beside the words.
One of another release is made anew from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from goodoffices.desk.one_text.rows import ClauseRow, rows_of
from goodoffices.language import packed, unpacked
from goodoffices.text import Bracket, Clause, Finding, Text, check_text, read_text

READING = "7"
"""The reading of texts: raise it when :func:`goodoffices.text.read_text` or the checks change what they
give.
"""


class BracketKnown(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a bracket, or of an option: ``place`` is its number in the text."""

    place: int
    owners: tuple[str, ...]
    since: str
    remarks: tuple[str, ...]


class VersionContent:
    """A version as it is opened: what is wrong with it by the rules, its clauses in short, its brackets; and
    its clauses in full, read where they are asked for.
    """

    def __init__(
        self,
        rows: tuple[ClauseRow, ...],
        brackets: tuple[Bracket, ...],
        findings: tuple[Finding, ...],
        read: Text | msgspec.Raw,
        printed: str,
    ) -> None:
        self.rows, self.brackets, self.findings, self.printed = rows, brackets, findings, printed
        self._read = read

    @cached_property
    def text(self) -> Text:
        """The whole text."""
        read = self._read if isinstance(self._read, Text) else msgspec.json.decode(self._read, type=Text)
        return msgspec.structs.replace(read, brackets=self.brackets)

    def clause(self, place: int) -> Clause:
        """One clause of it, without the others."""
        if isinstance(self._read, Text) or "text" in self.__dict__:
            return self.text.clauses[place]
        return msgspec.json.decode(self._apart[place], type=Clause)

    @cached_property
    def _apart(self) -> tuple[msgspec.Raw, ...]:
        assert not isinstance(self._read, Text)
        return msgspec.json.decode(self._read, type=_Clauses).clauses

    def owned(self, brackets: Sequence[Bracket]) -> VersionContent:
        """The same version with what was noted of its brackets since."""
        return VersionContent(self.rows, tuple(brackets), self.findings, self._read, self.printed)


class _Clauses(msgspec.Struct, frozen=True):
    """Clauses of a text as they lie in its file."""

    clauses: tuple[msgspec.Raw, ...]


class _Brackets(msgspec.Struct, frozen=True):
    brackets: tuple[Bracket, ...] = ()


class _Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A version's file, its text not read yet."""

    printed: str
    brackets: tuple[BracketKnown, ...] = ()
    options: tuple[BracketKnown, ...] = ()
    reading: str = ""
    text: msgspec.Raw = msgspec.Raw(b"null")
    rows: msgspec.Raw = msgspec.Raw(b"[]")
    findings: msgspec.Raw = msgspec.Raw(b"[]")


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    printed: str
    brackets: tuple[BracketKnown, ...]
    options: tuple[BracketKnown, ...]
    reading: str
    text: Text
    rows: tuple[ClauseRow, ...]
    findings: tuple[Finding, ...]


def encode_content(text: Text) -> bytes:
    """A version's file. The text is checked here, once."""
    full = named(text)
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
        text=full,
        rows=rows_of(full),
        findings=check_text(text),
    )
    return msgspec.json.encode(stored, enc_hook=packed)


def decode_content(data: bytes) -> VersionContent:
    """A version's file, opened. The words of an earlier release's are read and checked again."""
    stored = msgspec.json.decode(data, type=_Opened)
    if stored.reading == READING:
        return VersionContent(
            rows=msgspec.json.decode(stored.rows, type=tuple[ClauseRow, ...]),
            brackets=msgspec.json.decode(stored.text, type=_Brackets).brackets,
            findings=tuple(map(_told, msgspec.json.decode(stored.findings, type=tuple[Finding, ...]))),
            read=stored.text,
            printed=stored.printed,
        )
    text = _known(read_text(stored.printed), stored)
    return content_of(text, check_text(text))


def content_of(text: Text, findings: tuple[Finding, ...] = ()) -> VersionContent:
    """A text that was read just now, as a version is opened."""
    full = named(text)
    return VersionContent(rows_of(full), full.brackets, findings, full, full.printed)


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


def _known(text: Text, stored: _Opened) -> Text:
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
