"""Reading and connecting, measured: body text of pages, half-copies among unrelated articles.

Prints each figure with its set and size. Sets that are not present are said to be so.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from goodoffices.record import Article, read_bytes
from goodoffices.record.connect import find_copies
from goodoffices.record.lines import body

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
RUN = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with their counts, as the benchmark's authors count them."""
    words = re.findall(r"\w+", text)
    return Counter(
        tuple(words[place : place + RUN]) for place in range(max(len(words) - RUN + 1, min(1, len(words))))
    )


def extraction() -> None:
    """Body text of real pages against what a person marked as the body."""
    folder = NEWS / "article-extraction-benchmark"
    if not folder.is_dir():
        print("body text: article-extraction-benchmark not present")
        return
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    precisions, recalls, seconds = [], [], 0.0
    for key, entry in truth.items():
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        start = time.process_time()
        (article, *_), _problems = read_bytes(data, name="page")
        seconds += time.process_time() - start
        told = [
            article.text[line.start : line.end]
            for line in article.lines
            if line.role not in ("headline", "boilerplate")
        ]
        found, wanted = shingles("\n".join(told)), shingles(entry["articleBody"])
        common = sum((found & wanted).values())
        precisions.append(common / max(sum(found.values()), 1))
        recalls.append(common / max(sum(wanted.values()), 1))
    p, r = statistics.mean(precisions), statistics.mean(recalls)
    print(
        f"body text: F1 {2 * p * r / (p + r):.3f} (precision {p:.3f}, recall {r:.3f}), {len(truth)} "
        f"pages of the article-extraction-benchmark; target 0.957"
    )
    print(f"body text: {len(truth) / seconds:.0f} pages a second, one core")


def articles() -> list[Article]:
    """The texts of PolNeAR, both parts."""
    found = []
    for file in sorted((NEWS / "polnear" / "data").glob("*/text/*.txt")):
        (article, *_), _problems = read_bytes(file.read_bytes(), name=file.stem)
        found.append(article)
    return found


def halves(everything: list[Article]) -> None:
    """Half of one article set into half of another: how many are found, and what is found besides."""
    dice = random.Random(7)
    victims = dice.sample(range(len(everything)), min(250, len(everything) // 2))
    for label, edit in (("word for word", 0.0), ("one word in twelve left out", 1 / 12)):
        mixed = []
        for place, source in enumerate(victims):
            lines = body(everything[source].text, everything[source].lines).split("\n")
            other = everything[victims[(place + 1) % len(victims)]]
            kept = [
                " ".join(word for word in line.split() if dice.random() >= edit)
                for line in lines[: (len(lines) + 1) // 2]
            ]
            rest = body(other.text, other.lines).split("\n")
            text = "\n".join(kept + rest[len(rest) // 2 :])
            (article, *_), _problems = read_bytes(text.encode(), name=f"half-{place}")
            mixed.append(article)
        pairs = {(link.first, link.second) for link in find_copies([*everything, *mixed])}
        hits = sum((everything[source].id, f"half-{place}") in pairs for place, source in enumerate(victims))
        print(
            f"half-copies, {label}: {hits / len(victims):.1%} of {len(victims)} found among "
            f"{len(everything):,} PolNeAR articles; target 98 %"
        )
    links = find_copies(everything)
    count = len(everything) * (len(everything) - 1) // 2
    print(
        f"pairs linked among the unmixed articles: {len(links)} of {count:,} "
        f"({len(links) / count:.4%}), true shared text included; target below 0.1 %"
    )


if __name__ == "__main__":
    extraction()
    if (NEWS / "polnear").is_dir():
        halves(articles())
    else:
        print("half-copies: PolNeAR not present")
