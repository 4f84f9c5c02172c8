"""Reading an agreement, in YAML or JSON; every problem of its form with its place.

What is wrong with the *form* is an error, and nothing is read. What is wrong with the *plan*, a date that no
calendar has or a name
that leads nowhere among it, is a finding: a draft is looked at, not refused.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from goodoffices.agreement.agreement import AGREEMENT_FORMAT, Agreement
from goodoffices.agreement.files.shorts import widener
from goodoffices.case.errors import Problem, ProblemsFound, quote
from goodoffices.case.files.bind import bind_record
from goodoffices.case.files.places import PlacedParts
from goodoffices.case.files.read import TextKind, kind_of_text
from goodoffices.case.trees.json_text import parse_json
from goodoffices.case.trees.nodes import Fields, Leaf, TreeNode, describe
from goodoffices.case.trees.text import read_bytes, shown, text_of
from goodoffices.case.trees.yaml_text import Progress, parse_yaml
from goodoffices.language import CodedText


class ReadAgreement(msgspec.Struct):
    """An agreement with the places of its parts in the file."""

    agreement: Agreement
    places: PlacedParts
    name: str


def read_agreement(path: Path | str, progress: Progress | None = None) -> ReadAgreement:
    """The agreement in a file (YAML or JSON). Raises :class:`ProblemsFound` with everything that is wrong
    with its form."""
    path = Path(path)
    name = shown(path)
    text = text_of(read_bytes(path), name)
    return read_agreement_text(text, name, kind_of_text(path, text), progress)


def read_agreement_text(
    text: str, name: str = "agreement", kind: TextKind = "yaml", progress: Progress | None = None
) -> ReadAgreement:
    """The agreement in a text; ``name`` stands for the file in messages. Raises :class:`ProblemsFound`."""
    node = parse_yaml(text, name, progress) if kind == "yaml" else parse_json(text, name)
    if node is None:
        instead = CodedText(
            "write-agreement-into-or",
            "Write an agreement into it, or begin with: goodoffices new --agreement",
        )
        raise ProblemsFound([Problem(name, 1, 1, CodedText("file-empty", "The file is empty."), instead)])
    _check_format(node, name)
    problems: list[Problem] = []

    def say(place: TreeNode, what: str, instead: str) -> None:
        problems.append(Problem(name, place.line, place.column, what, instead))

    agreement, places = bind_record(node, Agreement, say, widener(node))
    if not problems and not agreement.parties:
        problems.append(
            Problem(
                name,
                node.line,
                node.column,
                CodedText("agreement-has-no-parties", "The agreement has no parties."),
                CodedText("add-parties-one-two", "Add parties: [one, two]."),
            )
        )
    if problems:
        raise ProblemsFound(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return ReadAgreement(agreement, places, name)


def _check_format(node: TreeNode, name: str) -> None:
    """A file of another kind is not held to this one's rules: that alone is said."""
    if not isinstance(node, Fields):
        what = CodedText(
            "agreement-consists-fields",
            "An agreement consists of fields; this is %(node)s.",
            node=describe(node),
        )
        raise ProblemsFound(
            [Problem(name, node.line, node.column, what, CodedText("begin-title", "Begin with: title: …"))]
        )
    issues = next((key for key in node.entries if key[0].text == "issues"), None)
    if issues is not None and node.get("commitments") is None and node.get("exchanges") is None:
        instead = (
            "Look at it with goodoffices analyse, or begin an agreement with goodoffices new --agreement."
        )
        place = issues[0]
        raise ProblemsFound(
            [Problem(name, place.line, place.column, "This is a case: it has issues.", instead)]
        )
    said = node.get("format")
    if isinstance(said, Leaf) and not said.empty and said.text != AGREEMENT_FORMAT:
        what = CodedText(
            "format-not-agreement", "The format %(text)s is not that of an agreement.", text=quote(said.text)
        )
        instead = CodedText(
            "write-format", "Write format: %(agreement_format)s", agreement_format=AGREEMENT_FORMAT
        )
        if said.text.startswith("goodoffices-case"):
            instead = CodedText(
                "case-look-goodoffices-analyse",
                "This is a case: look at it with goodoffices analyse, or begin an agreement with "
                "goodoffices new --agreement.",
            )
        raise ProblemsFound([Problem(name, said.line, said.column, what, instead)])
