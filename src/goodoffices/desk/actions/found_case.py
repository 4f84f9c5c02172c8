"""Beginning a case: what is on the table, and a room for each side with the mediators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.case import Case, Issue, Mediator, Option, Party
from goodoffices.desk.issues import new_id
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.open_desk import OpenDesk
from goodoffices.desk.stored_files import save_case_file
from goodoffices.talks import Disclosure, acts


def case_of_names(
    title: str, parties: Sequence[str], mediators: Sequence[str] = (), issues: Sequence[str] = ()
) -> Case:
    """A case from names; "Who monitors: joint team | neighbours’ team" is an issue with two options."""
    taken: set[str] = set()
    sides = tuple(Party(id=_id(name, taken), name=name) for name in parties)
    thirds = tuple(Mediator(id=_id(name, taken), name=name) for name in mediators)
    keys: set[str] = set()
    return Case(
        title=title, parties=sides, mediators=thirds, issues=tuple(_issue(line, keys) for line in issues)
    )


def home_room(case: Case, default: Disclosure) -> acts.RoomNamed:
    """The mediators' room with which a case begins."""
    return acts.RoomNamed(title=case.title, sort="mediators", default=default)


def begin_case(desk: OpenDesk, case: Case, titles: Mapping[str, str], default: Disclosure, token: str) -> str:
    """Begin a case with its file, its home room and a room of each party with the mediators; gives its id.
    ``titles`` has what the parties' rooms are called, ``token`` is that of the form behind it.
    """
    with desk.create(home_room(case, default), token) as writer:
        found_case(writer, case, titles, default)
    return writer.case.id


def found_case(writer: CaseWriter, case: Case, titles: Mapping[str, str], default: Disclosure) -> None:
    """Put a case's file into its home room, and found a room of each party with the mediators; ``titles`` has
    what each is called.
    """
    save_case_file(writer, case)
    for party in case.parties:
        writer.found(
            acts.RoomNamed(
                title=titles[party.id], sort="delegation-mediators", parties=(party.id,), default=default
            )
        )


def _issue(line: str, taken: set[str]) -> Issue:
    name, _colon, rest = line.partition(":")
    name = name.strip() or line
    labels = dict.fromkeys(part.strip() for part in rest.split("|") if part.strip())
    keys: set[str] = set()
    options = tuple(Option(id=_id(label, keys), name=label) for label in labels)
    return Issue(id=_id(name, taken), name=name, options=options)


def _id(name: str, taken: set[str]) -> str:
    key = new_id(name, taken)
    taken.add(key)
    return key
