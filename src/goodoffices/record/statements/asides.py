"""A subject that stands apart from its verb: behind an aside, before an office without a comma, before "as
saying". English.
"""

from __future__ import annotations

import re

from goodoffices.record.statements.frames import Frame
from goodoffices.record.text.tags import Words

_SUBJECT = re.compile(
    r"(?:[cb],?+|T,)*+(?P<who>(?:[dneNO']{0,6}R)?[NR']{0,3}N{1,4}(?:\([^()]{1,6}\))?|"
    r"d?[neNO'-]{0,5}[NRO](?:\([^()]{1,6}\))?)"
)
"""A noun group that opens a sentence or a clause, with an office before the name."""
_NAME_BEFORE = re.compile(r"(?:^|[Qc,|:-])(?P<name>N{2,4}),?$")
_LONGEST_ASIDE = 60


def mend(words: Words, frame: Frame, first: int) -> None:
    """Put the subject of a frame right where it was read too near to the verb."""
    if frame.who is None or frame.inverted:
        return
    if not _behind_aside(words, frame, first):
        _before_office(words, frame, first)


def _behind_aside(words: Words, frame: Frame, first: int) -> bool:
    """ "Badro Atlan, visiting the crossing with Kessar, said": the subject opens the sentence, and an aside
    ends at the verb.
    """
    tags = words.tags
    end = frame.at
    while end > first and tags[end - 1] in "abk":
        end -= 1
    if end - 1 <= first or tags[end - 1] != ",":
        return False
    begin = _clause(tags, first, end - 1)
    match = _SUBJECT.match(tags, begin, end - 1)
    if match is None or match.end() >= end - 1 or tags[match.end()] != ",":
        return False
    aside = tags[match.end() + 1 : end - 1]
    who = match.span("who")
    assert frame.who is not None
    if who == frame.who or "N" not in tags[who[0] : who[1]] or not _is_aside(aside):
        return False
    frame.who, frame.apposed = who, (match.end() + 1, end - 1)
    frame.left = who[0] - 1
    return True


def _clause(tags: str, first: int, stop: int) -> int:
    """Where the clause begins that the subject opens: behind quoted words, else at the start of the
    sentence.
    """
    quoted = tags.rfind("Q", first, stop)
    return quoted + 1 if quoted >= 0 else first


def _is_aside(letters: str) -> bool:
    """Whether the words between two commas tell of the subject: an office, a participle, "who ..."; no clause
    of their own.
    """
    if not 1 <= len(letters) <= _LONGEST_ASIDE or set(letters) & set("SQ;:|"):
        return False
    if letters[0] in "rw":
        return True
    return letters[0] in "dneRObpc#ONg" and not re.search("r[avb]|[av]", letters)


def _before_office(words: Words, frame: Frame, first: int) -> None:
    """ "Alois Rhiel, its minister for trade said": the name stands before an office that was read as the
    subject.
    """
    assert frame.who is not None
    tags = words.tags
    begin = frame.who[0]
    if tags[begin] != "d" or (frame.apposed is not None and tags[frame.who[1] - 1] == "N"):
        return
    match = _NAME_BEFORE.search(tags[first:begin])
    if match is None or "R" not in tags[begin : frame.who[1]]:
        return
    frame.apposed = frame.who
    frame.who = (first + match.start("name"), first + match.end("name"))
    frame.left = frame.who[0] - 1
