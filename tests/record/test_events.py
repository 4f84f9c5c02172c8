"""Events: what a sentence tells of talks, on what day, where, and who takes part with what certainty."""

from __future__ import annotations

import pytest

from goodoffices.case import Case, Mediator, Party
from goodoffices.record.connect import timeline
from goodoffices.record.events.where import same_place
from goodoffices.record.find import find
from goodoffices.record.lines import roles
from goodoffices.record.model import Article, Event

CASE = Case(
    title="",
    issues=(),
    parties=(Party(id="Luria", name="Luria", aliases=("Lurian",)), Party(id="Front", name="Front")),
    mediators=(Mediator(id="Norland", name="Norland", aliases=("Norlandic",)), Mediator(id="Istria",
        name="Istria", aliases=("Istrian",))),
)  # fmt: skip


def events(text: str, published: str = "2030-08-15") -> list[Event]:
    return list(find(Article(id="a", text=text, published=published), CASE).events)


def one(text: str, kind: str) -> Event:
    (found,) = [each for each in events(text) if each.kind == kind]
    return found


def who(event: Event) -> list[tuple[str, str, str]]:
    return [(each.name, each.side, each.certainty) for each in event.participants]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Talks opened in Vesna on Tuesday.", "opened"),
        ("The first day of talks in Vesna was useful.", "held"),
        ("A new round of talks took place in Vesna.", "held"),
        ("The latest round of peace talks has concluded in Vesna.", "ended"),
        ("Talks in Vesna broke down on Tuesday.", "suspended"),
        ("Talks in Vesna, where envoys met, are expected to continue on Friday.", "to come"),
        ("The mediators have decided to continue the talks in Vesna for another day.", "to come"),
        ("The talks in Vesna are focused on the river.", ""),
    ],
)
def test_what_a_sentence_tells_of_a_round(text: str, stage: str) -> None:
    assert one(text, "round").stage == stage


@pytest.mark.parametrize(
    "text",
    [
        "He gave a press conference.",
        "Progress in the talks is slow.",
        "Envoy Lea Holm has paid 12 visits to the region.",
        "Holm on her trip also urged Luria to wait.",
        "The council authorized a new road.",
        "Norland called on Luria to hold talks.",
    ],
)
def test_what_only_mentions_talks_or_journeys_is_no_event(text: str) -> None:
    assert [each.kind for each in events(text) if each.kind != "announcement"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Front did not attend the talks.", [("Front", "Front", "absent")]),
        ("The Front denies taking part in the talks.", [("Front", "Front", "absent")]),
        ("The Front boycotted Monday's session.", [("Front", "Front", "refused")]),
        ("The Front ruled out taking part in the talks.", [("Front", "Front", "refused")]),
        ("Luria will be represented at a high level.", [("Luria", "Luria", "expected")]),
        ("It is not clear whether the Front will take part in the talks.", [("Front", "Front",
        "not confirmed")]),
        ("Talks between Luria, Istria and Norland began on Saturday.", [("Luria", "Luria", "present"),
        ("Istria", "Istria", "present"), ("Norland", "Norland", "present")]),
        ("Talks mediated by Norland were useful.", [("Norland", "Norland", "present")]),
        ("Norlandic and Istrian mediators and Lurian negotiators have decided to continue the talks.",
        [("Norlandic and Istrian mediators", "Norland", "present"), ("Norlandic and Istrian mediators",
            "Istria", "present"), ("Lurian negotiators", "Luria", "present")]),
        ("Talks in Vesna, where among others envoy Lea Holm is participating, are expected to go on.",
        [("Lea Holm", "", "present")]),
    ],
)  # fmt: skip
def test_who_takes_part_and_how_surely(text: str, found: list[tuple[str, str, str]]) -> None:
    assert who(one(text, "round")) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Front will join the talks if Luria frees the sailors.",
        "The Front is ready to join the talks.",
        "The Front sets a condition for joining the talks in Vesna.",
        "The Front weighs an invitation from Norland to take part in the talks in Vesna.",
    ],
)
def test_what_is_held_out_on_a_condition_is_no_taking_part(text: str) -> None:
    assert [each for event in events(text) for each in event.participants if event.kind == "round"] == []


def test_one_who_is_told_of_the_talks_is_not_at_them() -> None:
    call = one("The Prime Minister of Norland spoke to the acting Chadian foreign minister Ado Sale and "
        "briefed "
        "him on the talks.", "meeting")  # fmt: skip
    assert [(each.name, each.certainty) for each in call.participants] == [
        ("Prime Minister of Norland", "present"),
        ("Ado Sale", "briefed"),
    ]


def test_a_delegation_in_another_room_is_there_through_the_mediators() -> None:
    told = one("Front representatives in Vesna were briefed by Istrian mediators all day.", "meeting")
    assert who(told)[0] == ("Front representatives", "Front", "through mediators")


def test_an_approved_delegation_is_expected() -> None:
    approved = one(
        "Prime Minister Ana Moreva on Wednesday approved the departure of the Lurian delegation to the "
        "summit.",
        "approval",
    )
    assert approved.date == "2030-08-14"
    assert ("Lurian delegation", "Luria", "expected") in who(approved)


def test_an_announced_refusal_has_the_day_on_which_it_was_announced() -> None:
    text = "On Sunday the Front announced that it refuses to send delegates to the talks."
    assert one(text, "announcement").date == "2030-08-11"
    assert [each.certainty for each in one(text, "round").participants] == ["refused"]


def test_a_week_after_is_counted_from_the_round_that_the_article_dates() -> None:
    text = (
        "Talks opened in Vesna on Thursday. They come a week after the leaders of Norland and Istria issued "
        "a statement calling for a summit."
    )
    assert one(text, "announcement").date == "2030-W32"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Following a meeting in Sarn on Sunday, a round of talks took place in Vesna on Monday.",
            "2030-08-12",
        ),
        ("Talks due in Vesna on 3 August have been moved to 27 August.", "2030-08-27"),
        ("Luria hailed the start of talks Thursday.", "2030-08-15"),
        ("Norland has invited both to negotiations in Vesna on Aug. 24.", "2030-08-24"),
        ("Minister Ana Moreva, who is at the talks, said on Thursday that the river is wide.", ""),
    ],
)
def test_the_day_is_the_events_own(text: str, day: str) -> None:
    assert one(text, "round").date == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Talks opened in the Swiss Alpine resort of Vesna-sur-Lac.", "Vesna-sur-Lac"),
        ("After talks in Vesna, Ana Moreva said the round ended.", "Vesna"),
        ("Norland hailed a start to Luria ceasefire talks.", ""),
    ],
)
def test_the_place_is_where_and_not_what_about(text: str, place: str) -> None:
    assert next(each.place for each in events(text) if each.kind == "round") == place


def test_a_capital_is_in_its_country() -> None:
    assert same_place("Lima", "Peru")
    assert not same_place("Vesna", "Sarn")


def test_a_continuation_is_a_row_of_its_own_and_an_undated_round_is_told_on_a_day() -> None:
    first = Article(id="a", text="Talks opened in Vesna on Thursday. The talks will continue on Friday.",
        published="2030-08-15")  # fmt: skip
    later = Article(id="b", text="Talks mediated by Norland were useful.", published="2030-12-17")
    found = [event for each in (first, later) for event in find(each, CASE).events]
    rows = timeline([first, later], found)
    assert [(row.date, row.stages, row.told) for row in rows] == [
        ("2030-08-15", ("opened",), "2030-08-15"),
        ("2030-08-16", ("to come",), "2030-08-15"),
        ("", (), "2030-12-17"),
    ]


def test_a_report_that_gives_no_day_does_not_mean_a_round_of_long_ago() -> None:
    told = Article(id="a", text="Talks opened in Vesna in 2021. The Front denies taking part in the talks.",
        published="2030-08-15")  # fmt: skip
    rows = timeline([told], list(find(told, CASE).events))
    assert [row.date for row in rows] == ["2021", ""]


def test_what_goes_on_beside_the_talks_is_no_round() -> None:
    assert not [
        each for each in events("Patrols against the raiders will continue despite the talks.") if each.stage
    ]
    assert one("The envoys will continue the talks in Vesna.", "round").stage == "to come"


def test_an_adjective_behind_a_place_is_no_part_of_it() -> None:
    told = one("In a third round of talks in Oslo, Norwegian and Lurian delegations came closer.", "round")
    assert told.place == "Oslo"
    assert one("Talks opened in Oslo, Norway on Monday.", "round").place == "Oslo, Norway"


def test_a_body_and_its_short_form_take_part_once() -> None:
    told = one("Luria will meet the Lake and Rivers Authority (LRA) on Friday.", "meeting")
    assert [each.name for each in told.participants] == ["Luria", "Lake and Rivers Authority"]
    two = one("Luria will meet Lake and Ferry Traders (LRA) on Friday.", "meeting")
    assert "Lake and Ferry Traders" not in [each.name for each in two.participants]


def test_where_a_report_was_written_takes_no_part_and_a_day_is_no_place() -> None:
    text = "VESNA, Aug 14 (AP) - Lurian delegates held talks with the Front in Ost Tuesday, an official said."
    found = Article(id="a", text=text, published="2030-08-15", lines=roles(text))
    (event,) = [each for each in find(found, CASE).events if each.kind == "round"]
    assert event.place == "Ost"
    assert "VESNA" not in [each.name for each in event.participants]
