"""A side's view of a proposal hangs on its own room and on the joint result alone: pairs of histories that
differ in what the others answered, when, how often and under what, through the actions that pages call.
"""

from __future__ import annotations

from random import Random

import pytest
from memory_desk import MemoryCase, MemoryWriter

from goodoffices.case import Case, Issue, Option, Party
from goodoffices.desk.actions.proposals import (
    Mandate,
    ProposalDraft,
    ProposalReply,
    answer_proposal,
    confirm_answer,
    make_known,
    note_home_word,
    put_proposal,
)
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.proposal_sheets import proposal_sheet
from goodoffices.desk.views.proposals import sent_proposal
from goodoffices.desk.views.sheets import ChainMark
from goodoffices.talks import NotWritten, Proxy, acts
from goodoffices.talks.proposals import proposals_in

PAIRS, PARTS = 10_000, 4
SIDES = ("ash", "birch", "cedar")
LAKE = Case(
    title="Lake",
    fictional=True,
    parties=tuple(Party(id=side, name=side.title()) for side in SIDES),
    issues=(
        Issue(id="fence", name="Fence", options=(Option(id="low"), Option(id="high"), Option(id="none"))),
    ),
)
CLOSES, UNTIL, LATE = "2031-05-06T18:00:00Z", "2031-05-20T22:00:00Z", "2031-05-21T10:00:00Z"


def begun(sides: tuple[str, ...], mode: str, referendum: bool) -> tuple[MemoryCase, int]:
    """A case in which a proposal was put to some sides."""
    case = MemoryCase(LAKE)
    every = ({"fence": "low"}, {"fence": "high"}, {"fence": "none"})
    draft = ProposalDraft(
        mode=mode,  # type: ignore[arg-type]
        rooms=sides,
        words="Would this do?",
        closes=CLOSES,
        package={} if mode == "acceptance-set" else every[0],
        packages=every if mode == "acceptance-set" else (),
        referendum={"birch": UNTIL} if referendum else {},
    )
    return case, put_proposal(MemoryWriter(case, "2031-05-06T09:00:00Z"), draft)


BEGUN = [
    begun(sides, mode, referendum)
    for sides in (SIDES, SIDES[:2])
    for mode in ("double-blind", "acceptance-set")
    for referendum in (False, True)
]
"""Every way in which one is put, to go on from."""


def random_reply(rng: Random, case: MemoryCase, side: str) -> None:
    """One answer of a side, of whatever sort, at some time before or after the closing time; or what became
    of one at home.
    """
    moment = f"2031-05-0{rng.choice((6, 6, 6, 7))}T{rng.randint(10, 23):02}:{rng.randint(0, 59):02}:00Z"
    pen = MemoryWriter(case, moment)
    (one,) = proposals_in(case.view(side))
    entry, listed = one.entry, one.put.options
    proxy = Proxy(
        party=side, person="N", how="in-person", when=moment, consent=rng.choice(("none", "in-writing"))
    )
    mandates: tuple[Mandate, ...] = ("commit", "commit", "commit", "referendum", "none")
    if side in one.put.referendum and rng.random() < 0.3:
        confirm_answer(pen, side, entry, side, rng.random() < 0.7, "council")
    elif rng.random() < 0.1:
        note_home_word(pen, side, entry, side, "council", rng.choice(("accepts", "refuses")))
    else:
        reply = ProposalReply(
            party=side,
            answer="yes" if rng.random() < 0.75 else "no",
            marks=tuple(rng.sample((1, 2, 3), rng.randint(0, 3))) if listed else (),
            conditions=(acts.If(does="rain"),) if rng.random() < 0.1 else (),
            proxy=proxy if rng.random() < 0.6 else None,
            mandate=rng.choice(mandates),
        )
        answer_proposal(pen, side, entry, reply)


def seen(case: MemoryCase, side: str) -> object:
    """All that a side has: its sheet, and the bytes to be sealed in its room."""
    (one,) = proposals_in(case.view(side))
    sheet = proposal_sheet(case.view(side), one, {}, ChainMark(case.view(side).head, ""))
    return sheet, case.stored[side]


def made_known(case: MemoryCase, sent: int) -> str:
    """Make the result known where it may be; what was."""
    try:
        make_known(MemoryWriter(case, LATE), sent)
    except RefusedError as problem:
        return problem.reason.code
    result = sent_proposal(case, sent, LATE).result
    assert result is not None
    return f"{result.agreed} {result.option}"


def pairs_of_proposals(seed: int, pairs: int) -> tuple[int, int]:
    """Play so many pairs of histories that look the same to one side; gives how many had one joint result,
    and in how many the others did differ.
    """
    rng = Random(seed)
    differed = same = 0
    for number in range(pairs):
        start, sent = BEGUN[number % len(BEGUN)]
        asked = [ref.room for ref in sent_proposal(start, sent, CLOSES).sent.puts]
        me = rng.choice(asked)
        shared = start.copy()
        for _ in range(rng.randint(0, 2)):
            random_reply(rng, shared, me)
        worlds = [shared.copy(), shared.copy()]
        for world in worlds:
            for other in asked:
                for _ in range(0 if other == me else rng.randint(0, 2)):
                    random_reply(rng, world, other)
        assert seen(worlds[0], me) == seen(worlds[1], me)
        results = [made_known(world, sent) for world in worlds]
        if results[0] == results[1]:
            same += 1
            assert seen(worlds[0], me) == seen(worlds[1], me)
        differed += worlds[0].stored != worlds[1].stored
    return same, differed


@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_pairs_look_the_same_to_a_side_until_the_joint_result_differs(part: int) -> None:
    assert min(pairs_of_proposals(part, PAIRS // PARTS)) > PAIRS // PARTS // 3


def test_nothing_but_a_persons_act_ends_a_proposal() -> None:
    """Years after every closing time rooms are as they were, whoever looks at them."""
    for case, sent in BEGUN:
        before = {room: list(one) for room, one in case.stored.items()}
        for moment in ("2031-05-06T18:00:01Z", "2041-01-01T00:00:00Z"):
            found = sent_proposal(case, sent, moment)
            assert found.result is None
            assert found.concluded is None
        assert case.stored == before
        for side in found.put.sides:
            (one,) = proposals_in(case.view(side))
            sheet = proposal_sheet(case.view(side), one, {}, ChainMark(0, ""))
            assert (sheet.agreed, sheet.withdrawn) == (None, False)


def test_delegates_who_write_themselves_come_to_the_same_as_mediators_who_record() -> None:
    """The same history, once by proxy and once under the delegates' own identities."""
    for seed in range(200):
        results = []
        for own in (False, True):
            rng = Random(seed)
            case = MemoryCase(LAKE, delegates={side: f"of-{side}" for side in SIDES})
            draft = ProposalDraft(
                mode="double-blind", rooms=SIDES, words="", closes=CLOSES, package={"fence": "low"}
            )
            sent = put_proposal(MemoryWriter(case, "2031-05-06T09:00:00Z"), draft)
            for side in SIDES:
                for _ in range(rng.randint(0, 2)):
                    moment = f"2031-05-06T{rng.randint(10, 20)}:00:00Z"
                    mandate: Mandate = rng.choice(("commit", "commit", "none"))
                    word = rng.choice(("yes", "yes", "no"))
                    how = Proxy(party=side, how="in-person", when=moment, consent="in-writing")
                    reply = ProposalReply(
                        party=side,
                        answer=word,  # type: ignore[arg-type]
                        mandate=mandate,
                        proxy=None if own else how,
                    )
                    pen = MemoryWriter(case, moment, f"of-{side}" if own else "")
                    entry = proposals_in(case.view(side))[0].entry
                    answer_proposal(pen, side, entry, reply)
            results.append(
                (made_known(case, sent), [one.why_no for one in sent_proposal(case, sent, LATE).sides])
            )
        assert results[0] == results[1]


def test_a_delegate_answers_for_their_own_side_alone_and_makes_nothing_known() -> None:
    case = MemoryCase(LAKE, delegates={"ash": "of-ash"})
    draft = ProposalDraft(mode="double-blind", rooms=SIDES, words="", closes=CLOSES, package={"fence": "low"})
    put_proposal(MemoryWriter(case, "2031-05-06T09:00:00Z"), draft)
    entry = proposals_in(case.view("ash"))[0].entry
    theirs = MemoryWriter(case, "2031-05-06T10:00:00Z", "of-ash")
    for act, code in (
        (acts.ProposalAnswered(words="", party="birch", entry=entry), "not-their-side"),
        (acts.ProposalResult(entry=entry, agreed=True), "mediators-make-known"),
        (acts.ProposalWithdrawn(entry=entry), "mediators-make-known"),
        (acts.ProposalPut(words="x", mode="open", sides=("ash",), closes=CLOSES), "mediators-propose"),
    ):
        with pytest.raises(NotWritten) as why:
            theirs.write("ash", act)
        assert why.value.reason.code == code
