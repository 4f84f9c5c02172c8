"""The language of a page for everything below it: reports, refusals and faults are told through Django's own
choice for the request.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from goodoffices.language.words import Translator, speaking


class DjangoTexts:
    """Texts as Django has them for the request that is answered."""

    def gettext(self, message: str, /) -> str:
        """A text."""
        return translation.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """A text with a number: its form for that number."""
        return translation.ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str, /) -> str:
        """A text that stands for different things in different places."""
        return translation.pgettext(context, message)


def site_translator() -> Translator:
    """The translator of the language that Django speaks at the moment."""
    return Translator(translation.get_language() or "en", DjangoTexts())


class SpeakLanguage:
    """What is below the pages speaks the language of the request, while it is answered."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with speaking(site_translator()):
            return self.answer(request)
