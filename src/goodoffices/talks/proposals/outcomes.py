"""What answers come to. The functions see answers without names, so that no name can get into a result.

An acceptance set is settled by the sides' own rankings: of the options that all marked, the one whose worst
rank is best (the Rawlsian or *maximin* choice; so the fallback bargaining of S. J. Brams and D. M. Kilgour,
*Group Decision and Negotiation* 10, 2001, kept to what all marked); ties by an order announced before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from goodoffices.talks.proposals.records import BlindProposal, Confirmation, ProposalAnswer, ProposalOutcome
from goodoffices.talks.proposals.views import counts_as_no, last_answers


def double_blind(yes: Collection[bool]) -> bool:
    """Agreed if all said yes."""
    return all(yes)


def chosen_of_set(rankings: Sequence[Sequence[str]], order: Sequence[str]) -> str:
    """The option of all that everybody marked whose worst rank is best, ties by ``order``; empty where none
    is common.
    """
    if not rankings:
        return ""
    common = [option for option in order if all(option in marks for marks in rankings)]
    return min(
        common,
        key=lambda option: (max(marks.index(option) for marks in rankings), order.index(option)),
        default="",
    )


def outcome(
    proposal: BlindProposal,
    answers: Iterable[ProposalAnswer],
    confirmations: Iterable[Confirmation] = (),
    now: str = "",
) -> ProposalOutcome | None:
    """What a mediator may make known; None while the closing time has not come (``now`` empty: it has).

    An answer *ad referendum* that was announced closes nothing until it is confirmed: agreed only when every
    such side has accepted by its day; not agreed when one refused or let its day pass.
    """
    if now and now <= proposal.closes:
        return None
    counted = last_answers(proposal, answers)
    given = [counted.get(side) for side in proposal.sides]
    no = [counts_as_no(proposal, answer) for answer in given]
    option = ""
    if proposal.mode == "acceptance-set":
        sound = [answer.marks for answer in given if answer is not None]
        option = "" if any(no) else chosen_of_set([_once(marks) for marks in sound], _order(proposal))
        if not option:
            return ProposalOutcome(result="not agreed")
    elif not double_blind([not each for each in no]):
        return ProposalOutcome(result="not agreed")
    waiting = [answer.side for answer in given if answer is not None and answer.referendum]
    state = _confirmed(proposal, waiting, list(confirmations), now)
    if state is None:
        return ProposalOutcome(result="awaits confirmation", option=option)
    return ProposalOutcome(result="agreed", option=option) if state else ProposalOutcome(result="not agreed")


def _order(proposal: BlindProposal) -> tuple[str, ...]:
    """The announced order; options that it leaves out come after, as they are listed."""
    said = [option for option in proposal.order if option in proposal.options]
    return tuple(dict.fromkeys([*said, *proposal.options]))


def _once(marks: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(marks))


def _confirmed(
    proposal: BlindProposal, waiting: list[str], confirmations: list[Confirmation], now: str
) -> bool | None:
    """Whether all that answered *ad referendum* have confirmed: None where one may still do so."""
    still = False
    for side in waiting:
        last = proposal.referendum[side]
        said = [one for one in confirmations if one.side == side and one.at[: len(last)] <= last]
        if not said:
            if now and now[: len(last)] > last:
                return False
            still = True
        elif not said[-1].accepted:
            return False
    return None if still else True
