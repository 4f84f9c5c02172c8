"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from goodoffices.talks.acts import Ref
from one_of_each.common import PROXY

PART = acts.PackagePart(issue=1, option="a")
EXAMPLES: list[Act] = [
    acts.ProposalPut(
        words="da",
        mode="acceptance-set",
        sides=("front", "republic"),
        closes="2031-05-06T12:00:00Z",
        options=(acts.ListedPackage(name="1", parts=(PART,)),),
        referendum={"front": "2031-05-09T22:00:00Z"},
    ),
    acts.ProposalAnswered(
        words="db",
        party="front",
        proxy=PROXY,
        entry=3,
        answer="yes",
        marks=(1,),
        conditions=(acts.If(party="republic", does="dc"),),
        referendum=True,
    ),
    acts.ProposalConfirmed(entry=3, party="front", accepted=True, by="the council", words="dd", proxy=PROXY),
    acts.HomeWord(entry=3, party="front", who="the council", stands="accepts", words="de"),
    acts.ProposalWithdrawn(entry=3, words="df"),
    acts.ProposalResult(entry=3, agreed=True, option=1),
    acts.ProposalSent(
        puts=(Ref("front", 3), Ref("republic", 4)), packages=({"ratio": "3"},), why="dg", kept=("forty",)
    ),
    acts.ProposalDrafted(
        words="di",
        mode="double-blind",
        sides=("front", "republic"),
        closes="2031-05-06T12:00:00Z",
        package={"ratio": "3"},
        referendum={"front": "2031-05-09T22:00:00Z"},
    ),
    acts.Concluded(entry=3, option=1, words="dh"),
]
