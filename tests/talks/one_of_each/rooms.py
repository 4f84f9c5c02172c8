"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts

EXAMPLES: list[Act] = [
    acts.RoomNamed(title="n", sort="all", parties=("front",), default="attribute", second_release=True),
    acts.RoomStated(
        title="n",
        sort="all",
        issues=(acts.StatedIssue(label=1, name="o", options={"a": "p"}),),
        default="attribute",
    ),
    acts.IssueRaised(name="o", options=("p", "q")),
    acts.OptionAdded(issue=1, name="r"),
    acts.IssueTied(room="front", label=1, issue="list", options={"a": "forty"}),
]
