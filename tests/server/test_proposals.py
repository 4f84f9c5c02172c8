"""Proposals at the desk, through the actions that pages call: what counts, what may be made known and when,
and that nothing happens by itself.
"""

from __future__ import annotations

from typing import Any

import pytest
from proposals_cast import AFTER, BEFORE, CLOSED, OPEN, PACKAGE, answer, at, known, put_one, state, told_at
from site_cast import items, rooms_of

from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import NotWritten, acts


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    return rooms_of(desk, lake)


def opened(desk: Any, case: str) -> Any:
    from goodoffices.server.store import open_case

    return open_case(desk, case)


def refused(code: str) -> Any:
    return pytest.raises(RefusedError, check=lambda problem: problem.reason.code == code)


def test_two_unqualified_yeses_are_agreed_by_a_mediators_act_and_handed_on(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.actions.proposals import conclude
    from goodoffices.desk.views.proposals import concluded

    sent = put_one(desk, lake, rooms[1:])
    for party in ("front", "republic"):
        answer(desk, lake, sent, party)
    before = {room: len(items(desk, lake, room)) for room in rooms}
    assert state(desk, lake, sent, BEFORE) == "open"
    assert state(desk, lake, sent) == "closed"  # its time is over, and nothing was written by that
    assert {room: len(items(desk, lake, room)) for room in rooms} == before
    assert known(desk, lake, sent) is True
    assert state(desk, lake, sent) == "agreed"
    for room in rooms[1:]:
        last = items(desk, lake, room)[-1].act
        assert last == acts.ProposalResult(entry=last.entry, agreed=True)
    with at(desk, lake, AFTER) as pen:
        conclude(pen, sent)
    (drawn,) = concluded(opened(desk, lake), AFTER)
    assert (drawn.package, drawn.sides) == (PACKAGE, ("front", "republic"))


def test_a_result_is_not_made_known_before_the_closing_time_nor_twice(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    sent = put_one(desk, lake, rooms[1:])
    answer(desk, lake, sent, "front")
    answer(desk, lake, sent, "republic", "no")
    with refused("not-closed-yet"):
        known(desk, lake, sent, BEFORE)
    assert known(desk, lake, sent) is False
    with refused("proposal-over"):
        known(desk, lake, sent)
    with pytest.raises(NotWritten) as why:
        answer(desk, lake, sent, "republic", moment=BEFORE)
    assert why.value.reason.code == "result-known"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"word": "no"}, "said-no"),
        ({"conditions": (acts.If(does="the list is settled first"),)}, "condition"),
        ({"mandate": "none"}, "no-mandate"),
        ({"mandate": "referendum"}, "referendum"),
        ({"proxy": told_at("republic", BEFORE, "none")}, "no-consent"),
        ({"moment": AFTER}, "silent"),
    ],
)
def test_all_else_than_an_unqualified_yes_by_the_closing_time_counts_as_no(
    desk: Any, lake: str, rooms: list[str], given: dict[str, Any], why: str
) -> None:
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    answer(desk, lake, sent, "front")
    answer(desk, lake, sent, "republic", **given)
    side = sent_proposal(opened(desk, lake), sent, AFTER).sides[1]
    assert side.why_no == why
    assert len(side.answers) == 1  # kept, whatever it counts as
    assert known(desk, lake, sent) is False


def test_of_two_answers_the_last_before_the_closing_time_counts_and_both_are_kept(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    answer(desk, lake, sent, "front")
    answer(desk, lake, sent, "republic", "no", "2031-05-06T13:00:00Z")
    answer(desk, lake, sent, "republic", "yes", "2031-05-06T17:00:00Z")
    answer(desk, lake, sent, "republic", "no", "2031-05-06T20:00:00Z")
    side = sent_proposal(opened(desk, lake), sent, AFTER).sides[1]
    assert [(line.counts, line.late) for line in side.answers] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert known(desk, lake, sent) is True


def test_who_gave_an_answer_needs_a_mandate_that_is_noted_or_said(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.actions.begin_process import note_mandate
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    with refused("mandate-not-said"):
        answer(desk, lake, sent, "front", mandate="as-noted")
    with at(desk, lake, OPEN) as pen:
        note_mandate(pen, "front", "Dr Salim", ("speak", "commit"), ("the council",))
        note_mandate(pen, "republic", "General Orr", ("speak",))
    answer(desk, lake, sent, "front", mandate="as-noted")
    answer(desk, lake, sent, "republic", mandate="as-noted")
    sides = sent_proposal(opened(desk, lake), sent, AFTER).sides
    assert [side.why_no for side in sides] == ["referendum", "no-mandate"]


def test_ad_referendum_closes_nothing_until_it_is_confirmed_and_silence_tells_nothing(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.actions.proposals import confirm_answer

    until = "2031-05-20T22:00:00Z"
    sent = put_one(desk, lake, rooms[1:], referendum={"front": until})
    entry = items(desk, lake, rooms[1])[-1].sequence
    answer(desk, lake, sent, "front", mandate="referendum")
    answer(desk, lake, sent, "republic")
    assert state(desk, lake, sent) == "awaits confirmation"
    with refused("not-confirmed-yet"):
        known(desk, lake, sent)
    with at(desk, lake, "2031-05-10T09:00:00Z") as pen:
        confirm_answer(pen, rooms[1], entry, "front", True, "the council")
    assert known(desk, lake, sent, "2031-05-10T10:00:00Z") is True

    other = put_one(desk, lake, rooms[1:], referendum={"front": until})
    answer(desk, lake, other, "front", mandate="referendum")
    answer(desk, lake, other, "republic", "no")
    with refused("not-known-yet"):  # "not agreed" today would tell who did not need the council
        known(desk, lake, other, "2031-05-10T10:00:00Z")
    assert known(desk, lake, other, "2031-05-21T10:00:00Z") is False


def test_of_a_set_the_common_package_with_the_best_worst_rank_is_made_known(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    packages = ({"monitors": "joint"}, {"monitors": "neighbours"})
    sent = put_one(desk, lake, rooms[1:], mode="acceptance-set", package={}, packages=packages)
    answer(desk, lake, sent, "front", marks=(1, 2))
    answer(desk, lake, sent, "republic", marks=(2,))
    assert known(desk, lake, sent) is True
    assert items(desk, lake, rooms[1])[-1].act.option == 2


def test_mediators_withdraw_it_for_all_and_nothing_can_be_answered_then(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.actions.proposals import withdraw_proposal

    sent = put_one(desk, lake, rooms[1:])
    with at(desk, lake, BEFORE) as pen:
        withdraw_proposal(pen, sent, "We shall come back.")
    assert state(desk, lake, sent) == "withdrawn"
    with pytest.raises(NotWritten) as why:
        answer(desk, lake, sent, "front")
    assert why.value.reason.code == "proposal-withdrawn"
    with refused("proposal-over"):
        known(desk, lake, sent)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"rooms": ()}, "no-room-named"),
        ({"closes": "2031-05-06T11:00:00Z"}, "closes-in-the-past"),
        ({"package": {}, "words": " "}, "nothing-proposed"),
        ({"package": {"monitors": "gone"}}, "not-in-the-case"),
        ({"mode": "acceptance-set"}, "set-needs-packages"),
        ({"referendum": {"front": CLOSED}}, "confirms-before-closing"),
    ],
)
def test_what_could_not_be_answered_is_refused_and_nothing_is_written(
    desk: Any, lake: str, rooms: list[str], given: dict[str, Any], code: str
) -> None:
    before = [len(items(desk, lake, room)) for room in rooms]
    with refused(code):
        put_one(desk, lake, given.pop("rooms", rooms[1:]), **given)
    assert [len(items(desk, lake, room)) for room in rooms] == before


def test_answers_in_confidence_need_two_sides_and_a_room_of_each(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    before = [len(items(desk, lake, room)) for room in rooms]
    with refused("blind-needs-two"):
        put_one(desk, lake, rooms[1:2])
    assert [len(items(desk, lake, room)) for room in rooms] == before


def test_an_answer_in_confidence_never_travels_and_moves_no_board_or_question(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from datetime import date

    sent = put_one(desk, lake, rooms[1:])
    today = date(2031, 5, 7)
    before = opened(desk, lake)
    board, asks = before.board(today).board, before.asks()
    at_entry = answer(
        desk, lake, sent, "front", "yes", disclosure="public", conditions=(acts.If(does="lists first"),)
    )
    answer(desk, lake, sent, "republic", "no")
    known(desk, lake, sent)
    after = opened(desk, lake)
    assert (after.board(today).board, after.asks()) == (board, asks)
    assert after.confided == before.confided
    assert after.view(rooms[1]).items[at_entry].level == "closed"
    with at(desk, lake, AFTER) as pen, pytest.raises(NotWritten) as why:
        pen.write(rooms[1], acts.Disclosed(entry=at_entry, level="public", proxy=told_at("front", AFTER)))
    assert why.value.reason.code == "cannot-travel"


def test_an_issue_that_is_gone_from_the_case_loses_nothing(desk: Any, lake: str, rooms: list[str]) -> None:
    import msgspec

    from goodoffices.desk.stored_files import save_case_file
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    answer(desk, lake, sent, "front")
    with at(desk, lake, BEFORE) as pen:
        case = pen.case.file
        kept = tuple(one for one in case.issues if one.id != "monitors")
        save_case_file(pen, msgspec.structs.replace(case, issues=kept))
    found = sent_proposal(opened(desk, lake), sent, AFTER)
    assert found.gone
    answer(desk, lake, sent, "republic")
    assert known(desk, lake, sent) is True


def test_words_from_home_are_a_table_of_their_own(desk: Any, lake: str, rooms: list[str]) -> None:
    from goodoffices.desk.actions.proposals import note_home_word
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    entry = items(desk, lake, rooms[1])[-1].sequence
    with at(desk, lake, BEFORE) as pen:
        note_home_word(pen, rooms[1], entry, "front", "the council", "not-known")
        note_home_word(pen, rooms[1], entry, "front", "the elders", "refuses", "not this year")
        note_home_word(pen, rooms[1], entry, "front", "The Council", "accepts")
    front, republic = sent_proposal(opened(desk, lake), sent, BEFORE).sides
    assert [(row.who, row.stands) for row in front.home] == [
        ("The Council", "accepts"),
        ("the elders", "refuses"),
    ]
    assert republic.home == ()


def test_what_repeated_use_lets_a_side_infer_is_told_to_mediators(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.views.proposal_page import proposal_page

    sent = put_one(desk, lake, rooms[1:])
    answer(desk, lake, sent, "front")
    answer(desk, lake, sent, "republic", "no")
    known(desk, lake, sent)
    page = proposal_page(opened(desk, lake), sent, AFTER)
    assert [(one.side, one.other, one.answer) for one in page.known.lines] == [
        ("the Front", "the Republic", "no")
    ]
    assert ("the Front", "the Republic") not in {(one.side, one.other) for one in page.again.lines}


def test_closing_times_stand_in_the_room_of_each_side_until_the_result_is_known(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.dated import dated_items, items_of_room

    sent = put_one(desk, lake, rooms[1:], referendum={"front": "2031-05-20T22:00:00Z"})
    found = [(one.room, one.kind, one.at) for one in dated_items(opened(desk, lake))]
    assert found == [
        *((room, "closing", CLOSED) for room in sorted(rooms[1:])),
        (rooms[1], "approval", "2031-05-20T22:00:00Z"),
    ]
    known_at = "2031-05-21T09:00:00Z"
    assert known(desk, lake, sent, known_at) is False
    assert items_of_room(opened(desk, lake), rooms[1]) == ()


def test_a_version_of_the_text_is_put_to_those_who_were_all_given_it(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    from texts_cast import begun, released

    from goodoffices.desk.views.proposal_sheets import proposal_sheet_page
    from goodoffices.desk.views.proposal_text import text_given

    text = begun(desk, lake)
    released(desk, lake, text, rooms[1])
    assert text_given(opened(desk, lake), rooms[1:]) is None
    with refused("rooms-have-other-texts"):
        put_one(desk, lake, rooms[1:], package={}, version={rooms[1]: 3})
    released(desk, lake, text, rooms[2])
    given = text_given(opened(desk, lake), rooms[1:])
    assert given is not None
    sent = put_one(desk, lake, rooms[1:], package={}, version=given.entries, version_name=given.title)
    for party in ("front", "republic"):
        answer(desk, lake, sent, party)
    assert known(desk, lake, sent) is True
    entry = next(one.sequence for one in items(desk, lake, rooms[1]) if isinstance(one.act, acts.ProposalPut))
    sheet = proposal_sheet_page(opened(desk, lake), rooms[1], entry).sheet
    assert sheet.version == (given.title, 1)


def merge_monitors(desk: Any, lake: str) -> None:
    """The issue of the monitors is another by now, and the case file says so."""
    import msgspec

    from goodoffices.case import MergedPart
    from goodoffices.desk.stored_files import save_case_file

    with at(desk, lake, BEFORE) as pen:
        case = pen.case.file
        issues = tuple(
            msgspec.structs.replace(one, id="watch") if one.id == "monitors" else one for one in case.issues
        )
        merged = (MergedPart(part="issue", was="monitors", into="watch"),)
        save_case_file(pen, msgspec.structs.replace(case, issues=issues, merged=merged))


def test_what_was_merged_leads_to_what_it_became(desk: Any, lake: str, rooms: list[str]) -> None:
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    merge_monitors(desk, lake)
    found = sent_proposal(opened(desk, lake), sent, AFTER)
    assert not found.gone
    assert [(line.issue, line.option) for line in found.package] == [("Who monitors", "joint team")]
    assert found.meant == {"watch": "joint"}


def test_the_same_put_again_after_a_merge_is_the_same_and_is_concluded_in_the_names_of_now(
    desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.actions.proposals import conclude
    from goodoffices.desk.views.proposal_page import proposal_page
    from goodoffices.desk.views.proposals import concluded

    first = put_one(desk, lake, rooms[1:])
    for party in ("front", "republic"):
        answer(desk, lake, first, party)
    merge_monitors(desk, lake)
    assert known(desk, lake, first) is True
    second = put_one(desk, lake, rooms[1:], package={"watch": "joint"})
    page = proposal_page(opened(desk, lake), second, AFTER)
    assert {line.numbers for line in page.known.lines} == {(1, 2)}
    assert page.again.lines == ()  # both know the other's yes already
    assert proposal_page(opened(desk, lake), first, AFTER).query == page.query
    with at(desk, lake, AFTER) as pen:
        conclude(pen, first)
    (drawn,) = concluded(opened(desk, lake), AFTER)
    assert drawn.package == {"watch": "joint"}


def test_nothing_is_confirmed_at_home_where_that_was_not_announced(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    from goodoffices.desk.actions.proposals import confirm_answer

    for referendum, there in (({}, False), ({"front": "2031-05-20T22:00:00Z"}, True)):
        sent = put_one(desk, lake, rooms[1:], referendum=referendum)
        page = mine.get(f"/c/{lake}/proposals/{sent}/").content.decode()
        assert ("What became of it at home" in page) is there
    entry = items(desk, lake, rooms[2])[-1].sequence
    with at(desk, lake, BEFORE) as pen, pytest.raises(NotWritten) as why:
        confirm_answer(pen, rooms[2], entry, "republic", True, "the council")
    assert why.value.reason.code == "no-confirmation-announced"


def test_a_condition_without_words_is_one(desk: Any, lake: str, rooms: list[str]) -> None:
    from goodoffices.desk.views.proposals import sent_proposal

    sent = put_one(desk, lake, rooms[1:])
    answer(desk, lake, sent, "front", conditions=(acts.If(does="", party="republic"),))
    answer(desk, lake, sent, "republic", conditions=(acts.If(does=""),))
    assert [side.why_no for side in sent_proposal(opened(desk, lake), sent, AFTER).sides] == ["condition"] * 2
