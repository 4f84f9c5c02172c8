"""A text as Akoma Ntoso 3.0 (OASIS LegalDocML, 2018), for programs that keep laws: its clauses as a hierarchy
with their numbers, its words, its status.

Brackets stand in the words as signs: one may begin in a clause and end in another, which no tree can hold.
Owners, remarks and ages are in no such file, nor who wrote it, when and with what.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from goodoffices.language.words import gettext as _
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.text import Clause, ClauseNumber, Text

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_UNDATED = "0001-01-01"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELEMENT = {"article": ("article", "art"), "numbered": ("paragraph", "para"), "item": ("point", "point")}
_NAMED = {"heading": "heading", "option": "option", "paragraph": "words", "note": "note"}
_ISO_3 = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin",
    "hy": "hye", "ka": "kat", "pt": "por", "ru": "rus", "si": "sin", "sw": "swa", "ta": "tam", "tr": "tur",
    "uk": "ukr", "ur": "urd", "am": "amh", "zh": "zho",
}  # fmt: skip
"""Languages as Akoma Ntoso names them (ISO 639-2), by their tags."""


def write_akoma(text: Text, status: DocumentStatus, *, language: str = "en", day: str = "") -> bytes:
    """The text as an Akoma Ntoso act, in UTF-8. ``language`` is a tag (BCP 47), ``day`` the day of the
    version in ISO form, empty where it has none.
    """
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    act = ET.SubElement(root, "act", {"name": "agreement"})
    _meta(act, status, language, day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else _UNDATED)
    preface = ET.SubElement(act, "preface")
    title = ET.SubElement(ET.SubElement(preface, "p"), "docTitle")
    title.text = _fit(status.title) or _("Draft")
    ET.SubElement(preface, "p", {"class": "status"}).text = _fit(status.line)
    body = ET.SubElement(act, "body")
    _clauses(text, body)
    if not len(body):
        _content(ET.SubElement(body, "hcontainer", {"name": "words", "eId": "words_1"}), "")
    ET.indent(root)
    whole: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + whole + b"\n"


def _meta(act: ET.Element, status: DocumentStatus, language: str, day: str) -> None:
    meta = ET.SubElement(act, "meta")
    identification = ET.SubElement(meta, "identification", {"source": "#mediators"})
    code = _ISO_3.get(language.split("-")[0].casefold(), "und")
    work = "/akn/un/act/agreement"
    name = "version" if day != _UNDATED else "undated"
    levels = {
        "FRBRWork": work,  # no words: an element
        "FRBRExpression": f"{work}/{code}",  # no words: an element
        "FRBRManifestation": f"{work}/{code}.akn",  # no words: an element
    }
    for element, uri in levels.items():
        own = ET.SubElement(identification, element)
        ET.SubElement(own, "FRBRthis", {"value": f"{uri}/!main" if uri == work else uri})
        ET.SubElement(own, "FRBRuri", {"value": uri})
        ET.SubElement(own, "FRBRdate", {"date": day, "name": name})
        ET.SubElement(own, "FRBRauthor", {"href": "#mediators"})
        if uri == work:
            ET.SubElement(own, "FRBRcountry", {"value": "un"})
        elif not uri.endswith(".akn"):
            ET.SubElement(own, "FRBRlanguage", {"language": code})
        else:
            ET.SubElement(own, "FRBRformat", {"value": "application/akn+xml"})
    references = ET.SubElement(meta, "references", {"source": "#mediators"})
    about = {"eId": "mediators", "href": "/akn/ontology/organization/mediators", "showAs": _("Mediators")}
    ET.SubElement(references, "TLCOrganization", about)


def _clauses(text: Text, body: ET.Element) -> None:
    """The clauses, each within the one that it belongs to."""
    parents = {clause.parent for clause in text.clauses}
    made: dict[int, ET.Element] = {}
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for place, clause in enumerate(text.clauses):
        if clause.kind == "front" or (not clause.words and place not in parents and not _number(clause)):
            continue
        above = next((at for at in _above(text, place) if at in made), -1)
        element, short = _element(clause)
        eid = _eid(short, clause, ids.get(above, ""), taken)
        given = {"eId": eid}
        if element == "hcontainer":
            given["name"] = _NAMED[clause.kind]
        own = ET.SubElement(made.get(above, body), element, given)
        made[place], ids[place] = own, eid
        if _number(clause):
            ET.SubElement(own, "num").text = _fit(_number(clause))
        titled = clause.kind in ("heading", "article") and place in parents
        if titled and clause.words:
            ET.SubElement(own, "heading").text = _fit(clause.words)
        elif place in parents and clause.words:
            ET.SubElement(ET.SubElement(own, "intro"), "p").text = _fit(clause.words)
        if place not in parents:
            _content(own, clause.words)
    for place, own in made.items():
        if place in parents and all(child.tag in ("num", "heading", "intro") for child in own):
            for intro in own.findall("intro"):
                own.remove(intro)
            _content(own, text.clauses[place].words if own.find("heading") is None else "")


def _above(text: Text, place: int) -> list[int]:
    """The clauses around one, the nearest first."""
    found = []
    while (place := text.clauses[place].parent) >= 0:
        found.append(place)
    return found


def _element(clause: Clause) -> tuple[str, str]:
    return _ELEMENT.get(clause.kind, ("hcontainer", _NAMED.get(clause.kind, "words")))


def _eid(short: str, clause: Clause, above: str, taken: dict[str, int]) -> str:
    """An id that says where a clause stands: "art_4__para_2"; the second of one name has "-2" behind it."""
    number = re.sub(r"[^A-Za-z0-9]+", "-", clause.number).strip("-").lower()
    base = f"{above}__{short}" if above else short
    base = f"{base}_{number}" if number else f"{base}_1"
    count = taken[base] = taken.get(base, 0) + 1
    return base if count == 1 else f"{base}-{count}"


def _number(clause: Clause) -> str:
    """The number of a clause as it is printed; a dot of a list is none."""
    said = " ".join(part.words for part in clause.parts if isinstance(part, ClauseNumber)).strip()
    return "" if clause.kind == "item" else said


def _content(own: ET.Element, words: str) -> None:
    ET.SubElement(ET.SubElement(own, "content"), "p").text = _fit(words)


def _fit(words: str) -> str:
    """Words without signs that no XML can hold."""
    return _UNFIT.sub("", words)
