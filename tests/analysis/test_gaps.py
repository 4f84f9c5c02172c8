"""The gap board on cases small enough to be read off."""

from __future__ import annotations

import pytest

from goodoffices.analysis import Ask, GapBoard, Move, Reading, board
from goodoffices.case import (
    Approval,
    Case,
    Choice,
    Condition,
    Definition,
    Issue,
    Linkage,
    Option,
    Party,
    Position,
    Preference,
    Stance,
    Term,
)
from goodoffices.case.linkages import Excludes


def said(party: str, stance: Stance, *options: str, issue: str = "monitors", **more: object) -> Position:
    return Position(party=party, issue=issue, stance=stance, options=options, **more)  # type: ignore[arg-type]


def case(*positions: Position, parties: str = "ab", **more: object) -> Case:
    options = (Option(id="joint"), Option(id="neighbours"), Option(id="none"))
    return Case(
        title="Talks",
        parties=tuple(Party(id=party) for party in parties),
        issues=(
            Issue(id="monitors", options=options),
            Issue(id="families", options=options),
            Issue(id="relief"),
        ),
        positions=positions,
        **more,  # type: ignore[arg-type]
    )


def monitors(*positions: Position, **more: object) -> Reading:
    gap = board(case(*positions, **more)).row("monitors")  # type: ignore[arg-type]
    return Reading(status=gap.status, on=gap.on, conditional=gap.conditional)


IF = Condition(party="b", does="the list is settled first")


def test_agreed_is_what_every_party_demands() -> None:
    found = monitors(said("a", "demands", "joint"), said("b", "demands", "joint", "none"))
    assert found == Reading(status="agreed", on=("joint",))


def test_an_option_that_one_demands_and_another_accepts_is_bridgeable_and_no_more() -> None:
    found = monitors(
        said("a", "demands", "joint", "none"), said("b", "accepts", "joint"), said("b", "refuses", "none")
    )
    assert found == Reading(status="bridgeable", on=("joint",))


def test_it_is_contested_once_every_option_is_refused_by_somebody() -> None:
    refusals = [said("a", "refuses", "joint"), said("b", "refuses", "neighbours")]
    assert monitors(*refusals).status == "open"
    assert monitors(*refusals, said("b", "refuses", "none")).status == "contested"


def test_nothing_said_is_open_and_everybody_is_to_be_asked_about_everything() -> None:
    gap = board(case()).row("monitors")
    every = ("joint", "neighbours", "none")
    assert (gap.status, gap.asks) == ("open", tuple(Ask(party=p, options=every, closes=every) for p in "ab"))
    assert all(cell.silent for cell in gap.cells)


def test_who_is_asked_about_what_and_what_one_answer_would_do() -> None:
    gap = board(
        case(said("a", "accepts", "joint"), said("a", "refuses", "none"), said("b", "refuses", "neighbours"))
    ).row("monitors")
    assert gap.asks == (Ask(party="b", options=("joint",), settles=("joint",), closes=("joint",)),)


def test_the_newest_word_counts_and_the_older_stays_as_a_move() -> None:
    gap = board(
        case(
            said("a", "refuses", "joint", since="2024-05-01"),
            said("a", "accepts", "joint", since="2024-06-01", voice="confided"),
            said("b", "demands", "joint", since="2024-05-03"),
        )
    ).row("monitors")
    assert (gap.status, gap.on) == ("bridgeable", ("joint",))
    cell = gap.cell("a")
    assert cell.moves == (
        Move(option="joint", before="refuses", after="accepts", on="2024-06-01", voice="confided"),
    )
    assert [position.since for position in cell.positions] == ["2024-06-01", "2024-05-01"]
    assert cell.differs == ("joint",)
    assert (cell.since, cell.voices) == ("2024-06-01", ("confided",))


@pytest.mark.parametrize(("one", "two"), [("2024-05-01", "2024-05-01"), ("", "2024-05-01"), ("", "")])
def test_where_no_date_tells_which_came_last_the_party_is_asked(one: str, two: str) -> None:
    gap = board(
        case(
            said("a", "refuses", "joint", since=one),
            said("a", "accepts", "joint", since=two),
            said("b", "demands", "joint"),
        )
    ).row("monitors")
    assert gap.status == "open"
    assert gap.cell("a").own[0].stance == "unclear"
    assert (
        Ask(
            party="a",
            options=("joint", "neighbours", "none"),
            settles=("joint",),
            closes=("joint", "neighbours", "none"),
        )
        in gap.asks
    )


def test_a_position_that_was_left_counts_no_more_nor_does_the_one_it_superseded() -> None:
    positions = (
        said("a", "accepts", "joint", since="2024-05-01"),
        said("a", "demands", "joint", since="2024-06-01", until="2024-07-01"),
        said("b", "demands", "joint"),
    )
    now = board(case(*positions)).row("monitors")
    assert (now.status, now.cell("a").own) == ("open", ())
    assert now.cell("a").moves[-1] == Move(
        option="joint", before="demands", after="", on="2024-07-01", voice="public"
    )
    statuses = [
        board(case(*positions), as_of=day).row("monitors").status for day in ("2024-05-20", "2024-06-20")
    ]
    assert statuses == ["bridgeable", "agreed"]
    assert board(case(*positions), as_of="2024-07-01").row("monitors").status == "open"


def test_a_later_demand_for_something_else_leaves_the_earlier_one_to_be_asked_about() -> None:
    gap = board(
        case(
            said("a", "demands", "none", since="2024-05-01"),
            said("a", "demands", "joint", since="2024-06-01"),
            said("b", "demands", "none"),
        )
    ).row("monitors")
    assert [(held.option, held.stance) for held in gap.cell("a").own] == [
        ("joint", "demands"),
        ("none", "moved"),
    ]
    assert gap.status == "open"


def test_a_public_demand_does_not_move_a_confided_one() -> None:
    gap = board(
        case(
            said("a", "demands", "none", since="2024-05-01", voice="confided"),
            said("a", "demands", "joint", since="2024-06-01"),
        )
    ).row("monitors")
    assert [held.stance for held in gap.cell("a").own] == ["demands", "demands"]


def test_what_others_say_of_a_party_is_not_its_word_but_a_second_reading() -> None:
    gap = board(
        case(
            said("a", "accepts", "joint", voice="claimed-by-another", by="b"),
            said("b", "demands", "joint"),
            said("a", "refuses", "none"),
            said("a", "accepts", "none", voice="assessed-by-third", by="an envoy"),
            said("b", "accepts", "none"),
        )
    ).row("monitors")
    assert gap.status == "open"
    assert gap.if_claims == Reading(status="bridgeable", on=("joint",))
    assert [held.option for held in gap.cell("a").own] == ["none"]


def test_claimants_who_contradict_each_other_leave_it_unclear_whoever_spoke_last() -> None:
    gap = board(
        case(
            said("a", "accepts", "joint", voice="claimed-by-another", by="b", since="2024-05-01"),
            said("a", "refuses", "joint", voice="assessed-by-third", by="an envoy", since="2024-06-01"),
            said("b", "demands", "joint"),
        )
    ).row("monitors")
    assert gap.cell("a").said_of_it[0].stance == "unclear"
    assert gap.if_claims is None


def test_a_reader_of_public_words_sees_only_what_they_come_to() -> None:
    whole = case(
        said("a", "refuses", "joint", since="2024-05-01"),
        said("a", "accepts", "joint", since="2024-06-01", voice="confided"),
        said("b", "demands", "joint"),
        preferences=(Preference(party="b", refuses={"families": ("none",)}),),
    )
    seen = board(whole, voices={"public"})
    assert seen == board(case(whole.positions[0], whole.positions[2]), voices={"public"})
    assert seen.row("monitors").cell("a").own[0].stance == "refuses"
    with pytest.raises(ValueError, match="no voice 'secret'"):
        board(whole, voices={"secret"})  # type: ignore[arg-type]


def test_conditions_and_approvals_are_taken_along() -> None:
    due = Approval(by="its cabinet")
    gap = board(
        case(
            said("a", "accepts", "joint", conditions=(IF,)),
            said("b", "demands", "joint", approval=(due, Approval(by="its council", given=True))),
        )
    ).row("monitors")
    assert (gap.status, gap.conditional) == ("bridgeable", True)
    assert [(one.party, one.condition, one.state) for one in gap.ways[0].conditions] == [("a", IF, "words")]
    assert [(one.party, one.approval) for one in gap.approvals] == [("b", due)]


def test_a_way_without_conditions_makes_the_status_unconditional() -> None:
    found = monitors(
        said("a", "accepts", "joint", conditions=(IF,)),
        said("a", "accepts", "none"),
        said("b", "accepts", "joint", "none"),
    )
    assert found == Reading(status="bridgeable", on=("joint", "none"))


def test_refusals_and_full_rankings_in_preferences_count_in_their_own_voice() -> None:
    tops = (
        Preference(party="a", order={"monitors": (("joint",), ("none", "neighbours"))}, said="public"),
        Preference(party="b", refuses={"monitors": ("none",)}),
    )
    gap = board(case(said("b", "accepts", "joint"), preferences=tops)).row("monitors")
    assert (gap.status, gap.on) == ("bridgeable", ("joint",))
    assert [(h.option, h.stance, h.voices) for cell in gap.cells for h in cell.own] == [
        ("joint", "prefers", ("public",)),
        ("joint", "accepts", ("public",)),
        ("none", "refuses", ("confided",)),
    ]
    part = (Preference(party="a", order={"monitors": (("joint",), ("none",))}),)
    assert board(case(said("b", "accepts", "joint"), preferences=part)).row("monitors").status == "open"
    flat = (Preference(party="a", order={"monitors": (("joint", "none", "neighbours"),)}),)
    assert board(case(said("b", "accepts", "joint"), preferences=flat)).row("monitors").status == "open"


def test_a_stance_on_the_issue_in_general_is_context_where_there_are_options() -> None:
    general = [said("a", "demands", words="outside monitors"), said("b", "refuses", words="any of it")]
    gap = board(case(*general)).row("monitors")
    assert (gap.status, gap.cell("a").general) == ("open", (general[0],))


def test_an_issue_in_words_only_is_contested_or_open_and_never_agreed() -> None:
    wants = said("a", "demands", issue="relief", words="open crossings")
    assert (
        board(case(wants, said("b", "demands", issue="relief", words="checks"))).row("relief").status
        == "open"
    )
    apart = board(case(wants, said("b", "refuses", issue="relief", words="crossings"))).row("relief")
    assert (apart.status, apart.words_only, apart.asks) == ("contested", True, ())
    alone = board(case(wants)).row("relief")
    assert alone.asks == (Ask(party="b"),)
    claimed = said("b", "refuses", issue="relief", voice="claimed-by-another", by="a")
    assert board(case(wants, claimed)).row("relief").if_claims == Reading(status="contested")


def test_terms_without_one_meaning_are_named() -> None:
    terms = (
        Term(id="alive", issues=("monitors",), defined=False),
        Term(
            id="sick",
            issues=("monitors",),
            by_party=(Definition(party="a", text="x"), Definition(party="b", text="y")),
        ),
        Term(id="plain", issues=("monitors",)),
    )
    assert board(case(terms=terms)).row("monitors").terms == ("alive", "sick")


def crossed(**more: object) -> GapBoard:
    one = Condition(party="b", choices=(Choice(issue="families", options=("joint", "none")),))
    two = Condition(party="a", choices=(Choice(issue="monitors", options=("none",)),))
    return board(
        case(
            said("a", "accepts", "none", conditions=(one,)),
            said("b", "accepts", "none", issue="families", conditions=(two,)),
            **more,  # type: ignore[arg-type]
        )
    )


def test_conditions_that_wait_for_each_other_are_a_possible_exchange() -> None:
    (exchange,) = crossed().exchanges
    assert [(side.party, side.issue, side.option) for side in exchange.sides] == [
        ("a", "monitors", "none"),
        ("b", "families", "none"),
    ]
    assert exchange.together is True
    assert exchange.package == {"monitors": "none", "families": "none"}
    assert exchange.silent == ("a", "b")


def test_an_exchange_that_a_linkage_or_a_refusal_stops_says_so() -> None:
    both = (Choice(issue="monitors", options=("none",)), Choice(issue="families", options=("none",)))
    linkage = Linkage(excludes=Excludes(together=both))
    assert [exchange.together for exchange in crossed(linkages=(linkage,)).exchanges] == [False]
    refuses = (Preference(party="a", refuses={"families": ("none",)}),)
    assert [exchange.together for exchange in crossed(preferences=refuses).exchanges] == [False]


def test_conditions_in_words_on_the_same_option_are_left_to_people() -> None:
    gap = board(
        case(
            said("a", "accepts", "joint", conditions=(IF,)),
            said("b", "accepts", "joint", conditions=(Condition(party="a", does="names its posts"),)),
        )
    )
    assert [exchange.together for exchange in gap.exchanges] == [None]
    assert gap.row("monitors").conditional


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        (("demands", "demands"), "met"),
        (("demands", "accepts"), "reachable"),
        (("accepts", "refuses"), "refused"),
        (("accepts",), "unknown"),
    ],
)
def test_a_condition_in_options_is_graded_by_how_that_issue_stands(
    stances: tuple[Stance, ...], state: str
) -> None:
    condition = Condition(choices=(Choice(issue="families", options=("joint",)),))
    other = [
        said(party, stance, "joint", issue="families") for party, stance in zip("ab", stances, strict=False)
    ]
    gap = board(
        case(said("a", "accepts", "joint", conditions=(condition,)), said("b", "accepts", "joint"), *other)
    )
    assert [due.state for due in gap.row("monitors").ways[0].conditions] == [state]


def test_a_condition_of_several_choices_stands_as_badly_as_the_worst_of_them() -> None:
    choices = (Choice(issue="families", options=("joint",)), Choice(issue="families", options=("none",)))
    gap = board(
        case(
            said("a", "accepts", "joint", conditions=(Condition(choices=choices),)),
            said("b", "accepts", "joint"),
            said("b", "refuses", "none", issue="families"),
        )
    )
    assert [due.state for due in gap.row("monitors").ways[0].conditions] == ["refused"]
