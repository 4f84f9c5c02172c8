"""A record as the values of a form, and a record made of such values.

Values are texts, truths, and tuples of texts: what can be shown, typed, sent, compared and put together field
by field. What a form does not ask (citations first of all) stays as it is in the record.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.case import Amount, Backer, Case, Definition, NotExact, Range, format_exact, parse_exact
from goodoffices.desk.table.linkages import linkage_of, linkage_values
from goodoffices.desk.table.parts import TablePart
from goodoffices.desk.table.positions import position_of, position_values
from goodoffices.desk.table.preferences import preference_of, preference_values
from goodoffices.desk.table.refused import FieldsRefusedError
from goodoffices.desk.table.rows import cite_values, cited
from goodoffices.language import CodedText

Value = str | bool | tuple[str, ...]
Values = dict[str, Value]
"""Field to value. ``by-PARTY`` is what a party understands by a term; ``gives_…`` and ``each_…`` are the two
sides of a quantity.
"""

_PLAIN: dict[TablePart, tuple[str, ...]] = {
    "party": ("name", "about", "attendance"),
    "mediator": ("name", "about"),
    "issue": ("name", "about", "kind", "phase"),
    "option": ("name", "about"),
    "phase": ("name", "about", "length"),
    "term": ("name", "definition", "about"),
    "quantity": ("phase", "issue", "about"),
    "linkage": ("about",),
    "earlier": ("name", "about", "date"),
    "position": ("party", "issue", "stance", "words", "voice", "by", "since", "until"),
    "preference": ("party",),
    "figure": ("what", "modifier", "unit", "as_of", "by"),
    "source": ("title", "outlet", "author", "date", "address", "note"),
}
_MANY: dict[TablePart, tuple[str, ...]] = {
    "party": ("aliases",),
    "mediator": ("aliases",),
    "issue": ("keywords", "rests_on"),
    "option": ("keywords",),
    "term": ("issues",),
    "position": ("options",),
}
_RANGE = ("lowest", "highest", "step")
_AMOUNT = ("party", "what", "category", "number", "at_least", "at_most")
SIDES = {"gives": "gives", "each": "for_each"}


def values_of(case: Case, part: TablePart, record: Any) -> Values:
    """A record's values; the name is its label where it has none."""
    found: Values = {name: getattr(record, name) for name in _PLAIN[part]}
    if "name" in found:
        found["name"] = record.name or record.id
    found |= {name: tuple(getattr(record, name)) for name in _MANY.get(part, ())}
    if hasattr(record, "cite"):
        found["cite"] = cite_values(record)
    return found | _OWN[part][0](case, record) if part in _OWN else found


def made_of(case: Case, part: TablePart, values: Values, record: Any, *, new: bool = False) -> Any:
    """The record with these values. Raises :class:`FieldsRefusedError` with what is wrong in each field."""
    given: dict[str, Any] = {name: values[name] for name in _PLAIN[part] if name in values}
    given |= {name: tuple(values[name]) for name in _MANY.get(part, ()) if name in values}  # type: ignore[arg-type]
    wrong: dict[str, str] = {}
    called = values.get("name", "x")
    if not str(called).strip() and (new or called != (record.name or record.id)):
        wrong["name"] = CodedText("table-name-needed", "Write a name.")
    if "cite" in values and hasattr(record, "cite"):
        given["cite"] = cited(case, values["cite"], record, wrong)  # type: ignore[arg-type]
    if part in _OWN:
        # What the values of now would make, too, was not changed: it stays as it was written.
        wrong_now: dict[str, str] = {}
        as_now = _OWN[part][1](case, values_of(case, part, record), record, wrong_now)
        made = _OWN[part][1](case, values, record, wrong)
        if not new:  # what a file brought with it is not asked to be mended first
            wrong = {name: why for name, why in wrong.items() if wrong_now.get(name) != why}
        given |= {name: value for name, value in made.items() if value != as_now.get(name)}
    if wrong:
        raise FieldsRefusedError(wrong)
    if "name" in given and given["name"] == record.id:
        given["name"] = record.name
    return msgspec.structs.replace(record, **given)


def number(values: Values, name: str, wrong: dict[str, str], *, needed: bool = False) -> Fraction | None:
    """The exact number in a field; None where it is empty. What is wrong is noted."""
    text = str(values.get(name) or "").strip()
    if not text:
        if needed:
            wrong[name] = CodedText("table-number-needed", "Write a number.")
        return None
    try:
        return parse_exact(text)
    except NotExact as problem:
        wrong[name] = str(problem) if not isinstance(problem.args[0], CodedText) else problem.args[0]
        return None


def shown_number(value: Fraction | None) -> str:
    """A number as it is typed."""
    return "" if value is None else format_exact(value)


def _party_values(_case: Case, record: Any) -> Values:
    backers = tuple(f"{one.name}: {one.how}" if one.how else one.name for one in record.backers)
    return {
        "backers": backers,
        "channel": record.channel or "",
        "invitation": record.invitation or "",
        "veto": record.veto,
    }


def _party(_case: Case, values: Values, record: Any, _wrong: dict[str, str]) -> dict[str, Any]:
    there = {one.name: one for one in record.backers}
    backers = []
    for line in values["backers"]:  # type: ignore[union-attr]
        name, _colon, how = (part.strip() for part in line.partition(":"))
        known = there.get(name) or Backer(name=name)
        backers.append(msgspec.structs.replace(known, how=how))
    return {
        "backers": tuple(backers),
        "channel": values["channel"] or None,
        "invitation": values["invitation"] or None,
        "veto": bool(values["veto"]),
    }


def _issue_values(_case: Case, record: Any) -> Values:
    span = record.range
    found: Values = {name: shown_number(getattr(span, name)) if span else "" for name in _RANGE}
    return found | {"unit": span.unit if span else "", "parts": str(record.parts)}


def _issue(_case: Case, values: Values, record: Any, wrong: dict[str, str]) -> dict[str, Any]:
    kind = values["kind"]
    found: dict[str, Any] = {"range": None, "parts": 1}
    if kind == "range":
        low, high, step = (number(values, name, wrong, needed=True) for name in _RANGE)
        if low is not None and high is not None and step is not None:
            if step <= 0:
                wrong["step"] = CodedText("table-step", "A step is above zero.")
            elif high < low:
                wrong["highest"] = CodedText("table-highest", "The highest number is below the lowest.")
            elif ((high - low) / step).denominator != 1:
                wrong["step"] = CodedText(
                    "table-step-misses", "Steps of this size from the lowest do not reach the highest."
                )
            found["range"] = Range(lowest=low, highest=high, step=step, unit=str(values["unit"]))
    elif kind == "divisible":
        parts = number(values, "parts", wrong, needed=True)
        if parts is not None and (parts.denominator != 1 or not 1 <= parts <= 1000):
            wrong["parts"] = CodedText("table-parts", "Write a whole number from 1 to 1000.")
        elif parts is not None:
            found["parts"] = int(parts)
    if kind in ("range", "divisible") and record.options:
        wrong["kind"] = CodedText(
            "table-kind-options", "This issue has options of its own; its kind can be in words alone."
        )
    return found


def _term_values(case: Case, record: Any) -> Values:
    said = {one.party: one.text for one in record.by_party}
    found: Values = {f"by-{party.id}": said.get(party.id, "") for party in case.parties}
    return found | {"undefined": record.defined is False}


def _term(case: Case, values: Values, record: Any, wrong: dict[str, str]) -> dict[str, Any]:
    there = {one.party: one for one in record.by_party}
    for party in case.parties:
        text = str(values.get(f"by-{party.id}", ""))
        if not text:
            there.pop(party.id, None)
        elif party.id in there:
            there[party.id] = msgspec.structs.replace(there[party.id], text=text)
        else:
            there[party.id] = Definition(party=party.id, text=text)
    undefined = bool(values["undefined"])
    if undefined and values["definition"]:
        wrong["undefined"] = CodedText(
            "table-defined", "Here stands a definition. Take it out, or this mark."
        )
    defined = False if undefined else (None if record.defined is False else record.defined)
    return {"by_party": tuple(there.values()), "defined": defined}


def _quantity_values(_case: Case, record: Any) -> Values:
    found: Values = {}
    for side, field in SIDES.items():
        amount = getattr(record, field)
        for name in _AMOUNT:
            value = getattr(amount, name)
            found[f"{side}_{name}"] = value if isinstance(value, str) else shown_number(value)
        found[f"{side}_settled"] = amount.settled
    return found


def _quantity(_case: Case, values: Values, _record: Any, wrong: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side, field in SIDES.items():
        numbers = {
            name: number(values, f"{side}_{name}", wrong) for name in ("number", "at_least", "at_most")
        }
        exact, least, most = numbers["number"], numbers["at_least"], numbers["at_most"]
        for name, value in numbers.items():
            if value is not None and value < 0:
                wrong[f"{side}_{name}"] = CodedText("table-not-below-zero", "An amount is not below zero.")
        if exact is not None and (least is not None or most is not None):
            wrong[f"{side}_number"] = CodedText(
                "table-number-or-bounds", "Write a number, or bounds, not both."
            )
        if least is not None and most is not None and least > most:
            wrong[f"{side}_at_least"] = CodedText("table-least-above-most", "This is above the upper bound.")
        if not str(values[f"{side}_what"]).strip():
            wrong[f"{side}_what"] = CodedText("table-what-needed", "Write what is counted.")
        found[field] = Amount(
            party=str(values[f"{side}_party"]),
            what=str(values[f"{side}_what"]),
            category=str(values[f"{side}_category"]),
            settled=bool(values[f"{side}_settled"]),
            **numbers,
        )
    return found


def _figure_values(_case: Case, record: Any) -> Values:
    return {"number": shown_number(record.number)}


def _figure(_case: Case, values: Values, record: Any, wrong: dict[str, str]) -> dict[str, Any]:
    if not str(values.get("what", "x")).strip():
        wrong["what"] = CodedText("table-what-needed", "Write what is counted.")
    value = number(values, "number", wrong, needed=True)
    return {"number": record.number if value is None else value}


def _source_values(_case: Case, _record: Any) -> Values:
    return {}


def _source(_case: Case, values: Values, _record: Any, wrong: dict[str, str]) -> dict[str, Any]:
    if not str(values.get("title", "x")).strip():
        wrong["title"] = CodedText("table-source-title", "Write its title, or its first words.")
    return {}


_Reads = Callable[[Case, Any], Values]
_Makes = Callable[[Case, Values, Any, dict[str, str]], dict[str, Any]]
_OWN: dict[TablePart, tuple[_Reads, _Makes]] = {
    "party": (_party_values, _party),
    "issue": (_issue_values, _issue),
    "term": (_term_values, _term),
    "quantity": (_quantity_values, _quantity),
    "linkage": (linkage_values, linkage_of),
    "position": (position_values, position_of),
    "preference": (preference_values, preference_of),
    "figure": (_figure_values, _figure),
    "source": (_source_values, _source),
}
