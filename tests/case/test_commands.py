"""The commands check, convert and new: what they print, what they write, what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.case import Case
from goodoffices.case.files import read_case, read_case_text, schema_text
from goodoffices.cli import new
from goodoffices.cli.main import main

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
HARBOUR = next(path for path in EXAMPLES if path.stem == "harbour")
RIVER = next(path for path in EXAMPLES if path.stem == "river")


def run(*arguments: object, asked: str = "") -> Result:
    """Run the command line; no exception may get out of it."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=asked)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_check_says_what_each_sound_file_holds() -> None:
    result = run("check", HARBOUR, RIVER)
    assert result.exit_code == 0
    assert f"{HARBOUR}: in order. Harbour Sport Park" in result.output
    assert "5 issues, 720 packages\n" in result.output
    assert "before 5 linkages" in result.output
    assert "preferences of sportco: points for 5 issues, a minimum" in result.output


def test_check_points_out_what_is_no_mistake_but_should_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "title: T\nparties: [a, b]\nissues: [{id: i, options: [x, y]}, {id: j, options: [x, y]}]\n"
        "linkages: [{excludes: {i: x, j: y}}]\ntext: {i: x, j: y}\npreferences: [{party: a, points: {i: {x: "
        "1}}}]\n",
        encoding="utf-8",
    )
    result = run("check", path)
    assert result.exit_code == 0
    assert "standing text: breaks linkage 1\n" in result.output
    assert "preferences of a: points for 1 issue, not said whose word\n" in result.output


def test_check_says_every_problem_of_every_file_and_ends_with_2(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("titel: T\nparties: [a, a]\nissues: [{id: i, options: [x]}]\n", encoding="utf-8")
    result = run("check", bad, HARBOUR, tmp_path / "none.yaml")
    assert result.exit_code == 2
    assert f"{bad}:1:1: 'titel' is not a field here. Did you mean 'title'?" in result.output
    assert f"{bad}:2:14: The party 'a' has the same id" in result.output
    assert "Harbour Sport Park" in result.output
    assert f"{tmp_path / 'none.yaml'}: There is no such file." in result.output


def test_check_prints_the_schema_and_wants_a_file_otherwise() -> None:
    assert run("check", "--schema").output == schema_text()
    assert run("check").exit_code == 2


def test_convert_to_json_and_back_is_the_same_case(tmp_path: Path) -> None:
    for path in EXAMPLES:
        there, back = tmp_path / f"{path.stem}.json", tmp_path / f"{path.stem}.yml"
        first, second = run("convert", path, there), run("convert", there, back)
        assert (first.exit_code, second.exit_code) == (0, 0)
        assert "Comments of the file that was read stay behind." in first.output
        assert "Comments" not in second.output
        assert read_case(there) == read_case(back) == read_case(path)
        assert json.loads(there.read_text(encoding="utf-8"))["format"] == "goodoffices-case-1"


def test_convert_to_genius_says_what_stays_behind_and_reads_back(tmp_path: Path) -> None:
    result = run("convert", HARBOUR, tmp_path / "park.xml")
    assert result.exit_code == 0
    assert "who has a veto, stay behind" in result.output
    profiles = [tmp_path / f"{party.id}.xml" for party in read_case(HARBOUR).parties]
    assert run("check", tmp_path / "park.xml", *profiles).exit_code == 0
    back = tmp_path / "back.yaml"
    assert run("convert", tmp_path / "park.xml", *profiles, back).exit_code == 0
    assert [issue.id for issue in read_case(back).issues] == [issue.id for issue in read_case(HARBOUR).issues]
    folder = tmp_path / "folder"
    assert run("convert", HARBOUR, folder).exit_code == 0
    assert len(list(folder.iterdir())) == 7


def test_convert_refuses_what_genius_cannot_say_and_writes_nothing(tmp_path: Path) -> None:
    result = run("convert", RIVER, tmp_path / "out")
    assert result.exit_code == 2
    assert "Linkage fund cannot be said: Genius permits every package" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.json", "out.xml"])
def test_convert_replaces_a_file_only_by_force(tmp_path: Path, name: str) -> None:
    there = tmp_path / name
    there.write_text("mine", encoding="utf-8")
    result = run("convert", HARBOUR, there)
    assert result.exit_code == 2
    assert "there already" in result.output
    assert there.read_text(encoding="utf-8") == "mine"
    assert run("convert", HARBOUR, there, "--force").exit_code == 0
    assert there.read_text(encoding="utf-8") != "mine"


def test_convert_refuses_an_unknown_suffix_and_a_broken_case(tmp_path: Path) -> None:
    assert "does not say how to write" in run("convert", HARBOUR, tmp_path / "out.txt").output
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: [", encoding="utf-8")
    result = run("convert", bad, tmp_path / "out.json")
    assert result.exit_code == 2
    assert "bad.yaml:1:9: The file ends before a bracket" in result.output
    assert not (tmp_path / "out.json").exists()


def examples_used(text: str) -> Case:
    """The case with the lines taken in that begin with one # only."""
    lines = [line[1:] if line.startswith("#") and line[1:2] != "#" else line for line in text.splitlines()]
    return read_case_text("\n".join(lines))


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--title", "It's: #1", "--party", "Upper Farm", "--party", "lower", "--fictional"],
        ["--party", "null", "--party", "10", "--party", "Ärger & Söhne", "--mediator", "The Abbot",
            "--mediator", "x"],
        ["--issue", "Well water=day by day, yes,no"],
        ["--issue", "a=b,c", "--issue", "d=0.5,1,- 2"],
    ],
)  # fmt: skip
def test_new_writes_a_case_that_is_sound_as_it_is_and_with_its_examples(
    options: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "new.yaml"
    result = run("new", path, *options)
    assert result.exit_code == 0
    assert run("check", path).exit_code == 0
    assert run("new", *options).output == path.read_text(encoding="utf-8")
    used = examples_used(path.read_text(encoding="utf-8"))
    assert used.positions
    assert used.linkages
    assert used.preferences
    assert used.text
    assert len(used.parties) == max(2, options.count("--party"))
    assert used.fictional == ("--fictional" in options)


def test_new_refuses_what_would_not_be_a_case_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert "same id" in run("new", path, "--party", "A b", "--party", "a-B").output
    assert "empty text" in run("new", path, "--party", "***").output
    assert "names no options" in run("new", path, "--issue", "a=b").output
    assert "YAML" in run("new", tmp_path / "new.json").output
    assert not path.exists()
    path.write_text("mine", encoding="utf-8")
    assert run("new", path).exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("new", path, "--force").exit_code == 0


def test_new_asks_only_where_somebody_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "someone_is_there", lambda: True)
    result = run("new", tmp_path / "a.yaml", asked="The well\nAsh, Birch\n")
    assert result.exit_code == 0
    assert [party.name for party in read_case(tmp_path / "a.yaml").parties] == ["Ash", "Birch"]
    assert read_case(tmp_path / "a.yaml").title == "The well"
