"""Conditional words of all rooms as one sheet: what each side would do, and for what.

An act is one where its side and its name are the same, however they are written, or where mediators tied two
names. Acts that a condition names and that nobody has given a word on stand in the sheet too: they wait.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from fractions import Fraction

import msgspec

from goodoffices.case import ActRate, Case, ConditionalAct, ConditionalWord, ConditionSheet, Need, Party
from goodoffices.desk.matters import number_of
from goodoffices.talks import EntryState, MediatorView, acts
from goodoffices.talks.acts import Ref


class ToldWord(msgspec.Struct, frozen=True, kw_only=True):
    """A conditional word as its room has it. ``holds``: it was neither replaced nor taken back."""

    ref: Ref
    item: EntryState
    act: acts.WouldDo
    holds: bool


class WordsOfSides(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet of all words that hold, and all words in the order in which they were recorded."""

    sheet: ConditionSheet
    words: tuple[ToldWord, ...]


def told_words(view: MediatorView) -> Iterator[ToldWord]:
    """Every conditional word in the rooms that this mediator can open, in the order of time."""
    found = []
    for name, room in view.rooms.items():
        for item in room.items.of(acts.WouldDo):
            if isinstance(item.act, acts.WouldDo) and not item.invalid and item.party:
                holds = item.taken_back is None and item.replaced_by is None
                found.append(ToldWord(ref=Ref(name, item.sequence), item=item, act=item.act, holds=holds))
    yield from sorted(found, key=lambda one: (one.item.hand.at, one.ref))


def words_of_sides(view: MediatorView, case: Case) -> WordsOfSides:
    """The sheet of what every side would do."""
    parties = tuple(Party(id=party.id, name=party.name) for party in case.parties)
    every = tuple(told_words(view))
    gathering = _WordGathering(view, {party.id for party in parties})
    for one in every:
        if one.holds:
            gathering.take(one)
    sheet = ConditionSheet(
        title=case.title,
        parties=parties,
        acts=tuple(gathering.acts.values()),
        conditions=tuple(gathering.words),
    )
    return WordsOfSides(sheet=sheet, words=every)


class _WordGathering:
    """Words, taken in one after another."""

    def __init__(self, view: MediatorView, parties: set[str]) -> None:
        self.parties, self.tied = parties, _ties(view)
        self.acts: dict[str, ConditionalAct] = {}
        self.words: list[ConditionalWord] = []

    def take(self, one: ToldWord) -> None:
        """One more."""
        act = one.act
        if one.item.party not in self.parties:
            return
        key = self._act(one.item.party, act.act, act.unit, number_of(act.most), own=True)
        needs = [self._need(row) for row in act.when if row.party in self.parties]
        self.words.append(
            ConditionalWord(
                act=key,
                when=_together(needs, act.enough),
                number=number_of(act.number),
                rates=tuple(
                    ActRate(
                        of=(self._act(row.party, row.does),),
                        number=number_of(row.number),
                        for_each=number_of(row.each),
                        above=number_of(row.above) or Fraction(0),
                    )
                    for row in act.rates
                    if row.party in self.parties
                ),
                at_most=number_of(act.at_most),
                said="confided",
            )
        )

    def _act(
        self, party: str, name: str, unit: str = "", most: Fraction | None = None, *, own: bool = False
    ) -> str:
        """The act of a side under a name, entered where it is new; it is called as its ``own`` side does."""
        key = self.tied.get((party, plain(name)), plain(name))
        key = f"{party}: {key}"
        before = self.acts.get(key)
        self.acts[key] = ConditionalAct(
            id=key,
            party=party,
            name=before.name if before and not own else name,
            most=most if most is not None else before.most if before else None,
            unit=unit or (before.unit if before else ""),
        )
        return key

    def _need(self, row: acts.IfDone) -> Need:
        key = self._act(row.party, row.does)
        if row.undone:
            return Need(none_of=(Need(act=key),))
        return Need(act=key, at_least=number_of(row.at_least))


def _together(needs: list[Need], enough: int) -> Need | None:
    """All of some needs, or ``enough`` so many acts done."""
    if not needs:
        return None
    plain_acts = [one.act for one in needs if one.act and one.at_least is None]
    if 0 < enough < len(needs) and len(plain_acts) == len(needs):
        return Need(of=tuple(plain_acts), at_least=Fraction(enough))
    return needs[0] if len(needs) == 1 else Need(all_of=tuple(needs))


def _ties(view: MediatorView) -> dict[tuple[str, str], str]:
    """Side and plain name to the name under which mediators tied it: the first of its row."""
    found: dict[tuple[str, str], str] = {}
    for room in view.rooms.values():
        for item in room.items.of(acts.ActsTied):
            act = item.act
            if isinstance(act, acts.ActsTied) and not item.invalid and act.names:
                names = [found.get((act.party, plain(name)), plain(name)) for name in act.names]
                first = names[0]
                for name, before in [*zip(map(plain, act.names), names, strict=True)]:
                    found[act.party, name] = first
                    for key, value in list(found.items()):
                        if key[0] == act.party and value == before:
                            found[key] = first
    return found


def plain(name: str) -> str:
    """A name by which acts are told apart: without capitals, dots and doubled blanks. Marks stay with their
    letters: in many scripts they are vowels.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in folded)
    return " ".join("".join(kept).split())
