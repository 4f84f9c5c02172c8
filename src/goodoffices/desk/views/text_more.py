"""What else is shown of a text: what changed between two versions, what is agreed, what is wrong with it, how
many brackets are left, its other languages.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import accumulate

import msgspec

from goodoffices.desk.one_text.line import MadeVersion, OneText
from goodoffices.desk.one_text.terms import term_findings
from goodoffices.desk.one_text.translations import in_languages
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.text_clauses import days_since, states_of
from goodoffices.desk.views.text_page import TextHead, text_head
from goodoffices.text import (
    AgreedSoFar,
    Finding,
    FlowParagraph,
    Text,
    TextVersion,
    TranslationSeen,
    agreed_of,
    bracket_words,
    changed_flow,
    changes_of,
    compare,
    in_order,
    translation_states,
)


class ComparedPage(msgspec.Struct, frozen=True, kw_only=True):
    """Two versions in words. ``changes`` counts what went, came, or moved."""

    head: TextHead
    old: MadeVersion
    new: MadeVersion
    paragraphs: tuple[FlowParagraph, ...]
    changes: int


class ClauseAgreed(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that all sides agreed, or would but for an approval or a condition."""

    place: int
    label: str
    words: str


class AgreedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is agreed of the newest draft so far."""

    head: TextHead
    so_far: AgreedSoFar
    agreed: tuple[ClauseAgreed, ...]
    waiting: tuple[ClauseAgreed, ...]
    open_count: int


class FoundAt(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with the clause that it stands in."""

    place: int
    label: str
    finding: Finding


class FindingsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules found in a version."""

    head: TextHead
    found: tuple[FoundAt, ...]


class BracketLeft(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket that is left in the newest draft."""

    place: int
    label: str
    words: str
    owners: tuple[str, ...]
    age: int | None
    since: str
    depth: int


class BracketsPage(msgspec.Struct, frozen=True, kw_only=True):
    """How many brackets each version has, and where, whose, since when those of the newest are."""

    head: TextHead
    drafts: tuple[MadeVersion, ...]
    left: tuple[BracketLeft, ...]
    owners: tuple[tuple[str, int], ...]


class ClauseInLanguage(msgspec.Struct, frozen=True, kw_only=True):
    """A clause beside its translation."""

    place: int
    label: str
    words: str
    other: str
    seen: TranslationSeen


class LanguagePage(msgspec.Struct, frozen=True, kw_only=True):
    """The newest draft beside one of its other languages."""

    head: TextHead
    language: str
    rows: tuple[ClauseInLanguage, ...]
    authentic: bool
    first_authentic: bool
    counts: dict[str, int]


def compared_page(case: OpenCase, text: int, old: int = 0, new: int = 0) -> ComparedPage:
    """Two versions; without numbers the newest draft and the one before. Raises NotThereError."""
    one = OneText(case, text)
    after = one.version(new) if new else one.newest
    earlier = [each for each in one.versions if each.entry < after.entry]
    if old:
        before = one.version(old)
    elif earlier:
        drafts = [each for each in earlier if not each.act.agreed_part]
        before = (drafts or earlier)[-1]
    else:
        before = after
    first, second = one.content(before).text, one.content(after).text
    return ComparedPage(
        head=text_head(one, after.entry),
        old=before,
        new=after,
        paragraphs=tuple(changed_flow(first, second)),
        changes=len(changes_of(compare(first, second))),
    )


def agreed_page(case: OpenCase, text: int) -> AgreedPage:
    """What all sides agreed of the newest draft."""
    one = OneText(case, text)
    content = one.content(one.newest)
    so_far = agreed_of(
        states_of(one, content).by_clause(), nothing_until_everything=one.settings.until_everything
    )
    agreed, waiting = set(so_far.clauses), set(so_far.waiting)
    settled = agreed | waiting
    takes = [at for at, row in enumerate(content.rows) if row.takes]
    return AgreedPage(
        head=text_head(one),
        so_far=so_far,
        agreed=tuple(_clause(content.text, at) for at in takes if content.rows[at].label in agreed),
        waiting=tuple(_clause(content.text, at) for at in takes if content.rows[at].label in waiting),
        open_count=sum(content.rows[at].label not in settled for at in takes),
    )


def _clause(text: Text, place: int) -> ClauseAgreed:
    clause = text.clauses[place]
    return ClauseAgreed(place=place, label=clause.label, words=clause.words)


def findings_page(case: OpenCase, text: int, version: int = 0) -> FindingsPage:
    """What is wrong with a version by the rules, in its order."""
    one = OneText(case, text)
    head = text_head(one, version)
    content = one.content(head.version)
    places = [0, *accumulate(row.length for row in content.rows)][:-1]
    found = in_order((*content.findings, *term_findings(case.file, content.printed)))
    return FindingsPage(
        head=head,
        found=tuple(
            FoundAt(place=at, label=content.rows[at].label, finding=each)
            for each in found
            for at in (_at(places, each.place.start if each.place is not None else 0),)
        ),
    )


def _at(offsets: list[int], start: int) -> int:
    return max(0, bisect_right(offsets, start) - 1)


def brackets_page(case: OpenCase, text: int, today: date) -> BracketsPage:
    """The brackets over the versions, and those that are left."""
    one = OneText(case, text)
    draft = one.content(one.newest).text
    words = bracket_words(draft)
    labels = case.party_labels
    left = tuple(
        BracketLeft(
            place=bracket.first_clause,
            label=draft.clauses[bracket.first_clause].label,
            words=words[at],
            owners=tuple(labels.get(party, party) for party in bracket.owners),
            age=days_since(bracket.since, today),
            since=bracket.since,
            depth=bracket.depth,
        )
        for at, bracket in enumerate(draft.brackets)
    )
    owners: dict[str, int] = {}
    for bracket in left:
        for owner in bracket.owners or ("",):
            owners[owner] = owners.get(owner, 0) + 1
    return BracketsPage(
        head=text_head(one),
        drafts=tuple(each for each in one.versions if not each.act.agreed_part),
        left=left,
        owners=tuple(owners.items()),
    )


def language_page(case: OpenCase, text: int, language: str) -> LanguagePage:
    """The newest draft beside another language. Raises NotThereError."""
    one = OneText(case, text)
    if language not in one.settings.languages:
        raise NotThereError("no such language")
    draft = one.content(one.newest).text
    whole = in_languages(one, draft)
    (own,) = (each for each in whole.languages if each.language == language)
    known = {each.clause: each for each in own.clauses}
    outdated = any(each.clause in known for each in own.clauses)
    versions = tuple(_named(one, each) for each in one.versions[-10:]) if outdated else ()
    seen = {each.clause: each for each in translation_states(whole, versions) if each.language == language}
    rows = tuple(
        ClauseInLanguage(
            place=at,
            label=clause.label,
            words=clause.printed.strip(),
            other=known[clause.label].words if clause.label in known else "",
            seen=seen[clause.label],
        )
        for at, clause in enumerate(draft.clauses)
        if clause.label in seen
    )
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.seen.state] = counts.get(row.seen.state, 0) + 1
    return LanguagePage(
        head=text_head(one),
        language=language,
        rows=rows,
        authentic=own.authentic,
        first_authentic=whole.first_authentic,
        counts=counts,
    )


def _named(one: OneText, version: MadeVersion) -> TextVersion:
    return TextVersion(name=version.act.name, text=one.content(version).text, day=version.act.day)
