"""Writing a changed case into the file that it came from, without touching what did not change."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.case import Case
from goodoffices.case.errors import ProblemsFound
from goodoffices.case.files.edits import Editor, apply_edits
from goodoffices.case.files.read import bind_text, kind_of_text
from goodoffices.case.files.write import case_to_json, case_to_yaml
from goodoffices.case.trees.save import save
from goodoffices.case.trees.text import read_bytes, shown, text_of
from goodoffices.case.validate import problems_of

_MARK = b"\xef\xbb\xbf"


def update_case(path: Path | str, case: Case) -> None:
    """Make a case file of the project's own format hold ``case``.

    In YAML, comments, the order of keys, quotes and line breaks stay as they are wherever nothing changed; a
    file that holds the case already is not touched at all. JSON, which has no comments, is written anew if
    anything changed.

    Raises :class:`ProblemsFound` if the file cannot be read or written, or the case breaks the rules.
    """
    path = Path(path)
    name = shown(path)
    problems = problems_of(case, name=name)
    if problems:
        raise ProblemsFound(problems)
    data = read_bytes(path)
    text = text_of(data, name)
    kind = kind_of_text(path, text)
    if kind == "yaml":
        new = updated_yaml(text, case, name)
    else:
        _, bound = bind_text(text, name, kind)
        new = text if bound.case == case else case_to_json(case)
    if new != text:
        save(path, (_MARK if data.startswith(_MARK) else b"") + new.encode())


def updated_yaml(text: str, case: Case, name: str = "case") -> str:
    """A YAML text changed so that it holds ``case``.

    What comes out is read again before it is trusted. Where the text cannot be edited in place (parts of it
    stand for each other through aliases, say) it is written anew as a whole.
    """
    return edited_yaml(text, case, name) or case_to_yaml(case)


def edited_yaml(text: str, case: Case, name: str = "case") -> str | None:
    """A YAML text edited in place so that it holds ``case``, or None if that cannot be done."""
    node, bound = bind_text(text, name, "yaml")
    if bound.case == case:
        return text
    editor = Editor(text)
    if not editor.record(node, Case, bound.case, case):
        return None
    new = apply_edits(text, editor.edits)
    if "\r\n" in text:
        new = new.replace("\r\n", "\n").replace("\n", "\r\n")
    try:
        return new if bind_text(new, name, "yaml")[1].case == case else None
    except ProblemsFound:
        return None
