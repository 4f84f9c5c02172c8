"""What proposals, answers, results and whatever else is answered come to, in the line of a room."""

from __future__ import annotations

from django.utils.translation import gettext

from goodoffices.server.wording.proposal_words import HOME, SHORT_MODES
from goodoffices.talks import Act, RoomView, acts


def answer_gist(view: RoomView, act: Act) -> str:
    """In a few words what such an entry says; empty for every other kind."""
    match act:
        case acts.ProposalPut():
            return " · ".join([str(SHORT_MODES[act.mode]), *package_names(view, act.parts)])
        case acts.ProposalAnswered():
            if act.marks:
                return gettext("marked, best first: %(marks)s") % {"marks": ", ".join(map(str, act.marks))}
            return gettext("yes") if act.answer == "yes" else gettext("no")
        case acts.ProposalConfirmed():
            return gettext("accepted") if act.accepted else gettext("refused")
        case acts.HomeWord():
            return str(HOME[act.stands])
        case acts.ProposalResult():
            if act.option:
                return gettext("agreed: package %(number)s") % {"number": act.option}
            return gettext("agreed") if act.agreed else gettext("not agreed")
        case acts.WordingAnswered():
            return gettext("consents") if act.consents else gettext("withholds its consent")
    return ""


def package_names(view: RoomView, parts: tuple[acts.PackagePart, ...]) -> list[str]:
    """A package in the room's names: "Fence: low"."""
    return [
        f"{issue.name}: {issue.options.get(part.option, part.option)}"
        for part in parts
        if (issue := view.issues.get(part.issue)) is not None
    ]


def is_over(act: Act) -> bool:
    """Whether an entry that another one ended still says what it said: a proposal whose result is known,
    what joins it, or a draft that was put.
    """
    return isinstance(act, acts.ProposalPut | acts.ProposalDrafted | acts.ProposalSent)
