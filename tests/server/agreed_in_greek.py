"""An invented agreement in which no word that a person wrote has a Latin letter.

With reports, a list and a room that was told of it; its ids are numbers.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from agreed_cast import acted

from goodoffices.agreement.files import read_agreement_text
from goodoffices.agreement.tracking import FieldReport

GREEK = """
title: "Λίμνη: πρώτη φάση"
about: Δύο πλευρές.
fictional: true
kind: exchange
zone: UTC
parties: [{id: α, name: Μέτωπο}, {id: β, name: Πολιτεία}]
mediators: [{id: γ, name: Γείτονες}]
monitors: [{id: "10", name: Ομάδα, members: [α, β], mandate: Γέφυρα, access: όχθες, reports_to: [α, β]}]
enters_into_force: {at: 2025-06-03 06:00 UTC}
phases: [{id: "1", name: Πρώτη, length: 30 days}, {id: "2", name: Δεύτερη, begins: {done: ["3"]}, length: 60 days}]
commitments:
  - {id: "3", what: Άδεια θέση, owes: β, to: α, phase: "1", by: day 8, where: Θέση, verified_by: ["10"], cure: 5 days}
  - {id: "4", what: Φορτηγά, owes: β, to: α, number: 2, unit: φορτηγά, every: 1 day, phase: "1", verified_by: ["10"]}
exchanges:
  - id: "5"
    name: Ανταλλαγή
    phase: "1"
    where: Γέφυρα
    verified_by: ["10"]
    gives:
      - {category: τραυματίες, party: α, number: 4, worth_to_giver: 1, worth_to_receiver: 5, alive: alive, named: true}
      - {category: κρατούμενοι, party: β, number: 8, worth_to_giver: 1, worth_to_receiver: 2, alive: alive}
    lists: [{category: τραυματίες, proposed_by: α, objections_by: [β], objections_within: 2 days, substitution: άλλος, identity_checked_by: [γ]}]
powers: [{id: "6", who: [α], may: call-meeting, what: Κλήση}]
disputes: {steps: [Ομάδα], within: 5 days, meanwhile: Συνέχεια}
violations: {report_to: ["10"], attributed_by: [γ]}
"""  # noqa: E501 - an agreement as somebody writes it


def agree(desk: Any, case: str, rooms: list[str]) -> None:
    """Take it in, with something of everything that its pages show."""
    from goodoffices.desk.actions.follow_lists import follow_person, list_person
    from goodoffices.desk.actions.keep_agreement import take_in_agreement, turn_phase
    from goodoffices.desk.actions.report_deeds import Telling, look_at_report, take_in_reports, tell_room
    from goodoffices.desk.keeping import tellable
    from goodoffices.server.store import open_case

    at = datetime(2025, 6, 9, 9, tzinfo=UTC)
    acted(desk, case, take_in_agreement, read_agreement_text(GREEK).agreement, "file", "Υπογραφή", ["α", "β"])
    acted(desk, case, turn_phase, "1", "entered", "2025-06-03T06:00:00Z", ["Γείτονες"], "Ναι")
    reports = (
        FieldReport(
            id="11",
            at=at,
            commitment="4",
            what="partly",
            says="10",
            number=None,
            evidence="Βιβλίο",
            maker="Ζ",
        ),
        FieldReport(id="12", at=at, commitment="4", what="disputed", says="α", note="Ψ", place="Γέφυρα"),
        FieldReport(id="13", at=at, commitment="5", what="done", says="α", category="τραυματίες"),
    )
    acted(desk, case, take_in_reports, reports, source="Οδηγός", file="Ω")
    found = tellable(open_case(desk, case), rooms[1], at)
    acted(desk, case, look_at_report, found.reports[0].key, "doubts", "Όχι")
    person = acted(desk, case, list_person, "5", "τραυματίες", "Ίλος", "α", "2025-06-04", words="Χέρι")
    acted(desk, case, follow_person, person, "objected", "β", "2025-06-05", "Όχι")
    told = Telling(agreement=True, reports=(found.reports[0].key,), evidence=True)
    acted(desk, case, tell_room, rooms[1], told)


def agreement_pages(case: str, rooms: list[str]) -> list[str]:
    """Its pages that are only asked for."""
    names = (
        *("", "plan/", "take-in/", "sign/", "phases/", "phase/1/", "phase/2/"),
        *("owed/1/", "owed/2/", "owed/3/", "reports/", "reports-in/", "lists/", "rooms/", "papers/"),
        *(f"rooms/{room}/" for room in rooms[1:3]),
    )
    return [f"/c/{case}/agreement/{name}" for name in names]
