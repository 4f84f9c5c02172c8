"""A proposal put to sides in confidence, their answers, and a result that names nobody.

Times are ISO texts of one form (``2031-03-02T14:00``), so that their order is that of the texts.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Mode = Literal["double-blind", "acceptance-set"]
Result = Literal["agreed", "not agreed", "awaits confirmation"]


class BlindProposal(msgspec.Struct, frozen=True, kw_only=True):
    """What is put to ``sides``, and the rules that are told to them with it.

    ``closes`` is the one closing time; it never moves, and nothing happens by itself when it comes. An
    acceptance set has ``options``, of which any number may be marked, and ``order``, announced beforehand,
    that settles ties. ``referendum``: sides of which it was announced that they answer *ad referendum*, with
    the last day on which they may confirm.
    """

    id: str
    mode: Mode
    sides: tuple[str, ...]
    closes: str
    options: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    referendum: dict[str, str] = {}


class ProposalAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A side's answer. Only an unqualified yes by somebody with the mandate is one.

    ``condition`` makes it a no that stays with its mediator; so does ``referendum`` where it was not
    announced. ``marks`` are the options marked of an acceptance set, the side's best first. ``bound``:
    whoever gave it had the mandate. ``proxy``: how it was given, where a mediator recorded it.
    """

    side: str
    at: str
    yes: bool = False
    marks: tuple[str, ...] = ()
    condition: str = ""
    referendum: bool = False
    bound: bool = True
    proxy: str = ""


class Confirmation(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an answer *ad referendum*: accepted at home, or refused. Not known: there is none."""

    side: str
    at: str
    accepted: bool


class ProposalOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """All that is ever made known: agreed or not, and of a set the common option. No side, no number."""

    result: Result
    option: str = ""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A mediator's act: the result was made known, or the proposal ``withdrawn`` for all."""

    outcome: ProposalOutcome | None = None
    withdrawn: bool = False


class ProposalSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What one side sees: the proposal, its own answer, and what a mediator made known."""

    proposal: BlindProposal
    own: ProposalAnswer | None
    made: Made | None
