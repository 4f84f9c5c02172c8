"""What counts as an answer, what each side sees, and what it is told beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.talks.proposals.records import BlindProposal, Made, ProposalAnswer, ProposalSeen


def last_answers(proposal: BlindProposal, answers: Iterable[ProposalAnswer]) -> dict[str, ProposalAnswer]:
    """Side to the answer that counts: its last one before the closing time. One that comes later, or from
    somebody who was not asked, is none. Silence is no, so a side may be missing.
    """
    found: dict[str, ProposalAnswer] = {}
    for answer in answers:
        if answer.side not in proposal.sides or answer.at > proposal.closes:
            continue
        before = found.get(answer.side)
        if before is None or answer.at >= before.at:
            found[answer.side] = answer
    return found


def counts_as_no(proposal: BlindProposal, answer: ProposalAnswer | None) -> bool:
    """Whether an answer is no: said so, silent, qualified, without the mandate, or *ad referendum* where that
    was not announced.
    """
    if answer is None or not answer.bound or answer.condition:
        return True
    if answer.referendum and answer.side not in proposal.referendum:
        return True
    return not answer.marks if proposal.mode == "acceptance-set" else not answer.yes


def seen_by(
    proposal: BlindProposal, side: str, own: Iterable[ProposalAnswer], made: Made | None = None
) -> ProposalSeen:
    """What a side sees. It is made of that side's own answers and of what a mediator made known, and can hold
    nothing else: no other answer, no number of answers, no time of one.
    """
    mine = [answer for answer in own if answer.side == side]
    return ProposalSeen(proposal=proposal, own=last_answers(proposal, mine).get(side), made=made)


def told_beforehand(proposal: BlindProposal) -> tuple[str, ...]:
    """What sides are told before they answer: the rules, and what a result will tell. Keys of
    :data:`~goodoffices.talks.proposals.words.SENTENCES`.
    """
    told = ["answers-close-once", "condition-is-no", "silence-is-no", "only-the-result"]
    if proposal.referendum:
        told.append("referendum-announced")
    if proposal.mode == "acceptance-set":
        told += ["best-worst-rank", "ties-by-order", "chosen-was-marked", "may-tell-what-was-not-marked"]
        told.append("none-tells-of-the-other" if len(proposal.sides) == 2 else "none-tells-of-somebody")
    elif len(proposal.sides) == 2:
        told.append("yes-learns-the-others-no")
    else:
        told.append("yes-learns-that-somebody-said-no")
    return tuple(told)
