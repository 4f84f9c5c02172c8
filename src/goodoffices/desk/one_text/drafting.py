"""What a package would make of the one text: for each issue that it names the clause that is about it, and
a first wording, which a mediator edits.

The clause is the one that was tied to the issue; else one whose brackets hold the issue's options; else one
that names the option that stands. Where alternatives stand side by side, the one that says the option is
taken; where the clause names the option that stands, the other one's name takes its place; where it does
neither, the option's name is put behind it in brackets, for a person to word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from goodoffices.case import Case, Issue, Option, Package
from goodoffices.desk.conditional import plain
from goodoffices.desk.one_text.clean import with_choices
from goodoffices.desk.one_text.line import OneText
from goodoffices.text import Clause, Text, bracket_words

Drafted = Literal["chosen", "named", "beside", "new", "stands"]
"""How a wording came about: an alternative was chosen; one name put in place of another; the name put beside
the clause; a clause of its own; or the clause says it already.
"""


class DraftedClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as a package would have it. ``place`` is that of the clause in the newest draft; for a new one
    that of the clause behind which it comes. ``old`` and ``put`` are words as a person types them.
    """

    issue: str
    option: str
    place: int
    label: str
    old: str
    put: str
    how: Drafted


def drafted(one: OneText, case: Case, package: Package) -> tuple[DraftedClause, ...]:
    """The clauses that a package changes, in the case's order; issues that the case has no longer are left
    out.
    """
    text = one.content(one.newest).text
    found = []
    for issue in case.issues:
        options = {option.id: option for option in case.options(issue)}
        if package.get(issue.id) in options:
            found.append(_drafted(one, text, case, issue, options, options[package[issue.id]]))
    return tuple(found)


def _drafted(
    one: OneText, text: Text, case: Case, issue: Issue, options: dict[str, Option], wanted: Option
) -> DraftedClause:
    standing = options.get(case.text.get(issue.id, ""))
    place = _place(one, text, issue, options, standing, wanted)
    if place is None:
        last = max((at for at, clause in enumerate(text.clauses) if clause.words), default=0)
        return DraftedClause(
            issue=issue.id,
            option=wanted.id,
            place=last,
            label="",
            old="",
            put=f"{issue.label}: {wanted.label}.",
            how="new",
        )
    clause = text.clauses[place]
    put, how = _wording(text, place, options, standing, wanted)
    return DraftedClause(
        issue=issue.id,
        option=wanted.id,
        place=place,
        label=clause.label,
        old=clause.printed.strip(),
        put=put.strip(),
        how=how,
    )


def _place(
    one: OneText,
    text: Text,
    issue: Issue,
    options: dict[str, Option],
    standing: Option | None,
    wanted: Option,
) -> int | None:
    """Where the clause stands that is about an issue."""
    tied = {label: tie.option for label, tie in one.ties.items() if tie.issue == issue.id}
    places = [at for at, clause in enumerate(text.clauses) if clause.label and clause.label in tied]
    if places:
        said = [at for at in places if tied[text.clauses[at].label] in (wanted.id, "")]
        stood = [at for at in places if standing and tied[text.clauses[at].label] == standing.id]
        return (stood or said or places)[0]
    words = bracket_words(text)
    names = {plain(option.label) for option in options.values()}
    for at, bracket in enumerate(text.brackets):
        if bracket.first_clause == bracket.last_clause and plain(words[at]) in names:
            return bracket.first_clause
    for option in (standing, wanted):
        held = [at for at, clause in enumerate(text.clauses) if option and _names(clause, option)]
        if len(held) == 1:
            return held[0]
    return None


def _wording(
    text: Text, place: int, options: dict[str, Option], standing: Option | None, wanted: Option
) -> tuple[str, Drafted]:
    clause, words = text.clauses[place], bracket_words(text)
    beside = {plain(words[at]): at for at in _brackets_in(text, place)}
    for option in (wanted, *options.values()):
        if plain(option.label) in beside:
            settled = with_choices(text, {beside[plain(option.label)]: "stands"})
            if len(settled.clauses) == len(text.clauses):
                printed = settled.clauses[place].printed
                if option is wanted:
                    return printed, "chosen"
                return _put_for(printed, option.label, wanted.label), "named"
    if standing is not None and _names(clause, standing) and standing.label != wanted.label:
        return _put_for(clause.printed, standing.label, wanted.label), "named"
    if _names(clause, wanted):
        return clause.printed, "stands"
    return f"{clause.printed.rstrip()} [{wanted.label}]", "beside"


def _brackets_in(text: Text, place: int) -> Iterator[int]:
    """The brackets that lie in a clause alone."""
    for at, bracket in enumerate(text.brackets):
        if bracket.first_clause == bracket.last_clause == place:
            yield at


def _names(clause: Clause, option: Option) -> bool:
    """Whether the clause has the option's name, as words of their own."""
    name = plain(option.label)
    return bool(name) and f" {name} " in f" {plain(clause.words)} "


def _put_for(printed: str, old: str, new: str) -> str:
    """The words with one name in place of another, wherever it stands as written; else the new one behind."""
    at = printed.casefold().find(old.casefold())
    if at < 0:
        return f"{printed.rstrip()} [{new}]"
    return printed[:at] + new + printed[at + len(old) :]
