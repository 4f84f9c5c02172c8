"""The functions by which a Genius profile values the numbers of an integer or real issue, in exact fractions.

An integer issue counts ``slope`` from its lower bound: value = offset + slope · (x − lowerbound). Numbered
parameters work on the number itself: ``linear`` = parameter1 · x + parameter0; ``constant`` = parameter0;
``triangular`` rises from parameter0 to 1 at parameter2 and falls to 0 at parameter1. Linear values are cut to
[0, 1], as in Genius.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from goodoffices.case.formats.faults import Faults
from goodoffices.case.trees.refusal import shorten
from goodoffices.case.trees.xml_text import Element
from goodoffices.language import CodedText

Function = Callable[[Fraction], Fraction]

_PARAMETERS = {
    "linear": ("parameter0", "parameter1"),
    "constant": ("parameter0",),
    "triangular": ("parameter0", "parameter1", "parameter2"),
}


def read_function(element: Element, lowest: Fraction, faults: Faults) -> Function | None:
    """The function of an issue's ``evaluator``; None if it has none, or (noted) none that is known."""
    evaluator = element.first("evaluator")
    if evaluator is None:
        return None
    name = (evaluator.get("ftype") or "linear").lower()
    if name not in _PARAMETERS:
        faults.wrong(
            evaluator,
            CodedText("function-not-read", "the function %(value)r is not read.", value=shorten(name, 40)),
            CodedText("known", "Known are %(parameters)s.", parameters=", ".join(_PARAMETERS)),
        )
        return None
    wanted: tuple[str, ...] = _PARAMETERS[name]
    relative = name == "linear" and evaluator.get("slope") is not None
    if relative:
        wanted = ("offset", "slope")
    numbers = [_parameter(evaluator, key, faults) for key in wanted]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    if relative:
        return lambda x: _cut(known[0] + known[1] * (x - lowest))
    if name == "linear":
        return lambda x: _cut(known[0] + known[1] * x)
    if name == "constant":
        return lambda x: known[0]
    start, end, top = known
    if not start <= top <= end:
        faults.wrong(
            evaluator,
            CodedText(
                "top-parameter2-has-lie", "the top (parameter2) has to lie between parameter0 and parameter1."
            ),
        )
        return None
    return lambda x: triangular(x, start, end, top)


def triangular(x: Fraction, start: Fraction, end: Fraction, top: Fraction) -> Fraction:
    """Zero outside ``start`` to ``end`` and at ``end``, one at ``top``, straight between."""
    if x < start or x >= end:
        return Fraction(0)
    if x < top:
        return (x - start) / (top - start)
    return 1 - (x - top) / (end - top)


def _parameter(evaluator: Element, key: str, faults: Faults) -> Fraction | None:
    text = evaluator.get(key)
    if text is None:
        faults.wrong(
            evaluator,
            CodedText("evaluator-has-no", "the evaluator has no %(key)s.", key=key),
            CodedText("write-4", 'Write %(key)s="…".', key=key),
        )
        return None
    return faults.number(text, evaluator, repr(key))


def _cut(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(1))
