"""A case file that somebody brings, read under limits."""

from __future__ import annotations

from goodoffices.case import Case, Problem, ProblemsFound
from goodoffices.case.files import read_case_text
from goodoffices.server.reading.confined import Confined
from goodoffices.server.reading.messages import CaseRead, ReadCase, restored


def read_case_file_text(data: bytes, name: str) -> tuple[Case, tuple[Problem, ...]]:
    """The case in the bytes of a file, and what is wrong with it by the rules of a case. It may lack what is
    not there yet.

    Raises :class:`~goodoffices.server.reading.Refused` and :class:`~goodoffices.case.ProblemsFound`.
    """
    with Confined() as reader:
        answer = reader.ask(ReadCase(data, name))
    assert isinstance(answer, CaseRead)
    if not answer.case:
        raise ProblemsFound(restored(answer.problems))
    return read_case_text(answer.case, name, "json", unfinished=True), restored(answer.problems)
