"""The subject of a sentence, for what has none of its own ("..., saying that")."""

from __future__ import annotations

import re

from goodoffices.record.text.tags import Words

Range = tuple[int, int]
"""Words from the first to the last of them, by their numbers in a sentence."""

_LEAD = r"(?:[bc],?+|[ps][^,SrQ]{1,30}+,|[ps](?:[^avSrQ,]{0,7}+,){2}|[TN][T#]*+,|[eG][^,Q]{1,30}+,){0,6}"
"""What may stand before a subject. Bounded, and possessive within: a choice of endings for each of many parts
takes time without end.
"""
_PLAIN = re.compile(
    rf"{_LEAD}(?P<who>r|[d#]*+[NRODgne#'~-]*[NROgn](?:[pc]d?[NROne#g]+)?)(?P<app>,[dnRN#er][^,Q]{{1,30}},|\([^()]{{1,12}}\))?[abk]*[avSB]"
)
_SUBJECT = re.compile(
    rf"{_LEAD}(?P<who>r|[d#]*+[NRODgne#'~-]*[NROg](?:[pc]d?[NROne#g]+)?)(?P<app>,[dnRN#er][^,Q]{{1,30}},|\([^()]{{1,12}}\))?[abk]*[avSenBT]"
)


def subject_of(words: Words, number: int) -> tuple[Range, Range | None] | None:
    """The words of the subject of a sentence and of what stands in apposition to it; None where it is not
    plain.
    """
    first, stop = words.sentences[number]
    match = _PLAIN.match(words.tags, first, min(stop, first + 80)) or _SUBJECT.match(
        words.tags, first, min(stop, first + 80)
    )
    if match is None:
        return None
    aside = (match.start("app") + 1, match.end("app") - 1) if match.group("app") else None
    return match.span("who"), aside
