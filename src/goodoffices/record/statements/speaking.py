"""Which reporting verbs of a sentence report something: verbs with a subject that can speak, and that is told
to have spoken.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from goodoffices.record import lexicon
from goodoffices.record.statements.asides import mend
from goodoffices.record.statements.content import follows, precedes
from goodoffices.record.statements.frames import BEFORE, Frame, frame_at
from goodoffices.record.text.tags import Words

CLAUSAL = frozenset(("say", "tell", "think", "quote", "know"))
"""Kinds of verbs whose content is a clause or quoted words."""
_CUE = re.compile("[SBGE]")
_HUMAN = lexicon.bag(
    "say tell add argue believe think insist complain warn claim hope want fear ask agree note"
)
_FORM = frozenset("NRODr")
_RETELLING = lexicon.bag("quote cite report describe")
_HEAD = re.compile("(?<=.)p")
_HAPPENINGS = lexicon.bag(
    "round rounds talks negotiations discussions consultations session sessions meeting meetings summit "
    "visit trip move step deal exchange swap attack attacks war conflict fighting violence crisis dispute "
    "strike strikes election elections vote process decision release withdrawal gaps differences"
)
"""What happens says nothing, whoever is named in it ("the talks between Norland and Veld have concluded")."""
_SUPPOSING = lexicon.bag("if once unless until till whether")
"""Before a subject: what somebody would say is not said."""
_UNSPOKEN = lexicon.bag(
    "say tell announce mention comment report respond reply state specify disclose elaborate"
)


Somebody = Callable[[int, int], bool]
"""Whether a group of words is a common noun for an actor of the reports."""


def nobody(_first: int, _stop: int) -> bool:
    """No common noun is known to be an actor's."""
    return False


def frames_of(words: Words, first: int, stop: int, somebody: Somebody = nobody) -> list[Frame]:
    """Every usable frame of the sentence, in order. ``somebody`` tells which common nouns stand for actors
    and can speak.
    """
    found: list[Frame] = []
    verbs = words.verbs
    for match in _CUE.finditer(words.tags, first, stop):
        at = match.start()
        if at not in verbs:
            continue
        frame = frame_at(words, at, first, stop)
        mend(words, frame, first)
        if not _usable(words, frame, first, found, somebody):
            continue
        if not frame.silent:
            quoting = _asks(words, frame, first)
            if quoting or (frame.verb.kind in CLAUSAL and not follows(words, frame, first, stop)):
                frame.trailing = frame.inverted or precedes(words, frame, first)
        found.append(frame)
    return found


def _asks(words: Words, frame: Frame, first: int) -> bool:
    """A verb of asking or demanding right behind a quoted saying ("Who would sign?" she asked)."""
    if frame.verb.kind in CLAUSAL or frame.left < first or words.tags[frame.left] != "Q" or frame.passive:
        return False
    quote = words.quotes[frame.left]
    return words.text[quote.inner_end - 1] in ",?!"


def _usable(words: Words, frame: Frame, first: int, earlier: list[Frame], somebody: Somebody) -> bool:
    tags, at, tag = words.tags, frame.at, frame.verb.tag
    if tag == "G":
        frame.heir = True
        frame.who = frame.apposed = None
        frame.left = at - 1
        quoting = earlier[-1] if earlier else None
        if words.low[at - 1] == "as" and quoting is not None and quoting.verb.base in _RETELLING:
            frame.who = quoting.who if quoting.passive else (quoting.at + 1, at - 1)
            frame.heir = False
            frame.left = quoting.left
            earlier.remove(quoting)
            return frame.who is not None and frame.who[1] > frame.who[0]
        if _issued(words, frame, first):
            frame.heir = False
            return True
        spoken = frame.verb.kind in ("say", "tell") and (
            tags[at - 1] in "DTNb" or tags[at + 1 : at + 2] in ("t", "Q", "r")
        )
        return at > first and (tags[at - 1] in ",c-" or spoken)
    if tag == "E" and not _has_auxiliary(words, at, first):
        return False
    if frame.negated and (frame.verb.base in _UNSPOKEN or words.low[at - 1] == "cannot"):
        frame.silent = frame.heir = frame.who is None and bool(earlier) and tags[frame.left] == "c"
        return frame.silent
    if _keeps_silent(words, frame) or _compared(words, frame, first):
        return False
    if frame.who is None:
        before = tags[frame.left] if frame.left >= first else "^"
        frame.heir = before == "c"
        return frame.heir and (bool(earlier) or frame.verb.tag == "S")
    if tag == "B" and tags[at - 1] == "o":
        return False
    if frame.verb.base == "point" and words.low[at + 1 : at + 2] not in (["out"], ["to"]):
        return False
    if frame.left >= first and words.low[frame.left] in _SUPPOSING:
        return False
    return _can_speak(words, frame) or (frame.who is not None and somebody(*frame.who))


_SILENT = re.compile(
    r"to (?:be (?:named|identified|quoted|interviewed)|comment|elaborate|respond|reply|give (?:his|her|"
    r"their) names?)\b"
)


def _keeps_silent(words: Words, frame: Frame) -> bool:
    """ "... declined to be named": nothing is said, and nothing is refused in the talks."""
    if frame.verb.base not in ("decline", "refuse") or frame.at + 1 >= len(words.low):
        return False
    return _SILENT.match(" ".join(words.low[frame.at + 1 : frame.at + 6])) is not None


def _compared(words: Words, frame: Frame, first: int) -> bool:
    """Whether what stands before the verb is only what something is compared with ("someone as skilled as
    Holm suggests ...").
    """
    left = frame.left
    return left > first + 1 and words.low[left] == "as" and "as" in words.low[max(first, left - 3) : left - 1]


_PAPER = re.compile(r"D[neNO#]*d?[en]")
_ISSUING = lexicon.bag(
    "issue issued issuing release released releasing publish published publishing sign signed signing make "
    "made making send sent sending "
    "deliver delivered delivering circulate circulated adopt adopted write wrote written"
)


def _issued(words: Words, frame: Frame, first: int) -> bool:
    """ "... issued a statement calling on ...": the frame then takes the subject of the verb that put the
    paper out.
    """
    paper = _PAPER.match(words.tags[max(first, frame.at - 12) : frame.at][::-1])
    if paper is None or words.low[frame.at - paper.end()] not in _ISSUING:
        return False
    subject = BEFORE.match(words.tags[max(first, frame.at - 80) : frame.at - paper.end()][::-1])
    if subject is None:
        return False
    verb = frame.at - paper.end()
    frame.who = (verb - subject.end("who"), verb - subject.start("who"))
    frame.left = frame.at - 1
    return True


def _has_auxiliary(words: Words, at: int, first: int) -> bool:
    k = at - 1
    while k >= first and words.tags[k] in "bk":
        k -= 1
    return k >= first and words.tags[k] == "a"


def _can_speak(words: Words, frame: Frame) -> bool:
    """A name, role, body, document or pronoun can; another noun only with a verb that nobody but a person
    does.
    """
    assert frame.who is not None
    letters = words.tags[frame.who[0] : frame.who[1]]
    if is_someone(words, *frame.who) or (frame.passive and not _FORM.isdisjoint(letters)):
        return True
    if frame.apposed is not None and letters[0] in "d#" and is_someone(words, *frame.apposed):
        frame.who, frame.apposed = frame.apposed, None  # "The third heir, their cousin Ada, said ..."
        return True
    if words.low[frame.at - 3 : frame.at] == ["let", "it", "be"]:
        return True
    if letters[-1] == "n" and letters[0] in "d#" and frame.left >= 0 and words.tags[frame.left] == "Q":
        return frame.verb.kind == "say"
    return frame.verb.base in _HUMAN and (letters[-1] in "g#d" or letters == "de")


def is_someone(words: Words, first: int, stop: int) -> bool:
    """Whether a noun group has a name, role, body, document or pronoun in it, and is not about a happening
    ("the round of ...").
    """
    letters = words.tags[first:stop]
    head = first + len(_HEAD.split(letters, maxsplit=1)[0]) - 1
    return not _FORM.isdisjoint(letters) and words.low[head] not in _HAPPENINGS
