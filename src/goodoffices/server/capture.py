"""From a filled-in capture form to the entries that it makes."""

from __future__ import annotations

from goodoffices.case.files import case_to_json
from goodoffices.desk.issues import outline_of, raise_issue, with_issue, with_option
from goodoffices.server.casefile import keep_case_file, read_case_file
from goodoffices.server.forms.capture import CaptureForm
from goodoffices.server.store import Pen
from goodoffices.talks import Act, Proxy, acts


def capture(pen: Pen, room: str, asked: CaptureForm) -> int:
    """Write what was captured; gives the entry's sequence. Raises :class:`~goodoffices.talks.NotWritten`."""
    given = asked.cleaned_data
    party: str = given["side"]
    proxy = asked.proxy(party, pen.at) if party else None
    label, letters = _issue(pen, room, asked)
    return pen.write(room, _act(asked, party, proxy, label, letters))


def _issue(pen: Pen, room: str, asked: CaptureForm) -> tuple[int | None, tuple[str, ...]]:
    given = asked.cleaned_data
    issue, options = asked.issue, (asked.option,) if asked.option else ()
    outline = asked.outline
    if given["new_issue"] or (given["new_option"] and issue):
        case = read_case_file(pen.case)
        if given["new_issue"]:
            case, issue = with_issue(case, given["new_issue"])
            options = ()
        if given["new_option"]:
            case, option = with_option(case, issue, given["new_option"])
            options = (option,)
        keep_case_file(pen, case)
        outline = outline_of(case_to_json(case).encode())
    if not issue:
        return None, ()
    view = pen.case
    return raise_issue(
        lambda: view.view(room), view.picture().ties, view.home, outline.issue(issue), options, pen.write
    )


def _act(
    asked: CaptureForm, party: str, proxy: Proxy | None, issue: int | None, options: tuple[str, ...]
) -> Act:
    given = asked.cleaned_data
    words, mark, kind = given["words"], given["mark"], given["kind"]
    said = {"words": words, "party": party, "proxy": proxy, "disclosure": mark}
    if kind == "asks":
        return acts.Asked(**said, issue=issue)
    if kind == "answers":
        return acts.Answered(**said, question=given["answers"])
    if kind == "promises":
        return acts.Promised(**said)
    if kind in ("demands", "accepts", "refuses") and issue is not None:
        conditions = (acts.If(does=given["condition"]),) if given["condition"] else ()
        return acts.PositionTaken(**said, issue=issue, stance=kind, options=options, conditions=conditions)
    return acts.Said(**said)
