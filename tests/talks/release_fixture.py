"""Writes the fixture of this release: an entry of every kind, as it is stored. Run it before a release; a
fixture of an earlier one is never written again.

.venv/bin/python tests/talks/release_fixture.py
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from one_of_each import ONE_OF_EACH

from goodoffices import __version__
from goodoffices.talks import Provenance, encode_entry
from goodoffices.vault import OpenedEntry

TARGET = Path(__file__).parent / "fixtures" / f"{__version__}.jsonl"


def lines() -> list[bytes]:
    """One stored entry a line."""
    found = []
    for sequence, act in enumerate(ONE_OF_EACH):
        hand = Provenance("moreau", f"form-{sequence}", f"2031-05-04T09:{sequence:02}:00Z")
        kind, body = encode_entry(act, hand)
        found.append(msgspec.json.encode(OpenedEntry(sequence, 1, hand.author, hand.at, kind, body)))
    return found


if __name__ == "__main__":
    TARGET.write_bytes(b"\n".join(lines()) + b"\n")
    print(f"{len(ONE_OF_EACH)} entries written to {TARGET}")
