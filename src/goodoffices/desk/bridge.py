"""What would close the gap: the fewest changes to the standing text, efficient packages, trades; for each
package what every side gains by it, how sure that is, and whether it would tell a confided limit.

Two helpings: the *first* one is quick (the fewest changes, with their bound), the *whole* one adds efficient
packages and those of the solutions, or, where numbers are missing, the best of what follows from so little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.analysis import Analysis, Limits, Trade, Verdict, analyse, find_trades, what_follows
from goodoffices.analysis.blocks import NothingPermitted, TooLarge
from goodoffices.analysis.bridging import bridges
from goodoffices.analysis.clock import Clock
from goodoffices.analysis.elicitation import numbers
from goodoffices.analysis.reveals import telling
from goodoffices.analysis.scored_case import compile_case
from goodoffices.case import Case, Package, on_table

Helping = Literal["first", "whole"]
FIRST_SECONDS = 0.35
"""How long the search for the fewest changes may take in the first helping."""
WHOLE_SECONDS = 20.0
"""How long the whole analysis may take."""
MOST = 8
"""Packages of one sort that are shown."""

Kind = Literal["text", "fewest", "efficient", "solution", "follows"]


class SideGain(msgspec.Struct, frozen=True, kw_only=True):
    """What a package is to one side. ``least`` and ``most``: what it is worth, by the numbers that were given
    (None where none were); ``gain_least`` and ``gain_most`` what it adds to the standing text (None where a
    number of a changed issue is missing). ``unsaid`` counts issues without a number. ``says_yes``,
    ``says_no`` count options of it that the side accepts or demands, and refuses, by its own word. ``meets``:
    whether it reaches the stated minimum for sure (None: it cannot be told, or none was stated).
    """

    party: str
    least: Fraction | None = None
    most: Fraction | None = None
    gain_least: Fraction | None = None
    gain_most: Fraction | None = None
    unsaid: int = 0
    says_yes: int = 0
    says_no: int = 0
    meets: bool | None = None


class BridgeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A package: how it differs from the standing text (``changes``: issue, before, after; ``before`` empty
    where the text leaves it open), and what it is to each side. ``solution`` names the concept of one.

    ``sure``: whether everybody would take it for all, some or none of the preferences that agree with what
    was said; empty where numbers say it. ``tells`` are sides whose confided limit it would tell, and
    ``instead`` the row (its place) of the nearest package that tells none (-1: none was found).
    """

    kind: Kind
    package: Package
    changes: tuple[tuple[str, str, str], ...]
    gains: tuple[SideGain, ...]
    solution: str = ""
    proved: bool = True
    sure: Verdict | Literal[""] = ""
    tells: tuple[str, ...] = ()
    instead: int = -1


class BridgeFound(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``distance`` is the fewest changes by which every stated minimum is met that were found, and
    ``least`` how few could do at least: where the two are one, that is proved. ``count`` is how many packages
    there are at that distance, where they were counted. ``scored`` are the sides with numbers for everything,
    ``possible`` whether some package meets all stated minima. ``whole`` is false for the first helping.
    ``left_out`` are issues that have no option yet.
    """

    rows: tuple[BridgeRow, ...] = ()
    distance: int | None = None
    least: int | None = None
    count: int = 0
    trades: tuple[Trade, ...] = ()
    scored: tuple[str, ...] = ()
    possible: bool | None = None
    whole: bool = False
    complete: bool = True
    why: str = ""
    left_out: tuple[str, ...] = ()


def bridge_of(case: Case, helping: Helping, secret: Iterable[tuple[str, str, str]] = ()) -> BridgeFound:
    """What would close the gap of a case. ``secret`` are options that one side alone has named, in
    confidence: issue, option, party.
    """
    case, left = _with_options(case)
    if not case.issues or len(case.parties) < 2:
        return BridgeFound(whole=helping == "whole", why="no-packages")
    found = _bridge_of(case, helping, secret)
    return msgspec.structs.replace(found, left_out=left)


def _with_options(case: Case) -> tuple[Case, tuple[str, ...]]:
    """The case without issues that have no option yet, and those: nothing of them can be in a package."""
    bare = {issue.id for issue in case.issues if not case.options(issue)}
    if not bare:
        return case, ()
    marked = tuple(
        msgspec.structs.replace(issue, retired=True) if issue.id in bare else issue for issue in case.issues
    )
    left = tuple(issue.id for issue in case.issues if issue.id in bare and not issue.retired)
    return on_table(msgspec.structs.replace(case, issues=marked)), left


def _bridge_of(case: Case, helping: Helping, secret: Iterable[tuple[str, str, str]]) -> BridgeFound:
    table = _Table(case, secret)
    if helping == "first":
        return _first(case, table)
    return _whole(case, table)


def _first(case: Case, table: _Table) -> BridgeFound:
    """The standing text, and the fewest changes to it."""
    rows = [table.row("text", case.text)] if case.text else []
    try:
        scored = compile_case(case)
    except (TooLarge, NothingPermitted):
        return BridgeFound(rows=tuple(rows), trades=find_trades(case), why="nothing-weighed")
    if len(scored.parties) < 2 or not case.text:
        return BridgeFound(rows=tuple(rows), trades=find_trades(case), scored=scored.parties)
    table.secret_minima(telling(scored))
    near = bridges(scored, case.text, show=MOST, clock=Clock(FIRST_SECONDS))
    rows += [table.row("fewest", one.package) for one in near.found if one.changes or one.fills]
    return BridgeFound(
        rows=table.with_instead(rows),
        distance=near.distance,
        least=near.least,
        count=near.count,
        trades=find_trades(case),
        scored=scored.parties,
    )


def _whole(case: Case, table: _Table) -> BridgeFound:
    found = analyse(case, limits=Limits(seconds=WHOLE_SECONDS), limit=200)
    table.secret_minima(found.telling)
    distance, least, count = None, None, 0
    nearest: tuple[Package, ...] = ()
    if found.standing is not None:
        near = bridges(compile_case(case), case.text, show=MOST, clock=Clock(WHOLE_SECONDS / 4))
        distance, least, count = near.distance, near.least, near.count
        nearest = tuple(one.package for one in near.found)
    rows = list(_rows(case, found, nearest, table))
    if len(found.scored) < len(case.parties):
        rows += _following(case, found, table)
    return BridgeFound(
        rows=table.with_instead(rows),
        distance=distance,
        least=least,
        count=count,
        trades=found.trades,
        scored=found.scored,
        possible=found.agreement_possible,
        whole=True,
        complete=found.frontier.complete if found.frontier else False,
        why="" if rows else "nothing-said",
    )


def _rows(case: Case, found: Analysis, nearest: tuple[Package, ...], table: _Table) -> Iterator[BridgeRow]:
    """What the analysis of exact numbers gives: each package once, where it comes first."""
    seen: set[str] = set()
    given: list[tuple[Kind, Package, str, bool]] = []
    if case.text:
        given.append(("text", case.text, "", True))
    given += [("fewest", package, "", True) for package in nearest]
    for name, solution in found.solutions.items():
        given.append(("solution", solution.package, name, solution.proved))
    if found.frontier is not None:
        points = found.frontier.points
        step = max(1, len(points) // MOST)
        given += [("efficient", one.package, "", one.efficient) for one in points[::step][:MOST]]
    for kind, package, name, proved in given:
        key = repr(sorted(package.items()))
        if key not in seen:
            seen.add(key)
            yield table.row(kind, package, solution=name, proved=proved)


def _following(case: Case, found: Analysis, table: _Table) -> list[BridgeRow]:
    """The best of what follows where numbers are missing, nearest to the standing text first."""
    known = found.little_known or what_follows(case)
    if known is None:
        return []
    shown = sorted(
        (one for one in known.shown if one.acceptable != "none" and one.efficient != "none"),
        key=lambda one: sum(case.text.get(issue) != option for issue, option in one.package.items()),
    )
    return [
        table.row("follows", one.package, proved=one.efficient != "open", sure=one.acceptable)
        for one in shown[:MOST]
        if one.package != case.text
    ]


def _minima(case: Case) -> dict[str, Fraction]:
    return {
        one.party: one.minimum.score
        for one in case.preferences
        if one.minimum is not None and one.minimum.score is not None
    }


class _Table:
    """What every option is to every side, looked up once."""

    def __init__(self, case: Case, secret: Iterable[tuple[str, str, str]]) -> None:
        self.case = case
        self.worth = {
            (one.party, issue.id): numbers(one, issue.id) for one in case.preferences for issue in case.issues
        }
        self.minima = _minima(case)
        self.secret: dict[tuple[str, str], list[str]] = {}
        for issue, option, party in secret:
            self.secret.setdefault((issue, option), []).append(party)
        self.telling: dict[str, tuple[Fraction, Fraction]] = {}
        self.stances: dict[tuple[str, str, str], str] = {}
        for one in case.positions:
            if one.voice in ("public", "confided") and not one.until and not one.conditions:
                for option in one.options:
                    self.stances[one.party, one.issue, option] = one.stance

    def secret_minima(self, margins: Mapping[str, Fraction]) -> None:
        """Whose confided minimum a package could tell, and how far above it it still does."""
        self.telling = {p: (self.minima[p], m) for p, m in margins.items() if p in self.minima}

    def row(
        self,
        kind: Kind,
        package: Package,
        *,
        solution: str = "",
        proved: bool = True,
        sure: Verdict | Literal[""] = "",
    ) -> BridgeRow:
        """A package as it is shown."""
        text = self.case.text
        changes = tuple(
            (issue, text.get(issue, ""), option)
            for issue, option in package.items()
            if text.get(issue, "") != option
        )
        gains = tuple(self._gain(party.id, package) for party in self.case.parties)
        tells = [one.party for one in gains if self._tells(one)]
        tells += [party for issue, _b, after in changes for party in self.secret.get((issue, after), ())]
        return BridgeRow(
            kind=kind,
            package=dict(package),
            changes=changes,
            gains=gains,
            solution=solution,
            proved=proved,
            sure=sure,
            tells=tuple(dict.fromkeys(tells)) if kind != "text" else (),
        )

    def _tells(self, gain: SideGain) -> bool:
        at = self.telling.get(gain.party)
        if at is None or gain.unsaid or gain.least is None or gain.least != gain.most:
            return False
        return 0 <= gain.least - at[0] <= at[1]

    def _gain(self, party: str, package: Package) -> SideGain:
        least, most, unsaid = self._worth(party, package)
        gain_least, gain_most = self._added(party, package)
        yes = no = 0
        for issue, option in package.items():
            stance = self.stances.get((party, issue, option), "")
            yes += stance in ("demands", "accepts")
            no += stance == "refuses"
        minimum = self.minima.get(party)
        meets = None
        if minimum is not None and least is not None and most is not None and not unsaid:
            meets = True if least >= minimum else False if most < minimum else None
        return SideGain(
            party=party,
            least=least,
            most=most,
            gain_least=gain_least,
            gain_most=gain_most,
            unsaid=unsaid,
            says_yes=yes,
            says_no=no,
            meets=meets,
        )

    def _worth(self, party: str, package: Package) -> tuple[Fraction | None, Fraction | None, int]:
        """What a package is worth to a side by the numbers that it gave, and on how many issues it gave
        none.
        """
        least = most = Fraction(0)
        unsaid = 0
        for issue, option in package.items():
            one = self.worth.get((party, issue), {}).get(option)
            if one is None:
                unsaid += 1
                continue
            least, most = least + one.low, most + one.high
        return (None, None, unsaid) if unsaid == len(package) else (least, most, unsaid)

    def _added(self, party: str, package: Package) -> tuple[Fraction | None, Fraction | None]:
        """What a package adds to the standing text for a side: what stays the same cancels out."""
        least = most = Fraction(0)
        for issue, option in package.items():
            before = self.case.text.get(issue, "")
            if before == option:
                continue
            row = self.worth.get((party, issue), {})
            after, old = row.get(option), row.get(before)
            if after is None or (before and old is None):
                return None, None
            least += after.low - (old.high if old else 0)
            most += after.high - (old.low if old else 0)
        return (least, most) if self.case.text else (None, None)

    def with_instead(self, rows: list[BridgeRow]) -> tuple[BridgeRow, ...]:
        """The rows, each that tells somebody's limit with the nearest one that tells none."""
        clear = [n for n, row in enumerate(rows) if not row.tells and row.kind != "text" and row.changes]
        done = []
        for row in rows:
            if row.tells and clear:
                near = min(clear, key=lambda n: _apart(rows[n].package, row.package))
                row = msgspec.structs.replace(row, instead=near)
            done.append(row)
        return tuple(done)


def _apart(one: Package, other: Package) -> int:
    return sum(one.get(issue) != other.get(issue) for issue in {*one, *other})
