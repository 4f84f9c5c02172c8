"""Whose verb it is: the noun group before a verb group, what a relative clause goes back to, the subject that
two verbs share.
"""

from __future__ import annotations

import re

from goodoffices.record.frames.group import WordGroup
from goodoffices.record.frames.unit import Unit
from goodoffices.record.statements import frames

_ANTE = re.compile(r",?(?:[T#]+p)?(?P<who>[NRODgne#][NRODgne#'~]*d*(?:p[NRODgne#][NRODgne#'~]*d*)?)")
_GROUP = r"r|[d#]{0,3}+[NRODgne#'~-]{1,14}(?<=[NROgn])(?:[pc]d?[NROne#g']{1,8}+){0,3}"
_FIRST = re.compile(
    r"(?:[bc],?|[psf][^,S]{1,30},|e[^,]{1,40},|[TN#][T#]{0,4},){0,3}(?P<who>"
    + _GROUP
    + r")(?P<app>,[dnRN#er][^,]{1,60},|\([^()]{1,12}\))?b?[akvSBe]"
)
_MAIN = re.compile(rf"(?P<who>{_GROUP})b?[akvSBe]")
_FINITE = re.compile(r"[avS]")
_REACH = 80
Range = tuple[int, int]


def subject_before(unit: Unit, group: WordGroup) -> tuple[Range | None, int]:
    """The words of the subject of a finite verb group, and the word at which its clause begins."""
    tags, low = unit.tags, unit.low
    at = group.first
    if group.pronoun:
        return (at, at + 1), at
    if at == 0:
        return None, at
    before = tags[at - 1]
    if before == "w" or (before == "t" and at > 1 and tags[at - 2] in "NROgne,)"):
        return antecedent(unit, at - 1), at - 1
    if before == "c":
        return None, at
    match = frames.BEFORE.match(tags[max(0, at - _REACH) : at][::-1])
    if match is None or (before == "," and not match.group("app")):
        return None, at
    first, stop = at - match.end("who"), at - match.start("who")
    while first < stop and tags[first] in "'c":
        first += 1
    if "but" in low[first + 1 : stop - 1]:
        first = low.index("but", first + 1) + 1
    for k in range(stop - 2, first, -1):
        if tags[k] == "d" and tags[k - 1] in "NT":
            first = k  # "in Vesna the Front": another noun group begins
            break
    if _relative(unit, first, stop):
        return antecedent(unit, first - 1), first - 1
    if low[first] in ("both", "but") and stop - first > 1:
        first += 1
    if tags[first:stop] in ("d",) and low[first] not in (
        "this",
        "these",
        "those",
        "both",
        "all",
        "each",
        "many",
        "some",
    ):
        return None, at
    begin = first
    if stop - first == 1 and low[first] in ("who", "which"):
        return antecedent(unit, first), first
    return (first, stop), begin


def _relative(unit: Unit, first: int, stop: int) -> bool:
    """Whether what looks like a subject is a verb with its object behind "that" or "who", which is no verb
    of the
    list ("unions that represent airline staff").
    """
    tags, low = unit.tags, unit.low
    return (
        first > 1
        and stop - first > 1
        and tags[first - 1] in "tw"
        and low[first - 1] in ("that", "which", "who")
        and tags[first - 2] in "gNRO"
        and tags[first] == "n"
        and not low[first].endswith("s")
    )


def antecedent(unit: Unit, at: int) -> Range | None:
    """The noun group that the relative word ``at`` goes back to."""
    match = _ANTE.match(unit.tags[max(0, at - 40) : at][::-1])
    return (at - match.end("who"), at - match.start("who")) if match is not None else None


def subject_told(unit: Unit, at: int, start: int) -> Range | None:
    """The subject of the finite verb nearest before the word ``at``, not before ``start``: two verbs that
    "or" joins share it.
    """
    tags = unit.tags
    for k in range(at - 1, start, -1):
        if (
            k > 1
            and tags[k] == "S"
            and unit.low[k].endswith("s")
            and tags[k - 1] in "NOn"
            and tags[k - 2] in "SavE"
        ):
            continue  # "rejected Ostran demands": a noun
        if tags[k] in "avS" and tags[k - 1] not in "abk":
            match = frames.BEFORE.match(tags[max(start, k - _REACH) : k][::-1])
            if match is None:
                return None
            first, stop = k - match.end("who"), k - match.start("who")
            return first + (tags[first] in "'c"), stop
    return None


def first_subject(unit: Unit, before: int) -> Range | None:
    """The subject of the sentence, where it stands before the word ``before``."""
    match = _FIRST.match(unit.tags, 0, min(len(unit.tags), _REACH))
    if match is None or match.end("who") > before:
        return None
    return match.span("who")


def taken_before(unit: Unit, at: int) -> Range | None:
    """What a participle without a subject of its own is said of: the noun right before it ("a demand so far
    rejected by ..."), or the subject of the sentence that it goes on with.
    """
    k = at
    if unit.tags[at] == "o" and k and unit.tags[k - 1] in "SE":
        k -= 1  # "believed to be backed by"
    while k > 0 and unit.tags[k - 1] == "b":
        k -= 1
    if k > 0 and unit.low[k - 1 : k + 1] == ["so", "far"]:
        k -= 1
    if k > 0 and unit.low[k - 1] == "as":
        k -= 1
        return noun_before(unit, k) if k and unit.tags[k - 1] in "ngNOD" else None
    if k > 0 and unit.tags[k - 1] in "ngD":
        return noun_before(unit, k)
    return subject_set_off(unit, at, k) if k > 0 and unit.tags[k - 1] == "," else first_subject(unit, at)


def subject_set_off(unit: Unit, at: int, comma: int) -> Range | None:
    """The subject of the sentence, where a participle behind a comma can only be said of it."""
    found = first_subject(unit, at)
    return found if found is None or found[1] == comma - 1 or unit.tags[comma - 2] not in "NROgn" else None


def main_behind(unit: Unit, at: int) -> Range | None:
    """The subject of the main clause behind a clause that opens the sentence ("Despite insisting that ...,
    the group said").
    """
    comma = unit.tags.find(",", at)
    if comma < 0:
        return None
    match = _MAIN.match(unit.tags, comma + 1)
    return match.span("who") if match is not None else None


def noun_before(unit: Unit, at: int) -> Range | None:
    """The noun group right before the word ``at`` ("a film showed the Front's leader laughing away ...")."""
    match = frames.BEFORE.match(unit.tags[max(0, at - _REACH) : at][::-1])
    return (at - match.end("who"), at - match.start("who")) if match is not None else None
