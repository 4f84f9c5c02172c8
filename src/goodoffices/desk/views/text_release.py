"""What it takes to release a text, and what a room gave back."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from goodoffices.desk.one_text.came_back import BackClause, changed_clauses
from goodoffices.desk.one_text.clean import Choice
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import released_text
from goodoffices.desk.one_text.standing import RoomRelease, TextStanding
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.stored_files import attached_file
from goodoffices.talks import acts
from goodoffices.text import CameBack, Text, bracket_words, option_stacks_of

PASSINGS_OF: dict[str, tuple[str, ...]] = {
    "bracketed-text": ("without-owners", "clean", "all"),
    "mediators-pen": ("clean", "all"),
}
"""How brackets can go, by the way of working."""


class WantedChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket for which a clean copy wants a choice, and what was chosen."""

    number: int
    label: str
    words: str
    choice: Choice | None


class WantedOption(msgspec.Struct, frozen=True, kw_only=True):
    """Options over paragraphs of which one is wanted: where they stand, and each with its words."""

    stack: int
    options: tuple[tuple[int, str, str], ...]
    chosen: int | None


class ReturnedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came back, and what it answers."""

    name: str
    party: str
    sent: Text
    data: bytes


def release_rooms(case: OpenCase) -> tuple[tuple[str, str], ...]:
    """The rooms that a text can go to: those of sides, then other rooms of mediators."""
    views = [view for view in case.views() if view.sort in ("delegation-mediators", "all")]
    ours = [view for view in case.views() if view.sort == "mediators" and view.room != case.home]
    return tuple((view.room, view.title) for view in (*views, *ours))


def readers_besides(case: OpenCase, room: str) -> int:
    """How many others can read a room."""
    return len(case.view(room).members) - 1


def wanted_choices(
    case: OpenCase, text: int, version: int, choices: dict[int, Choice]
) -> tuple[WantedChoice, ...]:
    """The brackets of a version that want a choice."""
    one = OneText(case, text)
    draft = one.content(one.version(version)).text
    words = bracket_words(draft)
    return tuple(
        WantedChoice(
            number=at,
            label=draft.clauses[bracket.first_clause].label,
            words=words[at],
            choice=choices.get(at),
        )
        for at, bracket in enumerate(draft.brackets)
        if not bracket.placeholder
    )


def wanted_options(
    case: OpenCase, text: int, version: int, chosen: Collection[int]
) -> tuple[WantedOption, ...]:
    """The options over paragraphs of a version, of each stack of which one is wanted."""
    one = OneText(case, text)
    draft = one.content(one.version(version)).text
    return tuple(
        WantedOption(
            stack=at,
            options=tuple(
                (place, draft.clauses[place].label, _said_below(draft, place)) for place in members
            ),
            chosen=next((place for place in members if place in chosen), None),
        )
        for at, members in enumerate(option_stacks_of(draft))
    )


def _said_below(text: Text, place: int) -> str:
    """The words of an option: its own, or else those of the first clause below it that has some."""
    below = (one.words for one in text.clauses[place + 1 :] if one.parent == place)
    return text.clauses[place].words or next((words for words in below if words), "")


def shown_lines(text: Text) -> tuple[str, ...]:
    """A text for reading: its clauses, those with words."""
    return tuple(one.printed.strip() for one in text.clauses if one.printed.strip())


def returned_to(
    case: OpenCase, text: int, room: str
) -> tuple[tuple[RoomRelease, ...], tuple[tuple[str, str], ...]]:
    """What a room was given of a text, and the sides that are in it."""
    releases = TextStanding(OneText(case, text)).in_room(room)
    parties = tuple((party, case.outline.party_label(party)) for party in case.view(room).parties)
    return releases, parties


def returned_file(case: OpenCase, text: int, room: str, release: int, entry: int) -> ReturnedFile:
    """A file that a room gave back, with what was sent. Raises NotThereError."""
    found = next((one for one in returned_to(case, text, room)[0] if one.entry == release), None)
    if found is None:
        raise NotThereError("no such release")
    act = attached_file(case.view(room), entry)
    return ReturnedFile(
        name=act.name,
        party=case.outline.party_label(act.party or (act.proxy.party if act.proxy else "")),
        sent=released_text(case, found.act),
        data=b"".join(case.open(act.file)),
    )


def clauses_that_came(
    case: OpenCase, room: str, release: int, sent: Text, came: CameBack
) -> tuple[tuple[BackClause, ...], tuple[str, ...]]:
    """The clauses that came back otherwise, those recorded already marked so; and what is in no clause."""
    found, rest = changed_clauses(sent, came)
    known = {
        (item.act.clause.clause, " ".join(item.act.put.split()))
        for item in case.view(room).items.of(acts.WordsProposed)
        if isinstance(item.act, acts.WordsProposed) and item.act.release == release and not item.invalid
    }
    return (
        tuple(
            msgspec.structs.replace(one, taken=(one.label, " ".join(one.put.split())) in known)
            for one in found
        ),
        rest,
    )
