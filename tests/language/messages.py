"""All texts for people, gathered from the source, and the catalogues brought up to date with them.

Run as a program (``make messages``), it writes ``locale/goodoffices.pot`` of what there is to translate,
brings every catalogue up to date with it, says what is wrong with them, and compiles them. ``make messages
NEW=ar`` begins one.
"""

from __future__ import annotations

import ast
import inspect
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/goodoffices"
LOCALE = SOURCE / "locale"
DOMAIN = "django"

Message = tuple[str | tuple[str, str], str | None]
"""A text, or its two forms; and what it stands for, where that has to be said."""
Found = tuple[str, int, Message]
"""Where it was found, and what."""

ONE = {"_", "gettext", "gettext_lazy", "gettext_noop", "N_"}
TWO = {"n_", "nn_", "ngettext", "ngettext_lazy", "ngettext_noop"}
WITH_CONTEXT = {"p_", "pgettext", "pgettext_lazy"}
CODED = {"CodedText"}
"""Calls by which texts are marked. A name that ends in ``_text`` or ``refuse`` is no mark: add it here if
it is one.
"""


def in_python(text: str) -> Iterator[tuple[int, Message]]:
    """Marked texts; the help of commands and their options is marked by where it stands."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.FunctionDef) and any(_is_command(each) for each in node.decorator_list):
            documented = ast.get_docstring(node, clean=False)
            if documented:
                yield node.lineno, (inspect.cleandoc(documented).partition("\f")[0].strip(), None)


def _in_call(call: ast.Call) -> Iterator[tuple[int, Message]]:
    name, texts = _name(call.func), [_constant(each) for each in call.args]
    named = {each.arg: _constant(each.value) for each in call.keywords if each.arg}
    if name in ONE and texts and texts[0]:
        yield call.lineno, (texts[0], None)
    elif name in TWO and len(texts) > 1 and texts[0] and texts[1]:
        yield call.lineno, ((texts[0], texts[1]), None)
    elif name in WITH_CONTEXT and len(texts) > 1 and texts[1]:
        yield call.lineno, (texts[1], texts[0])
    elif name in CODED and len(texts) > 1 and texts[1]:
        yield call.lineno, ((texts[1], named["many"]) if named.get("many") else texts[1], None)
    elif name in ("option", "command", "group") and named.get("help"):
        yield call.lineno, (inspect.cleandoc(named["help"] or ""), None)


def _is_command(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and _name(decorator.func) in ("command", "group")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _constant(value: ast.expr) -> str | None:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def in_jinja(text: str) -> Iterator[tuple[int, Message]]:
    """Texts of the reports' templates."""
    from jinja2.ext import babel_extract

    options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    for line, function, said, _ in babel_extract(io.BytesIO(text.encode()), keywords, (), options):
        if isinstance(said, str):
            yield line, (said, None)
        elif function in ONE:  # with fields: what stands behind the text is no second form of it
            yield line, (said[0] or "", None)
        elif function == "pgettext":
            yield line, (said[1] or "", said[0])
        else:
            yield line, ((said[0] or "", said[1] or ""), None)


def in_django(text: str) -> Iterator[tuple[int, Message]]:
    """Texts of the site's templates: Django turns a template into calls, which are read as such."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    from django.utils.translation.template import templatize

    code = "(\n" + templatize(text) + "\n)"
    for line, calls in enumerate(code.splitlines(), start=0):
        for start in (place for place in range(len(calls)) if _begins(calls, place)):
            message = _call_at(calls, start)
            if message is not None:
                yield line, message


def _begins(line: str, place: int) -> bool:
    return line.startswith((" _(", " gettext(", " ngettext(", " pgettext(", " npgettext("), place)


def _call_at(line: str, start: int) -> Message | None:
    """The call that begins there: what follows it on the line is no Python, and is cut off step by step."""
    end = start
    while (end := line.find(")", end + 1)) > 0:
        try:
            call = ast.parse(line[start : end + 1].strip(), mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(call, ast.Call)
        texts = [_constant(each) for each in call.args]
        name = _name(call.func)
        if name == "npgettext":
            return (texts[1] or "", texts[2] or ""), texts[0]
        if name == "pgettext":
            return texts[1] or "", texts[0]
        return ((texts[0] or "", texts[1] or ""), None) if name == "ngettext" else (texts[0] or "", None)
    return None


def everything() -> Iterator[Found]:
    """Every text of the program, and of what the command line says by click."""
    for file in sorted(SOURCE.rglob("*.py")):
        for line, message in in_python(file.read_text("utf-8")):
            yield str(file.relative_to(ROOT)), line, message
    for file in sorted(SOURCE.rglob("templates/**/*.html")):
        within = in_jinja if "report" in file.parts else in_django
        for line, message in within(file.read_text("utf-8")):
            yield str(file.relative_to(ROOT)), line, message
    yield "click", 0, ("required", None)  # it looks this one up by a name
    for file in sorted(Path(click.__file__).parent.glob("*.py")):
        for line, message in in_python(file.read_text("utf-8")):
            yield f"click/{file.name}", line, message


def template() -> Catalog:
    """What there is to translate."""
    found = Catalog(project="goodoffices", charset="utf-8", fuzzy=False)
    for file, line, (text, context) in everything():
        if text and text != ("", ""):
            found.add(text, locations=[(file, line)], context=context)
    return found


def compiled(catalogue: Catalog, folder: Path) -> Path:
    """Write a catalogue as the program reads it, in a folder of catalogues."""
    place = folder / str(catalogue.locale) / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)
    return place / f"{DOMAIN}.mo"


def problems(catalogue: Catalog) -> list[str]:
    """Texts whose translation does not have the fields of the original."""
    return [
        f"{message.id}: {error}"
        for message, errors in catalogue.check()
        for error in errors
        if any(message.string if isinstance(message.string, tuple) else (message.string,))
    ]


def main(begun: str) -> int:
    """Bring all catalogues up to date; the status is 1 where one of them is wrong."""
    texts, status = template(), 0
    LOCALE.mkdir(exist_ok=True)
    with (LOCALE / "goodoffices.pot").open("wb") as file:
        write_po(file, texts, width=110, sort_by_file=True)
    if begun:
        place = LOCALE / str(Locale.parse(begun.replace("-", "_"))) / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        if not (place / f"{DOMAIN}.po").exists():
            with (place / f"{DOMAIN}.po").open("wb") as file:
                write_po(file, Catalog(locale=begun.replace("-", "_")))
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name)
        catalogue.update(texts)
        with path.open("wb") as file:
            write_po(file, catalogue, width=110)
        wrong = problems(catalogue)
        status = 1 if wrong else status
        left = sum(1 for message in catalogue if message.id and not any(message.string or ()))
        print(path.parent.parent.name, f"{len(catalogue)} texts, {left} not translated", *wrong, sep="\n  ")
        if not wrong:
            compiled(catalogue, LOCALE)
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [""]))
