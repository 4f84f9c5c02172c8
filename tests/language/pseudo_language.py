"""A language of which every text is known: a real catalogue, for Arabic, with each text of the program in
brackets in all six of its forms; and a reader that finds the words outside of brackets.

What people wrote (names, titles, passages) stands in Greek letters or is handed over, so that any other Latin
word outside is the program's own, and was not asked for in the language in use.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from babel.messages.catalog import Catalog
from messages import compiled, template

OPEN, CLOSE = "⟦", "⟧"
LANGUAGE = "ar"
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’']+")
_INNER = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_CUT = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*…")
"""A label of a chart that was cut off where there was no room, and its bracket with it."""
_GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβκδεφγηιξκλμνοπθρστυωωχψζΑΒΚΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΩΧΨΖ",
)
Record = TypeVar("Record", bound=msgspec.Struct)


def pseudo_catalogue(folder: Path) -> Path:
    """Write the catalogue below a folder; gives the folder, as ``GOODOFFICES_LOCALE`` names it."""
    catalogue = Catalog(locale=LANGUAGE)
    for message in template():
        if message.id:
            text = message.id[1] if isinstance(message.id, tuple) else message.id
            told = f"{OPEN}{text}{CLOSE}"
            string = (told,) * catalogue.num_plurals if isinstance(message.id, tuple) else told
            catalogue.add(message.id, string, context=message.context)
    compiled(catalogue, folder)
    return folder


def outside(text: str, known: Collection[str] = ()) -> list[str]:
    """The words of a text that stand outside of brackets, but those that are ``known`` to be people's own."""
    left = text
    while _INNER.search(left):
        left = _INNER.sub(" ", left)
    left = _CUT.sub(" ", left)
    own = {word.casefold() for word in known}
    return [word for word in _WORD.findall(left) if word.casefold() not in own]


def words_of(text: str) -> set[str]:
    """Every word of a text that people wrote."""
    return {word.casefold() for word in _WORD.findall(text)}


def in_greek(record: Record) -> Record:
    """A record with all that people wrote in it in Greek letters; what is of a fixed set, and addresses,
    stay.
    """
    hints = typing.get_type_hints(type(record))
    changed = {
        name: _in_greek(getattr(record, name), hints[name])
        for name in record.__struct_fields__
        if name != "address"
    }
    return msgspec.structs.replace(record, **changed)


def _in_greek(value: Any, hint: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return in_greek(value)
    if isinstance(value, str):
        return value if "Literal" in str(hint) else value.translate(_GREEK)
    if isinstance(value, tuple | list):
        return type(value)(_in_greek(each, hint) for each in value)
    if isinstance(value, dict):
        return {key.translate(_GREEK): _in_greek(each, hint) for key, each in value.items()}
    return value
