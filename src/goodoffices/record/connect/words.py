"""Words as the comparisons see them: folded, abbreviations without dots, endings cut, the commonest left
out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:\.(?=[^\W_]\.))?")
_PLAIN_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)?(?:\.(?=[a-z0-9]\.))?")
"""The same for text that is ASCII and folded already, which most is."""
_SIGNS = "“”‘–—"
"""Signs of print that part words, and without which most texts are ASCII."""
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_MAY_BE_DOTTED = re.compile(r"\.[^\W\d_]\.")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
STOP = frozenset(
    "a an the and or but if then than that this these those of in on at to from by for with as is are was "
    "were be been being has have had do does did will would shall should can could may might must not no nor "
    "so too very it its he she they them his her their we our us i you your who whom which what when where "
    "while there here also into about over under after before between during more most some any all each "
    "both other another such only own same up down out again now just yet still "
    "said says say told tells added adding".split()
)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ingly",
    "edly",
    "ings",
    "ing",
    "ied",
    "ies",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
)


def fold(text: str) -> str:
    """Lower case without accents; "U.S." as "us"."""
    if _MAY_BE_DOTTED.search(text):
        text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    if text.isascii():
        return text.casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())


def words(text: str) -> list[str]:
    """The folded words of a text, in order. What stands between two blanks is cut once for all texts: no word
    goes over a blank.
    """
    return list(chain.from_iterable(map(_CUT.__getitem__, text.split())))


def cut(text: str) -> list[str]:
    """The folded words of a text by the pattern alone."""
    plain = fold(text)
    if not plain.isascii():
        plain = plain.replace("’", "'")
        for sign in _SIGNS:
            plain = plain.replace(sign, " ")
    return _PLAIN_WORD.findall(plain) if plain.isascii() else _WORD.findall(plain)


class _CutPieces(dict[str, list[str]]):
    """The words of each stretch without a blank."""

    def __missing__(self, piece: str) -> list[str]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = cut(piece)
        if len(piece) <= _LONGEST_KNOWN:
            self[piece] = found
        return found


_MOST_KNOWN, _LONGEST_KNOWN = 200_000, 60
_CUT = _CutPieces()


def stem(word: str) -> str:
    """A word with its commonest English endings cut; crude on purpose, it is only compared with itself."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("ey")
    return word.rstrip("ey") if len(word) > 4 else word


class _Stems(dict[str, str]):
    """The stem of each word that carries something; of others nothing."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        carries = word not in STOP and (len(word) > 2 or word.isdigit())
        found = self[word] = stem(word) if carries else ""
        return found


_STEMS = _Stems()


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The stems of the words that carry what a text says."""
    return frozenset(map(_STEMS.__getitem__, words(text))) - _NOTHING


_NOTHING = frozenset(("",))


def sentences(text: str) -> list[str]:
    """Sentences, roughly: good enough to lay one beside another, not to cite by."""
    return [part for part in _SENTENCE_END.split(text) if part and part.strip()]
