"""How fast a record is built, and in how much memory, as the articles grow in number: read, who is who,
found, connected, written; saved pages and the brief apart.

The articles are invented out of PolNeAR's, which are not part of the project: paragraphs of many of them with
most of the longer words exchanged, months of one set of talks, one article in ten a copy that lost a few
words, one in ten half a copy, some with an agency's dateline. The paragraphs are not endless: the more
articles, the more of them share turns of phrase, and the links for each article grow with that.

A processor that others use too is now faster and now slower. So each figure stands beside a fixed piece
of work that is done again and again in the same run, :func:`yardstick`; the target is told as so many of
it, as is what was measured, and only their ratio says anything. With FULL=1 in the environment
(``make bench-record FULL=1``) it goes on to 100,000 articles, for which it needs some 5 GB and half an hour.
"""

from __future__ import annotations

import gzip
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from goodoffices.desk import first_case, make_brief
from goodoffices.record import Article, Record, build, find_actors, finder, read_bytes
from goodoffices.record.file import write
from goodoffices.record.model import Found
from goodoffices.record.reading import Given

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
TEXTS = NEWS / "polnear" / "data"
PAGES = NEWS / "article-extraction-benchmark" / "html"
SIZES, FULL_SIZES = (250, 1_000, 4_000), (1_000, 10_000, 100_000)
PARAGRAPHS = 12
BEGUN = date(2023, 10, 1)
DAYS = 450
BRIEFED = 3_000
"""Articles of the brief that is timed."""
TARGET = 32.0
"""Yardsticks that an article of 3,000 characters may cost: 5 milliseconds, 200 articles a second, on the
machine on which a yardstick takes 0.156 of them.
"""
LENGTH = 3_000
LONG_WORD = re.compile(r"\b[a-z]{5,}\b")


def paragraphs() -> list[str]:
    """The paragraphs of PolNeAR."""
    return [
        line
        for file in sorted(TEXTS.glob("*/text/*.txt"))
        for line in file.read_text("utf-8").split("\n")
        if len(line) > 40
    ]


def invented(size: int, pool: list[str]) -> Iterator[tuple[bytes, str]]:
    """So many articles in order of their days, each with its day."""
    dice = random.Random(3)
    vocabulary = sorted(set(LONG_WORD.findall(" ".join(pool))))

    def change(word: re.Match[str]) -> str:
        return dice.choice(vocabulary) if dice.random() < 0.8 else word.group()

    recent: list[list[str]] = []
    for place in range(size):
        lines = [LONG_WORD.sub(change, dice.choice(pool)) for _ in range(PARAGRAPHS)]
        chance = dice.random()
        if recent and chance < 0.2:
            copied = [
                " ".join(word for word in line.split() if dice.random() > 1 / 40)
                for line in dice.choice(recent)
            ]
            lines = copied if chance < 0.1 else copied[: PARAGRAPHS // 2] + lines[PARAGRAPHS // 2 :]
        if dice.random() < 0.3:
            lines[0] = f"GENEVA ({dice.choice(('Reuters', 'AFP', 'AP'))}) - {lines[0]}"
        recent = [*recent[-200:], lines]
        yield "\n".join(lines).encode(), (BEGUN + timedelta(days=place * DAYS // size)).isoformat()


class Clock:
    """Seconds of the processor, by the work that took them; and those of the yardstick, laid on between."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.yards: list[float] = []

    def of(self, work: str, began: float) -> None:
        """Add what has passed since ``began``."""
        self.spent[work] = self.spent.get(work, 0.0) + time.process_time() - began

    def lay(self) -> None:
        """Time the yardstick once more."""
        began = time.process_time()
        yardstick()
        self.yards.append(time.process_time() - began)

    @property
    def yard(self) -> float:
        """Seconds of one yardstick, on average over the run."""
        return sum(self.yards) / len(self.yards)

    def steps(self, size: int) -> str:
        """Milliseconds for each of so many, by work."""
        return ", ".join(f"{work} {1e3 * seconds / size:.2f}" for work, seconds in self.spent.items())


WORDS = ("envoys", "harbour", "of", "the", "ceasefire", "Vesna", "said", "on", "grain", "seven") * 50


def yardstick() -> int:
    """A fixed piece of work of the same sort: words cut out of 3,000 letters by a pattern, looked up and
    counted.
    """
    text = " ".join(WORDS)[:LENGTH]
    found = Counter(word.lower() for word in re.findall(r"\w+", text))
    return sum(found[word] for word in WORDS)


def built(articles: list[Article], clock: Clock) -> Record:
    """The record of the articles, each step timed."""
    began = time.process_time()
    actors = find_actors(articles)
    find = finder(articles, first_case(articles, actors), actors=actors)
    clock.of("who is who", began)
    inner = Clock()

    def found(article: Article) -> Found:
        begun = time.process_time()
        rows = find(article)
        inner.of("find", begun)
        return rows

    began = time.process_time()
    record = build(articles, found)
    clock.of("connect", began)
    clock.spent["connect"] -= inner.spent["find"]
    clock.spent |= inner.spent
    return record


def measure(size: int, pool: list[str]) -> None:
    """Build and write the record of so many articles, and print what it took."""
    clock = Clock()
    batch: list[Article] = []
    taken: set[str] = set()
    for place, (text, day) in enumerate(invented(size, pool)):
        began = time.process_time()
        batch += read_bytes(text, name="report", given=Given(published=day), taken=taken)[0]
        clock.of("read", began)
        if place % max(1, size // 200) == 0:
            clock.lay()
    record = built(batch, clock)
    for _ in range(200):
        clock.lay()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        write(record, Path(folder) / "record.json")
        length = (Path(folder) / "record.json").stat().st_size
    written = time.process_time() - began
    letters = sum(len(article.text) for article in batch)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    each = sum(clock.spent.values()) / letters * LENGTH
    print(
        f"speed: {each / clock.yard:.0f} yardsticks for an article of {LENGTH:,} characters at {size:,} of "
        f"them; target {TARGET:.0f}: {each / clock.yard / TARGET:.2f} times that "
        f"({1 / each:.0f} a second here)\n"
        f"  milliseconds for each of {letters // size:,} characters: {clock.steps(size)}; writing "
        f"{1e3 * written / size:.2f} more; {len(record.statements):,} statements, "
        f"{len(record.links):,} links; "
        f"peak memory {peak / 1e6:.2f} GB, {peak / size:.0f} KB for each; file {length / 1e6:.0f} MB",
        flush=True,
    )


def brief(pool: list[str]) -> None:
    """Time the brief of a record of 3,000 articles."""
    taken: set[str] = set()
    articles = [
        each
        for text, day in invented(BRIEFED, pool)
        for each in read_bytes(text, name="report", given=Given(published=day), taken=taken)[0]
    ]
    clock = Clock()
    record = built(articles, clock)
    began = time.process_time()
    make_brief(record)
    seconds = time.process_time() - began
    print(
        f"brief of {len(articles):,} articles: {seconds:.1f} s, {sum(clock.spent.values()):.1f} s before it"
    )


def pages() -> None:
    """Time the reading of saved pages, which trafilatura does: it is told apart from the rules."""
    files = sorted(PAGES.glob("*.html.gz"))[:60] if PAGES.is_dir() else []
    if not files:
        print("pages: article-extraction-benchmark not present")
        return
    clock = Clock()
    for file in files:
        data = gzip.decompress(file.read_bytes())
        began = time.process_time()
        read_bytes(data, name="page")
        clock.of("read", began)
        clock.lay()
    each = clock.spent["read"] / len(files)
    print(
        f"pages: {each / clock.yard:.0f} yardsticks for a saved page ({1 / each:.0f} a second here, "
        f"{1e3 * each:.0f} ms each) before the rules begin; {len(files)} pages"
    )


def main() -> None:
    """Print a line for each number of articles, one for saved pages and one for the brief."""
    if not TEXTS.is_dir():
        print("speed: PolNeAR not present")
        return
    pool = paragraphs()
    for size in FULL_SIZES if os.environ.get("FULL") or "--full" in sys.argv else SIZES:
        measure(size, pool)
    pages()
    brief(pool)


if __name__ == "__main__":
    main()
