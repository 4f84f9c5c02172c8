"""A text as it leaves as a file: what is in it, against what, and what it says of its standing."""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.concluded import is_concluded
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import released_text
from goodoffices.desk.one_text.translations import composed, translations_of
from goodoffices.desk.one_text.working import working_clauses
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.talks import acts
from goodoffices.text import Applied, Conflict, Edit, Kept, Merged, Text, read_text


class TextFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: the text; ``against`` the version from which its changes are marked; ``merged`` the
    changes that wait, each under its side's name, for mediators alone; ``beside`` the text in another
    language. ``number`` is the room's own number of the draft, 0 in mediators' copies; ``clean`` whether it
    has no marks; ``agreed`` that a mediator concluded it.
    """

    title: str
    name: str
    day: str
    text: Text
    number: int = 0
    against: Text | None = None
    merged: Merged | None = None
    beside: Text | None = None
    prevails: str = ""
    clean: bool = False
    agreed: bool = False
    language: str = "en"


def file_of_version(
    case: OpenCase, text: int, *, version: int = 0, against: int = 0, beside: str = ""
) -> TextFile:
    """A version for mediators. The newest draft has the changes that wait in it, conflicts among them, unless
    it is held against another version. Raises NotThereError.
    """
    one = OneText(case, text)
    chosen = one.version(version) if version else one.newest
    draft = one.content(chosen).text
    merged = None
    if not against and not beside and chosen.entry == one.newest.entry and one.waiting:
        merged = _merged(one, draft)
    return TextFile(
        title=one.settings.title,
        name=chosen.act.name,
        day=chosen.act.day,
        text=draft,
        against=one.content(one.version(against)).text if against else None,
        merged=merged,
        beside=_beside(one, draft, beside) if beside else None,
        prevails=one.settings.prevails if beside else "",
        agreed=not against and is_concluded(one, chosen),
        language=one.settings.language,
    )


def file_of_release(case: OpenCase, room: str, entry: int, against: int = 0) -> TextFile:
    """A text as a room has it, alone or with what changed since an earlier one. Nothing of it comes from
    elsewhere. Raises NotThereError.
    """
    numbers, act = releases_in(case, room, entry)
    before = None
    if against:
        _, earlier = releases_in(case, room, against)
        if numbers.get(against) is None or against >= entry:
            raise NotThereError("no such release")
        before = released_text(case, earlier)
    return TextFile(
        title=act.title,
        name="",
        day=act.day,
        text=released_text(case, act),
        number=numbers[entry],
        against=before,
        clean=act.passing == "clean" and not against,
        agreed=act.concluded and not against,
        language=act.language,
    )


def releases_in(case: OpenCase, room: str, entry: int) -> tuple[dict[int, int], acts.TextReleased]:
    """The releases of the same text in a room with their numbers there, and the one of that entry. Raises
    NotThereError.
    """
    view = case.view(room)
    item = view.items.get(entry)
    if item is None or item.invalid or not isinstance(item.act, acts.TextReleased):
        raise NotThereError("no such text")
    first = entry if item.act.first is None else item.act.first
    found: dict[int, int] = {}
    for one in view.items.of(acts.TextReleased):
        act = one.act
        same = isinstance(act, acts.TextReleased) and (one.sequence == first or act.first == first)
        if same and not one.invalid and one.taken_back is None:
            found[one.sequence] = len(found) + 1
    if entry not in found:
        raise NotThereError("no such text")
    return found, item.act


def _beside(one: OneText, draft: Text, language: str) -> Text:
    if language not in one.settings.languages:
        raise NotThereError("no such language")
    return read_text(composed(draft, translations_of(one, language))[0])


def _merged(one: OneText, draft: Text) -> Merged:
    """The whole draft with what waits, under the sides' names."""
    working = working_clauses(draft, one.waiting)
    labels = one.case.party_labels

    def called(edit: Edit) -> Edit:
        owners = tuple(labels.get(party, party) for party in edit.owners)
        return msgspec.structs.replace(edit, owners=owners)

    parts: list[Kept | Applied | Conflict] = []
    for place, clause in enumerate(draft.clauses):
        own = working.get(place)
        if own is None:
            parts.append(Kept(clause.printed))
            continue
        for part in own.merged.parts:
            if isinstance(part, Kept):
                parts.append(part)
            elif isinstance(part, Applied):
                parts.append(Applied(part.old, called(part.edit)))
            else:
                parts.append(Conflict(part.old, tuple(called(edit) for edit in part.edits)))
    return Merged(tuple(parts))
