"""What reports come to: traces of duties and powers as their authors meant them, in whatever order they
arrive.
"""

from __future__ import annotations

import json
import os
import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import jsonschema
import msgspec
import pytest
from planted import SHIPPED

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import read_agreement, read_agreement_text
from goodoffices.agreement.tracking import (
    FieldReport,
    Ledger,
    balances,
    for_viewer,
    read_reports,
    read_reports_text,
    reports_schema,
)
from goodoffices.case import ProblemsFound

HISTORIES = int(os.environ.get("HISTORIES", "500"))
"""How many random histories are played; ten thousand take some minutes."""

DEAL = """
title: Two villages
fictional: true
parties: [ash, birch]
monitors: [{id: elders, members: [ash, birch], reports_to: [ash]}]
zone: Europe/Athens
enters_into_force: 2031-06-03 06:00
disputes: [the elders]
violations: {report_to: [elders], attributed_by: [elders]}
terms: [{id: dry, defined: false}]
phases:
  - {id: one, length: 42 days, extension: {by: [ash, birch], length: 7 days, most: 1}}
  - {id: two, begins: {verified: [fence]}, last: true}
commitments:
  - {id: fence, what: take the fence down, owes: ash, to: birch, phase: one, by: day 10, cure: 3 days,
  verified_by: [elders]}
  - {id: grain, what: send grain, owes: birch, to: ash, number: 30, unit: sacks, phase: one, by: day 20,
  verified_by: [elders]}
  - {id: gate, what: open the gate, owes: birch, to: ash, phase: two, by: within 5 days of fence}
  - {id: milk, what: bring milk, owes: birch, to: ash, number: 10, unit: cans, every: day, phase: one,
  verified_by: [elders]}
  - {id: water, what: give water, owes: ash, to: birch, phase: one, by: day 30, terms: [dry]}
  - {id: feast, what: hold a feast, owes: birch, to: ash, phase: one, by: day 40, instead_of: grain}
powers:
  - {id: stop, who: [ash, birch], may: suspend, over: [grain], length: 5 days}
  - {id: leave, who: [ash, birch], may: terminate, notice: 3 days}
"""


def deal() -> Agreement:
    return read_agreement_text(DEAL).agreement


def states(rows: str, as_of: str, agreement: Agreement | None = None) -> dict[str, str]:
    """The states that reports come to; each row: time, commitment, what, number, says."""
    agreement = agreement or deal()
    text = "time;commitment;what;number;says\n" + "\n".join(row.strip() for row in rows.strip().splitlines())
    reports = read_reports_text(text, agreement) if rows.strip() else ()
    ledger = Ledger(agreement, datetime.fromisoformat(as_of + "+03:00"), reports)
    return {one.id: one.state for one in ledger.states()}


LASTING = DEAL.replace(
    "powers:\n",
    "  - {id: quiet, what: keep quiet at night, owes: [ash, birch], phase: one, until: day 30, verified_by: [elders]}\n"
    "powers:\n",
).replace("begins: {verified: [fence]}", "begins: {verified: [quiet]}")


@pytest.mark.parametrize(
    ("rows", "as_of", "state", "second"),
    [
        ("", "06-05T12:00", "active", None),
        ("2031-06-08T12:00+03:00;quiet;verified;;elders", "06-09T12:00", "active", None),
        ("2031-06-08T12:00+03:00;quiet;done;;ash", "06-09T12:00", "under-review", None),
        (
            "2031-06-08T12:00+03:00;quiet;done;;ash\n2031-06-09T12:00+03:00;quiet;verified;;elders",
            "06-10T12:00", "active", None,
        ),
        ("2031-06-08T12:00+03:00;quiet;verified;;elders", "07-04T12:00", "under-review", None),
        (
            "2031-06-08T12:00+03:00;quiet;verified;;elders\n2031-07-02T23:00+03:00;quiet;verified;;elders",
            "07-04T12:00", "fulfilled", "2031-07-02",
        ),
        ("2031-06-08T12:00+03:00;quiet;disputed;;birch", "06-09T12:00", "disputed", None),
    ],
)  # fmt: skip
def test_what_is_owed_all_the_time_is_done_on_its_last_day(
    rows: str, as_of: str, state: str, second: str | None
) -> None:
    """A check before says that it was kept so far; and what waits for it waits for its last day."""
    agreement = read_agreement_text(LASTING).agreement
    assert states(rows, f"2031-{as_of}", agreement)["quiet"] == state
    text = "time;commitment;what;number;says\n" + rows
    reports = read_reports_text(text, agreement) if rows else ()
    ledger = Ledger(agreement, datetime.fromisoformat(f"2031-{as_of}+03:00"), reports)
    begun = ledger.course.times.get(("begin", "two"))
    assert (begun.date().isoformat() if begun else None) == second


def test_what_is_owed_again_and_again_is_counted_up_to_its_last_day() -> None:
    agreement = read_agreement_text(
        DEAL.replace("every: day, phase: one,", "every: day, start: day 1, until: day 3,")
    ).agreement
    rows = "\n".join(f"2031-06-0{day}T12:00+03:00;milk;verified;10;elders" for day in (3, 4, 5))
    assert states(rows, "2031-07-20T12:00", agreement)["milk"] == "fulfilled"


TRACES = """
| 06-04T12:00 | fence active
| 06-12T12:00 | fence due
| 06-14T12:00 | fence overdue
| 06-17T12:00 | fence violated
06-10 09:00;fence;done;;ash | 06-11T12:00 | fence under-review
06-10 09:00;fence;done;;ash / 06-20 09:00;fence;verified;;elders | 06-21T12:00 | fence fulfilled
06-14 09:00;fence;done;;ash / 06-14 15:00;fence;verified;;elders | 06-15T12:00 | fence cured
06-10 09:00;fence;done;;ash / 06-10 10:00;fence;disputed;;birch | 06-11T12:00 | fence disputed
06-10 10:00;fence;disputed;;birch / 06-11 10:00;fence;verified;;elders | 06-12T12:00 | fence fulfilled
06-10 09:00;fence;done;;birch | 06-11T12:00 | fence fulfilled
06-05 09:00;grain;done;10;birch | 06-06T12:00 | grain partly
06-05 09:00;grain;done;10;elders / 06-06 09:00;grain;done;20;elders | 06-07T12:00 | grain fulfilled
06-05 09:00;grain;violated;;ash | 06-06T12:00 | grain under-review
06-05 09:00;grain;violated;;ash / 06-05 11:00;grain;contested;;birch | 06-06T12:00 | grain disputed
06-05 09:00;grain;violated;;elders | 06-06T12:00 | grain violated
06-05 09:00;grain;violated;;elders / 06-08 09:00;grain;cured;;elders | 06-09T12:00 | grain cured
06-20 09:00;stop;suspended;;ash | 06-21T12:00 | grain suspended
06-20 09:00;stop;suspended;;ash / 06-22 09:00;stop;resumed;;ash | 06-23T20:00 | grain active
06-20 09:00;stop;suspended;;ash | 06-29T12:00 | grain overdue
06-20 09:00;leave;terminated;;ash | 06-21T12:00 | grain cancelled
06-05 09:00;grain;done;30;elders / 06-20 09:00;leave;terminated;;ash | 06-21T12:00 | grain fulfilled
06-20 09:00;feast;done;;ash | 06-21T12:00 | grain superseded
06-20 09:00;grain;substituted;;birch | 06-21T12:00 | grain superseded
| 06-10T12:00 | gate waiting
06-10 09:00;fence;verified;;elders | 06-11T12:00 | gate active
06-10 09:00;fence;verified;;elders | 06-17T12:00 | gate overdue
| 06-10T12:00 | water blocked
06-03 10:00;milk;done;10;elders / 06-04 10:00;milk;done;10;elders | 06-05T03:00 | milk fulfilled
06-03 10:00;milk;done;4;elders | 06-03T20:00 | milk partly
06-03 10:00;milk;done;4;elders | 06-05T20:00 | milk overdue
"""
"""Reports (all of 2031), the moment, and the state then: who is owed says that it was done; a pause ends by itself
after its five days; a term without a meaning blocks what rests on it."""


@pytest.mark.parametrize("trace", TRACES.strip().splitlines())
def test_a_trace_is_judged_as_its_author_meant_it(trace: str) -> None:
    rows, as_of, wanted = (part.strip() for part in trace.split("|"))
    name, state = wanted.split()
    reports = "\n".join(f"2031-{row.strip()}" for row in rows.split("/") if row.strip())
    assert states(reports, f"2031-{as_of}")[name] == state


def random_reports(dice: random.Random, count: int) -> list[FieldReport]:
    """Reports of all kinds by all, some of them withdrawn."""
    start = datetime(2031, 6, 3, 4, tzinfo=UTC)
    deeds = (
        "done",
        "partly",
        "verified",
        "disputed",
        "violated",
        "contested",
        "cured",
        "suspended",
        "resumed",
        "substituted",
    )
    found: list[FieldReport] = []
    for number in range(count):
        name = dice.choice(("fence", "grain", "gate", "milk", "stop", "leave", "one"))
        what = "terminated" if name == "leave" else "extended" if name == "one" else dice.choice(deeds)
        if name == "leave" and dice.random() < 0.8:
            continue
        found.append(
            FieldReport(
                id=f"r{number}",
                at=start + timedelta(hours=dice.randint(0, 900)),
                commitment=name,
                what=what,  # type: ignore[arg-type] # one of the deeds
                says=dice.choice(("ash", "birch", "elders")),
                number=Fraction(dice.randint(1, 30)) if dice.random() < 0.5 else None,
            )
        )
        if dice.random() < 0.15:
            gone = dice.choice(found)
            found.append(
                FieldReport(id=f"w{number}", at=gone.at + timedelta(hours=1), commitment=gone.commitment,
                            what="withdrawn", says=dice.choice((gone.says, "ash")), withdraws=gone.id)
            )  # fmt: skip
    return found


def test_histories_come_to_the_same_in_every_order() -> None:
    agreement, as_of = deal(), datetime(2031, 7, 1, tzinfo=UTC)
    for seed in range(HISTORIES):
        dice = random.Random(seed)
        reports = random_reports(dice, dice.randint(1, 9))
        whole = Ledger(agreement, as_of, reports)
        wanted = whole.states()
        turned = list(reports)
        dice.shuffle(turned)
        # One after the other, some of them twice.
        steps = Ledger(agreement, as_of)
        for report in turned:
            steps.add(report)
            if dice.random() < 0.2:
                steps.add(dice.choice(turned))
                steps.states()
        for report in turned:
            steps.add(report)
        assert steps.states() == wanted, seed
        # Two who worked apart and then merge, one way and the other.
        cut = dice.randint(0, len(turned))
        one, other = (
            Ledger(agreement, as_of, turned[:cut]),
            Ledger(agreement, as_of, turned[max(0, cut - 2) :]),
        )
        assert one.merged(other).states() == wanted == other.merged(one).states()
        assert len(one.merged(other).reports) == len(reports)
        # What its maker withdrew leaves no trace.
        gone = {(report.withdraws, report.says) for report in reports if report.what == "withdrawn"}
        rest = [
            report
            for report in reports
            if report.what != "withdrawn" and (report.id, report.says) not in gone
        ]
        assert Ledger(agreement, as_of, rest).states() == wanted


def test_only_who_says_it_takes_it_back() -> None:
    agreement, as_of = deal(), datetime(2031, 6, 12, tzinfo=UTC)
    head = "id;time;commitment;what;says;withdraws\n1;2031-06-10 09:00;fence;verified;elders;\n"
    for who, state in (("ash", "fulfilled"), ("elders", "due")):
        text = f"{head}2;2031-06-10 10:00;fence;withdrawn;{who};1\n"
        ledger = Ledger(agreement, as_of, read_reports_text(text, agreement))
        assert ledger.state("fence").state == state


def test_two_reports_of_one_number_are_both_kept_and_told() -> None:
    agreement, as_of = deal(), datetime(2031, 6, 12, tzinfo=UTC)
    rows = [f"7;2031-06-10 09:00;grain;done;{number};birch" for number in (4, 5)]
    text = "\n".join(("id;time;commitment;what;number;says", *rows))
    ledger = Ledger(agreement, as_of, read_reports_text(text, agreement))
    assert ledger.state("grain").claims == {"birch": 9}
    assert ledger.one_number() == ("7",)


def test_a_side_sees_its_own_what_was_opened_and_whom_the_agreement_names() -> None:
    agreement = deal()
    start = datetime(2031, 6, 10, tzinfo=UTC)
    rows = [
        FieldReport(
            id="a", at=start, commitment="grain", what="done", says="birch", maker="a clerk in the north"
        ),
        FieldReport(id="b", at=start, commitment="grain", what="verified", says="elders", maker="a walker"),
        FieldReport(id="c", at=start, commitment="fence", what="done", says="ash", seen_by=("birch",)),
    ]
    told = {
        viewer: [(report.says, report.what) for report in for_viewer(agreement, tuple(rows), viewer)]
        for viewer in ("ash", "birch")
    }
    assert told["ash"] == [("elders", "verified"), ("ash", "done")]
    assert told["birch"] == [("birch", "done"), ("ash", "done")]
    for viewer in ("ash", "birch"):
        assert not any(
            report.maker or report.seen_by for report in for_viewer(agreement, tuple(rows), viewer)
        )


def test_a_source_and_the_numbers_of_others_never_reach_a_side() -> None:
    agreement = deal()
    start = datetime(2031, 6, 10, tzinfo=UTC)
    mine = FieldReport(
        id="m-17",
        at=start,
        commitment="grain",
        what="done",
        says="the driver's brother",
        seen_by=("ash",),
        verified_by=("the driver",),
        note="met him at the mill",
    )
    twin = msgspec.structs.replace(mine, id="m-18")
    taken_back = FieldReport(
        id="m-19",
        at=start,
        commitment="grain",
        what="withdrawn",
        withdraws="m-18",
        says="the driver's brother",
        seen_by=("ash",),
    )
    seen = for_viewer(agreement, (mine, twin, taken_back), "ash")
    words = msgspec.json.encode(seen, enc_hook=str).decode()
    for secret in ("driver", "m-1", "mill"):
        assert secret not in words
    assert len({report.id for report in seen}) == 3
    ledger = Ledger(agreement, datetime(2031, 7, 1, tzinfo=UTC), seen)
    assert len(ledger.living()) == 1


def test_what_is_claimed_is_to_be_checked_within_the_time_agreed() -> None:
    agreement = deal()
    (grain,) = [one for one in agreement.commitments if one.id == "grain"]
    soon = msgspec.structs.replace(grain, verified_within="2 days", verified_by=("elders",), to=())
    rest = tuple(soon if one.id == "grain" else one for one in agreement.commitments)
    agreement = msgspec.structs.replace(agreement, commitments=rest)
    start = datetime(2031, 6, 10, tzinfo=UTC)
    done = FieldReport(id="a", at=start, commitment="grain", what="done", says="birch")
    ledger = Ledger(agreement, datetime(2031, 6, 11, tzinfo=UTC), (done,))
    state = ledger.state("grain")
    assert (state.state, state.check_by) == ("under-review", datetime(2031, 6, 12, tzinfo=UTC))


def test_a_phase_is_entered_and_left_by_a_word() -> None:
    agreement = read_agreement(SHIPPED / "prisoners.yaml").agreement
    first = agreement.phases[0].id
    entered = datetime(2031, 6, 5, tzinfo=UTC)
    left = datetime(2031, 6, 20, tzinfo=UTC)
    rows = [
        FieldReport(id="1", at=left, commitment=first, what="left", says="norland"),
        FieldReport(id="2", at=entered, commitment=first, what="entered", says="norland"),
    ]
    for order in (rows, rows[::-1]):
        ledger = Ledger(agreement, datetime(2031, 6, 26, tzinfo=UTC), order[:1])
        ledger.add(*order[1:])
        assert ledger.course.times["begin", first] == entered
        assert ledger.course.times["end", first] == left
        assert "cancelled" not in {one.state for one in ledger.states()}


def test_the_schema_of_reports_takes_what_is_read() -> None:
    rows = [{"time": "2031-06-10", "commitment": "grain", "what": "done", "says": "ash", "number": 3}]
    jsonschema.validate(rows, reports_schema())
    jsonschema.validate({"reports": rows}, reports_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{**rows[0], "what": "vanished"}], reports_schema())
    assert len(read_reports_text(json.dumps(rows), deal(), as_json=True)) == 1


def test_what_a_side_may_not_see_changes_nothing_that_it_sees() -> None:
    agreement, as_of = deal(), datetime(2031, 7, 1, tzinfo=UTC)
    for seed in range(300):
        dice = random.Random(seed)
        reports = tuple(random_reports(dice, 8))
        hidden = tuple(
            FieldReport(
                id=f"h{n}",
                at=report.at,
                commitment=report.commitment,
                what=report.what,
                says="birch",
                number=report.number,
            )
            for n, report in enumerate(random_reports(dice, 4))
            if report.what != "withdrawn"
        )
        without = Ledger(agreement, as_of, for_viewer(agreement, reports, "ash")).states()
        assert Ledger(agreement, as_of, for_viewer(agreement, (*reports, *hidden), "ash")).states() == without


def test_hours_are_of_their_zone_and_over_a_change_of_the_clock() -> None:
    text = """
title: t
parties: [a, b]
zone: Europe/Athens
enters_into_force: 2031-10-25 06:00
commitments:
  - {id: x, what: pay, owes: a, to: b, by: 24 hours after entry into force}
  - {id: y, what: come, owes: a, to: b, by: 1 day after entry into force}
"""
    agreement = read_agreement_text(text).agreement
    ledger = Ledger(agreement, datetime(2031, 10, 27, tzinfo=UTC))
    # The clock goes back in the night: 24 hours later it is 05:00 there, a day later lasts until that day's end.
    assert ledger.state("x").due == datetime(2031, 10, 26, 3, tzinfo=UTC)
    due = ledger.state("y").due
    assert due is not None
    assert due.astimezone(UTC) == datetime(2031, 10, 26, 21, 59, 59, tzinfo=UTC)
    rows = "time;commitment;what;says\n2031-10-26 05:30+03:00;x;done;b\n2031-10-26 02:30 UTC;y;done;b\n"
    done = read_reports_text(rows, agreement)
    assert [report.at for report in done] == [datetime(2031, 10, 26, 2, 30, tzinfo=UTC)] * 2


HEAD = "time,commitment,what,says"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The file is empty."),
        ("time,commitment,what\n", "The column 'says' is missing."),
        (f"{HEAD},colour\n", "The column 'colour' is not one of a report."),
        (
            f"{HEAD}\n2031-06-31 10:00,fence,done,ash\n",
            "reports:2: '2031-06-31 10:00' is a day that no calendar has.",
        ),
        (f"{HEAD}\n2031-06-03 10:00,fense,done,ash\n", "The agreement has no 'fense'. Did you mean 'fence'?"),
        (f"{HEAD}\n2031-06-03 10:00,fence,painted,ash\n", "'painted' is nothing that a report tells."),
        (f"{HEAD},number\n2031-06-03 10:00,fence,done,ash,-3\n", "-3 is less than nothing."),
        (f"{HEAD}\n2031-06-03 10:00,fence,withdrawn,ash\n", "It is not said which report is withdrawn."),
        (f"{HEAD}\n,fence,done,ash\n", "time is empty."),
        (f"{HEAD}\n2031-06-03 10:00,fence,done,ash,more\n", "This row has 5 cells"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_reports_text(text, deal())
    assert told in str(found.value)


def test_csv_and_json_tell_the_same() -> None:
    agreement = deal()
    head = "time,commitment,what,how many,says who,verified by"
    rows = f"{head}\n2031-06-03 10:00,grain,delivered,4,Birch,elders\n"
    fields = {"time": "2031-06-03 10:00", "commitment": "grain", "what": "done", "number": 4, "says": "birch"}
    other = json.dumps([{**fields, "verified_by": ["elders"]}])
    one, two = read_reports_text(rows, agreement), read_reports_text(other, agreement, as_json=True)
    assert (one[0].number, one[0].says, one[0].verified_by) == (
        two[0].number,
        two[0].says,
        two[0].verified_by,
    )


def test_the_shipped_reports_have_one_delay_and_one_dispute() -> None:
    agreement = read_agreement(SHIPPED / "prisoners.yaml").agreement
    reports = read_reports(SHIPPED / "prisoners-reports.csv", agreement)
    ledger = Ledger(agreement, datetime(2031, 6, 26, 9, tzinfo=UTC), reports)
    found = {one.id: one.state for one in ledger.states()}
    assert found["heights-left"] == "cured"
    assert found["trucks"] == "disputed"
    (balance,) = balances(ledger)
    assert {line.category: line.checked for line in balance.lines} == {
        "wounded": 8, "soldiers": 8, "women-and-minors": 0, "prisoners": 30,
    }  # fmt: skip


def test_a_category_that_is_not_there_is_told_and_one_by_its_id_is_its_category() -> None:
    agreement = read_agreement(SHIPPED / "prisoners.yaml").agreement
    exchange = agreement.exchanges[0]
    category = exchange.gives[0].category
    head = "time,commitment,what,number,category,says\n"
    good = read_reports_text(f"{head}2031-06-09 12:00,{exchange.id},partly,1,{category},front\n", agreement)
    assert good[0].category == category
    with pytest.raises(ProblemsFound) as told:
        read_reports_text(f"{head}2031-06-09 12:00,{exchange.id},partly,1,{category}x,front\n", agreement)
    assert f"{exchange.id} has no category '{category}x'." in str(told.value)
    duty = agreement.commitments[0].id
    with pytest.raises(ProblemsFound) as told:
        read_reports_text(f"{head}2031-06-09 12:00,{duty},done,,{category},front\n", agreement)
    assert "Leave the category out." in str(told.value)


def test_what_a_side_may_not_see_is_said_to_be_not_told_and_not_missed() -> None:
    from goodoffices.report.agreed.track import overview, state_words, track_contract

    agreement = deal()
    as_of = datetime.fromisoformat("2031-06-14T12:00+03:00")
    whole, part = Ledger(agreement, as_of), Ledger(agreement, as_of, partial=True)
    milk = [state_words(ledger, ledger.state("milk")) for ledger in (whole, part)]
    assert "missed 11 times" in milk[0]
    assert "not told done 11 times" in milk[1]
    assert "as far as this side may see" in overview(part)
    assert "as far as this side may see" not in overview(whole)
    assert [json.loads(track_contract(one))["partial"] for one in (whole, part)] == [False, True]
    assert whole.merged(part).partial
