"""Texts that can be said in any language later: marked ones, and ones with a code and fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def gettext_noop(text: str) -> str:
    """The text itself: marks it for those who collect what is to be translated."""
    return text


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """The two forms of a text with a number, marked likewise."""
    return one, many


class CodedText(str):
    """What a library says to people: its English, with the code and the fields that it was made from.

    As a ``str`` it reads in English, so that whoever uses the library alone has a plain message. ``code``
    tells programs what is said; whoever shows it words ``text``, with ``given`` put in, in the reader's
    language (:func:`goodoffices.language.worded`). A field may be a coded text itself.

    With ``count`` and ``many`` it is a text with a plural: ``text`` is its form for one.
    """

    code: str
    text: str
    given: dict[str, Any]
    many: str
    number: int

    def __new__(
        cls, code: str, text: str, /, *, many: str = "", count: int = 1, **given: object
    ) -> CodedText:
        """Put the fields into the English."""
        fields = {"count": count, **given} if many else given
        form = many if many and count != 1 else text
        made = super().__new__(cls, form % fields if fields else form)
        made.code, made.text, made.given, made.many, made.number = code, text, dict(given), many, count
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep code and fields on the way from one process to another."""
        return _again, (self.code, self.text, self.many, self.number, self.given)


def together(parts: Sequence[str], apart: str = " ") -> str:
    """Several texts in a row as one; coded where one of them is."""
    if len(parts) < 2 or not any(isinstance(part, CodedText) for part in parts):
        return parts[0] if len(parts) == 1 else apart.join(parts)
    fields: dict[str, Any] = {f"part{place}": part for place, part in enumerate(parts)}
    return CodedText("together", apart.join(f"%({name})s" for name in fields), **fields)


def plain_text(value: object) -> str:
    """What encoders that know only ``str`` make of a coded text (``enc_hook`` of :mod:`msgspec`)."""
    if isinstance(value, CodedText):
        return str(value)
    raise NotImplementedError(type(value))


def _again(code: str, text: str, many: str, number: int, given: dict[str, Any]) -> CodedText:
    return CodedText(code, text, many=many, count=number, **given)
