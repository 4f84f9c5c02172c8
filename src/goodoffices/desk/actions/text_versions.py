"""Beginning a text, and making versions of it: from a draft that somebody brings, from the changes that
wait, or of what is agreed.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.desk.one_text.content import encode_content
from goodoffices.desk.one_text.line import MadeVersion, OneText
from goodoffices.desk.one_text.working import next_version
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import acts
from goodoffices.text import Text, carry, clause_pairs, numbered, read_text, release

LONGEST = 2_000_000
"""Characters of the longest text that is taken: some forty times a long draft."""


class TextSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for a text, as its page says it."""

    title: str
    way: str = "bracketed-text"
    language: str = "en"
    languages: tuple[str, ...] = ()
    authentic: tuple[str, ...] = ()
    prevails: str = ""
    until_everything: bool = True


def begin_text(
    writer: CaseWriter, settings: TextSettings, words: str, *, name: str, number: bool = False
) -> int:
    """Begin a text with its first version; gives its entry. ``number``: paragraphs without a number get
    one.
    """
    text = _read(words)
    entry = writer.write(writer.case.home, _begun(settings))
    _write(writer, entry, numbered(text) if number else text, name=name)
    return entry


def set_text(writer: CaseWriter, text: int, settings: TextSettings) -> int:
    """Say anew what holds for a text."""
    OneText(writer.case, text)
    return writer.write(writer.case.home, msgspec.structs.replace(_begun(settings), text=text))


def make_version(writer: CaseWriter, text: int, name: str, note: str = "") -> int:
    """The next version: the newest draft with every change that no conflict holds back."""
    one = OneText(writer.case, text)
    before = one.content(one.newest).text
    made = next_version(before, one.waiting, writer.at[:10])
    if not made.taken and before.printed == made.text.printed:
        raise RefusedError("nothing-to-make")
    entry = _write(
        writer,
        text,
        made.text,
        name=name,
        note=note,
        after=one.newest,
        before=before,
        still_open=made.still_open,
    )
    _ties_go_along(writer, one, before, made.text)
    return entry


def bring_version(writer: CaseWriter, text: int, words: str, name: str, note: str = "") -> int:
    """A draft that somebody brings becomes the next version. What is known of brackets goes along; changes
    that waited go on waiting where their words still stand, and are shown where not.
    """
    one = OneText(writer.case, text)
    before = one.content(one.newest).text
    new = _read(words)
    if new.printed == before.printed:
        raise RefusedError("nothing-to-make")
    entry = _write(
        writer,
        text,
        carry(before, new, since=writer.at[:10]).text,
        name=name,
        note=note,
        after=one.newest,
        before=before,
        still_open=tuple(change.entry for change in one.waiting),
    )
    _ties_go_along(writer, one, before, new)
    return entry


def make_agreed(
    writer: CaseWriter, text: int, labels: Sequence[str], name: str, *, before: int | None = None
) -> int:
    """A version of what is agreed: these clauses as in the newest draft, all others as they stood in
    ``before``, or not at all. The draft goes on untouched.
    """
    one = OneText(writer.case, text)
    draft = one.content(one.newest).text
    if not labels:
        raise RefusedError("nothing-agreed")
    old = one.content(one.version(before)).text if before is not None else Text(clauses=())
    made = release(old, draft, labels)
    return _write(writer, text, made, name=name, after=one.newest, before=draft, agreed_part=True)


def _read(words: str) -> Text:
    if not words.strip():
        raise RefusedError("no-text-given")
    if len(words) > LONGEST:
        raise RefusedError("text-too-long", most=LONGEST)
    return read_text(words)


def _begun(settings: TextSettings) -> acts.TextBegun:
    known = (settings.language, *settings.languages)
    return msgspec.convert(
        {
            "kind": "text/1",
            "title": settings.title,
            "way": settings.way,
            "language": settings.language,
            "languages": settings.languages,
            "authentic": tuple(one for one in settings.authentic if one in known),
            "prevails": settings.prevails,
            "until_everything": settings.until_everything,
        },
        acts.TextBegun,
    )


def _write(
    writer: CaseWriter,
    entry: int,
    text: Text,
    *,
    name: str,
    note: str = "",
    after: MadeVersion | None = None,
    before: Text | None = None,
    still_open: tuple[int, ...] = (),
    agreed_part: bool = False,
) -> int:
    """A version with its file, and how many brackets came and went since ``before``. No two have one name:
    a name is how people speak of a version.
    """
    if after is not None and _named_so(OneText(writer.case, entry), name):
        raise RefusedError("name-of-version-taken")
    day = writer.at[:10]
    aged = text if before is not None else _with_ages(text, day)
    came = sum(one.since == day for one in aged.brackets)
    had = len(before.brackets) if before is not None else 0
    return writer.write(
        writer.case.home,
        acts.VersionMade(
            text=entry,
            name=name,
            file=writer.attach(encode_content(aged)),
            day=day,
            after=after.entry if after is not None else None,
            still_open=still_open,
            agreed_part=agreed_part,
            brackets=len(aged.brackets),
            outer=sum(one.depth == 1 for one in aged.brackets),
            came=came,
            went=max(0, had - (len(aged.brackets) - came)),
            words=note,
        ),
    )


def _named_so(one: OneText, name: str) -> bool:
    return name.casefold() in {version.act.name.casefold() for version in one.versions}


def _ties_go_along(writer: CaseWriter, one: OneText, before: Text, new: Text) -> None:
    """What clauses are about goes along when they get another number: a number is a tie's only name of its
    clause, and would tie another one to the issue.
    """
    ties = {label: tie for label, tie in one.ties.items() if _binds(tie)}
    if not ties:
        return
    labels = {
        before.clauses[old].label: new.clauses[now].label
        for old, now in clause_pairs(before, new)
        if before.clauses[old].label in ties
    }
    wanted = {labels[label]: tie for label, tie in ties.items() if labels.get(label)}
    for label in (*wanted, *(each for each in ties if each not in wanted)):
        tie = wanted.get(label)
        if tie is None:
            tie = acts.ClauseTied(text=one.entry, clause=label)
        elif tie.clause == label:
            continue
        writer.write(writer.case.home, msgspec.structs.replace(tie, clause=label))


def _binds(tie: acts.ClauseTied) -> bool:
    return bool(tie.issue or tie.phases or tie.terms or tie.plans)


def _with_ages(text: Text, day: str) -> Text:
    brackets = tuple(msgspec.structs.replace(one, since=one.since or day) for one in text.brackets)
    return msgspec.structs.replace(text, brackets=brackets)
