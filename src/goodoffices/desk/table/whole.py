"""What a case says as a whole, as the values of a form: title, what it is about, what it takes to agree."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case import Case, Decision, Group, format_exact
from goodoffices.desk.table.refused import FieldsRefusedError
from goodoffices.desk.table.rows import (
    cite_values,
    cited,
    columns_of,
    made_rows,
    row_number,
    row_of,
    rows_of,
)
from goodoffices.desk.table.values import Values
from goodoffices.language import CodedText


def case_settings(case: Case) -> Values:
    """A case's settings as the values of a form."""
    rule = case.decision or Decision()
    ids = tuple(party.id for party in case.parties)
    return {
        "title": case.title,
        "about": case.about,
        "fictional": case.fictional,
        "alternat": case.alternat,
        "needed": "" if case.needed is None else str(case.needed),
        "votes": tuple(row_of(party, format_exact(number)) for party, number in rule.votes.items()),
        "quota": "" if rule.quota is None else format_exact(rule.quota),
        "groups": rows_of(rule.groups, lambda one: _group_row(one, ids)),
        "cite": cite_values(rule),
    }


def with_settings(case: Case, values: Values) -> Case:
    """The case with these settings. Raises FieldsRefusedError."""
    wrong: dict[str, str] = {}
    if not str(values["title"]).strip():
        wrong["title"] = CodedText("table-title-needed", "Write what the talks are called.")
    decision = _decision(case, values, wrong)
    if wrong:
        raise FieldsRefusedError(wrong)
    return msgspec.structs.replace(
        case,
        title=str(values["title"]),
        about=str(values["about"]),
        fictional=bool(values["fictional"]),
        alternat=bool(values["alternat"]),
        needed=int(str(values["needed"])) if values["needed"] else None,
        decision=None if decision == Decision() else decision,
    )


def _decision(case: Case, values: Values, wrong: dict[str, str]) -> Decision:
    before = case.decision or Decision()
    ids = tuple(party.id for party in case.parties)
    votes: dict[str, Fraction] = {}
    for row in values["votes"]:  # type: ignore[union-attr]
        party, text = columns_of(row, 2)
        number = row_number(text, "votes", wrong)
        if number is not None:
            votes[party] = number
    quota = str(values["quota"]).strip()

    def group(row: str) -> Group | None:
        name, needed, *of = columns_of(row, 2 + len(ids))
        sides = tuple(key for key in of if key in ids)
        number = row_number(needed, "groups", wrong)
        if not sides or number is None or number.denominator != 1 or not 1 <= number <= len(sides):
            wrong["groups"] = CodedText(
                "table-group-needed",
                "Of each group choose its parties, and write how many of them have to agree: 1 up to all.",
            )
            return None
        return Group(of=sides, needed=int(number), name=name.strip())

    return Decision(
        votes=votes,
        quota=row_number(quota, "quota", wrong) if quota else None,
        groups=made_rows(
            values["groups"],  # type: ignore[arg-type]
            before.groups,
            lambda one: _group_row(one, ids),
            group,
        ),
        cite=cited(case, values["cite"], before, wrong),  # type: ignore[arg-type]
    )


def _group_row(one: Group, ids: tuple[str, ...]) -> str:
    return row_of(one.name, str(one.needed), *(key if key in one.of else "" for key in ids))
