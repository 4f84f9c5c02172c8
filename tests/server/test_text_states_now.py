"""What pages look up of a version beside its words, and where sides stand: against the plain way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts_cast import DRAFT, begun, text_of

from goodoffices.desk.one_text.content import READING, content_of, decode_content, encode_content, named
from goodoffices.desk.one_text.rows import rows_of
from goodoffices.desk.one_text.states_now import SaidWord, StatesNow
from goodoffices.talks import EntryState, Provenance, acts
from goodoffices.text import Text, agreed_of, agreed_so_far, read_text, words_key

SIDES = ("front", "republic", "lake")
SAYS = ("The road opens.", "The ferry runs.", "The mill stands.")
WORDS = ("agreed", "seen", "reserved", "ad-referendum")

texts = st.lists(st.sampled_from(SAYS), min_size=1, max_size=5).map(
    lambda lines: named(
        read_text("Article 1\n\n" + "\n\n".join(f"{at + 1}. {line}" for at, line in enumerate(lines)))
    )
)
said = st.lists(
    st.tuples(
        st.sampled_from(SIDES[:2]),
        st.sampled_from(WORDS),
        st.lists(st.tuples(st.integers(1, 6), st.sampled_from(SAYS)), min_size=1, max_size=4),
    ),
    max_size=12,
)


def _spoken(told: list[Any]) -> list[SaidWord]:
    found = []
    for at, (party, word, clauses) in enumerate(told):
        of = tuple(acts.ClauseOf(f"1.{number}", words_key(line)) for number, line in clauses)
        act = acts.ClauseSpoken(words="", party=party, release=1, clauses=of, word=word)
        hand = Provenance(author="m", at=f"2031-05-04T10:{at:02}:00+00:00", token=f"t{at}")
        item = EntryState(sequence=at, hand=hand, act=act, party=party)
        found.append(SaidWord(room="r", item=item, act=act, party=party, number=at))
    return found


def _plainly(words: list[SaidWord], text: Text) -> dict[tuple[str, str], tuple[str, int, int]]:
    """Word, the number of what was said, that of what is stale: walked clause by clause."""
    keys = {one.label: words_key(one.words) for one in text.clauses if one.label and one.words}
    last: dict[tuple[str, str], dict[str, SaidWord]] = {}
    for word in words:
        for one in word.act.clauses:
            now = [label for label, key in keys.items() if key == one.of]
            label = now[0] if keys.get(one.clause) != one.of and len(now) == 1 else one.clause
            kept = last.setdefault((label, word.party), {})
            kept.pop(one.of, None)
            kept[one.of] = word
    found = {}
    for row in rows_of(text):
        for side in SIDES if row.takes else ():
            kept = last.get((row.label, side), {})
            own = kept.get(row.key)
            before = next(reversed(kept.values()), None) if own is None else None
            found[row.label, side] = (
                own.act.word if own else "not-seen",
                own.number if own else -1,
                before.number if before else -1,
            )
    return found


@settings(max_examples=60, deadline=None)
@given(texts, said)
def test_states_looked_up_are_those_of_a_walk_clause_by_clause(text: Text, told: list[Any]) -> None:
    words = _spoken(told)
    states = StatesNow(words, rows_of(text), SIDES)
    shown = {
        key: (
            one.word,
            int(one.said.version) if one.said else -1,
            int(one.stale.version) if one.stale else -1,
        )
        for key, one in states.items()
    }
    assert shown == _plainly(words, text)
    assert agreed_of(states.by_clause()) == agreed_so_far(tuple(states.values()))


@settings(max_examples=30, deadline=None)
@given(texts)
def test_what_lies_beside_the_words_is_what_they_give(text: Text) -> None:
    opened = decode_content(encode_content(text))
    assert [opened.clause(place) for place in range(len(opened.rows))] == list(text.clauses)
    assert (opened.rows, opened.text, opened.printed) == (rows_of(text), text, text.printed)
    assert sum(row.length for row in opened.rows) == len(text.printed)


def test_a_file_of_another_release_is_read_anew_from_its_words() -> None:
    data = encode_content(read_text(DRAFT)).replace(b'"reading":"%s"' % READING.encode(), b'"reading":"0"')
    assert b'"reading":"0"' in data
    anew, now = decode_content(data), content_of(read_text(DRAFT))
    assert (anew.text, anew.rows, anew.brackets) == (now.text, now.rows, now.brackets)


@pytest.mark.parametrize("place", [0, 3])
def test_one_clause_is_read_without_the_others(desk: Any, lake: str, place: int) -> None:
    one = text_of(desk, lake, begun(desk, lake))
    content = one.content(one.newest)
    clause = content.clause(place)
    assert "text" not in vars(content)
    assert clause == content.text.clauses[place]


OLD = """1. They stop all fire.

2. A team of four watches the lake road.

3. They meet in Amel each week.
"""
OTHER_NUMBER = """1. They stop all fire.

2. Prisoners go home first.

3. A team of six watches the whole lake road.

4. They meet in Amel each week.
"""
"""The second one is worded and numbered anew; a clause that is not there has its number."""
OTHER_WORDS = """1. They stop all fire.

2. A group of ten watches every road.

3. They meet.
"""
WITHOUT_FIRST = """1. A team of nine watches the lake road.

2. They meet in Amel each week.
"""


@pytest.mark.parametrize(
    ("new", "places"),
    [
        (OLD, ["1", "2", "3"]),
        (OTHER_NUMBER, ["1", "", "2", "3"]),
        (OTHER_WORDS, ["1", "2", "3"]),
        (WITHOUT_FIRST, ["2", "3"]),
    ],
)
def test_a_clause_is_found_where_it_stood_whatever_it_is_called_and_says_now(
    new: str, places: list[str]
) -> None:
    from goodoffices.desk.views.text_clause import label_there

    draft, there = content_of(read_text(new)), content_of(read_text(OLD))
    assert [label_there(draft, at, there) for at in range(len(draft.rows))] == places
