"""A select that is made in one pass is the one that Django makes."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

texts = st.text("abé<&>\"' /", min_size=1, max_size=6).map(str.strip)
options = st.tuples(texts, texts)
choices = st.lists(
    options | st.tuples(texts, st.lists(options, min_size=1, max_size=4)), min_size=1, max_size=6
)


def parts(html: str) -> tuple[list[str], str]:
    """The attributes of the select, and what is in it without the white space between tags."""
    found = re.fullmatch(r"<select ([^>]*)>(.*)</select>", re.sub(r"\n\s*", "", html.strip()), re.S)
    assert found is not None, html
    return sorted(re.findall(r'\w+(?:="[^"]*")?', found[1])), found[2]


@given(choices, st.none() | texts, st.booleans())
def test_it_is_the_one_that_django_makes(found: list[Any], value: str | None, required: bool) -> None:
    from django import forms

    from goodoffices.server.forms.base import LongSelect

    attrs = {"id": "about", "required": required}
    ours = LongSelect(attrs={"class": "a"}, choices=found).render("about", value, attrs)
    theirs = forms.Select(attrs={"class": "a"}, choices=found).render("about", value, attrs)
    assert parts(ours) == parts(theirs)
