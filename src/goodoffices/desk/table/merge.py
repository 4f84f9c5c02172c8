"""Two issues, options, phases, terms or earlier plans that turn out to be one.

Everything in the case file that names the former names the other afterwards; entries, records and other files
that name it are led there by :class:`~goodoffices.case.MergedPart`. Nothing is lost: what only the former had
is kept in the other.
"""

from __future__ import annotations

from typing import Any, cast

import msgspec

from goodoffices.case import Case, CasePart, Issue, MergedPart
from goodoffices.desk.issues import taken_ids
from goodoffices.desk.table.keep import kept
from goodoffices.desk.table.parts import TablePart, record_of, records_of, with_records
from goodoffices.desk.table.refused import FieldsRefusedError
from goodoffices.desk.table.rename import Renaming
from goodoffices.language import CodedText

MERGEABLE: tuple[TablePart, ...] = ("issue", "option", "phase", "term", "earlier")


def merged_into(case: Case, part: TablePart, was: str, into: str, of: str = "") -> Case:
    """The case with ``was`` become ``into``. Raises FieldsRefusedError where the two cannot be one,
    NotThereError where one is not there.
    """
    _place, former = record_of(case, part, was, of)
    _place, other = record_of(case, part, into, of)
    if was == into or part not in MERGEABLE:
        raise FieldsRefusedError({"into": CodedText("merge-itself", "Choose another one.")})
    options: dict[str, str] = {}
    if part == "issue":
        options, joined = _issues(case, former, other)
    elif part == "term":
        joined = _terms(former, other)
    else:
        joined = _both(former, other)
    records = tuple(joined if one.id == into else one for one in records_of(case, part, of) if one.id != was)
    noted = MergedPart(
        part=cast(CasePart, part), was=was, into=into, of=of, name=former.name, options=options
    )
    after = Renaming(cast(CasePart, part), was, into, of, options).case(case)
    after = with_records(after, part, records, of)
    return kept(case, msgspec.structs.replace(after, merged=(*after.merged, noted)))


def _both(former: Any, other: Any) -> Any:
    """The other with what only the former had: its words, its keywords under its own name too, its
    citations.
    """
    given: dict[str, Any] = {}
    if former.about and former.about not in other.about:
        given["about"] = "\n".join(part for part in (other.about, former.about) if part)
    if hasattr(former, "keywords"):
        words = [*other.keywords, *former.keywords]
        given["keywords"] = tuple(dict.fromkeys(words))
    given["cite"] = tuple(dict.fromkeys((*other.cite, *former.cite)))
    if not former.retired:
        given["retired"] = other.retired
    for name in ("length", "date", "phase"):
        if hasattr(former, name) and not getattr(other, name):
            given[name] = getattr(former, name)
    return msgspec.structs.replace(other, **given)


def _terms(former: Any, other: Any) -> Any:
    """One term: definitions of sides that defined only one of the two, or both alike."""
    said = {one.party: one for one in other.by_party}
    for one in former.by_party:
        there = said.setdefault(one.party, one)
        if there.text != one.text:
            raise FieldsRefusedError(
                {
                    "into": CodedText(
                        "merge-two-senses",
                        "%(party)s defines the two differently: make one of its definitions the other first.",
                        party=one.party,
                    )
                }
            )
    if former.definition and other.definition and former.definition != other.definition:
        raise FieldsRefusedError(
            {"into": CodedText("merge-two-definitions", "The two have different definitions.")}
        )
    definition = other.definition or former.definition
    return msgspec.structs.replace(
        _both(former, other),
        definition=definition,
        defined=other.defined if not definition else None,
        by_party=tuple(said.values()),
        issues=tuple(dict.fromkeys((*other.issues, *former.issues))),
    )


def _issues(case: Case, former: Issue, other: Issue) -> tuple[dict[str, str], Issue]:
    """What became of the former's options, and the issue that both are: options of one name are one."""
    wordy = ("nominal", "ordered")
    if former.kind not in wordy or other.kind not in wordy:
        if (former.kind, former.range, former.parts) != (other.kind, other.range, other.parts):
            what = CodedText("merge-kinds", "Their options are not of one kind: numbers, shares and words.")
            raise FieldsRefusedError({"into": what})
        return {}, _with_plans(former, other)
    there = {option.label.casefold(): option.id for option in other.options}
    taken = taken_ids(case, "option", other.id)
    options, more = {}, []
    for option in former.options:
        key = there.get(option.label.casefold())
        if key is None:
            key = _free(option.id, taken)
            taken.add(key)
            more.append(msgspec.structs.replace(option, id=key, name=option.name or option.id))
        options[option.id] = key
    joined = _with_plans(former, other)
    return options, msgspec.structs.replace(joined, options=(*other.options, *more))


def _with_plans(former: Issue, other: Issue) -> Issue:
    joined: Issue = _both(former, other)
    return msgspec.structs.replace(
        joined,
        rests_on=tuple(dict.fromkeys((*other.rests_on, *former.rests_on))),
        keywords=tuple(dict.fromkeys((*joined.keywords, former.label))),
    )


def _free(key: str, taken: set[str]) -> str:
    found, count = key, 1
    while found in taken:
        count += 1
        found = f"{key}-{count}"
    return found
