"""What matters to a party, as the case file has it, as the values of a form: issue by issue a row for each
option with its worth, its rank and whether the party would never accept it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.case import Case, Interval, Issue, Minimum, Preference, format_exact
from goodoffices.desk.table.rows import columns_of, row_number, row_of
from goodoffices.language import CodedText

_Values = dict[str, Any]
WHOLE = "whole"
"""The row of all of a divisible issue."""
NEVER = "on"
_BETWEEN = re.compile(r"\s*(?:–|\.\.)\s*")
_PLAIN = ("unit", "about")


def preference_values(case: Case, record: Preference) -> _Values:
    """What is known of a party's preferences. ``way`` says whether worth is in points, or in values that
    weights multiply; ``worth-ISSUE`` are the rows of an issue.
    """
    minimum = record.minimum
    found: _Values = {name: getattr(record, name) for name in _PLAIN}
    found |= {
        "said": record.said or "",
        "way": "weights" if record.weights or record.values else "points",
        "discount": "" if record.discount is None else format_exact(record.discount),
        "minimum": format_exact(minimum.score) if minimum and minimum.score is not None else "",
        "minimum_said": (minimum.said or "") if minimum else "",
        "rather": tuple(_token(one) for one in record.rather),
    }
    scores = record.values if found["way"] == "weights" else record.points
    for issue in case.issues:
        key = issue.id
        found[f"worth-{key}"] = tuple(_rows(issue, scores.get(key, {}), record))
        found[f"weight-{key}"] = _shown(record.weights.get(key))
        found[f"least-{key}"] = minimum.package.get(key, "") if minimum else ""
        if issue.kind == "range":
            found[f"linear-{key}"] = key in record.linear
    return found


def preference_of(case: Case, values: _Values, record: Preference, wrong: dict[str, str]) -> _Values:
    """The fields that the values make; what is wrong is noted of its issue's field."""
    scores: dict[str, dict[str, Any]] = {}
    weights: dict[str, Any] = {}
    order: dict[str, Any] = {}
    refuses: dict[str, tuple[str, ...]] = {}
    linear: list[str] = []
    for issue in case.issues:
        key = issue.id
        rows = [columns_of(row, 4) for row in values.get(f"worth-{key}", ())]
        named = [option.strip() for option, *_rest in rows]
        if len(set(named)) < len(named):
            wrong[f"worth-{key}"] = CodedText("table-option-twice", "One option stands here twice.")
        row = {
            option.strip(): _worth(text, f"worth-{key}", wrong)
            for option, text, _r, _n in rows
            if text.strip()
        }
        if row:
            scores[key] = row
        tiers = _tiers(rows, f"worth-{key}", wrong)
        if tiers:
            order[key] = tiers
        never = tuple(option.strip() for option, _w, _r, no in rows if no)
        if never:
            refuses[key] = never
        weight = str(values.get(f"weight-{key}") or "").strip()
        if weight and values["way"] == "points":
            wrong[f"weight-{key}"] = CodedText(
                "table-weight-of-points",
                "Points have no weights: choose values with weights, or leave it empty.",
            )
        elif weight:
            weights[key] = _worth(weight, f"weight-{key}", wrong)
        if values.get(f"linear-{key}"):
            linear.append(key)
    in_points = values["way"] != "weights"
    discount = str(values["discount"] or "").strip()
    kept = set(values.get("rather", ()))
    return {
        "points": scores if in_points else {},
        "values": {} if in_points else scores,
        "weights": {} if in_points else weights,
        "order": order,
        "refuses": refuses,
        "linear": tuple(linear),
        "said": values["said"] or None,
        "discount": row_number(discount, "discount", wrong) if discount else None,
        "minimum": _minimum(case, values, record, wrong),
        "rather": tuple(one for one in record.rather if _token(one) in kept),
    }


def rather_words(case: Case, record: Preference) -> list[tuple[str, tuple[str, str]]]:
    """Each comparison of two drafts by the text that a form names it by, with both drafts in words."""
    return [(_token(one), (_draft(case, one.this), _draft(case, one.than))) for one in record.rather]


def _rows(issue: Issue, scores: Mapping[str, Any], record: Preference) -> Iterable[str]:
    ranks = {
        option: str(number)
        for number, tier in enumerate(record.order.get(issue.id, ()), 1)
        for option in tier
    }
    never = record.refuses.get(issue.id, ())
    named = dict.fromkeys([*(one.id for one in issue.options), *scores, *ranks, *never])
    for option in named:
        if option in scores or option in ranks or option in never:
            worth = _shown(scores.get(option))
            yield row_of(option, worth, ranks.get(option, ""), NEVER if option in never else "")


def _tiers(rows: list[list[str]], name: str, wrong: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Options by their ranks, the best first; those of one rank are equally good."""
    tiers: dict[Fraction, list[str]] = {}
    for option, _worth_of, rank, _never in rows:
        if rank.strip():
            number = row_number(rank, name, wrong)
            if number is not None:
                tiers.setdefault(number, []).append(option.strip())
    return tuple(tuple(tiers[rank]) for rank in sorted(tiers))


def _minimum(case: Case, values: _Values, record: Preference, wrong: dict[str, str]) -> Minimum | None:
    text = str(values["minimum"] or "").strip()
    draft = {
        issue.id: str(values[f"least-{issue.id}"]) for issue in case.issues if values.get(f"least-{issue.id}")
    }
    if text and draft:
        wrong["minimum"] = CodedText(
            "table-one-minimum", "Write a number, or choose a draft: one of the two."
        )
        return None
    if not text and not draft:
        return None
    score = row_number(text, "minimum", wrong) if text else None
    cite = record.minimum.cite if record.minimum else ()
    return Minimum(score=score, package=draft, said=values["minimum_said"] or None, cite=cite)


def _worth(text: str, name: str, wrong: dict[str, str]) -> Any:
    """A number, or what lies between two of them."""
    low, *rest = _BETWEEN.split(text.strip(), maxsplit=1)
    first = row_number(low, name, wrong)
    if not rest:
        return first
    last = row_number(rest[0], name, wrong)
    if first is None or last is None:
        return None
    if last < first:
        wrong[name] = CodedText("table-lower-first", "Of two numbers the lower one stands first.")
    return Interval(low=first, high=last)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Interval):
        return f"{format_exact(value.low)}–{format_exact(value.high)}"
    return format_exact(value)


def _token(one: Any) -> str:
    return msgspec.json.encode(one).decode()


def _draft(case: Case, draft: Mapping[str, str]) -> str:
    names = {issue.id: issue for issue in case.issues}
    said = []
    for key, option in draft.items():
        issue = names.get(key)
        labels = {one.id: one.label for one in issue.options} if issue is not None else {}
        said.append(f"{issue.label if issue is not None else key}: {labels.get(option, option)}")
    return "; ".join(said)
