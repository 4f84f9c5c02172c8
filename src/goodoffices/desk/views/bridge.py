"""The bridge as its page shows it: packages in the case's words, what each is to every side, what to ask, and
the codes by which a proposal begins with one.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.analysis.elicitation import settling
from goodoffices.case import Case
from goodoffices.desk.bridge import BridgeFound, BridgeRow, SideGain
from goodoffices.desk.confided import told
from goodoffices.desk.matters import with_matters
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.matters import AskLine, ask_line, side_asks
from goodoffices.desk.views.packages import code_of
from goodoffices.talks import MediatorView


class ChangeLine(msgspec.Struct, frozen=True):
    """One clause changed; ``before`` is empty where the text leaves it open."""

    issue: str
    before: str
    after: str


class GainLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a package is to one side: by numbers, or, without them, by its own word."""

    label: str
    one: SideGain

    @property
    def sure(self) -> Literal["exact", "between", "partly", "words"]:
        """How sure: exact numbers, intervals, numbers for some issues only, or words alone."""
        if self.one.least is None:
            return "words"
        if self.one.unsaid:
            return "partly"
        return "exact" if self.one.least == self.one.most else "between"


class PackageShown(msgspec.Struct, frozen=True, kw_only=True):
    """A package on the page: ``number`` from 1. ``code`` begins a proposal with all of it, ``changed`` with
    what it changes alone. ``instead`` is the number of the nearest that tells nothing (0: none).
    """

    number: int
    row: BridgeRow
    changes: tuple[ChangeLine, ...]
    gains: tuple[GainLine, ...]
    code: str
    changed: str
    tells: tuple[str, ...]
    instead: int


class TradeLine(msgspec.Struct, frozen=True):
    """Two issues on which two sides' weights run opposite."""

    one: str
    other: str
    one_gains_on: str
    other_gains_on: str


class AskedSide(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask of a side next, by its own words and what it can know. Sides stand in the order of how much
    their answers would settle by everybody's answers, so that order is for mediators alone; ``settles`` is
    false where the answer would change nothing of the best package by what is known.
    """

    place: int
    label: str
    asks: tuple[AskLine, ...]
    settles: bool


class BridgePage(msgspec.Struct, frozen=True, kw_only=True):
    """All of it; ``text`` is the standing text as it is weighed, if there is one."""

    found: BridgeFound
    text: PackageShown | None
    packages: tuple[PackageShown, ...]
    trades: tuple[TradeLine, ...]
    asks: tuple[AskedSide, ...]
    unscored: tuple[str, ...]
    left_out: tuple[str, ...]
    ready: bool


def secret_options(view: MediatorView, case: Case) -> tuple[tuple[str, str, str], ...]:
    """Options that one side alone has named, and that in confidence alone: issue, option, party. To propose
    one would tell that side's word.
    """
    named: dict[tuple[str, str], set[str]] = {}
    free: set[tuple[str, str]] = set(case.text.items())
    for position in case.positions:
        free.update((position.issue, option) for option in position.options)
    for one in told(view, case):
        for option in one.position.options:
            key = one.position.issue, option
            named.setdefault(key, set()).add(one.position.party)
            if one.item.level != "closed":
                free.add(key)
    return tuple(
        (issue, option, next(iter(parties)))
        for (issue, option), parties in sorted(named.items())
        if len(parties) == 1 and (issue, option) not in free
    )


def bridge_page(case: OpenCase, found: BridgeFound) -> BridgePage:
    """The page of what was found."""
    file, whole = case.public, case.confided
    labels = {issue.id: issue.label for issue in file.issues}
    options = {(issue.id, option.id): option.label for issue in file.issues for option in file.options(issue)}
    sides = case.party_labels
    shown = [
        _shown(number, row, found, file, labels, options, sides) for number, row in enumerate(found.rows)
    ]
    with_text = bool(shown) and shown[0].row.kind == "text"
    return BridgePage(
        found=found,
        text=shown[0] if with_text else None,
        packages=tuple(one for one in shown if one.row.kind != "text"),
        trades=tuple(
            TradeLine(
                sides.get(one.one, one.one),
                sides.get(one.other, one.other),
                labels.get(one.one_gains_on, one.one_gains_on),
                labels.get(one.other_gains_on, one.other_gains_on),
            )
            for one in found.trades[:6]
        ),
        asks=tuple(_asked(case, with_matters(case.together, file)[0])),
        unscored=tuple(
            sides.get(party.id, party.id) for party in whole.parties if party.id not in found.scored
        ),
        left_out=tuple(labels.get(issue, issue) for issue in found.left_out),
        ready=bool(file.issues) and len(file.parties) > 1,
    )


def _shown(
    number: int,
    row: BridgeRow,
    found: BridgeFound,
    file: Case,
    labels: dict[str, str],
    options: dict[tuple[str, str], str],
    sides: dict[str, str],
) -> PackageShown:
    offset = 0 if found.rows and found.rows[0].kind == "text" else 1
    changed = {issue: after for issue, _before, after in row.changes}
    return PackageShown(
        number=number + offset,
        row=row,
        changes=tuple(
            ChangeLine(
                labels.get(issue, issue),
                options.get((issue, before), before),
                options.get((issue, after), after),
            )
            for issue, before, after in row.changes
        ),
        gains=tuple(GainLine(label=sides.get(one.party, one.party), one=one) for one in row.gains),
        code=code_of(file, row.package),
        changed=code_of(file, changed),
        tells=tuple(sides.get(party, party) for party in row.tells),
        instead=row.instead + offset if row.instead >= 0 else 0,
    )


def _asked(case: OpenCase, whole: Case) -> list[AskedSide]:
    """What each side might be asked, chosen by its own answers alone; the sides by how much that settles."""
    found: list[tuple[float, AskedSide]] = []
    settled = tuple(issue for issue in whole.issues if whole.options(issue))
    with_options = msgspec.structs.replace(whole, issues=settled)
    for place, party in enumerate(case.outline.parties, 1):
        questions = side_asks(case, whole, party.id)
        if questions:
            most = max(settling(with_options, questions))
            asks = tuple(ask_line(case, one) for one in questions)
            found.append((most, AskedSide(place=place, label=party.label, asks=asks, settles=most > 0)))
    return [one for _most, one in sorted(found, key=lambda pair: -pair[0])]
