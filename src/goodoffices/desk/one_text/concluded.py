"""What the sides agreed of a text, clause by clause, to be handed on: what a mediator concluded, or what all
sides have agreed so far.

A text is concluded by a person's act on one version. Nothing follows from states alone, whatever they say.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.desk.one_text.line import MadeVersion, OneText
from goodoffices.desk.one_text.standing import TextStanding
from goodoffices.talks import Reason, acts
from goodoffices.text import ClauseKind, agreed_of, option_stacks_of


class SettledClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that was agreed: its name and its words, and what of the case it is about (by the case's ids).

    ``parent`` is the label of the clause that it belongs to, ``level`` how far below the top it stands.
    Titles are among them where the whole text was concluded; they say nothing that a side owes.
    """

    place: int
    label: str
    kind: ClauseKind
    words: str
    number: str = ""
    level: int = 0
    parent: str = ""
    issue: str = ""
    option: str = ""
    phases: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


class SettledText(msgspec.Struct, frozen=True, kw_only=True):
    """What was agreed of a text. ``concluded``: a mediator concluded this version, on ``day``, with ``words``
    on how the sides agreed to it; else it is provisional. ``later``: the draft went on since.
    """

    text: int
    title: str
    version: MadeVersion
    clauses: tuple[SettledClause, ...]
    concluded: bool
    day: str = ""
    words: str = ""
    later: bool = False


class Unagreed(msgspec.Struct, frozen=True, kw_only=True):
    """A side that has not agreed to every clause of a version without more, and the labels of those."""

    party: str
    labels: tuple[str, ...]


class TextConclusion(msgspec.Struct, frozen=True, kw_only=True):
    """The conclusion that stands: of which version, on which day, and how the sides agreed."""

    version: MadeVersion
    day: str
    words: str


def conclusion_of(one: OneText) -> TextConclusion | None:
    """The conclusion that stands; None where the text is not concluded."""
    item = one.conclusions[-1] if one.conclusions else None
    act = item.act if item is not None else None
    if item is None or not isinstance(act, acts.TextConcluded) or act.version is None:
        return None
    return TextConclusion(version=one.version(act.version), day=act.day or item.hand.at[:10], words=act.words)


def is_concluded(one: OneText, version: MadeVersion) -> bool:
    """Whether a version is what the sides agreed, by a mediator's act that stands."""
    found = conclusion_of(one)
    return found is not None and found.version.entry == version.entry


def concluded_text(one: OneText) -> SettledText | None:
    """The version that a mediator concluded as what the sides agreed, with every clause of it; None where
    none was.
    """
    found = conclusion_of(one)
    if found is None:
        return None
    return SettledText(
        text=one.entry,
        title=one.settings.title,
        version=found.version,
        clauses=_clauses(one, found.version, None),
        concluded=True,
        day=found.day,
        words=found.words,
        later=one.newest.entry > found.version.entry,
    )


def agreed_text(one: OneText) -> SettledText | None:
    """What the sides agreed: the concluded version, else the clauses of the newest draft to which all sides
    have agreed without more; None where there are none.
    """
    concluded = concluded_text(one)
    if concluded is not None:
        return concluded
    content = one.content(one.newest)
    states = TextStanding(one).states(content.rows, tuple(one.case.party_labels))
    labels = agreed_of(states.by_clause()).clauses
    if not labels:
        return None
    return SettledText(
        text=one.entry,
        title=one.settings.title,
        version=one.newest,
        clauses=_clauses(one, one.newest, labels),
        concluded=False,
    )


def against_concluding(one: OneText, version: MadeVersion) -> tuple[Reason, ...]:
    """What stands against concluding a version: words that are not agreed, places held for words, changes
    that wait.
    """
    content = one.content(version)
    found = []
    for bracket in content.brackets[:1]:
        row = content.rows[bracket.first_clause]
        found.append(Reason("conclude-brackets", {"clause": row.label, "count": len(content.brackets)}))
    for members in option_stacks_of(content.text)[:1]:
        found.append(Reason("conclude-options", {"clause": content.rows[members[0]].label}))
    if version.entry == one.newest.entry and one.waiting:
        found.append(Reason("conclude-changes", {"count": len(one.waiting)}))
    return tuple(found)


def unagreed(one: OneText, version: MadeVersion) -> tuple[Unagreed, ...]:
    """The sides that have not agreed to every clause of a version: a person who concludes it says how they
    did.
    """
    sides = tuple(one.case.party_labels)
    states = TextStanding(one).states(one.content(version).rows, sides).by_clause()
    found = []
    for at, side in enumerate(sides):
        labels = tuple(label for label, said in states.items() if said[at] != "agreed")
        if labels:
            found.append(Unagreed(party=side, labels=labels))
    return tuple(found)


def _clauses(one: OneText, version: MadeVersion, labels: Sequence[str] | None) -> tuple[SettledClause, ...]:
    """The clauses with these labels, or all that say something."""
    text = one.content(version).text
    wanted = set(labels) if labels is not None else None
    found = []
    for place, clause in enumerate(text.clauses):
        words = clause.words
        if clause.kind in ("front", "note") or not words:
            continue
        if wanted is not None and clause.label not in wanted:
            continue
        tie = one.ties.get(clause.label) or acts.ClauseTied(text=one.entry, clause=clause.label)
        found.append(
            SettledClause(
                place=place,
                label=clause.label,
                kind=clause.kind,
                words=words,
                number=clause.number,
                level=clause.level,
                parent=text.clauses[clause.parent].label if clause.parent >= 0 else "",
                issue=tie.issue,
                option=tie.option,
                phases=tie.phases,
                terms=tie.terms,
                plans=tie.plans,
            )
        )
    return tuple(found)
