"""The JSON reader: the standard library's reader as its oracle, and what only ours says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import ProblemsFound
from goodoffices.case.trees.json_text import parse_json as parse_text
from goodoffices.case.trees.nodes import MAX_DEPTH, Fields, Leaf, TreeItems, TreeNode, kind_of
from goodoffices.case.trees.text import text_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def parse_json(data: bytes, name: str) -> TreeNode:
    node = parse_text(text_of(data, name, utf_16=True), name)
    if node is None:
        raise ProblemsFound([])
    return node


def plain(node: TreeNode) -> object:
    """A node as the standard library would give it, numbers as they were written."""
    if isinstance(node, Fields):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, TreeItems):
        return [plain(item) for item in node.items]
    assert isinstance(node, Leaf)
    if kind_of(node) == "number":
        return ("number", node.text)
    return {"true": True, "false": False, "null": None}[node.text] if node.plain else node.text


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_every_json_value_is_read_as_the_standard_library_reads_it(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    expected = json.loads(text, parse_float=_number, parse_int=_number)
    refusal = _refusal(text)
    if not _no_character(refusal):
        assert plain(parse_json(text.encode("utf-8", "surrogatepass"), "x")) == expected


@given(VALUES, st.data())
def test_a_damaged_json_text_is_refused_wherever_the_standard_library_refuses_it(value, data):
    text = json.dumps(value)
    at = data.draw(st.integers(0, len(text)))
    damaged = (
        text[:at]
        + data.draw(st.sampled_from(["", ",", "}", "]", '"', "1", "\\", "{", ":", "e"]))
        + text[at + 1 :]
    )
    try:
        expected = json.loads(damaged, parse_float=_number, parse_int=_number, parse_constant=_refuse)
    except ValueError:
        with pytest.raises(ProblemsFound):
            parse_json(damaged.encode(), "x")
        return
    refusal = _refusal(damaged)
    if "second time" not in refusal and not _no_character(refusal):
        assert refusal == ""
        assert plain(parse_json(damaged.encode(), "x")) == _whole_characters(expected)


def _no_character(refusal: str) -> bool:
    """Whether a text was refused for a character that no text of a case may hold, such as a control character
    or half of one.
    """
    return "the character U+" in refusal or "control character" in refusal


def _whole_characters(value):
    """The value with the sign of replacement for half a character, which the standard library lets
    through.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole_characters(item) for item in value]
    if isinstance(value, dict):
        return {_whole_characters(name): _whole_characters(item) for name, item in value.items()}
    return value


def _refusal(text: str) -> str:
    try:
        parse_json(text.encode(), "x")
    except ProblemsFound as found:
        return str(found)
    return ""


def _number(text: str) -> tuple[str, str]:
    return ("number", text)


def _refuse(name: str) -> None:
    raise ValueError(name)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_a_problem(data):
    refused = False
    try:
        parse_json(data, "x")
    except ProblemsFound:
        refused = True
    else:
        json.loads(data.decode("utf-8-sig" if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else "utf-16"))
    assert refused in (True, False)


def test_every_value_knows_its_line_and_column():
    node = parse_json(b'{\n  "a": [1,\n   {"b": "x"}]\n}', "x")
    ((key, value),) = node.entries
    (inner,) = value.items[1].entries
    assert [(n.line, n.column) for n in (node, key, value, *value.items, *inner)] == [
        (1, 1),
        (2, 3),
        (2, 8),
        (2, 9),
        (3, 4),
        (3, 5),
        (3, 10),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ('{"a": 1,\n "a": 2}', 2, 2, "The key 'a' stands here a second time"),
        ('{"a": NaN}', 1, 7, "'NaN' is not a JSON value"),
        ('{"a": -Infinity}', 1, 7, "'-Infinity' is not a JSON value"),
        ('{"a": 01}', 1, 7, "'01' is not a JSON value"),
        ('{"a": .5}', 1, 7, "'.5' is not a JSON value"),
        ('{"a": 1 "b": 2}', 1, 9, "Here a comma is missing"),
        ('{"a": "x\n"}', 1, 7, "This text does not end"),
        ('{"a": "\\q"}', 1, 7, "holds what JSON does not allow"),
        ('{"a": 1}}', 1, 9, "has ended, and more follows"),
        ('{"a": "\\ud800"}', 1, 7, "U+D800"),
        ("[1", 1, 3, "breaks off"),
        ("[1, ]", 1, 5, "Here stands ']'"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text, line, column, said):
    with pytest.raises(ProblemsFound) as found:
        parse_json(text.encode(), "x.json")
    (problem,) = found.value.problems
    assert said in problem.what
    assert (problem.file, problem.line, problem.column) == ("x.json", line, column)


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_nesting_beyond_the_limit_is_refused(opening):
    with pytest.raises(ProblemsFound, match=f"deeper than {MAX_DEPTH} levels"):
        parse_json(opening * 1_000_000, "x")


def test_bytes_that_are_not_utf_8_are_refused_at_their_line():
    with pytest.raises(ProblemsFound, match="x:2:7: The byte 0xff is not UTF-8"):
        parse_json(b'{\n"a": "\xff"}', "x")


def test_a_file_of_too_many_values_is_refused():
    with pytest.raises(ProblemsFound, match="more than 3 values"):
        parse_text("[1, 2, 3]", "x", most=3)
    assert parse_text("[1, 2]", "x", most=3) is not None
