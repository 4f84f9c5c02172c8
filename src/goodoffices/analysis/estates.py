"""Dividing an estate that is smaller than the claims on it.

Four rules, in exact fractions:

- **contested garment** (R. J. Aumann and M. Maschler, "Game theoretic analysis of a bankruptcy problem from
  the Talmud", *Journal of Economic Theory* 36, 1985, 195–213): the one division in which any two claimants
  share what they have together as in the Mishnah's contested garment: each concedes to the other what it does
  not itself claim, and the rest is halved. Up to half of all claims it gives equal awards, none above half
  its claim; beyond that equal losses, none above half its claim.
- **proportional**: in proportion to the claims.
- **equal awards** (constrained): the same to each, but none more than it claims.
- **equal losses** (constrained): the same taken from each claim, but none below nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.analysis.exact import Exact, exact
from goodoffices.language import CodedText

EstateRule = Literal["contested_garment", "proportional", "equal_awards", "equal_losses"]
_Amounts = dict[str, Fraction]


class Estate(msgspec.Struct, frozen=True, kw_only=True):
    """An ``estate``, the ``claims`` on it, and ``awards`` by rule, each to claimant to amount; claimants in
    the order given.
    """

    estate: Fraction
    claims: dict[str, Fraction]
    awards: dict[EstateRule, dict[str, Fraction]]


def divide_estate(estate: Exact, claims: Mapping[str, Exact]) -> Estate:
    """Divide an estate by every rule.

    Raises ValueError where the estate or a claim is negative or not exact, nobody claims anything, or the
    estate is larger than the claims together (then all are paid in full and there is nothing to divide).
    """
    amount = exact(estate)
    owed = {claimant: exact(claim) for claimant, claim in claims.items()}
    negative = [claimant for claimant, claim in owed.items() if claim < 0]
    if amount < 0 or negative:
        raise ValueError(
            CodedText(
                "claim-below-nothing",
                "the claim of %(who)s is below nothing; write 0 or more",
                who=negative[0],
            )
            if negative
            else CodedText("estate-below-nothing", "the estate is below nothing; write 0 or more")
        )
    if not any(owed.values()):
        raise ValueError(
            CodedText(
                "nobody-claims-anything-write", "nobody claims anything; write at least one claim above 0"
            )
        )
    if amount > sum(owed.values()):
        raise ValueError(
            CodedText(
                "estate-larger-than-all",
                "the estate is larger than all claims together; everybody can be paid in full",
            )
        )
    return Estate(
        estate=amount,
        claims=owed,
        awards={
            "contested_garment": _contested_garment(amount, owed),
            "proportional": _proportional(amount, owed),
            "equal_awards": _equal_awards(amount, owed),
            "equal_losses": _equal_losses(amount, owed),
        },
    )


def _contested_garment(estate: Fraction, claims: _Amounts) -> _Amounts:
    halves = {claimant: claim / 2 for claimant, claim in claims.items()}
    total = sum(claims.values(), Fraction(0))
    if 2 * estate <= total:
        return _equal_awards(estate, halves)
    losses = _equal_awards(total - estate, halves)
    return {claimant: claim - losses[claimant] for claimant, claim in claims.items()}


def _proportional(estate: Fraction, claims: _Amounts) -> _Amounts:
    total = sum(claims.values(), Fraction(0))
    return {claimant: estate * claim / total for claimant, claim in claims.items()}


def _equal_awards(estate: Fraction, claims: _Amounts) -> _Amounts:
    """Smallest claims first: each gets its claim or an equal part of what is left, whichever is less."""
    awards = dict.fromkeys(claims, Fraction(0))
    left = estate
    waiting = sorted(claims, key=claims.__getitem__)
    for place, claimant in enumerate(waiting):
        awards[claimant] = min(claims[claimant], left / (len(waiting) - place))
        left -= awards[claimant]
    return awards


def _equal_losses(estate: Fraction, claims: _Amounts) -> _Amounts:
    losses = _equal_awards(sum(claims.values(), Fraction(0)) - estate, claims)
    return {claimant: claim - losses[claimant] for claimant, claim in claims.items()}
