"""An agreement file to start from: a word on every part that most agreements have."""

from __future__ import annotations

from goodoffices.agreement.agreement import AGREEMENT_FORMAT
from goodoffices.case.files.starter import id_of
from goodoffices.case.files.yaml_out import item, scalar


def agreement_template(
    title: str = "",
    parties: tuple[str, ...] = (),
    mediators: tuple[str, ...] = (),
    *,
    fictional: bool = False,
) -> str:
    """An agreement file in YAML with those names, and comments on every part; it reads as an agreement that lacks what its examples show."""
    names = parties or ("First party", "Second party")
    one, other = scalar(id_of(names[0])), scalar(id_of(names[-1]))
    between = f"mediators:\n{_people(mediators)}" if mediators else ""
    return f"""\
## An agreement: what was agreed, or is about to be. Every field is told in docs/reference/agreement-file.md.
## Lines with one # are examples: remove the # to use them.
## When something is written, say: goodoffices plan FILE

format: {AGREEMENT_FORMAT}
title: {scalar(title or "An agreement without a title")}
fictional: {"true" if fictional else "false"}
kind: other                # ceasefire, exchange, labour, water, company, family or other
zone: UTC                  # the zone of every hour that names none

parties:
{_people(names)}{between}
## Day, hour and zone at which it begins to bind.
#enters_into_force: {{at: 2031-06-03 06:00 UTC, clause: "1.1"}}

## The stages, first one first. A phase ends after its length, or when what `ends` says is so.
#phases:
#  - {{id: first, length: 42 days, clause: "2.1", extension: {{by: [{one}, {other}], length: 14 days, most: 1, notice: 3 days}}}}
#  - {{id: second, begins: {{verified: [hand-over]}}, last: true, clause: "2.2"}}

## Who owes what to whom, how many, by when or after what, where, verified by whom and how, under which clause.
#commitments:
#  - id: hand-over
#    what: hand over the storehouse
#    owes: {one}
#    to: {other}
#    phase: first
#    by: day 16 of first
#    where: the storehouse at the quay
#    verified_by: joint-team
#    how: a walk through it with the list in hand
#    cure: 3 days
#    clause: "3.1"

#monitors:
#  - {{id: joint-team, members: [{one}, {other}], mandate: hand-over, access: the storehouse at any hour, reports_to: [{one}, {other}]}}

## What somebody may do, and on what.
#powers:
#  - {{id: pause, who: [{one}, {other}], may: suspend, over: first, on: {{overdue: hand-over}}, length: 7 days, most: 1, clause: "5.1"}}

## Reciprocal deliveries in turns; what they are worth to whom stays on the mediators' side.
#exchanges:
#  - id: swap
#    phase: first
#    verified_by: joint-team
#    gives:
#      - {{category: tools, party: {one}, number: 4, worth_to_giver: 1, worth_to_receiver: 3}}
#      - {{category: boats, party: {other}, number: 2, worth_to_giver: 2, worth_to_receiver: 5}}
#    ratios: [{{category: tools, give: 2, of: boats}}]

## What trouble is told to whom, and how it is settled.
#violations: {{report_to: [joint-team], within: 24 hours, clause: "6.1"}}
#disputes: {{steps: [talks between the parties, the mediators' advice], within: 14 days, clause: "6.2"}}
"""


def _people(names: tuple[str, ...]) -> str:
    return "".join(
        item({"id": id_of(name), "name": name} if id_of(name) != name else name, 2) for name in names
    )
