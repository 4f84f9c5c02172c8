"""One proposal as mediators see it, with what results so far let sides infer and what one more use would."""

from __future__ import annotations

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.inferences import Inferences, known_by_now, known_by_one_more
from goodoffices.desk.views.packages import code_of
from goodoffices.desk.views.processes import rows
from goodoffices.desk.views.proposals import SentProposal, due_approvals, sent_proposals
from goodoffices.talks import acts


class ProposalPage(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal. ``again`` is what putting the same to the same sides once more could tell; ``query``
    begins another one with its packages; ``due`` approvals that are still due on its sides; ``people`` those
    of whom a mandate is noted there. ``missing``: it is open, and some side has not answered.
    """

    one: SentProposal
    uses: int
    known: Inferences
    again: Inferences
    query: str
    due: tuple[str, ...]
    people: tuple[str, ...]
    missing: bool


def proposal_page(case: OpenCase, entry: int, now: str) -> ProposalPage:
    """The page of a proposal. Raises NotThereError."""
    sent = sent_proposals(case, now)
    one = next((each for each in sent if each.entry == entry), None)
    if one is None:
        raise NotThereError("no such proposal")
    labels = case.party_labels
    mine = {side.label for side in one.sides}
    known = known_by_now(sent, labels)
    about = tuple(line for line in known.lines if one.number in line.numbers and line.side in mine)
    again = Inferences()
    if one.put.mode == "double-blind":
        again = known_by_one_more(sent, one.meant, one.put.words, one.put.sides, labels, one.sent.version)
    packages = [one.meant] if one.meant else list(one.meant_packages)
    return ProposalPage(
        one=one,
        uses=sum(each.put.mode == "double-blind" and each.state != "withdrawn" for each in sent),
        known=msgspec.structs.replace(known, lines=about),
        again=again,
        query="&".join([*(f"p={code_of(case.public, one)}" for one in packages), f"mode={one.put.mode}"]),
        people=tuple(
            dict.fromkeys(
                row.act.person
                for row in rows(case.together, acts.MandateHeld)
                if row.act.party in one.put.sides
            )
        ),
        missing=one.state == "open" and any(side.why_no == "silent" for side in one.sides),
        due=due_approvals(case, one.put.sides) if one.result is not None and one.result.agreed else (),
    )
