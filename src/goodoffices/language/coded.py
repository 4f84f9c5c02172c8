"""Texts that can be said in any language later: marked ones, and ones with a code and fields."""

from __future__ import annotations

import json
import re
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
    sentence: bool

    def __new__(
        cls,
        code: str,
        text: str,
        /,
        *,
        many: str = "",
        count: int = 1,
        sentence: bool = False,
        **given: object,
    ) -> CodedText:
        """Put the fields into the English; a ``sentence`` begins with a capital."""
        fields = {"count": count, **given} if many else given
        form = many if many and count != 1 else text
        told = form % fields if fields else form
        made = super().__new__(cls, capital(told) if sentence else told)
        made.code, made.text, made.given = code, text, dict(given)
        made.many, made.number, made.sentence = many, count, sentence
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep code and fields on the way from one process to another."""
        return _again, (self.code, self.text, self.many, self.number, self.sentence, self.given)


def capital(text: str) -> str:
    """A text that begins with a capital, as a sentence does."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str, end: str = "") -> str:
    """A text as a sentence of its own, ``end`` behind it; a coded one stays coded."""
    if isinstance(text, CodedText):
        return CodedText("sentence", f"%(said)s{end}", said=text, sentence=True)
    return capital(text) + end if text else text


def together(parts: Sequence[str], apart: str = " ") -> str:
    """Several texts in a row as one; coded where one of them is."""
    if len(parts) < 2 or not any(isinstance(part, CodedText) for part in parts):
        return parts[0] if len(parts) == 1 else apart.join(parts)
    fields: dict[str, Any] = {f"part{place}": part for place, part in enumerate(parts)}
    return CodedText("together", apart.join(f"%({name})s" for name in fields), **fields)


def said_by(problem: BaseException) -> str:
    """What an exception says, still coded where it is."""
    said = problem.args[0] if problem.args else ""
    return said if isinstance(said, str) else str(problem)


def plain_text(value: object) -> str:
    """What encoders that know only ``str`` make of a coded text (``enc_hook`` of :mod:`msgspec`)."""
    if isinstance(value, CodedText):
        return str(value)
    raise NotImplementedError(type(value))


def packed(value: object) -> str:
    """A coded text on its way through JSON, where only texts can stand (``enc_hook`` of :mod:`msgspec`);
    :func:`unpacked` makes it again.
    """
    if isinstance(value, CodedText):
        fields = {
            name: packed(each) if isinstance(each, CodedText) else each for name, each in value.given.items()
        }
        parts = (value.code, value.text, value.many, value.number, value.sentence, fields)
        return _PACKED + json.dumps(parts, default=str)
    raise NotImplementedError(type(value))


def unpacked(text: str) -> str:
    """A text as :func:`packed` had it. It may come from a process that read something hostile: what is not
    made as expected stays the text that it is.
    """
    if not text.startswith(_PACKED):
        return text
    try:
        return _made(json.loads(text.removeprefix(_PACKED)))
    except (ValueError, TypeError, KeyError, RecursionError):
        return text.removeprefix(_PACKED)


def _made(parts: Any) -> CodedText:
    code, text, many, number, sentence, given = parts
    if not all(isinstance(each, str) for each in (code, text, many)) or not isinstance(given, dict):
        raise TypeError("not a coded text")
    if _FORMATTED.sub("", text + many).count("%"):
        raise ValueError("a field of another form")
    fields = {name: unpacked(value) if isinstance(value, str) else value for name, value in given.items()}
    return _again(code, text, many, int(number), bool(sentence), fields)


_PACKED = "\x1ecoded "
_FORMATTED = re.compile(r"%\(\w+\)[srd]|%%")


def _again(code: str, text: str, many: str, number: int, sentence: bool, given: dict[str, Any]) -> CodedText:
    return CodedText(code, text, many=many, count=number, sentence=sentence, **given)
