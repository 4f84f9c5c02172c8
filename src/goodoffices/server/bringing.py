"""Articles brought into a case: read and connected before anything is written, so that no transaction waits
for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.desk.actions.public_record import ChangedMeanwhile, put_in_place
from goodoffices.record import Given
from goodoffices.server.reading import Brought, bring_in
from goodoffices.server.store import UnlockedIdentity, open_case, write_case


def bring_articles(
    desk: UnlockedIdentity, case_id: str, form: str, files: Sequence[tuple[str, bytes]], said: Given
) -> Brought:
    """Keep the record with more articles. Raises what :func:`~goodoffices.server.store.writing` raises."""
    while True:
        case = open_case(desk, case_id)
        before = case.record
        brought = bring_in(before, case.file, files, said, date.today())
        try:
            with write_case(desk, case_id, form, case.parsed) as pen:
                put_in_place(pen, before, brought.record)
        except ChangedMeanwhile:
            continue
        return brought
