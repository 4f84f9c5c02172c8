"""Claims that cannot both be true, side by side: who says which. Records without language.

A side denies what another tells of it; somebody says that a claim is not so ("a lie"); somebody doubts whom
or what another vouches for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from goodoffices.desk.positions_of_record import words_of
from goodoffices.record import DENIAL, DENIED, Passage, Proposal, Record, Statement, content_of

_UNTRUE = re.compile(
    r"(?:that is |this is |it is |it[’']s |that[’']s )?(?:(?:a|an|all|pure|completely|absolutely|simply|"
    r"totally) )*(?:lies?|false|untrue|not true|nonsense|fabricat\w+|baseless|unfounded|wrong|invention|"
    r"propaganda)\W*",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\bdoubts? (?:about|over|on) (?:the )?(?:credentials|credibility|authority|identity|claims?)|\bcast(?:s|"
    r"ing)? doubts? (?:on|over)|\bnever heard of|\bdid not (?:know|recogni[sz]e)|\bquestion(?:s|ed|ing) "
    r"(?:the credibility|the credentials|whether)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b[A-Z][\w’-]{2,}\b")
_VOUCHES = re.compile(
    r"\b(?:represent\w*|negotiat\w+ with|spoke\w* for|speaks? for|claim\w* to be|said to be|on behalf of|"
    r"calling himself)\b",
    re.IGNORECASE,
)
_LEAST = 0.5


class OpposedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One of the claims: who says it, of whom where it is about somebody, its words and the passages that
    tell it.
    """

    by: str
    of: str
    words: str
    rows: tuple[Passage, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that cannot both be true."""

    one: OpposedClaim
    other: OpposedClaim


def find_contradictions(record: Record, parties: Collection[str]) -> list[Contradiction]:
    """All that the rules find, what the parties deny first."""
    found = [*_of_positions(record), *_of_denials(record), *_of_lies(record), *_of_doubts(record)]
    kept: list[Contradiction] = []
    for each in found:
        places = _places(each)
        if not any(_overlap(places, _places(other)) for other in kept):
            kept.append(each)
    return kept


def _places(each: Contradiction) -> tuple[tuple[str, int, int], tuple[str, int, int]]:
    one, other = each.one.rows[0], each.other.rows[0]
    return (one.article, one.start, one.end), (other.article, other.start, other.end)


def _overlap(some: tuple[tuple[str, int, int], ...], others: tuple[tuple[str, int, int], ...]) -> bool:
    return all(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a, b in zip(some, others, strict=True))


def _of_positions(record: Record) -> Iterator[Contradiction]:
    """A party refuses in its own voice what others say it accepted."""
    rows = [
        row for row in record.proposals if row.kind == "position" and row.status != "rejected" and row.party
    ]
    for no in rows:
        if no.stance != "refuses" or no.voice != "public" or not no.rule.startswith(DENIED):
            continue
        yes = [
            row
            for row in rows
            if row.party == no.party
            and row.stance == "accepts"
            and (row.voice != "public" or row.article != no.article)
            and _about_one(row, no)
        ]
        if yes:
            told = OpposedClaim(by=yes[0].by, of=no.party, words=words_of(yes[0]), rows=tuple(yes))
            yield Contradiction(
                one=told,
                other=OpposedClaim(by=no.by or no.party, of=no.party, words=words_of(no), rows=(no,)),
            )


def _about_one(row: Proposal, other: Proposal) -> bool:
    if row.issue and row.issue == other.issue:
        return True
    return _shared(words_of(row), words_of(other)) >= _LEAST


def _shared(one: str, other: str) -> float:
    first, second = content_of(one), content_of(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _of_denials(record: Record) -> Iterator[Contradiction]:
    """Somebody says that a claim is not so, and another report or speaker makes the claim."""
    for no in record.proposals:
        if no.kind != "term" or not no.rule.startswith(DENIAL) or no.status == "rejected":
            continue
        claim = _claimed(record, no)
        if claim is not None:
            yield Contradiction(
                one=OpposedClaim(by=claim.speaker, of=no.party, words=claim.text, rows=(claim,)),
                other=OpposedClaim(by=no.by or no.party, of=no.party, words=no.text, rows=(no,)),
            )


def _claimed(record: Record, no: Proposal) -> Statement | None:
    """The statement that shares most with what is denied."""
    best, share = None, _LEAST
    denied = content_of(no.object)
    for row in record.statements:
        apart = row.article != no.article or row.end <= no.start or row.start >= no.end
        if (
            not apart
            or not row.speaker
            or row.speaker == no.by
            or row.side == no.party
            or row.status == "rejected"
        ):
            continue
        own = content_of(row.text)
        near = len(own & denied) / max(2, min(len(own), len(denied)))
        if near >= share and len(own & denied) > 1:
            best, share = row, near + 0.01
    return best


def _of_lies(record: Record) -> Iterator[Contradiction]:
    """A bare denial ("A lie") answers what another said right before it; what its speaker says next is told
    with it.
    """
    for place, row in enumerate(record.statements):
        if not _UNTRUE.fullmatch(row.text) or row.status == "rejected":
            continue
        earlier = [
            each
            for each in record.statements[:place]
            if each.article == row.article and each.end <= row.start and each.speaker != row.speaker
        ]
        later = [
            each
            for each in record.statements[place + 1 : place + 3]
            if each.article == row.article and each.speaker == row.speaker
        ]
        if earlier:
            claim = max(earlier, key=lambda each: (each.end, each.end - each.start))
            yield Contradiction(
                one=OpposedClaim(by=claim.speaker, of=row.side, words=claim.text, rows=(claim,)),
                other=OpposedClaim(by=row.speaker, of=row.side, words=row.text, rows=(row, *later)),
            )


def _of_doubts(record: Record) -> Iterator[Contradiction]:
    """Somebody doubts whom another vouches for, by a name that both give."""
    vouching = [row for row in record.statements if row.status != "rejected" and _VOUCHES.search(row.text)]
    for row in record.statements:
        if row.status == "rejected" or _DOUBTS.search(row.text) is None:
            continue
        names = {name for name in _NAMES.findall(row.text) if not row.text.startswith(name)}
        claim = _vouched(vouching, row, names)
        if claim is not None:
            yield Contradiction(
                one=OpposedClaim(by=claim.speaker, of="", words=claim.text, rows=(claim,)),
                other=OpposedClaim(by=row.speaker, of="", words=row.text, rows=(row,)),
            )


def _vouched(vouching: Sequence[Statement], doubt: Statement, names: set[str]) -> Statement | None:
    for each in vouching:
        if each.speaker != doubt.speaker and names & set(_NAMES.findall(each.text)) - {each.side, doubt.side}:
            return each
    return None
