"""A mediator's picture of a case: out of all rooms that this mediator can open, and the public positions of
the case.

For the mediator's eyes. Nothing in it is meant for a party; what may be said to one goes through a relay.
"""

from __future__ import annotations

from datetime import date

import msgspec

from goodoffices.analysis import GapBoard, board
from goodoffices.analysis.gap_records import Move
from goodoffices.case import Case, Position
from goodoffices.desk.confided import ToldPosition, Untied, said_on, told, untied
from goodoffices.desk.questions import Question, asks_of, questions_for, with_asks
from goodoffices.talks import Disclosure, EntryState, MediatorView, Process, acts
from goodoffices.talks.acts import Ref


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One position in a cell. ``ref`` is its entry (None: it stands in the case, from the public record);
    ``age`` in days, None without a date; ``level`` how far it may travel; ``holds`` whether it was neither
    left nor replaced.
    """

    position: Position
    ref: Ref | None
    age: int | None
    level: Disclosure
    holds: bool


class BoardCell(msgspec.Struct, frozen=True, kw_only=True):
    """One side on one issue: what it said, newest first, the last word that holds, and how it moved."""

    issue: str
    party: str
    words: tuple[Word, ...] = ()
    latest: Word | None = None
    moves: tuple[Move, ...] = ()


class OpenQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Asked and not answered: in which room, of whom (empty if it does not say), since how many days."""

    ref: Ref
    item: EntryState
    to: str
    age: int | None


class Sayable(msgspec.Struct, frozen=True, kw_only=True):
    """Something that holds and may travel: how far, into which of this mediator's rooms, and into which it
    has gone already.
    """

    ref: Ref
    item: EntryState
    level: Disclosure
    into: tuple[str, ...]
    gone: tuple[str, ...]


class BegunProcess(msgspec.Struct, frozen=True, kw_only=True):
    """Something begun in a room: a promise, deadline, approval, mandate, contact, actor, round or session."""

    room: str
    thread: Process


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """A side's standing: the last word of each who claims something of it, newest first; ``claimed_by`` empty
    is its own.
    """

    party: str
    invitations: tuple[tuple[str, str, str, Ref], ...] = ()
    channels: tuple[tuple[str, str, str, Ref], ...] = ()


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """The whole. ``cells`` has a cell for every issue and party of the case, in their order."""

    board: GapBoard
    cells: tuple[BoardCell, ...]
    untied: tuple[Untied, ...]
    unanswered: tuple[OpenQuestion, ...]
    sayable: tuple[Sayable, ...]
    standing: tuple[Stands, ...]
    begun: tuple[BegunProcess, ...]
    questions: dict[str, tuple[Question, ...]]

    def cell(self, issue: str, party: str) -> BoardCell:
        """One cell of the board; KeyError where there is none."""
        for cell in self.cells:
            if (cell.issue, cell.party) == (issue, party):
                return cell
        raise KeyError(f"the board has no cell for {party!r} on {issue!r}")

    def promises(self, state: str = "given") -> tuple[BegunProcess, ...]:
        """Promises that stand so: given (and not yet kept), kept, broken or released."""
        return tuple(
            one
            for one in self.begun
            if isinstance(one.thread.begun, acts.Promised) and one.thread.state == state
        )


def picture(view: MediatorView, case: Case, today: str) -> Picture:
    """The picture on the ISO day ``today``, from which ages are counted."""
    said = tuple(told(view, case))
    behind = _words(case, said, today)
    whole = msgspec.structs.replace(case, positions=(*case.positions, *(one.position for one in said)))
    questions = {party.id: questions_for(view, case, party.id, said) for party in case.parties}
    gaps = with_asks(board(whole), asks_of(questions))
    return Picture(
        board=gaps,
        cells=tuple(
            _cell(issue.id, party.id, behind.get((issue.id, party.id), []), gaps)
            for issue in case.issues
            for party in case.parties
        ),
        untied=untied(view),
        unanswered=_unanswered(view, today),
        sayable=_sayable(view),
        standing=tuple(standing_of(view, party.id) for party in case.parties),
        begun=tuple(
            BegunProcess(room=name, thread=thread)
            for name, room in view.rooms.items()
            for thread in room.threads.values()
        ),
        questions=questions,
    )


def _words(case: Case, said: tuple[ToldPosition, ...], today: str) -> dict[tuple[str, str], list[Word]]:
    """Every position by issue and party: those of the case, then those that were told."""
    found: dict[tuple[str, str], list[Word]] = {}
    for position in case.positions:
        word = Word(
            position=position,
            ref=None,
            age=_age(position.since, today),
            level="public" if position.voice == "public" else "closed",
            holds=not position.until,
        )
        found.setdefault((position.issue, position.party), []).append(word)
    for one in said:
        word = Word(
            position=one.position,
            ref=one.ref,
            age=_age(one.position.since, today),
            level=one.item.level,
            holds=not one.position.until,
        )
        found.setdefault((one.position.issue, one.position.party), []).append(word)
    return found


def _cell(issue: str, party: str, words: list[Word], gaps: GapBoard) -> BoardCell:
    words.sort(key=lambda word: word.position.since, reverse=True)
    own = (word for word in words if word.holds and word.position.voice in ("public", "confided"))
    return BoardCell(
        issue=issue,
        party=party,
        words=tuple(words),
        latest=next(own, None),
        moves=gaps.row(issue).cell(party).moves,
    )


def _unanswered(view: MediatorView, today: str) -> tuple[OpenQuestion, ...]:
    found = []
    for name, room in view.rooms.items():
        for item in room.open_questions():
            to = item.act.to if isinstance(item.act, acts.Asked) else ""
            if isinstance(item.act, acts.Relayed) and len(room.parties) == 1:
                to = room.parties[0]
            found.append(
                OpenQuestion(ref=Ref(name, item.sequence), item=item, to=to, age=_age(said_on(item), today))
            )
    return tuple(sorted(found, key=lambda one: (said_on(one.item), one.ref)))


def _sayable(view: MediatorView) -> tuple[Sayable, ...]:
    gone: dict[Ref, list[str]] = {}
    for relay in view.relays:
        for cited in relay.cites:
            gone.setdefault(Ref(cited.cite.room, cited.cite.sequence), []).append(relay.room)
    found = []
    for name, room in view.rooms.items():
        for item in room.items.values():
            if item.level == "closed" or item.replaced_by is not None:
                continue
            ref = Ref(name, item.sequence)
            into = tuple(
                other
                for other, there in view.rooms.items()
                if other != name
                and there.sort in ("delegation-mediators", "all")
                and there.parties != (item.party,)
            )
            found.append(
                Sayable(
                    ref=ref,
                    item=item,
                    level=item.level,
                    into=into,
                    gone=tuple(dict.fromkeys(gone.get(ref, ()))),
                )
            )
    return tuple(found)


def standing_of(view: MediatorView, party: str) -> Stands:
    """How one side stands, out of all rooms that this mediator can open."""
    latest: dict[str, dict[str, tuple[str, tuple[str, str, str, Ref]]]] = {"invitations": {}, "channels": {}}
    for name, room in view.rooms.items():
        for kind, claims in (("invitations", room.invitations), ("channels", room.channels)):
            for claim in claims:
                if claim.party != party:
                    continue
                row = (claim.claimed_by, claim.value, claim.words, Ref(name, claim.sequence))
                before = latest[kind].get(claim.claimed_by)
                if before is None or before[0] <= claim.hand.at:
                    latest[kind][claim.claimed_by] = (claim.hand.at, row)

    def newest(kind: str) -> tuple[tuple[str, str, str, Ref], ...]:
        return tuple(row for _, row in sorted(latest[kind].values(), reverse=True))

    return Stands(party=party, invitations=newest("invitations"), channels=newest("channels"))


def _age(since: str, today: str) -> int | None:
    try:
        return (date.fromisoformat(today) - date.fromisoformat(since[:10])).days
    except ValueError:
        return None
