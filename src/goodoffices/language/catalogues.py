"""The catalogues that are installed with the program, and which of them a reader wants.

A catalogue is ``locale/LANGUAGE/LC_MESSAGES/django.mo``: one for the command line, the reports and the
site. Its name is the one under which the site's framework looks for it. ``GOODOFFICES_LOCALE`` names a
folder of further ones, so that who translates can try a catalogue before it is part of the program.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterable
from pathlib import Path

from goodoffices.language.translator import ENGLISH, Translator

DOMAIN = "django"
OWN = Path(__file__).resolve().parent.parent / "locale"
FURTHER = "GOODOFFICES_LOCALE"


def folders() -> list[Path]:
    """Where catalogues lie, those of the reader first."""
    named = os.environ.get(FURTHER, "")
    return [*([Path(named)] if named else []), OWN]


def languages() -> list[str]:
    """The tags of all languages there are, English first, the others by name."""
    found = {
        file.parent.parent.name.replace("_", "-").lower()
        for folder in folders()
        for file in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    }
    return ["en", *sorted(found - {"en"})]


def translator_for(language: str) -> Translator:
    """The translator of a language, or of the nearest that there is (``ar`` for ``ar-EG``); English where
    there is none.
    """
    tag = language.replace("_", "-").lower()
    found = _found(tag)
    if found is None:
        return ENGLISH
    with _file(*found).open("rb") as opened:
        return Translator(tag, gettext.GNUTranslations(opened))


def folder_of(language: str) -> Path | None:
    """The folder of catalogues that has the language's own; None where there is none."""
    found = _found(language.replace("_", "-").lower())
    return found[0] if found else None


def _found(tag: str) -> tuple[Path, str] | None:
    if not re.fullmatch("[a-z0-9-]+", tag):
        return None
    return next(
        (
            (folder, name)
            for name in dict.fromkeys((tag, tag.partition("-")[0]))
            for folder in folders()
            if _file(folder, name).is_file()
        ),
        None,
    )


def _file(folder: Path, tag: str) -> Path:
    return folder / _folder_name(tag) / "LC_MESSAGES" / f"{DOMAIN}.mo"


def wanted(environment: Iterable[str]) -> Translator:
    """The first language that there is of those that a reader's environment names (``LANGUAGE``, ``LC_ALL``,
    ``LC_MESSAGES``, ``LANG``, in this order, each ``de_AT.UTF-8:fr`` or the like).
    """
    for value in environment:
        for name in filter(None, value.split(":")):
            tag = name.partition(".")[0].partition("@")[0]
            if tag.partition("_")[0].lower() in ("c", "posix", "en"):
                return ENGLISH
            found = translator_for(tag)
            if found is not ENGLISH:
                return found
    return ENGLISH


def _folder_name(tag: str) -> str:
    """``pt_BR`` for ``pt-br``, as catalogues' folders are called everywhere."""
    language, _, region = tag.partition("-")
    return f"{language}_{region.upper() if len(region) < 4 else region.title()}" if region else language
