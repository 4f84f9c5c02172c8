"""The language in which a text is told: an object, in use in one context and no other.

Two requests that are answered at the same time, or a request and a thread of the program, never share one:
the translator in use is a variable of the context (:mod:`contextvars`), set by :func:`speaking` and set back
behind it.
"""

from __future__ import annotations

import gettext as _standard
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from goodoffices.language.coded import CodedText, capital, said_by

if TYPE_CHECKING:
    from babel import Locale

Key = TypeVar("Key")


class TextSource(Protocol):
    """Where the texts of a language are asked for; :class:`gettext.NullTranslations` is one."""

    def gettext(self, message: str, /) -> str:
        """A text."""

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """A text with a number: its form for that number."""

    def pgettext(self, context: str, message: str, /) -> str:
        """A text that stands for different things in different places."""


class Translator:
    """A language by its tag (``en``, ``ar``, ``pt-br``), with its texts; without texts it says them in
    English.
    """

    def __init__(self, language: str = "en", texts: TextSource | None = None) -> None:
        self.language = language
        self.texts: TextSource = texts if texts is not None else _standard.NullTranslations()

    @property
    def english(self) -> bool:
        """Whether numbers, days and lists are written as the project writes English."""
        return self.language.partition("-")[0].partition("_")[0] == "en"

    @property
    def locale(self) -> Locale:
        """What is known of the language's numbers, days and lists; English where nothing is."""
        from babel import Locale, UnknownLocaleError  # English needs it not, and starts without it

        try:
            return Locale.parse(self.language.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return Locale("en", "GB")

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return "English" if self.english else str(self.locale.display_name or self.language)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return "ltr" if self.english or self.locale.text_direction == "ltr" else "rtl"


ENGLISH = Translator()
_spoken: ContextVar[Translator] = ContextVar("translator", default=ENGLISH)


@contextmanager
def speaking(translator: Translator) -> Iterator[Translator]:
    """Tell every text in this language, in this context, until the block ends."""
    before = _spoken.set(translator)
    try:
        yield translator
    finally:
        _spoken.reset(before)


def spoken() -> Translator:
    """The translator in use here."""
    return _spoken.get()


def gettext(text: str, /, **given: object) -> str:
    """A text in the language in use, with the fields put in: ``gettext("As of %(day)s.", day=…)``."""
    told = spoken().texts.gettext(text) if text else ""
    return told % given if given else told


def ngettext(one: str, many: str, number: int, /, **given: object) -> str:
    """A text with a number, in the form that the language has for it. ``%(count)s`` is the number as it is
    written there, unless ``given`` has another.
    """
    from goodoffices.language.numbers import counted

    told = spoken().texts.ngettext(one, many, number)
    return told % ({"count": counted(number)} | given)


def pgettext(context: str, text: str, /, **given: object) -> str:
    """A text of which the language may have several, by what it stands for (``context``)."""
    told = spoken().texts.pgettext(context, text)
    return told % given if given else told


def worded(text: str) -> str:
    """What a library said, in the language in use; text that has no code (a name, a passage) as it is."""
    if not isinstance(text, CodedText):
        return text
    given: dict[str, Any] = {
        name: worded(value) if isinstance(value, str) else value for name, value in text.given.items()
    }
    if text.many:
        told = ngettext(text.text, text.many, text.number, **given)
    else:
        told = gettext(text.text, **given)
    return capital(told) if text.sentence else told


def error_words(problem: BaseException) -> str:
    """What an exception of a library says, in the language in use."""
    return worded(said_by(problem))


class WordTable(Mapping[Key, str]):
    """A table of words that are marked where it is written, and told in the language in use whenever one is
    looked up.
    """

    def __init__(self, words: Mapping[Key, str]) -> None:
        self._words = words

    def __getitem__(self, key: Key) -> str:
        return gettext(self._words[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
