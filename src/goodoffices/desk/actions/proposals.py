"""Putting a proposal to sides, recording their answers, making the result known. Each is a person's act; no
closing time does anything.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.case import Package
from goodoffices.desk.actions.proposal_drafts import require_as_drafted, require_seconded
from goodoffices.desk.issues import new_names, raise_issue
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.inferences import Inferences, known_by_one_more
from goodoffices.desk.views.limits import limits_in
from goodoffices.desk.views.processes import rows
from goodoffices.desk.views.proposals import (
    SentProposal,
    due_approvals,
    package_lines,
    sent_proposal,
    sent_proposals,
)
from goodoffices.desk.views.relays import Pointed, look_at
from goodoffices.talks import Disclosure, Proxy, Relay, acts
from goodoffices.talks.acts import PackagePart, ProposalMode, Ref
from goodoffices.talks.proposals import BlindProposal, told_beforehand

MOST_LISTED = 12
"""Packages that one acceptance set lists at most."""

Mandate = Literal["as-noted", "commit", "referendum", "none"]


class ProposalDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal as a mediator wants it: into which rooms, what, how it is answered and until when.

    ``package`` and ``packages`` are in the case's ids; the names of the latter are 1, 2, 3 in the order that
    settles ties. ``version`` is, by room, the entry by which the room has the version of the text that is
    meant, and ``version_name`` what the mediators call it. ``referendum`` is the last moment by side.
    ``kept`` is what was pointed out and stays; ``draft`` the entry of the draft that it is put from.
    """

    mode: ProposalMode
    rooms: tuple[str, ...]
    words: str
    closes: str
    package: Package = {}
    packages: tuple[Package, ...] = ()
    version: dict[str, int] = {}
    version_name: str = ""
    referendum: dict[str, str] = {}
    why: str = ""
    kept: tuple[str, ...] = ()
    draft: int | None = None


class ProposalReply(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it is recorded. ``mandate``: whether who gave it may commit their side ("as-noted": what
    the page of people says of them). ``referendum``: they said that it is subject to confirmation.
    """

    party: str
    answer: Literal["yes", "no"] = "no"
    marks: tuple[int, ...] = ()
    conditions: tuple[acts.If, ...] = ()
    words: str = ""
    proxy: Proxy | None = None
    mandate: Mandate = "as-noted"
    disclosure: Disclosure | None = None


class ProposalLook(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal that is being written, looked at: what is pointed out in it, what it would bring into rooms
    that do not have it yet, what sides are told beforehand, and what one more use would let them infer.
    """

    draft: ProposalDraft
    pointed: tuple[Pointed, ...] = ()
    brings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    told: tuple[str, ...] = ()
    further: Inferences = Inferences()

    @property
    def unseen(self) -> tuple[Pointed, ...]:
        """What was pointed out to nobody yet."""
        return tuple(one for one in self.pointed if one.text not in self.draft.kept)


def look_at_proposal(case: OpenCase, draft: ProposalDraft, now: str) -> ProposalLook:
    """Look at a proposal as it would leave now."""
    asked = tuple(party for room in draft.rooms for party in case.view(room).parties)
    rules = BlindProposal(
        id="",
        mode="acceptance-set" if draft.mode == "acceptance-set" else "double-blind",
        sides=asked,
        closes=draft.closes,
        referendum=draft.referendum,
    )
    further = Inferences()
    if draft.mode == "double-blind" and len(asked) > 1:
        sent = sent_proposals(case, now)
        further = known_by_one_more(
            sent, draft.package, draft.words, asked, case.party_labels, draft.version_name
        )
    return ProposalLook(
        draft=draft,
        pointed=pointed_in(case, draft) if draft.words or draft.package or draft.packages else (),
        brings=tuple((room, names) for room in draft.rooms if (names := _brings(case, room, draft))),
        told=told_beforehand(rules) if draft.mode != "open" and len(asked) > 1 else (),
        further=further,
    )


def _brings(case: OpenCase, room: str, draft: ProposalDraft) -> tuple[str, ...]:
    """Names of issues and options that a room does not have yet."""
    view = case.view(room)
    found: list[str] = []
    for package in (draft.package, *draft.packages):
        for issue, option in package.items():
            if any(one.id == issue for one in case.outline.issues):
                found += new_names(view, case.outline.issue(issue), (option,))
    return tuple(dict.fromkeys(found))


def pointed_in(case: OpenCase, draft: ProposalDraft) -> tuple[Pointed, ...]:
    """What to look at before a proposal leaves: whether a package would tell a confided limit; and in its
    words and in the names that it brings, for each room that it goes to.
    """
    listed = [draft.package, *draft.packages]
    names = [f"{line.issue}: {line.option}" for one in listed for line in package_lines(case.file, one)]
    words = "\n".join([draft.words, *dict.fromkeys(names)])
    found: dict[tuple[str, str], Pointed] = {}
    for room in draft.rooms:
        for one in look_at(case.together, case.public, Relay(to=room, words=words)):
            found.setdefault((one.what, one.text), one)
    return (*limits_in(case, listed), *found.values())


def put_proposal(writer: CaseWriter, draft: ProposalDraft) -> int:
    """Put a proposal into the rooms of those that are asked, and what joins them into the mediators'; gives
    the entry of the latter. Raises RefusedError, and :class:`~goodoffices.talks.NotWritten`.
    """
    case = writer.case
    sides = _require_askable(writer, draft)
    pointed = pointed_in(case, draft)
    if any(one.text not in draft.kept for one in pointed):
        raise RefusedError("not-acknowledged")
    puts = []
    for room in draft.rooms:
        known = dict(case.ties())
        act = acts.ProposalPut(
            words=draft.words,
            mode=draft.mode,
            sides=sides,
            closes=draft.closes,
            parts=parts_in(writer, room, draft.package, known),
            version=draft.version.get(room),
            options=tuple(
                acts.ListedPackage(name=str(number), parts=parts_in(writer, room, package, known))
                for number, package in enumerate(draft.packages, 1)
            ),
            referendum={side: until for side, until in draft.referendum.items() if side in sides},
        )
        puts.append(Ref(room, writer.write(room, act)))
    sent = acts.ProposalSent(
        puts=tuple(puts),
        package=draft.package,
        packages=draft.packages,
        version=draft.version_name,
        why=draft.why,
        kept=tuple(one.text for one in pointed),
        draft=draft.draft,
    )
    return writer.write(case.home, sent)


def parts_in(
    writer: CaseWriter, room: str, package: Package, known: dict[tuple[str, int], str]
) -> tuple[PackagePart, ...]:
    """A package in a room's labels: issues and options are raised there and tied as needed. ``known`` are the
    ties so far, brought up to date.
    """
    case, parts = writer.case, []
    for issue, option in package.items():
        label, letters = raise_issue(
            lambda: writer.case.view(room),
            known,
            case.home,
            case.outline.issue(issue),
            (option,),
            writer.write,
        )
        known[room, label] = issue
        parts.append(PackagePart(issue=label, option=letters[0]))
    return tuple(parts)


def _require_askable(writer: CaseWriter, draft: ProposalDraft) -> tuple[str, ...]:
    """The sides that are asked, in the case's order; refuses what could not be answered as its mode says."""
    case = writer.case
    require_seconded(case, draft.draft)
    if not draft.rooms:
        raise RefusedError("no-room-named")
    if not (draft.words.strip() or draft.package or draft.packages or draft.version):
        raise RefusedError("nothing-proposed")
    if draft.closes <= writer.at:
        raise RefusedError("closes-in-the-past")
    asked = [party for room in draft.rooms for party in case.view(room).parties]
    if len(set(asked)) < len(asked):
        raise RefusedError("side-asked-twice")
    if draft.mode != "open" and len(asked) < 2:
        raise RefusedError("blind-needs-two")
    if (draft.mode == "acceptance-set") != bool(draft.packages):
        raise RefusedError("set-needs-packages")
    if draft.packages:
        same = len({tuple(sorted(one.items())) for one in draft.packages}) < len(draft.packages)
        if not 2 <= len(draft.packages) <= MOST_LISTED or same or not all(draft.packages):
            raise RefusedError("set-needs-several", most=MOST_LISTED)
    for one in (draft.package, *draft.packages):
        lost = next((line for line in package_lines(case.public, one) if line.gone), None)
        if lost is not None:
            raise RefusedError("not-in-the-case", issue=lost.issue, option=lost.option)
    if draft.version and set(draft.version) != set(draft.rooms):
        raise RefusedError("rooms-have-other-texts")
    if any(until <= draft.closes for until in draft.referendum.values()):
        raise RefusedError("confirms-before-closing")
    if draft.draft is not None:
        require_as_drafted(case, draft.draft, draft.package, draft.packages, (draft.mode, draft.words), asked)
    order = [party.id for party in case.outline.parties]
    return tuple(sorted(asked, key=lambda one: order.index(one) if one in order else len(order)))


def noted_mandate(case: OpenCase, party: str, person: str) -> Mandate:
    """What is noted of somebody's mandate: to commit the side, subject to confirmation, or neither;
    "as-noted" where nothing is.
    """
    found: Mandate = "as-noted"
    name = " ".join(person.split()).casefold()
    for row in rows(case.together, acts.MandateHeld):
        held = row.act
        if row.thread.state != "held" or held.party != party or held.person.casefold() != name:
            continue
        if "commit" in held.may:
            return "referendum" if held.referendum_to else "commit"
        found = "none"
    return found


def answer_proposal(writer: CaseWriter, room: str, entry: int, reply: ProposalReply) -> int:
    """Record a side's answer in its room; gives the entry. One that comes late, or says something else than
    the one before, is kept; which one counts, the rules say.

    Raises RefusedError where it is not known whether who gave it may commit their side.
    """
    mandate = reply.mandate
    if mandate == "as-noted" and reply.proxy is not None:
        mandate = noted_mandate(writer.case, reply.party, reply.proxy.person)
    elif mandate == "as-noted":
        mandate = noted_mandate(writer.case, reply.party, writer.case.user)
    if mandate == "as-noted":
        raise RefusedError("mandate-not-said")
    act = acts.ProposalAnswered(
        words=reply.words,
        party=reply.party,
        proxy=reply.proxy,
        disclosure=reply.disclosure,
        entry=entry,
        answer=reply.answer,
        marks=reply.marks,
        conditions=reply.conditions,
        referendum=mandate == "referendum",
        bound=mandate != "none",
    )
    return writer.write(room, act)


def confirm_answer(
    writer: CaseWriter,
    room: str,
    entry: int,
    party: str,
    accepted: bool,
    by: str = "",
    words: str = "",
    proxy: Proxy | None = None,
) -> int:
    """Record what became at home of an answer subject to confirmation."""
    return writer.write(
        room,
        acts.ProposalConfirmed(entry=entry, party=party, accepted=accepted, by=by, words=words, proxy=proxy),
    )


def note_home_word(
    writer: CaseWriter,
    room: str,
    entry: int,
    party: str,
    who: str,
    stands: Literal["accepts", "refuses", "not-known"],
    words: str = "",
    proxy: Proxy | None = None,
) -> int:
    """Note how somebody at home stands to what was proposed."""
    return writer.write(
        room,
        acts.HomeWord(entry=entry, party=party, who=who, stands=stands, words=words, proxy=proxy),
    )


def make_known(writer: CaseWriter, sent: int) -> bool:
    """Make the result known in every room that was asked: agreed or not, and of a set the common package;
    gives whether it is agreed. Raises RefusedError while it may not be.
    """
    found = sent_proposal(writer.case, sent, writer.at)
    came_to = found.outcome
    if found.lost:
        raise RefusedError("answers-missing")
    if found.result is not None or found.state == "withdrawn":
        raise RefusedError("proposal-over")
    if came_to is None:
        raise RefusedError("not-closed-yet")
    if came_to.result == "awaits confirmation":
        raise RefusedError("not-confirmed-yet")
    if not found.may_make_known:
        raise RefusedError("not-known-yet")
    agreed = came_to.result == "agreed"
    for ref in found.sent.puts:
        writer.write(
            ref.room,
            acts.ProposalResult(entry=ref.sequence, agreed=agreed, option=int(came_to.option or 0)),
        )
    return agreed


def withdraw_proposal(writer: CaseWriter, sent: int, words: str = "") -> None:
    """Withdraw a proposal for all to whom it was put. Raises RefusedError where it is over."""
    found = sent_proposal(writer.case, sent, writer.at)
    _require_running(found)
    for ref in found.sent.puts:
        writer.write(ref.room, acts.ProposalWithdrawn(entry=ref.sequence, words=words))


def conclude(writer: CaseWriter, sent: int, words: str = "", *, approved: bool = False) -> int:
    """Record what the sides conclude, and so hand it to the agreement. Raises RefusedError unless it was made
    known as agreed, and approvals that are noted as due are in (or, ``approved``, not needed for it).
    """
    found = sent_proposal(writer.case, sent, writer.at)
    if found.result is None or not found.result.agreed:
        raise RefusedError("not-agreed-yet")
    if due_approvals(writer.case, found.put.sides) and not approved:
        raise RefusedError("approvals-due")
    return writer.write(writer.case.home, acts.Concluded(entry=sent, option=found.result.option, words=words))


def _require_running(found: SentProposal) -> None:
    if found.lost:
        raise RefusedError("answers-missing")
    if found.result is not None or found.state == "withdrawn":
        raise RefusedError("proposal-over")
