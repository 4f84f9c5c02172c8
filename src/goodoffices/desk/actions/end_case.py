"""Ending a case: its key is destroyed, and nothing that was written in it can be read again."""

from __future__ import annotations

from goodoffices.desk.open_desk import OpenDesk
from goodoffices.desk.refusals import RefusedError


def end_case(desk: OpenDesk, case: str, title: str) -> None:
    """End a case whose ``title`` its owner has written again. Raises RefusedError if it is another."""
    if " ".join(title.split()) != " ".join(desk.title_of(case).split()):
        raise RefusedError("not-its-title")
    desk.end(case)
