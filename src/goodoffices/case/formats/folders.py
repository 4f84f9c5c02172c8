"""A folder that holds one scenario: a domain and its profiles, or profiles that carry their issues.

NegMAS keeps scenarios so, with an ``_info.yaml`` beside them; it says how the scenario was made and nothing
that a case needs. Other well-formed files (results, statistics) are left out.
"""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.formats.documents import recognise
from goodoffices.case.formats.foreign import Document
from goodoffices.case.formats.table import FORMATS
from goodoffices.case.trees.refusal import refuse
from goodoffices.case.trees.text import shown
from goodoffices.language import CodedText

MAX_FILES = 200
_ENDINGS = {".xml", ".json", ".yaml", ".yml"}


def open_folder(folder: Path) -> tuple[list[Document], list[Problem]]:
    """The documents of a folder, the domain first, then profiles by name; and what is wrong with its other
    files.

    Raises ``ProblemsFound`` if the folder cannot be read.
    """
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    except OSError as reason:
        raise refuse(
            shown(folder),
            None,
            CodedText(
                "folder-cannot-read", "the folder cannot be read (%(strerror)s).", strerror=reason.strerror
            ),
        ) from reason
    paths = [path for path in names if not path.name.startswith(("_", "."))]
    if len(paths) > MAX_FILES:
        raise refuse(
            shown(folder),
            None,
            CodedText(
                "folder-has-more-than", "the folder has more than %(max_files)s files.", max_files=MAX_FILES
            ),
            CodedText("name-files-read", "Name the files to read."),
        )
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found = recognise(path)
        except ProblemsFound as reason:
            problems.extend(reason.problems)
            continue
        if isinstance(found, Document):
            documents.append(found)
    if not documents and not problems:
        what = CodedText(
            "folder-has-no-domain", "the folder has no domain and no profile that could be read."
        )
        known = ", ".join(each.name for each in FORMATS)
        raise refuse(
            shown(folder),
            None,
            what,
            CodedText("files-these-formats", "Files of these formats are: %(known)s.", known=known),
        )
    return sorted(documents, key=lambda document: document.role != "domain"), problems
