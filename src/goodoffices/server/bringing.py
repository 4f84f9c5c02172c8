"""Articles brought into a case: read and connected before anything is written, so that no transaction waits
for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.desk.actions.public_record import ChangedMeanwhile, put_in_place
from goodoffices.desk.views.article import article_of
from goodoffices.record import Given
from goodoffices.server.reading import Brought, bring_in, read_again
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


def change_article(desk: UnlockedIdentity, case_id: str, form: str, number: int, said: Given) -> None:
    """Give an article another day and outlet: it is read again, since its days hang on its own. What was
    decided in it stays. Raises NotThereError, NotReadError, and what
    :func:`~goodoffices.server.store.writing` raises.
    """
    while True:
        case = open_case(desk, case_id)
        before = case.record
        now = msgspec.structs.replace(
            article_of(before, number), published=said.published, outlet=said.outlet
        )
        after = read_again(before, case.file, now)
        try:
            with write_case(desk, case_id, form, case.parsed) as pen:
                put_in_place(pen, before, after)
        except ChangedMeanwhile:
            continue
        return
