"""From the positions on one issue to what a party says of each option as things stand.

Steps, for one party, one issue and one day:

1. Take the positions that the reader may see and that were stated by then. A position without a date is taken
   as stated: nothing shows that it was not.
2. A position counts no more once it was left (``until`` that day or earlier), or once the same speaker has
   spoken again of the same option on a later day. One that was superseded does not come back when its
   successor is left.
3. A demand counts no more once the same speaker, in the same voice, has on a later day demanded other options
   instead: the option is then ``moved``. (An issue is settled by one option; what it still thinks of the
   former one has to be asked.)
4. Among what is left, refusing an option while demanding or accepting it is ``unclear``; a demand includes
   acceptance.

For a party's own word, public or confided, the speaker is the party, so that the latest word counts whichever
way it was given. For claims and assessments each named speaker is one of its own, so that a newer claim does
not undo somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from goodoffices.analysis.gap_records import Answer, Cell, Held, Move
from goodoffices.case import Case, Condition, Issue, Position, Preference, Voice

_Item = TypeVar("_Item")

OWN: frozenset[Voice] = frozenset({"public", "confided"})
"""The voices that are a party's own word."""


_BEFORE = "0000-00-00"
"""A day before every other."""


def left(position: Position, day: str) -> bool:
    """Whether a position was left by that ISO day (empty: by now)."""
    return bool(position.until) and (not day or position.until <= day)


def stated(position: Position, day: str) -> bool:
    """Whether a position had been stated by that ISO day (empty: by now)."""
    return not day or not position.since or position.since <= day


def newest_first(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions by falling date, the undated last, otherwise in the order given."""
    return tuple(sorted(positions, key=lambda position: position.since, reverse=True))


Placed = Mapping[tuple[str, str], Sequence[Position]]
"""Positions by party and issue, in the case's order."""


def placed(positions: Iterable[Position]) -> Placed:
    """Positions by party and issue: a board asks for each of them once, not for all of them in each cell."""
    found: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        found.setdefault((position.party, position.issue), []).append(position)
    return found


def make_cell(
    case: Case, issue: Issue, party: str, voices: frozenset[Voice], day: str, positions: Placed
) -> Cell:
    """What ``party`` says, and what is said of it, on ``issue`` on that day, to a reader who is allowed
    ``voices``. ``positions`` are those of the case, as :func:`placed` has them.
    """
    seen = [
        position
        for position in positions.get((party, issue.id), ())
        if position.voice in voices and stated(position, day)
    ]
    own = [position for position in seen if position.voice in OWN or position.agreed]
    others = [position for position in seen if position.voice not in OWN and not position.agreed]
    preference = case.preference(party)
    voice = (preference.said or "confided") if preference else None
    told = preference if voice in voices else None
    options = [option.id for option in case.options(issue)]
    rank = {option: place for place, option in enumerate(options)}
    held = _held(own, day, rank, issue.id, told if voice in OWN else None, voice)
    said = _held(others, day, rank, issue.id, told if voice not in OWN else None, voice)
    general = newest_first(position for position in seen if not position.options and not left(position, day))
    mine = [position for one in held for position in one.positions]
    mine += [position for position in general if position.voice in OWN]
    return Cell(
        party=party,
        own=held,
        said_of_it=said,
        general=general,
        positions=newest_first(seen),
        moves=_moves(own, day, rank),
        differs=_differs(own, day, rank),
        voices=once([v for one in held for v in one.voices] + [position.voice for position in mine]),
        conditions=once(condition for position in mine for condition in position.conditions),
        approvals=once(due for position in mine for due in position.approval if not due.given),
        since=max((position.since for position in mine), default=""),
    )


def stance_on(option: str, positions: list[Position], day: str) -> tuple[Answer, list[Position]] | None:
    """What these positions of one party come to for ``option`` on ``day``, and those it rests on; None where
    nothing stands.
    """
    newest: dict[tuple[str, ...], str] = {}
    demanded: dict[tuple[str, ...], str] = {}
    for position in positions:
        if option in position.options:
            newest[_speaker(position)] = max(newest.get(_speaker(position), ""), position.since)
        elif position.stance == "demands" and position.options:
            demanded[_place(position)] = max(demanded.get(_place(position), ""), position.since)
    standing = [
        position
        for position in positions
        if option in position.options
        and not left(position, day)
        and (not position.since or position.since == newest[_speaker(position)])
    ]
    counted = [
        position
        for position in standing
        if position.stance != "demands"
        or not position.since
        or position.since >= demanded.get(_place(position), "")
    ]
    if not counted:
        return ("moved", standing) if standing else None
    return _merge({position.stance for position in counted}), counted


def _merge(stances: set[str]) -> Answer:
    if "refuses" in stances:
        return "refuses" if stances == {"refuses"} else "unclear"
    return "demands" if "demands" in stances else "accepts"


def _speaker(position: Position) -> tuple[str, ...]:
    return () if position.voice in OWN else (position.voice, position.by)


def _place(position: Position) -> tuple[str, ...]:
    return (position.voice, "" if position.voice in OWN else position.by)


def _held(
    positions: list[Position],
    day: str,
    rank: dict[str, int],
    issue: str,
    preference: Preference | None,
    voice: Voice | None,
) -> tuple[Held, ...]:
    refused = set(preference.refuses.get(issue, ())) if preference else set()
    first = _ranked_first(preference, issue, rank) if preference else set()
    named = {option for position in positions for option in position.options} | refused | first
    found = []
    for option in sorted(named, key=lambda option: (rank.get(option, len(rank)), option)):
        stands = stance_on(option, positions, day)
        answer, rests_on = stands or (None, [])
        voices: list[Voice] = [position.voice for position in rests_on]
        if option in refused:
            answer = "refuses" if answer in (None, "refuses", "moved") else "unclear"
        elif answer is None and option in first:
            answer = "prefers"
        if voice and (option in refused or answer == "prefers"):
            voices.append(voice)
        if answer is None:
            continue
        found.append(
            Held(
                option=option,
                stance=answer,
                voices=once(voices),
                since=max((position.since for position in rests_on), default=""),
                conditions=once(condition for position in rests_on for condition in position.conditions),
                approvals=once(due for position in rests_on for due in position.approval if not due.given),
                positions=newest_first(rests_on),
            )
        )
    return tuple(found)


def _ranked_first(preference: Preference, issue: str, rank: dict[str, int]) -> set[str]:
    """The options ranked first, where the party ranked every option: the head of a part of a ranking need not
    be its best.
    """
    order = preference.order.get(issue, ())
    complete = {option for level in order for option in level} >= rank.keys()
    return set(order[0]) if order and complete and len(order) > 1 else set()


def _moves(own: list[Position], day: str, rank: dict[str, int]) -> tuple[Move, ...]:
    """How the party's own word on each option changed from day to day, oldest first.

    What has neither a first nor a last day moves nothing: it cannot be said to have come before or after
    anything.
    """
    dated = [position for position in own if position.since or position.until]
    found = []
    for option in sorted(
        {o for position in dated for o in position.options}, key=lambda o: rank.get(o, len(rank))
    ):
        naming = [position for position in dated if option in position.options]
        days = {position.since for position in dated} | {position.until for position in naming}
        before, begun = "", False
        under: tuple[Condition, ...] = ()
        for then in [_BEFORE, *sorted(d for d in days if d and (not day or d <= day))]:
            stands = stance_on(option, [position for position in dated if stated(position, then)], then)
            after = stands[0] if stands else ""
            now = once(one for position in stands[1] for one in position.conditions) if stands else ()
            if begun and after != before:
                cause = next(p for p in naming[::-1] + dated[::-1] if then in (p.since, p.until))
                found.append(
                    Move(
                        option=option,
                        before=before,
                        after=after,
                        on=then,
                        voice=cause.voice,
                        conditions=now,
                        conditions_before=under,
                    )
                )
            before, under, begun = after, now, begun or bool(after)
    for position in own:
        if not position.options and left(position, day):
            found.append(
                Move(
                    option="",
                    before=position.stance,
                    after="",
                    on=position.until,
                    voice=position.voice,
                    conditions_before=position.conditions,
                )
            )
    return tuple(sorted(found, key=lambda move: move.on))


def _differs(own: list[Position], day: str, rank: dict[str, int]) -> tuple[str, ...]:
    """Options of which the party says one thing in public and another in confidence, each taken by itself."""
    told: dict[Voice, list[Position]] = {
        voice: [position for position in own if position.voice == voice] for voice in ("public", "confided")
    }
    found = []
    for option in sorted(
        {o for position in own for o in position.options}, key=lambda o: rank.get(o, len(rank))
    ):
        stances = [stance_on(option, told[voice], day) for voice in ("public", "confided")]
        if all(stances) and len({stands[0] for stands in stances if stands}) == 2:
            found.append(option)
    return tuple(found)


def once(items: Iterable[_Item]) -> tuple[_Item, ...]:
    """Each item once, in the order of their first appearance; conditions and approvals cannot be hashed, so
    by comparing.
    """
    found: list[_Item] = []
    for item in items:
        if item not in found:
            found.append(item)
    return tuple(found)
