"""Whatever a file holds, it is a case or it is refused: no other error ever gets out, and nothing is read by
half.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from case_strategies import AWKWARD
from hypothesis import given, settings
from hypothesis import strategies as st
from test_problems import GOOD

from goodoffices.case import Case, ProblemsFound
from goodoffices.case.files import case_to_json, read_case, read_case_text
from goodoffices.case.files.kinds import fields_of, kind_of
from goodoffices.case.files.meanings import MEANINGS
from goodoffices.case.files.read import TextKind

GOOD_JSON = case_to_json(read_case_text(GOOD))


def held(text: str, kind: TextKind = "yaml") -> bool:
    """Whether a text is a case; if not, the problems stand in their order, each with words and a place in the
    text.
    """
    try:
        return isinstance(read_case_text(text, "c", kind), Case)
    except ProblemsFound as found:
        problems = found.problems
    places = [(problem.line, problem.column) for problem in problems]
    assert problems
    assert places == sorted(places)
    assert all(line <= text.count("\n") + text.count("\r") + 3 for line, _ in places)
    assert all(problem.what and problem.file == "c" for problem in problems)
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that are written over and over."""
    return tmp_path_factory.mktemp("fuzz")


@given(
    data=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode)),
    name=st.sampled_from(["a.yaml", "a.json", "a.xml", "a", "a.txt"]),
)
@settings(max_examples=120)
def test_any_bytes(folder: Path, data: bytes, name: str) -> None:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        read_case(path)
    assert found.value.problems


def mutations(text: str) -> st.SearchStrategy[str]:
    """A good text with pieces taken out, doubled, exchanged or put in."""
    pieces = st.one_of(
        st.sampled_from([*AWKWARD, ": ", "- ", "\n", "  ", "[", "]", "}", ",", "&a ", "*a", "!t ", "? ", "|",
            ">", "%", "\t", "@", "`", "\\", "\x00", "\ud800", "\ufeff", "\x85", "{{", "null", "..."]),
        st.text(max_size=4),
    )  # fmt: skip
    place = st.integers(0, len(text))
    edit = st.tuples(place, st.integers(0, 12), pieces)

    def apply(edits: list[tuple[int, int, str]]) -> str:
        made = text
        for start, length, piece in sorted(edits, reverse=True):
            made = made[:start] + piece + made[start + length :]
        return made

    return st.lists(edit, min_size=1, max_size=3).map(apply)


@given(mutations(GOOD))
@settings(max_examples=150)
def test_a_good_case_with_a_few_characters_changed(text: str) -> None:
    assert held(text) in (True, False)


@given(mutations(GOOD_JSON))
@settings(max_examples=150)
def test_a_good_case_in_json_with_a_few_characters_changed(text: str) -> None:
    assert held(text, "json") in (True, False)


NAMES = sorted({field.name for cls in MEANINGS for field in fields_of(cls)} | {"demands", "whole", "x", "0"})
SCALARS = st.one_of(
    st.sampled_from(
        ["a", "i", "x", "y", "0.5", "5", "-3", "null", "true", "'q'", '""', "1/3", "range", "divisible"]
    ),
    st.sampled_from(NAMES),
)
NESTED = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(st.sampled_from(NAMES), inner, max_size=3).map(
            lambda fields: "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"
        ),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([field.name for field in fields_of(Case)]), NESTED, max_size=6))
@settings(max_examples=120)
def test_known_fields_with_anything_in_them(fields: dict[str, str]) -> None:
    base = {"title": "T", "parties": "[a, b]", "issues": "[{id: i, options: [x, y]}, {id: '0', parts: 2}]"}
    text = "\n".join(f"{key}: {value}" for key, value in {**base, **fields}.items())
    assert held(text) in (True, False)


@st.composite
def records(draw: st.DrawFn) -> str:
    """One field of the case that holds records, with records whose fields hold anything."""
    name, cls = draw(st.sampled_from([(field.name, field.kind.item.cls) for field in fields_of(Case)
        if hasattr(field.kind, "item")]))  # fmt: skip
    keys = [field.name for field in fields_of(cls)]
    fields = draw(st.dictionaries(st.sampled_from(keys), NESTED, min_size=1))
    needed = {field.name: "a" for field in fields_of(cls) if field.required}
    return f"{name}: [{{{', '.join(f'{key}: {value}' for key, value in {**needed, **fields}.items())}}}]"


@given(records())
@settings(max_examples=150)
def test_known_records_with_anything_in_their_fields(text: str) -> None:
    base = ["title: T"]
    if not text.startswith("parties:"):
        base.append("parties: [a, b]")
    if not text.startswith("issues:"):
        base.append("issues: [{id: i, options: [x, y]}, {id: a, options: [x]}]")
    assert held("\n".join([*base, text])) in (True, False)


@pytest.mark.parametrize("annotation", [float, list[str], dict[int, str], str | int, tuple[str, str]])
def test_a_record_that_no_file_could_hold_is_a_mistake_of_ours(annotation: Any) -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        kind_of(annotation)
