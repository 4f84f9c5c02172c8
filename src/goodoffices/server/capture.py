"""From a filled-in capture form to the entries that it makes."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext as _

from goodoffices.case.files import case_to_json
from goodoffices.desk.issues import outline_of, raise_issue, with_issue, with_option
from goodoffices.desk.stored_files import save_case_file
from goodoffices.server.forms.capture import POSITIONS, CaptureForm, SortForm
from goodoffices.server.store import Pen
from goodoffices.talks import Act, Item, NotWritten, Proxy, acts, captured_as, reason

Place = tuple[int, tuple[str, ...]]
"""A room's label of an issue, and letters of its options."""


def capture(pen: Pen, room: str, asked: CaptureForm) -> int:
    """Write what was captured; gives the entry's sequence. Raises :class:`~goodoffices.talks.NotWritten`."""
    given = asked.cleaned_data
    party: str = given["side"]
    proxy = asked.proxy(party, pen.at) if party else None
    place = _place(
        pen,
        room,
        asked.issue,
        asked.option,
        new_issue=given["new_issue"],
        new_option=given["new_option"],
    )
    if place is None and given["kind"] in POSITIONS:
        place = for_later(pen, room)
    return pen.write(room, _act(asked, party, proxy, place))


def sort(pen: Pen, room: str, item: Item, asked: SortForm) -> int:
    """Put on its issue what was recorded in haste, a position or merely something said: the same words, in the place of the first; gives the
    new entry's sequence.

    Raises :class:`~goodoffices.talks.NotWritten`.
    """
    act, given = item.act, asked.cleaned_data
    place = _place(pen, room, *asked.place, new_issue=given["new_issue"], new_option=given["new_option"])
    if place is None or not isinstance(act, (acts.PositionTaken, acts.Said)):
        raise NotWritten(reason("incomplete"))
    if isinstance(act, acts.Said):
        conditions = (acts.If(does=given["condition"]),) if given["condition"] else ()
        act = acts.PositionTaken(
            words="",
            party=act.party,
            proxy=act.proxy,
            issue=0,
            stance=given["stance"],
            conditions=conditions,
        )
    anew = {"words": item.words, "disclosure": item.level, "instead_of": (item.sequence,)}
    return pen.write(room, msgspec.structs.replace(act, issue=place[0], options=place[1], **anew))


def _place(
    pen: Pen, room: str, issue: str, option: str, *, new_issue: str = "", new_option: str = ""
) -> Place | None:
    """The issue in the room's own words, raised and tied as needed; a new one goes into the case file first."""
    if not issue and not new_issue:
        return None
    options = (option,) if option else ()
    outline = pen.case.outline
    if new_issue or (new_option and issue):
        case = pen.case.file
        if new_issue:
            case, issue = with_issue(case, new_issue)
            options = ()
        if new_option:
            case, fresh = with_option(case, issue, new_option)
            options = (fresh,)
        save_case_file(pen, case)
        outline = outline_of(case_to_json(case).encode())
    case_now = pen.case
    return raise_issue(
        lambda: case_now.view(room),
        case_now.ties(),
        case_now.home,
        outline.issue(issue),
        options,
        pen.write,
    )


def for_later(pen: Pen, room: str) -> Place:
    """The room's issue for what is not on an issue yet. It is tied to none of the case, so the board asks for it to be sorted."""
    name, ties = _("Not sorted yet"), pen.case.ties()
    view = pen.case.view(room)
    label = next(
        (one for one, issue in view.issues.items() if issue.name == name and (room, one) not in ties), None
    )
    if label is None:
        pen.write(room, acts.IssueRaised(name=name, options=()))
        label = max(pen.case.view(room).issues)
    return label, ()


def _act(asked: CaptureForm, party: str, proxy: Proxy | None, place: Place | None) -> Act:
    given = asked.cleaned_data
    words, mark, kind = given["words"], given["mark"], given["kind"]
    said = {"words": words, "party": party, "proxy": proxy, "disclosure": mark}
    if kind == "asks":
        return acts.Asked(**said, issue=place[0] if place else None)
    if kind == "answers":
        return acts.Answered(**said, question=given["answers"])
    if kind in POSITIONS and place is not None:
        conditions = (acts.If(does=given["condition"]),) if given["condition"] else ()
        return acts.PositionTaken(
            **said, issue=place[0], stance=kind, options=place[1], conditions=conditions
        )
    return captured_as(kind)(**said)
