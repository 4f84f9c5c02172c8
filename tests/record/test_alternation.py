"""Alternatives that are put together by their first letter find what they would side by side."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.alternation import by_first_letter

WORD = st.text("abc.$ ", min_size=1, max_size=4)


@given(st.lists(WORD, min_size=1, max_size=8), st.text("abc.$ ", max_size=30))
def test_the_same_is_found_as_side_by_side(words: list[str], text: str) -> None:
    escaped = [re.escape(word) for word in words]
    one, other = re.compile(by_first_letter(escaped)), re.compile("|".join(escaped))
    assert [match.span() for match in one.finditer(text)] == [match.span() for match in other.finditer(text)]
