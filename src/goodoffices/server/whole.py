"""The case as the board needs it: the case file, and what a person accepted of the public record."""

from __future__ import annotations

import msgspec

from goodoffices.case import Case
from goodoffices.desk import extend
from goodoffices.record import Record
from goodoffices.server.casefile import RECORD_MEDIA, newest_bytes, read_case_file
from goodoffices.server.store import OpenCase


def read_whole_case(case: OpenCase) -> Case:
    """The case file with the public positions that the record adds to it, as far as a person accepted or edited them.

    What rules have only proposed stays on the record's own pages until somebody has looked at it.
    """
    file = read_case_file(case)
    data = newest_bytes(case, RECORD_MEDIA)
    if not data:
        return file
    record = msgspec.json.decode(data, type=Record)
    looked_at = tuple(row for row in record.proposals if row.status in ("accepted", "edited"))
    return extend(file, msgspec.structs.replace(record, proposals=looked_at))
