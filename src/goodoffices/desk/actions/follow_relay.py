"""What becomes of a relay: its readers' answer, other words for it or its end, and what a second mediator
says to a draft.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from goodoffices.case import Stance
from goodoffices.desk.actions.put_on_issue import put_on_issue
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.relays import Pointed, look_at
from goodoffices.talks import Disclosure, Proxy, Relay, acts, write_mended
from goodoffices.talks.acts import Ref, Unsaid

Step = Literal["received", "back", "answered"]


class AnswerPosition(msgspec.Struct, frozen=True, kw_only=True):
    """A position in an answer: on an issue and an option of the case, by their ids, or on a new option by its
    name.
    """

    stance: Stance
    issue: str
    option: str = ""
    new_option: str = ""
    condition: str = ""


def follow_relay(
    writer: CaseWriter,
    room: str,
    entry: int,
    step: Step,
    party: str,
    proxy: Proxy | None,
    words: str = "",
    disclosure: Disclosure | None = None,
    taken: AnswerPosition | None = None,
) -> int:
    """Note that a side received a relay, asked back, or answered it; gives the entry's sequence. The position
    that an answer takes stands on the board, in the answer's words.
    """
    if step == "received":
        return writer.write(room, acts.Received(entry=entry, proxy=proxy))
    said: dict[str, Any] = {"words": words, "party": party, "proxy": proxy, "disclosure": disclosure}
    if step == "back":
        return writer.write(room, acts.AskedBack(**said, entry=entry))
    answered = writer.write(room, acts.Answered(**said, question=entry))
    if taken is not None:
        put_on_issue(writer, room, answered, **msgspec.structs.asdict(taken))
    return answered


def pointed_in_mended(case: OpenCase, room: str, entry: int, words: str) -> tuple[Pointed, ...]:
    """What to look at before a relay gets other words."""
    act = case.view(room).items[entry].act
    assert isinstance(act, acts.Relayed)
    wanted = Relay(to=room, words=words, goes_as=act.goes_as, attributed_to=act.attributed_to)
    return look_at(case.together, case.public, wanted)


def correct_relay(
    writer: CaseWriter,
    room: str,
    entry: int,
    words: str,
    *,
    kept: tuple[str, ...] = (),
    unsaid: tuple[Unsaid, ...] = (),
) -> None:
    """Other words for a relay that went. Raises RefusedError if something is pointed out that is not among
    ``kept``, and RelayRefused.
    """
    pointed = _require_seen(writer, room, entry, words, kept)
    writer.put(
        *write_mended(
            writer.case.together,
            room,
            entry,
            words,
            writer.hand(room),
            kept=tuple(one.text for one in pointed),
            unsaid=unsaid,
        )
    )


def take_back_relay(
    writer: CaseWriter, room: str, entry: int, words: str, *, kept: tuple[str, ...] = ()
) -> None:
    """Take a relay back; the room is told so, in ``words``. Raises RefusedError as :func:`correct_relay`
    does.
    """
    _require_seen(writer, room, entry, words, kept)
    writer.write(room, acts.TakenBack(entry=entry, words=words))


def second_draft(writer: CaseWriter, draft: Ref, agrees: bool, words: str = "") -> None:
    """A second mediator releases a draft, or declines."""
    writer.write(draft.room, acts.Seconded(draft=draft.sequence, agrees=agrees, words=words))


def drop_draft(writer: CaseWriter, draft: Ref, words: str = "") -> None:
    """Who wrote a draft drops it."""
    writer.write(draft.room, acts.TakenBack(entry=draft.sequence, words=words))


def _require_seen(
    writer: CaseWriter, room: str, entry: int, words: str, kept: tuple[str, ...]
) -> tuple[Pointed, ...]:
    pointed = pointed_in_mended(writer.case, room, entry, words)
    if any(one.text not in kept for one in pointed):
        raise RefusedError("not-acknowledged")
    return pointed
