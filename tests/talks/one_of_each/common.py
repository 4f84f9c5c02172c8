"""What several examples have."""

from __future__ import annotations

from goodoffices.talks import Proxy
from goodoffices.vault import SealedFile

PROXY = Proxy(
    party="front", person="Dr Salim", how="in-person", when="2031-05-04T09:00:00Z", consent="in-writing"
)
FILE = SealedFile("b1", b"k" * 32, 1234, b"d" * 32)
