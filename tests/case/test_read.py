"""What cannot be a case file is refused in one plain line, quickly, and with its place."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.case import Case, Problem, ProblemsFound
from goodoffices.case.files import read_case, read_case_text
from goodoffices.case.trees.json_text import parse_json
from goodoffices.case.trees.text import MAX_BYTES
from goodoffices.case.trees.yaml_text import MAX_COPIES

SMALL = "title: T\nparties: [a, b]\nissues: [{id: i, options: [x, y]}]\n"


def refused(path: Path) -> Problem:
    """The one problem that is said of a file."""
    with pytest.raises(ProblemsFound) as found:
        read_case(path)
    assert len(found.value.problems) == 1
    problem = found.value.problems[0]
    assert problem.file == str(path)
    return problem


BYTES: list[tuple[str, bytes, int, int, str]] = [
    ("empty", b"", 1, 1, "The file is empty."),
    ("only a comment", b"# nothing\n\n", 1, 1, "The file is empty."),
    ("UTF-16", SMALL.encode("utf-16"), 1, 1, "The text is in UTF-16."),
    ("UTF-32", SMALL.encode("utf-32"), 1, 1, "The text is in UTF-32."),
    ("Latin-1", "title: T\nabout: Zürich\n".encode("latin-1"), 2, 9, "The byte 0xfc is not UTF-8 text."),
    ("binary", b"\x7fELF\x02\x01\x01\x00", 1, 1, "Here stands the control character U+007F."),
    ("a zero byte", SMALL.encode() + b"about: \x00\n", 4, 8, "Here stands the control character U+0000."),
    ("a text only", b"hello", 1, 1, "A case consists of fields; this is 'hello'."),
    ("a list", b"- a\n- b\n", 1, 1, "A case consists of fields; this is a list."),
    ("a tab", b"title: T\nparties:\n\t- a\n", 3, 1, "indented with a tab"),
    ("no end", b"title: 'T\n", 2, 1, "never closed"),
    ("a bad escape", b'title: "\\q"\n', 1, 10, "A backslash"),
    ("too large a character", b'title: "\\U99999999"\n', 1, 9, "\\U99999999 is no character."),
    ("half a character", b'title: "\\ud800"\n', 1, 8, "This text holds the character U+D800."),
    ("deep lists", b"about: " + b"[" * 5000, 1, 47, "Nested deeper than 40 levels."),
    ("deep blocks", b"\n".join(b" " * n + b"a:" for n in range(99)), 41, 41, "Nested deeper than 40 levels."),
    ("later format", b"format: goodoffices-case-9\nnew: thing\n", 1, 9,
    "The format 'goodoffices-case-9' is not one"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "line", "column", "said"), BYTES, ids=[row[0] for row in BYTES])
def test_what_is_no_case_is_refused_in_one_located_line(
    tmp_path: Path, name: str, data: bytes, line: int, column: int, said: str
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    problem = refused(path)
    assert said in problem.what
    assert (problem.line, problem.column) == (line, column)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.yaml").what == "There is no such file."
    assert "cannot be read" in refused(tmp_path / f"{'x' * 300}.yaml").what
    with pytest.raises(ProblemsFound, match="folder"):
        read_case(tmp_path)


def test_a_file_of_50_megabytes_is_refused_without_reading_on(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.write(SMALL.encode())
        file.truncate(50_000_000)
    assert refused(path).what == "The file is larger than 20 MB."
    assert MAX_BYTES < 50_000_000


def test_a_byte_order_mark_and_line_breaks_of_windows_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert read_case(path) == read_case_text(SMALL)


def test_a_few_lines_that_unfold_to_billions_are_refused() -> None:
    lines = ["a: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(ProblemsFound, match=rf"Aliases add more than {MAX_COPIES} values"):
        read_case_text("\n".join(lines))


def test_an_alias_stands_for_a_copy_in_whatever_place() -> None:
    case = read_case_text(SMALL + "terms: [{id: t, issues: &x [i]}]\nphases: *x\nmediators: *x\n")
    assert case.phases[0].id == case.mediators[0].id == case.terms[0].issues[0] == "i"
    with pytest.raises(ProblemsFound, match=r"3:13: \*x stands inside itself"):
        read_case_text("title: T\nparties: [a]\nissues: &x [a, *x]".replace("a, *x", "*x"))


def test_numbers_are_exactly_what_is_written() -> None:
    text = SMALL + "figures:\n" + "".join(
        f"  - {{what: w, number: {number}}}\n" for number in ("0.1", "1/3", "1e-3", '"0.30"', "007", "+5",
            "-0")
    )  # fmt: skip
    numbers = [figure.number for figure in read_case_text(text).figures]
    assert numbers == [Fraction(1, 10), Fraction(1, 3), Fraction(1, 1000), Fraction(3, 10), 7, 5, 0]


@pytest.mark.parametrize(
    "number", [".nan", "NaN", ".inf", "-inf", "1,5", "0x10", "1_000", "1 000", "1/0", "٣", "ten"]
)
def test_what_is_no_exact_number_is_refused(number: str) -> None:
    with pytest.raises(ProblemsFound, match=r"c:4:29: .*(not a number|divides by zero)"):
        read_case_text(SMALL + f"figures: [{{what: w, number: '{number}'}}]\n", "c")


def test_words_stay_words() -> None:
    text = (
        "title: no\nparties: [yes, on]\nissues: [{id: 10, options: [true, 0.50, 2024-01-01]}]\ntext: {10: "
        "0.50}\n"
    )
    case = read_case_text(text)
    assert case.title == "no"
    assert [party.id for party in case.parties] == ["yes", "on"]
    assert [option.id for option in case.issues[0].options] == ["true", "0.50", "2024-01-01"]
    assert case.text == {"10": "0.50"}


def as_json(**fields: object) -> str:
    """The small case in JSON with other fields."""
    base = {"title": "T", "parties": ["a", "b"], "issues": [{"id": "i", "options": ["x", "y"]}]}
    return json.dumps({**base, **fields}, indent=1)


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    for name in ("case.json", "case.txt", "case.yaml"):
        (tmp_path / name).write_text(as_json(), encoding="utf-8")
        assert read_case(tmp_path / name) == read_case_text(SMALL)
    text = as_json(title="\u00e9\n\U0001f600", needed=1, alternat=True, about=None)
    case = read_case_text(text, kind="json")
    assert (case.title, case.needed, case.alternat, case.about) == ("é\n😀", 1, True, "")


JSON: list[tuple[str, int, int, str]] = [
    ('{"title": "T", "title": "U"}', 1, 16, "The key 'title' stands here a second time."),
    ('{"title": NaN}', 1, 11, "'NaN' is not a JSON value."),
    ('{"title": -Infinity}', 1, 11, "'-Infinity' is not a JSON value."),
    ('{"title": 01}', 1, 11, "'01' is not a JSON value."),
    ('{"title": 1.}', 1, 11, "'1.' is not a JSON value."),
    ('{"title": "T",}', 1, 15, "Here a name should stand."),
    ('{"title" "T"}', 1, 10, "A colon is missing after 'title'."),
    ('{"title": "T" "about": ""}', 1, 15, "Here a comma is missing."),
    ('{"title":\n "T', 2, 2, "This text does not end"),
    ('{"title": "a\nb"}', 1, 11, "This text does not end"),
    ('{"title": "\\x"}', 1, 11, "This text does not end"),
    ('{"title": "\\u0007"}', 1, 11, "This text holds the character U+0007."),
    ('{"title": "\\ud800"}', 1, 11, "This text holds the character U+D800."),
    ("{'title': 1}", 1, 2, "Here a name should stand."),
    ('{"title": [1, 2', 1, 16, "The text breaks off."),
    ('{"title": ', 1, 11, "The text breaks off."),
    ('{} {"title": "T"}', 1, 4, "The JSON text has ended, and more follows."),
    ('{"a": ' * 60, 1, 247, "Nested deeper than 40 levels."),
    ("\n // no comments\n{}", 2, 2, "Here stands '/'."),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), JSON, ids=[row[0][:24] for row in JSON])
def test_what_is_no_json_is_refused_at_its_place(text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_case_text(text, "c", "json")
    problem = found.value.problems[0]
    assert said in problem.what
    assert (problem.line, problem.column) == (line, column)


def test_a_long_text_in_json_that_never_ends_is_refused_in_one_pass() -> None:
    with pytest.raises(ProblemsFound, match="does not end"):
        parse_json('{"a": "' + "ab\\n" * 200_000, "c")


def test_profiles_beside_a_case_of_our_own_are_refused(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(SMALL, encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"Leave out .*other\.yaml"):
        read_case(tmp_path / "case.yaml", tmp_path / "other.yaml")


def test_names_of_files_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\nb.yaml"
    with pytest.raises(ProblemsFound) as found:
        read_case(path)
    assert found.value.problems[0].file == f"{tmp_path}/a?[2J?b.yaml"


def test_progress_is_told_on_the_way() -> None:
    from goodoffices.case.files.read import bind_text

    said: list[tuple[str, int, int]] = []
    text = SMALL + "terms:\n" + "".join(f"  - t{n}\n" for n in range(2000))
    _, bound = bind_text(text, "c", "yaml", lambda *words: said.append(words))
    assert isinstance(bound.case, Case)
    assert [what for what, _, _ in said] == ["reading c"] * len(said)
    assert len(said) >= 3
    assert said[-1][1] <= said[-1][2] == len(text)
