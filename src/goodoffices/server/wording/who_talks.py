"""The picture of who talks with whom in words: its ends, its lines by number, and what each line stands
for.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodoffices.desk.views.who_talks import TalkEnd, TalkTie, Way, WhoTalks
from goodoffices.report.charts import ChannelEnd, ChannelLine, ChannelsPicture
from goodoffices.server.wording.templatetags import at, row_words, standing_words

_STRONGER: tuple[Way, ...] = ("talks", "told", "tie", "none")
NARROW, WIDE = 340, 760


class ToldTie(msgspec.Struct, frozen=True):
    """One thing that a line stands for, and where it is noted; ``by`` is on whose word alone it is told."""

    words: str
    by: str
    at: str
    address: str


class PictureLine(msgspec.Struct, frozen=True):
    """A line of the picture: its number, those whom it connects, and what it stands for."""

    number: int
    one: str
    other: str
    ties: tuple[ToldTie, ...]


def lines_of(found: WhoTalks, case: str) -> tuple[PictureLine, ...]:
    """One line for each two who are connected, in the order in which they were met."""
    return tuple(
        PictureLine(
            number,
            name_of(found.ends[first]),
            name_of(found.ends[second]),
            tuple(dict.fromkeys(_told(tie, found, case) for tie in ties)),
        )
        for number, ((first, second), ties) in enumerate(_pairs(found.ties).items(), start=1)
    )


def picture_of(found: WhoTalks) -> ChannelsPicture:
    """The picture itself."""
    return ChannelsPicture(
        actors=tuple(
            ChannelEnd(
                name_of(end),
                "mediator" if end.part == "desk" else end.part,
                standing_words(end.channel) if end.channel else "",
            )
            for end in found.ends
        ),
        channels=tuple(
            ChannelLine(first, second, min((tie.way for tie in ties), key=_STRONGER.index), number)
            for number, ((first, second), ties) in enumerate(_pairs(found.ties).items(), start=1)
        ),
        title=_("Who talks with whom"),
        about=_("Each line is told in the list below the picture, by its number."),
    )


def name_of(end: TalkEnd) -> str:
    """The name of an end; of whoever works here, what it is."""
    return _("This desk") if end.part == "desk" else end.name


def _pairs(ties: Iterable[TalkTie]) -> dict[tuple[int, int], list[TalkTie]]:
    found: dict[tuple[int, int], list[TalkTie]] = {}
    for tie in ties:
        first, second = sorted((tie.first, tie.second))
        found.setdefault((first, second), []).append(tie)
    return found


def _told(tie: TalkTie, found: WhoTalks, case: str) -> ToldTie:
    return ToldTie(_words(tie, found), tie.by, at(tie.at) if tie.at else "", _address(tie, case))


_OF_ACTOR = {
    "backs": gettext_noop("%(actor)s backs %(side)s"),
    "presses": gettext_noop("%(actor)s presses %(side)s"),
    "could-spoil": gettext_noop("%(actor)s could spoil the talks for %(side)s"),
}


def _words(tie: TalkTie, found: WhoTalks) -> str:
    if tie.what == "room":
        return _("a room: %(title)s") % {"title": tie.about}
    if tie.what == "contact":
        return _("contact: %(who)s") % {"who": tie.about} if tie.about else _("contact")
    if tie.what in _OF_ACTOR:
        names = {"actor": found.ends[tie.first].name, "side": found.ends[tie.second].name}
        return _(_OF_ACTOR[tie.what]) % names
    if tie.source == "people":
        return standing_words(tie.what)
    words = row_words(tie.what)
    return _("%(what)s in %(place)s") % {"what": words, "place": tie.about} if tie.about else words


def _address(tie: TalkTie, case: str) -> str:
    if tie.source == "room":
        return reverse("room", args=[case, tie.where])
    if tie.source == "article":
        return reverse("article", args=[case, int(tie.where)])
    return reverse(tie.source, args=[case])
