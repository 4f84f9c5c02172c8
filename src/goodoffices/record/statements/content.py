"""Where the content of a reporting verb begins and ends in its sentence."""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.statements.frames import Frame
from goodoffices.record.text.tags import Words

_LATER = lexicon.bag("day days week weeks month months year years hour hours moment")
_CUT = re.compile(r"Qd(?=[Tn]s)|,(?:f|[ds]|#[ng]?s|b?s|-?f)|-f|;")
_CONCESSIVE = lexicon.bag("as while after before when although though since even amid despite")


EXPRESSING = ("express", "voice", "raise")
_FEELING = re.compile("d?[neb]{0,2}[ngeS]t")
"""What is expressed, before the clause that tells it ("fears that ...")."""


def begin(words: Words, frame: Frame, stop: int) -> int:
    """The first word of what follows the verb: behind addressee, time and place where a clause or a quotation
    starts there.
    """
    tags, after = words.tags, frame.after
    if frame.verb.base in EXPRESSING and (noun := _FEELING.match(tags, after, stop)) is not None:
        return noun.end() - 1
    if after >= stop or not frame.places:
        return after
    if frame.verb.base == "agree" and words.low[frame.places[0]] in ("on", "with"):
        return frame.places[0]
    if tags[after] in "tQ:w" or frame.verb.kind in ("tell", "urge", "know") or tags[after] in ",.|;-s":
        return after
    return frame.places[0]


def follows(words: Words, frame: Frame, first: int, stop: int) -> bool:
    """Whether the content follows the verb; else it stands before it."""
    tags, after = words.tags, frame.after
    if after >= stop or tags[after] in ".|)":
        return False
    if frame.heir and tags[after] in ",:" and tags[after + 1 : after + 2] == "Q":
        return True
    left = tags[frame.left] if frame.left >= first else "^"
    if tags[after] in ":Q":
        return True if tags[after] == ":" else left not in "Q" or after - frame.stop < 1
    if left == "Q" or frame.inverted:
        return False
    if tags[after] in ",-;(":
        if precedes(words, frame, first):
            return False
        aside = left == "," and tags[after] == "," and re.search("[avS]", tags[after:stop]) is not None
        return aside or tags[after + 1 : after + 2] == "Q"
    return not (left in ",-" and tags[after] in "sGc")


def precedes(words: Words, frame: Frame, first: int) -> bool:
    """Whether something that could be content stands before the attribution."""
    left = frame.left
    if left < first:
        return False
    tags = words.tags
    if tags[left] == "Q":
        return True
    if tags[left] not in ",-":
        return False
    if left > first and tags[left - 1] == "Q":
        return True
    before = tags[first:left].lstrip("cb")
    if tags[left] == "-" and not before.strip("N,.T#()"):
        return False
    return len(before) >= 2 and not (before[0] in "pbs" and not re.search("[avSerB]", before))


def clause_end(words: Words, first: int, stop: int, later: list[Frame]) -> int:
    """Where the content that starts at ``first`` ends: before a later attribution, an aside on time, or the
    full stop.
    """
    tags, low = words.tags, words.low
    end = stop
    for frame in later:
        if frame.at <= first:
            continue
        if frame.left > first + 1 and tags[frame.left] == "w" and tags[frame.left - 1] in "-,":
            end = min(end, frame.left - 1)
        if frame.heir:
            cut = frame.left if frame.left > first and tags[frame.left] in "c," else frame.at
            if tags[frame.at] == "G" and tags[frame.at - 1] not in ",c-":
                continue
            if cut > first and tags[cut - 1] == ",":
                cut -= 1
            end = min(end, cut)
        elif frame.trailing and frame.left > first:
            end = min(end, frame.left + (tags[frame.left] == "Q"))
        elif frame.left > first and tags[frame.left] in "c;" and tags[frame.left - 1] == ",":
            end = min(end, frame.left - 1)
    at = first
    while True:
        match = _CUT.search(tags, at, end)
        if match is None:
            break
        k = match.start()
        at = k + 1
        letter = tags[match.end() - 1]
        if letter in "f;" or (letter == "s" and not _CONCESSIVE.isdisjoint(low[k + 1 : match.end()])):
            end = k
            break
        if tags[k] == "Q":
            if low[k + 2] in _LATER:
                end = k + 1
                break
            continue
        if letter == "d" and k + 3 < end and low[k + 2] in _LATER and tags[k + 3] in "sbp":
            end = k
            break
    while end > first and tags[end - 1] in ".,;|-:":
        end -= 1
    return end
