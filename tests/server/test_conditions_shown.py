"""A position and its condition are one on every page, and no form lets a relay go without it."""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import csp_breaks, position, rooms_of, text, told, view_of
from shown_cast import CASE, World

from goodoffices.case import Condition, Position
from goodoffices.desk import picture
from goodoffices.desk.views import board
from goodoffices.talks import acts

IF = acts.If(party="republic", does="the Republic hands over every rifle")
RIFLE = "the Republic hands over every rifle"


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    return rooms_of(desk, lake)


@pytest.fixture
def lasting(desk: Any, lake: str, rooms: list[str]) -> int:
    return position(
        desk, lake, rooms[1], "monitors", "accepts", "joint", words="Joint it could be.", conditions=(IF,),
            disclosure="attribute"
    )  # fmt: skip


def release(browser: Any, case: str, to: str, words: str, **more: Any) -> Any:
    from goodoffices.server.store import new_token

    fields = {"form": new_token(), "to": to, "words": words, "goes_as": "own", "do": "send", **more}
    return browser.post(f"/c/{case}/relays/new/", fields)


def gone(desk: Any, case: str, room: str) -> list[str]:
    items = view_of(desk, case, room).items.values()
    return [item.words for item in items if isinstance(item.act, acts.Relayed)]


@pytest.mark.parametrize(
    "page",
    [
        "board/",
        "board/1/1/",
        "relays/new/?to={republic}",
        "r/{front}/",
        "r/{front}/e/{at}/",
        "r/{front}/summary/",
    ],
)
def test_no_page_shows_the_position_without_its_condition(
    mine: Any, desk: Any, lake: str, rooms: list[str], lasting: int, page: str
) -> None:
    address = page.format(front=rooms[1], republic=rooms[2], at=lasting)
    html = mine.get(f"/c/{lake}/{address}").content.decode()
    assert "Joint it could be." in html or "joint team" in html
    assert RIFLE in html
    assert csp_breaks(html) == []


def test_what_may_be_said_elsewhere_is_listed_with_its_condition(
    mine: Any, desk: Any, lake: str, rooms: list[str], lasting: int
) -> None:
    shown = text(mine.get(f"/c/{lake}/board/").content.decode())
    listed = shown[shown.index("May be said elsewhere") :]
    assert RIFLE in listed


@pytest.mark.parametrize("goes", [{"goes_as": "own"}, {"goes_as": "attributed", "attributed_to": "front"}])
def test_a_form_releases_no_relay_without_its_condition(
    mine: Any, desk: Any, lake: str, rooms: list[str], lasting: int, goes: dict[str, str]
) -> None:
    cite = [f"{rooms[1]}.{lasting}"]
    answer = release(mine, lake, rooms[2], "Would a joint team do?", cite=cite, **goes)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Said on a condition" in html
    assert f'name="why-{rooms[1]}.{lasting}-0"' in html
    assert gone(desk, lake, rooms[2]) == []
    for why in ("", "   "):
        refused = release(
            mine, lake, rooms[2], "Would a joint team do?", cite=cite, **goes, **{f"why-{cite[0]}-0": why}
        )
        assert refused.status_code == 400
    assert gone(desk, lake, rooms[2]) == []
    sent = release(
        mine, lake, rooms[2], "Would a joint team do, if you hand over every rifle?", cite=cite, **goes,
        keep=["joint team", "hand over every rifle", "every rifle", "rifle"],
    )  # fmt: skip
    assert sent.status_code == 302, text(sent.content.decode())


def test_why_it_is_not_said_is_kept_with_the_origin_and_shown(
    mine: Any, desk: Any, lake: str, rooms: list[str], lasting: int
) -> None:
    mark = f"{rooms[1]}.{lasting}"
    sent = release(
        mine,
        lake,
        rooms[2],
        "Would a joint team do?",
        cite=[mark],
        **{f"why-{mark}-0": "To be told by word of mouth."},
    )
    assert sent.status_code == 302
    home = view_of(desk, lake, rooms[0]).items.values()
    (origin,) = [item.act for item in home if isinstance(item.act, acts.Origin)]
    assert [one.why for one in origin.unsaid] == ["To be told by word of mouth."]
    relay = next(
        item.sequence
        for item in view_of(desk, lake, rooms[2]).items.values()
        if isinstance(item.act, acts.Relayed)
    )
    page = mine.get(f"/c/{lake}/relays/{rooms[2]}/{relay}/").content.decode()
    assert "Left out, because:" in page
    assert "To be told by word of mouth." in page
    sheet = mine.get(f"/c/{lake}/r/{rooms[2]}/sheet/").content.decode()
    assert "word of mouth" not in sheet


def test_a_correction_of_a_relay_keeps_its_condition(
    mine: Any, desk: Any, lake: str, rooms: list[str], lasting: int
) -> None:
    from goodoffices.server.store import new_token, write_case
    from goodoffices.talks import NotWritten

    mark = f"{rooms[1]}.{lasting}"
    release(
        mine,
        lake,
        rooms[2],
        "Would a joint team do, if every rifle is handed over?",
        cite=[mark],
        keep=["joint team"],
    )
    (at,) = [
        item.sequence
        for item in view_of(desk, lake, rooms[2]).items.values()
        if isinstance(item.act, acts.Relayed)
    ]
    address = f"/c/{lake}/relays/{rooms[2]}/{at}/mend/"
    fields = {"form": new_token(), "do": "correct", "words": "Would a joint team do?"}
    refused = mine.post(address, fields)
    assert refused.status_code == 400
    assert "Said on a condition" in refused.content.decode()
    with pytest.raises(NotWritten), write_case(desk, lake, new_token()) as pen:
        pen.write(rooms[2], acts.Corrected(entry=at, words="Would a joint team do?"))
    assert view_of(desk, lake, rooms[2]).items[at].words.startswith("Would a joint team do, if")
    mended = mine.post(address, {**fields, "form": new_token(), f"why-{mark}-0": "It was met."})
    assert mended.status_code == 302


def test_a_confided_condition_does_not_stand_under_public() -> None:
    world = World()
    world.write("front", "moreau", acts.IssueRaised(name="Who monitors", options=("joint team",)))
    world.write(
        "moreau-own",
        "moreau",
        acts.IssueTied(room="front", label=1, issue="monitors", options={"a": "joint"}),
    )
    act = acts.PositionTaken(
        words="",
        issue=1,
        stance="accepts",
        options=("a",),
        conditions=(IF,),
        party="front",
        proxy=told("front"),
    )
    world.write("front", "moreau", act)
    import msgspec

    public = Position(
        party="front",
        issue="monitors",
        stance="accepts",
        options=("joint",),
        voice="public",
        since="2031-05-06",
    )
    case = msgspec.structs.replace(CASE, positions=(public,))
    view = world.sees("moreau")
    row = next(
        row
        for row in board.rows(case, view, picture(view, case, "2031-05-10"))
        if row.issue == "Who monitors"
    )
    shown = [(one.voices, [condition.does for condition in one.conditions]) for one in row.boxes[0].own]
    assert sorted(shown) == [(("confided",), [RIFLE]), (("public",), [])]


def test_what_a_position_replaced_and_how_it_moved_keep_their_conditions() -> None:
    world = World()
    world.write("front", "moreau", acts.IssueRaised(name="Who monitors", options=("joint team",)))
    world.write(
        "moreau-own",
        "moreau",
        acts.IssueTied(room="front", label=1, issue="monitors", options={"a": "joint"}),
    )
    first = acts.PositionTaken(
        words="",
        issue=1,
        stance="accepts",
        options=("a",),
        conditions=(IF,),
        party="front",
        proxy=told("front"),
    )
    at = world.write("front", "moreau", first)
    world.write(
        "front",
        "moreau",
        acts.PositionTaken(
            words="",
            issue=1,
            stance="refuses",
            options=("a",),
            party="front",
            proxy=told("front"),
            instead_of=(at,),
        ),
    )
    view = world.sees("moreau")
    row = next(
        row
        for row in board.rows(CASE, view, picture(view, CASE, "2031-05-10"))
        if row.issue == "Who monitors"
    )
    (held,) = row.boxes[0].own
    assert [[one.does for one in conditions] for _, _, conditions in held.before] == [[RIFLE]]


def test_a_report_keeps_each_condition_with_its_own_word() -> None:
    from goodoffices.analysis import board as gap_board
    from goodoffices.report.wording import held_words

    cond = (Condition(does="every rifle is handed over"),)
    positions = (
        Position(party="front", issue="monitors", stance="accepts", options=("joint",), voice="public",
            since="2031-05-06"),
        Position(party="front", issue="monitors", stance="accepts", options=("joint",), voice="confided",
            since="2031-05-06", conditions=cond),
    )  # fmt: skip
    import msgspec

    case = msgspec.structs.replace(CASE, positions=positions)
    cell = gap_board(case).row("monitors").cell("front")
    lines = held_words(case, case.issue("monitors"), cell.own)
    assert len(lines) == 2
    assert [("rifle" in line, "public" in line) for line in sorted(lines)] in (
        [(False, True), (True, False)],
        [(True, False), (False, True)],
    )


def test_no_action_releases_a_relay_without_its_condition(
    desk: Any, lake: str, rooms: list[str], lasting: int
) -> None:
    """Any words and reasons, straight, as a draft or as a correction: what stands in the room says the
    condition, or its origin says why not.
    """
    from random import Random

    from goodoffices.desk.actions.follow_relay import correct_relay
    from goodoffices.desk.actions.relay import draft_relay, look_at_relay, send_relay
    from goodoffices.desk.refusals import RefusedError
    from goodoffices.server.store import new_token, open_case, write_case
    from goodoffices.talks import NotWritten, Provenance, Relay, RelayRefused, relay_of
    from goodoffices.talks.acts import Ref, Unsaid

    rng = Random(7)
    words = "hand over every rifle joint team would do bridge".split()
    source = Ref(rooms[1], lasting)
    for _ in range(16):
        said = " ".join(rng.sample(words, rng.randint(2, 8))) + rng.choice(
            ("", " if you hand over every rifle")
        )
        unsaid = tuple(
            Unsaid(source.room, source.sequence, 0, why) for why in rng.choice(((), ("",), ("Later.",)))
        )
        relay, draft = Relay(to=rooms[2], words=said, rests_on=(source,), unsaid=unsaid), None
        try:
            if rng.random() < 0.4:
                with write_case(desk, lake, new_token()) as writer:
                    draft = draft_relay(writer, relay)
                stored = open_case(desk, lake).view(draft.room).items[draft.sequence].act
                assert isinstance(stored, acts.Drafted)
                relay = relay_of(stored)
            look = look_at_relay(
                open_case(desk, lake), relay, draft=draft, kept=(), hand=Provenance(desk.user, "look", "")
            )
            kept = tuple(one.text for one in look.pointed)
            with write_case(desk, lake, new_token()) as writer:
                sent = send_relay(writer, relay, draft=draft, kept=kept)
            other = " ".join(rng.sample(words, rng.randint(2, 8)))
            with write_case(desk, lake, new_token()) as writer:
                correct_relay(writer, sent.room, sent.sequence, other, kept=(*kept, other), unsaid=unsaid)
        except (RelayRefused, RefusedError, NotWritten):
            continue
    relays = open_case(desk, lake).together.relays
    assert relays
    for one in relays:
        (condition,) = one.conditions
        assert one.faults == ()
        assert condition.why.strip() or {"hand", "every", "rifle"} <= set(one.item.words.split())
