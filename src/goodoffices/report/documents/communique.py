"""A communiqué as a document: its title, its words, its embargo and the names below it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language.words import gettext as _
from goodoffices.report.documents.pdf import write_pdf
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.report.documents.word import write_word
from goodoffices.text import FlowParagraph, FlowPiece


class OutwardStatus(DocumentStatus, frozen=True, kw_only=True):
    """What stands above a communiqué: its embargo; and, while it is none yet, that it is a draft."""

    embargo: str = ""
    issued: bool = False

    @property
    def line(self) -> str:
        """One line."""
        return " · ".join(
            part
            for part in ("" if self.issued else _("Draft of a communiqué, not issued"), self.embargo)
            if part
        )


def communique_flow(words: str, signers: Sequence[str]) -> list[FlowParagraph]:
    """The paragraphs, and a line for each name."""
    lines = [line.strip() for line in words.split("\n")]
    found = [_paragraph(line) for line in lines if line]
    return [*found, *(_paragraph(signer) for signer in signers)]


def communique_word(title: str, words: str, embargo: str, signers: Sequence[str], issued: bool) -> bytes:
    """As DOCX."""
    status = OutwardStatus(title=title, embargo=embargo, issued=issued)
    head = FlowParagraph(kind="heading", level=1, pieces=(FlowPiece("kept", title),))
    return write_word([head, *communique_flow(words, signers)], status)


def communique_pdf(title: str, words: str, embargo: str, signers: Sequence[str], issued: bool) -> bytes:
    """As PDF."""
    status = OutwardStatus(title=title, embargo=embargo, issued=issued)
    return write_pdf(communique_flow(words, signers), status, lines=False)


def _paragraph(words: str) -> FlowParagraph:
    return FlowParagraph(pieces=(FlowPiece("kept", words),))
