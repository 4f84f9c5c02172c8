"""Silence, at length: `make soak` tries a million pairs of random histories, on every core; and a tenth as
many of proposals and their answers.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "desk")]
PART = 2_000


def loud(part: int) -> list[int]:
    """The seeds of one part that do not keep silence."""
    from histories import silent

    return [seed for seed in range(part * PART, (part + 1) * PART) if not silent(seed, steps=10 + seed % 30)]


def loud_proposals(part: int) -> list[int]:
    """The part itself, if a pair of its histories of proposals does not keep silence."""
    from test_proposals_silence import pairs_of_proposals

    try:
        pairs_of_proposals(part, PART)
    except AssertionError:
        return [part]
    return []


def main(pairs: int) -> int:
    """Try that many pairs; returns 1 if one of them was not silent."""
    parts = -(-pairs // PART)
    with multiprocessing.Pool() as pool:
        told = [one for found in pool.imap(loud_proposals, range(max(1, parts // 10))) for one in found]
        if told:
            print(f"A side could tell what another answered; parts: {told}")
            return 1
        print(f"{max(1, parts // 10) * PART:,} pairs of proposals: silent", flush=True)
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
