"""Names out of a report's own words."""

from __future__ import annotations

import pytest

from goodoffices.desk.naming import named, quoted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("that they are alive", "alive"),
        ("these are to be paid by March", "paid by March"),
        ("they", "they"),
        ("that the boats must be returned in spring", "returned in spring"),
        ("to share the well", "share the well"),
    ],
)
def test_a_name_leaves_out_what_only_leads_to_it(words: str, name: str) -> None:
    assert named(words) == name


def test_an_option_names_the_thing_not_the_pronoun() -> None:
    assert quoted("they are alive") == "“alive”"
