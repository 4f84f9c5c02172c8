"""A form for reports that is printed and filled by hand: what can be reported on, and blanks for each report.

It names nothing that a monitor should not carry: no worth, no source, no report of another.
"""

from __future__ import annotations

from goodoffices.agreement import Agreement
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.report.agreed.clauses import duty_words
from goodoffices.report.documents.pdf import write_pdf
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.report.documents.word import write_word
from goodoffices.text import FlowParagraph, FlowPiece

BLANKS = {
    "id": N_("Number of this sheet and line"),
    "time": N_("Day, hour and time zone"),
    "place": N_("Place"),
    "commitment": N_("Which one (its word from the list below)"),
    "what": N_("What: done, partly, not done, checked, disputed, violated, made good, other"),
    "number": N_("How many"),
    "category": N_("Of which category"),
    "says": N_("Who says so"),
    "evidence": N_("What shows it"),
    "verified_by": N_("Who checked it"),
    "note": N_("Anything else"),
}
"""Column of a report to the words of its blank; the other columns are the mediators' own."""
_LINE = "_" * 42
REPORTS = 4
"""How many reports one form holds."""


def form_paragraphs(agreement: Agreement, reports: int = REPORTS) -> tuple[FlowParagraph, ...]:
    """Title, how to fill it in, what can be reported on, and the blanks of ``reports`` reports."""
    found = [
        _line("heading", _("Reports of what was done: %(title)s", title=agreement.title)),
        _line(
            "paragraph",
            _(
                "One block for one thing seen. Write what was seen and who says so, not what it means. A "
                "time without a zone is taken in the zone %(zone)s. What is not known stays empty.",
                zone=agreement.zone or "UTC",
            ),
        ),
    ]
    for place in range(1, reports + 1):
        found.append(_line("article", _("Report %(number)s", number=place)))
        found += [_line("paragraph", f"{_(words)}: {_LINE}") for words in BLANKS.values()]
    found.append(_line("heading", _("What can be reported on")))
    for one in agreement.commitments:
        found.append(_line("paragraph", f"{one.id}: {duty_words(one)}"))
    for exchange in agreement.exchanges:
        categories = ", ".join(dict.fromkeys(give.category for give in exchange.gives))
        found.append(_line("paragraph", f"{exchange.id}: {exchange.label} ({categories})"))
    found += [_line("paragraph", f"{one.id}: {one.what}") for one in agreement.measures]
    found += [_line("paragraph", f"{one.id}: {one.what or one.may}") for one in agreement.powers]
    found += [_line("paragraph", f"{one.id}: {one.label}") for one in agreement.phases]
    return tuple(found)


def form_pdf(agreement: Agreement, reports: int = REPORTS) -> bytes:
    """The form as PDF."""
    return write_pdf(form_paragraphs(agreement, reports)[1:], _status(agreement), lines=False)


def form_word(agreement: Agreement, reports: int = REPORTS) -> bytes:
    """The form as DOCX."""
    return write_word(form_paragraphs(agreement, reports), _status(agreement))


def _status(agreement: Agreement) -> DocumentStatus:
    title = _("Reports of what was done: %(title)s", title=agreement.title)
    return DocumentStatus(title=title, agreed=not agreement.draft, clean=True)


def _line(kind: str, words: str) -> FlowParagraph:
    return FlowParagraph(kind=kind, pieces=(FlowPiece("kept", words),))
