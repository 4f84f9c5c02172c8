"""The reference of the case file: complete, current, and every example in it is sound."""

from __future__ import annotations

import re

import pytest
from case_reference import PAGE, table_of, with_tables
from test_schema import faults

from goodoffices.case.files import read_case_text
from goodoffices.case.files.meanings import MEANINGS
from goodoffices.case.files.shorts import BARE
from goodoffices.case.issues import MAX_OPTIONS
from goodoffices.case.trees.text import MAX_BYTES
from goodoffices.case.trees.yaml_text import MAX_COPIES
from goodoffices.case.validate.names import MAX_ID

TEXT = PAGE.read_text(encoding="utf-8")
WHOLE, *PARTS = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)


def parts_of(text: str) -> dict[str, str]:
    """The top-level fields of a text, each with its lines."""
    return {piece.split(":")[0]: piece for piece in re.split(r"^(?=\w)", text, flags=re.M) if piece.strip()}


def test_the_tables_are_current() -> None:
    assert with_tables(TEXT) == TEXT, "python tests/case/case_reference.py"


@pytest.mark.parametrize("cls", MEANINGS, ids=lambda cls: cls.__name__)
def test_every_record_has_its_table_under_a_heading_of_its_own(cls: type) -> None:
    section = re.search(rf"^##+ {cls.__name__}\n(.*?)(?=^##|\Z)", TEXT, re.S | re.M)
    assert section
    assert table_of(cls) in section[1]


def test_the_whole_case_is_sound_and_valid() -> None:
    assert read_case_text(WHOLE).title == "The pay of the ferry crews"
    assert faults(WHOLE) == []


@pytest.mark.parametrize(
    "part", PARTS, ids=[part.split(":")[0] + str(number) for number, part in enumerate(PARTS)]
)
def test_every_example_is_sound_in_the_place_of_what_the_whole_case_has(part: str) -> None:
    text = "".join({**parts_of(WHOLE), **parts_of(part)}.values())
    assert read_case_text(text).title
    assert faults(text) == []


def test_there_is_an_example_of_every_part_of_a_case() -> None:
    shown = set(parts_of(WHOLE)).union(*(parts_of(part) for part in PARTS))
    missing = set(MEANINGS[next(iter(MEANINGS))]) - shown - {"format", "alternat", "needed"}
    assert missing == set()


def test_short_forms_and_limits_are_told() -> None:
    assert len(PARTS) >= 10
    for limit in (f"{MAX_BYTES // 10**6} MB", f"{MAX_OPTIONS:,}", f"{MAX_ID} characters", f"{MAX_COPIES:,}"):
        assert limit in TEXT
    for field in set(BARE.values()) - {"id", "name", "by"}:
        assert field in TEXT[TEXT.index("## Short forms") : TEXT.index("## Case")]
