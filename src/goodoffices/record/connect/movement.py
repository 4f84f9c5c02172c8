"""How each party's public position on an issue moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from goodoffices.record.connect.words import content
from goodoffices.record.model import Article, Proposal


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A position as told at one time. ``proposals`` are the ids of all that tell it so, ``change`` says what is new
    against the step before: ``""`` for the first, "stance", "options" or "conditions"."""

    date: str
    stance: str
    options: tuple[str, ...]
    voice: str
    proposals: tuple[str, ...]
    change: str = ""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One party's steps on one issue. ``issue`` is the case's issue, or without a case the words of what is demanded.
    ``open`` lists positions without a date: they have no place in the order."""

    party: str
    issue: str
    steps: tuple[Step, ...]
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
    drawers: dict[tuple[str, str, str], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        if (
            proposal.kind == "position"
            and proposal.party
            and proposal.stance
            and proposal.status != "rejected"
        ):
            issue = proposal.issue or _topic(proposal, drawers)
            drawers[proposal.party, issue, proposal.voice].append(proposal)
    return [_course(party, issue, found, published) for (party, issue, _), found in drawers.items()]


def _topic(proposal: Proposal, drawers: dict[tuple[str, str, str], list[Proposal]]) -> str:
    """The words of an earlier position of the party that is about the same, else its own."""
    mine = content(proposal.object)
    for (party, issue, _), found in drawers.items():
        other = content(found[0].object)
        fewest = min(len(mine), len(other))
        if party == proposal.party and fewest and len(mine & other) >= 0.6 * fewest:
            return issue
    return proposal.object


def _course(party: str, issue: str, found: list[Proposal], published: dict[str, str]) -> Course:
    dated = [(proposal.since or published.get(proposal.article, ""), proposal) for proposal in found]
    steps: list[Step] = []
    conditions: tuple[str, ...] = ()
    for day, proposal in sorted(((day, each) for day, each in dated if day), key=lambda pair: pair[0]):
        options = proposal.options
        before = steps[-1] if steps else None
        change = _change(before, conditions, proposal) if before else ""
        if before and not change:
            steps[-1] = msgspec.structs.replace(before, proposals=(*before.proposals, proposal.id))
            continue
        conditions = proposal.conditions
        steps.append(
            Step(
                date=day,
                stance=proposal.stance or "",
                options=options,
                voice=proposal.voice,
                proposals=(proposal.id,),
                change=change,
            )
        )
    return Course(
        party=party, issue=issue, steps=tuple(steps), open=tuple(each.id for day, each in dated if not day)
    )


def _change(before: Step, conditions: tuple[str, ...], proposal: Proposal) -> str:
    if before.stance != proposal.stance:
        return "stance"
    if before.options and proposal.options and before.options != proposal.options:
        return "options"
    return "conditions" if bool(conditions) != bool(proposal.conditions) else ""
