"""Below all: how texts are marked for translation, and how they are told in a language.

Every part may mark a text (:func:`gettext_noop`) and say a refusal as a :class:`CodedText`. Only ``report``,
``cli`` and ``server`` word them, with what :mod:`goodoffices.language.words` has for them.
"""

from __future__ import annotations

from goodoffices.language.coded import CodedText, gettext_noop, ngettext_noop, plain_text, together

__all__ = ["CodedText", "gettext_noop", "ngettext_noop", "plain_text", "together"]
