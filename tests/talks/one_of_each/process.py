"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts

EXAMPLES: list[Act] = [
    acts.RoundOpened(name="s", venue="Port Edda", began="2031-05-03"),
    acts.SessionCalled(round=3, agenda=("t",), starts="2031-05-05T10:00:00Z", present=("Dr Salim", "Ms Tal")),
    acts.MandateHeld(
        party="front", person="Dr Salim", may=("speak", "commit"), referendum_to=("the council",)
    ),
    acts.ApprovalDue(party="republic", by="parliament", of="u", step="ratification"),
    acts.ContactHeld(whom="the envoy", by="Mr Adeyemi", asked="v", promised="w", answered="x"),
    acts.ActorNamed(
        name="Northern League", backs=("front",), presses=("republic",), could_spoil_for=("front",)
    ),
    acts.DeadlineSet(what="y", due="2031-05-09", costs=(acts.DelayCost(party="front", words="z"),)),
    acts.Followed(thread=3, step="close", words="aa", until="2031-05-10"),
    acts.InvitationStood(party="front", invitation="conditional", on_what="bb", claimed_by="republic"),
    acts.ChannelStood(party="front", channel="through-mediators"),
]
