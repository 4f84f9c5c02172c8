"""Signs that an article, or a part of it, came from a news agency."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.record.connect.words import fold
from goodoffices.record.model import Article, Link

RULE = "agency-sign@1"
AGENCIES = {
    "Associated Press": "AP|Associated Press",
    "Agence France-Presse": "AFP|Agence France-Presse",
    "Reuters": "Reuters|Thomson Reuters",
    "United Press International": "UPI|United Press International",
    "Deutsche Presse-Agentur": "dpa|DPA|Deutsche Presse-Agentur",
    "Anadolu": "Anadolu(?: Agency)?",
    "Xinhua": "Xinhua",
    "TASS": "TASS|Itar-Tass",
    "Interfax": "Interfax",
    "Kyodo": "Kyodo(?: News)?",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "PTI": "PTI|Press Trust of India",
    "ANI": "ANI",
    "Bloomberg": "Bloomberg(?: News)?",
    "Press Association": "PA Media|Press Association",
}
_NAMES = "|".join(f"(?P<a{place}>{names})" for place, names in enumerate(AGENCIES.values()))
_SIGNS = re.compile(
    rf"(?m)(?:^[^\n]{{0,60}}\((?:{_NAMES})\) ?(?:--|[-–—])"  # a dateline: GENEVA (Reuters) -
    rf"|^(?:By )?(?:{_NAMES.replace('?P<a', '?P<b')})(?: staff| writers?)?$"  # a line of its own
    rf"|\((?:{_NAMES.replace('?P<a', '?P<c')})\)$"  # at the end of a line
    rf"|^(?:Source|Agency|Agencies): (?:{_NAMES.replace('?P<a', '?P<d')})\b"
    rf"|^\(?(?:Additional )?[Rr]eporting by [^\n]{{0,80}}(?:{_NAMES.replace('?P<a', '?P<e')})\b)"
)

_LINE = re.compile(r"[^\n]+")
_LONGEST_ALONE = 60
_KNOWN = frozenset(name for names in AGENCIES.values() for name in names.split("|"))
_ANY_DATELINE = re.compile(
    r"(?m)^[A-Z][A-Z .'’-]{2,30}(?:, [\w .]{2,25})? ?\((?P<name>[A-Z]{2,6})\) ?(?:--|[-–—]) "
)
"""A dateline names an agency even where it is none of the known ones."""


def find_agencies(article: Article) -> list[Link]:
    """One link for each agency that the article carries a sign of; ``why`` has the sign as it stands.

    A picture's credit is no sign: it says who took the picture. "Told AFP" is none either: it belongs to its
    statement's chain.
    """
    captions = [(line.start, line.end) for line in article.lines if line.role == "caption"]
    found: dict[str, Link] = {}
    text = article.text
    spans = [each.span() for each in _LINE.finditer(text) if _may_sign(each.group())]
    for match in (each for span in spans for each in _ANY_DATELINE.finditer(text, *span)):
        if match.group("name") not in _KNOWN:
            why = match.group().strip()
            found[match.group("name")] = Link(
                kind="agency", first=article.id, second=match.group("name"), why=why, rule=RULE
            )
    for match in (each for span in spans for each in _SIGNS.finditer(text, *span)):
        if any(start <= match.start() < end for start, end in captions) or match.lastgroup is None:
            continue
        name = list(AGENCIES)[int(match.lastgroup[1:])]
        found.setdefault(
            name, Link(kind="agency", first=article.id, second=name, why=match.group().strip(), rule=RULE)
        )
    return list(found.values())


def _may_sign(line: str) -> bool:
    """Whether a line can hold a sign: it is short, has something in brackets at an end, or begins with a word
    for sources.
    """
    return (
        len(line) < _LONGEST_ALONE
        or line.endswith(")")
        or "(" in line[:80]
        or line.startswith(("Source", "Agenc", "Addit", "Report", "report"))
    )


_NOT_PRESS = frozenset(
    (
        "reporters",
        "journalists",
        "the press",
        "the media",
        "this outlet",
        "the report",
        "congress",
        "parliament",
    )
)


@lru_cache(maxsize=20_000)
def press_name(name: str) -> str:
    """The name of an agency or outlet as one form; empty for a person or "reporters"."""
    plain = fold(name)
    for agency, forms in AGENCIES.items():
        if any(fold(form) in plain.split() or fold(form) == plain for form in forms.split("|")):
            return agency
    if plain in _NOT_PRESS or not name[:1].isupper():
        return ""
    return name
