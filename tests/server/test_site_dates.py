"""Days and times as the reader's language writes them."""

from __future__ import annotations

import pytest
from django.utils import translation


@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "4 May 2031"), ("de", "4. Mai 2031"), ("ja", "2031年5月4日"), ("hu", "2031. május 4.")],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, day: str) -> None:
    from goodoffices.server.wording.templatetags import at

    with translation.override(language):
        assert at("2031-05-04") == day
        assert at("2031-05-04T12:10:00").startswith(day)


def test_english_has_the_day_before_the_month_and_24_hours() -> None:
    from goodoffices.server.wording.templatetags import at

    assert at("2031-05-04T14:10:00") == "4 May 2031, 14:10"
    assert at("when the snow melts") == "when the snow melts"
