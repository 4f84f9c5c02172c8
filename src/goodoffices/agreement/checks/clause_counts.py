"""The numbers in the words of a clause: against the fields of what rests on it, and against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from unicodedata import category

import msgspec

from goodoffices.agreement.checks.look import Look, named
from goodoffices.agreement.duties import Commitment
from goodoffices.case import format_exact
from goodoffices.language import CodedText
from goodoffices.spelling import SCALES, Token, find_days, find_durations, find_figures, stem, tokens_of

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₪": "shekel"}
_ANY_SIGN = "¤"
"""A sign of a currency whose name is not known here: it stands for whatever unit the field has."""
_REFERS = frozenset(
    "clause clauses article articles paragraph paragraphs section sections annex annexes "
    "appendix schedule sheet "
    "sheets map phase phases part parts day days no number numbers chapter page stage step bill title gauge "
    "channel line option item version edition".split()
)
"""Words behind which a number is a name."""
_WHOLE = re.compile(r"\b(?:together|altogether|in all|in total|a total of|in sum|all told)\b", re.IGNORECASE)
_LEAST = 1000
"""From which size a number without its unit is taken for an amount."""
_MOST_PARTS = 8


class CountSaid(msgspec.Struct, frozen=True):
    """A number in a clause: its value, the stems of the words behind it, the sign before it, its place."""

    value: Fraction
    behind: tuple[str, ...]
    sign: str
    start: int
    end: int


def counts_said(text: str) -> list[CountSaid]:
    """The numbers of a text that count something: no dates, lengths of time, per cents, and no numbers of
    clauses or sheets.
    """
    tokens = tokens_of(text)
    figures = list(find_figures(tokens))
    taken: set[int] = set()
    for length in find_durations(tokens, figures):
        taken |= set(range(length.first, length.end))
    for day in find_days(tokens, text):
        taken |= set(range(day.first, day.end))
    found: list[CountSaid] = []
    last = -1
    for figure in figures:
        if figure.first < last or figure.percent or figure.first in taken:
            continue
        last = figure.end
        first, behind = tokens[figure.first], tokens[figure.end : figure.end + 5]
        before = tokens[figure.first - 1] if figure.first else None
        if before is not None and before.stem in _REFERS:
            continue
        if first.stem in SCALES:
            continue  # "in million cubic metres"
        if _ordinal(first, tokens[figure.end - 1]):
            continue
        last_of = tokens[figure.end - 1]
        beside = (text[first.start - 1 : first.start], text[last_of.end : last_of.end + 1])
        sign = next((_SIGNS.get(one, _ANY_SIGN) for one in beside if one and category(one) == "Sc"), "")
        words = tuple(token.stem for token in _unbroken(behind))
        found.append(CountSaid(figure.value, words, sign, first.start, tokens[figure.end - 1].end))
    return found


def _unbroken(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the next mark of punctuation or number."""
    found: list[Token] = []
    for token in tokens:
        if token.apart or token.is_number:
            break
        found.append(token)
    return found


def _ordinal(first: Token, last: Token) -> bool:
    return not first.is_number and re.search(r"(?:th|st|nd|rd|first|second)\Z", last.text) is not None


def check_clause_counts(look: Look) -> None:
    """Every clause that has words."""
    by_clause: dict[str, list[int]] = {}
    for place, one in enumerate(look.agreement.commitments):
        if one.clause:
            by_clause.setdefault(one.clause, []).append(place)
    _definitions(look)
    for place, clause in enumerate(look.agreement.clauses):
        said = counts_said(clause.text) if clause.text else []
        if not said:
            continue
        resting = [look.agreement.commitments[at] for at in by_clause.get(clause.id, ())]
        _against_fields(look, clause.id, said, resting, by_clause)
        _against_each_other(look, clause.id, clause.text, said, place)


def _definitions(look: Look) -> None:
    """A number in the definition of a word, against the number of what turns on it."""
    for term in look.agreement.terms:
        said = counts_said(term.definition) if term.definition else []
        for place, one in enumerate(look.agreement.commitments):
            if term.id not in one.terms or one.number is None or one.number <= 0:
                continue
            found = _of_unit(said, _unit(one))
            if not found or _value(one) in found or sum(found) == _value(one):
                continue
            message = CodedText(
                "definition-says-has",
                "%(word)s is defined by %(names)s %(unit)s; %(id)s has %(number)s.",
                word=term.name or term.id,
                names=" and ".join(format_exact(each) for each in found),
                unit=one.unit,
                id=one.id,
                number=format_exact(_value(one)),
            )
            remedy = CodedText(
                "correct-definition-or-commitment", "Correct the definition or the commitment."
            )
            clauses = (named(term), named(one))
            look.say("counts-do-not-add-up", clauses, message, remedy, ("commitments", place, "number"))


def _unit(one: Commitment) -> str:
    words = [word for word in one.unit.lower().split() if word not in ("million", "thousand", "billion")]
    return stem(words[0]) if words else ""


def _value(one: Commitment) -> Fraction:
    """The number with the scale that its unit carries: 5 of "million kroner" are 5,000,000 kroner."""
    scales = {"thousand": 1000, "million": 10**6, "billion": 10**9}
    scale = scales.get(one.unit.lower().split()[0], 1) if one.unit.split() else 1
    return (one.number or Fraction(0)) * scale


def _of_unit(said: Sequence[CountSaid], unit: str) -> list[Fraction]:
    return [one.value for one in said if unit and (unit in one.behind[:3] or one.sign in (unit, _ANY_SIGN))]


def _against_fields(
    look: Look,
    clause: str,
    said: Sequence[CountSaid],
    resting: Sequence[Commitment],
    by_clause: dict[str, list[int]],
) -> None:
    counted = [one for one in resting if one.number is not None and one.number > 0 and _unit(one)]
    if not counted:
        return
    fields = [_value(one) for one in counted]
    sums = _sums(fields)
    told = set()
    for one, value in zip(counted, fields, strict=True):
        found = _of_unit(said, _unit(one)) or (
            [each.value for each in said if each.value >= _LEAST and not each.behind[:1]]
            if value >= _LEAST else []
        )  # fmt: skip
        right = (
            value in found
            or sum(found) == value
            or (len(counted) > 1 and all(each in sums for each in found))
        )
        if not found or right or one.unit in told:
            continue
        told.add(one.unit)
        message = CodedText(
            "clause-says-has",
            "Clause %(id)s says %(names)s %(unit)s; %(id2)s has %(number)s.",
            id=clause,
            names=" and ".join(format_exact(each) for each in found),
            unit=one.unit,
            id2=one.id,
            number=format_exact(value),
        )
        remedy = CodedText("correct-clause-or-commitment", "Correct the clause or the commitment.")
        at = look.agreement.commitments.index(one)
        look.say("counts-do-not-add-up", (clause,), message, remedy, ("commitments", at, "number"))
    if len(counted) < 2 or told or len({_unit(one) for one in counted}) > 1:
        return
    large = [one.value for one in said if one.value >= _LEAST and one.value not in sums]
    if large and min(fields) >= _LEAST:
        message = CodedText(
            "clause-says-commitments-have",
            "Clause %(id)s says %(names)s; what rests on it has %(numbers)s.",
            id=clause,
            names=" and ".join(format_exact(each) for each in large),
            numbers=" and ".join(format_exact(each) for each in fields),
        )
        remedy = CodedText("correct-clause-or-commitment", "Correct the clause or the commitment.")
        at = look.agreement.commitments.index(counted[0])
        look.say("counts-do-not-add-up", (clause,), message, remedy, ("commitments", at, "number"))


def _sums(numbers: Sequence[Fraction]) -> set[Fraction]:
    """All sums of some of the numbers."""
    few = numbers[:_MOST_PARTS]
    return {sum(some, Fraction(0)) for size in range(1, len(few) + 1) for some in combinations(few, size)}


def _against_each_other(look: Look, clause: str, text: str, said: Sequence[CountSaid], place: int) -> None:
    """A whole with its parts in brackets behind it, and a sum behind its parts."""
    wrong: tuple[Fraction, Fraction] | None = None
    for at, one in enumerate(said):
        open_at = text.find("(", one.end)
        close_at = text.find(")", open_at)
        near = 0 <= open_at - one.end <= 40 and close_at > 0
        parts = [each.value for each in said[at + 1 :] if open_at < each.start < close_at] if near else []
        inside = text[open_at:close_at]
        if len(parts) > 1 and " of which" not in inside and sum(parts) != one.value and not _rate(inside):
            wrong = wrong or (one.value, sum(parts, Fraction(0)))
    for match in _WHOLE.finditer(text):
        behind = [one for one in said if match.end() <= one.start <= match.end() + 15]
        before = [one for one in said if one.end <= match.start()]
        before = before or [one for one in said if behind and one.start > behind[0].end]
        like = [one for one in before if behind and one.behind[:1] == behind[0].behind[:1]]
        if behind and len(like) > 1 and sum(one.value for one in like) != behind[0].value:
            wrong = wrong or (behind[0].value, sum((one.value for one in like), Fraction(0)))
    if wrong is not None:
        message = CodedText(
            "clause-sum-is-wrong",
            "Clause %(id)s says %(whole)s in all; its parts add up to %(sum)s.",
            id=clause, whole=format_exact(wrong[0]), sum=format_exact(wrong[1]),
        )  # fmt: skip
        remedy = CodedText("correct-whole-or-part", "Correct the whole or a part.")
        look.say("counts-do-not-add-up", (clause,), message, remedy, ("clauses", place, "text"))


def _rate(words: str) -> bool:
    return (
        re.search(r"\b(?:each|every|per|up to|at least|at most|between)\b", words, re.IGNORECASE) is not None
    )
