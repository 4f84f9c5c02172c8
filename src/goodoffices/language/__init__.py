"""Below all: how texts are marked for translation, and how they are told in a language.

Every part may mark a text (:func:`gettext_noop`) and say a refusal as a :class:`CodedText`. Only ``report``,
``cli`` and ``server`` word them, with what :mod:`goodoffices.language.words` has for them.
"""

from __future__ import annotations

from goodoffices.language.coded import (
    CodedText,
    as_sentence,
    gettext_noop,
    ngettext_noop,
    packed,
    plain_text,
    said_by,
    together,
    unpacked,
)

__all__ = [
    "CodedText",
    "as_sentence",
    "gettext_noop",
    "ngettext_noop",
    "packed",
    "plain_text",
    "said_by",
    "together",
    "unpacked",
]
