"""One record of a finding, and its order."""

from __future__ import annotations

import msgspec

from goodoffices.text import Finding, Spot, in_order


def _finding(kind: str, severity: str = "warning", start: int = 0) -> Finding:
    return msgspec.convert(
        {
            "kind": kind,
            "severity": severity,
            "message": "m",
            "remedy": "r",
            "source": "s",
            "place": {"start": start},
        },
        Finding,
    )


def test_findings_stand_in_the_order_of_the_text_the_heavier_first_and_once() -> None:
    late, note, error = _finding("c", start=9), _finding("a", "note", 3), _finding("b", "error", 3)
    assert in_order([late, note, error, late]) == (error, note, late)


def test_a_finding_comes_back_from_json() -> None:
    finding = Finding(
        kind="reference-to-nothing",
        severity="error",
        clauses=("4.2",),
        message="Article 9 is named, and there is none.",
        remedy="Name the article that is meant.",
        source="own",
        place=Spot(line=3, column=5, words="Article 9"),
    )
    assert msgspec.json.decode(msgspec.json.encode(finding), type=Finding) == finding
