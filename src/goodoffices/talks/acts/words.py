"""What is said in a room, and what is done with what was said: marked, corrected, taken back."""

from __future__ import annotations

from goodoffices.case import Stance
from goodoffices.talks.act_parts import Cut, If, Ref
from goodoffices.talks.acts.base import ActBase, Spoken
from goodoffices.talks.declaring import ANYWHERE, MEDIATORS_ONLY, KindOfEntry, KindTable
from goodoffices.talks.disclosure import Disclosure, Proxy
from goodoffices.talks.fields import EntryNumber, Id, Name, PartyId, PersonName, Term, Time, Words
from goodoffices.talks.reasons import gettext_noop as _
from goodoffices.vault import SealedFile


class Said(Spoken, frozen=True, kw_only=True, tag="said/1"):
    """Something said."""


class PositionTaken(Spoken, frozen=True, kw_only=True, tag="position/1"):
    """A demand, an acceptance or a refusal. ``options`` are the room's labels; with none, ``words`` say what
    is meant.

    ``instead_of`` names what this one stands for: positions of the same side that it replaces, or something
    said that is put on its issue with it. ``subject_to`` names those who have to approve it.
    """

    issue: int
    stance: Stance
    options: tuple[Id, ...] = ()
    conditions: tuple[If, ...] = ()
    subject_to: tuple[PersonName, ...] = ()
    instead_of: tuple[EntryNumber, ...] = ()


class Asked(Spoken, frozen=True, kw_only=True, tag="asked/1"):
    """A question; ``to`` says of whom, ``issue`` what about, where it is an issue."""

    to: PartyId = ""
    issue: int | None = None


class Answered(Spoken, frozen=True, kw_only=True, tag="answered/1"):
    """An answer to a question of this room, or to a relay."""

    question: EntryNumber


class Attached(Spoken, frozen=True, kw_only=True, tag="attached/1"):
    """A file; its name is sealed with everything else. ``words`` may say what it is."""

    file: SealedFile
    name: Name
    media: Term = "application/octet-stream"


class FileChanged(ActBase, frozen=True, kw_only=True, tag="file-changed/1"):
    """What changed in an attached file of the mediators since the change before; ``digest`` is the BLAKE2b
    hash of the whole as it is then.

    :mod:`goodoffices.talks.changes` makes the cuts and carries them out.
    """

    entry: EntryNumber
    cuts: tuple[Cut, ...]
    digest: bytes


class Promised(Spoken, frozen=True, kw_only=True, tag="promised/1"):
    """A promise; of the side that speaks, or of the mediators where ``party`` is empty."""

    to: PartyId = ""
    due: Time = ""


class Noted(ActBase, frozen=True, kw_only=True, tag="noted/1"):
    """A mediator's note about entries of any rooms that all readers of the note can open."""

    words: Words
    about: tuple[Ref, ...] = ()


class Disclosed(ActBase, frozen=True, kw_only=True, tag="disclosed/1"):
    """How far an entry may travel from now on."""

    entry: EntryNumber
    level: Disclosure
    proxy: Proxy | None = None
    words: Words = ""


class Corrected(ActBase, frozen=True, kw_only=True, tag="corrected/1"):
    """Other words for an entry, by who said it; those before stay readable."""

    entry: EntryNumber
    words: Words
    proxy: Proxy | None = None


class TakenBack(ActBase, frozen=True, kw_only=True, tag="taken-back/1"):
    """An entry no longer holds, says who said it; a draft is dropped by who wrote it. It stays readable and
    no longer travels.
    """

    entry: EntryNumber
    words: Words = ""
    proxy: Proxy | None = None


class Misplaced(ActBase, frozen=True, kw_only=True, tag="misplaced/1"):
    """An entry was recorded in the wrong room: it has no effect here. Where it belongs is not said in it."""

    entry: EntryNumber


Act = (
    Said
    | PositionTaken
    | Asked
    | Answered
    | Attached
    | FileChanged
    | Promised
    | Noted
    | Disclosed
    | Corrected
    | TakenBack
    | Misplaced
)

KINDS: KindTable = {
    Said: KindOfEntry(
        stands=ANYWHERE, captured="words", choices={"said": _("said")}, travels=True, moves=True
    ),
    PositionTaken: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"demands": _("demands"), "accepts": _("accepts"), "refuses": _("refuses")},
        travels=True,
        moves=True,
    ),
    Asked: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"asks": _("asks")},
        label=_("asks"),
        travels=True,
        moves=True,
    ),
    Answered: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"answers": _("answers")},
        label=_("answers"),
        travels=True,
        moves=True,
    ),
    Attached: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("file"), called_by="name", travels=True, moves=True
    ),
    FileChanged: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("file changed"), aside=True),
    Promised: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"promises": _("promises")},
        label=_("promises"),
        travels=True,
        moves=True,
    ),
    Noted: KindOfEntry(stands=MEDIATORS_ONLY, captured="words", label=_("note"), moves=True),
    Disclosed: KindOfEntry(stands=ANYWHERE, captured="entry", label=_("mark"), called_by="level", aside=True),
    Corrected: KindOfEntry(stands=ANYWHERE, captured="entry", label=_("other words"), aside=True),
    TakenBack: KindOfEntry(stands=ANYWHERE, captured="entry", label=_("taken back"), aside=True),
    Misplaced: KindOfEntry(
        stands=ANYWHERE, captured="entry", label=_("recorded in the wrong room"), aside=True
    ),
}
"""What each of them tells of itself."""
