"""What a room learns of an agreement and its monitoring: what a person told it, and nothing by itself, by a
number, or from what happened elsewhere. What is sealed of it is found in nothing that lies on the disk.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from agreed_cast import acted, prisoners, received, report, taken
from canaries import Canaries, found_in
from pages_cast import rooms_of, text, view_of
from site_cast import FOLDER
from test_desk_silence import lake as fresh_case
from test_desk_silence import same, told

from goodoffices.desk.actions.follow_lists import follow_person, list_person
from goodoffices.desk.actions.keep_agreement import turn_phase
from goodoffices.desk.actions.report_deeds import (
    Telling,
    look_at_report,
    record_report,
    tell_room,
    withdraw_report,
)
from goodoffices.desk.keeping import kept_reports, tellable
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import acts

NOW = datetime(2025, 7, 1, tzinfo=UTC)


def open_to(desk: Any, case: str, room: str) -> Any:
    from goodoffices.server.store import open_case

    return tellable(open_case(desk, case), room, NOW)


def keys(desk: Any, case: str, room: str) -> list[str]:
    return [one.key for one in open_to(desk, case, room).reports]


def test_nothing_goes_to_a_room_by_itself(desk: Any, lake: str) -> None:
    home, *others = rooms_of(desk, lake)
    before = [view_of(desk, lake, room).head for room in others]
    taken(desk, lake)
    received(desk, lake, report(1, number=43), report(2, says="front", seen_by=("republic",)))
    acted(desk, lake, turn_phase, "first", "entered", "2025-06-03T05:00:00Z")
    acted(desk, lake, list_person, "swap", "wounded", "Ilo Marsk", "front", "2025-06-04")
    assert [view_of(desk, lake, room).head for room in others] == before
    assert view_of(desk, lake, home).head > before[0]


def test_a_room_is_told_what_the_agreement_opens_to_its_side_and_nothing_else(desk: Any, lake: str) -> None:
    _home, front, republic = rooms_of(desk, lake)
    taken(desk, lake)
    received(
        desk,
        lake,
        report(1, number=43),  # the joint team reports to both
        report(2, says="republic", number=59),  # the Republic's own
        report(3, says="the miller", number=1),  # nobody whom the agreement names
    )
    assert keys(desk, lake, front) == ["5.1"]
    assert keys(desk, lake, republic) == ["5.1", "5.2"]
    for closed in ("5.2", "5.3", "9.9"):
        with pytest.raises(RefusedError):
            acted(desk, lake, tell_room, front, Telling(reports=(closed,)))
    with pytest.raises(RefusedError):
        acted(desk, lake, tell_room, front, Telling(evidence=True))
    acted(desk, lake, tell_room, front, Telling(agreement=True, reports=("5.1",)))
    assert keys(desk, lake, front) == []
    with pytest.raises(RefusedError):
        acted(desk, lake, tell_room, front, Telling(reports=("5.1",)))


def test_a_source_a_maker_a_note_and_a_worth_never_reach_a_room(desk: Any, lake: str) -> None:
    front = rooms_of(desk, lake)[1]
    taken(desk, lake)
    received(
        desk,
        lake,
        report(
            1,
            says="the miller",
            seen_by=("front",),
            maker="Mr Oduya",
            note="met at dusk",
            evidence="his book",
            verified_by=("the miller's son",),
        ),
        source="the envoy's driver",
        file="mill.csv",
    )
    acted(desk, lake, tell_room, front, Telling(agreement=True, reports=("5.1",)))
    view = view_of(desk, lake, front)
    written = msgspec.json.encode([item.act for item in view.items.values()], enc_hook=str).decode()
    for secret in ("miller", "Oduya", "dusk", "his book", "driver", "mill.csv", "m-1"):
        assert secret not in written, secret
    from goodoffices.desk.keeping import agreement_in
    from goodoffices.server.store import open_case

    held = agreement_in(open_case(desk, lake), front)
    assert held is not None
    words = msgspec.json.encode(held.agreement, enc_hook=str).decode()
    assert '"worth_to_giver":null' in words or "worth_to_giver" not in words
    assert all(
        give.worth_to_giver is None and give.worth_to_receiver is None
        for exchange in held.agreement.exchanges
        for give in exchange.gives
    )
    assert held.agreement.after_signature is None
    assert all(not one.deposits and not one.guarantees and not one.order for one in held.agreement.exchanges)


def world(desk: Any, *, loud: bool) -> tuple[str, str]:
    """The same is told to the Front; where it is ``loud``, more happens among the mediators and with the
    Republic. What the Front's room holds then, and the page of what it sees.
    """
    case, (_home, front, republic) = fresh_case(desk)
    taken(desk, case)
    if loud:
        received(desk, case, *(report(20 + at, says="republic") for at in range(5)))
        acted(desk, case, list_person, "swap", "prisoners", "Old Kern", "republic", "2025-06-04")
        acted(desk, case, turn_phase, "second", "entered", "2025-06-20T05:00:00Z")
        acted(desk, case, tell_room, republic, Telling(agreement=True))
    received(desk, case, report(1, number=43))
    mine = [one.key for one in open_to(desk, case, front).reports][:1]
    if loud:
        acted(desk, case, look_at_report, mine[0], "looking")
    acted(desk, case, tell_room, front, Telling(agreement=True, reports=tuple(mine)))
    acted(desk, case, turn_phase, "first", "entered", "2025-06-03T05:00:00Z")
    phase = next(item.sequence for item in open_to(desk, case, front).phases if item.act.phase == "first")
    acted(desk, case, tell_room, front, Telling(phases=(phase,)))
    return case, same(told(view_of(desk, case, front)))


def test_a_room_is_the_same_whatever_is_reported_elsewhere(desk: Any) -> None:
    (_quiet, one), (_loud, two) = (world(desk, loud=how) for how in (False, True))
    # A sealed file is drawn anew each time: its key, its place, nothing else.
    import re

    def bare(held: str) -> str:
        return re.sub(r'"(?:key|digest|blob)":"[^"]*"', "FILE", held)

    assert bare(one) == bare(two)
    assert "reports-told" in one


def test_who_was_told_a_thing_is_told_that_it_was_taken_back_and_who_was_not_learns_nothing(
    desk: Any, lake: str
) -> None:
    _home, front, republic = rooms_of(desk, lake)
    taken(desk, lake)
    received(desk, lake, report(1, number=43))
    acted(desk, lake, tell_room, front, Telling(agreement=True, reports=("5.1",)))
    acted(desk, lake, withdraw_report, "5.1", "counted twice")
    assert keys(desk, lake, republic) == ["5.1"]
    back = keys(desk, lake, front)
    assert len(back) == 1
    acted(desk, lake, tell_room, front, Telling(reports=tuple(back)))
    from goodoffices.desk.keeping import room_knows
    from goodoffices.server.store import open_case

    knows = room_knows(open_case(desk, lake), front, NOW)
    assert knows.ledger is not None
    assert knows.ledger.living() == ()
    assert not any(one.note for one in knows.reports)


def test_names_are_counted_and_never_told(desk: Any, lake: str) -> None:
    front = rooms_of(desk, lake)[1]
    taken(desk, lake)
    at = "2025-06-04"
    person = acted(desk, lake, list_person, "swap", "wounded", "Ilo Marsk", "front", at)
    for refused in (
        lambda: acted(desk, lake, list_person, "swap", "wounded", " ilo  marsk", "front", at),
        lambda: acted(desk, lake, list_person, "swap", "wounded", "Sena Vour", "republic", at),
        lambda: acted(desk, lake, follow_person, person, "objected", "front", at),
        lambda: acted(desk, lake, follow_person, person, "objected", "republic", "2025-06-09"),
        lambda: acted(desk, lake, follow_person, person, "identity-checked", "norland", at),
        lambda: acted(desk, lake, follow_person, person, "legal-days", "", at),
    ):
        with pytest.raises(RefusedError):
            refused()
    acted(desk, lake, follow_person, person, "objected", "republic", "2025-06-05", "not of ours")
    other = acted(
        desk, lake, list_person, "swap", "wounded", "Sena Vour", "front", "2025-06-06", in_place_of=person
    )
    acted(desk, lake, follow_person, other, "identity-checked", "carrier", "2025-06-07")
    with pytest.raises(RefusedError):
        acted(desk, lake, follow_person, person, "struck", "front", "2025-06-08")
    acted(desk, lake, tell_room, front, Telling(agreement=True, lists=(("swap", "wounded"),)))
    items = view_of(desk, lake, front).items
    (item,) = list(items.of(acts.ListTold))
    assert {name: count for name, count in item.act.counts.items() if count} == {"ready": 1, "replaced": 1}
    written = msgspec.json.encode([one.act for one in items.values()], enc_hook=str).decode()
    assert "Marsk" not in written
    assert "Vour" not in written


def test_nothing_of_reports_and_lists_is_found_on_the_disk(desk: Any, lake: str) -> None:
    planted = Canaries()
    taken(desk, lake, msgspec.structs.replace(prisoners(), title=planted.word(), about=planted.words(4)))
    received(
        desk,
        lake,
        report(
            1,
            says=planted.word(),
            place=planted.word(),
            evidence=planted.words(3),
            maker=planted.word(),
            note=planted.words(2),
            seen_by=("front",),
        ),
        source=planted.word(),
        file=planted.word(),
    )
    acted(desk, lake, look_at_report, "5.1", "doubts", planted.words(2))
    acted(
        desk, lake, turn_phase, "first", "entered", "2025-06-03T05:00:00Z", [planted.word()], planted.word()
    )
    acted(desk, lake, list_person, "swap", "wounded", planted.word(), "front", "2025-06-04")
    acted(desk, lake, record_report, report(2, evidence=planted.word()), source=planted.word())
    acted(
        desk, lake, tell_room, rooms_of(desk, lake)[1],
        Telling(agreement=True, reports=("5.1",), evidence=True),
    )  # fmt: skip
    assert len(planted.planted) > 15
    for file in (one for one in FOLDER.rglob("*") if one.is_file()):
        assert found_in(file.read_bytes()) == [], file.name


def test_what_is_held_already_is_not_taken_in_again(desk: Any, lake: str) -> None:
    from goodoffices.server.store import open_case

    taken(desk, lake)
    many = [report(at, number=at) for at in range(1, 151)]
    assert received(desk, lake, *many[:100]).new == 100
    done = received(desk, lake, *many[50:])
    assert (done.new, done.known) == (50, 50)
    differs = msgspec.structs.replace(many[0], note="another hand")
    assert received(desk, lake, differs, many[0]).new == 1
    assert len(kept_reports(open_case(desk, lake))) == 151


def test_the_page_of_a_room_says_what_it_sees_and_what_is_open(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.store import new_token

    front = rooms_of(desk, lake)[1]
    taken(desk, lake)
    received(desk, lake, report(1, number=43, evidence="count at the bridge"))
    address = f"/c/{lake}/agreement/rooms/{front}/"
    assert "It has not been given the agreement" in text(mine.get(address).content.decode())
    told_all = {"form": new_token(), "agreement": "on", "reports": ["5.1"]}
    assert mine.post(address, told_all).status_code == 302
    shown = text(mine.get(address).content.decode())
    assert "It knows all that is open to it" in shown
    assert "43" in shown
    assert "count at the bridge" not in shown
