"""Preferences: how much a party values each option, as far as it is known.

What is not known is absent, never zero. A party that scored two of five issues has said nothing of the other
three.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case.sources import Citation, Id, Voice


class Interval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value known only to lie between ``low`` and ``high``, both included."""

    low: Fraction
    high: Fraction


Value = Fraction | Interval


class Minimum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least that a party would accept: a ``score``, or a ``package`` that it would just take. One of the
    two.
    """

    score: Fraction | None = None
    package: dict[Id, Id] = {}
    said: Voice | None = None
    cite: tuple[Citation, ...] = ()


class Rather(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One draft rather than another: the party would take ``this`` before ``than``, or either where
    ``alike``.

    Each is a package or a part of one, on the same issues; on issues that stand in neither they are the same,
    whatever that is. It says by no number how much better, and so is no score.
    """

    this: dict[Id, Id]
    than: dict[Id, Id]
    alike: bool = False
    cite: tuple[Citation, ...] = ()


class Preference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one party prefers.

    ``points``: issue to option to points; a package is worth their sum. ``weights`` with ``values``: issue to
    weight, and issue to option to value; a package is worth the sum of weight times value. For a divisible
    issue, ``points`` gives a single number under the key ``whole``: what having all of it is worth; with
    ``weights`` it is the weight, if no value for ``whole`` is given. ``linear`` names issues of kind
    ``range`` on which the numbers given are the corners of straight lines: between two corners the value is
    interpolated, beyond the outermost one nothing is known. ``order``: issue to options, best first, options
    in one inner list being equally good; a ranking is not a score. ``rather``: drafts compared, whole or in
    part, two at a time. ``refuses``: issue to options that the party would in no case accept. ``discount``
    is kept as data: it concerns time, not the value of a package. ``said`` is whose word all this rests on.
    """

    party: Id
    points: dict[Id, dict[Id, Value]] = {}
    weights: dict[Id, Value] = {}
    values: dict[Id, dict[Id, Value]] = {}
    linear: tuple[Id, ...] = ()
    order: dict[Id, tuple[tuple[Id, ...], ...]] = {}
    rather: tuple[Rather, ...] = ()
    refuses: dict[Id, tuple[Id, ...]] = {}
    minimum: Minimum | None = None
    discount: Fraction | None = None
    unit: str = ""
    said: Voice | None = None
    about: str = ""
    cite: tuple[Citation, ...] = ()
