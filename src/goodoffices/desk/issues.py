"""The case's issues in a room's own words: raised there when they are first used, and tied to the case's in
the mediators' room.

A room learns an issue, and each of its options, only when something is said of it there; so nothing in a room
tells what was said of it elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import msgspec

from goodoffices.case import Case, Issue, Option
from goodoffices.talks import Act, RoomView, acts

Write = Callable[[str, Act], int]
"""Writes one entry in a room and gives its sequence."""
_SHOWN = 40
FOR_LATER = ("", "Not sorted yet")
"""Names of a room's issue for what is put on an issue later: none, which each reader's language words for
itself. Releases before gave it one.
"""
_SMALL = frozenset({"a", "an", "the"})
"""Words that are left out where words are held against the name of an option."""


class OutlineOption(msgspec.Struct, frozen=True):
    """An option as far as capturing needs it."""

    id: str
    name: str = ""

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class OutlineIssue(msgspec.Struct, frozen=True):
    """An issue as far as capturing needs it."""

    id: str
    name: str = ""
    kind: str = "nominal"
    options: tuple[OutlineOption, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class OutlineParty(msgspec.Struct, frozen=True):
    """A party as far as capturing needs it."""

    id: str
    name: str = ""

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class Outline(msgspec.Struct, frozen=True):
    """Parties and issues of a case file, without the rest: quick to read on every page."""

    parties: tuple[OutlineParty, ...] = ()
    mediators: tuple[OutlineParty, ...] = ()
    issues: tuple[OutlineIssue, ...] = ()

    def issue(self, key: str) -> OutlineIssue:
        """The issue of that id; KeyError where there is none."""
        for issue in self.issues:
            if issue.id == key:
                return issue
        raise KeyError(f"the case has no issue {key!r}")

    def party_label(self, key: str) -> str:
        """A party's name to show; its id where the case does not know it."""
        return next((party.label for party in self.parties if party.id == key), key)


_OUTLINE = msgspec.json.Decoder(Outline)


def outline_of(case_json: bytes) -> Outline:
    """The outline of a case file that was written as JSON."""
    return _OUTLINE.decode(case_json)


def raise_issue(
    room: Callable[[], RoomView],
    ties: dict[tuple[str, int], str],
    home: str,
    issue: OutlineIssue,
    options: tuple[str, ...],
    write: Write,
) -> tuple[int, tuple[str, ...]]:
    """The room's label of an issue and the letters of ``options`` (ids of the case's), written into the room
    and tied in ``home`` as needed.

    ``room`` gives the room as it stands, also after what was written here; ``ties`` are those of the
    mediators' view.
    """
    view = room()
    label = next((label for label in view.issues if ties.get((view.room, label)) == issue.id), None)
    names = {option.id: option.label for option in issue.options}
    wanted = {key: names.get(key, key) for key in options}
    fresh = label is None
    if label is None:
        write(view.room, acts.IssueRaised(name=issue.label, options=tuple(dict.fromkeys(wanted.values()))))
        label = max(room().issues)
    else:
        for name in wanted.values():
            if name not in room().issues[label].options.values():
                write(view.room, acts.OptionAdded(issue=label, name=name))
                fresh = True
    letters = {name: letter for letter, name in room().issues[label].options.items()}
    if fresh:
        tied = {letters[name]: key for key, name in wanted.items()}
        write(home, acts.IssueTied(room=view.room, label=label, issue=issue.id, options=tied))
    return label, tuple(letters[name] for name in wanted.values())


def new_names(view: RoomView, issue: OutlineIssue, options: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names of the issue and of ``options`` (ids) that the room does not have: what recording on them
    would bring into it, whole.
    """
    there = {one.name for one in view.issues.values()}
    known = {name for one in view.issues.values() if one.name == issue.label for name in one.options.values()}
    names = {option.id: option.label for option in issue.options}
    wanted = [names.get(option, option) for option in options]
    found = [] if issue.label in there else [issue.label]
    return (*found, *(name for name in wanted if name not in known))


def room_outline(view: RoomView, outline: Outline) -> Outline:
    """Those of the case's issues and options whose names the room has."""
    named = {one.name: set(one.options.values()) for one in view.issues.values()}
    return msgspec.structs.replace(
        outline,
        issues=tuple(
            msgspec.structs.replace(
                issue, options=tuple(one for one in issue.options if one.label in named[issue.label])
            )
            for issue in outline.issues
            if issue.label in named
        ),
    )


def option_in_words(issue: OutlineIssue, words: str) -> str:
    """The id of the option that ``words`` name and nothing besides, perhaps with the issue's own name before
    or behind: "complete withdrawal" is the option *complete* of *Withdrawal*. Empty if there is none:
    words that say more, a *no* first of all, name no option.
    """
    said, on = _bare(words), _bare(issue.label)
    found = []
    for option in issue.options:
        name = _bare(option.label)
        if name and said in (name, name + on, on + name):
            found.append(option.id)
    return found[0] if len(found) == 1 else ""


def _bare(text: str) -> list[str]:
    return [
        word
        for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
        if word not in _SMALL
    ]


def with_issue(case: Case, name: str) -> tuple[Case, str]:
    """The case with one more issue of that name, and its id; an issue of that name that is there already is
    taken.
    """
    there = next((issue.id for issue in case.issues if issue.label.casefold() == name.casefold()), None)
    if there is not None:
        return case, there
    key = new_id(name, {issue.id for issue in case.issues})
    return msgspec.structs.replace(case, issues=(*case.issues, Issue(id=key, name=name))), key


def with_option(case: Case, issue: str, name: str) -> tuple[Case, str]:
    """The case with one more option of an issue, and its id; an option of that name that is there already is
    taken.

    The options of a range or a divisible issue are its numbers; ValueError for one that is not among them.
    """
    found = case.issue(issue)
    for option in case.options(found):
        if name.casefold() in (option.label.casefold(), option.id.casefold()):
            return case, option.id
    if found.kind in ("range", "divisible"):
        raise ValueError(f"{name!r} is not among the options of {found.label}")
    key = new_id(name, {option.id for option in found.options})
    after = msgspec.structs.replace(found, options=(*found.options, Option(id=key, name=name)))
    issues = tuple(after if one.id == issue else one for one in case.issues)
    return msgspec.structs.replace(case, issues=issues), key


def new_id(name: str, taken: set[str]) -> str:
    """A short id made of a name's letters and digits, of any script, that is not among ``taken``."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    base = "-".join(re.findall(r"\w+", plain))[:_SHOWN].strip("-") or "x"
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base}-{count}"
    return key
