"""Proposals as mediators see them: what was put to whom, each side's answer, what may be made known, and what
results let sides infer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from goodoffices.case import Case, Package, follow_option
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.talks import EntryState, RoomView, acts
from goodoffices.talks.proposals import (
    ProposalAnswer,
    ProposalOutcome,
    RoomProposal,
    answers_given,
    confirmations_given,
    counts_as_no,
    known_from,
    last_answers,
    outcome,
    proposals_in,
    rules_of,
)

ProposalState = Literal["open", "closed", "awaits confirmation", "agreed", "not agreed", "withdrawn"]
WhyNo = Literal["", "silent", "said-no", "condition", "no-mandate", "no-consent", "referendum", "no-marks"]
"""Why an answer counts as no; empty: it counts as yes."""


class AnswerLine(msgspec.Struct, frozen=True, kw_only=True):
    """One recorded answer: whether it counts, and if not, whether it came late."""

    item: EntryState
    act: acts.ProposalAnswered
    at: str
    counts: bool
    late: bool


class HomeLine(msgspec.Struct, frozen=True, kw_only=True):
    """Who at home stands how, by the last word of it."""

    who: str
    stands: str
    words: str
    at: str


class SideOfProposal(msgspec.Struct, frozen=True, kw_only=True):
    """One side to which a proposal was put. ``why_no`` and ``answers`` are for mediators alone.

    ``needs_confirming``: its counted answer is subject to confirmation at home; ``confirmed`` what became of
    that. ``until`` is the last moment for it.
    """

    party: str
    label: str
    room: str
    entry: int
    why_no: WhyNo
    answers: tuple[AnswerLine, ...] = ()
    needs_confirming: bool = False
    confirmed: bool | None = None
    until: str = ""
    home: tuple[HomeLine, ...] = ()


class PackageLine(msgspec.Struct, frozen=True):
    """One issue of a package, in the case's words. ``gone``: the case has it no longer."""

    issue: str
    option: str
    gone: bool = False


class SentProposal(msgspec.Struct, frozen=True, kw_only=True):
    """Proposals that went together. ``number`` counts those of the case, ``entry`` is what joins them.

    ``meant`` and ``meant_packages`` are what was put, in the ids that the case has now: what was merged leads
    to what it became. ``outcome`` is what the answers come to (None before the closing time);
    ``may_make_known`` whether a mediator may make it known now, else from ``known_from`` on. ``lost`` are
    rooms that cannot be read.
    """

    number: int
    entry: int
    item: EntryState
    sent: acts.ProposalSent
    put: acts.ProposalPut
    state: ProposalState
    sides: tuple[SideOfProposal, ...]
    package: tuple[PackageLine, ...]
    packages: tuple[tuple[str, tuple[PackageLine, ...]], ...]
    meant: Package
    meant_packages: tuple[Package, ...]
    outcome: ProposalOutcome | None
    may_make_known: bool
    known_from: str
    result: acts.ProposalResult | None
    concluded: EntryState | None = None
    lost: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The first line of its words."""
        return self.put.words.strip().splitlines()[0] if self.put.words.strip() else ""

    @property
    def gone(self) -> bool:
        """Whether an issue or an option of it is no longer in the case."""
        return any(line.gone for line in (*self.package, *(one for _, pack in self.packages for one in pack)))


def sent_proposals(case: OpenCase, now: str) -> tuple[SentProposal, ...]:
    """Every proposal of the case, in the order in which they were sent; ``now`` as entries state times."""
    home = case.view(case.home)
    items = [item for item in home.items.of(acts.ProposalSent) if not item.invalid]
    if not items:
        return ()
    rooms = case.readable()
    stood = {name: {one.entry: one for one in proposals_in(view)} for name, view in rooms.items()}
    found = []
    for number, item in enumerate(items, 1):
        assert isinstance(item.act, acts.ProposalSent)
        puts = [stood.get(ref.room, {}).get(ref.sequence) for ref in item.act.puts]
        there = [one for one in puts if one is not None]
        if there:
            lost = tuple(ref.room for ref, one in zip(item.act.puts, puts, strict=True) if one is None)
            found.append(_sent(case, home, number, item, item.act, there, now, lost))
    return tuple(found)


def sent_proposal(case: OpenCase, entry: int, now: str) -> SentProposal:
    """The proposal that an entry of the mediators' room joins. Raises NotThereError."""
    for one in sent_proposals(case, now):
        if one.entry == entry:
            return one
    raise NotThereError("no such proposal")


def _sent(
    case: OpenCase,
    home: RoomView,
    number: int,
    item: EntryState,
    sent: acts.ProposalSent,
    puts: list[RoomProposal],
    now: str,
    lost: tuple[str, ...],
) -> SentProposal:
    put, rules = puts[0].put, rules_of(puts[0].put)
    answers = [answer for one in puts for answer in answers_given(one)]
    confirmed = [said for one in puts for said in confirmations_given(one)]
    came_to = outcome(rules, answers, confirmed, now)
    counted = last_answers(rules, answers)
    early = put.mode == "open" and not lost and set(counted) >= set(put.sides)
    if came_to is None and early:
        came_to = outcome(rules, answers, confirmed)  # all have answered, and openly: nothing to wait for
    result, withdrawn = puts[0].result, puts[0].withdrawn
    since = known_from(rules, came_to) if came_to is not None else rules.closes
    settled = came_to is not None and came_to.result != "awaits confirmation"
    return SentProposal(
        number=number,
        entry=item.sequence,
        item=item,
        sent=sent,
        put=put,
        state=_state(came_to, result, withdrawn),
        sides=tuple(_side(case, one, party, counted) for one in puts for party in _parties_of(case, one)),
        package=package_lines(case.file, sent.package),
        packages=tuple(
            (option.name, package_lines(case.file, package))
            for option, package in zip(put.options, sent.packages, strict=False)
        ),
        meant=meant_now(case.file, sent.package),
        meant_packages=tuple(meant_now(case.file, package) for package in sent.packages),
        outcome=came_to,
        may_make_known=settled and not withdrawn and result is None and not lost and (early or now > since),
        known_from=since,
        result=result,
        concluded=home.items[item.replaced_by] if item.replaced_by is not None else None,
        lost=lost,
    )


def _state(
    came_to: ProposalOutcome | None, result: acts.ProposalResult | None, withdrawn: bool
) -> ProposalState:
    if withdrawn:
        return "withdrawn"
    if result is not None:
        return "agreed" if result.agreed else "not agreed"
    if came_to is None:
        return "open"
    return "awaits confirmation" if came_to.result == "awaits confirmation" else "closed"


def _parties_of(case: OpenCase, one: RoomProposal) -> list[str]:
    return [party for party in one.put.sides if party in case.view(one.room).parties]


def _side(
    case: OpenCase, one: RoomProposal, party: str, counted: dict[str, ProposalAnswer]
) -> SideOfProposal:
    rules = rules_of(one.put)
    mine = counted.get(party)
    lines = answer_lines(one, party)
    confirmed = [said for said in confirmations_given(one) if said.side == party]
    return SideOfProposal(
        party=party,
        label=case.outline.party_label(party),
        room=one.room,
        entry=one.entry,
        why_no=_why_no(one, mine, next((line.item for line in lines if line.counts), None)),
        answers=lines,
        needs_confirming=mine is not None and mine.referendum and not counts_as_no(rules, mine),
        confirmed=confirmed[-1].accepted if confirmed else None,
        until=one.put.referendum.get(party, ""),
        home=home_lines(one, party),
    )


def answer_lines(one: RoomProposal, party: str) -> tuple[AnswerLine, ...]:
    """A side's answers as they were recorded: the one that counts is its last before the closing time."""
    mine = [item for item in one.answers if item.party == party]
    timely = [item for item in mine if item.said_at <= one.put.closes]
    last = max(timely, key=lambda item: (item.said_at, item.sequence), default=None)
    return tuple(
        AnswerLine(
            item=item,
            act=item.act,
            at=item.said_at,
            counts=item is last,
            late=item.said_at > one.put.closes,
        )
        for item in mine
        if isinstance(item.act, acts.ProposalAnswered)
    )


def home_lines(one: RoomProposal, party: str) -> tuple[HomeLine, ...]:
    """Who at home accepts, refuses, or is not known: the last word of each."""
    last: dict[str, HomeLine] = {}
    for item in one.home:
        act = item.act
        if isinstance(act, acts.HomeWord) and act.party == party:
            last[act.who.casefold()] = HomeLine(
                who=act.who, stands=act.stands, words=act.words, at=item.said_at
            )
    return tuple(last.values())


def _why_no(one: RoomProposal, answer: ProposalAnswer | None, item: EntryState | None) -> WhyNo:
    rules = rules_of(one.put)
    if answer is None or item is None:
        return "silent"
    if not counts_as_no(rules, answer):
        return ""
    if answer.condition:
        return "condition"
    act = item.act
    if isinstance(act, acts.ProposalAnswered) and not answer.bound:
        return "no-mandate" if not act.bound else "no-consent"
    if one.put.mode == "acceptance-set" and not answer.marks:
        return "no-marks"
    if one.put.mode != "acceptance-set" and not answer.yes:
        return "said-no"
    return "referendum"


def meant_now(case: Case, package: Package) -> Package:
    """A package in the ids that the case has now. Where two issues became one, the first of them counts: the
    words of both stand in the rooms as they were put.
    """
    found: dict[str, str] = {}
    for was, old in package.items():
        key, option = follow_option(case.merged, was, old)
        found.setdefault(key, option)
    return found


def package_lines(case: Case, package: Package) -> tuple[PackageLine, ...]:
    """A package in the case's words; what the case has no longer stands by the id that it had."""
    found = []
    issues = {issue.id: issue for issue in case.issues}
    for was, old in package.items():
        key, option = follow_option(case.merged, was, old)  # what was merged leads to what it became
        issue = issues.get(key)
        label = next((one.label for one in case.options(issue) if one.id == option), None) if issue else None
        found.append(
            PackageLine(issue.label if issue else key, label or option, gone=issue is None or label is None)
        )
    return tuple(found)


class ProposalsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Every proposal, the last first, and what repeated use in confidence has come to."""

    proposals: tuple[SentProposal, ...]
    blind_uses: int


def proposals_page(case: OpenCase, now: str) -> ProposalsPage:
    """The mediators' page of proposals."""
    found = sent_proposals(case, now)
    return ProposalsPage(
        proposals=found[::-1],
        blind_uses=sum(one.put.mode != "open" and one.state != "withdrawn" for one in found),
    )


class SidesConclude(msgspec.Struct, frozen=True, kw_only=True):
    """A conclusion handed to the agreement: what the sides agreed, on which day, by which proposal."""

    entry: int
    sides: tuple[str, ...]
    package: Package
    words: str
    at: str


def concluded(case: OpenCase, now: str) -> tuple[SidesConclude, ...]:
    """What the sides conclude, as mediators recorded it; for the agreement."""
    found = []
    for one in sent_proposals(case, now):
        act = one.concluded.act if one.concluded is not None else None
        if isinstance(act, acts.Concluded) and one.concluded is not None:
            package = one.meant_packages[act.option - 1] if act.option else one.meant
            words = act.words or one.put.words
            found.append(
                SidesConclude(
                    entry=one.entry,
                    sides=one.put.sides,
                    package=package,
                    words=words,
                    at=one.concluded.hand.at,
                )
            )
    return tuple(found)


def due_approvals(case: OpenCase, sides: Sequence[str]) -> tuple[str, ...]:
    """Approvals that are still due on some sides, in words."""
    return tuple(
        f"{thread.begun.by}: {thread.begun.of}"
        for view in case.views()
        for thread in view.threads_of(acts.ApprovalDue)
        if isinstance(thread.begun, acts.ApprovalDue)
        and thread.state == "due"
        and thread.begun.party in sides
    )
