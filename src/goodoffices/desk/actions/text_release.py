"""Releasing a version into a room: looked at first, as a relay is; sent with its origin, or not at all."""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import TextToGo, TextWish, file_of_release, text_to_go
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.relays import Pointed, look_at
from goodoffices.talks import Relay, acts


class TextLook(msgspec.Struct, frozen=True, kw_only=True):
    """A release that is being made ready: the text, what is pointed out in what is new to the room, and what
    a person left in.
    """

    wish: TextWish
    to_go: TextToGo
    pointed: tuple[Pointed, ...]
    kept: tuple[str, ...] = ()

    @property
    def unseen(self) -> tuple[Pointed, ...]:
        """What was pointed out to nobody yet."""
        return tuple(one for one in self.pointed if one.text not in self.kept)


def look_at_text(case: OpenCase, text: int, wish: TextWish, kept: tuple[str, ...] = ()) -> TextLook:
    """Look at a version as it would leave now. In a room of mediators nothing is pointed out."""
    one = OneText(case, text)
    to_go = text_to_go(case, one, wish)
    pointed: tuple[Pointed, ...] = ()
    if case.view(wish.room).sort != "mediators":
        title = one.settings.title if to_go.before is None else ""
        words = "\n".join(part for part in (title, wish.words, to_go.fresh) if part.strip())
        pointed = look_at(case.together, case.public, Relay(to=wish.room, words=words))
    return TextLook(wish=wish, to_go=to_go, pointed=pointed, kept=kept)


def release_text(writer: CaseWriter, text: int, wish: TextWish, kept: tuple[str, ...] = ()) -> int:
    """The text and its origin, or neither; gives the release's entry. Raises RefusedError for the first thing
    that stands against it, or if something is pointed out that is not among ``kept``.
    """
    look = look_at_text(writer.case, text, wish, kept)
    for why in look.to_go.against:
        raise RefusedError(why.code, **why.given)
    if look.unseen:
        raise RefusedError("not-acknowledged")
    one = OneText(writer.case, text)
    first = look.to_go.before
    entry = writer.write(
        wish.room,
        acts.TextReleased(
            title=one.settings.title,
            file=writer.attach(file_of_release(look.to_go, wish.passing)),
            passing=wish.passing,
            takes_words=one.settings.way == "bracketed-text",
            language=wish.language or one.settings.language,
            day=writer.at[:10],
            first=_first(writer.case, wish.room, first.entry) if first is not None else None,
            words=wish.words,
            concluded=look.to_go.concluded,
        ),
    )
    form = writer.case.view(wish.room).items[entry].hand.token
    writer.write(
        one.room,
        acts.TextSent(
            text=text,
            version=wish.version,
            room=wish.room,
            form=form,
            passing=wish.passing,
            cites=look.to_go.cites,
            kept=tuple(each.text for each in look.pointed),
        ),
    )
    return entry


def _first(case: OpenCase, room: str, entry: int) -> int:
    act = case.view(room).items[entry].act
    assert isinstance(act, acts.TextReleased)
    return entry if act.first is None else act.first
