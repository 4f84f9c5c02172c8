"""The communiqué: its wording, each side's word on it for mediators' eyes, signatures; and the paper, on
which nothing but the wording, the embargo and the names of the signers stands.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.talks import EntryState, RoomView, acts

Consents = Literal["not-asked", "no-answer", "consents", "withholds"]


class WordingOfSide(msgspec.Struct, frozen=True, kw_only=True):
    """A side's last word on the wording that stands; ``words`` are for mediators. ``entry`` is where its room
    was shown it (-1: not yet).
    """

    party: str
    label: str
    room: str
    entry: int
    stands: Consents
    words: str = ""
    at: str = ""


class SignedLine(msgspec.Struct, frozen=True):
    """Somebody in whose name it goes out, and when and how they signed (empty: not yet)."""

    signer: str
    at: str = ""
    how: str = ""


class WordingLine(msgspec.Struct, frozen=True):
    """A wording that was replaced."""

    entry: int
    title: str
    at: str


class LeakShown(msgspec.Struct, frozen=True):
    """A line prepared for a leak."""

    asked: str
    line: str
    at: str


class CommuniquePage(msgspec.Struct, frozen=True, kw_only=True):
    """The wording that stands, if there is one: ``ready`` where every side that was asked consents and all
    have signed. ``issued`` is when it went out.
    """

    act: acts.CommuniqueDrafted | None
    entry: int
    at: str
    sides: tuple[WordingOfSide, ...]
    signed: tuple[SignedLine, ...]
    ready: bool
    issued: str
    earlier: tuple[WordingLine, ...]
    leaks: tuple[LeakShown, ...]


class CommuniquePaper(msgspec.Struct, frozen=True, kw_only=True):
    """What the paper shows, and nothing else. ``issued``: it went out."""

    title: str
    words: str
    embargo: str
    signers: tuple[str, ...]
    issued: bool


class WordingPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A wording as it was shown to a room, with that room's own word on it: made of that room alone."""

    title: str
    words: str
    embargo: str
    signers: tuple[str, ...]
    number: int
    consents: bool | None


def communique_page(case: OpenCase) -> CommuniquePage:
    """The mediators' page."""
    home = case.view(case.home)
    drafts = [item for item in home.items.of(acts.CommuniqueDrafted) if not item.invalid]
    leaks = tuple(
        LeakShown(item.act.asked, item.act.line, item.hand.at)
        for item in home.items.of(acts.LeakLine)
        if isinstance(item.act, acts.LeakLine) and not item.invalid
    )
    if not drafts:
        return CommuniquePage(
            act=None, entry=-1, at="", sides=(), signed=(), ready=False, issued="", earlier=(), leaks=leaks
        )
    item = drafts[-1]
    act = item.act
    assert isinstance(act, acts.CommuniqueDrafted)
    sides = tuple(_sides(case, home, item.sequence))
    signed = _signed(home, item.sequence, act)
    asked = [side for side in sides if side.stands != "not-asked"]
    return CommuniquePage(
        act=act,
        entry=item.sequence,
        at=item.hand.at,
        sides=sides,
        signed=signed,
        ready=bool(asked)
        and all(side.stands == "consents" for side in asked)
        and all(one.at for one in signed),
        issued=issued_at(home, item.sequence),
        earlier=tuple(
            WordingLine(one.sequence, one.act.title, one.hand.at)
            for one in drafts[:-1]
            if isinstance(one.act, acts.CommuniqueDrafted)
        ),
        leaks=leaks,
    )


def issued_at(home: RoomView, entry: int) -> str:
    """When a wording went out; empty if it did not."""
    return next(
        (
            item.act.when or item.hand.at
            for item in home.items.of(acts.CommuniqueIssued)
            if isinstance(item.act, acts.CommuniqueIssued) and not item.invalid and item.act.entry == entry
        ),
        "",
    )


def _sides(case: OpenCase, home: RoomView, entry: int) -> list[WordingOfSide]:
    shown = {
        ref.room: ref.sequence
        for item in home.items.of(acts.CommuniqueJoined)
        if isinstance(item.act, acts.CommuniqueJoined) and not item.invalid and item.act.entry == entry
        for ref in item.act.shown
    }
    found = []
    rooms = case.readable()
    for party in case.outline.parties:
        room = next((name for name, view in rooms.items() if view.parties == (party.id,)), "")
        at = shown.get(room, -1)
        last = last_word(rooms[room], at, party.id) if room and at >= 0 else None
        stands: Consents = "not-asked" if at < 0 else "no-answer"
        if last is not None and isinstance(last.act, acts.WordingAnswered):
            stands = "consents" if last.act.consents else "withholds"
        found.append(
            WordingOfSide(
                party=party.id,
                label=party.label,
                room=room,
                entry=at,
                stands=stands,
                words=last.words if last is not None else "",
                at=last.hand.at if last is not None else "",
            )
        )
    return found


def last_word(view: RoomView, shown: int, party: str) -> EntryState | None:
    """A side's last word on a wording that its room was shown."""
    found = None
    for item in view.items.of(acts.WordingAnswered, since=shown):
        act = item.act
        if (
            isinstance(act, acts.WordingAnswered)
            and not item.invalid
            and (act.entry, act.party) == (shown, party)
        ):
            found = item
    return found


def _signed(home: RoomView, entry: int, act: acts.CommuniqueDrafted) -> tuple[SignedLine, ...]:
    by = {
        item.act.signer: item
        for item in home.items.of(acts.CommuniqueSigned)
        if isinstance(item.act, acts.CommuniqueSigned) and not item.invalid and item.act.entry == entry
    }
    found = []
    for signer in act.signers:
        item = by.get(signer)
        how = item.act.how if item is not None and isinstance(item.act, acts.CommuniqueSigned) else ""
        found.append(SignedLine(signer, item.hand.at if item is not None else "", how))
    return tuple(found)


def communique_paper(case: OpenCase, entry: int) -> CommuniquePaper:
    """The paper of a wording. Raises NotThereError."""
    home = case.view(case.home)
    item = home.items.get(entry)
    act = item.act if item is not None and not item.invalid else None
    if not isinstance(act, acts.CommuniqueDrafted):
        raise NotThereError("no such wording")
    return CommuniquePaper(
        title=act.title,
        words=act.words,
        embargo=act.embargo,
        signers=act.signers,
        issued=bool(issued_at(home, entry)),
    )


def wording_paper(view: RoomView, entry: int) -> WordingPaper:
    """A wording as a room was shown it. Raises NotThereError."""
    item = view.items.get(entry)
    act = item.act if item is not None and not item.invalid else None
    if not isinstance(act, acts.CommuniqueShown):
        raise NotThereError("no such wording")
    party = view.parties[0] if len(view.parties) == 1 else ""
    last = last_word(view, entry, party)
    consents = last.act.consents if last is not None and isinstance(last.act, acts.WordingAnswered) else None
    shown = [one.sequence for one in view.items.of(acts.CommuniqueShown) if not one.invalid]
    return WordingPaper(
        title=act.title,
        words=act.words,
        embargo=act.embargo,
        signers=act.signers,
        number=shown.index(entry) + 1,
        consents=consents,
    )
