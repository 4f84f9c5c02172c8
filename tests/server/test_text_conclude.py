"""A text is concluded by a mediator's act alone, on words that are all agreed; what was concluded is
handed on clause by clause; nothing of it is told to a room that was not given it.
"""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import put, view_of
from test_text_pages import get, post, token
from texts_cast import act, begun, opened, place_of_label, released, said_by, sides_of_lake, text_of

from goodoffices.desk.actions.text_conclude import conclude_text, reopen_text
from goodoffices.desk.one_text.concluded import agreed_text, concluded_text
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import acts

WHOLE = """Article 1. Cessation of fire

1. The parties stop all fire on the first day.

2. A joint team watches the cessation of fire.

(a) It sits in Sarn.
"""


@pytest.fixture
def text(desk: Any, lake: str) -> int:
    return begun(desk, lake, WHOLE)


def newest(desk: Any, case: str, text: int) -> int:
    return int(text_of(desk, case, text).newest.entry)


def agree(desk: Any, case: str, text: int, labels: tuple[str, ...]) -> None:
    """Both sides agree to these clauses, in their rooms."""
    from goodoffices.desk.actions.text_sides import say_on_clauses

    _home, front, republic = sides_of_lake(desk, case)
    for room, side in ((front, "front"), (republic, "republic")):
        at = released(desk, case, text, room)
        act(desk, case, say_on_clauses, text, room, at, labels, "agreed", **said_by(side))


def test_without_an_act_what_all_agree_to_is_handed_on_as_provisional(
    desk: Any, lake: str, text: int
) -> None:
    from goodoffices.desk.actions.text_clauses import tie_clause

    assert agreed_text(text_of(desk, lake, text)) is None
    agree(desk, lake, text, ("1.2",))
    act(desk, lake, tie_clause, text, "1.2", issue="monitors")
    found = agreed_text(text_of(desk, lake, text))
    assert found is not None
    assert not found.concluded
    (clause,) = found.clauses
    assert (clause.label, clause.words, clause.issue) == (
        "1.2",
        "A joint team watches the cessation of fire.",
        "monitors",
    )


def test_a_conclusion_says_how_the_sides_agreed_where_their_rooms_do_not(
    desk: Any, lake: str, text: int
) -> None:
    with pytest.raises(RefusedError) as refused:
        act(desk, lake, conclude_text, text, newest(desk, lake, text))
    assert refused.value.reason.code == "conclude-how"
    assert concluded_text(text_of(desk, lake, text)) is None
    act(desk, lake, conclude_text, text, newest(desk, lake, text), day="2031-06-01", words="Signed in Sarn.")
    found = concluded_text(text_of(desk, lake, text))
    assert found is not None
    assert (found.concluded, found.day, found.words, found.later) == (
        True,
        "2031-06-01",
        "Signed in Sarn.",
        False,
    )
    assert [(one.label, one.parent, one.level) for one in found.clauses if one.kind == "numbered"] == [
        ("1.1", "1", 1),
        ("1.2", "1", 1),
        ("1.2(a)", "1.2", 2),
    ]
    with pytest.raises(RefusedError) as refused:
        act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Again.")
    assert refused.value.reason.code == "concluded-already"


def test_where_all_agreed_in_their_rooms_no_more_is_asked(desk: Any, lake: str, text: int) -> None:
    labels = tuple(row.label for row in _rows(desk, lake, text) if row.takes)
    agree(desk, lake, text, labels)
    act(desk, lake, conclude_text, text, newest(desk, lake, text))
    assert concluded_text(text_of(desk, lake, text)) is not None


def _rows(desk: Any, case: str, text: int) -> Any:
    one = text_of(desk, case, text)
    return one.content(one.newest).rows


def test_a_clean_copy_and_a_conclusion_have_one_of_several_options(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.desk.one_text.releasing import released_text

    words = "1. They meet.\n\n2. Option 1: In Amel.\n\nOption 2: In [Varn] [Orrin].\n\n3. They end.\n"
    text = begun(desk, lake, words)
    version = newest(desk, lake, text)
    _home, front, _republic = sides_of_lake(desk, lake)
    with pytest.raises(RefusedError) as refused:
        released(desk, lake, text, front, passing="clean", choices={0: "stands"})
    assert refused.value.reason.code == "options-left"
    one = text_of(desk, lake, text)
    clauses = one.content(one.newest).text.clauses
    first, second = (at for at, clause in enumerate(clauses) if clause.kind == "option")
    given = {"form": token(), "version": version, "room": front, "passing": "clean", "do": "look"}
    page = mine.post(f"/c/{lake}/text/{text}/release/", given).content.decode()
    assert f'value="{second}"' in page
    given |= {"form": token(), "option-0": str(second), "bracket-0": "stands"}
    page = mine.post(f"/c/{lake}/text/{text}/release/", given).content.decode()
    assert "2. In Varn." in page
    at = released(desk, lake, text, front, passing="clean", options=(second,), choices={1: "stands"})
    left = released_text(opened(desk, lake), view_of(desk, lake, front).items[at].act).printed
    assert left == "1. They meet.\n\n2. In Orrin.\n\n3. They end.\n"
    at = released(desk, lake, text, front, passing="clean", options=(first, 99))
    left = released_text(opened(desk, lake), view_of(desk, lake, front).items[at].act).printed
    assert left == "1. They meet.\n\n2. In Amel.\n\n3. They end.\n"


def test_a_text_with_several_options_is_not_concluded(desk: Any, lake: str) -> None:
    text = begun(desk, lake, "1. They meet.\n\n2. Option 1: In Amel.\n\nOption 2: In Varn.\n")
    with pytest.raises(RefusedError) as refused:
        act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Signed.")
    assert refused.value.reason.code == "conclude-options"


@pytest.mark.parametrize(
    "words", ["1. They meet [soon] [late].\n", "1. They meet on [date].\n", "1. [X] go.\n"]
)
def test_no_bracket_and_no_place_held_for_words_is_concluded(desk: Any, lake: str, words: str) -> None:
    text = begun(desk, lake, words)
    with pytest.raises(RefusedError) as refused:
        act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Signed.")
    assert refused.value.reason.code == "conclude-brackets"


def test_changes_that_wait_are_decided_first(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.actions.text_clauses import change_clause

    at = newest(desk, lake, text)
    place = place_of_label(desk, lake, text, "1.1")
    act(desk, lake, change_clause, text, at, place, "1. The parties stop all fire on the second day.")
    with pytest.raises(RefusedError) as refused:
        act(desk, lake, conclude_text, text, at, words="Signed.")
    assert refused.value.reason.code == "conclude-changes"


def test_what_was_concluded_goes_into_a_room_as_agreed_and_a_later_draft_does_not(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    from goodoffices.desk.actions.text_versions import bring_version

    _home, front, _republic = sides_of_lake(desk, lake)
    act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Signed.")
    first = newest(desk, lake, text)
    at = released(desk, lake, text, front, passing="clean")
    assert view_of(desk, lake, front).items[at].act.concluded
    assert "Agreed text" in mine.get(f"/c/{lake}/r/{front}/text/{at}/txt/").content.decode()
    act(desk, lake, bring_version, text, WHOLE + "\n3. More.\n", "Draft 2")
    later = released(desk, lake, text, front, passing="clean")
    assert not view_of(desk, lake, front).items[later].act.concluded
    assert "not agreed" in mine.get(f"/c/{lake}/r/{front}/text/{later}/txt/").content.decode()
    found = concluded_text(text_of(desk, lake, text))
    assert found is not None
    assert (found.version.entry, found.later) == (first, True)


def test_a_conclusion_is_taken_back_and_none_before_it_holds_again(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.actions.text_versions import bring_version

    act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Signed.")
    act(desk, lake, bring_version, text, WHOLE + "\n3. More.\n", "Draft 2")
    act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Signed again.")
    act(desk, lake, reopen_text, text, "One of them had no mandate.")
    assert concluded_text(text_of(desk, lake, text)) is None
    with pytest.raises(RefusedError):
        act(desk, lake, reopen_text, text)


def test_no_room_holds_anything_of_a_conclusion(desk: Any, lake: str, text: int) -> None:
    _home, front, republic = sides_of_lake(desk, lake)
    before = [view_of(desk, lake, room).head for room in (front, republic)]
    act(desk, lake, conclude_text, text, newest(desk, lake, text), words="Signed.")
    act(desk, lake, reopen_text, text)
    assert [view_of(desk, lake, room).head for room in (front, republic)] == before
    version = newest(desk, lake, text)
    with pytest.raises(Exception, match=r"mediators|room"):
        put(desk, lake, front, acts.TextConcluded(text=text, version=version))


def test_the_page_says_what_stands_against_it_and_concludes(
    mine: Any, desk: Any, lake: str, text: int
) -> None:
    here = f"/c/{lake}/text/{text}"
    assert f"{here}/conclude/" in get(mine, f"{here}/agreed/")
    assert "has not agreed to" in get(mine, f"{here}/conclude/")
    version = newest(desk, lake, text)
    given = {"form": token(), "version": version, "day": "2031-06-01"}
    answer = mine.post(f"{here}/conclude/", {**given, "words": ""})
    assert answer.status_code == 400
    assert "say how they agreed to the whole" in answer.content.decode()
    post(mine, f"{here}/conclude/", version=version, day="2031-06-01", words="Signed.")
    assert "Signed." in get(mine, f"{here}/conclude/")
    assert "Agreed text" in get(mine, f"{here}/")
    post(mine, f"{here}/reopen/", words="A mistake.")
    assert "Agreed text" not in get(mine, f"{here}/")
    bracketed = begun(desk, lake, "1. They meet [soon].\n")
    assert "It cannot be concluded" in get(mine, f"/c/{lake}/text/{bracketed}/conclude/")
