"""An agreement begun out of what the sides agreed: each clause comes with what its words would have each owe,
a person ticks what is owed, and nothing becomes a commitment by itself or reaches a room.
"""

from __future__ import annotations

import html
import re
from fractions import Fraction
from typing import Any

import pytest
from agreed_cast import acted, taken
from pages_cast import view_of
from test_text_conclude import agree, newest
from test_text_pages import get, post, token
from texts_cast import begun, sides_of_lake, text_of

from goodoffices.desk.actions.text_conclude import conclude_text

WHOLE = """Article 1. Return

1. The Front shall release 12 prisoners within ten days of signature.

2. Both sides shall open the bridge by 30 June 2031, verified by the neighbours.

3. A joint team sits in Sarn.
"""


@pytest.fixture
def text(desk: Any, lake: str) -> int:
    return begun(desk, lake, WHOLE)


def concluded(desk: Any, lake: str, text: int) -> str:
    acted(desk, lake, conclude_text, text, newest(desk, lake, text), day="2025-06-03", words="at the bridge")
    return f"/c/{lake}/agreement/draft/text/{text}/"


def held(desk: Any, lake: str) -> Any:
    from goodoffices.server.store import open_case

    found = open_case(desk, lake).agreement
    return found.agreement if found is not None else None


def refused(mine: Any, where: str, **given: Any) -> str:
    answer = mine.post(where, {"form": token(), **given})
    assert answer.status_code == 400
    return html.unescape(answer.content.decode())


def sent(page: str, **fields: Any) -> dict[str, Any]:
    """The form as it begins, with some fields set."""
    mark = re.search(r'name="mark" value="(\w+)"', page)
    assert mark is not None
    return {"mark": mark[1], **fields}


def card(page: str, what: str) -> str:
    """The prefix of the card whose draft begins with these words."""
    found = re.search(rf'name="(k\d+-\d+)-what"[^>]*value="{re.escape(what)}', page)
    if found is None:
        found = re.search(rf'name="(k\d+-\d+)-what"[^>]*>\s*{re.escape(what)}', page)
    assert found is not None, page
    return found[1]


def fields_of(page: str, prefix: str) -> dict[str, Any]:
    """What the card's fields begin with."""
    found: dict[str, Any] = {}
    for tag in re.findall(rf'<input[^>]*name="{prefix}-[^>]*>', page):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        assert name is not None
        if 'type="checkbox"' in tag:
            if "checked" in tag and value is not None:
                found.setdefault(name[1], []).append(value[1])
        elif value is not None:
            found[name[1]] = value[1]
    return found


def test_what_was_concluded_comes_with_what_its_words_have_each_owe(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    page = get(mine, concluded(desk, lake, text))
    first = fields_of(page, card(page, "release 12 prisoners"))
    said = {key.partition("-")[2].partition("-")[2]: value for key, value in first.items()}
    assert said == {
        "owes": ["front"],
        "to": ["republic"],
        "what": "release 12 prisoners",
        "number": "12",
        "unit": "prisoners",
        "by": "10 days after signature",
    }
    assert "No duty was read in these words." in page
    assert held(desk, lake) is None  # looking makes nothing


def test_only_what_is_ticked_is_owed(mine: Any, desk: Any, lake: str, text: int) -> None:
    where = concluded(desk, lake, text)
    rooms = [view_of(desk, lake, room).head for room in sides_of_lake(desk, lake)[1:]]
    page = get(mine, where)
    prefix = card(page, "release 12 prisoners")
    more = re.findall(r'name="(k\d+-\d+)-keep"', page)[-1]  # the empty card of the last clause
    post(
        mine, where,
        **sent(page, **fields_of(page, prefix) | {
            f"{prefix}-keep": "on", f"{prefix}-by": "2031-06-20",
            f"{more}-keep": "on", f"{more}-owes": ["front", "republic"], f"{more}-what": "name three each",
            f"{more}-number": "3", f"{more}-unit": "people",
            f"{more}-verified_by": "the neighbours, a notary",
        }),
    )  # fmt: skip
    made = held(desk, lake)
    found = [(one.id, one.what, one.owes, one.to, one.number, one.by, one.clause) for one in made.commitments]
    assert found == [
        ("c1.1", "release 12 prisoners", ("front",), ("republic",), Fraction(12), "2031-06-20", "1.1"),
        ("c1.3", "name three each", ("front", "republic"), (), Fraction(3), "", "1.3"),
    ]  # fmt: skip
    assert made.draft
    assert [clause.id for clause in made.clauses] == ["1", "1.1", "1.2", "1.3"]
    assert made.commitments[1].verified_by[-1] == "a notary"
    assert rooms == [view_of(desk, lake, room).head for room in sides_of_lake(desk, lake)[1:]]


def test_what_is_wrong_on_a_ticked_card_is_told_with_its_clause(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    where = concluded(desk, lake, text)
    page = get(mine, where)
    prefix = card(page, "release 12 prisoners")
    wrong = {f"{prefix}-keep": "on", f"{prefix}-number": "many", f"{prefix}-by": "soon", f"{prefix}-what": ""}
    answer = refused(mine, where, **sent(page, **wrong))
    for told in (
        "Clause 1.1: How many: This is no number: write 412, or 3.5.",
        "Clause 1.1: By when: This is no moment: write it as 2031-06-03, day 16, or within 7 days.",
        "Clause 1.1: Say who owes it, or take the tick away.",
        "Clause 1.1: Say what is owed, or take the tick away.",
    ):
        assert told in answer, told
    assert held(desk, lake) is None


def test_a_draft_that_stands_is_kept_and_a_signed_agreement_is_left_alone(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    import msgspec
    from agreed_cast import prisoners

    taken(desk, lake, msgspec.structs.replace(prisoners(), draft=True))
    where = concluded(desk, lake, text)
    before = held(desk, lake)
    page = get(mine, where)
    prefix = card(page, "open the bridge")
    post(mine, where, **sent(page, **fields_of(page, prefix) | {f"{prefix}-keep": "on"}))
    made = held(desk, lake)
    assert made.commitments[:-1] == before.commitments
    assert (made.commitments[-1].by, made.commitments[-1].clause) == ("2031-06-30", "1.2")
    assert made.phases == before.phases
    acted(desk, lake, _sign)
    assert "A signed agreement stands." in get(mine, where)


def _sign(writer: Any) -> Any:
    from goodoffices.desk.actions.keep_agreement import sign_agreement

    standing = writer.case.agreement.agreement
    return sign_agreement(writer, "", [one.id for one in standing.parties])


def test_words_that_changed_meanwhile_are_looked_at_again(mine: Any, desk: Any, lake: str, text: int) -> None:
    agree(desk, lake, text, ("1.1",))
    where = f"/c/{lake}/agreement/draft/text/{text}/"
    page = get(mine, where)
    assert "agreed so far, provisional" in page
    prefix = card(page, "release 12 prisoners")
    agree(desk, lake, text, ("1.2",))
    answer = refused(mine, where, **sent(page, **fields_of(page, prefix) | {f"{prefix}-keep": "on"}))
    assert "The clauses have changed meanwhile" in answer
    assert held(desk, lake) is None


def test_nothing_agreed_is_no_page(mine: Any, desk: Any, lake: str, text: int) -> None:
    assert text_of(desk, lake, text) is not None
    for where in (f"text/{text}", "text/99999", "package/1", "other/1"):
        assert mine.get(f"/c/{lake}/agreement/draft/{where}/").status_code == 404
    assert "agreement/draft" not in get(mine, f"/c/{lake}/agreement/")
