"""Short forms of an agreement file: what a person may write in place of the full fields.

* a bare text stands for a record whose other fields may all be left out (:data:`BARE_AGREED`);
* a list stands for the steps of an incident or dispute procedure, for the acts that a ceasefire forbids, and
for conditions that are all met together;
* a bare text in place of a condition is what it names: a phase (it has ended), a power (it was used), a
commitment, exchange or measure
  (it is done); a moment (not before it); and otherwise an event in words.
"""

from __future__ import annotations

from goodoffices.agreement.actors import AgreementActor, Guarantor, Monitor
from goodoffices.agreement.holding import Act, Spoiler
from goodoffices.agreement.moments import NotAMoment, read_moment
from goodoffices.agreement.phases import AgreedPhase, Ending, EntryIntoForce, SnapBack
from goodoffices.agreement.provisions import (
    AgreedClause,
    AgreedLine,
    AgreedTerm,
    Amnesty,
    Annex,
    CeasefireRules,
    DisputeRule,
    Incidents,
    Liaison,
    Violations,
)
from goodoffices.agreement.requirements import AgreedCondition
from goodoffices.case.files.bind import Widener
from goodoffices.case.files.shorts import fields_at, widen
from goodoffices.case.trees.nodes import Fields, Leaf, TreeItems, TreeNode

BARE_AGREED: dict[type, str] = {
    Act: "id",
    AgreementActor: "id",
    AgreedClause: "id",
    AgreedLine: "id",
    AgreedPhase: "id",
    AgreedTerm: "id",
    Amnesty: "covers",
    Annex: "id",
    Ending: "at",
    EntryIntoForce: "at",
    Guarantor: "id",
    Liaison: "channel",
    Monitor: "id",
    SnapBack: "restores",
    Spoiler: "name",
    Violations: "report_to",
}
"""Record to the field that a bare text stands for."""

LISTED: dict[type, str] = {
    CeasefireRules: "prohibited",
    DisputeRule: "steps",
    Incidents: "steps",
    AgreedCondition: "all",
    Violations: "report_to",
}
"""Record to the field that a list stands for."""

_OF_NAME = {
    "phases": "ended",
    "powers": "used",
    "commitments": "done",
    "exchanges": "done",
    "measures": "done",
}


def widener(root: TreeNode) -> Widener:
    """The short forms of one agreement file, which depend on what its names name."""
    names = {name: field for section, field in _OF_NAME.items() for name in _ids(root, section)}

    def widened(node: TreeNode, record: type) -> TreeNode:
        if isinstance(node, Leaf) and not node.empty and record in BARE_AGREED:
            return fields_at(node, {BARE_AGREED[record]: node})
        if isinstance(node, TreeItems) and record in LISTED:
            return fields_at(node, {LISTED[record]: node})
        if isinstance(node, Leaf) and not node.empty and record is AgreedCondition:
            return fields_at(node, {_meant(node.text, names): node})
        return widen(node, record)

    return widened


def _meant(text: str, names: dict[str, str]) -> str:
    """The field of a condition that a bare text stands for."""
    if text in names:
        return names[text]
    try:
        moment = read_moment(text)
    except NotAMoment:
        return "event"
    known = moment.base != "done" or moment.shift.about_minutes() or moment.of in names
    return "at" if known else "done"


def _ids(root: TreeNode, section: str) -> list[str]:
    """The ids that a section of the file gives."""
    node = root.get(section) if isinstance(root, Fields) else None
    items = node.items if isinstance(node, TreeItems) else (node,)
    found = []
    for item in items:
        leaf = item.get("id") if isinstance(item, Fields) else item
        if isinstance(leaf, Leaf):
            found.append(leaf.text)
    return found
