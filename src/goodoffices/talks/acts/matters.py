"""What a side tells of what matters to it, each answer an entry with its own mark; in the room's own names.

What an answer says is one of several records. Everything may stay partial, and nothing is refused because it
contradicts an earlier answer.
"""

from __future__ import annotations

import msgspec

from goodoffices.talks.acts.base import Spoken
from goodoffices.talks.acts.proposals import PackagePart
from goodoffices.talks.declaring import WITH_MEDIATORS, KindOfEntry, KindTable
from goodoffices.talks.fields import EntryNumber, Id, Score
from goodoffices.talks.reasons import gettext_noop as _


class _Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="says"):
    pass


class RatherTold(_Told, frozen=True, kw_only=True, tag="rather"):
    """This draft rather than that; or the one as well as the other (``alike``)."""

    this: tuple[PackagePart, ...]
    than: tuple[PackagePart, ...]
    alike: bool = False


class MoreTold(_Told, frozen=True, kw_only=True, tag="more"):
    """One issue matters more than another: going from its worst to its best option does."""

    issue: int
    than: int


class PointsTold(_Told, frozen=True, kw_only=True, tag="points"):
    """Issues and how much each matters, of 100 or of whatever they add up to."""

    points: dict[int, Score]


class CardsTold(_Told, frozen=True, kw_only=True, tag="cards"):
    """Issues laid in order, least first: each level holds those that matter alike; an empty level is a blank
    card. ``ratio``: how many times the last level matters the first.
    """

    levels: tuple[tuple[int, ...], ...]
    ratio: Score


class OrderTold(_Told, frozen=True, kw_only=True, tag="order"):
    """Options of an issue, best first; those of one level are equally good."""

    issue: int
    levels: tuple[tuple[Id, ...], ...]


class ShareTold(_Told, frozen=True, kw_only=True, tag="share"):
    """How good options are on their issue: 100 the best, 0 the worst."""

    issue: int
    shares: dict[Id, Score]


class WorthTold(_Told, frozen=True, kw_only=True, tag="worth"):
    """What an option is worth on the side's own scale, between ``low`` and ``high``; ``against`` is the
    option from which it is counted, where it is.
    """

    issue: int
    option: Id
    low: Score
    high: Score
    against: Id = ""


class NeverTold(_Told, frozen=True, kw_only=True, tag="never"):
    """What could never be."""

    issue: int
    option: Id


class NoDealTold(_Told, frozen=True, kw_only=True, tag="no-deal"):
    """What no agreement would be worth: a ``level`` on the side's own scale, or a draft that would be as bad
    as none.
    """

    level: Score = ""
    draft: tuple[PackagePart, ...] = ()


Told = (
    RatherTold
    | MoreTold
    | PointsTold
    | CardsTold
    | OrderTold
    | ShareTold
    | WorthTold
    | NeverTold
    | NoDealTold
)


class MattersTold(Spoken, frozen=True, kw_only=True, tag="matters/1"):
    """An answer about what matters. ``instead_of`` are earlier answers whose place it takes; ``words`` then
    say why.
    """

    told: Told
    instead_of: tuple[EntryNumber, ...] = ()


Act = MattersTold

KINDS: KindTable = {
    MattersTold: KindOfEntry(
        stands=WITH_MEDIATORS, captured="beside", label=_("what matters"), travels=True, moves=True
    ),
}
