"""Defects planted into sound agreements: each a change of the file's fields, with the kinds of finding that would tell it.

The changes are written as somebody would make them who spoils an agreement, not from the rules: a field goes, a number changes, a date moves,
two things wait for each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "examples" / "agreements"
TEXTS = Path(__file__).resolve().parent / "texts"

Data = dict[str, Any]
Spoil = Callable[[Data], None]


def load(name: str) -> Data:
    """An agreement file as plain data; every scalar as it would be written in JSON."""
    return deepcopy(_loaded(name))


@cache
def _loaded(name: str) -> Data:
    path = next(folder / f"{name}.yaml" for folder in (SHIPPED, TEXTS) if (folder / f"{name}.yaml").exists())
    found = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    texts = _texts(found)
    assert isinstance(texts, dict)
    return texts


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    return value if isinstance(value, bool | int | float) or value is None else str(value)


def one(data: Data, section: str, name: str) -> Data:
    """The record with that id in a section."""
    return next(each for each in data[section] if each["id"] == name)


def put(section: str, name: str, **fields: Any) -> Spoil:
    """Write fields into a record; None takes a field out. A hyphen in a field's name is written as two underscores."""

    def spoil(data: Data) -> None:
        record = one(data, section, name)
        for field, value in fields.items():
            if value is None:
                record.pop(field, None)
            else:
                record[field] = value

    return spoil


def top(**fields: Any) -> Spoil:
    """Write fields of the agreement itself; None takes one out."""

    def spoil(data: Data) -> None:
        for field, value in fields.items():
            if value is None:
                data.pop(field, None)
            else:
                data[field] = value

    return spoil


def inside(section: str, **fields: Any) -> Spoil:
    """Write fields into a section that is one record."""

    def spoil(data: Data) -> None:
        for field, value in fields.items():
            if value is None:
                data[section].pop(field, None)
            else:
                data[section][field] = value

    return spoil


def add(section: str, record: Data) -> Spoil:
    """One more record."""

    def spoil(data: Data) -> None:
        data.setdefault(section, []).append(record)

    return spoil


def give(exchange: str, category: str, **fields: Any) -> Spoil:
    """Change one give of an exchange."""

    def spoil(data: Data) -> None:
        found = next(
            each for each in one(data, "exchanges", exchange)["gives"] if each["category"] == category
        )
        for field, value in fields.items():
            if value is None:
                found.pop(field, None)
            else:
                found[field] = value

    return spoil


def nth(section: str, name: str, field: str, place: int, **fields: Any) -> Spoil:
    """Change the n-th item of a list inside a record."""

    def spoil(data: Data) -> None:
        item = one(data, section, name)[field][place]
        for key, value in fields.items():
            if value is None:
                item.pop(key, None)
            else:
                item[key] = value

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """Several changes that are one defect."""

    def spoil(data: Data) -> None:
        for each in spoils:
            each(data)

    return spoil


COUNTS, DATE = "counts-do-not-add-up", "impossible-date"

PLANTED: list[tuple[str, str, str, Spoil]] = [
    # What waits in a circle.
    ("prisoners", "heights wait for the second phase", "deadlock", put("commitments", "heights-left", after={"begun": "second"})),
    ("prisoners", "heights and trucks wait for each other", "deadlock", both(put("commitments", "heights-left", after={"done": "trucks"}), put("commitments", "trucks", after={"verified": "heights-left"}))),
    ("island", "mines wait for power", "deadlock", put("commitments", "mines", after={"done": "power"})),
    ("island", "guns wait for normal life, which comes after their phase", DATE, put("commitments", "guns-back", after={"begun": "normal"})),
    ("island", "three in a circle", "deadlock", both(put("commitments", "harbour", after="power"), put("commitments", "mines", after=["harbour"]))),
    ("strike", "pay waits for the peace phase", "deadlock", put("commitments", "back-pay", after={"begun": ["peace"]})),
    ("family", "move out after the payment, payment after moving out", "deadlock", put("commitments", "move-out", after={"verified": ["pay-half"]})),
    ("company", "data wait for the last payment", "deadlock", put("commitments", "data", after={"done": "third-part"})),
    ("river", "foundations wait for the share", "deadlock", put("commitments", "foundations", after="share")),
    ("prisoners", "wounded after prisoners in the exchange", "deadlock", both(give("swap", "wounded", after=["prisoners"]), give("swap", "prisoners", after=["soldiers"]))),
    ("island", "waits for itself", "deadlock", put("commitments", "harbour", after={"done": "harbour"})),
    # Dates.
    ("prisoners", "due on day 60 of 42", DATE, put("commitments", "heights-left", by="day 60 of first")),
    ("prisoners", "no such day", DATE, top(enters_into_force={"at": "2031-06-31 06:00", "clause": "1.1"})),
    ("island", "due before it begins", DATE, put("commitments", "mines", by="2031-09-15")),
    ("island", "power due before the maps", DATE, put("commitments", "power", by="day 10 of truce", after={"verified": ["mines"], "at": "day 20 of truce"})),
    ("island", "February 30", DATE, put("phases", "separation", ends={"at": "2032-02-30"}, length=None)),
    ("strike", "starts after its end", DATE, put("commitments", "no-strike", start="2032-05-01")),
    ("strike", "ends before it begins", DATE, inside("ends", at="2030-03-31")),
    ("strike", "first part before the start", DATE, put("commitments", "back-pay-1", by="2031-02-15")),
    ("company", "signed after it binds", DATE, inside("signing", at="2031-02-18")),
    ("company", "payment due before the plants", DATE, both(put("commitments", "plants", start="day 200 of transition", by="day 230 of transition"), put("commitments", "second-part", by="day 120 of transition"))),
    ("family", "paid before she leaves", DATE, both(put("commitments", "move-out", start="2031-11-20", by="2031-11-25"), put("commitments", "pay-half", by="day 30 of house"))),
    ("river", "weir after the phase", DATE, put("commitments", "weir", by="day 2000 of building")),
    ("island", "turn 2 before turn 1", DATE, nth("exchanges", "crews", "turns", 1, on="day 2")),
    ("strike", "the committee's plan has two dates", "contradictory-dates", add("commitments", {"id": "shift-plan-2", "what": "agree a plan of shifts", "owes": ["union", "company"], "by": "2031-06-30", "verified_by": ["conciliator"], "clause": "5"})),
    ("family", "phase of 3 months between days five months apart", "contradictory-dates", put("phases", "house", begins="2031-09-01", ends="2032-02-01", length="61 days")),
    ("strike", "wrong weekday", "contradictory-dates", put("clauses", "1", text="This settlement enters into force on Tuesday 10 March 2031 at 06:00.")),
    ("prisoners", "wrong weekday in the text", "contradictory-dates", put("clauses", "1.1", text="This agreement enters into force on Friday 3 June 2031 at 06:00, Athens time.")),
    ("island", "cure runs over the end", "cure-after-end", put("commitments", "guns-back", by="day 45 of separation", cure="10 days")),
    ("prisoners", "cure runs over the end", "cure-after-end", put("commitments", "heights-left", by="day 41 of first", cure="2 weeks")),
    ("island", "due when somebody likes", "vague-time", put("commitments", "harbour", by="as soon as possible")),
    ("company", "promptly", "vague-time", put("commitments", "staff", by="promptly")),
    ("family", "in due time", "vague-time", put("commitments", "move-out", by="in due time")),
    ("strike", "no time for reinstatement", "no-time", put("commitments", "reinstated", by=None)),
    ("company", "no time for the plants", "no-time", put("commitments", "plants", by=None)),
    ("island", "no time for the maps", "no-time", put("commitments", "mines", by=None)),
    # Counts.
    ("prisoners", "39 for 120", COUNTS, give("swap", "soldiers", number=28)),
    ("prisoners", "ratio changed", COUNTS, nth("exchanges", "swap", "ratios", 1, give=50)),
    ("island", "11 crews", COUNTS, give("crews", "crews", number=11)),
    ("island", "turn of 7", COUNTS, nth("exchanges", "crews", "turns", 0, lots={"crews": 7})),
    ("island", "a turn by the wrong side", COUNTS, nth("exchanges", "crews", "turns", 0, party="south")),
    ("strike", "parts of back pay", COUNTS, put("commitments", "back-pay-2", number=150000)),
    ("strike", "groups", COUNTS, put("commitments", "group-1", number=30)),
    ("strike", "whole against its parts", COUNTS, put("commitments", "reinstated", number=70)),
    ("company", "price", COUNTS, put("commitments", "price", number=45)),
    ("company", "third part", COUNTS, put("commitments", "third-part", number=12)),
    ("river", "stages", COUNTS, give("water-for-weir", "stages", number=4)),
    ("family", "text says 90000, field 80000", COUNTS, put("commitments", "pay-half", number=80000)),
    ("strike", "text says 64 employees", COUNTS, put("clauses", "5", text="The company reinstates 60 employees.")) if False else ("strike", "text says 480000 euro", COUNTS, both(put("commitments", "back-pay-1", clause="4.1"), put("commitments", "back-pay-2", clause="4.2"), add("clauses", {"id": "4.1"}), add("clauses", {"id": "4.2"}), put("commitments", "back-pay", number=480000), put("clauses", "4", text="The company pays 450000 euro of back pay."))),
    ("prisoners", "zero trucks", "count-not-positive", put("commitments", "trucks", number=0)),
    ("river", "minus six weeks", "count-not-positive", give("water-for-weir", "early-releases", number=-6)),
    ("company", "minus two plants", "count-not-positive", put("commitments", "plants", number=-2)),
    ("prisoners", "60 of what", "no-unit", put("commitments", "trucks", unit=None)),
    ("strike", "64 of what", "no-unit", both(put("commitments", "reinstated", unit=None))),
    ("prisoners", "two a day for 120", "not-in-time", put("exchanges", "swap", per_day=2)),
    ("island", "one crew a day", "not-in-time", both(put("exchanges", "crews", by="day 8"), give("crews", "crews", per_day=1))),
    # Who checks, who hears.
    ("prisoners", "trucks unchecked", "no-verification", put("commitments", "trucks", verified_by=None)),
    ("island", "harbour unchecked", "no-verification", put("commitments", "harbour", verified_by=[])),
    ("family", "maintenance unchecked", "no-verification", put("commitments", "maintenance", verified_by=None)),
    ("river", "weir unchecked", "no-verification", put("commitments", "weir", verified_by=None)),
    ("island", "exchange unchecked", "no-verification", put("exchanges", "crews", verified_by=None)),
    ("prisoners", "republic counts its own trucks", "debtor-only-witness", put("commitments", "trucks", verified_by=["republic"])),
    ("company", "erlen checks erlen", "debtor-only-witness", put("commitments", "services", verified_by=["erlen"])),
    ("family", "arlen confirms himself", "debtor-only-witness", put("commitments", "pay-half", verified_by=["arlen"])),
    ("river", "by name", "debtor-only-witness", put("commitments", "weir", verified_by=["Lowland"])),
    ("island", "observers gone by then", "monitor-gone", both(put("monitors", "observers", until="2031-11-15"), put("commitments", "guns-back", by="2031-12-20"))),
    ("prisoners", "told to nobody", "nobody-to-report-to", top(violations=None)),
    ("island", "told to nobody", "nobody-to-report-to", inside("violations", report_to=[])),
    ("river", "told to nobody", "nobody-to-report-to", top(violations=None)),
    ("strike", "told to nobody", "nobody-to-report-to", inside("violations", report_to=None)),
    # Words.
    ("prisoners", "what the heights are", "undefined-term", put("terms", "heights", definition=None)),
    ("river", "dry year open", "undefined-term", put("terms", "dry-year", definition=None, defined=False)),
    ("strike", "employee open", "undefined-term", put("terms", "employee", definition="")),
    ("company", "term taken out", "undefined-term", lambda data: data["terms"].pop(0)),
    ("river", "dry season twice", "term-two-definitions", add("terms", {"id": "dry-season", "name": "dry season", "definition": "1 May to 31 October of each year.", "clause": "4"})),
    ("prisoners", "heights for each side", "term-two-definitions", put("terms", "heights", by_party={"front": "above 250 m", "republic": "above 300 m"})),
    ("island", "two meanings in two clauses", "term-two-definitions", top(clauses=[{"id": f"art. {n}", "text": ""} for n in range(1, 12)] + [{"id": "art. 12", "text": "“Post” means a place with three soldiers or more."}, {"id": "art. 13", "text": "“Post” means any place with a weapon."}])),
    ("strike", "reasonable time", "vague-words", put("clauses", "5", text="A plan of shifts is agreed within a reasonable time.")),
    ("island", "guns far enough", "vague-words", put("commitments", "guns-back", what="move a sufficient number of guns back behind the blue line")),
    # Phases.
    ("prisoners", "second phase without end", "phase-without-exit", put("phases", "second", length=None)),
    ("island", "truce without end", "phase-without-exit", both(put("phases", "truce", length=None, extension=None))),
    ("strike", "return without end", "phase-without-exit", put("phases", "return", length=None)),
    ("company", "transition without end", "phase-without-exit", put("phases", "transition", length=None, extension=None)),
    ("prisoners", "talks without a day", "talks-without-a-day", put("phases", "second", begins={"done": ["swap"], "agreed": "who mans the border posts"})),
    ("island", "talks without a day", "talks-without-a-day", put("phases", "normal", begins={"agreed": "the status of the harbour"})),
    ("island", "waits for the end of what never ends", "never-happens", both(add("phases", {"id": "later", "begins": {"ended": ["normal"]}, "length": "10 days"}))),
    ("prisoners", "extension without length", "extension-without-rule", lambda data: one(data, "phases", "first")["extension"].pop("length")),
    ("island", "extension by nobody", "extension-without-rule", put("phases", "truce", extension={"length": "30 days", "most": 1})),
    ("company", "extension as often as one likes", "extension-without-rule", lambda data: one(data, "phases", "transition")["extension"].pop("most")),
    ("prisoners", "front alone extends", "extension-by-one-side", lambda data: one(data, "phases", "first")["extension"].update(by=["front"])),
    ("company", "Dov alone changes it", "amendment-by-one-side", inside("amendment", by=["dov"])),
    ("strike", "renewed in good time", "extension-without-rule", inside("ends", renewal="where appropriate, by word of both")),
    ("family", "renewed, and no end", "extension-without-rule", top(ends={"renewal": "by word of both"})),
    ("prisoners", "names proposed by nobody", "list-without-rule", lambda data: one(data, "exchanges", "swap")["lists"][0].pop("proposed_by")),
    ("prisoners", "an objection that leads nowhere", "list-without-rule", lambda data: one(data, "exchanges", "swap")["lists"][2].pop("substitution")),
    ("prisoners", "identities checked by nobody", "list-without-rule", lambda data: one(data, "exchanges", "swap")["lists"][3].pop("identity_checked_by")),
    ("island", "checked when it is too late", "checked-too-late", put("commitments", "guns-back", verified_within="9 days")),
    ("island", "mines blown up, and a snap-back", "cannot-be-undone", put("commitments", "mines", irreversible=True)),
    ("prisoners", "patrols forbidden and allowed", "two-duties-clash", lambda data: data["ceasefire"].update(permitted=[data["ceasefire"]["prohibited"][0]])),
    ("prisoners", "relevant forces", "vague-words", inside("ceasefire", forces="all relevant forces, as appropriate")),
    # Snap-back.
    ("island", "snap-back on nothing", "snap-back-not-whole", inside("snap_back", when=None)),
    ("island", "snap-back found by nobody", "snap-back-not-whole", inside("snap_back", decided_by=None)),
    ("island", "power owed after snap-back", "duty-after-snap-back", put("commitments", "power", survives=True)),
    ("island", "only one phase ends", "duty-after-snap-back", inside("snap_back", ends=["truce"])),
    # Powers.
    ("prisoners", "pause without limit", "power-without-limit", put("powers", "pause", on=None, notice=None, length=None, most=None)),
    ("river", "denounce at once", "power-without-limit", put("powers", "denounce", notice=None)),
    ("company", "cut without notice", "power-without-limit", put("powers", "cut-service", notice=None)),
    ("strike", "peace suspended for good", "power-without-limit", put("powers", "stop-peace", length=None)),
    ("family", "swap as one likes", "power-without-limit", put("powers", "swap-weeks", notice=None, most=None)),
    ("island", "nobody may end it", "power-of-nobody", put("powers", "end-it", who=[])),
    # Provisions.
    ("prisoners", "no moment of entry", "entry-not-said", top(enters_into_force=None)),
    ("family", "no moment of entry", "entry-not-said", top(enters_into_force=None)),
    ("prisoners", "no hour", "entry-hour-or-zone", inside("enters_into_force", at="2031-06-03")),
    ("island", "no zone", "entry-hour-or-zone", inside("enters_into_force", at="2031-10-01 12:00")),
    ("prisoners", "no acts", "acts-not-said", inside("ceasefire", prohibited=None)),
    ("island", "no ceasefire terms", "acts-not-said", top(ceasefire=None)),
    ("prisoners", "no lines nor places", "lines-not-said", inside("ceasefire", lines=None, places=None)),
    ("island", "no line", "lines-not-said", inside("ceasefire", lines=[])),
    ("island", "line without chart", "map-missing", lambda data: data["ceasefire"]["lines"][0].pop("map")),
    ("prisoners", "crossing without coordinates", "map-missing", lambda data: data["ceasefire"]["places"][0].pop("map")),
    ("island", "hand over where", "place-not-said", put("commitments", "mines", where=None)),
    ("prisoners", "exchange where", "place-not-said", put("exchanges", "swap", where=None)),
    ("prisoners", "no liaison", "no-liaison", top(liaison=None)),
    ("island", "no liaison", "no-liaison", inside("liaison", channel=None, who=None)),
    ("prisoners", "no incident procedure", "no-incident-procedure", top(incidents=None)),
    ("island", "no incident procedure", "no-incident-procedure", inside("incidents", steps=[])),
    ("prisoners", "amnesty for all", "amnesty-too-wide", inside("amnesty", excludes=None)),
    ("prisoners", "amnesty excludes one crime", "amnesty-too-wide", inside("amnesty", excludes=["genocide"])),
    ("island", "amnesty for all acts", "amnesty-too-wide", top(amnesty={"covers": "all acts committed during the conflict by members of either side", "clause": "art. 14"})),
    ("prisoners", "amnesty in a clause", "amnesty-too-wide", both(top(amnesty=None), put("clauses", "10.1", text="No member of either force shall be prosecuted for acts before this date; all are granted amnesty."))),
    ("strike", "no way for disputes", "no-dispute-mechanism", top(disputes=None)),
    ("family", "no way for disputes", "no-dispute-mechanism", top(disputes=None)),
    ("island", "the North decides", "judge-in-own-cause", inside("disputes", last_word="north")),
    # Names.
    ("prisoners", "waits for a commitment that is not there", "reference-to-nothing", put("commitments", "heights-left", after={"done": "mines-cleared"})),
    ("strike", "clause 14", "reference-to-nothing", put("commitments", "suit", clause="14")),
    ("strike", "words refer to clause 21", "reference-to-nothing", put("clauses", "3", text="The company reinstates 64 employees in three groups, subject to clause 21.")),
    ("company", "phase that is not there", "reference-to-nothing", put("commitments", "data", phase="handover")),
    ("island", "power over nothing", "reference-to-nothing", put("powers", "end-it", over=["armistice"])),
    ("river", "commission twice", "same-name-twice", add("commitments", {"id": "data", "what": "print a yearbook of readings", "owes": "upland", "every": "1 year", "verified_by": ["commission"], "clause": "7"})),
    ("strike", "clause 4 twice", "same-name-twice", add("clauses", {"id": "4", "title": "Costs"})),
    ("island", "checked by nobody known", "unknown-actor", put("commitments", "harbour", verified_by=["coastguard"])),
    ("family", "owed by a stranger", "unknown-actor", put("commitments", "maintenance", owes="carl")),
    ("company", "owed by nobody", "nobody-owes", put("commitments", "staff", owes=None)),
    ("river", "owed by nobody", "nobody-owes", put("commitments", "fish-pass", owes=[])),
    ("company", "annex not attached", "annex-missing", put("annexes", "2", attached=False)),
    ("prisoners", "annex named in the text only", "annex-missing", lambda data: data.pop("annexes")),
    ("prisoners", "guarantor without duty", "guarantor-not-whole", put("guarantors", "sudmark", duty=None)),
    ("prisoners", "guarantor who did not agree", "guarantor-not-whole", put("guarantors", "sudmark", consents=False)),
    ("river", "who opens first", "measure-not-whole", put("measures", "gauges", first=None)),
    ("prisoners", "alive or not", "alive-not-said", give("swap", "soldiers", alive=None)),
    ("prisoners", "named without a rule", "list-without-rule", lambda data: one(data, "exchanges", "swap")["lists"].pop(1)),
    ("company", "Erlen does not sign", "signature-missing", inside("signing", by=["dov"])),
    ("river", "three languages", "languages-not-ranked", inside("signing", prevailing=None)),
    ("prisoners", "three of two", "quorum-too-large", lambda data: one(data, "phases", "second")["begins"].update(needed=3)),
    ("strike", "same duty with two numbers", "two-duties-clash", add("commitments", {"id": "reinstated-2", "what": "reinstate the dismissed employees", "owes": "company", "to": "union", "number": 50, "unit": "employees", "phase": "return", "by": "day 40 of return", "verified_by": ["committee"], "clause": "3"})),
]  # fmt: skip
"""Agreement, what was done to it, the kind that tells it, the change."""


def spoiled() -> Iterator[tuple[str, str, str, Data]]:
    """Every planted defect with the spoiled agreement."""
    for name, words, kind, spoil in PLANTED:
        data = load(name)
        spoil(data)
        yield name, words, kind, data
