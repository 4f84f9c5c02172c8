"""What would go into a room: the words, what stands against it, what to look at before it leaves.

A version goes as a relay does. Remarks, owners and other sides' states are in no text that leaves; words that
a side proposed leave its room only as far as it let them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from goodoffices.desk.one_text.clean import Choice, open_brackets, with_choices
from goodoffices.desk.one_text.concluded import is_concluded
from goodoffices.desk.one_text.content import (
    VersionContent,
    content_of,
    decode_content,
    encode_content,
    named,
)
from goodoffices.desk.one_text.line import MadeVersion, OneText
from goodoffices.desk.one_text.standing import RoomRelease, TextStanding
from goodoffices.desk.one_text.translations import composed, translations_of
from goodoffices.desk.open_case import OpenCase
from goodoffices.talks import Reason, RoomView, acts, reaches
from goodoffices.text import Passing, Text, compare, option_stacks_of, read_text, without_owners

_FEW = 4
"""Words from which a change is looked for in the whole text, where its clause has another label now."""


class TextWish(msgspec.Struct, frozen=True, kw_only=True):
    """A version for a room, as a mediator wants it: how its brackets go, in which language, with which words
    before it.
    """

    version: int
    room: str
    passing: Passing = "without-owners"
    language: str = ""
    choices: Mapping[int, Choice] = {}
    options: tuple[int, ...] = ()
    words: str = ""


class TextToGo(msgspec.Struct, frozen=True, kw_only=True):
    """The text as it would go. ``fresh`` are the words that the room does not have yet; ``open_ones`` the
    brackets for which a clean copy wants a choice; ``cites`` what it rests on; ``concluded``: it is what the
    sides agreed, in the language of the draft or another authentic one.
    """

    text: Text
    version: MadeVersion
    fresh: str
    before: RoomRelease | None
    open_ones: tuple[int, ...]
    cites: tuple[acts.Cite, ...]
    against: tuple[Reason, ...]
    concluded: bool = False


def text_to_go(case: OpenCase, one: OneText, wish: TextWish) -> TextToGo:
    """Look at a version as it would leave now. Raises NotThereError for a version that is not there."""
    view = case.view(wish.room)
    version = one.version(wish.version)
    full = one.content(version).text
    ours = view.sort == "mediators"
    against = list(_of_room(case, view))
    text = full
    if wish.language and wish.language != one.settings.language:
        printed, missing = composed(full, translations_of(one, wish.language))
        text = named(read_text(printed))
        against += [Reason("not-translated", {"clause": label}) for label in missing[:5]]
    want = open_brackets(text)
    if wish.passing == "all" and not ours:
        against.append(Reason("text-owners-stay"))
    if not ours and one.settings.way == "mediators-pen" and wish.passing != "clean" and text.brackets:
        against.append(Reason("brackets-stay"))
    if wish.passing == "clean":
        text = named(with_choices(text, wish.choices, wish.options))
        left = open_brackets(text)
        against += [Reason("brackets-left", {"clause": label}) for label in _labels(text, left)[:5]]
        several = [text.clauses[members[0]].label for members in option_stacks_of(text)]
        against += [Reason("options-left", {"clause": label}) for label in several[:5]]
    if wish.passing != "all":
        text = without_owners(text)
    cites, closed = _resting(case, one, full, text, view)
    before = next(iter(reversed(TextStanding(one).in_room(wish.room))), None)
    return TextToGo(
        text=text,
        version=version,
        fresh=_fresh(one, text, before),
        before=before,
        open_ones=want,
        cites=cites,
        against=(*against, *(() if ours else closed)),
        concluded=is_concluded(one, version)
        and wish.language in ("", one.settings.language, *one.settings.authentic),
    )


def file_of_release(to_go: TextToGo, passing: Passing) -> bytes:
    """What lies in the room: the words alone, or in a mediators' room what is known of brackets too."""
    return encode_content(to_go.text) if passing == "all" else to_go.text.printed.encode()


def released_text(case: OpenCase, release: acts.TextReleased) -> Text:
    """The text as it went into a room."""
    data = case.read(release.file)
    return decode_content(data).text if release.passing == "all" else named(read_text(data.decode()))


def content_there(one: OneText, release: RoomRelease) -> VersionContent:
    """What a room has, as a version is opened. Where its words are those of the version, that is it: its
    reading lies beside it, and a release is words alone.
    """
    version = one.content(release.version)
    if release.act.passing == "all":
        return decode_content(one.case.read(release.act.file))
    printed = one.case.read(release.act.file).decode()
    return version if printed == version.printed else content_of(read_text(printed))


def _of_room(case: OpenCase, view: RoomView) -> list[Reason]:
    if view.sort not in ("delegation-mediators", "all", "mediators") or view.room == case.home:
        return [Reason("not-for-text")]
    return [Reason("second-for-text")] if case.together.second_release else []


def _labels(text: Text, brackets: Collection[int]) -> list[str]:
    clauses = (text.clauses[text.brackets[at].first_clause] for at in brackets)
    return list(dict.fromkeys(one.label or one.words[:30] for one in clauses))


def _fresh(one: OneText, text: Text, before: RoomRelease | None) -> str:
    """The clauses that the room does not have in these words."""
    known = {each.words for each in content_there(one, before).text.clauses} if before is not None else set()
    said = [each.words for each in text.clauses]
    return "\n".join(words for words in said if words and words not in known)


def _resting(
    case: OpenCase, one: OneText, full: Text, text: Text, view: RoomView
) -> tuple[tuple[acts.Cite, ...], tuple[Reason, ...]]:
    """The sides' proposals whose words stand in the text, other than the room's own; and those among them
    that may not travel.
    """
    said = {clause.label: _plain(clause.words) for clause in text.clauses if clause.label}
    whole = _plain(text.printed)
    cites: dict[acts.Cite, None] = {}
    closed: list[Reason] = []
    rooms = case.readable()
    for item in one.changes:
        act = item.act
        if not isinstance(act, acts.ClauseChanged) or act.source is None or act.source.room == view.room:
            continue
        if not _stand(act, said, whole):
            continue
        source = rooms.get(act.source.room)
        entry = source.items.get(act.source.sequence) if source is not None else None
        if source is None or entry is None:
            continue
        cites[acts.Cite(source.room, entry.sequence, source.head)] = None
        if not reaches(entry.level, "float"):
            party = case.outline.party_label(entry.party) if entry.party else ""
            closed.append(Reason("words-not-released", {"clause": act.clause, "party": party}))
    return tuple(cites), tuple(closed)


def _stand(act: acts.ClauseChanged, said: Mapping[str, str], whole: str) -> bool:
    """Whether the words that a change brought stand in its clause, or, where there are several, anywhere."""
    came = [_plain(piece.words) for piece in compare(act.old, act.put).pieces if piece.kind == "inserted"]
    came = [words for words in came if words]
    if not came:
        return False
    clause = said.get(act.clause)
    if clause is not None and all(words in clause for words in came):
        return True
    return any(len(words.split()) >= _FEW and words in whole for words in came)


def _plain(words: str) -> str:
    """Words without brackets, with single blanks."""
    return " ".join(words.replace("[", " ").replace("]", " ").split())
