"""What must hold of any text whatever: passages equal their slices, nothing is raised, time stays in
bounds.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.record.find import find
from goodoffices.record.model import Article, Passage

PIECES = st.sampled_from(
    [
        "said", "told", "says", "according to", "adding", "Ana Moreva", "the ministry", "two officials",
        "he", "She", "who", "which", "that", "to",
        "must", "will not", "if", "in exchange for", "33", "more than 40,000", "hostages", "1-3", "١٢", "Ⅷ",
        "²", "twenty-two", "$5 million", "%", "on Tuesday",
        "May 5, 1850", "31 February", "2024-02-30", "two days ago", '"', "“", "”", "‘", "’", "''", "``", "«",
        "»", "'", "-", "—", ",", ".", ";", ":", "?", "!",
        "(", ")", "\n", "\n\n", " ", "Mr.", "U.S.", "İstanbul", "ẞ", "ﬁ", "قال", "אמר", "\u202e", "\u200f",
        "说", "é", "\u0301", "\x00", "\ufeff", "𝟛", "three-phase",
        "the talks in Doha", "is said to demand", "released", "met", "US", "Friday", "ago", "last",
        "9999-12-31", "of", "and", "not specified",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=200),
    st.text(alphabet="\"“”‘’'`«» ab.,\n", max_size=80),
)
DAYS = st.sampled_from(["", "2024-08-15", "0001-01-01", "9999-12-31", "1850-06-30", "not a day"])


@settings(max_examples=400)
@given(TEXTS, DAYS)
def test_every_passage_is_the_slice_it_names(text: str, published: str) -> None:
    found = find(Article(id="a", text=text, published=published), named_dates={"the flood": "2020-01-01"})
    passages: list[Passage] = [
        *found.statements,
        *found.figures,
        *found.dates,
        *found.events,
        *found.proposals,
    ]
    for each in passages:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.rule.partition("@")[2]
        assert each.status == "proposed"
    ids = [each.id for each in passages]
    assert len(ids) == len(set(ids))
    for person in found.people:
        assert all(0 <= start < end <= len(text) for start, end in person.spans)


@settings(max_examples=100)
@given(TEXTS)
def test_links_among_statements_lead_somewhere(text: str) -> None:
    statements = find(Article(id="a", text=text)).statements
    ids = {each.id for each in statements}
    assert all(each.within in ids | {""} and each.continues in ids | {""} for each in statements)
    by_id = {each.id: each for each in statements}
    assert all(
        by_id[each.within].start <= each.start and each.end <= by_id[each.within].end
        for each in statements
        if each.within
    )


def test_two_events_of_one_kind_in_a_sentence_have_ids_of_their_own() -> None:
    text = (
        "Attendance at the summit in Vesna is not confirmed, but officials said that both sides will attend "
        "the talks."
    )
    rounds = [each.id for each in find(Article(id="a", text=text)).events if each.kind == "round"]
    assert len(rounds) == 2
    assert len(set(rounds)) == 2


def test_a_text_without_any_stop_is_read_through() -> None:
    text = "Ana Moreva said the dam and the river and " * 3_000
    found = find(Article(id="a", text=text))
    assert len(found.statements) > 100


def test_twice_the_text_gives_twice_the_statements() -> None:
    text = 'Minister Ana Moreva said the dam is safe. "It is," she said.\n'
    once = find(Article(id="a", text=text * 50))
    twice = find(Article(id="a", text=text * 100))
    assert len(once.statements) == 100
    assert len(twice.statements) == 200
