"""Writing back: what changed changes, and nothing else does."""

from __future__ import annotations

import difflib
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
from case_strategies import cases
from hypothesis import given, settings

from goodoffices.case import Case, Citation, Issue, Option, Position, ProblemsFound
from goodoffices.case.files import case_to_yaml, read_case, read_case_text, update_case
from goodoffices.case.files.update import edited_yaml, updated_yaml

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

TEXT = """\
# A strike.
title: 'The strike'   # in quotes

parties:   # in the order of the alphabet
- union
- {id: firm, name: "The firm"}   # a mill

issues:
    - id: shift
      # when the mill runs
      options:
        - day   # as now
        - night

    - id: wage
      range: {lowest: 0, highest: 5, step: 0.50}
positions:
  - party: union
    issue: shift
    demands: day
    words: >
      They said so,
      twice.
    # still open
preferences:
  - party: union
    points: {shift: {day: 3.0, night: 1}}
    minimum: 2
# The end.
"""


def change(case: Any, **fields: Any) -> Any:
    """The record with some fields changed."""
    return msgspec.structs.replace(case, **fields)


def lines_changed(new: str, old: str = TEXT) -> tuple[list[str], list[str]]:
    """Lines that went and lines that came."""
    found = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    return [line[2:] for line in found if line[0] == "-"], [line[2:] for line in found if line[0] == "+"]


CASE = read_case_text(TEXT)


def test_a_text_changes_in_its_place_and_its_quotes() -> None:
    new = updated_yaml(TEXT, change(CASE, title="It's over"))
    assert lines_changed(new) == (
        ["title: 'The strike'   # in quotes"],
        ["title: 'It''s over'   # in quotes"],
    )


def test_a_number_deep_inside_changes_alone() -> None:
    preference = change(CASE.preferences[0], points={"shift": {"day": Fraction(7, 2), "night": Fraction(1)}})
    new = updated_yaml(TEXT, change(CASE, preferences=(preference,)))
    assert lines_changed(new) == (
        ["    points: {shift: {day: 3.0, night: 1}}"],
        ["    points: {shift: {day: 3.5, night: 1}}"],
    )


def test_a_new_item_goes_below_the_last_in_its_indentation() -> None:
    added = Position(party="firm", issue="shift", stance="refuses", options=("night",))
    new = updated_yaml(TEXT, change(CASE, positions=(*CASE.positions, added)))
    assert lines_changed(new) == ([], ["  - {party: firm, issue: shift, refuses: night}"])
    assert new.index("twice.") < new.index("firm, issue") < new.index("# still open")


def test_an_item_that_goes_takes_its_line_and_no_comment_of_others() -> None:
    shift = change(CASE.issues[0], options=CASE.issues[0].options[:1])
    preference = change(CASE.preferences[0], points={"shift": {"day": Fraction(3)}})
    new = updated_yaml(TEXT, change(CASE, issues=(shift, CASE.issues[1]), preferences=(preference,)))
    gone, come = lines_changed(new)
    assert gone == ["        - night", "    points: {shift: {day: 3.0, night: 1}}"]
    assert come == ["    points: {shift: {day: 3.0}}"]


def test_new_fields_go_where_the_format_has_them() -> None:
    new = updated_yaml(TEXT, change(CASE, about="Three weeks.", needed=1))
    assert lines_changed(new) == ([], ["", "about: Three weeks.", "", "needed: 1"])
    assert (
        new.index("title")
        < new.index("about")
        < new.index("parties")
        < new.index("needed")
        < new.index("issues")
    )


def test_a_short_form_grows_into_a_full_one() -> None:
    option = change(CASE.issues[0].options[0], name="By day")
    shift = change(CASE.issues[0], options=(option, CASE.issues[0].options[1]))
    new = updated_yaml(TEXT, change(CASE, issues=(shift, CASE.issues[1])))
    assert lines_changed(new) == (
        ["        - day   # as now"],
        ["        - {id: day, name: By day}   # as now"],
    )


def test_a_field_that_is_gone_goes_and_a_whole_part_too() -> None:
    new = updated_yaml(TEXT, change(CASE, preferences=(), positions=(change(CASE.positions[0], words=""),)))
    gone, come = lines_changed(new)
    assert come == []
    assert gone[:3] == ["    words: >", "      They said so,", "      twice."]
    assert "# The end." in new
    assert "# still open" in new


def test_line_breaks_of_windows_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    case = change(
        CASE, title="Over", issues=(*CASE.issues, Issue(id="new", options=(Option(id="a", name="A"),)))
    )
    update_case(path, case)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# A strike.\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert read_case(path) == case


def test_where_parts_stand_for_each_other_the_result_is_still_right() -> None:
    text = TEXT.replace("- union\n", "- &u union\n").replace("party: union", "party: *u")
    case = read_case_text(text)
    changed = change(case, positions=(change(case.positions[0], party="firm"),))
    assert read_case_text(updated_yaml(text, changed)) == changed


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_an_example_written_back_is_the_same_byte_for_byte(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    before = copy.stat().st_mtime_ns
    update_case(copy, read_case(copy))
    assert copy.read_bytes() == path.read_bytes()
    assert copy.stat().st_mtime_ns == before


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_a_change_to_an_example_keeps_every_comment(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    case = read_case(path)
    first, *rest = case.issues
    option = Option(id="another", name="Another way")
    issue = change(first, about="Changed.", options=(*first.options, option) if first.options else ())
    said = Position(
        party=case.parties[0].id, issue=first.id, stance="accepts", words="asked again", by="test"
    )
    changed = change(case, title="Another", issues=(issue, *rest), positions=(*case.positions, said))
    new = updated_yaml(text, changed)
    gone, come = lines_changed(new, text)
    assert read_case_text(new) == changed
    assert len(gone) <= 3
    assert len(come) <= 16
    assert [line for line in text.splitlines() if line.lstrip().startswith("#")] == [
        line for line in new.splitlines() if line.lstrip().startswith("#")
    ]


@given(cases(), cases())
@settings(max_examples=15)
def test_any_case_can_become_any_other(old: Case, new: Case) -> None:
    text = case_to_yaml(old)
    assert updated_yaml(text, old) == text
    edited = edited_yaml(text, new)
    assert edited is not None
    assert read_case_text(edited) == new


def test_json_is_written_anew_only_where_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"title":"T","parties":["a"],"issues":[{"id":"i","options":["x"]}]}', encoding="utf-8")
    before = path.read_bytes()
    update_case(path, read_case(path))
    assert path.read_bytes() == before
    update_case(path, change(read_case(path), title="U"))
    assert read_case(path).title == "U"


def test_a_case_that_breaks_the_rules_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    said = Position(
        party="union", issue="shift", stance="accepts", options=("day",), cite=(Citation(source="no"),)
    )
    with pytest.raises(ProblemsFound, match="no source 'no'"):
        update_case(path, change(CASE, positions=(said,)))
    assert path.read_text(encoding="utf-8") == TEXT
