"""Signs that look alike, or cannot be seen, as one: what a reader takes for the same word is the same word
here.

Invisible signs, accents and vowel marks go; wide, narrow and ornamental forms, and letters of other scripts
that look like Latin ones, become those. The table of letters is from Unicode Technical Standard 39
(confusables.txt), for the scripts that share shapes with Latin, one sign to one letter.
"""

from __future__ import annotations

import unicodedata

import msgspec

_ALIKE = {
    "a": "ɑαа", "b": "ƄЬᏏƀ", "c": "ᴄⲥсꮯ", "d": "ԁᏧꓒđð", "e": "ꬲеҽ", "f": "ꬵꞙẝք", "g": "ɡᶃƍց", "h": "һհᏂħ",
    "i": "ıɪɩιіꙇӏꭵᎥ", "j": "ϳј", "k": "κкⲕ", "l": "Ɩǀł", "m": "м", "n": "ոռ", "o": "ᴏᴑꬽοσⲟоօø", "p": "ρⲣр",
    "q": "ԛգզ",
    "r": "ꭇꭈᴦⲅгꮁ", "s": "ꜱƽѕꮪ", "t": "тτ", "u": "ꞟᴜꭎꭒʋυս", "v": "ᴠνѵꮩ", "w": "ɯᴡѡԝաꮃ", "x": "хχ",
    "y": "ɣᶌʏỿꭚγуү", "z": "ᴢꮓ",
    "A": "ΑАᎪꓮ", "B": "ꞴΒВᏴꓐ", "C": "ⲤСᏟꓚ", "D": "ᎠꓓĐ", "E": "ΕЕᎬꓰ", "F": "ꞘϜꓝ", "G": "ԌᏀᏳꓖ", "H": "ΗⲎНᎻꓧĦ",
    "I": "ΙІӀⲒꓲ",
    "J": "ꞲͿЈᎫꓙ", "K": "ΚⲔКᏦꓗ", "L": "ⳐᏞꓡŁ", "M": "ΜϺⲘМᎷꓟ", "N": "ΝⲚꓠ", "O": "ΟⲞОՕꓳØ", "P": "ΡⲢРᏢꓑ",
    "R": "ƦᎡᏒꓣ",
    "S": "ЅՏᏕᏚꓢ", "T": "ΤⲦТᎢꓔ", "U": "Սꓴ", "V": "ѴᏙꓦ", "W": "ԜᎳᏔꓪ", "X": "ꞳΧⲬХꓫ", "Y": "ΥⲨУҮᎩᎽꓬ", "Z": "ΖᏃꓜ",
}  # fmt: skip
_LETTERS = {sign: letter for letter, signs in _ALIKE.items() for sign in signs}
_LETTERS |= {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "＇": "'",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "ـ": "",
}
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
"""Signs that show nothing, besides those of the category of format signs."""


class Folded(msgspec.Struct, frozen=True):
    """A text in its one form; ``at`` has for each of its signs the place in the text as written (None: the
    same place).
    """

    text: str
    at: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of it stands in the text as written."""
        if self.at is None or start >= end:
            return start, end
        return self.at[start], self.at[end - 1] + 1


def fold(text: str) -> Folded:
    """The text in its one form; capitals stay."""
    if text.isascii():
        return Folded(text, None)
    signs: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(text):
        for one in _plain(sign):
            signs.append(one)
            at.append(place)
    return Folded("".join(signs), tuple(at))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if unicodedata.category(sign) == "No" and unicodedata.decomposition(sign).startswith("<fraction>"):
        # "2½" is "2 1⁄2": without the space it would be twenty-one halves.
        return " " + unicodedata.normalize("NFKD", sign)
    plain = []
    for one in unicodedata.normalize("NFKD", _LETTERS.get(sign, sign)):
        letter = _LETTERS.get(one, one)
        if letter in _BLANK or unicodedata.category(one) in ("Cf", "Mn", "Mc", "Me"):
            continue
        plain.append(str(unicodedata.digit(one)) if not one.isascii() and one.isdigit() else letter)
    return "".join(plain)
