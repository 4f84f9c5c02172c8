"""The commonest slips in a case file: each is told in words for somebody who has never heard of YAML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodoffices.case import ProblemsFound
from goodoffices.case.files import read_case, read_case_text

GRAMMAR = re.compile(r"mapping|scalar|sequence|token|block|node|flow|parsing|scanning|<|stream")
"""Words of YAML's grammar."""

REST = "parties: [a, b]\nissues: [{id: x, options: [u, v]}]\n"


def said(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        read_case_text(text, "c")
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: Water: who gets it\n" + REST,
        'c:1:13: A text with a colon in it needs quotes. Write title: "Water: who gets it"'),
        ('title: He said "no": twice: so\n' + REST, 'Write title: "He said \\"no\\": twice: so"'),
        ("title: t\nparties:\n\t- a\n\t- b\n",
        "c:3:1: The line is indented with a tab. Write blanks instead"),
        ("title: t\nparties: [a, b\nissues: []\n", "A list in brackets is not closed"),
        ("title: t\nparties: [{id: a, name: b]\n", "A set of fields in brackets is not closed"),
        ('title: "t\nparties: [a, b]\n', "A quotation mark is opened and never closed."),
        ("title: 'it's so'\n", "write an apostrophe inside single quotes twice"),
        ("title: @home\n", "A text cannot begin with @ here. Put the text in quotes."),
        ("title: 100\nabout: `so`\n", "A text cannot begin with ` here."),
        ("title: *star*\n", "*star* stands for nothing"),
        ("title: * star\n", "A text cannot begin with * here."),
        ("title: & so on\n", "A text cannot begin with & here."),
        ("title: t\nparties: - a\n", "A dash stands on the line of its key."),
        ("title: t\nparties:\n  - a\n - b\n", "The line is indented neither like the one before it"),
        ("title t\nparties: [a]\n", "see that the line before has its colon"),
        ("title: t\nabout: [a: b: c]\n", "A list in brackets is not closed"),
        ("title: t\nabout: {a: b: c}\n", "A colon stands where none can."),
        ("title: t\nabout: ]\n", "']' stands where a value is expected."),
        ("title: |so\n", "A text cannot begin with | or > here."),
        ('title: "C:\\qq"\n', "A backslash in double quotes"),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_told_in_plain_words(text: str, words: str) -> None:
    found = said(text)
    assert words in found[0]
    assert not GRAMMAR.search(found[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: t\nparties: a, b\n" + REST[16:],
        "c:2:10: Here stands one text, 'a, b', where a list belongs. Write [a, b]"),
        ("title: t\nparties: a; b\n" + REST[16:], "Write [a, b]"),
        ("title: t\nparties: a / b\n" + REST[16:], "Write [a, b]"),
        ("title: t\nparties:\n  a\n  b\n" + REST[16:],
        "c:3:3: Several lines stand here as one text. Begin each with a dash"),
        ("title: t\nparties: [a, b]\nissues:\n  - id: x\n    options: low, mid, high\n",
        "c:5:14: Here stands one text, 'low, mid, high'"),
        ("title: t\nparties: [a, b]\nissues:\n  - id: x\n    options: [u, v]\n    keywords: wet, dry\n",
        "Write [wet, dry]"),
        ("title: t\nparties:\n  - id: a\n    aliases: A, AA\n  - b\n" + REST[16:], "Write [A, AA]"),
        ("title: t\nmediators: c, d\n" + REST, "Write [c, d]"),
        ("title: t\n" + REST + "positions:\n  - {party: a, issue: x, demands: u, accepts: v}\n",
        "Two stances stand in one position: demands and accepts. Write two positions"),
        ("title: t\n" + REST + "positions:\n  - {party: a, issue: x, refuses: u, options: v}\n",
        "'refuses' says the stance and its options in one"),
        ("title: t\n" + REST + "positions:\n  - party: a\n    issue: x\n    demands: u, v\n",
        "The issue 'x' has no option 'u, v'. Write [u, v]."),
        ("title: t\n" + REST + "preferences: [{party: a, points: {x: {u: 3,5, v: 1}}}]\n",
        "If 3,5 is one number, write it with a point: 3.5"),
        ("title: t\n" + REST + "preferences:\n  - party: a\n    points:\n      x:\n        u: 3,5\n        "
            "v: 1\n", "write 3.5 if the comma marks decimals".capitalize()),
        ("title: t\n" + REST + "preferences: [{party: a, minimum: 40 %}]\n",
        "Write 40 and leave the sign out"),
        ("title: t\n" + REST + "preferences: [{party: a, minimum: 12 000}]\n", "Write 12000"),
    ],
)  # fmt: skip
def test_a_short_form_that_would_mean_something_else_is_told(text: str, words: str) -> None:
    assert any(words in problem for problem in said(text))


@pytest.mark.parametrize("quoted", ["parties: ['a, b', c]\n", "parties: [c, d]\nmediators: 'a, b'\n"])
def test_a_name_with_a_comma_in_quotes_or_in_a_list_is_a_name(quoted: str) -> None:
    case = read_case_text("title: t\n" + quoted + REST[16:], "c")
    assert "a, b" in [each.id for each in (*case.parties, *case.mediators)]


@pytest.mark.parametrize(
    ("start", "words"),
    [(b"%PDF-1.7\n\xe2\xe3", "This is a PDF, not a case."), (b"PK\x03\x04\x14\x00\xff", "office program"),
        (b"\xd0\xcf\x11\xe0\xa1", "old office"), (b"\x89PNG\r\n", "a picture"), (b"\x1f\x8b\x08",
        "compressed"), (b"{\\rtf1", "RTF")],
)  # fmt: skip
def test_a_file_of_another_kind_is_called_by_its_name(start: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(start + bytes(range(200, 256)))
    with pytest.raises(ProblemsFound) as found:
        read_case(path)
    assert words in str(found.value)
    assert "UTF-8" not in str(found.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: t\nparties: [a, b]\nissues: [{id: x, options: ¦u, v, w}]\n",
        "Brackets are missing around 'u, v, w'. Write options: [u, v, w]."),
        ("title: t\nparties: [a, b]\nissues: [{id: x, name: ¦Water, and land, options: [u, v]}]\n",
        'A text with a comma in it needs quotes here. Write name: "Water, and land".'),
        ("title: t\n" + REST + "positions: [{party: a, issue: x, accepts: ¦u, v}]\n",
        "Brackets are missing around 'u, v'. Write accepts: [u, v]."),
        ("title: t\n" + REST + "preferences: [{party: a, refuses: {x: u, ¦v}}]\n",
        "'v' is empty. If it belongs to the list before it, write x: [u, v]."),
        ("title: t\n" + REST + "positions: [{party: a, issue: x, demands: u, ¦accepts: v}]\n",
        "Two stances stand in one position: demands and accepts."),
        ("title: t\nparties: ¦a, b\nissues: [{id: x, options: [u, v]}]\n",
        "Here stands one text, 'a, b', where a list belongs."),
    ],
)  # fmt: skip
def test_a_list_that_lost_its_brackets_is_told_once_and_nothing_else_with_it(text: str, words: str) -> None:
    before = text[: text.index("¦")]
    place = f"c:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    (told,) = said(text.replace("¦", ""))
    assert told.startswith(place + words)
