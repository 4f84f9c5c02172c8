"""A text's clauses in another language, as their entries tell."""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.line import OneText
from goodoffices.talks import acts
from goodoffices.text import Clause, LanguageOfText, Text, TextInLanguages, Translation


def translations_of(one: OneText, language: str) -> tuple[Translation, ...]:
    """The newest translation of each clause that has one, in the order in which they came."""
    found: dict[str, Translation] = {}
    for item in one.translations(language):
        act = item.act
        if isinstance(act, acts.TextTranslated):
            for each in msgspec.json.decode(one.case.read(act.file), type=tuple[Translation, ...]):
                found[each.clause] = each
        elif isinstance(act, acts.ClauseTranslated):
            found[act.clause] = Translation(
                clause=act.clause,
                words=act.put,
                of=act.of,
                checked_by=act.checked_by,
                day=item.hand.at[:10] if act.checked_by else "",
            )
    return tuple(found.values())


def in_languages(one: OneText, text: Text) -> TextInLanguages:
    """A version with all of its languages."""
    settings = one.settings
    return TextInLanguages(
        first=settings.language,
        text=text,
        languages=tuple(
            LanguageOfText(
                language=each, authentic=each in settings.authentic, clauses=translations_of(one, each)
            )
            for each in settings.languages
        ),
        first_authentic=settings.language in settings.authentic or not settings.authentic,
        prevails=settings.prevails,
    )


def composed(text: Text, translations: tuple[Translation, ...]) -> tuple[str, tuple[str, ...]]:
    """The text in another language, clause by clause as far as it is translated, and the labels of those that
    are missing or outdated.
    """
    known = {one.clause: one for one in translations}
    printed: list[str] = []
    missing: list[str] = []
    for clause in text.clauses:
        own = known.get(clause.label) if clause.label else None
        if not clause.words:
            continue
        if own is None or not own.words.strip():
            missing.append(clause.label or clause.words[:30])
            continue
        if own.of != clause.words:
            missing.append(clause.label)
        printed.append(own.words.strip() + "\n\n")
    return "".join(printed), tuple(missing)


def paired(first: Text, other: Text) -> tuple[Translation, ...]:
    """Clauses of two languages with each other: by kind and number, then, between numbers that both have, in
    their order. What stands in other digits is the same number.
    """
    mine = [one for one in first.clauses if one.printed.strip() and one.kind != "front"]
    theirs = [one for one in other.clauses if one.printed.strip() and one.kind != "front"]
    if len(mine) == len(theirs) and all(a.kind == b.kind for a, b in zip(mine, theirs, strict=True)):
        pairs = list(zip(mine, theirs, strict=True))
    else:
        pairs = list(_by_number(mine, theirs))
    return tuple(
        Translation(clause=one.label, words=two.printed.strip(), of=one.words)
        for one, two in pairs
        if one.label and one.words and two.printed.strip()
    )


_DIGITS = {ord(sign): str(at % 10) for at, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def _by_number(mine: list[Clause], theirs: list[Clause]) -> list[tuple[Clause, Clause]]:
    free: dict[tuple[str, str], list[Clause]] = {}
    for key, two in _keys(theirs):
        free.setdefault(key, []).append(two)
    found = []
    for key, one in _keys(mine):
        if free.get(key):
            found.append((one, free[key].pop(0)))
    return found


def _keys(clauses: list[Clause]) -> list[tuple[tuple[str, str], Clause]]:
    """Each numbered clause with the number of the article that it stands in and its own."""
    article, found = "", []
    for one in clauses:
        number = one.number.translate(_DIGITS).casefold().strip("(). ")
        if one.kind == "article":
            article = number
        if number:
            found.append(((article if one.kind != "article" else "", f"{one.kind} {number}"), one))
    return found
