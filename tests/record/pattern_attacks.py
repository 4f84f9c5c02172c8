"""Every regular expression of the house, and for each the inputs that could make it take time without end.

An attack is the start of what a pattern matches, then one of its own repeated parts over and over, then what
it cannot match.
"""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.exceptions import AppRegistryNotReady, ImproperlyConfigured

import goodoffices
from goodoffices.record.actors.ruling import TalksRule
from goodoffices.record.text.openings import Opened

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_SIGNS = "aA1 .,-'’\"“”\n(<>/;:&é_|~#QSNRODTdrjtwpobkcsvegn!"
_OF_A_KIND = {
    codes.CATEGORY_WORD: "aA1",
    codes.CATEGORY_SPACE: " \n",
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_WORD: " .",
    codes.CATEGORY_NOT_SPACE: "aA.",
    codes.CATEGORY_NOT_DIGIT: "a ",
}
WORDS = tuple(
    "a|A| |A |a |Aa |Aa, |Aa and |and |, a|'|‘|’|\"|“|”|''|<!-- a -->|\n|1|1,|1.|(|( |)|A.|A.-|Aa-|the Aa |"
    "the |.|. |-|- |of |of the |Aa of |<|<a |a-|é"
    "|From Cairo, |told Reuters that |in May |‘Aa |'Aa |“Aa” |Aa said. |Aa said |between Aa and Bb |talks "
    "between Aa and |led by |$1bn |Mr Aa |according to Aa |he said that |said, |Aa's |attack of the |(Aa) |"
    "[Aa] |Photo by Aa |Aa and Bb mediators |demanded "
    "that |N|NN,|dn|cN|c|p|Q|,".split("|")
)
"""What reports are made of, to be said over and over."""


class TooLong(Exception):
    """The processor time was spent."""


def seconds(work: Any, limit: float) -> float:
    """Processor time that the work takes; raises :class:`TooLong` beyond the limit. The engine looks for
    signals while it matches.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    started = time.process_time()
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - started


def patterns() -> dict[re.Pattern[str], str]:
    """Every pattern that a module holds or writes in a call of ``re``, with where it stands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
    found: dict[tuple[str, int], str] = {}
    for module in pkgutil.walk_packages(goodoffices.__path__, "goodoffices.", onerror=lambda _: None):
        try:
            held = importlib.import_module(module.name)
        except (ImportError, AppRegistryNotReady, ImproperlyConfigured):
            continue  # a module of the site that needs it started: its patterns are read from its text
        for name, thing in vars(held).items():
            for pattern in _held(thing):
                found.setdefault((pattern.pattern, pattern.flags), f"{module.name}.{name}")
    root = Path(goodoffices.__file__).parent
    for file in root.rglob("*.py"):
        for line, pattern in _written(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault((pattern.pattern, pattern.flags), f"{file.relative_to(root)}:{line}")
    return {re.compile(text, flags): where for (text, flags), where in found.items()}


def _held(thing: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(thing, re.Pattern) and isinstance(thing.pattern, str):
        yield thing
    elif isinstance(thing, TalksRule):
        yield thing.pattern
    elif isinstance(thing, Opened):
        yield from thing.patterns
    elif depth < 3 and isinstance(thing, (tuple, list, frozenset)):
        for each in thing:
            yield from _held(each, depth + 1)
    elif depth < 3 and isinstance(thing, dict):
        for each in thing.values():
            yield from _held(each, depth + 1)


def _written(tree: ast.AST) -> Iterator[tuple[int, re.Pattern[str]]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        first = node.args[0]
        of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        if of_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
            flags = 0
            for other in [*node.args[1:], *(each.value for each in node.keywords)]:
                for name in ast.walk(other):
                    if isinstance(name, ast.Attribute):
                        flag = getattr(re, name.attr, 0)
                        flags |= flag if isinstance(flag, int) else 0
            try:
                yield node.lineno, re.compile(first.value, flags)
            except re.error:
                continue


def attacks(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """What to begin with and what to repeat, out of the pattern's own parts."""
    found: set[tuple[str, str]] = set()
    tree = parser.parse(pattern.pattern, pattern.flags)
    _walk(tree, "", found)
    for variant in range(3):
        whole = _sample(tree, variant)
        found |= {("", whole), ("", whole[: len(whole) * 2 // 3])}
    return {(before, pump) for before, pump in found if pump}


def _walk(nodes: Any, before: str, found: set[tuple[str, str]]) -> None:
    for place, (code, about) in enumerate(nodes):
        if code in REPEATS:
            if about[1] > 8:
                for variant in range(4):
                    for more in (1, 2, 3):
                        body = about[2] if more == 1 else nodes[place : place + more]
                        found.add((before, _sample(body, variant)))
            _walk(about[2], before, found)
        elif code is codes.SUBPATTERN:
            _walk(about[3], before, found)
        elif code is codes.ATOMIC_GROUP:
            _walk(about, before, found)
        elif code is codes.BRANCH:
            for branch in about[1]:
                _walk(branch, before, found)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            _walk(about[1], before, found)
        before += _one(code, about, 1)


def _sample(nodes: Any, variant: int) -> str:
    return "".join(_one(code, about, variant) for code, about in nodes)


def _one(code: Any, about: Any, variant: int) -> str:
    if code is codes.LITERAL:
        return chr(about)
    if code is codes.NOT_LITERAL:
        return "b" if about != ord("b") else "c"
    if code is codes.IN:
        signs = _signs(about)
        return signs[variant % len(signs)]
    if code is codes.BRANCH:
        return _sample(about[1][variant % len(about[1])], variant)
    if code is codes.SUBPATTERN:
        return _sample(about[3], variant)
    if code is codes.ATOMIC_GROUP:
        return _sample(about, variant)
    if code in REPEATS:
        least, most, body = about
        return _sample(body, variant) * min(max(least, variant % 2), most)
    return "a" if code in (codes.ANY, codes.GROUPREF) else ""


def _signs(about: Any) -> list[str]:
    within: set[str] = set()
    turned = bool(about) and about[0][0] is codes.NEGATE
    for code, value in about:
        if code is codes.LITERAL:
            within.add(chr(value))
        elif code is codes.RANGE:
            within |= {sign for sign in _SIGNS if value[0] <= ord(sign) <= value[1]}
        elif code is codes.CATEGORY:
            within |= set(_OF_A_KIND[value])
    return sorted(set(_SIGNS) - within - {"\n"} if turned else within) or ["a"]
