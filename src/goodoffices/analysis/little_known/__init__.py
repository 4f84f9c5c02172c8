"""Answers where little is known: what holds for all, some or none of the preferences that agree with what was
said.
"""

from goodoffices.analysis.little_known.follow import what_follows
from goodoffices.analysis.little_known.records import (
    KnownQuestion,
    LittleKnown,
    OptionVerdict,
    PackageVerdict,
    SelfContradiction,
    Share,
    Verdict,
)

__all__ = [
    "KnownQuestion",
    "LittleKnown",
    "OptionVerdict",
    "PackageVerdict",
    "SelfContradiction",
    "Share",
    "Verdict",
    "what_follows",
]
