"""Findings as records and as JSON: held against the published schema; what was agreed, what contradicts; the
case that is always written.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from goodoffices.case.files import read_case, write_case
from goodoffices.desk import Brief, first_case, make_brief
from goodoffices.record import build, find_actors, read_bytes
from goodoffices.record.find import find
from goodoffices.report.findings import findings_json, findings_schema

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "brief.schema.json"
TALKS = (
    "Talks between the Ostran government and the Reed Front went on in Vesna on Monday, mediated by "
    "Norland.\n"
)


def brief_of(*texts: str) -> Brief:
    articles = []
    for place, text in enumerate(texts):
        (one, *_), _problems = read_bytes((TALKS + text).encode(), name=f"r{place}")
        articles.append(msgspec.structs.replace(one, published=f"2031-05-{6 + place:02d}"))
    actors = find_actors(articles)
    return make_brief(build(articles, partial(find, case=first_case(articles, actors), actors=actors)))


def test_the_published_schema_is_that_of_the_records() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == findings_schema()
    Draft202012Validator.check_schema(json.loads(findings_schema()))


def test_what_is_written_is_what_the_schema_says() -> None:
    brief = brief_of(
        "The Ostran government and the Reed Front have signed a truce. The Reed Front demanded $1.5bn in aid "
        "if the road opens.",
        "The Reed Front denied that it had agreed to free 12 prisoners. The Ostran government said that the "
        "Reed Front had agreed to free 12 prisoners.",
    )
    told = json.loads(findings_json(brief.findings))
    assert list(Draft202012Validator(json.loads(findings_schema())).iter_errors(told)) == []
    assert told["agreed"]
    assert told["contradictions"]
    assert told["positions"]
    assert all(each["passages"] for key in ("agreed", "positions", "figures") for each in told[key])


def test_what_both_signed_is_agreed_on_the_board() -> None:
    brief = brief_of("The Ostran government and the Reed Front have signed a truce.")
    (agreed,) = brief.findings.agreed
    assert len(agreed.parties) == 2
    assert brief.board is not None
    assert [gap.status for gap in brief.board.rows] == ["agreed"]


def test_what_one_of_them_denies_is_not_agreed_but_contradicts() -> None:
    brief = brief_of(
        "The Ostran government and the Reed Front have signed a truce, Norland said.",
        "The Reed Front denied that it had signed a truce.",
    )
    assert brief.findings.agreed == ()
    (apart,) = brief.findings.contradictions
    assert {"truce" in side.words for side in (apart.one, apart.other)} == {True}
    assert brief.board is not None
    assert "agreed" not in {gap.status for gap in brief.board.rows}


def test_a_bare_denial_answers_what_was_said_before_it() -> None:
    brief = brief_of(
        "The Ostran government said that the Reed Front had agreed to free all prisoners. “A lie,” Reed "
        "Front leader Ada Holm said."
    )
    assert any(each.other.words.strip(" ,.") == "A lie" for each in brief.findings.contradictions)


def test_no_talks_no_claims() -> None:
    (one, *_), _ = read_bytes(b"Rain fell on the town. A baker said that bread would cost more.", name="a")
    told = make_brief(build([one], find)).findings
    assert (told.talks, told.positions, told.agreed, told.contradictions, told.parties) == (
        False,
        (),
        (),
        (),
        (),
    )


@pytest.mark.parametrize(
    "when", ["in July", "last week", "in 2030", "last month", "this week", "in December 2030"]
)
def test_the_case_is_always_one_that_can_be_read(when: str, tmp_path: Path) -> None:
    brief = brief_of(
        f"The Reed Front said {when} that it would accept a truce. Some 1,200 people were killed {when}."
    )
    assert brief.case is not None
    write_case(brief.case, tmp_path / "case.yaml")
    assert read_case(tmp_path / "case.yaml").parties == brief.case.parties


@given(
    what=st.lists(
        st.sampled_from(
            [
                "a truce",
                "the plan",
                "the plan of May",
                "aid",
                "a road",
                "an end of the siege",
                "more pay",
                "the release of 5 prisoners",
                "to leave",
                "talks",
            ]
        ),
        min_size=1,
        max_size=5,
    ),
    verb=st.sampled_from(["demanded", "rejected", "accepted", "offered", "agreed to"]),
)
def test_any_stances_make_a_case_without_faults(
    what: list[str], verb: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    brief = brief_of(
        " ".join(f"The Reed Front {verb} {each}. The Ostran government {verb} {each}." for each in what)
    )
    assert brief.case is not None
    file = tmp_path_factory.mktemp("cases") / "case.json"
    write_case(brief.case, file)
    assert {issue.id for issue in read_case(file).issues} == {issue.id for issue in brief.case.issues}
