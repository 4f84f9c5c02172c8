"""What was changed on the table: every version of the case file held against the one before, whatever changed
it (a page, a position on a new issue, another file put in its place).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from goodoffices.desk.stored_files import CASE_MEDIA
from goodoffices.talks import EntryState, acts
from goodoffices.talks import changed as after_cuts

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

LISTS = ("parties", "mediators", "issues", "phases", "terms", "quantities", "linkages", "earlier")
COUNTED = ("sources", "figures", "positions", "preferences")
MOST_FIELDS, MOST_RECORDS, LONGEST = 12, 12, 200
What = Literal["added", "removed", "changed", "retired", "back", "merged", "ordered", "count"]


class FieldChange(msgspec.Struct, frozen=True):
    """One field, before and after, in words."""

    field: str
    before: str
    after: str


class TableChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change: in which list of the file, what was done to what, and the fields that it changed. ``of`` is
    the issue, for options.
    """

    where: str
    what: What
    name: str = ""
    into: str = ""
    of: str = ""
    fields: tuple[FieldChange, ...] = ()


class TableVersion(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that changed the case file, and what it changed; ``first`` for the file that it began with."""

    item: EntryState
    first: bool
    changes: tuple[TableChange, ...]


def table_history(case: OpenCase, most: int = 30, skip: int = 0) -> tuple[TableVersion, ...]:
    """What changed the case file, the newest first."""
    return tuple(islice(_versions(case), skip, skip + most))


def _versions(case: OpenCase) -> Iterator[TableVersion]:
    later: tuple[EntryState, dict[str, Any]] | None = None
    view = case.view(case.home)
    for item in view.items.latest(acts.Attached):
        act = item.act
        if item.invalid or not isinstance(act, acts.Attached) or act.media != CASE_MEDIA:
            continue
        text = case.read(act.file).decode()
        states = [(item, _decoded(text))]
        for step in view.items.of(acts.FileChanged, since=item.sequence):
            if (
                isinstance(step.act, acts.FileChanged)
                and step.act.entry == item.sequence
                and not step.invalid
            ):
                text = after_cuts(text, step.act.cuts)
                states.append((step, _decoded(text)))
        for entry, content in reversed(states):
            if later is not None:
                yield TableVersion(item=later[0], first=False, changes=differences(content, later[1]))
            later = entry, content
    if later is not None:
        yield TableVersion(item=later[0], first=True, changes=())


def differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[TableChange, ...]:
    """What differs between two case files, as JSON has them."""
    found: list[TableChange] = []
    merged = after.get("merged", [])[len(before.get("merged", [])) :]
    for one in merged:
        found.append(_merge(one, after))
    gone = {(one["part"], one["was"]) for one in merged}
    for where in LISTS:
        part = {"issues": "issue", "phases": "phase", "terms": "term", "earlier": "earlier"}.get(where, "")
        found += _records(
            where, before.get(where, []), after.get(where, []), {key for p, key in gone if p == part}
        )
    old_issues = {one["id"]: one for one in before.get("issues", [])}
    for issue in after.get("issues", []):
        was = old_issues.get(issue["id"])
        if was is not None:
            lost = {one["was"] for one in merged if one.get("of") == issue["id"]}
            changes = _records("options", was.get("options", []), issue.get("options", []), lost)
            found += [msgspec.structs.replace(one, of=_label(issue)) for one in changes]
    for where in COUNTED:
        old, new = before.get(where, []), after.get(where, [])
        changes = _records(where, old, new, set()) if old != new else []
        if len(changes) > MOST_RECORDS:
            counts = FieldChange("", str(len(old)), str(len(new)))
            changes = [TableChange(where=where, what="count", fields=(counts,))]
        found += changes
    top = {key: value for key, value in before.items() if key not in (*LISTS, *COUNTED, "merged")}
    fields = _fields(
        top, {key: value for key, value in after.items() if key not in (*LISTS, *COUNTED, "merged")}
    )
    if fields:
        found.append(TableChange(where="case", what="changed", fields=fields))
    return tuple(found)


def _merge(one: dict[str, Any], after: dict[str, Any]) -> TableChange:
    lists = {"issue": "issues", "phase": "phases", "term": "terms", "earlier": "earlier"}
    issues = {each["id"]: each for each in after.get("issues", [])}
    if one["part"] == "option":
        issue = issues.get(one.get("of", ""), {})
        records, of, where = issue.get("options", []), _label(issue) if issue else "", "options"
    else:
        where = lists[one["part"]]
        records, of = after.get(where, []), ""
    names = {each["id"]: _label(each) for each in records}
    into = names.get(one["into"], one["into"])
    return TableChange(where=where, what="merged", name=one.get("name") or one["was"], into=into, of=of)


def _records(
    where: str, old: list[dict[str, Any]], new: list[dict[str, Any]], merged: set[str]
) -> list[TableChange]:
    before, after = ({_key(one): one for one in records} for records in (old, new))
    found = [
        TableChange(where=where, what="removed", name=_label(one))
        for key, one in before.items()
        if key not in after and key not in merged
    ]
    for key, one in after.items():
        was = before.get(key)
        if was is None:
            found.append(TableChange(where=where, what="added", name=_label(one)))
            continue
        if was.get("retired") != one.get("retired"):
            what: What = "retired" if one.get("retired") else "back"
            found.append(TableChange(where=where, what=what, name=_label(one)))
        fields = _fields(was, one)
        if fields:
            found.append(TableChange(where=where, what="changed", name=_label(one), fields=fields))
    stay = [key for key in before if key in after]
    if stay != [key for key in after if key in before]:
        found.append(TableChange(where=where, what="ordered"))
    return found


def _fields(before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    names = [name for name in {**before, **after} if name not in ("id", "options", "retired")]
    changes = [
        FieldChange(name, _words(before.get(name)), _words(after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    ]
    return tuple(changes[:MOST_FIELDS])


def _key(record: dict[str, Any]) -> str:
    if "party" in record and "stance" not in record:
        return str(record["party"])  # of what matters there is one record a party
    return str(record.get("id") or msgspec.json.encode(record))


def _label(record: dict[str, Any]) -> str:
    if "stance" in record:
        said = " / ".join(record.get("options", ())) or record.get("words", "")
        return f"{record['issue']}: {said}"[:LONGEST]
    named = (record.get(name) for name in ("name", "title", "what", "about", "id", "party"))
    return str(next(filter(None, named), ""))[:LONGEST]


def _words(value: Any) -> str:
    """A value in words: texts alone, whatever holds them."""
    if value is None:
        return ""
    if isinstance(value, dict):
        text = " · ".join(f"{key}: {_words(one)}" for key, one in value.items())
    elif isinstance(value, list):
        text = " · ".join(map(_words, value))
    else:
        text = str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"


def _decoded(text: str) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(text)
    return found
