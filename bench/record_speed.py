"""How fast a record is built, and in how much memory, as the articles grow in number: read, found, connected,
written.

The articles are invented out of PolNeAR's, which are not part of the project: paragraphs of many of them with
most of the longer words exchanged, months of one set of talks, one article in ten a copy that lost a few
words, one in ten half a copy, some with an agency's dateline. The paragraphs are not endless: the more
articles, the more of them share turns of phrase, and the links for each article grow with that. Prints
seconds of the processor and by the clock. With FULL=1 in the environment (``make bench-record FULL=1``) it
goes on to 100,000 articles, for which it needs some 3 GB and half an hour.
"""

from __future__ import annotations

import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from goodoffices.record import Article, build, find, read_bytes
from goodoffices.record.file import write
from goodoffices.record.model import Found
from goodoffices.record.reading import Given

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "polnear" / "data"
SIZES, FULL_SIZES = (250, 1_000, 4_000), (1_000, 10_000, 100_000)
PARAGRAPHS = 12
BEGUN = date(2023, 10, 1)
DAYS = 450
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
    """Seconds of the processor and by the clock, by the work that took them."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.wall = 0.0

    def of(self, work: str, began: tuple[float, float]) -> None:
        """Add what has passed since ``began``."""
        self.spent[work] = self.spent.get(work, 0.0) + time.process_time() - began[0]
        self.wall += time.perf_counter() - began[1]


def now() -> tuple[float, float]:
    """Both clocks."""
    return time.process_time(), time.perf_counter()


def measure(size: int, pool: list[str]) -> None:
    """Build and write the record of so many articles, and print what it took."""
    clock = Clock()
    batch: list[Article] = []
    taken: set[str] = set()
    for text, day in invented(size, pool):
        began = now()
        batch += read_bytes(text, name="report", given=Given(published=day), taken=taken)[0]
        clock.of("read", began)

    def finder(article: Article) -> Found:
        begun = now()
        found = find(article)
        clock.of("find", begun)
        return found

    began = now()
    record = build(batch, finder)
    clock.of("connect", began)
    clock.spent["connect"] -= clock.spent["find"]
    clock.wall = time.perf_counter() - began[1] + clock.spent["read"]
    began = now()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.json"
        write(record, file)
        length = file.stat().st_size
    clock.of("write", began)
    whole = sum(clock.spent.values())
    steps = ", ".join(f"{work} {1e3 * seconds / size:.1f}" for work, seconds in clock.spent.items())
    print(
        f"speed: {size / whole:.0f} articles a second on one core ({size / clock.wall:.0f} by the "
        f"clock) at {size:,} articles of "
        f"{sum(len(article.text) for article in batch) // size:,} characters; target 200\n"
        f"  milliseconds for each: {steps}; {len(record.statements):,} statements, {len(record.links):,} "
        f"links; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB; file "
        f"{length / 1e6:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Print a line for each number of articles."""
    if not TEXTS.is_dir():
        print("speed: PolNeAR not present")
        return
    pool = paragraphs()
    for size in FULL_SIZES if os.environ.get("FULL") or "--full" in sys.argv else SIZES:
        measure(size, pool)


if __name__ == "__main__":
    main()
