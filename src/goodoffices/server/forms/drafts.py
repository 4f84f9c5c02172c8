"""What is typed in a form and not sent yet, as ``static/drafts.js`` sends it to be kept."""

from __future__ import annotations

import re

from django.http import QueryDict

_PLACE = re.compile(r"/[0-9a-z/_-]{0,300}#[0-9]{1,3}")
_NOT_TYPED = ("csrfmiddlewaretoken", "form", "draft")


def place_in(data: QueryDict) -> str:
    """The form's address and its number among the forms of that address; empty if none is named."""
    place = data.get("draft", "")
    return place if _PLACE.fullmatch(place) else ""


def typed_in(data: QueryDict) -> dict[str, list[str]]:
    """What stands in the form's fields."""
    return {name: values for name, values in data.lists() if name not in _NOT_TYPED}
