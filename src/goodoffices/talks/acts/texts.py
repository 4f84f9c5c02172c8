"""The one text that all work on: what mediators keep of it, what goes into a room, what a side says of it.

The text with its owners and its history lies in a room of mediators. A side's room has what was released to
it, and that side's own words on it. Clauses are named by their labels; what they said is named by the key of
their words (:func:`goodoffices.text.words_key`), so that a word on a clause binds nobody to other words.
"""

from __future__ import annotations

import msgspec

from goodoffices.talks.act_parts import Cite, If, Ref
from goodoffices.talks.acts.base import ActBase, Spoken
from goodoffices.talks.declaring import MEDIATORS_ONLY, WITH_MEDIATORS, KindOfEntry, KindTable
from goodoffices.talks.fields import (
    ClockTime,
    EntryNumber,
    Id,
    PartyId,
    PersonName,
    Term,
    TextWords,
    Time,
    Words,
)
from goodoffices.talks.reasons import gettext_noop as _
from goodoffices.text import Passing, SideWord, WayOfWorking
from goodoffices.vault import SealedFile


class ClauseOf(msgspec.Struct, frozen=True):
    """A clause as it was when somebody spoke of it: its label, and the key of its words."""

    clause: Id
    of: Id


class TextBegun(ActBase, frozen=True, kw_only=True, tag="text/1"):
    """A single text is begun, or what holds for one is said anew (``text`` names it then).

    ``language`` is the one in which it is drafted, ``languages`` the others (BCP 47); ``authentic`` those
    whose texts are, ``prevails`` the one that prevails where they differ. ``until_everything``: nothing is
    agreed until everything is agreed.
    """

    title: TextWords
    way: WayOfWorking = "bracketed-text"
    language: Term = "en"
    languages: tuple[Term, ...] = ()
    authentic: tuple[Term, ...] = ()
    prevails: Term = ""
    until_everything: bool = True
    text: EntryNumber | None = None


class VersionMade(ActBase, frozen=True, kw_only=True, tag="text-version/1"):
    """A version of a text; ``file`` has its words with what mediators know of its brackets.

    ``after`` is the version that it was made from. ``still_open`` are the changes to that one which are not
    in it and still wait. ``agreed_part``: what is agreed, aside from the draft that goes on. The counts are
    of brackets: all, those in no other, those new since ``after``, those gone since.
    """

    text: EntryNumber
    name: TextWords
    file: SealedFile
    day: ClockTime = ""
    after: EntryNumber | None = None
    still_open: tuple[EntryNumber, ...] = ()
    agreed_part: bool = False
    brackets: int = 0
    outer: int = 0
    came: int = 0
    went: int = 0
    words: Words = ""


class ClauseChanged(ActBase, frozen=True, kw_only=True, tag="clause-change/1"):
    """Other words for a clause of a version, not in it yet. ``place`` counts its clauses from 0; ``old`` is
    the clause as it is printed there, ``put`` as it shall be.

    ``on`` is the change that this one changes. ``owners`` are the sides whose change it is (none: the
    mediators'), ``source`` where the side proposed it. ``unmarked``: it was found by comparison only.
    """

    text: EntryNumber
    version: EntryNumber
    place: int
    clause: Id
    old: TextWords
    put: TextWords
    on: EntryNumber | None = None
    owners: tuple[PartyId, ...] = ()
    source: Ref | None = None
    unmarked: bool = False
    words: Words = ""


class ChangeDecided(ActBase, frozen=True, kw_only=True, tag="change-decided/1"):
    """A person decides on changes of one clause, conflicts among them: ``put`` stands from now on, as the
    clause is printed. Their owners stay with what they are in. ``place`` -1: they are set aside, and the
    clause stays as it is.
    """

    text: EntryNumber
    version: EntryNumber
    place: int
    changes: tuple[EntryNumber, ...]
    put: TextWords
    words: Words = ""


class BracketOwned(ActBase, frozen=True, kw_only=True, tag="bracket-owner/1"):
    """Whose a bracket of a version is, and since when; for mediators alone."""

    text: EntryNumber
    version: EntryNumber
    bracket: int
    owners: tuple[PartyId, ...] = ()
    since: ClockTime = ""
    words: Words = ""


class ClauseTied(ActBase, frozen=True, kw_only=True, tag="clause-tied/1"):
    """What of the case a clause is about, by the case's ids; later ties of the clause replace it."""

    text: EntryNumber
    clause: Id
    issue: Id = ""
    option: Id = ""
    phases: tuple[Id, ...] = ()
    terms: tuple[Id, ...] = ()
    plans: tuple[Id, ...] = ()


class TextTranslated(ActBase, frozen=True, kw_only=True, tag="text-translated/1"):
    """Clauses of a text in another language, brought as a whole; ``file`` has them."""

    text: EntryNumber
    language: Term
    file: SealedFile


class ClauseTranslated(ActBase, frozen=True, kw_only=True, tag="clause-translated/1"):
    """One clause in another language: ``put`` for the words ``of`` the first one; ``checked_by`` who has held
    the two against each other.
    """

    text: EntryNumber
    language: Term
    clause: Id
    of: TextWords
    put: TextWords
    checked_by: PersonName = ""


class TextSent(ActBase, frozen=True, kw_only=True, tag="text-sent/1"):
    """Which version went into a room as the release of that ``form``, how, and what it rests on; ``kept``
    what was pointed out and left in it all the same.
    """

    text: EntryNumber
    version: EntryNumber
    room: Id
    form: Id
    passing: Passing
    cites: tuple[Cite, ...] = ()
    kept: tuple[Words, ...] = ()


class TextReleased(ActBase, frozen=True, kw_only=True, tag="text-released/1"):
    """A text goes into a room, as a relay does: ``file`` has its words as they are shown there. ``first`` is
    the first release of the same text in this room; its drafts are counted from that one. ``concluded``: it
    is what the sides agreed, by a mediator's act.
    """

    title: TextWords
    file: SealedFile
    passing: Passing
    takes_words: bool = False
    language: Term = "en"
    day: ClockTime = ""
    first: EntryNumber | None = None
    words: Words = ""
    concluded: bool = False


class ClauseSpoken(Spoken, frozen=True, kw_only=True, tag="clause-word/1"):
    """A side's word on clauses of a text that was released to its room. ``words`` is a remark for its
    mediators alone; ``conditions`` belong to *agreed, if …*, ``due`` and ``subject_to`` to *ad referendum*.
    """

    release: EntryNumber
    clauses: tuple[ClauseOf, ...]
    word: SideWord
    conditions: tuple[If, ...] = ()
    due: Time = ""
    subject_to: tuple[PersonName, ...] = ()


class WordsProposed(Spoken, frozen=True, kw_only=True, tag="clause-words/1"):
    """Words that a side proposes for a clause of a text that was released to its room: ``put`` is the clause
    as it would have it. ``unmarked``: it stood unmarked in a file that came back.
    """

    release: EntryNumber
    clause: ClauseOf
    put: Words
    unmarked: bool = False


class TextConcluded(ActBase, frozen=True, kw_only=True, tag="text-concluded/1"):
    """A version is what the sides agreed, by a mediator's act: nothing else makes it so. ``day`` is the day
    on which they did; ``words`` say how (signed at the table, by letter), where not every side has agreed to
    every clause in its room. A later one replaces it; without a version, none is concluded from then on, and
    ``words`` say why.
    """

    text: EntryNumber
    version: EntryNumber | None = None
    day: ClockTime = ""
    words: Words = ""


class WordWeighed(ActBase, frozen=True, kw_only=True, tag="word-weighed/1"):
    """What a mediator made of a side's word on a clause: the position that it was taken for, or none."""

    said: Ref
    position: Ref | None = None
    words: Words = ""


Act = (
    TextBegun
    | VersionMade
    | ClauseChanged
    | ChangeDecided
    | BracketOwned
    | ClauseTied
    | TextTranslated
    | ClauseTranslated
    | TextSent
    | TextReleased
    | ClauseSpoken
    | WordsProposed
    | WordWeighed
    | TextConcluded
)


def _kept(label: str, called_by: str = "") -> KindOfEntry:
    """What stands with the mediators alone."""
    return KindOfEntry(
        stands=MEDIATORS_ONLY, captured="process", label=label, called_by=called_by, aside=True
    )


KINDS: KindTable = {
    TextBegun: _kept(_("text begun"), "title"),
    VersionMade: _kept(_("version of a text"), "name"),
    ClauseChanged: _kept(_("change of a clause"), "clause"),
    ChangeDecided: _kept(_("decision on a clause")),
    BracketOwned: _kept(_("owners of a bracket")),
    ClauseTied: _kept(_("what a clause is about"), "clause"),
    TextTranslated: _kept(_("translation"), "language"),
    ClauseTranslated: _kept(_("clause in another language"), "clause"),
    TextConcluded: _kept(_("text concluded")),
    TextSent: KindOfEntry(stands=MEDIATORS_ONLY, captured="relay", label=_("text sent"), aside=True),
    WordWeighed: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="process", label=_("word on a clause weighed"), aside=True
    ),
    TextReleased: KindOfEntry(
        stands=WITH_MEDIATORS | MEDIATORS_ONLY,
        captured="relay",
        label=_("text released to this room"),
        called_by="title",
        ours=True,
    ),
    ClauseSpoken: KindOfEntry(
        stands=WITH_MEDIATORS,
        captured="process",
        label=_("word on a clause"),
        called_by="word",
        travels=True,
    ),
    WordsProposed: KindOfEntry(
        stands=WITH_MEDIATORS,
        captured="process",
        label=_("words proposed"),
        called_by="put",
        travels=True,
    ),
}
"""What each of them tells of itself."""
