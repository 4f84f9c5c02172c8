"""A scored case as layers: one block after the other, each with the options that are worth trying and the
nodes of its linkages.

A *node* is what the linkages of a block in the middle of being settled have to remember (see `blocks`); a
block that nothing ties has one before it and one after. A package is a path: one option in every layer, along
the nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.every import few
from goodoffices.analysis.frontier_columns import efficient_places
from goodoffices.analysis.partial_sums import Ints, unique_rows
from goodoffices.analysis.scored_case import ScoredCase

Floats = NDArray[np.float64]
Nodes = NDArray[np.int32]

MAX_FIELD = 2**45
"""Largest field that bounds are reckoned for: multipliers and their sums have to fit 61 bits beside it."""


@dataclass(frozen=True)
class Layer:
    """One block. ``options``: a row of fields per option; ``rows``: a local package for each; ``counts``: how
    many local packages it stands for; ``moves[node, option]``: the node after it, or -1 where the linkages
    forbid it there.
    """

    block: int
    options: Ints
    rows: Ints
    counts: Ints
    moves: Nodes

    @property
    def tied(self) -> bool:
        """Whether linkages tie this layer to its neighbours."""
        return len(self.moves) > 1 or bool((self.moves != 0).any())


@dataclass(frozen=True)
class Layers:
    """The layers of a case in the order in which they are added up, and the same flat for the kernels."""

    layers: tuple[Layer, ...]
    parties: int
    fields: int

    @cached_property
    def flat(self) -> tuple[Floats, Ints, Nodes, Ints, Ints]:
        """Options, starts, moves, places and numbers of nodes, as the kernels of prices take them."""
        sizes = [len(layer.options) for layer in self.layers]
        starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        places = np.concatenate(([0], np.cumsum([layer.moves.size for layer in self.layers]))).astype(
            np.int64
        )
        return (
            np.concatenate([layer.options for layer in self.layers]).astype(np.float64),
            starts,
            np.concatenate([layer.moves.ravel() for layer in self.layers]).astype(np.int32),
            places,
            np.array([*(len(layer.moves) for layer in self.layers), 1], dtype=np.int64),
        )

    def ahead(self, multipliers: Ints) -> list[Ints]:
        """For every place between layers, from before the first to after the last: a row per node, a column
        per row of ``multipliers``, with the most that the layers to come add.
        """
        found = [np.zeros((1, len(multipliers)), dtype=np.int64)]
        for layer in reversed(self.layers):
            found.append(kernels.look_ahead(layer.options @ multipliers.T, layer.moves, found[-1]))
        return found[::-1]

    @cached_property
    def most(self) -> list[Ints]:
        """As :meth:`ahead`, for each field by itself."""
        return self.ahead(np.eye(self.fields, dtype=np.int64))

    def only(self, fields: Ints) -> Layers:
        """The same with some of the fields, of which the first is a party's and the others are asked for."""
        made = []
        for layer in self.layers:
            options, rows, counts, moves = layer.options[:, fields], layer.rows, layer.counts, layer.moves
            if not layer.tied:
                options, first, _ = unique_rows(options)
                keep = efficient_places(options, len(fields))
                options, rows, counts = options[keep], rows[first[keep]], counts[first[keep]]
                moves = np.zeros((1, len(keep)), dtype=np.int32)
            made.append(Layer(layer.block, np.ascontiguousarray(options), rows, counts, moves))
        return Layers(tuple(made), 1, len(fields))

    def options_of(self, packages: Ints) -> Ints:
        """The option of each layer of packages that are told by local packages, one per block of the
        case.
        """
        options = np.zeros_like(packages)
        for k, layer in enumerate(self.layers):
            rank = np.argsort(layer.rows, kind="stable")
            options[:, k] = rank[np.searchsorted(layer.rows[rank], packages[:, layer.block])]
        return options

    @cached_property
    def widest_first(self) -> Layers:
        """The same layers, those in which most is at stake first: what is left then changes little, and
        bounds on it are near.
        """
        size = np.maximum(1, self.most[0][0])
        groups = grouped(self.layers)
        groups.sort(
            key=lambda group: -sum(float((np.ptp(each.options, axis=0) / size).sum()) for each in group)
        )
        return Layers(tuple(each for group in groups for each in group), self.parties, self.fields)

    @cached_property
    def size(self) -> int:
        """Options in all layers together."""
        return sum(len(layer.options) for layer in self.layers)


def fits(scored: ScoredCase) -> bool:
    """Whether bounds can be reckoned in 64 bits for this case."""
    return all(field.most <= MAX_FIELD for field in scored.fields)


def sought(scored: ScoredCase) -> bool:
    """Whether best packages are sought under bounds: these can be reckoned, and the packages are too many to
    write out.
    """
    return fits(scored) and not few(scored)


def layers_of(scored: ScoredCase) -> Layers:
    """The layers of a case, made once."""
    found = scored.kept.get("layers")
    if not isinstance(found, Layers):
        found = scored.kept["layers"] = make_layers(scored)
    return found


def grouped(layers: Iterable[Layer]) -> list[list[Layer]]:
    """Layers that linkages tie stay one after the other, in a group."""
    groups: list[list[Layer]] = []
    for layer in layers:
        if groups and len(layer.moves) > 1:
            groups[-1].append(layer)
        else:
            groups.append([layer])
    return groups


def make_layers(scored: ScoredCase) -> Layers:
    """The layers of a case whose fields fit: dominated options of blocks that nothing ties are left out,
    blocks in a good order.
    """
    made = [_layer(scored, k) for k in range(len(scored.blocks))]
    groups = grouped(made)
    count = len(scored.parties)
    if count < len(scored.fields):
        groups = [groups[at] for at in _by_price(groups, count)]
    else:
        groups.sort(key=lambda group: max(len(layer.options) for layer in group))
    return Layers(tuple(layer for group in groups for layer in group), count, len(scored.fields))


def _by_price(groups: list[list[Layer]], parties: int) -> list[int]:
    """The order in which budgets keep the fewest partial packages: first the blocks that give much for what
    they cost, to the party to which they give least so (the order O^max of Bazgan, Hugot and Vanderpooten
    2009, from items to blocks).
    """
    spans = np.array([sum(np.ptp(layer.options, axis=0) for layer in group) for group in groups])
    costs = spans[:, parties:] / np.maximum(1, spans[:, parties:].sum(axis=0))
    ratios = spans[:, :parties] / (costs.sum(axis=1, keepdims=True) + 1e-9)
    ranks = np.argsort(np.argsort(-ratios, axis=0, kind="stable"), axis=0).max(axis=1)
    return [int(at) for at in np.argsort(ranks, kind="stable")]


def _layer(scored: ScoredCase, k: int) -> Layer:
    scores, moves = scored.scores[k], scored.blocks[k].moves
    if scored.blocks[k].tied:
        every = np.arange(len(scores), dtype=np.int64)
        return Layer(k, scores, every, np.ones(len(scores), dtype=np.int64), moves)
    rows, first, counts = unique_rows(scores)
    keep = efficient_places(rows, len(scored.parties))
    return Layer(k, rows[keep], first[keep], counts[keep], np.zeros((1, len(keep)), dtype=np.int32))
