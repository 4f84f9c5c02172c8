"""Every form of the site, found on its pages: one that is refused comes back with all that was filled in, and
says of each thing that is wrong which field it is about.

Nothing is written meanwhile: each form is sent with a token that no desk gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from every_page import fill, pages_of
from lxml import html

UNTOLD = ("This field is required.", "Enter a whole number.", "Select a valid choice.")
"""What could be said of any field."""
NOT_BACK = {"form", "csrfmiddlewaretoken", "draft", "shown", "key", "table"}
"""What a form carries for the desk: it is what it is now when it comes back."""


class SeenForm(msgspec.Struct):
    """A form as a browser sees it, and what a person would fill in: by name the values."""

    page: str
    action: str
    given: dict[str, list[str]]
    asked: dict[str, list[str]]
    needed: tuple[str, ...]


def forms_on(page: str, content: str) -> Iterator[SeenForm]:
    """The forms of a page that are sent, with something in every field."""
    for form in html.fromstring(content).forms:
        if form.method.upper() != "POST" or "form" not in form.fields:
            continue
        given: dict[str, list[str]] = {}
        asked: dict[str, list[str]] = {}
        for number, field in enumerate(form.inputs):
            kind = field.get("type", field.tag)
            if not field.name or kind in ("submit", "button", "file", "password", "hidden"):
                if field.name and kind == "hidden":
                    given.setdefault(field.name, []).append(field.get("value", ""))
                continue
            values = list(_filled(field, kind, number))
            if values and kind == "radio":  # one of them
                asked[field.name] = values
            elif values:
                asked.setdefault(field.name, []).extend(values)
        needed = tuple(one.name for one in form.inputs if one.name and one.get("required") is not None)
        yield SeenForm(page, (form.action or page).split("#")[0], given, asked, needed)


def _filled(field: Any, kind: str, number: int) -> Iterator[str]:
    match kind:
        case "select":
            options = [one.get("value", one.text or "") for one in field.iter("option")]
            yield options[-1] if options else ""
        case "checkbox" | "radio":
            yield field.get("value", "on")
        case "number":
            yield field.get("min") or field.get("max") or "3"
        case "date":
            yield "2031-05-06"
        case "datetime-local":
            yield "2031-05-06T14:10"
        case _:
            yield f"wrote {number}"[: int(field.get("maxlength", 99))]


def back_in(content: str, sent: SeenForm) -> dict[str, list[str]]:
    """What stands filled in in the form of that page which is most like the one that was sent."""

    def alike(form: Any) -> tuple[int, int, bool]:
        carried = sum(form.fields.get(name) in values for name, values in sent.given.items())
        return len(set(sent.asked) & set(form.fields)), carried, form.action == sent.action

    forms = [form for form in html.fromstring(content).forms if form.method.upper() == "POST"]
    best = max(forms, key=alike, default=None)
    # What is recorded from the board goes on in its room, which the address names then.
    found: dict[str, list[str]] = {"action": (best.action or "").split("/") if best is not None else []}
    for field in best.inputs if best is not None else ():
        kind = field.get("type", field.tag)
        if not field.name or kind in ("submit", "button", "file", "password"):
            continue
        if kind in ("checkbox", "radio"):
            if field.get("checked") is not None:
                found.setdefault(field.name, []).append(field.get("value", "on"))
        elif kind == "select":
            chosen = [one for one in field.iter("option") if one.get("selected") is not None]
            found.setdefault(field.name, []).extend(one.get("value", one.text or "") for one in chosen)
        else:
            found.setdefault(field.name, []).append((field.value or "").removeprefix("\n"))
    return found


@pytest.fixture
def seen(mine: Any, desk: Any) -> list[SeenForm]:
    """Every form of every page, one of each kind."""
    case, rooms = fill(desk, mine)
    found: dict[tuple[Any, ...], SeenForm] = {}
    for page in pages_of(case, rooms):
        answer = mine.get(page)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            for form in forms_on(page, answer.content.decode()):
                kind = re.sub(r"[0-9a-f]{20,}|\d+", "N", form.action)
                names = frozenset(re.sub(r"\d+|[0-9a-f]{4,}", "N", name) for name in form.asked)
                found.setdefault((kind, names), form)
    return list(found.values())


def test_a_refused_form_comes_back_with_all_that_was_filled_in(mine: Any, seen: list[SeenForm]) -> None:
    lost = []
    assert len(seen) > 60
    for form in seen:
        answer = mine.post(form.action, {**form.given, **form.asked, "form": "no token of this desk"})
        content = answer.content.decode()
        if answer.status_code not in (200, 400):
            lost.append(f"{form.action} on {form.page}: {answer.status_code}")
            continue
        back = back_in(content, form)
        gone = {
            name: values
            for name, values in form.asked.items()
            if name not in NOT_BACK and not set(values) <= {*back.get(name, ()), *back["action"]}
        }
        if gone:
            lost.append(f"{form.action} on {form.page}: {gone}")
    assert lost == []


def test_what_is_wrong_names_its_field(mine: Any, seen: list[SeenForm]) -> None:
    untold = []
    for form in seen:
        empty: dict[str, Any] = {name: [""] for name in form.asked}
        content = mine.post(form.action, {**form.given, **empty, "form": "no"}).content.decode()
        for alert in html.fromstring(content).xpath("//*[@role='alert']"):
            lines = [" ".join(line.text_content().split()) for line in alert.iter("li", "p")]
            untold += [f"{form.action}: {line}" for line in lines if line.startswith(UNTOLD)]
    assert untold == []
