"""Versions of a text: how many brackets are left in each, where, whose, since when; and what is agreed,
released while the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from goodoffices.text.align import align
from goodoffices.text.carry import carry
from goodoffices.text.difference import known_by
from goodoffices.text.model import Text
from goodoffices.text.read import read_text


class TextVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version: its name, its day (ISO 8601, empty where not said) and its text."""

    name: str
    text: Text
    day: str = ""


class BracketsLeft(msgspec.Struct, frozen=True, kw_only=True):
    """What is still in brackets in one version.

    ``outer`` counts brackets in no other. ``clauses`` counts brackets by the label of the clause that they
    begin in, ``owners`` by owner (without
    an owner: ""), ``since`` by the version or day that first had them; ``came`` and ``went`` are those that
    the version before did not have, and
    had.
    """

    version: str
    day: str
    brackets: int
    outer: int
    depth: int
    placeholders: int
    clauses: dict[str, int]
    owners: dict[str, int]
    since: dict[str, int]
    came: int
    went: int


def with_ages(versions: Sequence[TextVersion]) -> list[TextVersion]:
    """The versions, each bracket with the owners that it had before and with the version (its day, where one
    is said) that first had it."""
    found: list[TextVersion] = []
    for version in versions:
        before = found[-1].text if found else Text(clauses=())
        carried = carry(before, version.text, since=version.day or version.name)
        found.append(msgspec.structs.replace(version, text=carried.text))
    return found


def brackets_left(versions: Sequence[TextVersion]) -> list[BracketsLeft]:
    """How many brackets are left in each version, where, whose, since when."""
    rows: list[BracketsLeft] = []
    for version in with_ages(versions):
        brackets = version.text.brackets
        owners: Counter[str] = Counter()
        for one in brackets:
            owners.update(one.owners or ("",))
        since = Counter(one.since for one in brackets)
        came = since[version.day or version.name]
        before = rows[-1].brackets if rows else 0
        rows.append(
            BracketsLeft(
                version=version.name,
                day=version.day,
                brackets=len(brackets),
                outer=sum(one.depth == 1 for one in brackets),
                depth=version.text.depth,
                placeholders=sum(one.placeholder for one in brackets),
                clauses=dict(Counter(version.text.clauses[one.first_clause].label for one in brackets)),
                owners=dict(owners),
                since=dict(since),
                came=came,
                went=before - (len(brackets) - came),
            )
        )
    return rows


def release(before: Text, draft: Text, agreed: Sequence[str]) -> Text:
    """A version in which the clauses with the labels in ``agreed`` stand as in the draft, and all others as
    they stood before.

    The draft itself goes on untouched. A clause that is new in the draft comes in behind the one it follows
    there; one that the draft no
    longer has goes where the clause above it is agreed. What the brackets of both know of themselves goes
    along.
    """
    labels = set(agreed)
    old, new = [one.printed for one in before.clauses], [one.printed for one in draft.clauses]
    aligned = align(old, new, known_by)
    partner = {two: one for one, two in (*aligned.pairs, *aligned.moved)}
    kept_old = {one for one, _ in (*aligned.pairs, *aligned.moved)}
    taken: dict[int, str] = {}
    behind: dict[int, list[str]] = {}
    last = -1
    for at, clause in enumerate(draft.clauses):
        one = partner.get(at)
        if one is not None:
            last = one
            if clause.label in labels:
                taken[one] = new[at]
        elif clause.label in labels:
            behind.setdefault(last, []).append(new[at])
    printed = list(behind.get(-1, ()))
    for at, words in enumerate(old):
        gone = at not in kept_old and before.clauses[at].label in labels
        printed.append("" if gone else taken.get(at, words))
        printed += behind.get(at, ())
    text = read_text("".join(printed))
    return carry(draft, carry(before, text).text).text
