"""The cases that the reports are tried on; all invented."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case import Case
from goodoffices.case.files import read_case_text

LAKE = """
title: Lake Sarn talks
about: An invented case. Two sides of a lake, one war, no meeting.
fictional: true
mediators:
  - id: vesna
    name: Vesna group
parties:
  - id: front
    name: The Front
    channel: through-mediators
    invitation: conditional
    backers:
      - name: Highland league
        how: presses for a list first
        cite: [{source: courier, passage: second paragraph}]
  - id: republic
    name: The Republic
    channel: at-the-table
    invitation: accepted
sources:
  - {id: courier, title: Talks go on, outlet: Sarn Courier, date: "2031-05-02"}
  - {id: note, title: Note of the second session, date: "2031-05-03"}
  - {id: radio, title: Evening bulletin, outlet: Radio Vesna}
earlier:
  - {id: pact, name: Pact of Orlo, about: An earlier ceasefire., date: "2029-01-11"}
phases:
  - {id: one, name: First phase, length: six weeks}
  - {id: two, name: Second phase}
terms:
  - id: alive
    name: alive
    defined: false
    issues: [held]
    about: Not said whether at signature or at hand-over.
    cite: [{source: courier}]
  - id: line
    name: the line
    by_party:
      - {party: front, text: the shore of 2029}
      - {party: republic, text: the ridge}
    issues: [withdrawal]
issues:
  - id: monitors
    name: Who monitors
    phase: one
    rests_on: [pact]
    options: [{id: neighbours, name: neighbours’ team}, {id: joint, name: joint team}, {id: none, name: nobody}]
  - id: withdrawal
    name: Withdrawal
    options: [{id: district, name: whole district}, {id: heights, name: heights only}, {id: freeze, name: as they stand}]
  - id: held
    name: Persons held, first phase
    kind: range
    phase: one
    range: {lowest: 20, highest: 60, step: 10, unit: persons}
  - id: families
    name: Return of families
    options: [{id: first, name: in phase one}, {id: part, name: phase one in part}, {id: second, name: in phase two}]
  - id: aid
    name: Aid convoys a day
    options: [{id: "300"}, {id: "600"}]
linkages:
  - {id: watched, about: A withdrawal from the district needs somebody to watch it., excludes: {together: [{issue: withdrawal, options: [district]}, {issue: monitors, options: [none]}]}}
quantities:
  - id: ratio
    gives: {party: republic, what: prisoners, number: 3, settled: true}
    for_each: {party: front, what: persons held, category: civilians, number: 1}
    phase: one
    cite: [{source: courier}]
  - id: later
    gives: {party: republic, what: prisoners}
    for_each: {party: front, what: persons held, category: soldiers}
    phase: two
figures:
  - {what: persons held, number: 111, modifier: about, by: the Republic, as_of: "2031-05-01", cite: [{source: courier}]}
  - {what: persons held, number: 98, modifier: at least, by: Vesna group}
positions:
  - {party: front, issue: monitors, stance: accepts, options: [joint], voice: confided, since: "2031-05-03", conditions: [{party: republic, does: the list is settled first}], cite: [{source: note}]}
  - {party: front, issue: monitors, stance: refuses, options: [neighbours], since: "2031-04-20", cite: [{source: radio}]}
  - {party: republic, issue: monitors, stance: demands, options: [neighbours], since: "2031-05-01", cite: [{source: courier}]}
  - {party: republic, issue: monitors, stance: accepts, options: [joint], voice: confided, since: "2031-05-03"}
  - {party: front, issue: withdrawal, stance: demands, options: [district], since: "2031-04-28", words: Nothing less than the whole district., cite: [{source: radio}]}
  - {party: republic, issue: withdrawal, stance: refuses, options: [district], since: "2031-05-01", cite: [{source: courier}]}
  - {party: front, issue: held, stance: accepts, options: ["40"], voice: confided, since: "2031-05-03", cite: [{source: note}]}
  - {party: republic, issue: held, stance: accepts, options: ["40"], voice: claimed-by-another, by: the Front, since: "2031-05-03"}
  - {party: republic, issue: families, stance: demands, options: [second], since: "2031-05-02", approval: [{by: parliament}]}
  - {party: front, issue: aid, stance: demands, options: ["600"], since: "2031-04-28", cite: [{source: radio}]}
  - {party: republic, issue: aid, stance: demands, options: ["600"], since: "2031-05-02", cite: [{source: courier, chain: [two officials, Sarn Courier]}]}
"""

WEIGHTS = """
preferences:
  - party: front
    said: confided
    points:
      monitors: {neighbours: 0, joint: 12, none: 15}
      withdrawal: {district: 40, heights: 22, freeze: 0}
      held: {"20": 10, "30": 8, "40": 6, "50": 3, "60": 0}
      families: {first: 30, part: 21, second: 0}
      aid: {"300": 0, "600": 5}
    minimum: {score: 48, said: confided}
  - party: republic
    said: confided
    points:
      monitors: {neighbours: 14, joint: 10, none: 0}
      withdrawal: {district: 0, heights: 20, freeze: 26}
      held: {"20": 0, "30": 10, "40": 22, "50": 30, "60": 36}
      families: {first: 0, part: 9, second: 16}
      aid: {"300": 8, "600": 6}
    minimum: {score: 45, said: confided}
text: {monitors: neighbours, withdrawal: heights, held: "40", families: second, aid: "600"}
"""

HOSTILE = """
title: "</title><script>alert(1)</script> & \\"talks\\""
about: "</script><img src=x onerror=alert(2)> ]]> {{ 7*7 }} {% raw %} =cmd()"
parties:
  - {id: a, name: "<b onclick=alert(3)>A</b>"}
  - {id: b, name: "'\\"><svg onload=alert(4)>"}
issues:
  - id: x
    name: "<!-- --><script>alert(5)</script>"
    options: [{id: "\\u2028</script><script>alert(6)</script>"}, {id: "javascript:alert(7)"}]
sources:
  - {id: s, title: "<a href=javascript:alert(8)>", address: "javascript:alert(9)"}
positions:
  - {party: a, issue: x, stance: demands, options: ["javascript:alert(7)"], words: "<script>alert(10)</script>", cite: [{source: s, passage: "<i>"}]}
preferences:
  - {party: a, said: public, points: {x: {"\\u2028</script><script>alert(6)</script>": 1, "javascript:alert(7)": 3}}}
  - {party: b, said: public, points: {x: {"\\u2028</script><script>alert(6)</script>": 2, "javascript:alert(7)": 1}}}
"""

ARABIC = """
title: محادثات بحيرة سارن
about: حالة متخيلة. طرفان لا يلتقيان.
fictional: true
parties:
  - {id: front, name: الجبهة}
  - {id: republic, name: الجمهورية}
issues:
  - id: monitors
    name: من يراقب
    options: [{id: joint, name: فريق مشترك}, {id: none, name: لا أحد}]
  - id: aid
    name: قوافل المعونة
    options: [{id: "300"}, {id: "600"}]
positions:
  - {party: front, issue: monitors, stance: accepts, options: [joint], since: "2031-05-03", words: نقبل فريقًا مشتركًا}
  - {party: republic, issue: monitors, stance: demands, options: [joint], since: "2031-05-01"}
  - {party: front, issue: aid, stance: demands, options: ["600"]}
"""


def lake() -> Case:
    """Two sides, every kind of record, points and minima."""
    return read_case_text(LAKE + WEIGHTS, "lake.yaml")


def lake_positions() -> Case:
    """The same without preferences and without a standing text."""
    return read_case_text(LAKE, "lake.yaml")


def hostile() -> Case:
    """Texts that would run if a page forgot to escape them."""
    return read_case_text(HOSTILE, "hostile.yaml")


def arabic() -> Case:
    """A case written from right to left."""
    return read_case_text(ARABIC, "arabic.yaml")


def harbour_like(minimum: Fraction | None = None) -> Case:
    """Four invented parties over four issues; with ``minimum`` each of them asks for that score at least."""
    options = ["w", "x", "y", "z"]
    tables = {
        "port": ([9, 6, 3, 0], [0, 5, 8, 10], [2, 9, 5, 1], [4, 4, 7, 7]),
        "park": ([0, 4, 9, 12], [11, 8, 3, 0], [6, 6, 0, 9], [1, 8, 2, 5]),
        "road": ([5, 0, 7, 2], [3, 9, 1, 6], [10, 4, 8, 0], [0, 3, 6, 12]),
        "levy": ([8, 5, 2, 0], [0, 2, 5, 9], [3, 3, 7, 7], [9, 6, 1, 0]),
    }
    names = ("Harbour board", "Fishers", "Old town league", "Province")
    lines = ["title: The harbour of Orlo", "fictional: true", "parties:"]
    lines += [f"  - {{id: p{number}, name: {name}}}" for number, name in enumerate(names)]
    lines += ["issues:", *(f"  - {{id: {key}, options: [{', '.join(options)}]}}" for key in tables)]
    lines.append("preferences:")
    for number in range(len(names)):
        points = ", ".join(
            f"{key}: {{{', '.join(f'{o}: {v}' for o, v in zip(options, rows[number], strict=True))}}}"
            for key, rows in tables.items()
        )
        least = "" if minimum is None else f", minimum: {{score: {minimum}, said: public}}"
        lines.append(f"  - {{party: p{number}, said: public, points: {{{points}}}{least}}}")
    return read_case_text("\n".join(lines), "harbour.yaml")


CAST = {
    "lake": lake,
    "lake_positions": lake_positions,
    "hostile": hostile,
    "arabic": arabic,
    "harbour": lambda: harbour_like(Fraction(15)),
    "harbour_free": harbour_like,
    "no_agreement": lambda: harbour_like(Fraction(39)),
}
"""Every case by name."""
