"""Where a position stands in its room: the issue in the room's own words, raised and tied to the case's as
needed.
"""

from __future__ import annotations

from goodoffices.case.files import case_to_json
from goodoffices.desk.issues import FOR_LATER, outline_of, raise_issue, with_issue, with_option
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import save_case_file
from goodoffices.talks import acts

Place = tuple[int, tuple[str, ...]]
"""A room's label of an issue, and letters of its options."""


def place_on_issue(
    writer: CaseWriter, room: str, issue: str, option: str, *, new_issue: str = "", new_option: str = ""
) -> Place | None:
    """The place of an issue and an option of the case, by their ids; what is new goes into the case file
    first. None if nothing is named.
    """
    if not issue and not new_issue:
        return None
    options = (option,) if option else ()
    outline = writer.case.outline
    if new_issue or (new_option and issue):
        case = writer.case.file
        if new_issue:
            case, issue = with_issue(case, new_issue)
            options = ()
        if new_option:
            try:
                case, fresh = with_option(case, issue, new_option)
            except ValueError:
                raise RefusedError("not-its-number") from None
            options = (fresh,)
        save_case_file(writer, case)
        outline = outline_of(case_to_json(case).encode())
    now = writer.case
    ties, letters = now.tied()
    return raise_issue(
        lambda: now.view(room), ties, now.home, outline.issue(issue), options, writer.write, letters
    )


def place_for_later(writer: CaseWriter, room: str) -> Place:
    """The place of what is on no issue yet. It is tied to none of the case's, so the board asks for it to be
    sorted.
    """
    ties, view = writer.case.ties(), writer.case.view(room)
    for label, issue in view.issues.items():
        if issue.name in FOR_LATER and (room, label) not in ties:
            return label, ()
    writer.write(room, acts.IssueRaised(name=FOR_LATER[0], options=()))
    return max(writer.case.view(room).issues), ()
