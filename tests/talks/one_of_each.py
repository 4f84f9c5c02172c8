"""An entry of every kind that a person writes; the fixture of a release is made of them
(``release_fixture.py``).
"""

from __future__ import annotations

from goodoffices.talks import Act, Proxy, acts
from goodoffices.talks.acts import Cite, Ref
from goodoffices.vault import SealedFile

PROXY = Proxy(
    party="front", person="Dr Salim", how="in-person", when="2031-05-04T09:00:00Z", consent="in-writing"
)
FILE = SealedFile("b1", b"k" * 32, 1234, b"d" * 32)
ONE_OF_EACH: list[Act] = [
    acts.Said(words="a", party="front", proxy=PROXY, disclosure="float"),
    acts.PositionTaken(
        words="b",
        issue=1,
        stance="demands",
        options=("a",),
        conditions=(acts.If(party="republic", does="c"),),
    ),
    acts.Asked(words="d", to="front", issue=1),
    acts.Answered(words="e", question=3),
    acts.Attached(words="f", file=FILE, name="annex.pdf", media="application/pdf"),
    acts.Promised(words="g", to="republic", due="2031-05-09"),
    acts.AskedBack(words="h", entry=3),
    acts.Noted(words="i", about=(Ref("front", 3),)),
    acts.Disclosed(entry=3, level="public", proxy=PROXY),
    acts.Corrected(entry=3, words="j"),
    acts.TakenBack(entry=3, words="k"),
    acts.Misplaced(entry=3),
    acts.Received(entry=3),
    acts.Relayed(words="l", goes_as="attributed", attributed_to="front", asks=True),
    acts.Drafted(room="front", words="m", cites=(Cite("republic", 3, 4),)),
    acts.Seconded(draft=3, agrees=True),
    acts.Origin(room="front", form="x", cites=(Cite("republic", 3, 4),), draft=5, kept=("forty",)),
    acts.Moved(source=Ref("front", 3), target=Ref("republic", 4), readers=("moreau",)),
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
    acts.FileChanged(entry=3, cuts=(acts.Cut(0, 1, "cc"),), digest=b"d" * 32),
]
