"""Who, after all was weighed, is of one side with another: a mediator and who sent him, a union of states and
its members. English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.record import lexicon
from goodoffices.record.actors.acting_for import GOVERNMENT, kind_of, states_in
from goodoffices.record.actors.model import Part
from goodoffices.record.actors.of_country import of_its_country
from goodoffices.record.actors.weighing import Weighed

_GOES_BETWEEN = re.compile(r"\b(?:Mediation|Conciliation|Arbitration)\b")
_NOUN = re.compile(r" (?:mediators?|facilitators?|conciliators?)$")
_SEVERAL = 2
_OF_A_KIND: dict[str, tuple[str, ...]] = {
    GOVERNMENT: (),
    "=firm": ("firm", ""),
    "=armed": ("armed", "army"),
    "=union": ("union",),
    "=workers": ("union",),
    "=opposition": ("party",),
}
"""Those who are told by what they are, with the kinds of the bodies that can be meant."""


def folded(weighed: Weighed, parts: Mapping[str, Part]) -> dict[str, str]:
    """Keys to the key of the side that they are of, and to "" where they name nobody besides the others."""
    between = [key for key, part in parts.items() if part == "mediator"]
    return (
        {f"{key}s": key for key in parts if f"{key}s" in parts}  # "Laker rebels" and "the Lakers"
        | _union_of_states(weighed, parts)
        | of_its_country(weighed, parts)
        | _without_names(weighed, parts)
        | _senders(weighed, between)
        | _by_office(weighed, between)
    )


def _without_names(weighed: Weighed, parts: Mapping[str, Part]) -> dict[str, str]:
    """Parties that are told by what they are alone ("the government", "the companies") while others of that
    kind are parties by name: the one of them, or nobody besides them.
    """
    parties = [key for key, part in parts.items() if part == "party"]
    found: dict[str, str] = {}
    for kind, kinds in _OF_A_KIND.items():
        if kind not in parties:
            continue
        named = [
            key
            for key in parties
            if key != kind
            and (
                key in weighed.forms_of
                if kind == GOVERNMENT
                else key in weighed.gathered.bodies and kind_of(key, weighed.gathered) in kinds
            )
        ]
        if named and (len(parties) > _SEVERAL or kind == GOVERNMENT):
            if kind == GOVERNMENT:
                # Whom it talks with, it is not.
                apart = [key for key in named if not weighed.together[frozenset((kind, key))]]
                named = apart or named
            found[kind] = named[0] if len(named) == 1 else ""
    return found


def _union_of_states(weighed: Weighed, parts: Mapping[str, Part]) -> dict[str, str]:
    """Several member states that talk beside their union are of its side."""
    found: dict[str, str] = {}
    for union, members in lexicon.members().items():
        own = [key for key in parts if key in members]
        others = [
            key
            for key in parts
            if parts[key] == "party" and key not in members and key != union and not key.startswith("=")
        ]
        if len(own) >= _SEVERAL and others and weighed.score(union) > 0:
            found |= dict.fromkeys(
                (key for key in own if parts[key] == "party" or parts.get(union) != "mediator"), union
            )
    return found


def _senders(weighed: Weighed, between: list[str]) -> dict[str, str]:
    """Persons who go between and whose former or present office names another who does."""
    roles: dict[str, set[str]] = {}
    for places in weighed.gathered.seen.values():
        for seen in places:
            if seen.kind == "person" and seen.key in between and seen.key == seen.person:
                roles.setdefault(seen.key, set()).add(seen.role)
    found: dict[str, str] = {}
    for person, told in roles.items():
        of = {state for role in told for state in states_in(role, weighed.gathered)} & set(between)
        if len(of) == 1:
            found[person] = of.pop()
    return found


def _by_office(weighed: Weighed, between: list[str]) -> dict[str, str]:
    """Mediators who are told by their office alone: those of the one institution that mediates, or nobody
    where others are named.
    """
    nouns = [key for key in between if _NOUN.search(key)]
    named = [key for key in between if key not in nouns]
    institutions = [key for key in named if _GOES_BETWEEN.search(key)]
    if nouns and not named:
        told = [key for key in weighed.weights["mediator"] if _GOES_BETWEEN.search(key)]
        return dict.fromkeys(nouns, told[0]) if len(told) == 1 else {}
    if len(institutions) == 1:
        states = [
            key
            for key in named
            if key in weighed.forms_of
            and {ground.rule for ground in weighed.of[key] if ground.part == "mediator"} == {"is-named"}
        ]
        return dict.fromkeys([*nouns, *states], institutions[0])
    return dict.fromkeys(nouns, named[0] if len(named) == 1 else "") if named else {}
