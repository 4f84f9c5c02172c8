"""What parties say, sorted into issues and options: repeats together, several demands apart, nothing merged
across parties.
"""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.case import Case
from goodoffices.desk import first_case, make_brief
from goodoffices.desk.draft_issues import plain_part, same
from goodoffices.desk.naming import quoted, short
from goodoffices.record import Record, build, content_of, find, read_bytes

TALKS = "Talks between the Republic and the Front went on in Vesna on Monday, mediated by Norland.\n"


def implied(*reports: str) -> Case:
    articles = []
    for number, text in enumerate(reports):
        (article, *_), _problems = read_bytes((TALKS + text).encode(), name=f"report-{number}")
        articles.append(msgspec.structs.replace(article, published=f"2031-05-{number + 6:02}"))
    case = make_brief(record_of(articles)).case
    assert case is not None
    return case


def record_of(articles: list) -> Record:
    case = first_case(articles)
    return build(articles, lambda each: find(each, case))


def held(case: Case) -> set[tuple[str, str, str, str]]:
    names = {(issue.id, option.id): option.label for issue in case.issues for option in issue.options}
    return {
        (case.issue(one.issue).label, one.party, one.stance, names[one.issue, option])
        for one in case.positions
        for option in one.options
    }


def test_a_demand_told_again_is_one_option_and_one_position_with_two_sources():
    case = implied(
        "The Front demanded a complete withdrawal from the valley.",
        'Front delegate Ada Holm repeated the demand that any agreement must include a "full withdrawal" of '
        "troops from the valley.",
    )
    (issue,) = case.issues
    assert [option.label for option in issue.options] == ["“a complete withdrawal from the valley”"]
    assert [len(position.cite) for position in case.positions] == [2]
    assert case.positions[0].since == "2031-05-06"


def test_several_demands_on_one_topic_are_several_issues():
    case = implied(
        "The Front demanded the release of all fishermen held. It is said that the Front wants prisoners to "
        "be freed on the bridge at noon.",
        "The Front demanded a list of the captives.",
    )
    found = {row[0] for row in held(case)}
    assert "Release of persons held" in found
    assert any(name.startswith("Release of persons held: ") for name in found)


def test_two_parties_wordings_stay_two_options_of_one_issue():
    case = implied("The Front demanded a lasting ceasefire. The Republic demanded a lasting ceasefire.")
    (issue,) = case.issues
    assert len(issue.options) == 2


def test_taking_part_is_one_option_for_all_and_its_condition_stands():
    case = implied(
        "The Front refuses to send delegates to the talks.",
        "Front delegate Ada Holm said that the Front is ready to join the talks if the Republic frees its "
        "captives. "
        "Prime Minister Ana Moreva of the Republic approved the departure of a delegation to Vesna.",
    )
    told = [one for one in case.positions if one.party == "front" and one.options == ("taking-part",)]
    assert [one.stance for one in told] == ["refuses", "accepts"]
    assert told[1].conditions[0].does == "the Republic frees its captives"


def test_a_narrower_refusal_is_an_option_of_its_own():
    case = implied("The Front refuses to take part in drawn-out talks.")
    assert ("Taking part in the talks", "front", "refuses", "“take part in drawn-out talks”") in held(case)


def test_what_a_third_judges_names_no_option():
    case = implied(
        "The Front demanded a lasting ceasefire. A Norland official said the Republic should now be more "
        "ready for a ceasefire."
    )
    judged = [one for one in case.positions if one.party == "republic"]
    assert [(one.options, one.voice, one.words) for one in judged] == [
        ((), "assessed-by-third", "the Republic should now be more ready for a ceasefire")
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a complete withdrawal from the valley", "a full withdrawal of troops from the valley", True),
        ("a complete withdrawal from the valley", "a partial withdrawal from the valley", False),
        ("a pay rise of 10 percent", "a pay rise of 8 percent", False),
        ("a lasting ceasefire", "a short ceasefire", False),
    ],
)
def test_same_wording(one, other, expected):
    assert same(content_of(one), content_of(other)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("join the indirect negotiations", True),
        ("to send representatives to the negotiations in Vesna", True),
        ("take part in drawn-out talks", False),
        ("direct talks with the Front", False),
    ],
)
def test_plain_taking_part(words, expected):
    assert plain_part(words) is expected


def test_names_are_short_and_quote_inside_quotes():
    assert quoted('a "full withdrawal" of troops') == "“a ‘full withdrawal’ of troops”"
    assert quoted("to drain the reservoir") == "“drain the reservoir”"
    assert short("take part in drawn-out talks that give the other side more time to bring up its guns") == (
        "take part in drawn-out talks"
    )
