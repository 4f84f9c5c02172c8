"""Which language an article is in, by its script and its commonest words; empty where that does not tell."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from operator import itemgetter

_COMMON = {
    "en": "the of and to in that for is on was with said by as has from at it be are his not an have",
    "fr": "le la les des et du un une est que dans pour qui sur par au plus ne pas ce il avec sont ont",
    "es": "el la los las de que y en un una por con del se para no es al lo su como más ha fue",
    "de": "der die das und in den von zu mit ist nicht ein eine im dem des auf für sich auch es als dass",
    "it": "il la di che e un una per non in è con del della le dei sono al da nel ha gli si anche",
    "pt": "o a os as de que e do da em um uma para não com por no na se mais foi ao dos das",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er door om ook als maar",
    "sv": "och att det som en på är av för med den till inte har de om ett han men var från",
    "no": "og i det som en på er av for med den til ikke har de om et han men var fra",
    "tr": "ve bir bu için ile de da olarak olan daha çok ne gibi kadar sonra ise en o",
    "pl": "w na z się nie że jest po przez od jak ale za został była są oraz który dla jego",
    "cs": "v na se je že z ale pro jako jsou podle při také byl bylo které který jejich mezi jeho",
    "hu": "a az és hogy nem is egy van meg ez csak már ki de mint volt még vagy lesz szerint",
    "ro": "și de la în a cu pe nu să că o din care este un mai au pentru fost sunt",
    "vi": "và của là có được cho không các với những một trong đã này người để khi từ đến về",
    "sw": "ya na wa kwa ni katika za la kuwa cha huo hiyo alisema pia mjini wao baada hilo kati",
    "id": "yang dan di untuk dengan pada ini dari dalam tidak akan itu oleh juga ke telah adalah",
}
READ = ("", "en")
"""The languages that the rules read; what cannot be told is taken for one of them."""
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("hy", "\u0530", "\u058f"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("my", "\u1000", "\u109f"),
    ("ka", "\u10a0", "\u10ff"),
    ("am", "\u1200", "\u137f"),
    ("km", "\u1780", "\u17ff"),
    ("zh", "\u3040", "\u9fff"),
    ("ko", "\uac00", "\ud7a3"),
)
_SCRIPT = re.compile("[" + "".join(f"{low}-{high}" for _, low, high in _SCRIPTS) + "]")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = "“”‘’–—…"
"""Signs of print, without which most texts are ASCII."""
_TO_SPACES = {code: " " for code in range(128) if not chr(code).isalpha()}

_KANA = "のはをがにでとしたるもなれさ"
_TELLING = {"zh": (("ja", _KANA),), "ar": (("ur", "ٹڈںے"), ("fa", "پچژگ")), "ru": (("uk", "іїєґ"),)}
"""Letters that tell another language of the same script."""


def language(text: str) -> str:
    """A language code (ISO 639-1) or empty. A hint for the reader; nothing depends on it but a note."""
    sample = text[:4000]
    if not has_letters(sample, 20):
        return ""
    if _SCRIPT.search(sample):
        letters = list(filter(str.isalpha, sample))
        for name, low, high in _SCRIPTS:
            if sum(low <= char <= high for char in letters) * 2 > len(letters):
                return next(
                    (other for other, own in _TELLING.get(name, ()) if any(char in sample for char in own)),
                    name,
                )
    low = sample.lower()
    if not low.isascii():
        for sign in _SIGNS:
            low = low.replace(sign, " ")
    words = low.translate(_TO_SPACES).split() if low.isascii() else _WORD.findall(low)
    times = Counter(words)
    counts = {name: sum(map(times.__getitem__, times.keys() & common)) for name, common in _WORDS.items()}
    (best, most), (_, second) = sorted(counts.items(), key=itemgetter(1), reverse=True)[:2]
    return best if most * 12 >= len(words) and most > second else ""


def has_letters(text: str, least: int) -> bool:
    """Whether the text has at least so many letters of any script; it is read only as far as that takes."""
    return next(islice(filter(str.isalpha, text), least - 1, None), None) is not None
