"""Wording a communiqué, asking each side's consent, signing and issuing it; lines for a leak."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.communique import communique_page
from goodoffices.desk.views.relays import Pointed, look_at
from goodoffices.talks import Proxy, Relay, acts
from goodoffices.talks.acts import Ref


def word_communique(
    writer: CaseWriter, title: str, words: str, embargo: str = "", signers: Sequence[str] = ()
) -> int:
    """Make this the wording. Any changed word voids the consents and signatures to the one before; gives the
    entry.
    """
    before = communique_page(writer.case)
    act = acts.CommuniqueDrafted(
        title=title,
        words=words,
        embargo=embargo,
        signers=tuple(signers),
        instead_of=(before.entry,) if before.act is not None else (),
    )
    if before.act is not None:
        fields = ("title", "words", "embargo", "signers")
        if all(getattr(act, name) == getattr(before.act, name) for name in fields):
            raise RefusedError("wording-unchanged")
        if before.issued:
            raise RefusedError("wording-issued")
    return writer.write(writer.case.home, act)


def pointed_in_wording(case: OpenCase, rooms: Sequence[str]) -> tuple[Pointed, ...]:
    """What to look at before the wording that stands is shown to rooms."""
    act = communique_page(case).act
    found: dict[str, Pointed] = {}
    if act is not None:
        words = "\n".join(filter(None, (act.title, act.words, act.embargo)))
        for room in rooms:
            for one in look_at(case.together, case.public, Relay(to=room, words=words)):
                found.setdefault(one.text, one)
    return tuple(found.values())


def show_communique(writer: CaseWriter, rooms: Sequence[str], kept: Sequence[str] = ()) -> int:
    """Show the wording to rooms for their consent. Raises RefusedError."""
    case, page = writer.case, communique_page(writer.case)
    if page.act is None:
        raise RefusedError("no-wording")
    if not rooms:
        raise RefusedError("no-room-named")
    if any(one.text not in kept for one in pointed_in_wording(case, rooms)):
        raise RefusedError("not-acknowledged")
    act = page.act
    shown = acts.CommuniqueShown(title=act.title, words=act.words, embargo=act.embargo, signers=act.signers)
    refs = tuple(Ref(room, writer.write(room, shown)) for room in rooms)
    return writer.write(case.home, acts.CommuniqueJoined(entry=page.entry, shown=refs))


def answer_wording(
    writer: CaseWriter, party: str, consents: bool, words: str = "", proxy: Proxy | None = None
) -> int:
    """A side's word on the wording that stands, in its room. Raises RefusedError."""
    side = next((one for one in communique_page(writer.case).sides if one.party == party), None)
    if side is None or side.entry < 0:
        raise RefusedError("wording-not-shown")
    return writer.write(
        side.room,
        acts.WordingAnswered(entry=side.entry, party=party, consents=consents, words=words, proxy=proxy),
    )


def sign_communique(writer: CaseWriter, signer: str, how: str = "") -> int:
    """Somebody in whose name it goes out has signed. Raises RefusedError."""
    page = communique_page(writer.case)
    if page.act is None or signer not in page.act.signers:
        raise RefusedError("not-a-signer")
    return writer.write(writer.case.home, acts.CommuniqueSigned(entry=page.entry, signer=signer, how=how))


def issue_communique(writer: CaseWriter, when: str = "") -> int:
    """Record that it went out. Raises RefusedError before every side that was asked consents to this very
    wording and all have signed it.
    """
    page = communique_page(writer.case)
    if page.act is None:
        raise RefusedError("no-wording")
    if page.issued:
        raise RefusedError("wording-issued")
    if not page.ready:
        raise RefusedError("wording-not-ready")
    return writer.write(writer.case.home, acts.CommuniqueIssued(entry=page.entry, when=when))


def prepare_leak_line(writer: CaseWriter, asked: str, line: str) -> int:
    """What mediators say if they are asked about something that leaked."""
    return writer.write(writer.case.home, acts.LeakLine(asked=asked, line=line))
