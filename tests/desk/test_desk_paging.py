"""A long list in pages: each place stands on exactly one, and the last one of a growing list is full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.desk.views.paging import page_from_start, page_to_end
from goodoffices.desk.views.record import article_rows
from goodoffices.record import Article, Record, Statement

counts, sizes = st.integers(0, 200), st.integers(1, 30)


@given(counts, sizes)
def test_every_place_stands_on_one_page(count: int, size: int) -> None:
    for paged in (page_from_start, page_to_end):
        pages = [paged(count, size, number) for number in range(1, paged(count, size).pages + 1)]
        assert [place for page in pages for place in range(page.first, page.end)] == list(range(count))
        assert [page.page for page in pages] == list(range(1, len(pages) + 1))


@given(counts, sizes)
def test_the_last_page_of_a_list_that_grows_at_the_end_is_full(count: int, size: int) -> None:
    last = page_to_end(count, size)
    assert last.end == count
    assert last.end - last.first == min(count, size)
    assert last.page == last.pages


@given(counts.filter(bool), sizes, st.data())
def test_the_page_of_a_place_holds_it(count: int, size: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, count - 1))
    found = page_to_end(count, size, place=place)
    assert found.first <= place < found.end


@given(counts, sizes, st.integers(-5, 10**6))
def test_a_number_that_is_none_leads_to_a_page_that_is_there(count: int, size: int, page: int) -> None:
    for paged in (page_from_start, page_to_end):
        found = paged(count, size, page)
        assert 1 <= found.page <= found.pages


def test_a_page_of_articles_counts_what_stands_on_it_alone() -> None:
    articles = tuple(Article(id=f"a{n}", text="They demand it.") for n in range(250))
    said = tuple(
        Statement(
            id=f"a{n}:s",
            article=f"a{n}",
            start=0,
            end=4,
            text="They",
            rule="r",
            type="direct",
            status="accepted" if n % 2 else "proposed",
        )
        for n in range(250)
    )
    record = Record(articles=articles, statements=said)
    every = article_rows(record)
    assert article_rows(record, 100, 200) == every[100:200]
    assert [row.number for row in article_rows(record, 200, 250)] == list(range(201, 251))
    assert {(row.open, row.decided) for row in every} == {(1, 0), (0, 1)}
