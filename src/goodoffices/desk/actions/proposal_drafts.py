"""Drafts of proposals: written by one mediator, looked at and put by another who holds the rooms.

Where a case asks for a second release, no mediator puts a proposal alone, and none puts their own draft.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Package
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.talks import acts


def draft_proposal(writer: CaseWriter, drafted: acts.ProposalDrafted) -> int:
    """Keep a proposal for another mediator; gives its entry, in the mediators' room. Raises RefusedError."""
    if not drafted.sides:
        raise RefusedError("no-side-named")
    if not (drafted.words.strip() or drafted.package or drafted.packages):
        raise RefusedError("nothing-proposed")
    return writer.write(writer.case.home, drafted)


def drop_proposal_draft(writer: CaseWriter, entry: int, words: str = "") -> None:
    """Who wrote a draft of a proposal drops it."""
    drafted_at(writer.case, entry)
    writer.write(writer.case.home, acts.TakenBack(entry=entry, words=words))


def drafted_at(case: OpenCase, entry: int) -> acts.ProposalDrafted:
    """The draft of a proposal that an entry holds. Raises NotThereError."""
    item = case.view(case.home).items.get(entry)
    if item is None or item.invalid or not isinstance(item.act, acts.ProposalDrafted):
        raise NotThereError("no such draft")
    return item.act


def require_seconded(case: OpenCase, draft: int | None) -> None:
    """Refuse what needs a second mediator and has none: no draft, or one of this mediator's own."""
    if not case.together.second_release:
        return
    item = case.view(case.home).items.get(draft) if draft is not None else None
    if item is None or item.hand.author == case.user:
        raise RefusedError("needs-second-mediator")


def require_as_drafted(
    case: OpenCase,
    entry: int,
    package: Package,
    packages: Sequence[Package],
    said: tuple[str, str],
    asked: Sequence[str],
) -> None:
    """Refuse what is not what the draft says: another package, other words (``said``: mode and words), other
    sides. When it closes, whoever puts it says.
    """
    drafted = drafted_at(case, entry)
    same = (dict(package), tuple(map(dict, packages)), *said, frozenset(asked))
    wanted = (drafted.package, drafted.packages, drafted.mode, drafted.words, frozenset(drafted.sides))
    if same != wanted:
        raise RefusedError("not-as-drafted")
