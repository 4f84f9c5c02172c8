"""What matters to a side as mediators see it: what it told and when, what contradicts or cannot be used yet,
what to ask next, and its scorecard of a draft.

What is asked next, and the scorecard, rest on that side's own answers and on what it can know; nothing in
them comes from another side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from goodoffices.analysis.elicitation import (
    DraftLine,
    ToAsk,
    Unused,
    contradictions_in,
    own_view,
    questions_for,
    scorecard,
)
from goodoffices.analysis.little_known import SelfContradiction
from goodoffices.case import Case, Issue, Option, Package, Preference
from goodoffices.desk.matters import told_matters, with_matters
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.questions import known_to, rooms_of
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.matter_lines import ToldLine, line_of_matter
from goodoffices.desk.views.packages import code_of, package_of
from goodoffices.desk.views.proposals import sent_proposals

NEXT = 3
"""Questions that are shown at once."""


class UnusedLine(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be used: an issue by its label, or the number-th of its sort."""

    what: str
    sort: Literal["issue", "more", "rather", "no-deal"]
    why: Unused


class AskLine(msgspec.Struct, frozen=True, kw_only=True):
    """A question: what an option is worth, or, ``against`` another, what going from the one to the other
    is. ``place`` and ``option_place`` are those of the issue and the option in the case.
    """

    issue: str
    option: str
    against: str
    place: int
    option_place: int
    against_place: int


class MattersSide(msgspec.Struct, frozen=True, kw_only=True):
    """A side in the list: how much it has told."""

    place: int
    label: str
    answers: int
    contradictions: int


class MattersPage(msgspec.Struct, frozen=True, kw_only=True):
    """One side. ``place`` is its place in the case; ``room`` the room in which it is recorded, empty if there
    is none. ``none`` says why there is nothing to ask: no issue of which the side can know two options, its
    numbers stand in the case file, or what it told is enough.
    """

    sides: tuple[MattersSide, ...]
    place: int
    party: str
    label: str
    room: str
    lines: tuple[ToldLine, ...]
    contradictions: tuple[tuple[int, tuple[str, ...]], ...]
    unused: tuple[UnusedLine, ...]
    asks: tuple[AskLine, ...]
    none: Literal["no-options", "case-file", "told"]
    issues: tuple[tuple[int, str], ...]
    drafts: tuple[tuple[str, str], ...]
    standing: str


class ScoreLine(msgspec.Struct, frozen=True, kw_only=True):
    """One issue of a draft for a side, in words of the case; ``gains`` and ``gives_up`` against the best that
    it could have there.
    """

    line: DraftLine
    issue: str
    option: str


class ScorePage(msgspec.Struct, frozen=True, kw_only=True):
    """A side's scorecard of a draft. ``least`` and ``most`` are what it comes to as far as was said;
    ``unsaid`` counts issues of which nothing was said. ``minimum`` is what no agreement is worth, if a level
    was given.
    """

    label: str
    place: int
    lines: tuple[ScoreLine, ...]
    least: object
    most: object
    unsaid: int
    refused: int
    minimum: object | None


def party_at(case: OpenCase, place: int) -> str:
    """The side at a place of the case, from 1. Raises NotThereError."""
    parties = case.outline.parties
    if not 0 < place <= len(parties):
        raise NotThereError("no such side")
    return parties[place - 1].id


def room_of(case: OpenCase, party: str) -> str:
    """The room in which a side tells what matters: the first in which it is alone with mediators; empty if
    there is none.
    """
    for name in rooms_of(case.together, party):
        room = case.together.rooms[name]
        if room.sort == "delegation-mediators" and room.parties == (party,):
            return name
    return ""


def matters_page(case: OpenCase, place: int, now: str) -> MattersPage:
    """The page of one side."""
    party = party_at(case, place)
    whole, unused = with_matters(case.together, case.public)
    lines = tuple(line_of_matter(case, one) for one in told_matters(case.together, party))
    found = contradictions_in(own_view(whole, party))
    labels = {issue.id: issue.label for issue in whole.issues}
    return MattersPage(
        sides=tuple(_sides(case, whole)),
        place=place,
        party=party,
        label=case.outline.party_label(party),
        room=room_of(case, party),
        lines=lines[::-1],
        contradictions=tuple(_contradictions(found, labels)),
        unused=tuple(_unused(unused.get(party, ()), labels)),
        asks=tuple(ask_lines(case, whole, party)),
        none="told"
        if any(one.holds for one in told_matters(case.together, party))
        else _silence(case, party),
        issues=tuple((number, issue.label) for number, issue in enumerate(case.public.issues, 1)),
        drafts=drafts_of(case, now),
        standing=code_of(case.public, case.public.text),
    )


def drafts_of(case: OpenCase, now: str) -> tuple[tuple[str, str], ...]:
    """Drafts to compare, by their codes: the standing text (named by an empty text), and packages that were
    proposed, by the numbers of their proposals.
    """
    found = {code_of(case.public, case.public.text): ""} if case.public.text else {}
    for one in sent_proposals(case, now):
        for name, package in [("", one.meant), *zip(range(1, 100), one.meant_packages, strict=False)]:
            if package:
                label = f"{one.number}" if not name else f"{one.number}.{name}"
                found.setdefault(code_of(case.public, package), label)
    return tuple(found.items())


def _silence(case: OpenCase, party: str) -> Literal["no-options", "case-file"]:
    """Why a side that told nothing is asked nothing."""
    known = known_to(case.together, case.public, party)
    varied = len(known.parties) > 1 and any(len(issue.options) > 1 for issue in known.issues)
    return "case-file" if varied and case.public.preference(party) is not None else "no-options"


def ask_lines(case: OpenCase, whole: Case, party: str) -> Iterator[AskLine]:
    """The next questions to a side, by its own answers and what it can know."""
    for one in side_asks(case, whole, party):
        yield ask_line(case, one)


def side_asks(case: OpenCase, whole: Case, party: str) -> tuple[ToAsk, ...]:
    """The same, by the case's ids."""
    known = known_to(case.together, case.public, party)
    kinds = {issue.id: issue for issue in case.public.issues}
    order = {issue: place for place, issue in enumerate(kinds)}
    issues = tuple(
        msgspec.structs.replace(
            issue,
            kind="ordered" if kinds[issue.id].kind in ("ordered", "range") else issue.kind,
            options=tuple(sorted(issue.options, key=_placed_in(case.public, issue.id))),
        )
        for issue in sorted(known.issues, key=lambda one: order.get(one.id, len(order)))
        if len(issue.options) > 1
    )
    if not issues or len(known.parties) < 2:
        return ()
    own = own_view(whole, party)
    cut = msgspec.structs.replace(known, issues=issues, positions=(), preferences=_cut(own, party, issues))
    return questions_for(cut, party, NEXT)


def _placed_in(case: Case, issue: str) -> Callable[[Option], int]:
    ids = [option.id for option in case.options(case.issue(issue))]
    return lambda option: ids.index(option.id) if option.id in ids else len(ids)


def _cut(own: Case, party: str, issues: tuple[Issue, ...]) -> tuple[Preference, ...]:
    """A side's preference on some issues and options alone."""
    preference = own.preference(party)
    if preference is None:
        return ()
    options = {issue.id: {option.id for option in issue.options} for issue in issues}
    points = {
        issue: {option: value for option, value in row.items() if option in options[issue]}
        for issue, row in preference.points.items()
        if issue in options
    }
    bare = msgspec.structs.replace(
        preference,
        points=points,
        weights={},
        values={},
        order={},
        rather=(),
        refuses={},
        minimum=None,
        linear=(),
    )
    return (bare,)


def ask_line(case: OpenCase, one: ToAsk) -> AskLine:
    """A question in the case's words."""
    issue = case.public.issue(one.issue)
    options = {option.id: (place, option.label) for place, option in enumerate(case.public.options(issue))}
    at, label = options[one.option]
    from_at, from_label = options.get(one.against, (-1, ""))
    return AskLine(
        issue=issue.label,
        option=label,
        against=from_label,
        place=[each.id for each in case.public.issues].index(issue.id) + 1,
        option_place=at,
        against_place=from_at,
    )


def _sides(case: OpenCase, whole: Case) -> Iterator[MattersSide]:
    for place, party in enumerate(case.outline.parties, 1):
        yield MattersSide(
            place=place,
            label=party.label,
            answers=sum(one.holds for one in told_matters(case.together, party.id)),
            contradictions=len(contradictions_in(own_view(whole, party.id))),
        )


def _contradictions(
    found: tuple[SelfContradiction, ...], labels: dict[str, str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for one in found:
        yield len(one.comparisons), tuple(labels.get(issue, issue) for issue in one.issues)


def _unused(found: tuple[tuple[str, Unused], ...], labels: dict[str, str]) -> Iterator[UnusedLine]:
    for what, why in found:
        sort, _space, number = what.partition(" ")
        if what == "no-deal":
            yield UnusedLine(what="", sort="no-deal", why=why)
        elif sort == "more" and number:
            yield UnusedLine(what=number, sort="more", why=why)
        elif sort == "rather" and number:
            yield UnusedLine(what=number, sort="rather", why=why)
        else:
            yield UnusedLine(what=labels.get(what, what), sort="issue", why=why)


def score_page(case: OpenCase, place: int, code: str) -> ScorePage:
    """A side's scorecard of a draft (its code; empty: the standing text), out of its own answers alone."""
    party = party_at(case, place)
    whole, _unused_ones = with_matters(case.together, case.public)
    own = own_view(whole, party)
    draft: Package = package_of(case.public, code) if code else dict(case.public.text)
    labels = {issue.id: issue for issue in own.issues}
    lines = []
    for line in scorecard(own, party, draft):
        issue = labels[line.issue]
        option = next((one.label for one in own.options(issue) if one.id == line.option), "")
        lines.append(ScoreLine(line=line, issue=issue.label, option=option))
    preference = own.preference(party)
    return ScorePage(
        label=case.outline.party_label(party),
        place=place,
        lines=tuple(lines),
        least=sum(one.line.least for one in lines if one.line.least is not None),
        most=sum(one.line.most for one in lines if one.line.most is not None),
        unsaid=sum(one.line.least is None and bool(one.option) for one in lines),
        refused=sum(one.line.refused for one in lines),
        minimum=preference.minimum.score if preference and preference.minimum else None,
    )
