"""Silence, at length: `make soak` tries a million pairs of random histories, on every core."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
PART = 2_000


def loud(part: int) -> list[int]:
    """The seeds of one part that do not keep silence."""
    from histories import silent

    return [seed for seed in range(part * PART, (part + 1) * PART) if not silent(seed, steps=10 + seed % 30)]


def main(pairs: int) -> int:
    """Try that many pairs; returns 1 if one of them was not silent."""
    parts = -(-pairs // PART)
    with multiprocessing.Pool() as pool:
        results: Iterator[list[int]] = pool.imap(loud, range(parts))
        for part, found in enumerate(results, 1):
            if found:
                print(f"A viewer could tell two histories apart; seeds: {found}")
                return 1
            if sys.stdout.isatty() or part % 50 == 0 or part == parts:
                print(f"{part * PART:,} pairs of histories: silent", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
