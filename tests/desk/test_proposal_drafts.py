"""Drafts of proposals: one mediator writes, another who holds the rooms looks and puts; nobody puts their own
where a second release is asked for, and nothing is in any room before.
"""

from __future__ import annotations

import pytest
from memory_desk import MemoryCase, MemoryWriter
from test_proposals_silence import CLOSES, LAKE

from goodoffices.desk.actions.proposal_drafts import draft_proposal, drop_proposal_draft
from goodoffices.desk.actions.proposals import ProposalDraft, pointed_in, put_proposal
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.proposal_drafts import waiting_drafts
from goodoffices.desk.views.proposals import sent_proposals
from goodoffices.talks import NotWritten, acts

NOW = "2031-05-06T09:00:00Z"
SIDES = ("ash", "birch")
DRAFTED = acts.ProposalDrafted(
    words="Would this do?", mode="double-blind", sides=SIDES, closes=CLOSES, package={"fence": "low"}
)


def two_mediators(*, second_release: bool = True) -> tuple[MemoryCase, MemoryCase]:
    """A case as the mediator who holds all rooms has it, and as one who holds none of a side."""
    whole = MemoryCase(LAKE, colleagues={"colleague": ("home",)}, second_release=second_release)
    return whole, whole.seen_by("colleague")


def put(case: MemoryCase, entry: int | None, **more: object) -> int:
    fields = {"mode": "double-blind", "rooms": SIDES, "words": "Would this do?", "closes": CLOSES}
    draft = ProposalDraft(**{**fields, "package": {"fence": "low"}, "draft": entry, **more})  # type: ignore[arg-type]
    return put_proposal(MemoryWriter(case, NOW, case.user), draft)


def refused(code: str) -> object:
    return pytest.raises(RefusedError, check=lambda problem: problem.reason.code == code)


def test_a_colleague_without_a_room_of_the_sides_drafts_and_who_holds_them_puts() -> None:
    whole, theirs = two_mediators()
    before = {room: whole.views[room].head for room in SIDES}
    entry = draft_proposal(MemoryWriter(theirs, NOW, "colleague"), DRAFTED)
    assert {room: whole.views[room].head for room in SIDES} == before
    whole.forget("home")
    (waiting,) = waiting_drafts(whole)
    assert (waiting.own, waiting.missing, waiting.sides) == (False, (), ("Ash", "Birch"))
    (own,) = waiting_drafts(theirs.seen_by("colleague"))
    assert (own.own, own.missing) == (True, ("Ash", "Birch"))
    sent = put(whole, entry)
    assert waiting_drafts(whole) == ()
    (found,) = sent_proposals(whole, NOW)
    assert (found.entry, found.sent.draft, found.put.sides) == (sent, entry, SIDES)
    for room in SIDES:
        assert not any(isinstance(one.act, acts.ProposalDrafted) for one in whole.views[room].items.values())
    with pytest.raises(NotWritten) as why:
        put(whole, entry)
    assert why.value.reason.code == "draft-gone"


def test_where_a_second_release_is_asked_for_nobody_puts_alone_or_their_own() -> None:
    whole, _theirs = two_mediators()
    with refused("needs-second-mediator"):  # type: ignore[attr-defined]
        put(whole, None)
    entry = draft_proposal(MemoryWriter(whole, NOW), DRAFTED)
    whole.forget("home")
    with refused("needs-second-mediator"):  # type: ignore[attr-defined]
        put(whole, entry)
    free, _ = two_mediators(second_release=False)
    assert put(free, None)


@pytest.mark.parametrize(
    "other",
    [
        {"words": "Or this?"},
        {"package": {"fence": "high"}},
        {"mode": "open"},
        {"rooms": ("ash", "birch", "cedar")},
    ],
)
def test_what_is_put_is_what_was_drafted(other: dict[str, object]) -> None:
    whole, theirs = two_mediators()
    entry = draft_proposal(MemoryWriter(theirs, NOW, "colleague"), DRAFTED)
    whole.forget("home")
    with refused("not-as-drafted"):  # type: ignore[attr-defined]
        put(whole, entry, **other)
    later = "2031-05-08T18:00:00Z"  # when it closes, whoever puts it says
    assert put(whole, entry, closes=later)


def test_who_wrote_a_draft_drops_it_and_it_cannot_be_put_then() -> None:
    whole, theirs = two_mediators()
    entry = draft_proposal(MemoryWriter(theirs, NOW, "colleague"), DRAFTED)
    drop_proposal_draft(MemoryWriter(theirs, NOW, "colleague"), entry)
    whole.forget("home")
    assert waiting_drafts(whole) == ()
    with pytest.raises(NotWritten) as why:
        put(whole, entry)
    assert why.value.reason.code == "draft-dropped"


def test_a_draft_says_whom_and_what() -> None:
    whole, _ = two_mediators()
    for code, act in (
        ("no-side-named", acts.ProposalDrafted(words="x", mode="open", sides=())),
        ("nothing-proposed", acts.ProposalDrafted(words=" ", mode="open", sides=("ash",))),
    ):
        with refused(code):  # type: ignore[attr-defined]
            draft_proposal(MemoryWriter(whole, NOW), act)
    assert pointed_in(whole, ProposalDraft(mode="open", rooms=(), words="", closes="")) == ()
