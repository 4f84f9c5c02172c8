"""No text for people stands unmarked in ``report`` and ``cli``: every one asks for its words in the
language in use.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from messages import CODED, ONE, SOURCE, TWO, WITH_CONTEXT, in_jinja, template

NOT_YET: frozenset[str] = frozenset(
    """
    """.split()
)
"""Modules that are still to be converted. The list only gets shorter."""

FOR_PROGRAMS = {
    "report/__init__.py": "names of functions",
    "report/charts/__init__.py": "names of types",
    "report/documents/word.py": "elements of a Word file, and its one author, who is nobody in any language",
    "report/contract_conditions.py": "a JSON Schema",
    "report/findings.py": "a JSON Schema",
    "report/notebook.py": "markup",
    "report/record_annotations.py": "keys of W3C Web Annotations",
    "report/record_codes.py": "codes of exchange files, the same in every language so that two of them meet",
    "report/record_qdpx.py": "elements of a REFI-QDA project",
    "report/schema.py": "a JSON Schema",
}
"""Modules whose texts no person reads, each with what they are instead."""

MARKS = ONE | TWO | WITH_CONTEXT | CODED
OPAQUE = {
    "getLogger",
    "files",
    "get_template",
    "PackageLoader",
    "TypeVar",
    "Option",
    "Choice",
    "import_module",
}
"""Calls whose texts are names for programs."""
NO_WORDS = "# no words:"
"""Behind a line whose text is for programs, with what it is: ``# no words: a key of the format``."""
_PHRASE = re.compile(r"[A-Za-z’']{2,}[,;:.]? [a-z’']{2,}|^[A-Z][a-z]{2,}[ .:!?…]*$")
_PIECE = re.compile(r"(^|[ (“])[A-Za-z]{2,}([ .,:;?)”]|$)")


def unmarked(file: Path) -> list[str]:
    """Line and text of what reads like words and is no mark's."""
    text = file.read_text("utf-8")
    told, lines = [], text.splitlines()
    for node, value, pattern in _texts(ast.parse(text)):
        if pattern.search(value) and NO_WORDS not in lines[node.lineno - 1]:
            told.append(f"{file.name}:{node.lineno}: {value!r}")
    return told


def _texts(node: ast.AST) -> Iterator[tuple[ast.expr, str, re.Pattern[str]]]:
    """Every text below a node that is not a docstring, an annotation, a key or a mark's own."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MARKS:
            for each in (*node.args, *(word.value for word in node.keywords)):
                if not isinstance(each, ast.Constant):
                    yield from _texts(each)
            return
        if name in OPAQUE:
            return
        yield from _texts(node.func)
        for each in node.args:
            yield from _texts(each)
        for word in node.keywords:
            if word.arg not in ("help", "metavar"):
                yield from _texts(word.value)
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant):
                yield part, str(part.value), _PIECE
            elif isinstance(part, ast.FormattedValue):
                yield from _texts(part.value)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node, node.value, _PHRASE
        return
    if isinstance(node, ast.Dict):
        for each in node.values:
            yield from _texts(each)
        return
    if isinstance(node, ast.Compare | ast.Assert | ast.Subscript | ast.arg):
        return
    if isinstance(node, ast.AnnAssign):
        if node.value is not None:
            yield from _texts(node.value)
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.FunctionDef) and child is node.returns):
            yield from _texts(child)


def modules() -> list[str]:
    """Every module that words something."""
    return sorted(
        str(file.relative_to(SOURCE)) for part in ("report", "cli") for file in (SOURCE / part).rglob("*.py")
    )


@pytest.mark.parametrize("module", modules())
def test_every_text_of_a_module_is_marked(module: str) -> None:
    told = unmarked(SOURCE / module)
    if module in NOT_YET or module in FOR_PROGRAMS:
        assert told, "there is nothing left in it: take it off the list"
    else:
        assert not told, "mark these texts (CONTRIBUTING, A text for people)"


def test_unmarked_words_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(
        '"""A docstring of it."""\n'
        'TITLE = "The frontier"\n'
        'KEY = {"a key of words": 1}\n'
        "def told(number):\n"
        '    say(_("All is well.") + f"{number} packages and more")\n'
        '    return option(help="By itself.") or "no words here"  # no words: an example\n'
    )
    assert [each.partition(": ")[2] for each in unmarked(file)] == ["'The frontier'", "' packages and more'"]


def test_a_text_with_fields_in_a_template_has_no_second_form() -> None:
    """An empty second form would be told by Pythons that fall back on it, and by others not at all."""
    two = ["%(count)s day", "%(count)s days"]
    text = f"{{{{ _('Package %(number)s', number=1) }}}} {{{{ ngettext({two[0]!r}, {two[1]!r}, count) }}}}"
    assert [message for _line, message in in_jinja(text)] == [
        ("Package %(number)s", None),
        ((two[0], two[1]), None),
    ]
    assert not [message.id for message in template() if isinstance(message.id, tuple) and not all(message.id)]
