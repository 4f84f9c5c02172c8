"""The page of a text: the newest draft, or an earlier version, clause by clause; and the list of texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.desk.one_text.concluded import TextConclusion, conclusion_of, is_concluded
from goodoffices.desk.one_text.line import MadeVersion, OneText, WaitingChange, texts_of_case
from goodoffices.desk.one_text.rows import ClauseRow
from goodoffices.desk.one_text.standing import RoomRelease, TextStanding
from goodoffices.desk.one_text.terms import term_findings
from goodoffices.desk.one_text.working import lost, working_clauses
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.text_clauses import ShownClause, days_since, shown_clauses
from goodoffices.talks import acts
from goodoffices.text import AgreedSoFar, agreed_of

CLAUSES = 60
"""Clauses on one page of a text."""


class TextListed(msgspec.Struct, frozen=True, kw_only=True):
    """A text in the list."""

    entry: int
    title: str
    name: str
    day: str
    brackets: int


class TextList(msgspec.Struct, frozen=True, kw_only=True):
    """All texts of a case."""

    texts: tuple[TextListed, ...]


class RoomHas(msgspec.Struct, frozen=True, kw_only=True):
    """What a room has of a text: its newest release, which version that is, how its brackets went."""

    room: str
    release: RoomRelease


class TextHead(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above every page of a text."""

    text: int
    title: str
    settings: acts.TextBegun
    version: MadeVersion
    newest: MadeVersion
    versions: tuple[MadeVersion, ...]

    @property
    def is_newest(self) -> bool:
        """Whether the draft that is shown is the one that is worked on."""
        return self.version.entry == self.newest.entry


class TextPage(msgspec.Struct, frozen=True, kw_only=True):
    """The text, a stretch of its clauses at a time."""

    head: TextHead
    clauses: tuple[ShownClause, ...]
    stretches: tuple[tuple[int, str, str], ...]
    stretch: int
    agreed: AgreedSoFar
    counted: int
    brackets: int
    oldest: int | None
    waiting: int
    conflicts: int
    findings: int
    lost: tuple[WaitingChange, ...]
    rooms: tuple[RoomHas, ...]
    sides: tuple[str, ...]
    concluded: TextConclusion | None = None


def text_list(case: OpenCase) -> TextList:
    """Every text of a case."""
    return TextList(
        texts=tuple(
            TextListed(
                entry=one.entry,
                title=one.settings.title,
                name=one.newest.act.name,
                day=one.newest.act.day,
                brackets=one.newest.act.brackets,
            )
            for one in texts_of_case(case)
        )
    )


def text_head(one: OneText, version: int = 0) -> TextHead:
    """The head of a text's pages; ``version`` 0 is the newest. Raises NotThereError."""
    return TextHead(
        text=one.entry,
        title=one.settings.title,
        settings=one.settings,
        version=one.version(version) if version else one.newest,
        newest=one.newest,
        versions=one.versions,
    )


def text_page(case: OpenCase, text: int, today: date, *, version: int = 0, stretch: int = 0) -> TextPage:
    """One page of a text. Raises NotThereError."""
    one = OneText(case, text)
    head = text_head(one, version)
    content = one.content(head.version)
    conclusion = conclusion_of(one) if is_concluded(one, head.version) else None
    waiting = one.waiting if head.is_newest else ()
    working = working_clauses(content.text, waiting) if waiting else {}
    standing = TextStanding(one)
    states = standing.states(content.rows, tuple(case.party_labels))
    findings = (*content.findings, *term_findings(case.file, content.printed))
    stretches = _stretches(content.rows)
    stretch = min(max(0, stretch), max(0, len(stretches) - 1))
    places = range(stretch * CLAUSES, min(len(content.rows), (stretch + 1) * CLAUSES))
    ages = [days_since(day, today) for day in {bracket.since for bracket in content.brackets}]
    return TextPage(
        head=head,
        clauses=shown_clauses(one, content, places, working, states, findings, today),
        stretches=stretches,
        stretch=stretch,
        agreed=agreed_of(
            states.by_clause(),
            nothing_until_everything=one.settings.until_everything,
            concluded=conclusion is not None,
        ),
        counted=sum(row.takes for row in content.rows),
        brackets=len(content.brackets),
        oldest=max((age for age in ages if age is not None), default=None),
        waiting=len(waiting),
        conflicts=sum(len(each.conflicts) for each in working.values()),
        findings=len(findings),
        lost=tuple(each.change for each in lost(content.text, waiting)) if waiting else (),
        rooms=_rooms_that_have(standing),
        sides=tuple(case.party_labels.values()),
        concluded=conclusion,
    )


def _rooms_that_have(standing: TextStanding) -> tuple[RoomHas, ...]:
    """What each room has, in the order of founding."""
    newest: dict[str, RoomRelease] = {}
    for release in standing.releases:
        newest[release.room] = release
    return tuple(RoomHas(room=room, release=release) for room, release in newest.items())


def _stretches(rows: Sequence[ClauseRow]) -> tuple[tuple[int, str, str], ...]:
    """The stretches of a long text: their numbers, and the names of their first and last clauses."""
    count = len(rows)
    if count <= CLAUSES:
        return ()
    found = []
    for number, start in enumerate(range(0, count, CLAUSES)):
        labels = [one.label for one in rows[start : start + CLAUSES] if one.label]
        found.append((number, labels[0] if labels else "", labels[-1] if labels else ""))
    return tuple(found)
