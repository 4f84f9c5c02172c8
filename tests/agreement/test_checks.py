"""The checks find what somebody spoils in a sound agreement, and say nothing of the sound one."""

from __future__ import annotations

import json
from itertools import islice

import pytest
from planted import PLANTED, SHIPPED, TEXTS, load, spoiled
from planted_again import AGAIN
from ruamel.yaml import YAML

from goodoffices.agreement import DEFECTS, check_agreement
from goodoffices.agreement.files import read_agreement, read_agreement_text
from goodoffices.text import Finding

SOUND = ("prisoners", "strike", "river", "company", "family", "island", "marr", "partners")
FREE: list[tuple[str, str, str, str]] = [
    tuple(row)
    for row in YAML(typ="safe").load((TEXTS.parent / "planted_free.yaml").read_text(encoding="utf-8"))
]
WRITTEN_FREELY = sorted({name for name, *_ in FREE})


def findings(data: dict[str, object]) -> tuple[Finding, ...]:
    return check_agreement(read_agreement_text(json.dumps(data), kind="json").agreement)


@pytest.mark.parametrize("name", [*SOUND, *WRITTEN_FREELY])
def test_nothing_is_said_of_a_sound_agreement(name: str) -> None:
    assert findings(load(name)) == ()


@pytest.mark.parametrize(
    ("kind", "data"),
    [(kind, data) for _, _, kind, data in spoiled()],
    ids=[f"{name}: {words}" for name, words, _, _ in PLANTED],
)
def test_a_planted_defect_is_found_and_little_else(kind: str, data: dict[str, object]) -> None:
    found = findings(data)
    assert kind in {one.kind for one in found}
    assert len([one for one in found if one.kind != kind]) <= 1


@pytest.mark.parametrize("planted", [AGAIN, FREE], ids=["two agreements", "sixteen agreements"])
def test_defects_in_agreements_that_the_rules_were_not_made_on(
    planted: list[tuple[str, str, str, str]],
) -> None:
    missed, false = [], []
    for name, stood, stands, kinds in planted:
        text = (TEXTS / f"{name}.yaml").read_text(encoding="utf-8")
        assert text.count(stood) >= 1, stood
        spoilt = text.replace(stood, stands, 1)
        found = {one.kind for one in check_agreement(read_agreement_text(spoilt).agreement)}
        if not found & set(kinds.split()):
            missed.append((name, stands, found))
        false += [(name, stands, kind) for kind in found - set(kinds.split())]
    assert len(missed) <= len(planted) // 20, missed
    assert len(false) <= len(planted) // 20, false


def test_every_kind_has_a_planted_case() -> None:
    planted = {kind for _, _, kind, _ in PLANTED}
    assert set(DEFECTS) - planted <= {"order-proves", "two-duties-clash", "monitor-without-access"}
    assert len(planted) >= 40


def test_a_finding_names_clauses_why_and_what_would_mend_it() -> None:
    for _, words, kind, data in spoiled():
        for one in findings(data):
            assert one.message.endswith((".", "?")), (words, one)
            assert one.remedy.endswith((".", "?")), (words, one)
            assert one.source == DEFECTS[one.kind].source
            if one.kind == kind and kind in ("deadlock", "two-duties-clash"):
                assert one.clauses


def test_a_finding_stands_at_its_place_in_the_file() -> None:
    path = SHIPPED / "doha.yaml"
    read = read_agreement(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = check_agreement(read.agreement, read.places)
    places = {one.kind: one.place.line for one in found if one.place}
    assert (
        "release-of-33" in lines[places["alive-not-said"] - 1]
        or "hostages" in lines[places["alive-not-said"] - 1]
    )
    undefined = [one for one in found if one.kind == "undefined-term"]
    assert len(undefined) == 3
    assert all("- id:" in lines[one.place.line - 1] for one in undefined if one.place)


def test_what_the_reports_leave_open_is_flagged() -> None:
    found = {one.kind for one in check_agreement(read_agreement(SHIPPED / "doha.yaml").agreement)}
    assert {
        "undefined-term",
        "entry-not-said",
        "no-verification",
        "alive-not-said",
        "phase-without-exit",
    } <= found


def test_the_order_of_parts_changes_no_finding() -> None:
    for _, _, _, data in islice(spoiled(), 0, None, 3):
        turned = {
            key: list(reversed(value)) if key in ("commitments", "powers", "clauses", "monitors") else value
            for key, value in data.items()
        }
        one = sorted((each.kind, *sorted(each.clauses)) for each in findings(data))
        other = sorted((each.kind, *sorted(each.clauses)) for each in findings(turned))
        assert one == other


def test_thousands_of_commitments_are_checked() -> None:
    data = load("island")
    chain = [
        {
            "id": f"c{n}",
            "what": f"clear field {n} at the line",
            "owes": "north",
            "phase": "truce",
            "by": "day 59",
            "verified_by": ["observers"],
            **({"after": {"done": f"c{n - 1}"}} if n else {}),
        }
        for n in range(3_000)
    ]
    data["commitments"] += chain
    assert findings(data) == ()
    chain[0]["after"] = {"done": "c2999"}
    circles = [one for one in findings(data) if one.kind == "deadlock"]
    assert len(circles) == 1


def test_leap_days_and_changes_of_the_clock() -> None:
    text = """
title: t
kind: other
parties: [a, b]
zone: Europe/Berlin
enters_into_force: 2032-01-31 12:00
phases: [{id: one, length: 1 month}, {id: two, length: 30 days, last: true}]
commitments:
  - {id: x, what: pay, owes: a, phase: one, by: 2032-02-29, verified_by: [b]}
  - {id: y, what: pay more, owes: a, phase: two, by: 2032-03-02 11:00, start: day 3 of two, verified_by: [b]}
disputes: [talks]
"""
    found = check_agreement(read_agreement_text(text).agreement)
    assert [one.clauses for one in found if one.kind == "impossible-date"] == [("y",)]
    other = check_agreement(read_agreement_text(text.replace("2032-02-29", "2031-02-29")).agreement)
    assert any("no calendar has" in one.message for one in other)


SOUND_WORDS = """
title: t
kind: ceasefire
zone: Europe/Athens
parties: [{id: a, name: Ash}, {id: b, name: Birch}]
mediators: [{id: m, name: The mediator}]
monitors: [{id: m, members: [a, b, m], access: all roads, reports_to: [a, b]}]
enters_into_force: {at: "2031-06-03 06:00", when: {done: [ratified]}}
phases: [{id: one, length: six weeks}, {id: two, last: true}]
ceasefire: {prohibited: [firing], places: [{id: ridge, map: sheet 1}]}
liaison: radio
incidents: [stop, call]
violations: [m]
disputes: [m]
clauses:
  - {id: "1", text: "Each tells the other without delay, at the latest within three hours."}
  - {id: "2", text: "The total is 30 wagons (10 in May and 20 in June), as sheet 4 and clause 1 have it."}
  - {id: "3", text: "A map is to be agreed by 1 May 2031."}
  - {id: "4", text: "Ash pays 5 million crowns by 30 June 2031."}
commitments:
  - {id: ratified, what: ratify it, owes: [a, b], to: [a, b], by: 2031-05-20, verified_by: [m]}
  - {id: quiet, what: keep quiet at the ridge, owes: [a, b], to: [a, b], phase: one, until: end of one,
    verified_by: [m]}
  - {id: pay, what: pay, owes: a, to: b, number: 5, unit: million crowns, by: 2031-06-30,
    after: {done: [ratified]}, verified_by: [b], clause: "4"}
signing: {at: 2031-05-10, by: [a, b]}
"""


def kinds(text: str) -> set[str]:
    return {one.kind for one in check_agreement(read_agreement_text(text).agreement)}


def test_words_that_a_careful_drafter_writes_are_no_findings() -> None:
    """What it waits for is owed before it binds; a mediator watches too; a sentence closes its open time."""
    assert kinds(SOUND_WORDS) == set()


@pytest.mark.parametrize(
    ("stood", "stands", "kind"),
    [
        (", at the latest within three hours", "", "vague-words"),
        ("30 wagons", "40 wagons", "counts-do-not-add-up"),
        ("by 1 May 2031", "", "vague-words"),
        ("5 million crowns by", "6 million crowns by", "counts-do-not-add-up"),
        ("by 30 June 2031", "by 30 July 2031", "contradictory-dates"),
        ("liaison: radio", "liaison: to be agreed later", "no-liaison"),
        ("incidents: [stop, call]", "incidents: [both sides will consult]", "no-incident-procedure"),
        ("prohibited: [firing]", "prohibited: [any hostile act]", "acts-not-said"),
        ("after: {done: [ratified]}", "after: {verified: [quiet]}", "impossible-date"),
        ("length: six weeks", "length: a while", "vague-time"),
        ("{id: m, name: The mediator}", "{id: m, name: Envoy}, {id: m, name: Other}", "same-name-twice"),
        ("zone: Europe/Athens", "zone: Europe/Atlantis", "entry-hour-or-zone"),
        ("by: 2031-05-20", "by: 2031-06-20", "impossible-date"),
        ("verified_by: [b]", "verified_by: [Ash's own book-keeper]", "debtor-only-witness"),
    ],
)  # fmt: skip
def test_the_same_words_without_what_closes_them(stood: str, stands: str, kind: str) -> None:
    assert stood in SOUND_WORDS
    assert kind in kinds(SOUND_WORDS.replace(stood, stands, 1))


def test_every_text_of_ours_is_invented_or_cites() -> None:
    for path in (*SHIPPED.glob("*.yaml"), *TEXTS.glob("*.yaml")):
        agreement = read_agreement(path).agreement
        assert agreement.fictional or agreement.sources


def test_a_day_of_another_paper_is_no_day_of_the_duty() -> None:
    """A clause may name the day of an accord before it."""
    text = SOUND_WORDS.replace(
        "Ash pays 5 million crowns by 30 June 2031.",
        "As in the accord of 3 May 2030, signed on 4 May 2030, Ash pays 5 million crowns.",
    )
    assert kinds(text) == set()
