"""The one way in: which files belong together, and which reader they need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goodoffices.case.case import Case
from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.formats.documents import open_document
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.folders import open_folder
from goodoffices.case.formats.foreign import Document
from goodoffices.case.formats.table import FORMATS
from goodoffices.case.trees.text import is_folder
from goodoffices.language import CodedText


def read_foreign(path: Path, profiles: Sequence[Path] = ()) -> Case:
    """Read a domain and its profiles, one party per profile.

    Genius, GeniusWeb: ``path`` is the domain. NegoLog: the first profile (each carries the issues). NegMAS:
    the outcome space, or the first utility function that carries one. A folder, or the ``_info.yaml`` in it,
    stands for the scenario that it holds. Raises ``ProblemsFound`` with everything that is wrong in all the
    files.
    """
    documents, problems = _open_all([path, *profiles])
    if problems and (len(documents) < 2 or documents[0].role != "domain"):
        raise ProblemsFound(problems)
    try:
        case = _read(documents)
    except ProblemsFound as found:
        raise ProblemsFound([*problems, *found.problems]) from found
    if problems:
        raise ProblemsFound(problems)
    return case


def _read(documents: Sequence[Document]) -> Case:
    _check_kinds(documents)
    return next(each for each in FORMATS if each.name == documents[0].format).read(documents)


def _open_all(paths: Sequence[Path]) -> tuple[list[Document], list[Problem]]:
    """The documents that could be opened, in order, and what is wrong with the others."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        if path.name == "_info.yaml" or is_folder(path):
            opened, wrong = open_folder(path if is_folder(path) else path.parent)
            documents.extend(opened)
            problems.extend(wrong)
            continue
        try:
            documents.append(open_document(path))
        except ProblemsFound as found:
            problems.extend(found.problems)
    return documents, problems


def _check_kinds(documents: Sequence[Document]) -> None:
    """See to it that a domain comes first, that only profiles follow, and that all are of one format."""
    first, *rest = documents
    faults = Faults(first.file)
    needs_domain = {each.name for each in FORMATS if each.needs_domain}
    if first.role == "profile" and first.format in needs_domain:
        faults.wrong(
            None,
            CodedText(
                "profile-what-speaks-its",
                "this is a %(format)s profile; what it speaks of is in its domain.",
                format=first.format,
            ),
            CodedText("give-domain-s-file", "Give the domain's file first, then the profiles."),
        )
    if first.role == "domain" and not rest:
        faults.wrong(
            None,
            CodedText(
                "domain-what-parties-think",
                "this is a domain; what the parties think of it is in their profiles.",
            ),
            CodedText("name-profiles-after", "Name the profiles after it."),
        )
    for document in rest:
        faults.file = document.file
        if document.format != first.format:
            faults.wrong(
                None,
                CodedText(
                    "file-file",
                    "this is a %(format)s file, and %(file)s is a %(format2)s file.",
                    format=document.format,
                    file=first.file,
                    format2=first.format,
                ),
            )
        elif document.role == "domain":
            faults.wrong(
                None,
                CodedText("second-domain", "this is a second domain."),
                CodedText("give-one-domain-then", "Give one domain, then its profiles."),
            )
    faults.raise_any()
