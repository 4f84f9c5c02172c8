"""How each party's public position on an issue moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from goodoffices.record.connect.words import content
from goodoffices.record.model import Article, Proposal

STANCES = ("demands", "accepts", "refuses")


class CourseStep(msgspec.Struct, frozen=True, kw_only=True):
    """A stance as told from one day on. ``proposals`` are the ids of all that tell it so. ``change`` says
    what is new: "stance" where the day before of which anything is told did not have it, "options" or
    "conditions" where these differ from what stood; empty for what stood from the first. Two stances on one
    day stand side by side: neither came first.
    """

    date: str
    stance: str
    options: tuple[str, ...]
    voice: str
    proposals: tuple[str, ...]
    change: str = ""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One party's steps on one issue. ``issue`` is the case's issue, or without a case the words of what is
    demanded. ``open`` lists positions without a date: they have no place in the order.
    """

    party: str
    issue: str
    steps: tuple[CourseStep, ...]
    open: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the stance or the options changed between two dated steps of the same voice."""
        return any(step.change for step in self.steps)


def movement(articles: Sequence[Article], proposals: Sequence[Proposal]) -> list[Course]:
    """The course of every party on every issue, in the order in which the record names them.

    What a party says of itself and what others say of it are two courses: a rival's claim is no movement.
    A position whose day is not told is dated by its article. Positions that a person rejected do not count.
    """
    published = {article.id: article.published for article in articles}
    drawers: dict[tuple[str, str, str], list[Proposal]] = {}
    topics = _Topics()
    for proposal in proposals:
        if (
            proposal.kind == "position"
            and proposal.party
            and proposal.stance
            and proposal.status != "rejected"
        ):
            issue = proposal.issue or topics.of(proposal)
            drawer = drawers.setdefault((proposal.party, issue, proposal.voice), [])
            if not drawer:
                topics.add(proposal, issue)
            drawer.append(proposal)
    return [_course(party, issue, found, published) for (party, issue, _), found in drawers.items()]


_HOLDERS = 64
_LEAST_SHARED = 0.6


class _Topics:
    """What the positions of each party are about, by the words that say it; a word keeps the first
    ``_HOLDERS`` that have it.
    """

    def __init__(self) -> None:
        self.issues: list[str] = []
        self.contents: list[frozenset[str]] = []
        self.by_word: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, proposal: Proposal, issue: str) -> None:
        """Note what the first position of a new course is about."""
        mine = content(proposal.object)
        for word in mine:
            holders = self.by_word[proposal.party, word]
            if len(holders) < _HOLDERS:
                holders.append(len(self.issues))
        self.issues.append(issue)
        self.contents.append(mine)

    def of(self, proposal: Proposal) -> str:
        """The words of the earliest position of the party that is about the same, else its own."""
        mine = content(proposal.object)
        sharing = {place for word in mine for place in self.by_word.get((proposal.party, word), ())}
        for place in sorted(sharing):
            other = self.contents[place]
            if len(mine & other) >= _LEAST_SHARED * min(len(mine), len(other)):
                return self.issues[place]
        return proposal.object


def _course(party: str, issue: str, found: list[Proposal], published: dict[str, str]) -> Course:
    days: dict[str, dict[str, list[Proposal]]] = defaultdict(lambda: defaultdict(list))
    undated: list[str] = []
    for proposal in found:
        day = proposal.since or published.get(proposal.article, "")
        if day:
            days[day][proposal.stance or ""].append(proposal)
        else:
            undated.append(proposal.id)
    steps: list[CourseStep] = []
    standing: dict[str, int] = {}
    conditional: dict[str, bool] = {}
    before: set[str] = set()
    for day in sorted(days):
        for stance in (each for each in STANCES if each in days[day]):
            rows = days[day][stance]
            step = CourseStep(
                date=day,
                stance=stance,
                options=tuple(dict.fromkeys(option for row in rows for option in row.options)),
                voice=rows[0].voice,
                proposals=tuple(row.id for row in rows),
            )
            hangs = all(row.conditions for row in rows)
            change = ""
            if before and stance not in before:
                change = "stance"
            elif stance in standing and steps[standing[stance]].options != step.options and step.options:
                change = "options"
            elif stance in standing and conditional[stance] != hangs:
                change = "conditions"
            conditional[stance] = hangs
            if stance in standing and not change:
                last = steps[standing[stance]]
                steps[standing[stance]] = msgspec.structs.replace(
                    last, proposals=last.proposals + step.proposals
                )
                continue
            standing[stance] = len(steps)
            steps.append(msgspec.structs.replace(step, change=change))
        before = set(days[day])
    return Course(party=party, issue=issue, steps=tuple(steps), open=tuple(undated))
