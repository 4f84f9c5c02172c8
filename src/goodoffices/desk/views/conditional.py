"""Conditional words taken together, as mediators see them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from goodoffices.analysis.conditions import ConditionsFound, EndlessAmountsError, solve_conditions
from goodoffices.case import ConditionalAct, ConditionSheet
from goodoffices.desk.conditional import ToldWord, words_of_sides
from goodoffices.desk.open_case import OpenCase
from goodoffices.talks import acts


class NeedsOfWord(msgspec.Struct, frozen=True, kw_only=True):
    """What a conditional word looks at: ``when`` has who, does what, to at least how much, and whether it is
    not to be done; ``rates`` how much for each how many above how many, of whom, of what.
    """

    when: tuple[tuple[str, str, str, bool], ...] = ()
    rates: tuple[tuple[str, str, str, str, str], ...] = ()


class WordLine(msgspec.Struct, frozen=True, kw_only=True):
    """A conditional word with its side and the sides that it looks at, by their labels."""

    told: ToldWord
    label: str
    when: tuple[tuple[str, str, str, bool], ...]
    rates: tuple[tuple[str, str, str, str, str], ...]


class ConditionalPage(msgspec.Struct, frozen=True, kw_only=True):
    """All words, and what they come to. ``found`` is None where there are none, or where amounts drive each
    other up without end: then ``endless`` names the acts. ``silent`` are acts that others wait for and on
    which nobody has given a word.
    """

    sheet: ConditionSheet
    found: ConditionsFound | None
    lines: tuple[WordLine, ...]
    endless: tuple[str, ...]
    silent: tuple[tuple[str, str], ...]


def conditional_page(case: OpenCase) -> ConditionalPage:
    """The page of conditional words."""
    whole = words_of_sides(case.together, case.public)
    found, endless = solved(whole.sheet)
    labels = case.party_labels
    spoken = {word.act for word in whole.sheet.conditions}
    return ConditionalPage(
        sheet=whole.sheet,
        found=found,
        lines=tuple(_line(one, labels) for one in whole.words)[::-1],
        endless=endless,
        silent=tuple(
            (labels.get(act.party, act.party), act.name) for act in whole.sheet.acts if act.id not in spoken
        ),
    )


def solved(sheet: ConditionSheet) -> tuple[ConditionsFound | None, tuple[str, ...]]:
    """What a sheet comes to; or the names of the acts whose amounts have no end."""
    if not sheet.conditions:
        return None, ()
    try:
        return solve_conditions(sheet), ()
    except EndlessAmountsError as problem:
        names = {act.id: act.label for act in sheet.acts}
        return None, tuple(names[act] for act in problem.acts)


def acts_of_sides(case: OpenCase) -> tuple[ConditionalAct, ...]:
    """Every act that was named, in the order in which it was first named."""
    return words_of_sides(case.together, case.public).sheet.acts


def _line(one: ToldWord, labels: dict[str, str]) -> WordLine:
    needs = needs_of(one.act, labels)
    return WordLine(
        told=one, label=labels.get(one.item.party, one.item.party), when=needs.when, rates=needs.rates
    )


def needs_of(act: acts.WouldDo, labels: Mapping[str, str]) -> NeedsOfWord:
    """What a conditional word looks at, with the sides by their labels."""
    return NeedsOfWord(
        when=tuple(
            (labels.get(row.party, row.party), row.does, row.at_least, row.undone) for row in act.when
        ),
        rates=tuple(
            (row.number, row.each, row.above, labels.get(row.party, row.party), row.does) for row in act.rates
        ),
    )
