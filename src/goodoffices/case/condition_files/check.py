"""What a file of conditions has to keep: names that lead somewhere, needs that say one thing, numbers that
can be reckoned with.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case.conditionals import ConditionalAct, ConditionalWord, ConditionSheet, Need
from goodoffices.case.errors import Problem, quote
from goodoffices.case.files.places import PlacedParts
from goodoffices.case.numbers import format_exact
from goodoffices.case.validate.sheet import Path, listed, suggest

_KINDS = ("act", "all_of", "any_of", "none_of", "of", "total")
DEEP = 40
"""Needs within needs."""


class _Page:
    """A sheet of conditions, its places, and the problems found so far."""

    def __init__(self, sheet: ConditionSheet, places: PlacedParts, name: str) -> None:
        self.sheet, self.places, self.name = sheet, places, name
        self.problems: list[Problem] = []
        self.parties = [party.id for party in sheet.parties]
        self.acts = {act.id: act for act in reversed(sheet.acts)}

    def say(self, path: Path, what: str, instead: str, *, key: bool = False) -> None:
        line, column = self.places.at(path, key)
        self.problems.append(Problem(self.name, line, column, what, instead))

    def refer(self, path: Path, name: str, known: list[str], kind: str) -> bool:
        """Whether a name leads to a record of that kind."""
        if name in known:
            return True
        if self.places.sound(path):
            instead = suggest(name, known) or (
                f"Write one of: {listed(known)}." if known else f"Add the {kind}."
            )
            self.say(path, f"There is no {kind} {quote(name)}.", instead)
        return False


def check_sheet(sheet: ConditionSheet, places: PlacedParts, name: str) -> list[Problem]:
    """Everything that is wrong with it."""
    page = _Page(sheet, places, name)
    _records(page)
    for number, word in enumerate(sheet.conditions):
        path: Path = ("conditions", number)
        if not page.refer((*path, "act"), word.act, list(page.acts), "act"):
            continue
        _amounts(page, path, number)
        if word.when is not None:
            _need(page, (*path, "when"), word.when, positive=True)
    return page.problems


def _records(page: _Page) -> None:
    ids = {"parties": page.parties, "acts": [act.id for act in page.sheet.acts]}
    for field, names in ids.items():
        seen: set[str] = set()
        if not names and page.places.sound((field,)):
            page.say((field,), f"There are no {field}.", f"Add at least one under {field}.")
        for number, name in enumerate(names):
            if page.places.sound((field, number)) and (not name.strip() or name in seen):
                what = f"{quote(name)} stands twice." if name.strip() else "An id is empty."
                page.say((field, number, "id"), what, "Give each an id of its own.")
            seen.add(name)
    for number, act in enumerate(page.sheet.acts):
        if page.places.sound(("acts", number)):
            page.refer(("acts", number, "party"), act.party, page.parties, "party")
        if act.most is not None and act.most <= 0:
            page.say(("acts", number, "most"), "The most of an act is above 0.", "Write such a number.")


def _caps(page: _Page, path: Path, word: ConditionalWord, act: ConditionalAct) -> None:
    """More in any case than at most, or than there is, contradicts itself."""
    for cap, told in ((word.at_most, "at most"), (act.most, "of at most")):
        if word.number is not None and cap is not None and word.number > cap:
            what = f"It says {format_exact(word.number)} in any case, and {told} {format_exact(cap)}."
            page.say((*path, "number"), what, "Correct one of the two.")
            return


def _amounts(page: _Page, path: Path, number: int) -> None:
    word = page.sheet.conditions[number]
    act = page.acts[word.act]
    for field, value in (("number", word.number), ("at_most", word.at_most)):
        if value is not None and value < 0:
            page.say((*path, field), "An amount is not below 0.", "Write 0 or more.")
    _caps(page, path, word, act)
    whole = word.number is None and not word.rates
    if whole and page.sheet.counted(act.id) and act.most is None and word.at_most is None:
        what = f"How much of {quote(act.id)} is not said."
        page.say(path, what, "Write number: or rates: here, or most: at the act.")
    for place, rate in enumerate(word.rates):
        at: Path = (*path, "rates", place)
        for index, of in enumerate(rate.of):
            page.refer((*at, "of", index), of, list(page.acts), "act")
        if (rate.share is None) == (rate.number is None):
            what = "A rate gives a number for each so many, or a share: one of the two."
            page.say(at, what, "Write {for_each: 10, of: …, number: 3}, or {share: 1/2, of: …}.")
        if rate.share is not None and rate.for_each is not None:
            page.say((*at, "for_each"), "A share has no steps.", "Leave out for_each.", key=True)
        if rate.for_each is not None and rate.for_each <= 0:
            page.say((*at, "for_each"), "A step is above 0.", "Write such a number.")
        if any(value is not None and value < 0 for value in (rate.share, rate.number, rate.above)):
            what = "A rate below 0 would take away for what others do."
            page.say(at, what, "Write 0 or more; say with when: … at_most what must not be.")
        if not rate.of and page.places.sound(at):
            page.say(at, "A rate is for some act.", "Write of: and the act.")


def _need(page: _Page, path: Path, need: Need, *, positive: bool) -> None:
    if len(path) > 2 * DEEP:
        page.say(path, "Needs stand too deep in each other.", "Say it with fewer levels.")
        return
    said = [kind for kind in _KINDS if getattr(need, kind)]
    if len(said) != 1:
        if page.places.sound(path):
            what = "A condition says one thing: " + ", ".join(_KINDS) + "."
            page.say(path, what, "Write one of them, or several in a list under all_of.")
        return
    bounds = [bound for bound in ("at_least", "at_most") if getattr(need, bound) is not None]
    if len(bounds) > 1 or (said[0] in ("of", "total") and not bounds):
        page.say(path, f"{said[0]} wants at_least or at_most: one of the two.", "Write one of them.")
    if bounds and said[0] in ("all_of", "any_of", "none_of"):
        page.say((*path, bounds[0]), f"{bounds[0]} does not go with {said[0]}.", "Leave it out.", key=True)
    if bounds and getattr(need, bounds[0]) < 0:
        page.say((*path, bounds[0]), "An amount is not below 0.", "Write 0 or more.")
    names = [("act", need.act)] if need.act else []
    for at, name in names:
        page.refer((*path, at), name, list(page.acts), "act")
    for field in ("of", "total"):
        for index, name in enumerate(getattr(need, field)):
            page.refer((*path, field, index), name, list(page.acts), "act")
    if said[0] == "total" and (bounds == ["at_most"] or not positive):
        what = "That amounts together are at most so much leaves open which of them gives way."
        page.say(path, what, "Say it of each act: {act: …, at_most: …}.")
    if not positive and said[0] == "act" and bounds:
        instead = "at_least" if bounds == ["at_most"] else "at_most"
        page.say(
            path, f"{bounds[0]} cannot stand under none_of.", f"Write it with {instead}, without none_of."
        )
    for child, inner, kind in _within(path, need):
        _need(page, child, inner, positive=positive != (kind == "none_of"))


def _within(path: Path, need: Need) -> Iterator[tuple[Path, Need, str]]:
    for kind in ("all_of", "any_of", "none_of"):
        for index, inner in enumerate(getattr(need, kind)):
            yield (*path, kind, index), inner, kind
