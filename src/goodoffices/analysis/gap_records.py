"""What the gap board says, in the case's own names: records only, made by
:func:`goodoffices.analysis.board`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.case import Approval, Condition, Position, Voice

Status = Literal["agreed", "bridgeable", "open", "contested"]
STATUSES: tuple[Status, ...] = ("agreed", "bridgeable", "open", "contested")

Answer = Literal["demands", "accepts", "prefers", "refuses", "unclear", "moved"]
"""What a party says of one option. ``prefers``: it ranks the option first, without a position on it.
``unclear``: what it said pulls both ways and no date tells which came last. ``moved``: it demanded the option
and has since demanded another.
"""

YES: frozenset[Answer] = frozenset({"demands", "accepts", "prefers"})
"""The answers with which an option could be settled."""

ConditionState = Literal["met", "reachable", "refused", "unknown", "words"]
"""Where a condition stands. ``met``: the issues that it names are agreed that way. ``reachable``: every party
would accept them that way. ``refused``: somebody refuses every way that would meet it. ``unknown``: none of
these. ``words``: it is stated in words only, which people have to judge.
"""


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A condition that ``party`` put on an option, and where it stands."""

    party: str
    condition: Condition
    state: ConditionState = "words"


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """An approval that ``party``'s word still waits for."""

    party: str
    approval: Approval


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What a party says of one option as things stand.

    ``positions`` are those it rests on (none where it rests on a preference alone), newest first; ``voices``
    whose word they are; ``since`` the day of the newest, empty where no day is known.
    """

    option: str
    stance: Answer
    voices: tuple[Voice, ...] = ()
    since: str = ""
    conditions: tuple[Condition, ...] = ()
    approvals: tuple[Approval, ...] = ()
    positions: tuple[Position, ...] = ()

    def apart(self) -> tuple[Held, ...]:
        """The same taken apart where its positions stand under different conditions: each condition with the
        word that it belongs to, and with no other.

        What was said in public without a condition, and in confidence under one, are two; shown as one, the
        condition would stand under "public".
        """
        groups: list[list[Position]] = []
        for position in self.positions:
            alike = next((group for group in groups if group[0].conditions == position.conditions), None)
            if alike is None:
                groups.append([position])
            else:
                alike.append(position)
        if len(groups) < 2:
            return (self,)
        return tuple(
            Held(
                option=self.option,
                stance=self.stance if self.stance in ("unclear", "moved") else group[0].stance,
                voices=tuple(dict.fromkeys(position.voice for position in group)),
                since=max(position.since for position in group),
                conditions=group[0].conditions,
                approvals=tuple(due for position in group for due in position.approval if not due.given),
                positions=tuple(group),
            )
            for group in groups
        )


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """How a party's own word on ``option`` (empty: on the issue in general) changed on a day. ``after`` is
    empty where the position was left without another in its place; ``voice`` is that of the word that changed
    it. ``conditions`` are those under which it is said after, ``conditions_before`` those before.
    """

    option: str
    before: str
    after: str
    on: str
    voice: Voice
    conditions: tuple[Condition, ...] = ()
    conditions_before: tuple[Condition, ...] = ()


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One party on one issue.

    ``own`` is its own word (public or confided), ``said_of_it`` what another side claims or a third assesses,
    both per option in the issue's order. ``general`` are its standing positions that name no option: context,
    never an option's status. ``positions`` are all, newest first, those left or superseded too; ``moves`` how
    its own word changed. ``differs`` are options of which it says one thing in public and another in
    confidence. ``voices``, ``conditions``, ``approvals`` and ``since`` sum up its own word and its general
    positions.
    """

    party: str
    own: tuple[Held, ...] = ()
    said_of_it: tuple[Held, ...] = ()
    general: tuple[Position, ...] = ()
    positions: tuple[Position, ...] = ()
    moves: tuple[Move, ...] = ()
    differs: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    conditions: tuple[Condition, ...] = ()
    approvals: tuple[Approval, ...] = ()
    since: str = ""

    @property
    def silent(self) -> bool:
        """Whether nothing at all stands here, by the party or about it."""
        return not (self.own or self.said_of_it or self.general)


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """An option that every party demands or accepts, with the conditions and approvals that this still hangs
    on.
    """

    option: str
    conditions: tuple[Due, ...] = ()
    approvals: tuple[Pending, ...] = ()


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to ask about which ``options``: those that nobody refuses and of which this party has not clearly
    spoken.

    A yes to one of ``settles`` would by itself make the issue bridgeable; a no to all of ``closes`` would by
    itself make it contested. ``options`` is empty where the issue has no options yet: then the question is
    what it wants.
    """

    party: str
    options: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Who refuses an option."""

    option: str
    parties: tuple[str, ...]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A status and the options it rests on."""

    status: Status
    on: tuple[str, ...] = ()
    conditional: bool = False


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What separates the parties on one issue.

    ``on`` are the options on which it is agreed or bridgeable and ``ways`` the same with what each hangs on;
    ``conditional`` says that every one of them hangs on a condition. ``approvals`` are those due on all of
    ``ways`` (what no way escapes). ``asks`` are given where it is open, ``refusals`` wherever something is
    refused. ``if_claims`` is the second reading, with what others claim or assess of a party filled in where
    it has said nothing itself; None where it would be the same. ``words_only`` says that the issue has no
    options yet. ``terms`` are words that the issue turns on and that are undefined or have two senses.
    ``text`` is the standing text's option, empty where it has none.
    """

    issue: str
    status: Status
    on: tuple[str, ...] = ()
    conditional: bool = False
    ways: tuple[Way, ...] = ()
    approvals: tuple[Pending, ...] = ()
    asks: tuple[Ask, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    cells: tuple[Cell, ...] = ()
    if_claims: Reading | None = None
    words_only: bool = False
    terms: tuple[str, ...] = ()
    text: str = ""

    def cell(self, party: str) -> Cell:
        """The cell of that party; KeyError where there is none."""
        for cell in self.cells:
            if cell.party == party:
                return cell
        raise KeyError(f"the board has no party {party!r}")


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of an exchange: ``party`` would demand or accept ``option`` on ``issue`` under
    ``conditions``.
    """

    party: str
    issue: str
    option: str
    stance: Answer
    conditions: tuple[Condition, ...]


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """Stances that wait for one another in a circle, so that none can come first: a possible simultaneous
    exchange.

    ``together`` is true where all their conditions can be met at once by options that nobody refuses and no
    linkage forbids, false where they cannot, and None where a condition is in words only and people have to
    judge. ``package`` is what each issue would be settled by; ``silent`` are the parties that have not said
    of some option in it whether they would accept it.
    """

    sides: tuple[Side, ...]
    together: bool | None
    package: dict[str, str] = {}
    silent: tuple[str, ...] = ()


class GapBoard(msgspec.Struct, frozen=True, kw_only=True):
    """Where the gaps are: one row per issue, in the case's order, and the parties in the case's order.

    ``counts`` has every status, zero included. ``voices`` are those that the reader was allowed, ``as_of``
    the ISO day of the picture, empty for the latest.
    """

    rows: tuple[Gap, ...]
    parties: tuple[str, ...]
    counts: dict[Status, int]
    exchanges: tuple[Exchange, ...] = ()
    voices: tuple[Voice, ...] = ()
    as_of: str = ""

    def row(self, issue: str) -> Gap:
        """The row of that issue; KeyError where there is none."""
        for gap in self.rows:
            if gap.issue == issue:
                return gap
        raise KeyError(f"the board has no issue {issue!r}")
