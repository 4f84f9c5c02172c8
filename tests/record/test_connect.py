"""Connecting: what counts as a copy, an utterance told twice, a conflict, one person, one round."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record import build
from goodoffices.record.connect import (
    alike,
    both_true,
    corroborate,
    find_agencies,
    find_conflicts,
    find_copies,
    find_people,
    find_utterances,
    movement,
    timeline,
    tones,
)
from goodoffices.record.connect.corroboration import Told
from goodoffices.record.find import find
from goodoffices.record.lines import roles
from goodoffices.record.model import Article, Event, Figure, Link, Participant, Person, Proposal, Statement

VOCABULARY = [f"w{number}ord" for number in range(3000)]


def story(seed: int, sentences: int = 12) -> list[str]:
    dice = random.Random(seed)
    return [" ".join(dice.choices(VOCABULARY, k=16)).capitalize() + "." for _ in range(sentences)]


def article(key: str, text: str, published: str = "2031-05-06") -> Article:
    return Article(id=key, text=text, published=published, lines=roles(text))


def statement(key: str, where: Article, words: str, speaker: str = "", **more) -> Statement:
    start = where.text.index(words)
    line = next((line for line in where.lines if line.start <= start < line.end), None)
    whole = (line.start, line.end) if line else (0, len(where.text))
    more.setdefault("type", "indirect")
    return Statement(
        id=key,
        article=where.id,
        start=start,
        end=start + len(words),
        text=words,
        speaker=speaker,
        rule="t@1",
        sentence=whole,
        **more,
    )


def figure(key: str, number: float, *, where: str = "a", subject: str = "hostages", **more) -> Figure:
    return Figure(
        id=key, article=where, start=0, end=2, text="42", number=number, subject=subject, rule="t@1", **more
    )


# Copies


def test_copies_and_half_copies_are_found_and_unrelated_articles_are_not():
    whole = story(1)
    texts = {"one": whole, "copy": whole, "half": whole[:6] + story(2, 6), "other": story(3)}
    links = find_copies([article(key, "\n".join(text)) for key, text in texts.items()])
    assert {(link.kind, link.first, link.second) for link in links} == {
        ("copy", "one", "copy"),
        ("part-copy", "one", "half"),
        ("part-copy", "copy", "half"),
    }
    half = next(link for link in links if (link.first, link.second) == ("one", "half"))
    assert half.share == pytest.approx(0.5, abs=0.03)


def test_a_lightly_edited_copy_is_still_a_copy():
    whole = story(4)
    edited = [" ".join(word for place, word in enumerate(line.split()) if place != 7) for line in whole]
    (link,) = find_copies([article("one", "\n".join(whole)), article("two", "\n".join(edited))])
    assert link.kind == "copy"


def test_two_who_quote_one_speech_do_not_copy_each_other():
    speech = " ".join(story(5, 3))
    texts = [f'{" ".join(story(seed, 6))}\n"{speech}" she said.' for seed in (6, 7)]
    assert find_copies([article("a", texts[0]), article("b", texts[1])]) == []


def test_a_story_that_many_carry_is_linked_to_a_few_only():
    text = "\n".join(story(8))
    links = find_copies([article(f"a{number}", text) for number in range(60)])
    assert len(links) <= 60 * 8
    assert {link.second for link in links} == {f"a{number}" for number in range(1, 60)}


def test_agency_signs_but_not_picture_credits():
    text = (
        "VESNA (Reuters) - The talks on the lake went on for a second day.\nBoats on the lake. Picture: AFP"
    )
    assert [link.second for link in find_agencies(article("a", text))] == ["Reuters"]
    assert (
        find_agencies(
            article("b", "The envoy told AFP on Monday that the talks would go on for another day.")
        )
        == []
    )


# Names


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Hossam Badran", "Husam Badran"),
        ("Majed al-Ansari", "Majed Al-Ansari"),
        ("Bill Burns", "William Burns"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("J. Kirby", "John Kirby"),
    ],
)
def test_names_that_may_be_one_persons(one, two):
    assert alike(one, two)
    assert alike(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Mahmoud Abbas", "Abbas Kamel"),
        ("John Kirby", "John Kerry"),
        ("Biden", "Baden"),
        ("Ann Burns", "William Burns"),
    ],
)
def test_names_that_are_not(one, two):
    assert not alike(one, two)


def test_a_surname_is_left_open_where_two_bear_it():
    people = [
        Person(article="a", name="William Burns"),
        Person(article="b", name="Ann Burns"),
        Person(article="c", name="Burns"),
    ]
    assert find_people(people) == []
    assert [(link.first, link.second) for link in find_people([people[0], people[2]])] == [
        ("William Burns", "Burns")
    ]


# Utterances and corroboration

KIRA_1 = (
    'The talks are focused on the gaps that remain, said Kira Holm to reporters.\n"Today is a promising '
    'start," Holm said.'
)
KIRA_2 = (
    "Holm told reporters that the talks focus on remaining gaps between the sides.\nTwo officials told the "
    "Axe it went very well."
)


def test_one_utterance_told_by_two_and_its_count():
    a, b = article("a", KIRA_1), article("b", KIRA_2)
    said = [
        statement("a:1", a, "The talks are focused on the gaps that remain", "Kira Holm"),
        statement("a:2", a, "Today is a promising start", "Holm", type="direct"),
        statement("b:1", b, "the talks focus on remaining gaps between the sides", "Holm"),
    ]
    (link,) = find_utterances([a, b], said)
    assert (link.kind, link.first, link.second) == ("same-utterance", "a:1", "b:1")
    rows = corroborate(
        [a, b],
        said,
        [link, *find_people([Person(article="a", name="Kira Holm"), Person(article="b", name="Holm")])],
    )
    assert (rows[0].articles, rows[0].speakers, len(rows[0].origins)) == (("a", "b"), ("Kira Holm",), 2)
    assert not rows[0].repeats_one_origin


def test_the_same_sentence_in_two_articles_is_one_origin():
    line = (
        "Kira Holm told reporters later on Monday that the talks are focused on the gaps that remain between "
        "the two sides"
    )
    a, b = article("a", f"{line}.\nMore here."), article("b", f"Something else first.\n{line}.")
    said = [
        statement(
            f"{x.id}:1", x, "the talks are focused on the gaps that remain between the two sides", "Kira Holm"
        )
        for x in (a, b)
    ]
    row = corroborate([a, b], said, find_utterances([a, b], said))[0]
    assert row.repeats_one_origin


def test_unnamed_sources_are_never_one_person_but_one_relay_is_one_origin():
    text = 'Two officials told the Axe the day was "very good" for both sides.'
    a, b = article("a", "Intro.\n" + text), article("b", text + "\nOutro.")
    said = [
        statement(
            f"{x.id}:1",
            x,
            'the day was "very good" for both sides',
            "Two officials",
            unnamed=True,
            chain=("Two officials", "Axe"),
        )
        for x in (a, b)
    ]
    links = find_utterances([a, b], said)
    assert [link.kind for link in links] == ["same-utterance"]
    row = corroborate([a, b], said, links)[0]
    assert row.origins == ("Axe",)
    apart = [
        statement("c:1", a, 'the day was "very good" for both sides', "An official", unnamed=True),
        said[1],
    ]
    assert all(link.kind != "same-utterance" for link in find_utterances([a, b], apart))


def test_a_phrase_said_again_months_later_is_another_utterance():
    a, b = article("a", KIRA_1), article("b", KIRA_2, "2031-09-01")
    said = [
        statement("a:1", a, "The talks are focused on the gaps that remain", "Kira Holm"),
        statement("b:1", b, "the talks focus on remaining gaps between the sides", "Holm"),
    ]
    assert find_utterances([a, b], said) == []


def test_saying_and_denying_is_not_the_same_claim():
    a, b = (
        article("a", "The Front will join the second round in Vesna."),
        article("b", "The Front will not join the second round in Vesna."),
    )
    same = [statement("a:1", a, a.text, "Ann Lee"), statement("b:1", a, a.text, "Ben Ode")]
    same[1] = Statement(**{**{f: getattr(same[1], f) for f in same[1].__struct_fields__}, "article": "b"})
    denied = [same[0], statement("b:2", b, b.text, "Ben Ode")]
    assert [link.kind for link in find_utterances([a, b], same)] == ["same-claim"]
    assert find_utterances([a, b], denied) == []


# Figures


def test_more_than_40_and_42_are_compatible():
    links = find_conflicts([article("a", "x" * 30)], [figure("1", 40, modifier="more than"), figure("2", 42)])
    assert [link.kind for link in links] == ["compatible"]


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ({"number": 33}, {"number": 40}, "conflict"),
        ({"number": 33, "state": "held"}, {"number": 40, "state": "to be released"}, None),
        ({"number": 33, "state": "held"}, {"number": 40}, "possibly-comparable"),
        ({"number": 33, "when": "2031-05"}, {"number": 40, "when": "2031-04"}, "possibly-comparable"),
        ({"number": 33}, {"number": 40, "where": "later"}, "possibly-comparable"),
        ({"number": 33}, {"number": 40, "subject": "trucks"}, None),
        ({"number": 33, "unit": "percent"}, {"number": 40}, None),
        ({"number": 33, "modifier": "about"}, {"number": 35}, "compatible"),
        ({"number": 40, "modifier": "more than"}, {"number": 40}, "conflict"),
        ({"number": 30, "upto": 40}, {"number": 36}, "compatible"),
    ],
)
def test_conflicts_only_between_like_quantities(one, two, kind):
    articles = [article("a", "x" * 30), article("later", "x" * 30, "2031-09-01")]
    links = find_conflicts(articles, [figure("1", **one), figure("2", **two)])
    assert [link.kind for link in links] == ([kind] if kind else [])


modifiers = st.sampled_from(["exactly", "more than", "at least", "at most", "fewer than"])


@given(st.integers(0, 30), modifiers, st.integers(0, 30), modifiers)
def test_both_true_agrees_with_trying_every_number(one, how, two, other):
    def allows(number: int, modifier: str, value: float) -> bool:
        return {
            "exactly": value == number,
            "more than": value > number,
            "at least": value >= number,
            "at most": value <= number,
            "fewer than": value < number,
        }[modifier]

    halves = [step / 2 for step in range(-4, 80)]
    expected = any(allows(one, how, value) and allows(two, other, value) for value in halves)
    assert both_true(figure("1", one, modifier=how), figure("2", two, modifier=other)) is expected


# Timeline, movement, tone


def event(key: str, where: str, date: str, kind: str = "round", place: str = "Vesna", **more) -> Event:
    return Event(
        id=key, article=where, start=0, end=1, text="x", kind=kind, place=place, date=date, rule="t@1", **more
    )


def test_rounds_months_apart_stay_apart_and_one_round_is_one_row():
    articles = [article("a", "x"), article("b", "x"), article("c", "x", "2031-09-01")]
    events = [
        event("1", "a", "2031-05-06", participants=(Participant(name="The Front", certainty="absent"),)),
        event(
            "2",
            "b",
            "2031-05-06",
            participants=(Participant(name="The Front", certainty="through mediators"),),
        ),
        event("3", "c", "2031-09-01"),
    ]
    rows = timeline(articles, events)
    assert [(row.date, row.events) for row in rows] == [("2031-05-06", ("1", "2")), ("2031-09-01", ("3",))]
    assert [each.certainty for each in rows[0].participants] == ["absent", "through mediators"]


def test_movement_is_of_one_voice_and_in_order_of_date():
    articles = [article("a", "x"), article("b", "x", "2031-06-01")]

    def position(key: str, where: str, stance: str, voice: str = "public") -> Proposal:
        return Proposal(
            id=key,
            article=where,
            start=0,
            end=1,
            text="x",
            kind="position",
            party="front",
            issue="monitors",
            stance=stance,
            voice=voice,
            rule="t@1",
        )

    courses = movement(
        articles,
        [
            position("2", "b", "accepts"),
            position("1", "a", "refuses"),
            position("3", "b", "refuses", "claimed-by-another"),
        ],
    )
    own = courses[0]
    assert [(step.stance, step.change) for step in own.steps] == [("refuses", ""), ("accepts", "stance")]
    assert own.moved
    assert not courses[1].moved


def test_tones_are_the_quoted_words_where_they_stand():
    a = article("a", 'Officials called the first day "very good" and left.')
    said = statement("a:1", a, 'the first day "very good"', "Officials", type="mixed")
    (tone,) = tones([a], [said])
    assert tone.words == "very good"
    assert a.text[tone.start : tone.end] == "very good"


def test_rejected_links_do_not_count():
    a, b = article("a", KIRA_1), article("b", KIRA_2)
    said = [
        statement("a:1", a, "The talks are focused on the gaps that remain", "Kira Holm"),
        statement("b:1", b, "the talks focus on remaining gaps between the sides", "Holm"),
    ]
    link = Link(kind="same-utterance", first="a:1", second="b:1", rule="t@1", status="rejected")
    assert [len(row.articles) for row in corroborate([a, b], said, [link])] == [1, 1]


COPIED = (
    "Norland and Istria resumed talks on the harbour in Vesna on Sunday, after a pause of three weeks.\n\n"
    "The Norland delegation was led by Ada Holm. Istria sent its trade minister, Juro Bell, who arrived late "
    "on Saturday.\n\n"
)


def told(first: str, second: str) -> Told:
    """What two articles that share their text tell of one source, each in its own words."""
    both = [
        msgspec.structs.replace(
            article(key, COPIED + words + "\n\nThe talks go on until Friday."), outlet=outlet
        )
        for key, words, outlet in (("a", first, "Post"), ("b", second, "News"))
    ]
    record = build(both, find)
    rows = corroborate(record.articles, record.statements, record.links)
    return next(row for row in rows if len(row.articles) > 1 and "official" in row.speakers[0])


PLAIN = (
    "The gap over the quota has narrowed to 2,000 tonnes, according to officials with knowledge of the talks."
)


NAMED = (
    "Two officials with knowledge of the talks told Reuters the gap over the quota had narrowed to 2,000 "
    "tonnes."
)


@pytest.mark.parametrize("turned", [False, True])
def test_an_unnamed_source_that_a_copy_tells_again_without_its_outlet_is_one_origin(turned: bool) -> None:
    row = told(PLAIN, NAMED) if turned else told(NAMED, PLAIN)
    assert row.origins == ("Reuters",)
    assert len(row.speakers) == 1


def test_copies_that_each_say_to_whom_an_unnamed_source_spoke_have_two_origins() -> None:
    row = told(
        NAMED,
        "The gap over the quota is down to 2,000 tonnes, an official with knowledge of the talks told AFP.",
    )
    assert set(row.origins) == {"Reuters", "Agence France-Presse"}
    assert len(row.speakers) == 2
