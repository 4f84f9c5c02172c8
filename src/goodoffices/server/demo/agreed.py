"""The second case of the demonstration: talks that reached their agreement, in its first phase.

One delay, one contested report. Nobody and nothing in it exists.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import read_agreement_text
from goodoffices.agreement.tracking import FieldReport, read_reports_text
from goodoffices.case import Case, Issue, Mediator, Option, Party
from goodoffices.desk.actions.follow_lists import follow_person, list_person
from goodoffices.desk.actions.keep_agreement import take_in_agreement, turn_phase
from goodoffices.desk.actions.report_deeds import Telling, look_at_report, take_in_reports, tell_room
from goodoffices.desk.keeping import tellable
from goodoffices.server.store import StoreWriter

if TYPE_CHECKING:
    from goodoffices.server.store import UnlockedIdentity

DAY = 10
"""Today is this day of the first phase."""


def _file(name: str) -> str:
    return (files("goodoffices.server.demo") / name).read_text(encoding="utf-8")


def agreed_case() -> Case:
    """The case: what was on the table, and settled."""
    return Case(
        title="Teln valley talks",
        about="Invented: talks that reached their agreement.",
        fictional=True,
        parties=(Party(id="shore", name="Shore Committee"), Party(id="upland", name="Upland Council")),
        mediators=(Mediator(id="norland", name="Norland"),),
        issues=(
            Issue(
                id="bridge",
                name="Who keeps the bridge",
                options=(Option(id="joint", name="both together"), Option(id="norland", name="Norland")),
            ),
        ),
    )


def agreement_on(today: datetime) -> Agreement:
    """The agreement, so that today is the tenth day of its first phase."""
    entry = (today - timedelta(days=DAY - 1)).date().isoformat()
    return read_agreement_text(_file("agreed.yaml").replace("ENTRY", entry)).agreement


def reports_on(today: datetime) -> tuple[FieldReport, ...]:
    """The reports: of Post 7, which is late, nobody says anything; of the convoys two say two things."""
    text = _file("agreed-reports.csv")
    for day in range(DAY, 0, -1):
        at = (today - timedelta(days=DAY - day)).date().isoformat()
        text = text.replace(f",D{day} ", f",{at} ")
    return read_reports_text(text, agreement_on(today), "reports.csv")


def build_agreed(desk: UnlockedIdentity, today: datetime | None = None) -> str:
    """The case on a desk; gives its id."""
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token, write_case

    moment = today or datetime.now(UTC)
    case_id = begin(desk, agreed_case(), "closed", new_token())
    with write_case(desk, case_id, new_token()) as pen:
        _tell(pen, moment)
    return case_id


def _tell(pen: StoreWriter, today: datetime) -> None:
    def on(day: int, hour: int) -> str:
        moment = (today - timedelta(days=DAY - day)).replace(hour=hour, minute=0, second=0, microsecond=0)
        pen.at = min(moment, today).strftime("%Y-%m-%dT%H:%M:%SZ")
        return pen.at

    on(1, 5)
    take_in_agreement(pen, agreement_on(today), "file", "as it was signed at Port Edda", ["shore", "upland"])
    at = on(1, 7)
    turn_phase(pen, "first", "entered", at, ["norland"], "both told by telephone that the fire has ceased")
    for day, name in ((2, "Ilo Marsk"), (2, "Sena Vour"), (3, "Teo Brann"), (3, "Old Lissa Kern")):
        at = on(day, 9)[:10]
        person = list_person(pen, "swap", "wounded", name, "shore", at)
        if name == "Teo Brann":
            told = "he is not on the lists of the camp"
            follow_person(pen, person, "objected", "upland", on(4, 10)[:10], told)
        elif name != "Old Lissa Kern":
            follow_person(pen, person, "legal-days", "", on(3, 12)[:10])
            follow_person(pen, person, "identity-checked", "carrier", on(4, 12)[:10])
    on(10, 6)
    take_in_reports(pen, reports_on(today), source="the driver of the joint team", file="bridge-week-1.csv")
    view = pen.case.view(pen.case.home)
    last = view.head
    look_at_report(pen, f"{last}.11", "looking", "asks the driver again tonight")
    for room in [one.room for one in pen.case.views() if len(one.parties) == 1]:
        found = tellable(pen.case, room, today)
        telling = Telling(
            agreement=True,
            reports=tuple(one.key for one in found.reports[:-2]),
            phases=tuple(item.sequence for item in found.phases),
        )
        tell_room(pen, room, telling)
