"""What holds for thousands of articles: the same record in every process, ids, copies found by a sample, a
file in pieces.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys

from goodoffices.record import Article, build, find, find_actors, read_bytes
from goodoffices.record.connect import copies, find_copies, movement
from goodoffices.record.file import encode, read, write
from goodoffices.record.lines import roles
from goodoffices.record.model import Proposal
from goodoffices.record.text import tags

WORDS = (
    "border water grain port ferry guard envoy clause winter road bridge quota fisher levy court treaty "
    "station permit radio "
    "harbour convoy escort schedule ration census archive dam canal turbine pasture vineyard quarry"
).split()


def _story(dice: random.Random, sentences: int) -> list[str]:
    return [
        " ".join(dice.choice(WORDS) + dice.choice(("", "s", "ing")) for _ in range(14)).capitalize() + "."
        for _ in range(sentences)
    ]


def _articles(count: int) -> list[Article]:
    dice = random.Random(5)
    return [
        Article(id=f"a{place}", text="\n".join(_story(dice, 12)), published="2031-03-02")
        for place in range(count)
    ]


def test_files_of_one_name_get_the_next_number_each() -> None:
    taken: set[str] = set()
    ids = [
        read_bytes(f"Envoy {place} spoke of the border and of grain.".encode(), name="index", taken=taken)[0][
            0
        ].id
        for place in range(40)
    ]
    assert ids == ["index", *(f"index-{number}" for number in range(2, 41))]


def test_half_a_copy_is_found_by_a_sample_of_the_runs(monkeypatch) -> None:
    monkeypatch.setattr(copies, "_SAMPLE_FROM", 10)
    articles = _articles(30)
    first, second = (article.text.split("\n") for article in articles[3:5])
    half = Article(id="half", text="\n".join(first[:6] + second[6:]))
    links = find_copies([*articles, half])
    assert {(link.first, link.second) for link in links} == {("a3", "half"), ("a4", "half")}


def test_a_sample_links_the_same_articles_as_all_runs(monkeypatch) -> None:
    articles = _articles(30)
    whole = Article(id="whole", text=articles[7].text)
    every = find_copies([*articles, whole])
    monkeypatch.setattr(copies, "_SAMPLE_FROM", 10)
    assert find_copies([*articles, whole]) == every


def test_a_record_is_the_same_in_every_process() -> None:
    script = (
        "import hashlib, itertools, random; from goodoffices.record import Article, build, find\n"
        "from goodoffices.record.file import encode\n"
        "words = 'convoy bridge winter quota grain ferry court radio levy border'.split()\n"
        "told = [' '.join(each) for each in itertools.combinations(words, 5)]\n"
        "random.Random(2).shuffle(told)\n"
        "articles = [\n"
        "    Article(id=f'a{n}', text=f'Ada Holm said that the {each} would come first.', "
        "published='2031-03-02')\n"
        "    for n, each in enumerate(told[:120])\n"
        "]\n"
        "print(hashlib.sha256(encode(build(articles, find))).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_words_are_classed_alike_whether_met_before_or_not() -> None:
    text = (
        "VESNA, May 6 - The envoy said on Monday that talks resume. “We agreed,” she told reporters.\n"
        "Gen. Ada Holm's offer, the ministry said, was refused; the convoy has waited. It says that it waits."
    )
    tags._known.clear()
    first = tags.Words(text)
    second = tags.Words(text)
    for name in ("tags", "starts", "ends", "low", "sentences", "quotes", "verbs"):
        assert getattr(first, name) == getattr(second, name)
    assert [text[a:b] for a, b in zip(first.starts, first.ends, strict=True)][:6] == [
        "VESNA", ",", "May", "6", "-", "The",
    ]  # fmt: skip


def test_a_file_written_in_pieces_is_the_record_as_it_is_encoded(tmp_path) -> None:
    record = build([Article(id="a", text="“We will sign,” Ada Holm said.", published="2031-03-02")], find)
    write(record, tmp_path / "record.json")
    assert (tmp_path / "record.json").read_bytes() == encode(record)
    assert read(tmp_path / "record.json") == record


def test_positions_on_one_topic_are_one_course() -> None:
    def position(key: str, words: str, party: str = "Istria") -> Proposal:
        return Proposal(
            id=key, article="a", start=0, end=1, text="x", rule="r", kind="position", party=party,
                stance="demands", object=words,
        )  # fmt: skip

    found = movement(
        [Article(id="a", text="x", published="2031-03-02")],
        [
            position("p1", "an open ferry harbour"),
            position("p2", "the ferry harbour to be open"),
            position("p3", "grain"),
            position("p4", "an open ferry harbour", party="Norland"),
        ],
    )
    assert [(course.party, course.steps[0].proposals) for course in found] == [
        ("Istria", ("p1", "p2")),
        ("Istria", ("p3",)),
        ("Norland", ("p4",)),
    ]


def test_a_policy_at_the_end_of_a_long_line_is_boilerplate() -> None:
    line = (
        "By writing to us you agree, " + "as everyone who writes to us does, " * 5 + "to our privacy policy."
    )
    assert roles(f"Envoys met.\n{line}")[1].role == "boilerplate"


def test_any_number_of_workers_finds_the_same_record(tmp_path):
    from functools import partial

    from goodoffices.record import Article, build, encode, find, find_actors, finder

    told = (
        "Talks at Vesna\n\nThe Front {n} demands the release of {n} prisoners, its leader Oren Vale said. "
        "Talks between the Front and the Republic go on in Vesna, Istria said."
    )
    articles = [Article(id=f"a{n}", text=told.format(n=n), published="2031-05-06") for n in range(1, 41)]
    alone = encode(build(articles, finder(articles)))
    assert encode(build(articles, finder(articles), jobs=2)) == alone
    one_by_one = partial(find, actors=find_actors(articles))
    assert encode(build(articles, one_by_one)) == alone
    assert encode(build(articles, one_by_one, jobs=2)) == alone


def test_a_part_of_the_articles_knows_how_all_of_them_name_a_state() -> None:
    told = (
        "Norland and Istria resumed talks on the harbour on Sunday. Russia said that it would send an envoy.",
        "Norland and Istria resumed talks on the harbour on Monday. Moscow rejected the plan, it said.",
    )
    articles = [Article(id=f"r{n}", text=text, lines=roles(text)) for n, text in enumerate(told)]
    everyone = find_actors(articles)
    assert any(each.name == "Russia" and not each.part for each in everyone.everyone)
    assert "Russia" in find_actors(articles[1:]).by_seat
    assert "Russia" not in everyone.by_seat
    assert "Russia" not in everyone.among({"r1"}).by_seat
