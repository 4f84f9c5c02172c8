"""An entry as a page shows it, in its room's own words."""

from __future__ import annotations

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.issues import Outline
from goodoffices.server.words import SHORT_MARKS, STANCES
from goodoffices.talks import Act, Item, RoomView, acts

WHAT: dict[type[Act], str | Promise] = {
    acts.Asked: _("asks"),
    acts.Answered: _("answers"),
    acts.Attached: _("file"),
    acts.Promised: _("promises"),
    acts.AskedBack: _("asks back"),
    acts.Noted: _("note"),
    acts.Relayed: _("relayed to this room"),
    acts.Drafted: _("draft of a relay"),
    acts.Seconded: _("word on a draft"),
    acts.Origin: _("origin of a relay"),
    acts.Disclosed: _("mark"),
    acts.Corrected: _("other words"),
    acts.TakenBack: _("taken back"),
    acts.Received: _("received"),
    acts.RoomNamed: _("room"),
    acts.IssueRaised: _("issue"),
    acts.OptionAdded: _("option"),
    acts.IssueTied: _("issue tied"),
    acts.RoundOpened: _("round"),
    acts.SessionCalled: _("session"),
    acts.MandateHeld: _("mandate"),
    acts.ApprovalDue: _("approval due"),
    acts.ContactHeld: _("contact"),
    acts.ActorNamed: _("outside actor"),
    acts.DeadlineSet: _("deadline"),
    acts.Followed: _("what came of it"),
    acts.InvitationStood: _("invitation"),
    acts.ChannelStood: _("channel"),
    acts.MembersChanged: _("members"),
    acts.Unknown: _("an entry of a later version"),
}
"""The word for each kind that is more than something said."""

_NAMES: dict[type[Act], str] = {
    acts.Attached: "name",
    acts.RoomNamed: "title",
    acts.IssueRaised: "name",
    acts.OptionAdded: "name",
    acts.RoundOpened: "name",
    acts.MandateHeld: "person",
    acts.ApprovalDue: "of",
    acts.ContactHeld: "whom",
    acts.ActorNamed: "name",
    acts.DeadlineSet: "what",
    acts.Followed: "step",
    acts.InvitationStood: "invitation",
    acts.ChannelStood: "channel",
}
"""Which field names what an entry is of."""


class Line(msgspec.Struct, frozen=True):
    """An entry to show: ``what`` it is, ``of`` what, whose, and which entry it refers to."""

    item: Item
    what: str = ""
    of: str = ""
    party: str = ""
    options: tuple[str, ...] = ()
    refers: int | None = None
    is_file: bool = False
    unanswered: bool = False


def line_of(view: RoomView, outline: Outline, item: Item) -> Line:
    """An entry of a room."""
    act = item.act
    label = getattr(act, "issue", None)
    issue = view.issues.get(label) if isinstance(label, int) else None
    of = issue.name if issue else ""
    options: tuple[str, ...] = ()
    what = str(WHAT.get(type(act), ""))
    if isinstance(act, acts.PositionTaken):
        what = str(STANCES[act.stance])
        options = (
            tuple(issue.options[letter] for letter in act.options if letter in issue.options) if issue else ()
        )
    elif isinstance(act, acts.Disclosed):
        of = str(SHORT_MARKS[act.level])
    elif type(act) in _NAMES:
        of = str(getattr(act, _NAMES[type(act)]))
    refers = act.question if isinstance(act, acts.Answered) else getattr(act, "entry", None)
    party = item.party or getattr(act, "party", "") or (item.proxy.party if item.proxy else "")
    asks = isinstance(act, (acts.Asked, acts.AskedBack)) or (isinstance(act, acts.Relayed) and act.asks)
    return Line(
        item,
        what,
        of,
        outline.party_label(party) if party else "",
        options,
        refers if isinstance(refers, int) else None,
        isinstance(act, acts.Attached),
        asks and not item.answers and not item.void and item.taken_back is None,
    )
