"""Files to articles: what is read, what is refused, and that one bad file stops nothing."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from goodoffices.record.decode import MAX_BYTES, UnreadableArticleError, clean, decode
from goodoffices.record.feeds import read_feed
from goodoffices.record.language import language
from goodoffices.record.reading import Given, read_bytes, read_files

STORY = (
    "The envoys of both sides met the mediator in Vesna on Monday for a second day of indirect talks on the "
    "lake. A spokesman for the Republic said the first session had been useful and that work would go on "
    "tomorrow morning."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Talks go on | The Sarn Post</title>
<meta property="og:title" content="Talks on the lake go on"><meta property="og:site_name" content="The Sarn Post">
<meta property="article:published_time" content="2031-05-06T21:14:00+02:00"><link rel="canonical" href="https://sarn.example/talks">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Talks on the lake go on</h1>
<p>{STORY}</p><p>{
    STORY.replace("Monday", "Tuesday")
}</p></article><div class="comments"><p>First! I was here first, everyone, look at me.</p></div>
<footer>Copyright The Sarn Post. All rights reserved.</footer></body></html>"""


def one(data: bytes | str, name: str = "a", **said: str):
    articles, problems = read_bytes(
        data.encode() if isinstance(data, str) else data,
        name=name,
        given=Given(**said),
        today=date(2031, 6, 1),
    )
    return articles[0], problems


def test_page_gives_body_and_says_how_its_date_is_known():
    article, problems = one(PAGE)
    assert (article.title, article.outlet, article.language) == (
        "Talks on the lake go on",
        "The Sarn Post",
        "en",
    )
    assert (article.published, article.how_known) == ("2031-05-06", "metadata")
    assert article.address == "https://sarn.example/talks"
    assert article.hash == hashlib.sha256(PAGE.encode()).hexdigest()
    assert STORY in article.text
    assert "First!" not in article.text
    assert article.lines[0].role == "headline"
    assert problems == []


def test_what_a_person_says_goes_before_the_page():
    article, _ = one(PAGE, outlet="Archive", published="2031-05-07")
    assert (article.outlet, article.published, article.how_known) == ("Archive", "2031-05-07", "given")


def test_a_date_in_the_text_or_address_is_not_taken_for_publication():
    page = PAGE.replace("2031-05-06T21:14:00+02:00", "").replace(
        "sarn.example/talks", "sarn.example/2031/05/06/talks"
    )
    article, _ = one(page.replace("second day", "second day, 6 May 2031,"))
    assert (article.published, article.how_known) == ("", "none")


@pytest.mark.parametrize("wrong", ["0001-01-01T00:00:00Z", "1899-12-30", "2044-01-01"])
def test_a_date_that_cannot_be_is_left_open_and_said(wrong):
    article, problems = one(PAGE.replace("2031-05-06T21:14:00+02:00", wrong))
    assert article.how_known == "none"
    assert wrong[:10] in str(problems[0])


def test_roles_of_lines():
    text = "\n".join(
        [
            "Hope at the lake",
            "Both sides see movement, a day after the mediator called the talks useful.",
            "Boats on the lake in March. Picture: LPA",
            "VESNA - The Republic said on Monday that it saw movement in the talks about the lake.",
            STORY,
            "Forty persons",
            "One question is how many persons held by the Front would go home in the first stage.",
            "COMMENTS",
            "I do not believe a word of it.",
        ]
    )
    article, _ = one(text)
    kinds = [line.role for line in article.lines]
    assert kinds == ["headline", "standfirst", "caption", "dateline", "body", "body", "subhead", "body",
        "boilerplate", "boilerplate"]  # fmt: skip
    dateline = article.lines[3]
    assert article.text[dateline.start : dateline.end] == "VESNA -"


def test_text_that_starts_with_the_story_has_no_headline():
    article, _ = one(f"{STORY}\n{STORY}\n")
    assert article.title == ""
    assert {line.role for line in article.lines} == {"body"}


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>LPA</title><language>en</language>
<item><title>Day two</title><link>https://lpa.example/2</link><pubDate>Tue, 06 May 2031 23:30:00 +0400</pubDate>
<description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;script&gt;evil()&lt;/script&gt;&lt;p&gt;More is expected.&lt;/p&gt;</description></item>
<item><title></title><description></description></item></channel></rss>"""


def test_feed_gives_its_entries_with_the_day_of_their_own_zone():
    articles, problems = read_bytes(RSS.encode(), name="feed", file="feed.xml")
    assert [(a.id, a.outlet, a.published, a.how_known) for a in articles] == [
        ("feed-1", "LPA", "2031-05-06", "feed")
    ]
    assert "evil" not in articles[0].text
    assert "\nMore is expected." in articles[0].text
    assert "1 of 2 entries" in str(problems[0])


def test_entity_bomb_is_refused():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b '
        '"&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    )
    with pytest.raises(UnreadableArticleError, match="entities"):
        read_feed(bomb)
    with pytest.raises(UnreadableArticleError, match="entities"):
        read_bytes(bomb.encode("utf-16"), name="bomb")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "iso8859-1"])
def test_encodings(encoding):
    words = (
        f"{STORY} Le négociateur a déclaré que « rien » n'était réglé à Genève, a-t-il dit à l'été dernier."
    )
    assert clean(decode(words.encode(encoding))) == words


def test_declared_encoding_is_used_where_utf8_fails():
    page = (
        '<html><head><meta charset="windows-1251"></head><body><p>Переговоры продолжаются.</p></body></html>'
    )
    assert "Переговоры" in decode(page.encode("cp1251"))


def test_right_to_left_and_mixed_scripts_are_kept():
    words = (
        "قال المتحدث باسم الوفد إن المحادثات ستستمر يوم الجمعة في العاصمة \u2067(Vesna)\u2069 بعد جولة أولى "
        "طويلة."
    )
    article, _ = one(words)
    assert article.text == words
    assert article.language == "ar"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04xxxx", "ZIP"),
        (bytes(range(256)) * 40, "binary"),
        (b"", "no article text"),
        (b"   \n\n ", "no article text"),
        (b"<html><body><script>x()</script></body></html>", "no article text"),
        (b"12 34 56", "no article text"),
        (b"<rss><channel></channel></rss>", "no entries"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(data, reason):
    with pytest.raises(UnreadableArticleError, match=reason):
        read_bytes(data, name="x")


def test_deeply_nested_page_is_read_or_refused_but_never_breaks():
    deep = "<html><body>" + "<div>" * 50_000 + f"<p>{STORY}</p>"
    try:
        articles, _ = read_bytes(deep.encode(), name="deep")
        outcome = articles[0].text
    except UnreadableArticleError as refused:
        outcome = str(refused)
    assert outcome


def test_one_bad_file_stops_nothing(tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.html").write_bytes(b"\x89PNG....")
    with (tmp_path / "c.txt").open("wb") as huge:
        huge.truncate(MAX_BYTES + 1)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.txt").write_text(STORY + " Again.")
    (tmp_path / "notes.docx").write_bytes(b"PK")
    reading = read_files([tmp_path, tmp_path / "none.txt"])
    assert [article.id for article in reading.articles] == ["a", "a-2"]
    assert sorted(Path(problem.file).name for problem in reading.problems) == ["b.html", "c.txt", "none.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    reading = read_files([tmp_path / "pipe.txt"])
    assert "not a file" in str(reading.problems[0])


@forall(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@forall(st.lists(st.text(max_size=80), max_size=12).map("\n".join))
def test_lines_lie_in_the_text_in_order(text):
    try:
        article, _ = one(text)
    except UnreadableArticleError:
        return assert_refusable(text)
    places = [place for line in article.lines for place in (line.start, line.end)]
    assert places == sorted(places)
    covered = "".join(article.text[line.start : line.end] for line in article.lines)
    assert "".join(covered.split()) == "".join(article.text.split())
    return None


def assert_refusable(text: str) -> None:
    assert sum(char.isalpha() for char in clean(text)) < 5000


@forall(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        articles, _ = read_bytes(data, name="x")
        outcome = all(article.text for article in articles)
    except UnreadableArticleError as refused:
        outcome = bool(str(refused))
    assert outcome


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("会谈于星期一在首都恢复，双方代表表示将继续就河流问题进行谈判。", "zh"),
        ("会談は月曜日に再開された。双方の代表は川について協議を続けると述べた。", "ja"),
        ("회담은 월요일에 수도에서 재개되었으며 양측 대표는 계속 협의하겠다고 말했다.", "ko"),
        ("वार्ता सोमवार को राजधानी में फिर शुरू हुई और दोनों पक्ष नदी पर सहमत हुए।", "hi"),
        ("Rozmowy zostały wznowione w poniedziałek, a mediator powiedział, że strony nie są jeszcze "
            "gotowe.", "pl"),
        ("Mazungumzo yalianza tena Jumatatu katika mji mkuu na msuluhishi alisema kuwa pande zote ni "
            "tayari.", "sw"),
        ("A deal to go by: talks resumed on Monday and a mediator said that both sides were ready.", "en"),
    ],
)  # fmt: skip
def test_the_language_is_told_by_script_or_by_the_commonest_words(text: str, code: str) -> None:
    assert language(text) == code
