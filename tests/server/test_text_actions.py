"""The one text, by its actions alone: changes that are never lost, conflicts that a person decides, releases
that carry nothing but words.
"""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import put, told, view_of
from texts_cast import (
    DRAFT,
    act,
    begun,
    opened,
    place_of_label,
    released,
    said_by,
    sides_of_lake,
    text_of,
)

from goodoffices.talks import acts


@pytest.fixture
def text(desk: Any, lake: str) -> int:
    return begun(desk, lake)


def printed(desk: Any, case: str, text: int) -> str:
    one = text_of(desk, case, text)
    return str(one.content(one.newest).text.printed)


def change(desk: Any, case: str, text: int, label: str, typed: str, **more: Any) -> int:
    from goodoffices.desk.actions.text_clauses import change_clause

    one = text_of(desk, case, text)
    place = place_of_label(desk, case, text, label)
    return int(
        act(desk, case, change_clause, text, more.pop("version", one.newest.entry), place, typed, **more)
    )


def version(desk: Any, case: str, text: int, name: str) -> int:
    from goodoffices.desk.actions.text_versions import make_version

    return int(act(desk, case, make_version, text, name))


def working(desk: Any, case: str, text: int) -> Any:
    from goodoffices.desk.one_text.working import working_clauses

    one = text_of(desk, case, text)
    return working_clauses(one.content(one.newest).text, one.waiting)


def test_a_pasted_draft_is_the_first_version_byte_for_byte(desk: Any, lake: str, text: int) -> None:
    assert printed(desk, lake, text) == DRAFT
    one = text_of(desk, lake, text)
    assert [row.number for row in one.versions] == [1]
    assert one.newest.act.brackets == 4


def test_changes_to_different_words_are_both_in_the_next_version(desk: Any, lake: str, text: int) -> None:
    change(desk, lake, text, "2.3", "3. In the first phase the Front releases 40 persons, the sick first.")
    change(desk, lake, text, "2.3", "3. In the first phase the Front releases 30 persons, the wounded first.")
    assert [one.conflicts for one in working(desk, lake, text).values()] == [()]
    version(desk, lake, text, "Draft 2")
    assert "releases 40 persons, the wounded first" in printed(desk, lake, text)


def test_a_conflict_stays_with_both_until_a_person_decides(desk: Any, lake: str, text: int) -> None:
    """It goes from version to version, and its two changes with it."""
    from goodoffices.desk.actions.text_clauses import decide

    first = change(desk, lake, text, "2.5", "5. The parties meet again after ten days.", owners=("front",))
    second = change(
        desk, lake, text, "2.5", "5. The parties meet again after nine days.", owners=("republic",)
    )
    change(desk, lake, text, "1.1", "1. The parties stop all fire on the second day.")
    version(desk, lake, text, "Draft 2")
    assert "second day" in printed(desk, lake, text)
    assert "after seven days" in printed(desk, lake, text)
    (clause,) = working(desk, lake, text).values()
    assert clause.in_conflict() == (first, second)
    words = [(edit.words, edit.owners) for edit in clause.conflicts[0].edits]
    assert words == [("ten", ("front",)), ("nine", ("republic",))]
    typed = "5. The parties meet again after [nine] [ten] days."
    act(desk, lake, decide, text, clause.place, (first, second), typed)
    version(desk, lake, text, "Draft 3")
    assert "after [nine] [ten] days" in printed(desk, lake, text)
    one = text_of(desk, lake, text)
    assert not one.waiting
    owners = {bracket.owners for bracket in one.content(one.newest).text.brackets}
    assert ("front", "republic") in owners


def test_a_change_to_a_change_is_a_change(desk: Any, lake: str, text: int) -> None:
    first = change(desk, lake, text, "2.5", "5. The parties meet again after ten days.")
    change(desk, lake, text, "2.5", "5. The parties meet again after ten days, in Port Edda.", on=first)
    assert [one.on for one in text_of(desk, lake, text).waiting] == [first]
    version(desk, lake, text, "Draft 2")
    assert "after ten days, in Port Edda." in printed(desk, lake, text)


def test_what_was_typed_for_an_earlier_version_is_not_lost(desk: Any, lake: str, text: int) -> None:
    """Somebody made a version meanwhile: where the clause stands as it was the change waits there, and where
    it is another now it is shown as one whose clause is gone.
    """
    from goodoffices.desk.one_text.working import lost

    old = text_of(desk, lake, text).newest.entry
    change(desk, lake, text, "2.5", "5. The parties meet again after ten days.")
    version(desk, lake, text, "Draft 2")
    change(desk, lake, text, "1.1", "1. All fire stops on the first day.", version=old)
    change(desk, lake, text, "2.5", "5. The parties meet in Port Edda.", version=old)
    one = text_of(desk, lake, text)
    assert len(one.waiting) == 2
    draft = one.content(one.newest).text
    assert [each.change.put.strip() for each in lost(draft, one.waiting)] == [
        "5. The parties meet in Port Edda."
    ]
    version(desk, lake, text, "Draft 3")
    assert "All fire stops" in printed(desk, lake, text)
    assert len(text_of(desk, lake, text).waiting) == 1


def test_a_new_clause_and_one_that_goes(desk: Any, lake: str, text: int) -> None:
    change(desk, lake, text, "1.1", "1bis. It is watched from the first hour.", below=True)
    change(desk, lake, text, "2.5", "")
    version(desk, lake, text, "Draft 2")
    now = printed(desk, lake, text)
    assert "first day.\n\n1bis. It is watched" in now
    assert "meet again" not in now


def test_what_leaves_has_no_owner_no_remark_and_no_age(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.actions.text_clauses import own_bracket
    from goodoffices.desk.one_text.releasing import released_text

    act(desk, lake, own_bracket, text, 0, ("front",), remark="a canary on the mast")
    _home, front, republic = sides_of_lake(desk, lake)
    released(desk, lake, text, republic)
    case = opened(desk, lake)
    release = view_of(desk, lake, republic).items[view_of(desk, lake, republic).head].act
    assert case.read(release.file).decode() == DRAFT
    sent = released_text(case, release)
    assert all(not one.owners and not one.remarks and not one.since for one in sent.brackets)
    assert view_of(desk, lake, front).items.count(acts.TextReleased) == 0


def test_a_clean_copy_wants_one_wording_for_each_bracket(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.one_text.releasing import released_text
    from goodoffices.desk.refusals import RefusedError

    _home, front, _republic = sides_of_lake(desk, lake)
    with pytest.raises(RefusedError) as refused:
        released(desk, lake, text, front, passing="clean", choices={0: "stands", 1: "goes"})
    assert refused.value.reason.code == "brackets-left"
    choices = {0: "stands", 1: "goes", 2: "goes", 3: "stands"}
    released(desk, lake, text, front, passing="clean", choices=choices)
    case = opened(desk, lake)
    view = case.view(front)
    words = released_text(case, view.items[view.head].act).printed
    assert "The joint team watches" in words
    assert "releases five persons" in words
    assert "[" not in words


def test_with_the_mediators_pen_no_bracket_leaves_and_no_side_proposes(desk: Any, lake: str) -> None:
    from goodoffices.desk.actions.text_sides import propose_words
    from goodoffices.desk.refusals import RefusedError
    from goodoffices.talks import NotWritten

    text = begun(desk, lake, way="mediators-pen")
    _home, front, _republic = sides_of_lake(desk, lake)
    with pytest.raises(RefusedError) as refused:
        released(desk, lake, text, front)
    assert refused.value.reason.code == "brackets-stay"
    choices = {0: "stands", 1: "goes", 2: "stands", 3: "goes"}
    at = released(desk, lake, text, front, passing="clean", choices=choices)
    with pytest.raises(NotWritten) as why:
        act(desk, lake, propose_words, text, front, at, "2.5", "5. Never again.", **said_by("front"))
    assert why.value.reason.code == "mediators-pen"


def test_words_that_a_side_proposes_stand_in_its_room_and_in_the_draft(
    desk: Any, lake: str, text: int
) -> None:
    from goodoffices.desk.actions.text_sides import propose_words

    _home, front, republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    typed = "5. The parties meet again after eleven days in the old mill."
    said, changed = act(
        desk, lake, propose_words, text, front, at, "2.5", typed, disclosure="closed", **said_by("front")
    )
    one = text_of(desk, lake, text)
    assert [(each.entry, each.owners, each.source) for each in one.waiting] == [
        (changed, ("front",), acts.Ref(front, said))
    ]
    version(desk, lake, text, "Draft 2")
    from goodoffices.desk.refusals import RefusedError

    with pytest.raises(RefusedError) as refused:
        released(desk, lake, text, republic)
    assert refused.value.reason.code == "words-not-released"
    put(desk, lake, front, acts.Disclosed(entry=said, level="float", proxy=told("front")))
    released(desk, lake, text, republic)
    sent = view_of(desk, lake, one.room).items
    origin = next(item.act for item in reversed(list(sent.values())) if isinstance(item.act, acts.TextSent))
    assert [(cite.room, cite.sequence) for cite in origin.cites] == [(front, said)]


def test_a_word_on_a_clause_binds_nobody_to_other_words(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.actions.text_sides import say_on_clauses
    from goodoffices.desk.one_text.standing import TextStanding

    def states() -> dict[tuple[str, str], Any]:
        one = text_of(desk, lake, text)
        return TextStanding(one).states(one.content(one.newest).rows, ("front", "republic"))

    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    act(
        desk,
        lake,
        say_on_clauses,
        text,
        front,
        at,
        ("1.1", "2.5"),
        "agreed",
        remark="we like it",
        **said_by("front"),
    )
    act(desk, lake, say_on_clauses, text, front, at, ("2.3",), "refused", **said_by("front"))
    assert states()["1.1", "front"].word == "agreed"
    assert states()["1.1", "republic"].word == "not-seen"
    assert states()["2.3", "front"].word == "refused"
    change(desk, lake, text, "2.5", "5. The parties meet again after ten days.")
    version(desk, lake, text, "Draft 2")
    now = states()["2.5", "front"]
    assert (now.word, now.stale.word, now.stale.version) == ("not-seen", "agreed", "1")


def test_a_word_proposes_a_position_and_a_mediator_confirms_it(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.actions.text_clauses import tie_clause
    from goodoffices.desk.actions.text_sides import say_on_clauses, weigh

    _home, front, _republic = sides_of_lake(desk, lake)
    at = released(desk, lake, text, front)
    issue = opened(desk, lake).outline.issues[0]
    act(desk, lake, tie_clause, text, "1.2", issue=issue.id, option=issue.options[0].id)
    said = act(
        desk,
        lake,
        say_on_clauses,
        text,
        front,
        at,
        ("1.2",),
        "agreed-if",
        condition="the chair is a neighbour's",
        **said_by("front"),
    )
    assert view_of(desk, lake, front).items.count(acts.PositionTaken) == 0
    act(desk, lake, weigh, text, front, said, take=True)
    (position,) = view_of(desk, lake, front).positions()
    assert (position.act.stance, position.party) == ("accepts", "front")
    assert [one.does for one in position.act.conditions] == ["the chair is a neighbour's"]


def test_what_is_agreed_is_a_version_of_its_own(desk: Any, lake: str, text: int) -> None:
    from goodoffices.desk.actions.text_versions import make_agreed

    first = text_of(desk, lake, text).newest.entry
    change(desk, lake, text, "1.1", "1. The parties stop all fire on the second day.")
    change(desk, lake, text, "2.3", "3. In the first phase the Front releases 40 persons.")
    version(desk, lake, text, "Draft 2")
    act(desk, lake, make_agreed, text, ("1.1",), "Agreed so far", before=first)
    one = text_of(desk, lake, text)
    part = one.versions[-1]
    words = one.content(part).text.printed
    assert (part.number, part.act.agreed_part) == (0, True)
    assert "second day" in words
    assert "releases 30 persons" in words
    assert one.newest.act.name == "Draft 2"


def test_a_text_in_another_language_knows_what_is_outdated(desk: Any, lake: str) -> None:
    from goodoffices.desk.actions.text_languages import bring_translation, translate_clause
    from goodoffices.desk.one_text.translations import in_languages
    from goodoffices.text import translation_states

    text = begun(desk, lake, languages=("ar",), authentic=("en", "ar"), prevails="en")
    arabic = (
        "المادة 1\n\n1. يوقف الطرفان إطلاق النار.\n\n2. يراقب الفريق.\n\n"
        "المادة 2\n\n3. تفرج الجبهة عن 30 شخصا.\n"
    )
    assert act(desk, lake, bring_translation, text, "ar", arabic) >= 3
    act(desk, lake, translate_clause, text, "ar", "2.5", "5. يلتقي الطرفان.", checked_by="Ms Tal")
    change(desk, lake, text, "2.3", "3. In the first phase the Front releases 40 persons, the sick first.")
    version(desk, lake, text, "Draft 2")
    one = text_of(desk, lake, text)
    found = translation_states(in_languages(one, one.content(one.newest).text))
    states = {each.clause: each.state for each in found}
    assert (states["1.1"], states["2.3"], states["2.4"], states["2.5"]) == (
        "translated",
        "outdated",
        "missing",
        "checked",
    )
