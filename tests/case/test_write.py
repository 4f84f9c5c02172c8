"""What is written reads back as the same case, in YAML and in JSON, and stands whole or not at all."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from case_strategies import cases
from hypothesis import given, settings
from ruamel.yaml import YAML

from goodoffices.case import Case, Figure, ProblemsFound
from goodoffices.case.files import case_to_json, case_to_yaml, read_case, read_case_text, write_case
from goodoffices.case.validate import problems_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@given(cases())
@settings(max_examples=60)
def test_a_case_reads_back_equal_from_yaml_and_json(case: Case) -> None:
    assert problems_of(case) == ()
    assert read_case_text(case_to_yaml(case)) == case
    assert read_case_text(case_to_json(case), kind="json") == case


@given(cases())
@settings(max_examples=10)
def test_what_is_written_is_yaml_and_json_to_others_too(case: Case) -> None:
    loaded = YAML(typ="safe", pure=True).load(case_to_yaml(case))
    assert list(loaded)[:2] == ["format", "title"]
    assert json.loads(case_to_json(case))["title"] == case.title


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_are_sound_and_read_back_equal(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    for name in ("case.yaml", "case.json"):
        write_case(case, tmp_path / name)
        assert read_case(tmp_path / name) == case
        first = (tmp_path / name).read_bytes()
        write_case(read_case(tmp_path / name), tmp_path / name)
        assert (tmp_path / name).read_bytes() == first


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    case = read_case(EXAMPLES[0])
    broken = Case(title="x", parties=(), issues=case.issues)
    for bad, name in [(broken, "a.yaml"), (case, "a.txt"), (case, "no/such/folder/a.yaml")]:
        with pytest.raises(ProblemsFound):
            write_case(bad, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed_and_rights_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_case(read_case(EXAMPLES[0]), link)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert read_case(real) == read_case(EXAMPLES[0])


def test_a_file_that_cannot_be_put_in_its_place_leaves_what_was_there_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    path = tmp_path / "case.yaml"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ProblemsFound, match="No space left on device"):
        write_case(read_case(EXAMPLES[0]), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("about", "number", "said"),
    [("a\x1b[2J", Fraction(1), "about stands the character U+001B"), ("a", Fraction(1, 7**80),
        "more than 60 characters"), ("a", Fraction(10**16), "larger than 10^15")],
)  # fmt: skip
def test_what_could_not_be_read_again_is_not_written(
    about: str, number: Fraction, said: str, tmp_path: Path
) -> None:
    case = read_case(EXAMPLES[0])
    case = msgspec.structs.replace(case, about=about, figures=(Figure(what="w", number=number),))
    with pytest.raises(ProblemsFound, match=re.escape(said)):
        write_case(case, tmp_path / "case.yaml")
