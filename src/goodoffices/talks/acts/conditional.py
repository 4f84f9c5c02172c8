"""Conditional words: what a side would do, and what others have to do for it."""

from __future__ import annotations

from goodoffices.talks.act_parts import If
from goodoffices.talks.acts.base import ActBase, Spoken
from goodoffices.talks.declaring import ANYWHERE, MEDIATORS_ONLY, KindOfEntry, KindTable
from goodoffices.talks.fields import EntryNumber, Name, PartyId, Score
from goodoffices.talks.reasons import gettext_noop as _


class IfDone(If, frozen=True, kw_only=True, omit_defaults=True):
    """The side ``party`` does what ``does`` says, to ``at_least`` so much where an amount is meant; or, with
    ``undone``, does not do it.
    """

    at_least: Score = ""
    undone: bool = False


class ForEach(If, frozen=True, kw_only=True, omit_defaults=True):
    """So much for what ``party`` does: ``number`` for each whole ``each`` above ``above``."""

    number: Score
    each: Score = "1"
    above: Score = "0"


class WouldDo(Spoken, frozen=True, kw_only=True, tag="would-do/1"):
    """A side would do ``act`` if what ``when`` says is done: all of it, or ``enough`` so many. Without, in
    any case.

    How much, where an amount is meant: ``number`` and all ``rates`` together, at most ``at_most``. ``most``
    is the largest amount that there is, ``unit`` what it is counted in.
    """

    act: Name
    when: tuple[IfDone, ...] = ()
    enough: int = 0
    number: Score = ""
    rates: tuple[ForEach, ...] = ()
    at_most: Score = ""
    most: Score = ""
    unit: Name = ""
    instead_of: tuple[EntryNumber, ...] = ()


class ActsTied(ActBase, frozen=True, kw_only=True, tag="acts-tied/1"):
    """Mediators tie names under which rooms know one and the same act of a side."""

    party: PartyId
    names: tuple[Name, ...]


Act = WouldDo | ActsTied

KINDS: KindTable = {
    WouldDo: KindOfEntry(
        stands=ANYWHERE,
        captured="beside",
        label=_("would do"),
        called_by="act",
        travels=True,
        moves=True,
    ),
    ActsTied: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("acts tied"), aside=True),
}
