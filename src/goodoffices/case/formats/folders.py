"""A folder that holds one scenario: a domain and its profiles, or profiles that carry their issues.

NegMAS keeps scenarios so, with an ``_info.yaml`` beside them; it says how the scenario was made and nothing that a case
needs. Other well-formed files (results, statistics) are left out.
"""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.formats.documents import Document, recognise
from goodoffices.case.formats.faults import refuse

MAX_FILES = 200
_ENDINGS = {".xml", ".json", ".yaml", ".yml"}


def open_folder(folder: Path) -> list[Document]:
    """The documents of a folder, the domain first, then profiles by name. Raises ``ProblemsFound`` where it holds none."""
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    except OSError as reason:
        raise refuse(str(folder), None, f"the folder cannot be read ({reason.strerror}).") from reason
    paths = [path for path in names if not path.name.startswith(("_", "."))]
    if len(paths) > MAX_FILES:
        raise refuse(
            str(folder), None, f"the folder has more than {MAX_FILES} files.", "Name the files to read."
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
    if problems:
        raise ProblemsFound(problems)
    if not documents:
        raise refuse(
            str(folder),
            None,
            "the folder has no domain and no profile that could be read.",
            "Genius, GeniusWeb, NegoLog and NegMAS files are.",
        )
    return sorted(documents, key=lambda document: document.role != "domain")
