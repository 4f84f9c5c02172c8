"""Names that look alike, and signs in them that nobody sees: a word sent to the wrong of two such rooms
cannot be called back.

What a sign can be taken for stands in Unicode's own table of confusables (UTS #39, section 4), as the package
``confusable-homoglyphs`` carries it. Its skeleton of a text is compared, without regard to capitals,
invisible signs and how many spaces there are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0")
_JOINERS = frozenset("\u200c\u200d")
_JOINING = tuple(
    (
        "ARABIC SYRIAC MANDAIC MONGOLIAN NKO DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA "
        "MALAYALAM SINHALA KHMER"
        " MYANMAR TIBETAN"
    ).split()
)
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def unseen_sign(text: str) -> str:
    """The first sign of a name that is not seen (zero-width, a filler, one that turns the direction of
    writing), or an empty text.

    A joiner between letters of a script that is written with it is none: Persian and the scripts of India
    need it.
    """
    for at, sign in enumerate(text):
        joins = sign in _JOINERS and at > 0 and unicodedata.name(text[at - 1], "").startswith(_JOINING)
        if _is_unseen(sign) and not joins:
            return sign
    return ""


def skeleton(text: str) -> str:
    """What a text looks like: two texts with one skeleton can be taken for each other."""
    plain = unicodedata.normalize("NFKD", text)
    seen = "".join(_looks(sign) for sign in plain if not _is_unseen(sign))
    return " ".join(unicodedata.normalize("NFD", seen).casefold().split())


def looks(name: str) -> frozenset[tuple[str, str]]:
    """What a name looks like as it is written, and in small letters: capital I is taken for l, and small i is
    not.
    """
    return frozenset({("as written", skeleton(name)), ("small", skeleton(name.casefold()))})


def looks_like(name: str, others: Iterable[str]) -> str:
    """The first of ``others`` that a name can be taken for, or an empty text."""
    return next((other for other in others if looks(name) & looks(other)), "")


def alike(names: Iterable[str]) -> tuple[str, str] | None:
    """Two of the names that can be taken for each other, or None."""
    known: dict[tuple[str, str], str] = {}
    for name in names:
        for look in sorted(looks(name)):
            if look in known:
                return known[look], name
        known |= dict.fromkeys(looks(name), name)
    return None


def _is_unseen(sign: str) -> bool:
    return (
        sign in _FILLERS
        or unicodedata.category(sign) in _UNSEEN
        or "\ufe00" <= sign <= "\ufe0f"
        or "\U000e0100" <= sign <= "\U000e01ef"
    )


@lru_cache(maxsize=4096)
def _looks(sign: str) -> str:
    """What a sign is taken for. The table names for each sign the one it stands for, and for that one all
    that are taken for it.
    """
    others = _others(sign)
    if len(others) != 1:
        return sign
    (other,) = others
    # Two signs that name each other alone: either may stand for both, so long as it is always the same.
    return min(sign, other) if _others(other) == (sign,) else other


@lru_cache(maxsize=4096)
def _others(sign: str) -> tuple[str, ...]:
    from confusable_homoglyphs.confusables import (
        confusables_data,
    )  # a megabyte, read when a name is first looked at

    return tuple(str(one["c"]).replace("\u200e", "") for one in confusables_data.get(sign, ()))
