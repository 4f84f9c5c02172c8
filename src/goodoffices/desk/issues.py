"""The case's issues in a room's own words: raised there when they are first used, and tied to the case's in
the mediators' room.

A room learns an issue, and each of its options, only when something is said of it there; so nothing in a room
tells what was said of it elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from goodoffices.case import Case, CasePart, Issue, MergedPart, Option, follow
from goodoffices.talks import Act, RoomView, acts

Write = Callable[[str, Act], int]
"""Writes one entry in a room and gives its sequence."""
Ties = tuple[dict[tuple[str, int], str], dict[tuple[str, int, str], str]]
"""The case's issue for each room and its issue's label, and its option for an option's letter there."""
_SHOWN = 40
FOR_LATER = ("", "Not sorted yet")
"""Names of a room's issue for what is put on an issue later: none, which each reader's language words for
itself. Releases before gave it one.
"""
_SMALL = frozenset({"a", "an", "the"})
"""Words that are left out where words are held against the name of an option."""


class OutlineOption(msgspec.Struct, frozen=True):
    """An option as far as capturing needs it. ``here`` says that the room that is looked at has it, under
    whatever name.
    """

    id: str
    name: str = ""
    retired: bool = False
    here: bool = False

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class OutlineIssue(msgspec.Struct, frozen=True):
    """An issue as far as capturing needs it. ``here`` as for an option."""

    id: str
    name: str = ""
    kind: str = "nominal"
    options: tuple[OutlineOption, ...] = ()
    retired: bool = False
    here: bool = False

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
    """Parties and issues of a case file, without the rest: quick to read on every page. ``issues`` are on the
    table, with the options that are; ``retired`` are the issues that were retired; ``merged`` says what
    became of others.
    """

    parties: tuple[OutlineParty, ...] = ()
    mediators: tuple[OutlineParty, ...] = ()
    issues: tuple[OutlineIssue, ...] = ()
    merged: tuple[MergedPart, ...] = ()
    retired: tuple[OutlineIssue, ...] = ()

    def issue(self, key: str) -> OutlineIssue:
        """The issue that an id names now, retired ones too; KeyError where there is none."""
        key = follow(self.merged, "issue", key)
        for issue in (*self.issues, *self.retired):
            if issue.id == key:
                return issue
        raise KeyError(f"the case has no issue {key!r}")

    def party_label(self, key: str) -> str:
        """A party's name to show; its id where the case does not know it."""
        return next((party.label for party in self.parties if party.id == key), key)


_OUTLINE = msgspec.json.Decoder(Outline)


def outline_of(case_json: bytes) -> Outline:
    """The outline of a case file that was written as JSON."""
    return _on_table(_OUTLINE.decode(case_json))


def outline_in(case: Case) -> Outline:
    """The outline of a case file that was read whole, without reading it again."""
    return _on_table(msgspec.convert(case, Outline, from_attributes=True))


def _on_table(whole: Outline) -> Outline:
    """What is on the table apart from what was retired."""
    replace = msgspec.structs.replace
    return replace(
        whole,
        issues=tuple(
            replace(issue, options=tuple(one for one in issue.options if not one.retired))
            if any(one.retired for one in issue.options)
            else issue
            for issue in whole.issues
            if not issue.retired
        ),
        retired=tuple(issue for issue in whole.issues if issue.retired),
    )


def raise_issue(
    room: Callable[[], RoomView],
    ties: dict[tuple[str, int], str],
    home: str,
    issue: OutlineIssue,
    options: tuple[str, ...],
    write: Write,
    tied_options: Mapping[tuple[str, int, str], str] = MappingProxyType({}),
) -> tuple[int, tuple[str, ...]]:
    """The room's label of an issue and the letters of ``options`` (ids of the case's), written into the room
    and tied in ``home`` as needed.

    ``room`` gives the room as it stands, also after what was written here; ``ties`` and ``tied_options`` are
    those of the mediators' view. What the room has under an earlier name keeps that name there.
    """
    view = room()
    label = next((label for label in view.issues if ties.get((view.room, label)) == issue.id), None)
    names = {option.id: option.label for option in issue.options}
    wanted = {key: names.get(key, key) for key in options}
    fresh = label is None
    if label is not None:
        called = {
            tied_options.get((view.room, label, letter), ""): name
            for letter, name in view.issues[label].options.items()
        }
        wanted = {key: called.get(key, name) for key, name in wanted.items()}
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
    known |= {option.label for option in issue.options if option.here}
    names = {option.id: option.label for option in issue.options}
    wanted = [names.get(option, option) for option in options]
    found = [] if issue.here or issue.label in there else [issue.label]
    return (*found, *(name for name in wanted if name not in known))


def room_outline(view: RoomView, outline: Outline) -> Outline:
    """Those of the case's issues and options that the room has."""
    named = {one.name: set(one.options.values()) for one in view.issues.values()}
    return msgspec.structs.replace(
        outline,
        issues=tuple(
            msgspec.structs.replace(
                issue,
                options=tuple(
                    one for one in issue.options if one.here or one.label in named.get(issue.label, ())
                ),
            )
            for issue in outline.issues
            if issue.here or issue.label in named
        ),
    )


def marked_here(view: RoomView, outline: Outline, tied: Callable[[], Ties]) -> Outline:
    """The outline with what the room has under another name marked as being there.

    Only where the room knows a name that the case does not (any more) are the ties asked for.
    """
    labels = {issue.label: {one.label for one in issue.options} for issue in outline.issues}
    if all(set(one.options.values()) <= labels.get(one.name, set()) for one in view.issues.values()):
        return outline
    ties, tied_options = tied()
    there = {key for (room, _label), key in ties.items() if room == view.room}
    known = {
        (ties.get((room, label), ""), option)
        for (room, label, _letter), option in tied_options.items()
        if room == view.room
    }
    replace = msgspec.structs.replace
    return replace(
        outline,
        issues=tuple(
            replace(
                issue,
                here=True,
                options=tuple(replace(one, here=(issue.id, one.id) in known) for one in issue.options),
            )
            if issue.id in there
            else issue
            for issue in outline.issues
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
    there = next((issue for issue in case.issues if issue.label.casefold() == name.casefold()), None)
    if there is not None:
        return _brought_back(case, there), there.id
    key = new_id(name, taken_ids(case, "issue"))
    return msgspec.structs.replace(case, issues=(*case.issues, Issue(id=key, name=name))), key


def with_option(case: Case, issue: str, name: str) -> tuple[Case, str]:
    """The case with one more option of an issue, and its id; an option of that name that is there already is
    taken.

    The options of a range or a divisible issue are its numbers; ValueError for one that is not among them.
    """
    found = case.issue(issue)
    for option in case.options(found):
        if name.casefold() in (option.label.casefold(), option.id.casefold()):
            return _brought_back(case, found, option), option.id
    if found.kind in ("range", "divisible"):
        raise ValueError(f"{name!r} is not among the options of {found.label}")
    key = new_id(name, taken_ids(case, "option", issue))
    after = msgspec.structs.replace(found, options=(*found.options, Option(id=key, name=name)))
    issues = tuple(after if one.id == issue else one for one in case.issues)
    return msgspec.structs.replace(case, issues=issues), key


def taken_ids(case: Case, part: CasePart, of: str = "") -> set[str]:
    """The ids that no other thing of that part of the case may have: those that are there, and those that
    were merged away. ``of`` is the issue, for options.
    """
    parts: dict[CasePart, tuple[Any, ...]] = {
        "issue": case.issues,
        "phase": case.phases,
        "term": case.terms,
        "earlier": case.earlier,
    }
    there = case.issue(of).options if part == "option" else parts[part]
    gone = {one.was for one in case.merged if one.part == part and one.of in ("", of)}
    return {one.id for one in there} | gone


def _brought_back(case: Case, issue: Issue, option: Option | None = None) -> Case:
    """The case with what is named anew on the table again, where it was retired."""
    if not (issue.retired if option is None else option.retired):
        return case
    replace = msgspec.structs.replace
    options = tuple(replace(one, retired=False) if one is option else one for one in issue.options)
    after = replace(issue, options=options, retired=issue.retired and option is not None)
    return replace(case, issues=tuple(after if one is issue else one for one in case.issues))


def new_id(name: str, taken: set[str]) -> str:
    """A short id made of a name's letters and digits, of any script, that is not among ``taken``."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    base = "-".join(re.findall(r"\w+", plain))[:_SHOWN].strip("-") or "x"
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base}-{count}"
    return key
