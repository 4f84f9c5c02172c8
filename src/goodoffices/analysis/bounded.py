"""Sums of layers under bounds: the engine wherever something is scarce, tied, or asked for above a level.

Stage by stage the efficient partial packages are kept, as in the other engines; but before they are compared,
those are dropped of which bounds show that nothing of interest can come (the third dominance of C. Bazgan, H.
Hugot and D. Vanderpooten, "Solving efficiently the 0-1 multi-objective knapsack problem", Computers &
Operations Research 36 (2009); J. R. Figueira and others, the same journal 40 (2013)). What is of interest is
said by an :class:`Aim`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.cuts import ASKED, KEPT, MANY, ROUNDS, Sharpener
from goodoffices.analysis.layers import Layer, Layers
from goodoffices.analysis.partial_sums import Ints, Progress, WholeCounts, add_up
from goodoffices.analysis.work import Work
from goodoffices.analysis.zones import Zones

Nodes = NDArray[np.int32]
_HASHES = np.random.default_rng(1783).integers(1, 2**63 - 1, size=64, dtype=np.int64) | 1
_CHUNK = 400_000
FEW_ROWS = 200
"""A stage of so many is compared in any case."""

WORTHWHILE = 200
"""Partial packages that sharper cuts have to drop for another round of them to pay."""

FEWEST_LEFT = 3
"""Layers that have to be left for sharper cuts to pay."""


def _no_cuts() -> Ints:
    return np.zeros((0, 1), dtype=np.int64)


@dataclass(frozen=True)
class Aim:
    """Which packages are wanted. ``least``: what every field must reach. ``cuts``: multipliers, a row each,
    and ``floors``: what their sums must reach. ``zones``: where in the parties' scores a package is worth
    finding; None for everywhere.
    """

    least: Ints
    cuts: Ints = field(default_factory=_no_cuts)
    floors: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    zones: Zones | None = None


@dataclass(frozen=True)
class Stage:
    """The partial packages after some layers, falling node by node."""

    rows: Ints
    nodes: Nodes


class BoundedSums(WholeCounts):
    """All efficient packages of an aim. See :class:`goodoffices.analysis.partial_sums.Sums`.

    Without ``compare`` a large stage is only freed of equal rows: with many fields hardly any beats another.
    With a ``sharpener``, cuts are added where many partial packages are left. With ``narrow``, only so many
    partial packages are kept at a stage, those that leave the cuts the most room: then what comes out is
    good, not all. Raises :class:`~goodoffices.analysis.work.OutOfWork` where the work or the clock ends it;
    nothing is then known of the result.
    """

    errors: tuple[int, ...]

    def __init__(
        self,
        layers: Layers,
        aim: Aim,
        work: Work,
        progress: Progress | None = None,
        narrow: int = 0,
        *,
        compare: bool = True,
        sharpener: Sharpener | None = None,
    ) -> None:
        self._layers = layers
        self._bits = _bits(layers)
        self._compare = compare
        self._work = work
        width, count = layers.fields, len(layers.layers)
        cuts = aim.cuts if len(aim.cuts) else np.zeros((0, width), dtype=np.int64)
        self._cuts_ahead = [ahead - aim.floors for ahead in layers.ahead(cuts)]
        self._aim, self._cuts = aim, cuts
        self._dropped = np.zeros(len(cuts), dtype=np.int64)
        stage = Stage(np.zeros((1, width), dtype=np.int64), np.zeros(1, dtype=np.int32))
        self._stages = [stage]
        for k, layer in enumerate(layers.layers):
            if progress:
                progress("frontier", k, count)
            stage = self._next(stage, k, layer, work)
            if sharpener and k + FEWEST_LEFT < count:
                stage = self._sharpened(stage, k, sharpener)
            if narrow and len(stage.rows) > narrow:
                stage = self._narrowed(stage, k, narrow)
            work.keep(len(stage.rows))
            self._stages.append(stage)
        self.errors = (0,) * layers.parties
        self._settle()

    def _next(self, stage: Stage, k: int, layer: Layer, work: Work) -> Stage:
        prices, starts, prices_ahead, corners, lows, shape = (
            self._aim.zones.at(k + 1) if self._aim.zones else Zones.nowhere(len(self._layers.most[k + 1]))
        )
        cut_values = layer.options @ self._cuts.T
        price_values = (
            layer.options @ prices.T if len(prices) else np.zeros((len(layer.options), 0), np.int64)
        )
        step = max(1, _CHUNK // max(1, len(layer.options)))
        parts, nodes = [], []
        for first in range(0, max(1, len(stage.rows)), step):
            rows, at, made = kernels.extend(
                stage.rows[first : first + step].astype(np.int64),
                stage.nodes[first : first + step],
                layer.options,
                layer.moves,
                self._layers.most[k + 1],
                self._aim.least,
                self._cuts,
                cut_values,
                self._cuts_ahead[k + 1],
                self._dropped,
                prices,
                price_values,
                starts,
                prices_ahead,
                corners,
                lows,
                shape,
                work.rung,
            )
            parts.append(rows)
            nodes.append(at)
            work.spend(made, len(rows))
        work.look()
        return self._efficient(np.concatenate(parts), np.concatenate(nodes), len(self._layers.most[k + 1]))

    def _sharpened(self, stage: Stage, k: int, sharpener: Sharpener) -> Stage:
        """What cuts made for this stage leave of it."""
        for turn in range(ROUNDS):
            if len(stage.rows) < MANY:
                break
            self._work.look_at_clock()
            cuts, floors = sharpener.seek(k + 1, stage.rows, stage.nodes, turn)
            if len(cuts) * 12 < ASKED:
                break
            ahead = [part - floors for part in self._layers.ahead(cuts)]
            dropped = np.zeros(len(cuts), dtype=np.int64)
            before = len(stage.rows)
            stage = self._left(stage, k + 1, cuts, ahead[k + 1], dropped)
            best = np.argsort(-np.concatenate([dropped, self._dropped]), kind="stable")[:KEPT]
            self._cuts = np.concatenate([cuts, self._cuts])[best]
            pairs = zip(ahead, self._cuts_ahead, strict=True)
            self._cuts_ahead = [np.concatenate(pair, axis=1)[:, best] for pair in pairs]
            # What was dropped counts half at the next stage.
            self._dropped = np.concatenate([dropped, self._dropped])[best] // 2
            if before - len(stage.rows) < WORTHWHILE:
                break
        return stage

    def _left(self, stage: Stage, k: int, cuts: Ints, ahead: Ints, dropped: Ints) -> Stage:
        """The partial packages before layer ``k`` that cuts leave: extended by an option that adds
        nothing.
        """
        prices, starts, prices_ahead, corners, lows, shape = Zones.nowhere(len(ahead))
        rows, nodes, _ = kernels.extend(
            stage.rows.astype(np.int64),
            stage.nodes,
            np.zeros((1, self._layers.fields), dtype=np.int64),
            np.arange(len(ahead), dtype=np.int32)[:, None],
            self._layers.most[k],
            self._aim.least,
            cuts,
            np.zeros((1, len(cuts)), dtype=np.int64),
            ahead,
            dropped,
            prices,
            np.zeros((1, 0), dtype=np.int64),
            starts,
            prices_ahead,
            corners,
            lows,
            shape,
            self._work.rung,
        )
        self._work.look_at_clock()
        return Stage(rows.astype(stage.rows.dtype), nodes)

    def _narrowed(self, stage: Stage, k: int, most: int) -> Stage:
        room = stage.rows.astype(np.float64) @ self._cuts.T.astype(np.float64)
        room += self._cuts_ahead[k + 1][stage.nodes]
        keep = np.sort(np.argsort(-room.min(axis=1), kind="stable")[:most])
        return Stage(stage.rows[keep], stage.nodes[keep])

    def _efficient(self, rows: Ints, nodes: Nodes, count: int) -> Stage:
        self._work.sort(len(rows), 2 + sum(self._bits) // 63)
        order = self._falling(rows, nodes)
        rows, nodes = rows[order], nodes[order]
        if len(rows) > 1:
            new = np.ones(len(rows), dtype=np.bool_)
            differs = (rows[1:] != rows[:-1]).any(axis=1) | (nodes[1:] != nodes[:-1])
            new[1:] = differs
            rows, nodes = rows[new], nodes[new]
            if self._compare or len(rows) < FEW_ROWS:
                keep = self._sweep(rows, nodes, count)
                rows, nodes = rows[keep], nodes[keep]
        narrow = np.int32 if max(self._bits) < 31 else np.int64
        return Stage(rows.astype(narrow), nodes)

    def _sweep(self, rows: Ints, nodes: Nodes, count: int) -> NDArray[np.bool_]:
        parties = self._layers.parties
        new = np.ones(len(rows), dtype=np.bool_)
        new[1:] = (rows[1:, :parties] != rows[:-1, :parties]).any(axis=1) | (nodes[1:] != nodes[:-1])
        if max(self._bits) < 31:
            columns = rows.astype(np.int32)
        else:
            columns = np.column_stack([np.unique(c, return_inverse=True)[1] for c in rows.T]).astype(np.int32)
        starts = np.searchsorted(nodes, np.arange(count + 1)) if count > 1 else np.array([0, len(rows)])
        groups = np.cumsum(new, dtype=np.int64)
        keep: NDArray[np.bool_] = kernels.sweep_nodes(columns, groups, starts, self._work.rung)
        self._work.look_at_clock()
        return keep

    def _falling(self, rows: Ints, nodes: Nodes) -> Ints:
        """The order by node, and in each node falling column by column."""
        if sum(self._bits) <= 63:
            keys = [kernels.pack_rows(rows, np.array(self._bits))]
        else:
            keys, taken = [], 0
            while taken < len(self._bits):
                size = 1
                while taken + size < len(self._bits) and sum(self._bits[taken : taken + size + 1]) <= 63:
                    size += 1
                part = slice(taken, taken + size)
                keys.append(
                    kernels.pack_rows(np.ascontiguousarray(rows[:, part]), np.array(self._bits[part]))
                )
                taken += size
        falling = [-key for key in keys[::-1]]
        if nodes.any():
            falling.append(nodes.astype(np.int64))
        if len(falling) == 1:
            return np.argsort(keys[0])[::-1]
        return np.lexsort(falling)

    def _settle(self) -> None:
        """One row for every efficient score vector at the end."""
        last, parties = self._stages[-1].rows.astype(np.int64), self._layers.parties
        scores = np.unique(last[:, :parties], axis=0)[::-1] if len(last) else last[:, :parties]
        if len(scores) > 1:
            columns = scores.astype(np.int32)
            if max(self._bits) >= 31:
                ranked = [np.unique(c, return_inverse=True)[1] for c in scores.T]
                columns = np.column_stack(ranked).astype(np.int32)
            scores = scores[kernels.sweep_tree(columns, np.arange(len(columns)), self._work.rung)]
            self._work.look_at_clock()
        self.points: Ints = np.ascontiguousarray(scores)

    def _last(self, wanted: Ints) -> tuple[Ints, Ints]:
        """The last stage's rows with these scores, and for each which of ``wanted`` it has."""
        rows = self._stages[-1].rows.astype(np.int64)
        order = np.lexsort(wanted.T[::-1])
        index = {tuple(wanted[i].tolist()): int(i) for i in order}
        parties = self._layers.parties
        at = np.array([index.get(tuple(row), -1) for row in rows[:, :parties].tolist()], dtype=np.int64)
        return np.flatnonzero(at >= 0), at[at >= 0]

    def _ways(self, k: int, rows: Ints, nodes: Nodes) -> tuple[Ints, Ints, Ints]:
        """Every (target, state of the stage before, option) with target = state + option along the nodes."""
        layer, before = self._layers.layers[k], self._stages[k]
        states = before.rows.astype(np.int64)
        multipliers = _HASHES[: states.shape[1]]
        with np.errstate(over="ignore"):
            of_states = (states * multipliers).sum(axis=1)
            of_options = (layer.options * multipliers).sum(axis=1)
            of_rows = (rows * multipliers).sum(axis=1)
        # The shorter list is tried and the longer searched, so that an issue of many options costs no square
        # of them.
        swapped = len(states) < len(layer.options)
        longer, tried = (of_options, of_states) if swapped else (of_states, of_options)
        rank = np.argsort(longer, kind="stable")
        with np.errstate(over="ignore"):
            wanted = (of_rows[:, None] - tried[None, :]).ravel()
        low = np.searchsorted(longer[rank], wanted, "left")
        many = np.searchsorted(longer[rank], wanted, "right") - low
        pairs = np.repeat(np.arange(many.size), many)
        start = np.repeat(low - np.concatenate(([0], np.cumsum(many)[:-1])), many)
        found = rank[start + np.arange(pairs.size)]
        target, other = pairs // len(tried), pairs % len(tried)
        place, option = (other, found) if swapped else (found, other)
        true = (states[place] + layer.options[option] == rows[target]).all(axis=1)
        true &= layer.moves[before.nodes[place], option] == nodes[target]
        return target[true], place[true], option[true]

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points: a row of local packages, one per block of the case."""
        wanted = self.points[index]
        at, which = self._last(wanted)
        first = np.full(len(wanted), -1, dtype=np.int64)
        first[which[::-1]] = at[::-1]
        stage = self._stages[-1]
        rows, nodes = stage.rows[first].astype(np.int64), stage.nodes[first]
        found = np.zeros((len(wanted), len(self._layers.layers)), dtype=np.int64)
        for k in range(len(self._layers.layers) - 1, -1, -1):
            target, place, option = self._ways(k, rows, nodes)
            layer = self._layers.layers[k]
            picked = np.zeros(len(rows), dtype=np.int64)
            states = np.zeros(len(rows), dtype=np.int64)
            picked[target[::-1]], states[target[::-1]] = option[::-1], place[::-1]
            found[:, layer.block] = layer.rows[picked]
            rows, nodes = self._stages[k].rows[states].astype(np.int64), self._stages[k].nodes[states]
        return found

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points."""
        at, which = self._last(self.points[index])
        rows, nodes = self._stages[-1].rows[at].astype(np.int64), self._stages[-1].nodes[at]
        final = np.arange(len(rows), dtype=np.int64)
        kept, edges = [], []
        for k in range(len(self._layers.layers) - 1, -1, -1):
            target, place, option = self._ways(k, rows, nodes)
            used, origin = np.unique(place, return_inverse=True)
            kept.append(np.arange(len(rows)))
            edges.append((target, origin, option))
            rows, nodes = self._stages[k].rows[used].astype(np.int64), self._stages[k].nodes[used]
        counts = add_up(kept[::-1], edges[::-1], [layer.counts for layer in self._layers.layers], final)
        totals = [0] * len(index)
        for place, number in zip(which.tolist(), counts, strict=True):
            totals[place] += number
        return totals


def _bits(layers: Layers) -> list[int]:
    """Bits that every field's sums take."""
    return [max(1, int(value).bit_length()) for value in layers.most[0][0]]
