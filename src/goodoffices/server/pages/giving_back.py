"""What was filled in stands in its form again when it is refused, on every page alike.

A page that shows a form writes its fields; what was sent is put into them here, once, so that no page can
lose a word. Only the tags of the fields are changed: the rest of the page is what it was, to the sign.
Passwords and files are not given back, nor what a form carries for the desk. A field that something is wrong
with says so to who does not see it, and the first of them is where one goes on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import msgspec
from django.http import HttpRequest, HttpResponse, QueryDict

_KEPT = ("hidden", "password", "file", "submit", "button", "image", "reset")
_TICKED = ("checkbox", "radio")
_LINE = re.compile("\n")
Edit = tuple[int, int, str]
"""From where to where of the page, and what stands there instead."""


class _Tag(msgspec.Struct):
    """A tag of a page: its name, what it says, where it begins and ends. ``inside`` is the end of what it
    holds, of a text area.
    """

    name: str
    says: dict[str, str | None]
    start: int
    end: int
    inside: int = 0
    options: list[_Tag] = []

    def written(self) -> str:
        """The tag as it stands in a page."""
        parts = [key if value is None else f'{key}="{escape(value)}"' for key, value in self.says.items()]
        return f"<{' '.join([self.name, *parts])}>"


class _Form(msgspec.Struct):
    """A form of a page, its fields, and the folds in which it stands or which it has."""

    tag: _Tag
    fields: list[_Tag] = []
    folds: list[_Tag] = []


class _FormFinder(HTMLParser):
    """Finds the forms of a page and their fields."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.forms: list[_Form] = []
        self._lines = [0, *(found.end() for found in _LINE.finditer(content))]
        self._form: _Form | None = None
        self._folds: list[_Tag] = []
        self._field: _Tag | None = None
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, or a field of one."""
        start = self._place()
        found = _Tag(tag, dict(attrs), start, start + len(self.get_starttag_text() or ""))
        if tag == "form":
            self._form = _Form(found, folds=list(self._folds))
            self.forms.append(self._form)
        elif tag == "details":
            self._folds.append(found)
            if self._form is not None:
                self._form.folds.append(found)
        elif self._form is not None and tag in ("input", "textarea", "select"):
            self._form.fields.append(found)
            self._field = found
        elif tag == "option" and self._field is not None:
            self._field.options.append(found)

    def handle_endtag(self, tag: str) -> None:
        """A form ends, or a text area."""
        if tag == "form":
            self._form = None
        elif tag == "details" and self._folds:
            self._folds.pop()
        elif tag in ("textarea", "select") and self._field is not None:
            self._field.inside, self._field = self._place(), None

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def given_back(request: HttpRequest, answer: HttpResponse, wrong: Collection[str] = ()) -> HttpResponse:
    """The answer with what was sent in the fields of the form that was sent, whose folds are open; ``wrong``
    are the names of fields that something is wrong with.
    """
    if not answer.get("Content-Type", "").startswith("text/html"):
        return answer
    content = answer.content.decode()
    form = _sent_form(_FormFinder(content).forms, request)
    if form is not None:
        for start, end, instead in sorted(_edits(form, request.POST, wrong), reverse=True):
            content = content[:start] + instead + content[end:]
        answer.content = content.encode()
    return answer


def _sent_form(forms: list[_Form], request: HttpRequest) -> _Form | None:
    """The form of a page that was sent: of that address, and of several the one that carries what came with
    it.
    """
    here = [
        form
        for form in forms
        if urlsplit(urljoin(request.path, form.tag.says.get("action") or "")).path == request.path
        and (form.tag.says.get("method") or "").lower() == "post"
    ]

    def alike(form: _Form) -> tuple[int, int]:
        names = {field.says.get("name") for field in form.fields}
        carried = sum(
            (field.says.get("value") or "") in request.POST.getlist(field.says.get("name") or "")
            for field in form.fields
            if field.says.get("type") == "hidden"
        )
        return carried, len(names & set(request.POST))

    return max(here, key=alike, default=None)


def _edits(form: _Form, sent: QueryDict, wrong: Collection[str]) -> Iterator[Edit]:
    passed: dict[str, int] = {}
    first = next((field for field in form.fields if _is_of(field, wrong)), None)
    for field in form.fields:
        name, kind = field.says.get("name") or "", field.says.get("type") or "text"
        if not name or (field.name == "input" and kind in _KEPT):
            continue
        said = dict(field.says)
        if first is not None:
            field.says.pop("autofocus", None)
        if _is_of(field, wrong):
            field.says |= {"aria-invalid": "true", **({"autofocus": ""} if field is first else {})}
        values = sent.getlist(name)
        if field.name == "input" and kind in _TICKED:
            _mark(field, "checked", (field.says.get("value") or "on") in values)
        elif name in sent:
            value = values[min(passed.get(name, 0), len(values) - 1)]
            passed[name] = passed.get(name, 0) + 1
            yield from _filled(field, values, value)
        if field.says != said:
            yield field.start, field.end, field.written()
    for fold in form.folds:
        if "open" not in fold.says:
            _mark(fold, "open", True)
            yield fold.start, fold.end, fold.written()


def _filled(field: _Tag, values: list[str], value: str) -> Iterator[Edit]:
    """What a select or a text area holds; an input says its value itself."""
    if field.name == "select":
        for option in field.options:
            chosen = (option.says.get("value") or "") in values
            if chosen != ("selected" in option.says):
                _mark(option, "selected", chosen)
                yield option.start, option.end, option.written()
    elif field.name == "textarea":
        yield field.end, field.inside, "\n" + escape(value, quote=False)
    elif value != (field.says.get("value") or ""):
        field.says["value"] = value


def _is_of(field: _Tag, wrong: Collection[str]) -> bool:
    """Whether a tag is a field of one of these names, or a part of one; what nobody sees is none."""
    name = field.says.get("name") or ""
    return field.says.get("type") != "hidden" and any(
        name == one or name.startswith(f"{one}-") for one in wrong
    )


def _mark(tag: _Tag, mark: str, there: bool) -> None:
    tag.says.pop(mark, None)
    if there:
        tag.says[mark] = ""
