"""A proposal as one side has it: on its sheet stand that room's own entries and names, and nothing else.

It is made of the room's own view and the head of its chain: no other side's answer, no number or time of one,
and nothing that mediators keep among themselves can come onto it.
"""

from __future__ import annotations

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.proposal_text import release_title
from goodoffices.desk.views.proposals import AnswerLine, HomeLine, answer_lines, home_lines
from goodoffices.desk.views.sheets import ChainMark, mark
from goodoffices.talks import RoomView, acts
from goodoffices.talks.proposals import RoomProposal, proposal_at, rules_of, told_beforehand


class PartLine(msgspec.Struct, frozen=True):
    """One issue of a package, in the room's names."""

    issue: str
    option: str


class ProposalSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal, what its side was told beforehand, its own answer, and what was made known.

    ``told`` are codes of :data:`goodoffices.talks.proposals.words.SENTENCES`. ``sides`` are all that are
    asked, its own first. ``version`` is a text that is proposed: its title, and which draft of this room it
    is (0: none is).
    """

    title: str
    parties: tuple[str, ...]
    number: int
    entry: int
    words: str
    mode: str
    sides: tuple[str, ...]
    closes: str
    parts: tuple[PartLine, ...]
    options: tuple[tuple[int, tuple[PartLine, ...]], ...]
    version: tuple[str, int]
    referendum: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    own: AnswerLine | None
    confirmed: bool | None
    home: tuple[HomeLine, ...]
    withdrawn: bool
    withdrawn_words: str
    agreed: bool | None
    taken: int
    mark: ChainMark


class ProposalSheetPage(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet, alone on its page."""

    sheet: ProposalSheet


def proposal_sheet_page(case: OpenCase, room: str, entry: int) -> ProposalSheetPage:
    """The sheet of a proposal for the side of a room. Raises NotThereError."""
    view = case.view(room)
    one = proposal_at(view, entry)
    if one is None:
        raise NotThereError("no such proposal")
    return ProposalSheetPage(
        sheet=proposal_sheet(view, one, dict(case.party_labels), mark(case.state(room).head))
    )


def proposal_sheet(
    view: RoomView, one: RoomProposal, labels: dict[str, str], printed: ChainMark
) -> ProposalSheet:
    """What a side has of a proposal, out of its room alone; ``labels`` are the parties' names."""
    put = one.put
    party = view.parties[0] if len(view.parties) == 1 else ""
    own = next((line for line in answer_lines(one, party) if line.counts), None) if party else None
    confirmed = [item.act.accepted for item in one.confirmed if isinstance(item.act, acts.ProposalConfirmed)]
    ended = one.ended.act if one.ended is not None else None
    result = one.result
    return ProposalSheet(
        title=view.title,
        parties=tuple(labels.get(each, each) for each in view.parties),
        number=one.number,
        entry=one.entry,
        words=put.words,
        mode=put.mode,
        sides=tuple(labels.get(each, each) for each in sorted(put.sides, key=lambda each: each != party)),
        closes=put.closes,
        parts=part_lines(view, put.parts),
        options=tuple(
            (number, part_lines(view, option.parts)) for number, option in enumerate(put.options, 1)
        ),
        version=_version(view, put),
        referendum=tuple((labels.get(side, side), until) for side, until in put.referendum.items()),
        told=told_beforehand(rules_of(put)) if put.mode != "open" else (),
        own=own,
        confirmed=confirmed[-1] if confirmed else None,
        home=home_lines(one, party) if party else (),
        withdrawn=one.withdrawn,
        withdrawn_words=ended.words if isinstance(ended, acts.ProposalWithdrawn) else "",
        agreed=result.agreed if result is not None else None,
        taken=result.option if result is not None else 0,
        mark=printed,
    )


def part_lines(view: RoomView, parts: tuple[acts.PackagePart, ...]) -> tuple[PartLine, ...]:
    """A package in the room's names."""
    found = []
    for part in parts:
        issue = view.issues.get(part.issue)
        if issue is not None:
            found.append(PartLine(issue.name, issue.options.get(part.option, part.option)))
    return tuple(found)


def _version(view: RoomView, put: acts.ProposalPut) -> tuple[str, int]:
    return release_title(view, put.version) if put.version is not None else ("", 0)
