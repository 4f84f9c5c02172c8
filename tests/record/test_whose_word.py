"""Whose word a position is, and what it answers: roles, sources, mediators, short answers, things
exchanged.
"""

from __future__ import annotations

from functools import partial

import pytest

from goodoffices.desk import Brief, first_case, make_brief
from goodoffices.record import Article, Found, Proposal, Record, build, read_bytes
from goodoffices.record.find import find
from goodoffices.report.brief_words import column_words

TALKS = "Talks between the Republic and the Front went on in Vesna on Monday, mediated by Norland.\n"


def article(text: str, name: str = "a", day: str = "2021-05-06") -> Article:
    (one, *_), _problems = read_bytes((TALKS + text).encode(), name=name)
    assert isinstance(one, Article)
    return Article(**{field: getattr(one, field) for field in one.__struct_fields__} | {"published": day})


def found(text: str) -> Found:
    one = article(text)
    return find(one, first_case([one]))


def record(*texts: str) -> Record:
    articles = [article(text, f"r{place}") for place, text in enumerate(texts)]
    return build(articles, partial(find, case=first_case(articles)))


def positions(text: str) -> list[Proposal]:
    return [row for row in found(text).proposals if row.kind == "position"]


def section(brief: Brief, key: str) -> list[tuple[str, ...]]:
    return [
        tuple(map(column_words, item.cells))
        for each in brief.sections
        if each.key == key
        for item in each.items
    ]


def test_a_role_set_into_quoted_words_gives_the_side():
    people = found('He said it "gives (Front leader Ada) Holm more time".').people
    assert [(each.name, each.side) for each in people if each.name == "Ada Holm"] == [("Ada Holm", "Front")]


def test_an_office_holder_acts_for_the_side_that_another_report_gives():
    brief = make_brief(
        record(
            "Prime Minister Ada Holm on Monday approved the plan of the mediators.",
            "The ministers met Front leader Ada Holm in Vesna.",
        )
    )
    assert [(row[0], row[1]) for row in section(brief, "positions")] == [("Front", "accepts")]


def test_a_government_called_by_a_surname_speaks_for_that_persons_side():
    rows = record(
        "The Holm administration said that the talks were useful.",
        "Front leader Ada Holm said that the talks were useful.",
    ).statements
    assert {row.speaker: row.side for row in rows} == {"Holm administration": "Front", "Ada Holm": "Front"}


def test_two_people_of_one_surname_lend_it_no_side():
    rows = record(
        "The Holm administration said that the talks were useful.",
        "Front leader Ada Holm said that the talks were useful.",
        "Republic minister Olaf Holm said that the talks were useful.",
    ).statements
    assert next(row.side for row in rows if row.speaker == "Holm administration") == ""


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("Ada Holm, a former Front commander,", ""),
        ("Ada Holm, a Front commander,", "Front"),
        ("Front and Republic officials", ""),
        ("Two Front officials", "Front"),
        ("The Front-run region's health ministry", ""),
    ],
)
def test_who_does_not_speak_for_a_side(speaker, side):
    (row,) = found(f"{speaker} said that the road was closed.").statements
    assert row.side == side


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Norland officials said that the Front should be more ready for a ceasefire.", "assessed-by-third"),
        ("Republic officials said that the Front is ready to accept a ceasefire.", "claimed-by-another"),
        ("Norland officials said that the Front is ready to accept a ceasefire.", "assessed-by-third"),
        ("Front officials said that the Front is ready to accept a ceasefire.", "public"),
    ],
)
def test_a_party_claims_a_mediator_assesses(sentence, voice):
    assert [(row.party, row.voice) for row in positions(sentence)] == [("Front", voice)]


def test_what_others_must_do_is_no_demand_where_they_are_not_named():
    assert positions('"They have to make those decisions," said Ada Holm, a Front delegate.') == []
    assert positions('"We must see a ceasefire," said Ada Holm, a Front delegate.') != []


def test_we_would_answers_the_plan_of_the_sentence_before():
    text = (
        "The Front demanded the implementation of the plan of May. "
        '"If the Republic agrees, we would," Front delegate Ada Holm told the Post.'
    )
    (answer,) = [row for row in positions(text) if row.stance == "accepts"]
    assert (answer.party, answer.issue) == ("Front", "plan-or-draft-to-follow")
    assert answer.conditions == ("If the Republic agrees",)


def test_we_would_far_from_a_demand_answers_the_deal_and_no_clause_is_an_issue():
    text = '"If the Republic agrees, we would," Front delegate Ada Holm told the Post.'
    assert [row.issue for row in positions(text)] == [""]
    case = make_brief(record(text)).case
    assert case is not None
    assert [issue.id for issue in case.issues] == ["the-deal"]
    (position,) = case.positions
    assert (position.words, position.options) == ("we would", ())
    assert [condition.does for condition in position.conditions] == ["the Republic agrees"]


def test_mediators_and_outsiders_stand_apart_from_the_parties():
    brief = make_brief(
        record(
            "The Front demanded a ceasefire.\nNorland demanded the release of all prisoners.\nIndia demanded "
            "a ceasefire."
        )
    )
    assert {row[0] for row in section(brief, "positions")} == {"Front"}
    assert {row[0] for row in section(brief, "positions-of-others")} == {"Norland", "India"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norland offered a three-phase proposal for the release of prisoners held in Vesna.", [(3, "")]),
        (
            "The Front released 105 hostages in exchange for 240 prisoners held in Vesna.",
            [(105, "released"), (240, "released")],
        ),
        ("The Republic held 240 prisoners.", [(240, "held")]),
    ],
)
def test_what_became_of_those_counted(sentence, expected):
    assert [(row.number, row.state) for row in found(sentence).figures] == expected


def test_a_plan_is_named_without_the_word_that_leads_to_it():
    rows = found("The Front demanded that the peace plan presented by Norland be implemented.").proposals
    assert [row.object for row in rows if row.kind == "option"] == ["the peace plan"]


def test_a_round_without_a_day_is_the_one_that_its_article_dates():
    undated = "It is not confirmed who attended the negotiations in Vesna."
    days = [
        row[0] for row in section(make_brief(record(f"The talks resumed on 4 May 2021. {undated}")), "rounds")
    ]
    assert len(days) > 0
    assert "no day" not in days
    twice = "The talks resumed on 4 May 2021. The talks had opened on 4 March 2021."
    assert "no day, told 2021-05-06" in [
        row[0] for row in section(make_brief(record(f"{twice} {undated.replace('Vesna', 'Sarn')}")), "rounds")
    ]


def test_a_condition_is_not_what_is_accepted():
    text = (
        "Front delegate Ada Holm said that the Front would accept a withdrawal if the Republic accepts "
        "monitors."
    )
    (row,) = positions(text)
    assert (row.party, row.issue) == ("Front", "withdrawal-of-forces")
    case = make_brief(record(text)).case
    assert case is not None
    assert case.positions[0].words == "a withdrawal"
    assert case.positions[0].conditions[0].does == "the Republic accepts monitors"


@pytest.mark.parametrize(
    "behind", ["before a ceasefire holds", "until there is a ceasefire and a truce", "and a ceasefire"]
)
def test_what_must_come_first_is_not_what_is_refused(behind):
    (row,) = positions(f"Front delegate Ada Holm said that the Front would not accept a withdrawal {behind}.")
    assert (row.stance, row.issue) == ("refuses", "withdrawal-of-forces")


def test_a_speakers_own_government_is_the_speakers_side():
    (row,) = positions("Front delegate Ada Holm said that her government would not accept a ceasefire.")
    assert (row.party, row.stance, row.voice) == ("Front", "refuses", "public")


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("French airline Skylark", ""),
        ("Several French journalists", ""),
        ("The French foreign ministry", "France"),
    ],
)
def test_a_firm_does_not_speak_for_its_country(speaker, side):
    (row,) = found(f"{speaker} said that the road was closed.").statements
    assert row.side != "France" or side == "France"
    assert side in ("", row.side)


def test_a_modal_that_leans_on_another_sentence_demands_nothing():
    assert positions('"Our plan is bolder because it has to be," said Ada Holm, a Front delegate.') == []


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        (
            "The talks in Sarn broke down when the Front insisted on pay cuts by next year.",
            "2021-05",
        ),
        ("The talks in Vesna are expected to resume next year.", "2022"),
    ],
)
def test_what_lies_ahead_dates_nothing_that_is_over(sentence, when):
    rounds = [row for row in section(make_brief(record(sentence)), "rounds") if row[1] == "round"]
    assert when in {row[0] for row in rounds}
    assert ("2022" in {row[0] for row in rounds}) == (when == "2022")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            '"The Republic must return every fishing boat," said Front delegate Ada Holm.',
            "return every fishing boat",
        ),
        ("The Front demanded that the fishing boats come back.", "the fishing boats come back"),
    ],
)
def test_an_issue_is_named_by_what_is_asked(sentence, name):
    case = make_brief(record(sentence)).case
    assert case is not None
    assert [issue.name for issue in case.issues] == [name]
    assert case.positions[0].words in sentence


def test_speakers_who_say_one_thing_are_all_named():
    rows = section(
        make_brief(
            record(
                "Front leader Ada Holm said the talks would continue on Friday in the old hall of Vesna.",
                "Norland spokesman Jon Karst said the talks would continue on Friday in the old hall of "
                "Vesna.",
            )
        ),
        "said",
    )
    assert [row[0] for row in rows if "2 speakers" in row[-1]] == [
        "Ada Holm, Front leader; Jon Karst, Norland spokesman"
    ]


def test_bodies_that_speak_as_one_are_no_unnamed_source():
    brief = make_brief(
        record(
            "The mediators of Norland said the talks go on. A source close to the Front said the talks go on."
        )
    )
    assert [row[1] for row in section(brief, "unknown") if row[0] == "who the source is"] == [
        "A source close to the Front (r0)"
    ]


def test_the_same_words_for_the_talks_of_one_side_on_one_day_are_one_line():
    brief = make_brief(
        record(
            'Norwegian officials called the talks "very good". Norway called the talks "very good."',
            'The Norwegian official called the talks "very good". The Front called them "very good".',
        )
    )
    tone = next(each for each in brief.sections if each.key == "tone").items
    assert [(column_words(item.cells[1]), column_words(item.cells[3]), len(item.cites)) for item in tone] == [
        ("“very good”", "Norway", 3),
        ("“very good”", "", 1),
    ]


def test_what_both_sides_accept_each_accepts():
    rows = positions("Both sides agreed to exchange the boats.")
    assert [(row.party, row.stance) for row in rows] == [("Republic", "accepts"), ("Front", "accepts")]


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        # places and bodies are named, not demanded
        ("The Front demands that the army leave Sarn, Vellin, Orsk and the Korda valley.",
        ["the army leave Sarn, Vellin, Orsk and the Korda valley"]),
        ("The Front wants the Norland League, Istria and Veld to mediate.",
        ["the Norland League, Istria and Veld to mediate"]),
        # what the side does besides is not demanded
        ("The Front wants a year of peace and has offered a truce.", ["a year of peace"]),
        # what the deal must do itself keeps the deal
        ("The Front said a binding agreement must come before any filling.",
        ["a binding agreement must come before any filling"]),
    ],
)  # fmt: skip
def test_what_is_demanded(text: str, objects: list[str]):
    rows = found(text).proposals
    assert [
        row.object for row in rows if row.kind in ("position", "issue") and row.stance != "accepts"
    ] == objects


def test_a_gap_is_over_a_thing_not_over_what_is_told_besides():
    rows = [
        row
        for row in found("The dispute over pay, the first walkout in years, goes on.").proposals
        if row.rule.startswith("gap-over")
    ]
    assert [row.object for row in rows] == ["pay"]


def test_what_a_side_has_not_agreed_to_do_is_not_an_open_term():
    assert not [
        row
        for row in found("The union had not agreed to meet.").proposals
        if row.rule.startswith("left-open")
    ]


def test_who_leads_a_delegation_speaks_for_its_side():
    people = find(
        article(
            "The Norwegian delegation, led by Secretary Ada Holm, left. According to Ada Holm, peace is near."
        )
    ).people
    assert [each.side for each in people if each.name == "Ada Holm"] == ["Norway"]


def test_sides_that_take_positions_are_parties_where_none_are_named():
    text = (
        "Norway rejected the Swedish plan for the river. Sweden demanded a dam. The United Nations called on "
        "both to stop."
    )
    (one, *_), _problems = read_bytes(text.encode(), name="a")
    brief = make_brief(build([one], find))
    assert [each.side for each in brief.front.parties] == ["Norway", "Sweden"]
