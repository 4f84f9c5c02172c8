"""What was agreed and how it goes on, read from the rooms: the agreement that mediators hold, reports and the
state that they come to, lists of persons, and what each room was told of it.
"""

from goodoffices.desk.keeping.held import HeldAgreement, agreement_in, without_worths
from goodoffices.desk.keeping.lists import ListState, PersonState, lists_of
from goodoffices.desk.keeping.received import KeptReport, kept_reports, ledger_of, reports_by_key
from goodoffices.desk.keeping.told import RoomKnows, TellableNow, room_knows, tellable

__all__ = [
    "HeldAgreement",
    "KeptReport",
    "ListState",
    "PersonState",
    "RoomKnows",
    "TellableNow",
    "agreement_in",
    "kept_reports",
    "ledger_of",
    "lists_of",
    "reports_by_key",
    "room_knows",
    "tellable",
    "without_worths",
]
