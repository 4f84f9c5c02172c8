"""What a party can do after the signature: the small model on which the stability of the agreement is looked
at."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.agreement.actors import Id, Moment


class Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that ``who`` may do or leave; ``back: false`` says that it cannot be undone."""

    id: Id
    who: Id
    name: str = ""
    back: bool = True


class Impossible(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Acts that cannot be so together: every one of ``done`` done and none of ``left`` done."""

    done: tuple[Id, ...] = ()
    left: tuple[Id, ...] = ()


class Temptation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stopping in a phase would bring a side at once (``stop``), and what going on brings it each period
    from then on (``go``), over ``periods``
    (for good, where it is left out). ``reward`` and ``penalty`` come from outside; ``patience`` is what one
    period later is worth now, from 0 to 1."""

    phase: Id
    party: Id
    stop: Fraction
    go: Fraction
    after_stop: Fraction = Fraction(0)
    periods: int | None = None
    reward: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    patience: Fraction | None = None


class Spoiler(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody outside who could spoil it: what it could do, and what that would hit."""

    name: str
    can: str = ""
    hits: tuple[Id, ...] = ()
    interest: str = ""


class HomeVote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One body at a party's home that has to say yes: what it said so far."""

    party: Id
    body: str
    stands: Literal["accepts", "refuses", "not-known"] = "not-known"
    needed: bool = True
    by: Moment = ""


class AfterSignature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``acts`` and what is ``impossible`` together make the states (each a list of the acts done); ``ranks``
    are a party's states, best first, a list
    of acts each; ``now`` is the state in which the agreement is kept."""

    acts: tuple[Act, ...] = ()
    impossible: tuple[Impossible, ...] = ()
    ranks: dict[str, tuple[tuple[str, ...], ...]] = msgspec.field(default_factory=dict)
    now: tuple[Id, ...] = ()
    temptations: tuple[Temptation, ...] = ()
    spoilers: tuple[Spoiler, ...] = ()
    home: tuple[HomeVote, ...] = ()
