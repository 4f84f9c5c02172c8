"""The search under bounds: round by round a better front, each with a proof of how far off it can be, until
nothing is left to find.

1. Seeds: for each of several directions the best package at good prices, mended and improved by exchanges;
   and exchanges of one or two options on all that is found, here and after every later step.
2. One coarse step finds every package that beats what is found by more than a small part of every party's
   range at once. It prunes by the corners that the found points leave open (`zones`). From then on it is
   known how far off the front can be.
3. What the found points leave open is searched piece by piece. Each piece is exact: its points are proved.
   After the last, the frontier is complete.
4. Where a piece takes more than the budget, the found points are checked: a step whose zones are the found
   points themselves shows for each that it is efficient, or finds what beats it.

Nothing found is lost again, so more work never gives a worse answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.analysis import kernels
from goodoffices.analysis.archive import Archive
from goodoffices.analysis.bounded import Aim, BoundedSums
from goodoffices.analysis.clock import SILENT
from goodoffices.analysis.frontier_columns import efficient_places
from goodoffices.analysis.layers import Layers
from goodoffices.analysis.partial_sums import Ended, Ints, Limits, Progress
from goodoffices.analysis.prices import make_prices, ranges, search, spread
from goodoffices.analysis.work import OutOfWork, Work
from goodoffices.analysis.zones import make_zones, tree

LEVELS = (1 / 128, 1 / 32, 1 / 16, 1 / 8, 1 / 4)
"""Levels of the coarse round, the finest first."""

SMALL = 400_000
"""Work up to which the rest is found in one piece."""

STEP_POINTS = 1_000_000
"""Points kept at one stage of a step."""
CORNERS = {2: 20_000, 3: 6_000, 4: 8_000}
"""Corners that zones are made of, by the number of parties; more prune better and cost more."""

EXCHANGES = 40_000_000
"""Exchanges tried after a step."""

ONCE = 4_000_000
"""Exchanges tried between two looks at the clock."""

FINDS = 50_000
"""Better packages taken from so many exchanges."""

FEW_PARTIES = 4
"""With more parties, exchanges are only archived where they gain more than a little over all that is found,
or beat what they came from.
"""

POLISH_SHARE = 0.25
"""The part of the time that is kept for trying exchanges on everything found, once the search is ended."""

SHOWN_AT_LEAST = 8
"""Points of which exchanges are tried even when the time is over, so that there is something to show."""

MANY_PARTIES = 4_000
DIRECTIONS = {2: 6, 3: 3, 4: 2, 5: 2, 6: 1, 7: 1, 8: 1}


@dataclass
class SearchResult:
    """What a search came to. ``errors``: per party how much more an efficient package can give than the
    nearest point found does; all 0 where ``complete``. ``ended``: what ended the search before it was
    complete, "clock" or "work".
    """

    archive: Archive
    errors: Ints
    complete: bool = False
    ended: Ended = ""
    steps: int = 0
    spent: int = 0


class Search:
    """A search for the frontier of layers above ``least``."""

    def __init__(self, layers: Layers, least: Ints, limits: Limits, progress: Progress | None = None) -> None:
        self._layers, self._least, self._limits = layers, least, limits
        self._whole, self._progress = limits.timer, progress
        self._clock = self._whole.part(1 - POLISH_SHARE)
        parties = layers.parties
        parts = DIRECTIONS.get(parties, 0)
        self.prices = make_prices(layers, spread(parties, parts), least)
        bounds = self.prices.bounds()[:parties]
        alone = np.diagonal(self.prices.directions[:parties])
        self.tops: Ints = np.minimum(layers.most[0][0][:parties], bounds // alone)
        blocks = len(layers.layers)
        self.found = SearchResult(Archive(parties, blocks), self.tops - least[:parties])

    def run(self, seeds: Ints | None = None) -> SearchResult:
        """Search as far as the limits go. ``seeds``: packages that are known already, an option per layer in
        each row.
        """
        found = self.found
        if seeds is not None and len(seeds):
            self._take(self._sums(seeds), seeds)
        if (self.tops < self._least[: len(self.tops)]).any():
            return self._finish(complete=True)
        try:
            self._seed()
            self._descend()
        except OutOfWork as over:
            found.ended = "clock" if over.by_clock else "work"
            self._polish()
        return found

    def _finish(self, *, complete: bool) -> SearchResult:
        self.found.complete = complete
        self.found.errors = np.zeros_like(self.found.errors)
        return self.found

    def _seed(self) -> None:
        layers = self._layers
        packages: list[Ints] = []
        size = ranges(layers)
        need = self._least.astype(np.float64)
        offsets = -need[: layers.parties]
        spans = np.maximum(1.0, (self.tops - self._least[: layers.parties]).astype(np.float64))
        for direction in self.prices.directions:
            if self._clock.over and packages:
                break
            aim = np.zeros(layers.fields)
            aim[: layers.parties] = direction / np.abs(direction * size[: layers.parties]).max()
            _, chosen = search(layers, aim, need, self._least > 0, 60)
            # Whatever the clock says, something is there to be shown.
            rung = self._clock.rung if packages else SILENT
            worth = kernels.improve(
                *layers.flat, chosen, need, size, offsets, 0, aim[: layers.parties], 4, rung
            )
            if np.isfinite(worth):
                packages.append(chosen)
            for rule in (1, 2):
                again = chosen.copy()
                rung = self._clock.rung if packages else SILENT
                worth = kernels.improve(*layers.flat, again, need, size, offsets, rule, 1 / spans, 4, rung)
                if np.isfinite(worth):
                    packages.append(again)
        if packages:
            self._take(self._sums(np.array(packages)), np.array(packages))

    def _sums(self, chosen: Ints) -> Ints:
        """The points of packages given by the option of each layer, a row each."""
        layers = self._layers
        total: Ints = np.zeros((len(chosen), layers.fields), dtype=np.int64)
        for k, layer in enumerate(layers.layers):
            total += layer.options[chosen[:, k]]
        return total[:, : layers.parties]

    def _take(self, points: Ints, chosen: Ints, *, tried: bool = False) -> None:
        """Archive packages given by the option of each layer."""
        packages = np.zeros_like(chosen)
        for k, layer in enumerate(self._layers.layers):
            packages[:, layer.block] = layer.rows[chosen[:, k]]
        self.found.archive.add(points, packages, tried=tried)

    def _work(self, part: float = 1.0) -> Work:
        left = self._limits.sums - self.found.spent
        if left <= 0:
            raise OutOfWork(by_clock=False)
        most = int(self._limits.sums * part)
        return Work(min(left, most), min(self._limits.points, STEP_POINTS), self._clock)

    def _descend(self) -> None:
        """A coarse level first; then what the found points leave open, piece by piece."""
        parties = self._layers.parties
        self._exchange()
        self._coarse()
        self._exchange()
        order = np.random.default_rng(7).permutation(len(self.found.archive.points))
        # A point of equal score has to come out again, so that every package behind it is counted: one less
        # shuts it in.
        corners, _ = kernels.local_nadirs(
            self.found.archive.points[order] - 1,
            self._least[:parties] - 1,
            CORNERS.get(parties, MANY_PARTIES),
            self._clock.rung,
        )
        pieces = [corners]
        if self.found.spent > SMALL:
            for _ in range(3):
                pieces = [half for piece in pieces for half in _halves(piece)]
        left = False
        while pieces:
            piece = pieces.pop(0)
            try:
                self._piece(piece + 1)
            except OutOfWork as over:
                if over.by_clock or self.found.spent >= self._limits.sums:
                    raise
                if len(piece) < 2:
                    left = True
                    continue
                pieces = [*_halves(piece), *pieces]
        if left:
            self._check()
            raise OutOfWork(by_clock=False)
        self._finish(complete=True)

    def _coarse(self) -> None:
        """The finest of a few levels that a part of the work is enough for."""
        parties = self._layers.parties
        spans = self.tops - self._least[:parties]
        for level in LEVELS:
            above = np.floor(spans * level).astype(np.int64)
            order = np.random.default_rng(7).permutation(len(self.found.archive.points))
            corners, _ = kernels.local_nadirs(
                self.found.archive.points[order],
                self._least[:parties] - 1,
                CORNERS.get(parties, MANY_PARTIES),
                self._clock.rung,
            )
            try:
                points, packages, _ = self._step(corners + 1 + above, 1 / 8, counted=False)
            except OutOfWork as over:
                if over.by_clock or self.found.spent >= self._limits.sums:
                    raise
                continue
            self.found.archive.add(points, packages)
            self.found.errors = np.minimum(self.found.errors, above)
            return

    def _step(self, corners: Ints, part: float, *, counted: bool = True) -> tuple[Ints, Ints, list[int]]:
        """Every efficient package above one of ``corners``: its points, packages and, where asked, how many
        packages have its scores.
        """
        zones = make_zones(self._layers, self.prices, corners)
        work = self._work(part)
        try:
            sums = BoundedSums(self._layers, Aim(self._least, zones=zones), work, self._progress)
        finally:
            self.found.spent += work.spent
        self.found.steps += 1
        index = np.arange(len(sums.points), dtype=np.int64)
        if not len(index):
            return sums.points, np.zeros((0, len(self._layers.layers)), dtype=np.int64), []
        return sums.points, sums.recover(index), sums.count(index) if counted else []

    def _piece(self, corners: Ints) -> None:
        """Find and prove all above ``corners``, and try exchanges on what is new."""
        archive = self.found.archive
        points, packages, counts = self._step(corners, 1 / 4)
        archive.add(points, packages, proved=True, counts=counts)
        self._exchange()

    def _exchange(self) -> None:
        """Try one and two exchanges on the archived packages on which they were not tried yet, and on what
        comes of them.
        """
        layers, archive = self._layers, self.found.archive
        options, starts, _, _, nodes = layers.flat
        free = (nodes[:-1] == 1) & (nodes[1:] == 1)
        parties = layers.parties
        left = EXCHANGES
        each = int((np.diff(starts)[free].sum()) ** 2 // 2) + 1
        margin = (self.tops - self._least[:parties]) // 32 if parties > FEW_PARTIES else 0
        most = 2 * CORNERS.get(parties, MANY_PARTIES)
        while left > 0:
            waiting = np.flatnonzero(~archive.tried)
            if not len(waiting):
                return
            if self._clock.over:
                raise OutOfWork(by_clock=True)
            waiting = waiting[_spread(len(waiting), max(1, min(left, ONCE) // each))]
            left -= each * len(waiting)
            self.found.spent += each * len(waiting)
            corners, _ = kernels.local_nadirs(
                archive.points, self._least[:parties] - 1, most, self._clock.rung
            )
            reached = corners + 1 + margin
            order, lows, shape = tree(reached)
            packages = self._layers.options_of(archive.packages[waiting])
            points, how = kernels.neighbours(
                options.astype(np.int64),
                starts,
                free,
                packages,
                self._least,
                np.ascontiguousarray(reached[order]),
                lows,
                shape,
                parties,
                FINDS,
                self._clock.rung,
            )
            if self._clock.over:
                raise OutOfWork(by_clock=True)
            if len(points) < FINDS or len(waiting) == 1:
                archive.tried[waiting] = True
            else:
                # Not all were looked at: those up to the last find were.
                archive.tried[waiting[: max(1, int(how[-1, 0]))]] = True
            if len(points):
                places = efficient_places(points, parties)
                points, how = points[places], how[places]
                self._take(points, self._exchanged(packages[how[:, 0]], how[:, 1:]))

    def _polish(self) -> None:
        """Try every exchange of one option or two on all that was found, until none makes anything better
        for some party and worse for none.
        """
        layers, archive = self._layers, self.found.archive
        options, starts, _, _, nodes = layers.flat
        free = (nodes[:-1] == 1) & (nodes[1:] == 1)
        while len(waiting := np.flatnonzero(~archive.tried)):
            rung = self._whole.rung
            if rung[0]:
                self.found.ended = "clock"
                if self._few_tried():
                    return
                waiting, rung = waiting[_spread(len(waiting), SHOWN_AT_LEAST)], SILENT
            chosen = self._layers.options_of(archive.packages[waiting])
            done = kernels.climb(
                options.astype(np.int64), starts, free, chosen, self._least, layers.parties, rung
            )
            # What was climbed from is beaten by what was climbed to, or is the same.
            self._take(self._sums(chosen[:done]), chosen[:done], tried=True)

    def _few_tried(self) -> bool:
        """Whether so many were tried that there is something to show."""
        return int(self.found.archive.tried.sum()) >= min(SHOWN_AT_LEAST, len(self.found.archive.points))

    @staticmethod
    def _exchanged(chosen: Ints, how: Ints) -> Ints:
        """What exchanges make of packages, a row of (layer, option, other layer or -1, other option) for
        each.
        """
        at = np.arange(len(chosen))
        made = chosen.copy()
        made[at, how[:, 0]] = how[:, 1]
        two = how[:, 2] >= 0
        made[at[two], how[two, 2]] = how[two, 3]
        return made

    def _check(self) -> None:
        """Show of the found points that they are efficient, or find what beats them."""
        self._prove_at_a_glance()
        archive = self.found.archive
        size = max(1, int((~archive.proved).sum()))
        while not archive.proved.all():
            which = np.flatnonzero(~archive.proved)[:size]
            try:
                self._verify(archive.points[which])
            except OutOfWork as over:
                if over.by_clock or size == 1:
                    raise
                size = max(1, size // 4)

    def _prove_at_a_glance(self) -> None:
        """A point that reaches the bound of some direction, all but less than its smallest multiplier, is
        efficient.
        """
        archive, directions = self.found.archive, self.prices.directions
        short = self.prices.bounds() - archive.points @ directions.T
        archive.prove(((short < directions.min(axis=1)) & (directions.min(axis=1) > 0)).any(axis=1))

    def _verify(self, points: Ints) -> None:
        found, packages, counts = self._step(points, 1 / 16)
        self.found.archive.add(found, packages, proved=True, counts=counts)


def _spread(number: int, most: int) -> Ints:
    """Places of at most ``most`` out of so many, evenly spread."""
    return np.unique(np.linspace(0, number - 1, min(number, most)).round().astype(np.int64))


def _halves(corners: Ints) -> tuple[Ints, Ints]:
    """Corners in two halves that lie apart."""
    axis = int(np.argmax(np.ptp(corners, axis=0)))
    order = np.argsort(corners[:, axis], kind="stable")
    middle = len(corners) // 2
    return corners[order[:middle]], corners[order[middle:]]
