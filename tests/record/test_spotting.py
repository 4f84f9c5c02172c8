"""Names are spotted as one pattern of all of them would find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.spotting import Spotter

BEHIND = r"(?!-(?:run|led)\b)"
NAMES = st.lists(st.text("ab.$ -", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=6)


@given(NAMES, st.text("ab.$ -runled", max_size=30))
def test_the_first_name_is_that_of_one_pattern_of_all(names: list[str], words: str) -> None:
    longest = sorted(names, key=len, reverse=True)
    one = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b{BEHIND}").search(words)
    assert Spotter(names, BEHIND).first(words) == (one.group() if one is not None else "")


def test_the_longest_name_is_taken_and_what_follows_it_is_heard() -> None:
    spotter = Spotter(["karsa", "karsa front"], BEHIND)
    assert spotter.first("men of the karsa front said") == "karsa front"
    assert spotter.first("men of the karsa front-led union") == "karsa"
    assert spotter.first("the karsan front") == ""
