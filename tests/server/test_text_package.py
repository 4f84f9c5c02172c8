"""From a package to clauses: which clause is meant, the first wording, what a person makes of it; and a
package that would tell a confided limit, where it is edited.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from pages_cast import csp_breaks, position, put, rooms_of, text, told
from proposals_cast import put_one
from texts_cast import act, begun, opened, place_of_label, text_of

from goodoffices.case import Case, Issue, Option
from goodoffices.desk.one_text.drafting import drafted
from goodoffices.server.store import new_token
from goodoffices.talks import acts

ISSUES = {
    "monitors": ("Who monitors", ("joint team", "team of the neighbouring states", "nobody")),
    "held": ("Persons held, first phase", ("30 persons", "45 persons")),
    "ratio": ("Ratio", ("three", "five")),
    "water": ("Water of the lake", ("shared", "metered")),
}


def case_of(standing: dict[str, str]) -> Case:
    """Four issues; options are called after their places."""
    return Case(
        title="t",
        fictional=True,
        parties=(),
        issues=tuple(
            Issue(
                id=key, name=name, options=tuple(Option(id=f"{key}{n}", name=one) for n, one in enumerate(of))
            )
            for key, (name, of) in ISSUES.items()
        ),
        text=standing,
    )


def first_wordings(
    desk: Any, lake: str, package: dict[str, str], tied: dict[str, str] | None = None
) -> dict[str, tuple[str, str, str]]:
    """By issue: how, the clause's label, the wording. ``tied`` has labels to issues."""
    entry, home = begun(desk, lake), rooms_of(desk, lake)[0]
    for label, issue in (tied or {}).items():
        put(desk, lake, home, acts.ClauseTied(text=entry, clause=label, issue=issue))
    found = drafted(text_of(desk, lake, entry), case_of({"held": "held0", "monitors": "monitors0"}), package)
    return {one.issue: (one.how, one.label, one.put) for one in found}


def test_of_alternatives_side_by_side_the_one_of_the_package_stands(desk: Any, lake: str) -> None:
    found = first_wordings(desk, lake, {"monitors": "monitors1", "ratio": "ratio1"})
    assert found == {
        "monitors": (
            "chosen",
            "1.2",
            "2. The team of the neighbouring states watches the cessation of fire.",
        ),
        "ratio": (
            "chosen",
            "2.4",
            "4. For each person released the Republic releases five persons of the list in annex B.",
        ),
    }  # fmt: skip


def test_the_name_of_the_option_that_stands_gives_way_to_the_other(desk: Any, lake: str) -> None:
    found = first_wordings(desk, lake, {"held": "held1"})
    assert found["held"] == (
        "named", "2.3", "3. In the first phase the Front releases 45 persons, the sick first."
    )  # fmt: skip


def test_a_clause_that_names_neither_gets_the_option_beside_it_and_none_gets_one_of_its_own(
    desk: Any, lake: str
) -> None:
    found = first_wordings(desk, lake, {"monitors": "monitors2", "water": "water1"}, tied={"2.5": "water"})
    assert found["water"] == ("beside", "2.5", "5. The parties meet again after seven days. [metered]")
    assert found["monitors"] == ("named", "1.2", "2. The nobody watches the cessation of fire.")
    alone = first_wordings(desk, lake, {"water": "water0"})
    assert alone["water"] == ("new", "", "Water of the lake: shared.")


def test_what_the_clause_says_already_is_left(desk: Any, lake: str) -> None:
    assert first_wordings(desk, lake, {"held": "held0"})["held"][0] == "stands"


def test_every_option_of_every_issue_has_a_wording_whatever_the_text_is(desk: Any, lake: str) -> None:
    """Total on texts that were typed by many hands."""
    entries = [
        begun(desk, lake, words) for words in ("[", "a [b", "x] y [30 persons]", "Title\n\n[three [five]]")
    ]
    case = case_of({})
    for entry in entries:
        for number in range(2):
            package = {key: f"{key}{number}" for key in ISSUES}
            found = drafted(text_of(desk, lake, entry), case, package)
            assert [one.issue for one in found] == list(ISSUES)
            assert all(one.put for one in found)


def page_of(desk: Any, lake: str) -> str:
    entry = begun(desk, lake)
    return f"/c/{lake}/text/{entry}/from-package/"


def test_from_the_bridge_a_package_is_edited_as_clauses_and_waits_for_the_next_version(
    mine: Any, desk: Any, lake: str
) -> None:
    at = page_of(desk, lake)
    entry = int(at.split("/")[-3])
    chosen = mine.get(f"/c/{lake}/text/from-package/?p=0.x")
    assert (chosen.status_code, chosen["Location"]) == (302, f"{at}?p=0.x")
    html = mine.get(f"{at}?p=0.x").content.decode()
    assert "of its alternatives this one stands" in text(html)
    assert csp_breaks(html) == []
    fields = dict(re.findall(r'name="(version|table|p)" value="([^"]*)"', html))
    rooms = rooms_of(desk, lake)
    before = [opened(desk, lake).view(room).head for room in rooms]
    words = "2. A joint team of both watches the cessation of fire."
    given = {**fields, "form": new_token(), "take-0": "on", "typed-0": words, "remark": "from the bridge"}
    assert mine.post(at, given).status_code == 302
    (waiting,) = text_of(desk, lake, entry).waiting
    assert (waiting.put.strip(), waiting.remark) == (words, "from the bridge")
    assert waiting.place == place_of_label(desk, lake, entry, "1.2")
    after = [opened(desk, lake).view(room).head for room in rooms]
    assert after == [before[0] + 1, *before[1:]]  # nothing goes into a room of a side


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"take-0": ""}, "Choose what is to be taken"),
        ({"typed-0": " "}, "Say how the clause shall be"),
        ({"table": "0" * 16}, "What is on the table changed"),
        ({"version": "1"}, "changed"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    mine: Any, desk: Any, lake: str, given: dict[str, str], word: str
) -> None:
    at = page_of(desk, lake)
    html = mine.get(f"{at}?p=0.x").content.decode()
    fields = dict(re.findall(r'name="(version|table|p)" value="([^"]*)"', html))
    before = opened(desk, lake).view(rooms_of(desk, lake)[0]).head
    answered = mine.post(at, {**fields, "form": new_token(), "take-0": "on", "typed-0": "Words.", **given})
    assert answered.status_code == 400
    assert word in text(answered.content.decode())
    assert opened(desk, lake).view(rooms_of(desk, lake)[0]).head == before


def test_without_a_draft_or_a_package_it_is_said_so(mine: Any, stranger: Any, desk: Any, lake: str) -> None:
    assert "There is no draft yet" in mine.get(f"/c/{lake}/text/from-package/?p=0.x").content.decode()
    at = page_of(desk, lake)
    assert mine.get(f"{at}?p=x.x").status_code == 404
    assert mine.get(f"{at}?p=<script>").status_code == 404
    assert stranger.get(f"{at}?p=0.x")["Location"] == "/unlock/"


@pytest.fixture
def minimum(desk: Any, lake: str) -> list[str]:
    """What the Front told in confidence: the joint team is worth 40 to it, the neighbours' 10, no agreement
    40. Gives the rooms.
    """
    rooms = rooms_of(desk, lake)
    for stance, option in (("accepts", "joint"), ("refuses", "neighbours")):
        position(desk, lake, rooms[1], "monitors", stance, option, disclosure="float")
    for matter in (
        acts.WorthTold(issue=1, option="a", low="40", high="40"),
        acts.WorthTold(issue=1, option="b", low="10", high="10"),
        acts.NoDealTold(level="40"),
    ):
        put(desk, lake, rooms[1], acts.MattersTold(words="", party="front", proxy=told("front"), told=matter))
    return rooms


LIMITS = ("minimum", "only-theirs")


def pointed(
    desk: Any, lake: str, rooms: list[str], option: str, sorts: tuple[str, ...] = LIMITS
) -> list[tuple[str, str]]:
    from goodoffices.desk.actions.proposals import ProposalDraft, look_at_proposal

    draft = ProposalDraft(
        mode="double-blind", rooms=tuple(rooms[1:]), words="", closes="2031-05-06T18:00:00Z",
        package={"monitors": option},
    )  # fmt: skip
    look = look_at_proposal(opened(desk, lake), draft, "2031-05-06T12:00:00Z")
    return [(one.what, one.text) for one in look.pointed if not sorts or one.what in sorts]


def test_a_package_that_sits_on_a_confided_minimum_is_pointed_out_where_it_is_edited(
    mine: Any, desk: Any, lake: str, minimum: list[str]
) -> None:
    assert pointed(desk, lake, minimum, "joint") == [("minimum", "the Front: 40 / 40")]
    assert pointed(desk, lake, minimum, "neighbours") == []
    shown = text(mine.get(f"/c/{lake}/proposals/new/?p=0.x").content.decode())
    assert "to propose it would tell that" in shown
    sent = put_one(desk, lake, minimum[1:])
    page = mine.get(f"/c/{lake}/proposals/{sent}/").content.decode()
    assert "the Front: 40 / 40" in text(page)  # left in knowingly


def test_it_leaves_only_where_a_person_has_seen_what_it_would_tell(
    desk: Any, lake: str, minimum: list[str]
) -> None:
    from goodoffices.desk.actions.proposals import ProposalDraft, put_proposal
    from goodoffices.desk.refusals import RefusedError

    draft = ProposalDraft(
        mode="double-blind", rooms=tuple(minimum[1:]), words="", closes="2099-05-06T18:00:00Z",
        package={"monitors": "joint"},
    )  # fmt: skip
    with pytest.raises(RefusedError) as why:
        act(desk, lake, put_proposal, draft)
    assert why.value.reason.code == "not-acknowledged"
    kept = tuple(one for _what, one in pointed(desk, lake, minimum, "joint", ()))
    assert act(desk, lake, put_proposal, msgspec.structs.replace(draft, kept=kept))


def test_an_option_that_one_side_alone_named_in_confidence_is_pointed_out(desk: Any, lake: str) -> None:
    rooms = rooms_of(desk, lake)
    position(desk, lake, rooms[1], "monitors", "accepts", "joint")
    assert pointed(desk, lake, rooms, "joint") == [("only-theirs", "the Front: joint team")]
    position(desk, lake, rooms[2], "monitors", "refuses", "joint", proxy=told("republic"))
    assert pointed(desk, lake, rooms, "joint") == []
