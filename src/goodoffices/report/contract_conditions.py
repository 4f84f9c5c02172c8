"""What conditions come to, as JSON for programs, with its schema."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from goodoffices.analysis.conditions import ConditionsFound, HeldAct
from goodoffices.case import ConditionSheet, format_exact

Json = dict[str, Any]


class HeldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An act that holds; ``amount`` is exact ("99/100"), null where it is done or not."""

    act: str
    party: str
    amount: str | None


class WaitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """``act`` looks at ``on``; ``met``: it holds by a word that looks at it, and ``on`` is there."""

    act: str
    on: str
    met: bool


class CircleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Acts that hold only together, and the acts that would open it if done first; ``whole``: all of it."""

    acts: list[str]
    opened_by: list[str]
    whole: bool


class WordRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a word on ``act`` without condition would bring: ``unlocks`` acts, those ``new`` and those that
    get ``more``.
    """

    act: str
    party: str
    unlocks: int
    new: list[str]
    more: list[str]


class OwnRecord(msgspec.Struct, frozen=True, kw_only=True):
    """``act`` looks at ``own``, an act of the same party, which never counts."""

    act: str
    own: str


class ConditionsRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What the conditions of a file come to.

    ``holds`` is the first of ``sets``, the largest sets in which every condition is met by the others.
    ``proved``: they are exact, and all there are. ``bound``: no such set has more of any act. ``first``:
    what follows one after the other, without trust.
    """

    title: str
    holds: list[HeldRecord]
    sets: list[list[HeldRecord]]
    proved: bool
    complete: bool
    monotone: bool
    bound: list[HeldRecord]
    first: list[str]
    waits: list[WaitRecord]
    circles: list[CircleRecord]
    words: list[WordRecord]
    uncounted: list[OwnRecord]


def conditions_json(sheet: ConditionSheet, found: ConditionsFound) -> str:
    """The result as JSON, one object."""
    sets = [_held(each.acts) for each in found.sets]
    record = ConditionsRecord(
        title=sheet.title,
        holds=sets[0] if sets else [],
        sets=sets,
        proved=found.proved,
        complete=found.complete,
        monotone=found.monotone,
        bound=_held(found.bound),
        first=list(found.first),
        waits=[WaitRecord(act=each.act, on=each.on, met=each.met) for each in found.waits],
        circles=[
            CircleRecord(acts=list(each.acts), opened_by=list(each.opened_by), whole=each.whole)
            for each in found.circles
        ],
        words=[
            WordRecord(
                act=each.act,
                party=each.party,
                unlocks=len(each.new) + len(each.more),
                new=list(each.new),
                more=list(each.more),
            )
            for each in found.unlocks
        ],
        uncounted=[OwnRecord(act=act, own=own) for act, own in found.uncounted],
    )
    return json.dumps(msgspec.to_builtins(record), indent=1, ensure_ascii=False)


def conditions_result_schema() -> str:
    """The JSON Schema (2020-12) of the result."""
    schema: Json = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What goodoffices conditions --json says",
        **msgspec.json.schema(ConditionsRecord),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _held(acts: tuple[HeldAct, ...]) -> list[HeldRecord]:
    return [
        HeldRecord(
            act=one.act, party=one.party, amount=None if one.amount is None else format_exact(one.amount)
        )
        for one in acts
    ]
