"""Recording what a side told of what matters to it: each answer an entry in that side's room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from goodoffices.case import Package
from goodoffices.desk.actions.proposals import parts_in
from goodoffices.desk.issues import raise_issue
from goodoffices.desk.matters import number_of
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import Disclosure, Proxy, acts
from goodoffices.talks.acts import matters


class SideTelling(msgspec.Struct, frozen=True, kw_only=True):
    """Whose answer it is and how it was given: the side, its room, for whom it is recorded, how far it may
    travel, the answers whose place it takes with the reason in ``words``.
    """

    room: str
    party: str
    words: str = ""
    proxy: Proxy | None = None
    disclosure: Disclosure | None = None
    instead_of: tuple[int, ...] = ()


def tell_rather(
    writer: CaseWriter, telling: SideTelling, this: Package, than: Package, *, alike: bool = False
) -> int:
    """This draft rather than that, or the one as well as the other; on issues that both settle."""
    both = [issue for issue in this if issue in than]
    one, other = {issue: this[issue] for issue in both}, {issue: than[issue] for issue in both}
    apart = [issue for issue in both if one[issue] != other[issue]]
    if not apart:
        raise RefusedError("same-drafts")
    known = dict(writer.case.ties())
    told = acts.RatherTold(
        this=parts_in(writer, telling.room, one, known),
        than=parts_in(writer, telling.room, other, known),
        alike=alike,
    )
    return _tell(writer, telling, told)


def tell_more(writer: CaseWriter, telling: SideTelling, issue: str, than: str) -> int:
    """One issue matters more than another."""
    if issue == than:
        raise RefusedError("same-issue")
    labels = labels_in(writer, telling.room, (issue, than))
    return _tell(writer, telling, acts.MoreTold(issue=labels[issue], than=labels[than]))


def tell_points(writer: CaseWriter, telling: SideTelling, points: Mapping[str, str]) -> int:
    """How much issues matter, of 100 or of whatever the numbers add up to."""
    numbers = {issue: number_of(text) for issue, text in points.items()}
    if not any(numbers.values()) or any(one is None or one < 0 for one in numbers.values()):
        raise RefusedError("no-number")
    labels = labels_in(writer, telling.room, tuple(points))
    told = acts.PointsTold(points={labels[issue]: text for issue, text in points.items()})
    return _tell(writer, telling, told)


def tell_cards(writer: CaseWriter, telling: SideTelling, levels: Sequence[Sequence[str]], ratio: str) -> int:
    """Issues laid in order, least first; an empty level is a blank card."""
    times = number_of(ratio)
    laid = [issue for level in levels for issue in level]
    if times is None or times < 1 or len(laid) < 2 or len(set(laid)) < len(laid):
        raise RefusedError("cards-not-laid")
    labels = labels_in(writer, telling.room, laid)
    told = acts.CardsTold(
        levels=tuple(tuple(labels[issue] for issue in level) for level in levels), ratio=ratio
    )
    return _tell(writer, telling, told)


def tell_order(writer: CaseWriter, telling: SideTelling, issue: str, levels: Sequence[Sequence[str]]) -> int:
    """Options of an issue, best first."""
    named = [option for level in levels for option in level]
    if len(named) < 2:
        raise RefusedError("order-of-two")
    label, letters = options_in(writer, telling.room, issue, named)
    told = acts.OrderTold(
        issue=label, levels=tuple(tuple(letters[one] for one in level) for level in levels if level)
    )
    return _tell(writer, telling, told)


def tell_shares(writer: CaseWriter, telling: SideTelling, issue: str, shares: Mapping[str, str]) -> int:
    """How good options are on their issue, from 0 to 100."""
    numbers = [number_of(text) for text in shares.values()]
    if not numbers or any(one is None or not 0 <= one <= 100 for one in numbers):
        raise RefusedError("share-out-of-range")
    label, letters = options_in(writer, telling.room, issue, tuple(shares))
    told = acts.ShareTold(issue=label, shares={letters[one]: text for one, text in shares.items()})
    return _tell(writer, telling, told)


def tell_worth(
    writer: CaseWriter,
    telling: SideTelling,
    issue: str,
    option: str,
    low: str,
    high: str = "",
    against: str = "",
) -> int:
    """What an option is worth on the side's own scale: a number, or between two."""
    ends = number_of(low), number_of(high or low)
    if ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        raise RefusedError("no-number")
    named = (option, *((against,) if against else ()))
    label, letters = options_in(writer, telling.room, issue, named)
    told = acts.WorthTold(
        issue=label, option=letters[option], low=low, high=high or low, against=letters.get(against, "")
    )
    return _tell(writer, telling, told)


def tell_never(writer: CaseWriter, telling: SideTelling, issue: str, option: str) -> int:
    """What could never be."""
    label, letters = options_in(writer, telling.room, issue, (option,))
    return _tell(writer, telling, acts.NeverTold(issue=label, option=letters[option]))


def tell_no_deal(
    writer: CaseWriter, telling: SideTelling, level: str = "", draft: Package | None = None
) -> int:
    """What no agreement would be worth: a level on the side's own scale, or a draft as bad as none."""
    if bool(level) == bool(draft) or (level and number_of(level) is None):
        raise RefusedError("level-or-draft")
    parts = parts_in(writer, telling.room, draft or {}, dict(writer.case.ties()))
    return _tell(writer, telling, acts.NoDealTold(level=level, draft=parts))


def take_back_answer(writer: CaseWriter, room: str, entry: int, words: str, proxy: Proxy | None) -> int:
    """An answer no longer holds; it stays in the history, with the reason."""
    return writer.write(room, acts.TakenBack(entry=entry, words=words, proxy=proxy))


def labels_in(writer: CaseWriter, room: str, issues: Sequence[str]) -> dict[str, int]:
    """A room's labels of issues of the case, raised there and tied as needed."""
    known = dict(writer.case.ties())
    return {issue: _raised(writer, room, known, issue, ())[0] for issue in dict.fromkeys(issues)}


def options_in(
    writer: CaseWriter, room: str, issue: str, options: Sequence[str]
) -> tuple[int, dict[str, str]]:
    """A room's label of an issue, and its letters of some options."""
    named = tuple(dict.fromkeys(options))
    label, letters = _raised(writer, room, dict(writer.case.ties()), issue, named)
    return label, dict(zip(named, letters, strict=True))


def _raised(
    writer: CaseWriter, room: str, known: dict[tuple[str, int], str], issue: str, options: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    case = writer.case
    label, letters = raise_issue(
        lambda: writer.case.view(room), known, case.home, case.outline.issue(issue), options, writer.write
    )
    known[room, label] = issue
    return label, letters


def _tell(writer: CaseWriter, telling: SideTelling, told: matters.Told) -> int:
    return writer.write(
        telling.room,
        acts.MattersTold(
            words=telling.words,
            party=telling.party,
            proxy=telling.proxy,
            disclosure=telling.disclosure,
            told=told,
            instead_of=telling.instead_of,
        ),
    )
