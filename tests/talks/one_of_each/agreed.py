"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts

DEED = acts.ReportedDeed(
    at="2031-06-09T11:00:00Z",
    about="trucks",
    what="partly",
    says="the driver",
    id="m-1",
    place="the crossing",
    number="412",
    category="trucks",
    evidence="the sheet of the crossing",
    verified_by=("joint team",),
    seen_by=("front",),
    maker="Mr Oduya",
    note="he asked not to be named",
)

EXAMPLES: list[Act] = [
    acts.AgreementTaken(entry=3, came_from="file", by=("front", "republic"), words="as it was signed"),
    acts.ReportsReceived(
        reports=(DEED,), came_by="form", source="the envoy's driver", file="crossing week 1.csv"
    ),
    acts.ReportLookedAt(entry=4, place=0, step="doubts", words="the hour cannot be right"),
    acts.ReportsTold(
        reports=(
            acts.ReportedDeed(at="2031-06-09T11:00:00Z", about="trucks", what="partly", says="joint team"),
        )
    ),
    acts.TellingKept(room="r2", sequence=7, reports=(acts.ReportPlace(4, 0),)),
    acts.PhaseTurned(
        phase="first",
        step="entered",
        at="2031-06-03T04:00:00Z",
        confirmed_by=("the envoy",),
        words="told by telephone",
    ),
    acts.PersonListed(
        exchange="swap",
        category="wounded",
        name="Ilo Marsk",
        party="front",
        at="2031-06-04",
        words="burnt hands",
    ),
    acts.PersonFollowed(
        entry=9, step="legal-days", by="the court", at="2031-06-05", until="2031-06-07", words="file 12"
    ),
    acts.ListTold(exchange="swap", category="wounded", counts={"proposed": 8, "objected": 1}),
]
