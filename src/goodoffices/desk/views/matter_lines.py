"""An answer about what matters, in the names of its room, for every list in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from goodoffices.desk.matters import ToldMatter
from goodoffices.desk.open_case import OpenCase
from goodoffices.talks import RoomView, acts

Says = Literal[
    "rather", "alike", "more", "points", "cards", "order", "share", "worth", "never", "level", "draft"
]


class ToldLine(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, in its room's names: what it says, with the names and numbers that its words need."""

    told: ToldMatter
    says: Says
    issue: str = ""
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    replaced_by: int | None = None


def line_of_matter(case: OpenCase, one: ToldMatter) -> ToldLine:
    """An answer in its room's names."""
    view, told = case.view(one.ref.room), one.act.told
    names = {label: issue.name for label, issue in view.issues.items()}

    def line(says: Says, **more: Any) -> ToldLine:
        return ToldLine(told=one, says=says, replaced_by=one.item.replaced_by, **more)

    match told:
        case acts.RatherTold():
            apart = [(a, b) for a, b in zip(told.this, told.than, strict=False) if a.option != b.option]
            first, second = (
                tuple(_named(view, side)) for side in ([a for a, _ in apart], [b for _, b in apart])
            )
            return line("alike" if told.alike else "rather", first=first, second=second)
        case acts.MoreTold():
            return line("more", first=(names[told.issue],), second=(names[told.than],))
        case acts.PointsTold():
            return line("points", numbers=tuple((names[k], v) for k, v in told.points.items()))
        case acts.CardsTold():
            laid = tuple(", ".join(names[label] for label in level) for level in told.levels)
            return line("cards", first=laid, numbers=(("", told.ratio),))
        case acts.OrderTold():
            options = view.issues[told.issue].options
            laid = tuple(" = ".join(options[each] for each in level) for level in told.levels)
            return line("order", issue=names[told.issue], first=laid)
        case acts.ShareTold():
            options = view.issues[told.issue].options
            return line(
                "share",
                issue=names[told.issue],
                numbers=tuple((options[each], share) for each, share in told.shares.items()),
            )
        case acts.WorthTold():
            options = view.issues[told.issue].options
            words = told.low if told.low == told.high else f"{told.low} – {told.high}"
            return line(
                "worth",
                issue=names[told.issue],
                numbers=((options[told.option], words),),
                second=(options[told.against],) if told.against else (),
            )
        case acts.NeverTold():
            return line(
                "never", issue=names[told.issue], first=(view.issues[told.issue].options[told.option],)
            )
        case acts.NoDealTold():
            if told.draft:
                return line("draft", first=tuple(_named(view, list(told.draft))))
            return line("level", numbers=(("", told.level),))


def _named(view: RoomView, parts: list[acts.PackagePart]) -> Iterator[str]:
    for part in parts:
        issue = view.issues[part.issue]
        yield f"{issue.name}: {issue.options[part.option]}"
